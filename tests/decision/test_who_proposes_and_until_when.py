"""Who may propose is told by the code of its ground, and a second silence asks everybody anew."""

import pytest

from tests.decision.acts import AM, CHAIR, OFFICE, SESSION, an_act, an_agenda, finding_on, members
from tests.decision.states_of import reports, state
from tests.factories import MOSCOW, a_fact
from travaux.decision.act import Author
from travaux.decision.deadlines import Deadline, deadlines_of, in_order
from travaux.record.entry import Fact
from travaux.record.values import Value

DOC = "csto/document/x"
ROLL = ("am", "by", "kz")


@pytest.mark.parametrize(
    ("author", "code", "side", "admissible"),
    [
        (AM, "may propose", "for", "not stated"),  # of the right to propose that book says nothing
        (CHAIR, "may not propose", "against", "no"),
        (OFFICE, "may not propose", "against", "no"),
    ],
)
def test_whoever_the_rule_names_may_propose_and_nobody_else(
    author: Author, code: str, side: str, admissible: str
) -> None:
    early = a_fact("session scheduled", SESSION, "2023-11-01", "s1", value={"for": "2023-12-23"})
    found = finding_on(an_act("item proposed", author, session=SESSION), *members(early), book=an_agenda())
    told = {ground.code: ground.side for ground in found.grounds if ground.code.startswith("may")}
    assert told == {code: side}
    assert found.admissible == admissible


@pytest.mark.parametrize(
    ("opening", "code"),
    [
        ("2023-12-02", "deadline missed"),
        ("2023-12-03", "deadline kept"),
        ("2023-12-04", "deadline kept"),
        ("2023-11-24", "deadline missed"),
    ],
)
def test_ten_days_before_the_opening_are_ten_days(opening: str, code: str) -> None:
    scheduled = a_fact("session scheduled", SESSION, "2023-11-01", "s1", value={"for": opening})
    proposal = an_act("item proposed", session=SESSION, by_="am")
    found = finding_on(proposal, *members(scheduled), book=an_agenda())
    assert [ground.code for ground in found.grounds if ground.code.startswith("deadline")] == [code]


def told(name: str, on: str, keys: str = "", **value: Value) -> Fact:
    """A fact about the document."""
    return a_fact(name, DOC, on, keys=tuple(keys.split()), value=value)


def silences(*facts: Fact) -> list[Deadline]:
    """What the silence over the document asks."""
    drafted, tabled = told("drafted", "2022-11-01"), told("tabled", "2022-11-02")
    found = in_order(deadlines_of(state(DOC, reports(drafted, tabled, *facts)), ROLL, MOSCOW))
    return [one for one in found if one.kind == "silence"]


FIRST = told("silence opened", "2022-11-03", expires="2022-11-10T12:00")
SECOND = told("silence opened", "2022-11-12", expires="2022-11-20T12:00")
LONGER = told("silence extended", "2022-11-13", expires="2022-11-22T12:00")
BEFORE = told("objection raised", "2022-11-06", "by", to="silence")
SINCE = told("objection raised", "2022-11-14", "kz", to="silence")


@pytest.mark.parametrize(
    ("facts", "stated", "answered"),
    [
        ((FIRST,), "2022-11-10T12:00", []),
        ((FIRST, BEFORE), "2022-11-10T12:00", ["by"]),
        ((FIRST, BEFORE, SECOND), "2022-11-20T12:00", []),
        ((FIRST, BEFORE, SECOND, SINCE), "2022-11-20T12:00", ["kz"]),
        ((FIRST, BEFORE, SECOND, LONGER, SINCE), "2022-11-22T12:00", ["kz"]),
        ((FIRST, SECOND, LONGER), "2022-11-22T12:00", []),
    ],
    ids=["first", "first answered", "second", "second answered", "second put off", "second put off, no answer"],
)
def test_what_was_said_of_a_first_silence_is_no_answer_to_a_second(
    facts: tuple[Fact, ...], stated: str, answered: list[str]
) -> None:
    (one,) = silences(*facts)
    assert (one.stated, list(one.answered)) == (stated, answered)
    assert one.waiting == tuple(member for member in ROLL if member not in answered)
