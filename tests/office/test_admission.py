"""What an entry of a foreign log must be to be taken: every field on both sides of what it may say."""

from dataclasses import dataclass
from typing import Final

import msgspec
import pytest

from travaux.broken_input import BrokenInput
from travaux.office.admission import NotAdmitted, admitted, require_refs, signed
from travaux.record.entry import Entry, Fact, Public, When
from travaux.record.times import BEGINNING, END

WHEN: Final = When("2022-11-23", 1_669_147_200, 1_669_233_600)
FACT: Final = Fact("a", ("csto/document/draft-7",), "adopted", WHEN)
ENTRY: Final = Entry(
    kind="act",
    id="csto/e/1",
    organisation="csto",
    part="desk",
    zone="Asia/Yerevan",
    public=Public(1_669_147_200, 1_669_233_600, "entered"),
    facts=(FACT,),
    by="A. Clerk",
)


def entry(**changed: object) -> Entry:
    return msgspec.structs.replace(ENTRY, **changed)


def with_fact(**changed: object) -> Entry:
    return entry(facts=(msgspec.structs.replace(FACT, **changed),))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("id", "1"),
        ("id", "csto/e/1"),
        ("id", "a-b.c_d/e"),
        ("id", "ABC"),
        ("id", "a" * 200),
        ("organisation", "csto"),
        ("organisation", "eaeu-2"),
        ("organisation", "a.b"),
        ("organisation", "a" * 200),
        ("part", ""),
        ("part", "desk"),
        ("part", "2022-11"),
        ("by", ""),
        ("by", "A. Clerk"),
        ("by", "Секретарь"),
        ("by", "<b>x</b>"),
        ("by", "a" * 200),
        ("zone", "UTC"),
        ("zone", "Europe/Moscow"),
        ("audience", "public"),
    ],
)
def test_an_entry_whose_field_says_something_is_taken_as_it_is(name: str, text: str) -> None:
    given = entry(**{name: text})
    assert admitted(given) is given


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("id", ""),
        ("id", "/a"),
        ("id", "a/"),
        ("id", "a//b"),
        ("id", "../a"),
        ("id", "a b"),
        ("id", "a\n"),
        ("id", "a\x00"),
        ("id", "é"),
        ("id", "<script>"),
        ("id", "a" * 201),
        ("organisation", ""),
        ("organisation", "CSTO"),
        ("organisation", "csto/x"),
        ("organisation", "-csto"),
        ("organisation", "csto-"),
        ("organisation", "cs_to"),
        ("organisation", "csto\n"),
        ("organisation", "a" * 201),
        ("part", "Desk"),
        ("part", "../desk"),
        ("part", "a b"),
        ("part", "a" * 201),
    ],
)
def test_an_entry_whose_field_is_none_is_not_taken(name: str, text: str) -> None:
    with pytest.raises(NotAdmitted) as refused:
        admitted(entry(**{name: text}))
    assert f"its {name} {text[:60]!r} is none" in str(refused.value)
    assert "Nothing was written." in str(refused.value)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("zone", "Nowhere/Town"),
        ("zone", "../../etc/passwd"),
        ("zone", ""),
        ("audience", "every body"),
        ("audience", ""),
        ("by", " "),
        ("by", "a\nb"),
        ("by", "a\x1b[2J"),
        ("by", "a\u202eb"),
        ("by", "a" * 201),
    ],
)
def test_an_entry_in_no_zone_for_no_audience_or_by_nobody_is_not_taken(name: str, text: str) -> None:
    with pytest.raises(BrokenInput):
        admitted(entry(**{name: text}))


@dataclass(frozen=True)
class Row:
    """One change of a fact, and the words in which it is refused; empty where it is taken."""

    changed: dict[str, object]
    refused: str = ""


ROWS: Final = {
    "as it is": Row({}),
    "another ref": Row({"ref": "adopted-1"}),
    "a ref in two parts": Row({"ref": "a/b"}),
    "the longest ref": Row({"ref": "a" * 200}),
    "no ref": Row({"ref": ""}, "the ref '' is none"),
    "a ref with a blank": Row({"ref": "a b"}, "the ref 'a b' is none"),
    "a ref with a hash": Row({"ref": "a#b"}, "the ref 'a#b' is none"),
    "a ref too long": Row({"ref": "a" * 201}, "is none"),
    "about nothing": Row({"about": ()}, "its fact a is about nothing"),
    "about another draft": Row({"about": ("csto/document/other",)}),
    "about a session": Row({"about": ("csto/session/s1",)}, "'adopted' cannot be about csto/session/s1"),
    "about a member too": Row({"about": (*FACT.about, "csto/member/am")}, "cannot be about csto/member/am"),
    "a field of its own": Row({"value": {"why": "x"}}, "'adopted' has no field 'why'"),
    "a field of markup": Row({"value": {"<b>": "x"}}, "'adopted' has no field '<b>'"),
    "a number": Row({"value": {"number": "7"}}),
    "two fields, one unknown": Row({"value": {"number": "7", "colour": "red"}}, "no field 'colour'"),
    "a count": Row({"value": {"number": 7}}),
    "the largest count": Row({"value": {"number": END * 10}}),
    "a count too large": Row({"value": {"number": END * 10 + 1}}, "larger than any count"),
    "a count too small": Row({"value": {"number": -END * 10 - 1}}, "larger than any count"),
    "a key": Row({"keys": ("am",)}),
    "the longest key": Row({"keys": ("a" * 200,)}),
    "an empty key": Row({"keys": ("",)}, "the key '' is none"),
    "a blank key": Row({"keys": (" ",)}, "the key ' ' is none"),
    "a key in two lines": Row({"keys": ("a\nb",)}, "the key 'a\\nb' is none"),
    "a key that steers": Row({"keys": ("a\x1b[0m",)}, "is none"),
    "a key too long": Row({"keys": ("a" * 201,)}, "is none"),
    "the second key empty": Row({"keys": ("am", "")}, "the key '' is none"),
    "all time": Row({"on": When("unknown", BEGINNING, END)}),
    "no length of time": Row({"on": When("x", 5, 5)}),
    "an end before its beginning": Row({"on": When("x", 6, 5)}, "ends before it begins"),
    "before all time": Row({"on": When("x", BEGINNING - 1, 5)}, "outside all time"),
    "after all time": Row({"on": When("x", 5, END + 1)}, "outside all time"),
}


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if not row.refused])
def test_a_fact_that_a_chronicle_could_tell_is_taken(name: str) -> None:
    given = with_fact(**ROWS[name].changed)
    assert admitted(given) is given


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.refused])
def test_a_fact_that_no_chronicle_could_tell_is_refused_in_its_words(name: str) -> None:
    with pytest.raises(NotAdmitted) as refused:
        admitted(with_fact(**ROWS[name].changed))
    assert ROWS[name].refused in str(refused.value)


def test_a_fact_of_no_known_event_is_not_taken() -> None:
    with pytest.raises(BrokenInput):
        admitted(with_fact(fact="danced"))


@pytest.mark.parametrize(
    ("lo", "hi", "taken"),
    [
        (BEGINNING, END, True),
        (0, 0, True),
        (0, 1, True),
        (1, 0, False),
        (BEGINNING - 1, 0, False),
        (0, END + 1, False),
    ],
)
def test_an_entry_is_public_within_time_or_is_not_taken(lo: int, hi: int, *, taken: bool) -> None:
    given = entry(public=Public(lo, hi, "entered"))
    if taken:
        assert admitted(given) is given
        return
    with pytest.raises(NotAdmitted, match="outside all time"):
        admitted(given)


@pytest.mark.parametrize(
    ("refs", "taken"),
    [
        ((), True),
        (("a",), True),
        (("a", "b"), True),
        (("a", "A"), True),
        (("a", "a"), False),
        (("a", "b", "a"), False),
    ],
)
def test_two_facts_of_an_entry_have_two_refs(refs: tuple[str, ...], *, taken: bool) -> None:
    given = entry(facts=tuple(msgspec.structs.replace(FACT, ref=ref) for ref in refs))
    if taken:
        require_refs(given)
        assert len(given.facts) == len(set(refs))
        return
    with pytest.raises(NotAdmitted, match="two of its facts have the same ref"):
        require_refs(given)


def test_a_name_that_cannot_be_read_is_told_with_what_to_do() -> None:
    with pytest.raises(BrokenInput) as refused:
        signed("a\nb")
    assert str(refused.value).startswith("'a\\nb' cannot stand for who enters this")
    assert str(refused.value).endswith("Nothing was written. Give a name.")
    assert signed("A. Clerk") == "A. Clerk"
