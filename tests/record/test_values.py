"""Values: what fits a field, and which values exclude each other."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ZONE
from travaux.record.dossiers import BadDossier
from travaux.record.times import BadDate
from travaux.record.values import BadValue, Form, Value, count_range, exclude, read_value


def _read(form: Form, text: str, words: frozenset[str] = frozenset()) -> str | int:
    return read_value(form, text, words=words, organisation="csto", zone=ZONE)


@pytest.mark.parametrize(
    ("form", "text", "value"),
    [
        (Form.COUNT, "34", 34),
        (Form.COUNT, "about 20", "about 20"),
        (Form.COUNT, "unknown", "unknown"),
        (Form.SHARE, "10 %", "1/10"),
        (Form.SHARE, "1/3", "1/3"),
        (Form.DATE, "2022-11", "2022-11"),
        (Form.DOSSIER, "document/x", "csto/document/x"),
        (Form.DOSSIER, "world/person/zas", "world/person/zas"),
        (Form.MEMBER, "no", "no"),  # Norway, not a boolean
        (Form.DIGEST, "sha256:" + "0" * 64, "sha256:" + "0" * 64),
        (Form.TEXT, "their stance", "their stance"),
    ],
)
def test_a_scalar_is_read_by_its_form(form: Form, text: str, value: str | int) -> None:
    assert _read(form, text) == value


@pytest.mark.parametrize(
    ("form", "text", "message"),
    [
        (Form.COUNT, "some", "'some' is no count; write 15, about 20"),
        (Form.COUNT, "٣", "is no count"),
        (Form.SHARE, "1/0", "is no share; write 1/10 or 10 %"),
        (Form.MEMBER, "Armenia", "write small letters"),
        (Form.DIGEST, "sha256:12", "64 hexadecimal figures"),
        (Form.TEXT, " ", "it is empty"),
    ],
)
def test_what_does_not_fit_is_refused_and_told_what_would(form: Form, text: str, message: str) -> None:
    with pytest.raises(BadValue, match=message):
        _read(form, text)


def test_a_word_must_be_on_the_list() -> None:
    with pytest.raises(BadValue, match="the words here are: no, yes"):
        _read(Form.WORD, "maybe", frozenset({"yes", "no"}))


def test_a_dossier_must_be_of_the_kind_the_field_takes() -> None:
    with pytest.raises(BadValue, match="is a member; this field takes a person"):
        _read(Form.DOSSIER, "member/am", frozenset({"person"}))


def test_a_date_must_exist() -> None:
    with pytest.raises(BadDate):
        _read(Form.DATE, "2023-02-30")


@pytest.mark.parametrize(
    ("form", "one", "other", "excluded"),
    [
        (Form.COUNT, 15, 16, True),
        (Form.COUNT, 15, 15, False),
        (Form.COUNT, 15, "about 20", True),
        (Form.COUNT, 19, "about 20", False),  # a tenth either way
        (Form.COUNT, 14, "at least 14", False),
        (Form.COUNT, 20, "more than 20", True),
        (Form.COUNT, "at most 3", "fewer than 2", False),
        (Form.DATE, "2022-11", "2022-11-23", False),  # the vaguer one holds the other
        (Form.DATE, "2022-10", "2022-11-23", True),
        (Form.WORD, "present", "absent", True),
        (Form.WORD, "present", "unknown", False),
        (Form.DATE, "none", "2022", True),  # told that there is none, against told that there is one
        (Form.TEXT, "their stance", "no money", False),  # free text is never compared
        (Form.DOSSIER, ["a", "b"], ["b", "a"], False),
        (Form.DOSSIER, ["a", "b"], "a", True),
        (Form.DOSSIER, ["a", "unknown"], "c", False),
    ],
)
def test_values_that_cannot_both_be_so_exclude_each_other(
    form: Form, one: Value, other: Value, *, excluded: bool
) -> None:
    assert exclude(form, one, other, ZONE) is excluded
    assert exclude(form, other, one, ZONE) is excluded


def test_a_text_that_is_no_count_has_no_range() -> None:
    with pytest.raises(BadValue, match="is no count"):
        count_range("many")


@pytest.mark.parametrize(
    ("form", "text", "value"),
    [
        (Form.COUNT, "0", 0),
        (Form.COUNT, "007", 7),
        (Form.COUNT, "999999999999", 999_999_999_999),
        (Form.COUNT, "at least 14", "at least 14"),
        (Form.COUNT, "fewer than 5", "fewer than 5"),
        (Form.SHARE, "0", "0"),
        (Form.SHARE, "0.5", "1/2"),
        (Form.SHARE, "2/4", "1/2"),  # one share has one spelling in the bytes
        (Form.SHARE, "7.5%", "3/40"),
        (Form.SHARE, "1/3 %", "1/300"),
        (Form.SHARE, "none", "none"),
        (Form.NAME, "O'Neill", "O'Neill"),
        (Form.WORD, "unknown", "unknown"),  # every field may be unknown, and none
        (Form.DIGEST, "none", "none"),
        (Form.DOSSIER, "unknown", "unknown"),
        (Form.DATE, "../2023-11-20", "../2023-11-20"),
        (Form.SLUG, "csc-2024-11-28", "csc-2024-11-28"),
    ],
)
def test_a_value_stands_in_the_bytes_in_one_spelling(form: Form, text: str, value: str | int) -> None:
    assert _read(form, text) == value


@pytest.mark.parametrize(
    ("form", "text", "message"),
    [
        (Form.COUNT, "-1", "'-1' is no count; write 15, about 20, at least 14, at most 3, more than 20 or fewer than 5"),
        (Form.COUNT, "1.5", "'1.5' is no count"),
        (Form.COUNT, "About 20", "'About 20' is no count"),
        (Form.COUNT, "about about 20", "is no count"),
        (Form.COUNT, "1" * 13, "is no count"),
        (Form.SHARE, "-1/3", "'-1/3' is no share; write 1/10 or 10 %"),
        (Form.SHARE, "1e9", "'1e9' is no share"),
        (Form.SHARE, "1_0", "'1_0' is no share"),
        (Form.SHARE, "10 % %", "is no share"),
        (Form.SHARE, "nan", "is no share"),
        (Form.SHARE, "", "'' is no share"),
        (Form.SHARE, "1/3/5", "is no share"),
        (Form.NAME, "", "'' is no name; it is empty"),
        (Form.SLUG, "a--b", "'a--b' is no slug; write small letters, figures and hyphens"),
        (Form.SLUG, "am\n", "is no slug"),
        (Form.MEMBER, "", "'' is no member; write small letters"),
        (Form.DIGEST, "sha256:" + "G" * 64, "write sha256: and 64 hexadecimal figures"),
        (Form.DIGEST, "0" * 64, "write sha256:"),
    ],
)  # fmt: skip
def test_a_value_in_any_other_spelling_is_refused(form: Form, text: str, message: str) -> None:
    with pytest.raises(BadValue) as caught:
        _read(form, text)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("form", "text"),
    [(Form.COUNT, "9" * 5_000), (Form.SHARE, "1e99999999"), (Form.SHARE, "9" * 5_000), (Form.SHARE, "0." + "1" * 99_999)],
)  # fmt: skip
def test_a_number_that_would_take_hours_is_refused_at_once_and_not_repeated_whole(form: Form, text: str) -> None:
    begun = time.monotonic()
    with pytest.raises(BadValue) as caught:
        _read(form, text)
    assert time.monotonic() - begun < 1
    assert len(str(caught.value)) < 200


def test_what_names_no_dossier_is_refused_as_such() -> None:
    with pytest.raises(BadDossier, match="names no dossier"):
        _read(Form.DOSSIER, "nothing")
    with pytest.raises(BadValue, match="this field takes a body or member"):
        _read(Form.DOSSIER, "person/zas", frozenset({"member", "body"}))


@pytest.mark.parametrize(
    ("value", "least", "greatest"),
    [
        (15, 15, 15),
        ("15", 15, 15),
        ("about 20", 18, 22),
        ("about 25", 22, 28),  # a tenth is two and a half: three
        ("about 5", 4, 6),  # so that a small number that is about right is not denied
        ("about 0", 0, 0),
        ("at least 14", 14, 10**12),
        ("more than 20", 21, 10**12),
        ("at most 3", 0, 3),
        ("fewer than 5", 0, 4),
    ],
)
def test_a_count_admits_a_range_of_numbers(value: str | int, least: int, greatest: int) -> None:
    assert count_range(value) == (least, greatest)


MANNERS = st.sampled_from(("", "about ", "at least ", "at most ", "more than ", "fewer than "))
COUNTS = st.builds(lambda manner, number: f"{manner}{number}" if manner else number, MANNERS, st.integers(1, 30))


def _admitted(count: Value) -> set[int]:
    """The numbers up to a hundred that a count admits, by the meaning of its words."""
    manner, _, figure = str(count).rpartition(" ")
    number = int(figure)
    means = {
        "": lambda n: n == number,
        "about": lambda n: 10 * abs(n - number) <= number or abs(n - number) * 10 < number + 10,
        "at least": lambda n: n >= number,
        "at most": lambda n: n <= number,
        "more than": lambda n: n > number,
        "fewer than": lambda n: n < number,
    }
    return {n for n in range(101) if means[manner](n)}


@given(COUNTS, COUNTS)
def test_two_counts_exclude_each_other_just_when_no_number_is_both(one: Value, other: Value) -> None:
    assert exclude(Form.COUNT, one, other, ZONE) == (not _admitted(one) & _admitted(other))


def test_the_control_counts_compared_as_words_would_exclude_too_much() -> None:
    assert str(19) != "about 20"
    assert _admitted(19) & _admitted("about 20")


@pytest.mark.parametrize(
    ("form", "one", "other", "excluded"),
    [
        (Form.NAME, "Minsk", "MINSK", False),  # the same name in other letters
        (Form.NAME, "Minsk", "Astana", True),
        (Form.NAME, "Minsk", "none", True),
        (Form.NAME, "none", "none", False),
        (Form.MEMBER, "am", "by", True),
        (Form.SHARE, "1/10", "1/5", True),
        (Form.SHARE, "1/10", "1/10", False),
        (Form.DIGEST, "sha256:a", "sha256:b", True),
        (Form.DOSSIER, "unknown", "csto/body/csc", False),
        (Form.DOSSIER, "none", "csto/body/csc", True),
        (Form.DATE, "2023-11-20T10:00", "2023-11-20", False),
        (Form.DATE, "2023-11-20", "2023-11-21", True),  # one day ends where the next begins
        (Form.DATE, "../2023-11-20", "2023-11-20/..", False),
        (Form.DATE, "2022/2023", "2024", True),
        (Form.COUNT, "unknown", 3, False),
        (Form.COUNT, "none", 3, True),
        (Form.MEMBER, ["am"], ["am", "by"], True),  # a list is whole
        (Form.MEMBER, ["unknown"], ["am", "by"], False),
        (Form.MEMBER, ["am"], "am", False),
    ],
)
def test_what_cannot_be_so_together_is_told_from_what_can(
    form: Form, one: Value, other: Value, *, excluded: bool
) -> None:
    assert exclude(form, one, other, ZONE) is excluded
    assert exclude(form, other, one, ZONE) is excluded
