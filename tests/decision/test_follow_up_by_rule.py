"""Instructions and plans against the chapter on follow-up: what each act must name, whose it is, which one it means."""

from typing import Final

import pytest

from tests.decision.acts import A_SPARE_BOOK, CHAIR, DRAFTED, OFFICE, an_act, finding_on, members, of_document
from tests.decision.acts_of_sessions import BODY
from tests.decision.books import a_book, a_rule, an_adoption
from tests.decision.making import codes
from travaux.decision.act import Author
from travaux.decision.findings import Finding
from travaux.record.entry import Fact
from travaux.rulebook.book import RuleBook


def a_control(extension: str = "the chair", off: str = "the body") -> RuleBook:
    """A book in which the chair gives more time, and the body ends control."""
    terms = "    instruction:\n      addressee: required\n      due date: required\n      interim report: yes\n"
    terms += f"      extension by: {extension}\n      taken off control by: {off}\n"
    return a_book(an_adoption(), a_rule("control", "follow-up", terms))


def given(number: str, day: str, due: str) -> Fact:
    return of_document("instruction given", f"i{number}", day, ("csto/body/csc",), number=number, due=due)


def ended(number: str, day: str) -> Fact:
    return of_document("taken off control", f"e{number}", day, number=number, by="csto/body/csc")


FIRST, SECOND = given("1", "2023-11-03", "2024-02-01"), given("2", "2023-11-04", "2024-03-01")
LATER: Final = "2024-09-01"
#: What each act is about; empty for the document of all these acts.
ABOUT: Final[dict[str, tuple[str, ...]]] = {
    "instruction given": (),
    "instruction extended": (),
    "taken off control": (),
    "plan drawn up": ("csto/plan/p",),
    "chairmanship began": ("csto/chairmanship",),
}


def put(kind: str, by: Author, *facts: Fact, book: RuleBook | None = None, **value: str) -> Finding:
    about = ABOUT[kind]
    keys = ("csto/body/csc",) if kind == "instruction given" else ()
    act = an_act(kind, by, about, keys=keys, **value) if about else an_act(kind, by, keys=keys, **value)
    return finding_on(act, *members(DRAFTED, *facts), book=book or a_control(), body="council")


@pytest.mark.parametrize("kind", sorted(ABOUT))
def test_a_book_without_the_chapter_is_said_to_be_silent_and_nothing_is_refused(kind: str) -> None:
    value = {"instruction extended": {"due": LATER}, "chairmanship began": {"on": "2024-01-01", "member": "kz"}}
    found = put(kind, CHAIR, FIRST, book=A_SPARE_BOOK, **value.get(kind, {}))
    assert ("rules silent" in codes(found), found.admissible) == (True, "not stated")


@pytest.mark.parametrize(
    ("interim", "asked"), [("2024-01-01", True), ("none", False), ("unknown", False), (None, False)]
)
def test_an_interim_report_is_told_where_one_is_asked_for(interim: str | None, asked: bool) -> None:
    value = {"interim": interim} if interim else {}
    found = put("instruction given", CHAIR, to="csto/body/cfm", due=LATER, **value)
    assert ("interim report asked" in codes(found)) is asked
    assert not asked or "2024-01-01" in str(found.ground("interim report asked"))


@pytest.mark.parametrize(
    ("value", "missing", "admissible"),
    [
        ({"to": "csto/body/cfm", "due": LATER}, [], "yes"),
        ({"to": "csto/body/cfm"}, ["a due date"], "no"),
        ({"due": LATER}, ["an addressee"], "no"),
        ({}, ["an addressee", "a due date"], "no"),
    ],
)
def test_what_the_rule_demands_and_the_act_lacks_is_missing(
    value: dict[str, str], missing: list[str], admissible: str
) -> None:
    found = put("instruction given", CHAIR, **value)
    assert ([one.what for one in found.missing], found.admissible) == (missing, admissible)


@pytest.mark.parametrize(
    ("kind", "by", "admissible"),
    [
        ("instruction extended", CHAIR, "yes"),
        ("instruction extended", BODY, "no"),
        ("taken off control", BODY, "yes"),
        ("taken off control", CHAIR, "no"),
    ],
)
def test_more_time_is_one_actors_to_give_and_the_end_of_control_anothers(
    kind: str, by: Author, admissible: str
) -> None:
    value = {"due": LATER} if kind == "instruction extended" else {}
    found = put(kind, by, FIRST, **value)
    assert found.admissible == admissible
    assert ("end decided by" in codes(found)) is (admissible == "yes")


@pytest.mark.parametrize(
    ("facts", "number", "due"),
    [
        ((FIRST,), "", "2024-02-01"),
        ((FIRST, SECOND), "", "2024-03-01"),
        ((FIRST, SECOND), "1", "2024-02-01"),
        ((FIRST, SECOND), "2", "2024-03-01"),
        ((FIRST, SECOND, ended("2", "2023-11-05")), "", "2024-02-01"),
        ((FIRST, SECOND, ended("1", "2023-11-05")), "1", ""),
        ((FIRST, ended("1", "2023-11-05")), "", ""),
        ((FIRST,), "7", ""),
    ],
)
def test_the_instruction_that_is_meant_is_the_numbered_one_or_the_last_one_under_control(
    facts: tuple[Fact, ...], number: str, due: str
) -> None:
    found = put("instruction extended", CHAIR, *facts, due=LATER, **({"number": number} if number else {}))
    meant = found.ground("instruction meant")
    assert (meant is not None) is bool(due)
    assert meant is None or f"due: {due}" in meant.text
    assert due or [one.what for one in found.missing] == ["the instruction"]


def test_a_plan_under_a_chapter_that_says_nothing_of_plans_is_entered_for_the_record() -> None:
    found = put("plan drawn up", OFFICE)
    assert (codes(found), found.admissible) == (["authority", "for the record"], "yes")
