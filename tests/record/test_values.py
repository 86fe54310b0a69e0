"""Values: what fits a field, and which values exclude each other."""

import pytest

from tests.factories import ZONE
from travaux.record.dossiers import BadDossier, kind_of, qualify, shorten, slug_of
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
    ("name", "obstacle"),
    [
        ("csto/member", "the slug must be small letters"),
        ("csto/thing/x", "there is no kind 'thing'"),
        ("CSTO/member/am", "the organisation is missing or misspelt"),
        ("csto/roll/x", "an organisation has one roll"),
    ],
)
def test_what_names_no_dossier_is_refused(name: str, obstacle: str) -> None:
    with pytest.raises(BadDossier, match=obstacle):
        kind_of(name)


def test_a_short_name_is_qualified_and_shortened_again() -> None:
    assert qualify("member/am", "csto") == "csto/member/am"
    assert shorten("csto/member/am", "csto") == "member/am"
    assert shorten("world/person/zas", "csto") == "world/person/zas"
    assert (kind_of("csto/roll"), slug_of("csto/member/am")) == ("roll", "am")
