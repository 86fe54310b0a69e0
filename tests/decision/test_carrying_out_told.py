"""Instructions with what became of them; a plan's count computed from its measures beside the counts reported."""

import pytest

from tests.decision.states_of import reports, state
from tests.factories import ZONE, a_fact
from travaux.decision.situation import DocumentState, MemberState, PlanState, SessionState
from travaux.decision.situation.member import mandate_of
from travaux.record.entry import Fact
from travaux.record.times import end_of
from travaux.record.values import Value

DOC, PLAN, SESSION, AM = "csto/document/x", "csto/plan/p", "csto/session/s", "csto/member/am"
ZAS = "world/person/zas"


def told(about: str, name: str, on: str = "2022-11-01", key: str = "", **value: Value) -> Fact:
    fields = {one.replace("_", " "): given for one, given in value.items()}
    return a_fact(name, about, on, keys=(key,) if key else (), value=fields)


def document(*facts: Fact) -> DocumentState:
    found = state(DOC, reports(*facts))
    assert isinstance(found, DocumentState)
    return found


def given(number: str = "1", on: str = "2022-11-01", **more: Value) -> Fact:
    fields: dict[str, Value] = {"to": "csto/body/cfm", "due": "2023-02-01", "number": number, **more}
    return told(DOC, "instruction given", on, "csto/body/csc", **fields)


def test_an_instruction_is_told_whole() -> None:
    (one,) = document(given(co_executors=["csto/body/cdm"], interim="2023-01-01", what="Agree the text")).instructions
    assert (one.number, one.to, one.co_executors) == ("1", "csto/body/cfm", ("csto/body/cdm",))
    assert (one.due, one.due_now, one.interim, one.off_control) == ("2023-02-01", "2023-02-01", "2023-01-01", None)


def test_more_time_and_the_end_are_told_with_the_instruction_of_their_number() -> None:
    later = told(DOC, "instruction extended", "2023-01-20", number="1", due="2023-05-01")
    done = told(DOC, "taken off control", "2023-04-20", number="1", by="csto/body/csc")
    first, second = document(given(), given("2", "2022-11-02"), later, done).instructions
    assert (first.due, first.due_now, [one.due for one in first.extended]) == (
        "2023-02-01",
        "2023-05-01",
        ["2023-05-01"],
    )
    assert first.off_control is not None
    assert (first.off_control.by, second.due_now, second.off_control) == ("csto/body/csc", "2023-02-01", None)


def test_without_a_number_the_last_that_is_not_done_with_is_meant() -> None:
    done = told(DOC, "taken off control", "2023-04-20", number="2")
    later = told(DOC, "instruction extended", "2023-04-21", due="2023-05-01")
    first, second = document(given(), given("2", "2022-11-02"), done, later).instructions
    assert (first.due_now, second.off_control is not None) == ("2023-05-01", True)


def test_more_time_for_an_instruction_that_is_not_on_record_stands_by_itself() -> None:
    later = told(DOC, "instruction extended", "2023-04-21", number="9", due="2023-05-01")
    first, second = document(given(), later).instructions
    assert (first.due_now, second.event, second.due) == ("2023-02-01", "instruction extended", "2023-05-01")


def measure(slug: str, status: str, on: str = "2023-11-01") -> Fact:
    return told(PLAN, "measure reported", on, slug, status=status)


def count(key: str, number: int, on: str = "2023-11-20", **more: Value) -> Fact:
    return told(PLAN, "count reported", on, key, number=number, noun="measures", **more)


def plan(*facts: Fact, on: str = "2030-01-01") -> PlanState:
    found = state(PLAN, reports(*facts), on)
    assert isinstance(found, PlanState)
    return found


FOUR = tuple(told(PLAN, "measure planned", "2023-01-10", f"m{number}", due="2023-10-01") for number in range(4))
THREE_DONE = tuple(measure(f"m{number}", "implemented") for number in range(3))


def test_the_count_is_computed_from_the_measures_on_the_day_asked() -> None:
    facts = (*FOUR, *THREE_DONE, measure("m3", "not implemented", "2023-11-02"))
    now, before = plan(*facts).computed, plan(*facts, on="2023-06-01").computed
    assert (now.total, now.numbers) == (4, {"implemented": 3, "not implemented": 1})
    assert now.measures == {"implemented": ("m0", "m1", "m2"), "not implemented": ("m3",)}
    assert (before.total, before.numbers) == (4, {"planned": 4})


def test_a_removed_measure_is_in_no_total() -> None:
    found = plan(*FOUR, measure("m3", "removed")).computed
    assert (found.total, found.numbers) == (3, {"planned": 3, "removed": 1})


@pytest.mark.parametrize(
    ("reported", "verdict"),
    [
        (count("implemented", 3, of=4), "the same"),
        (count("implemented", 2, of=4), "another"),
        (count("implemented", 32, of=34), "not all on record"),
        (count("total", 4), "the same"),
        (count("total", 34), "not all on record"),
        (count("total", 3), "another"),
        (count("not implemented", 1), "another"),
    ],
)
def test_a_reported_count_stands_beside_the_computed_one(reported: Fact, verdict: str) -> None:
    (one,) = plan(*FOUR, *THREE_DONE, reported).compared
    assert (one.key, one.reported, one.verdict) == (reported.keys[0], reported.value["number"], verdict)


def test_a_measure_names_who_answers_for_it_and_by_when() -> None:
    planned = told(PLAN, "measure planned", key="m", responsible="csto/body/cfm", due="2023-10-01")
    (row,) = plan(planned).measures
    assert (row.responsible.value, row.due.value) == ("csto/body/cfm", "2023-10-01")


def member(*facts: Fact) -> MemberState:
    found = state(AM, reports(*facts))
    assert isinstance(found, MemberState)
    return found


def test_a_mandate_runs_until_its_day_or_its_end_or_the_next() -> None:
    first = told(AM, "mandate given", "2022-01-01", ZAS, rank="delegate", until="2022-11-30")
    found = member(first)
    for day, runs in (("2022-11-30", True), ("2022-12-01", False)):
        assert (mandate_of(found, ZAS, end_of(day, ZONE), "Europe/Moscow") is not None) is runs
    assert mandate_of(found, "world/person/other", end_of("2022-11-01", ZONE), "Europe/Moscow") is None
    ended = member(first, told(AM, "mandate ended", "2022-10-01", ZAS))
    assert mandate_of(ended, ZAS, end_of("2022-11-01", ZONE), "Europe/Moscow") is None
    again = member(first, told(AM, "mandate given", "2022-10-01", ZAS, rank="plenipotentiary"))
    held = mandate_of(again, ZAS, end_of("2030-11-01", ZONE), "Europe/Moscow")
    assert held is not None
    assert ([one.ended is None for one in again.mandates], held.rank) == ([False, True], "plenipotentiary")


def test_a_session_tells_who_will_come_what_lies_before_it_and_its_minutes() -> None:
    digest = f"sha256:{'b' * 64}"
    found = state(SESSION, reports(
        told(SESSION, "delegation notified", "2022-11-01", "am", person=ZAS, rank="minister", by="online"),
        told(SESSION, "delegation notified", "2022-11-02", "by", rank="leader"),
        told(SESSION, "delegation notified", "2022-11-03", "am", rank="substitute"),
        told(SESSION, "paper attached", "2022-11-03", digest=digest),
        told(SESSION, "minutes drawn up", "2022-11-24", text="They met."),
    ))  # fmt: skip
    assert isinstance(found, SessionState)
    assert [(one.member, one.rank, one.person) for one in found.notified] == [
        ("am", "substitute", ""),
        ("by", "leader", ""),
    ]
    assert ([one.digest for one in found.papers], [one.text for one in found.minutes]) == ([digest], ["They met."])
