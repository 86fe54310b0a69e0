"""The tables of states: every event is one of the closed list, every state is reached, reports move what acts may not."""

import pytest

from tests.factories import a_fact, a_report, recorded
from tools.docs.states import PATH, text
from travaux.decision.states import (
    DOCUMENT,
    ITEM,
    MACHINES,
    MEASURE,
    MEMBERSHIP,
    SESSION,
    Machine,
    UnknownEventHere,
    live,
    mermaid,
    named,
    step,
)
from travaux.decision.states.machine import NOT_ON_RECORD, Life, Step, deciding_value
from travaux.record.entry import Fact
from travaux.record.events import EVENTS
from travaux.record.fold import Dials, fold

DOC = "csto/document/x"
BY_NAME = pytest.mark.parametrize("table", MACHINES, ids=lambda table: table.name)


def life(table: Machine, *facts: Fact) -> Life:
    return live(table, fold(recorded(a_report("r", *facts)), Dials()).certain)


def told(name: str, day: str, ref: str, **extra: object) -> Fact:
    return a_fact(name, DOC, day, ref, **extra)


@BY_NAME
def test_every_event_in_a_table_is_on_the_closed_list(table: Machine) -> None:
    assert table.events <= set(EVENTS)
    assert table.begins <= set(EVENTS)


@BY_NAME
def test_every_state_is_reached_from_nothing(table: Machine) -> None:
    reached, before = {NOT_ON_RECORD}, set()
    while reached != before:
        before = set(reached)
        reached |= {row.after for row in table.rows if row.after and row.before & reached}
    assert reached == set(table.states)


@BY_NAME
def test_no_row_starts_from_a_state_that_nothing_leads_to(table: Machine) -> None:
    assert {state for row in table.rows for state in row.before} <= set(table.states)


@BY_NAME
def test_no_two_rows_lead_from_one_state_to_two_by_the_same_event(table: Machine) -> None:
    keys = [(before, row.event, row.value) for row in table.rows for before in row.before]
    assert len(keys) == len(set(keys))


@BY_NAME
def test_values_that_decide_are_words_of_their_field(table: Machine) -> None:
    for row in table.rows:
        field = table.decided_by.get(row.event)
        assert row.value in ({""} if field is None else {"", *EVENTS[row.event].fields[field].words})


def test_a_row_that_leads_nowhere_would_be_noticed() -> None:
    """The control: an event that is on no list is not taken for one."""
    assert "item burnt" not in EVENTS
    assert "burnt" not in ITEM.states


@pytest.mark.parametrize(
    ("table", "state", "event", "expected"),
    [
        # the order that the second article tells
        (DOCUMENT, "agreed in general", "signature refused", Step("signature refused", foreseen=True)),
        (DOCUMENT, "signature refused", "returned for finalisation", Step("returned for finalisation", foreseen=True)),
        (DOCUMENT, "returned for finalisation", "group stance stated", Step("returned for finalisation", foreseen=True)),
        (ITEM, "sent back", "removal requested", Step("removal requested", foreseen=True)),
        # a report out of turn moves the state all the same
        (DOCUMENT, "drafted", "adopted", Step("adopted", foreseen=False, told="not foreseen from drafted")),
        (MEMBERSHIP, "member", "expelled", Step("expelled", foreseen=False, told="not foreseen from member")),
        # expulsion overtakes a pending withdrawal
        (MEMBERSHIP, "withdrawal notified", "expelled", Step("expelled", foreseen=True)),
        # what stays where it is
        (SESSION, "opened", "part opened", Step("opened", foreseen=True)),
        (SESSION, "cancelled", "part opened", Step("cancelled", foreseen=False, told="not foreseen from cancelled")),
        # a former member comes back, and its return is ratified
        (MEMBERSHIP, "former", "membership restored", Step("restored", foreseen=True)),
        (MEMBERSHIP, "restored", "restoration ratified", Step("member", foreseen=True)),
    ],
)  # fmt: skip
def test_a_step_says_where_it_leads_and_whether_the_table_has_it(
    table: Machine, state: str, event: str, expected: Step
) -> None:
    assert step(table, state, event) == expected


def test_a_measure_goes_where_its_reported_status_says() -> None:
    assert step(MEASURE, "planned", "measure reported", "implemented") == Step("implemented", foreseen=True)
    assert step(MEASURE, NOT_ON_RECORD, "measure reported", "not implemented").to == "not implemented"
    assert step(MEASURE, "implemented", "measure reported", "unknown") == Step(
        "implemented", foreseen=False, told="not foreseen from implemented"
    )


def test_an_event_that_a_table_does_not_know_is_refused_with_those_that_it_knows() -> None:
    with pytest.raises(UnknownEventHere, match="Looked for the event 'attendance' in the table of states of a session"):
        step(SESSION, "held", "attendance")


def test_a_life_passes_over_what_its_table_does_not_hold() -> None:
    found = life(DOCUMENT, told("drafted", "2022-11-01", "a"), told("contents defined", "2022-11-02", "b"))
    assert (found.state, len(found.steps)) == ("drafted", 1)


def test_what_two_sources_tell_has_happened_once() -> None:
    adopted = [a_report(f"r{n}", told("adopted", day, "a")) for n, day in enumerate(("2023-11-23", "2023-11"))]
    found = live(DOCUMENT, fold(recorded(*adopted), Dials()).certain)
    assert found.state == "adopted"
    assert [(len(moved.also), moved.step.foreseen) for moved in found.steps] == [(1, True)]


def test_a_plan_told_on_the_day_of_the_session_does_not_undo_it() -> None:
    held = a_fact("session held", "csto/session/s", "2022-11-22/2022-11-23", "a")
    planned = a_fact("session scheduled", "csto/session/s", "2022-11-23", "b", value={"for": "2022-11-23"})
    found = life(SESSION, held, planned)
    assert found.state == "held"
    assert [(moved.fact.name, moved.step.foreseen) for moved in found.steps] == [
        ("session scheduled", True),
        ("session held", True),
    ]


def test_a_plan_told_the_day_after_is_out_of_turn() -> None:
    held = a_fact("session held", "csto/session/s", "2022-11-22", "a")
    planned = a_fact("session scheduled", "csto/session/s", "2022-11-24", "b", value={"for": "2022-11-25"})
    assert [moved.step.foreseen for moved in life(SESSION, held, planned).steps] == [True, False]


def test_what_is_told_to_follow_is_never_put_before() -> None:
    held = a_fact("session held", "csto/session/s", "2022-11-23", "a")
    planned = a_fact("session scheduled", "csto/session/s", "2022-11-23", "b", after=("r#a",))
    assert [moved.fact.fact.ref for moved in life(SESSION, held, planned).steps] == ["a", "b"]


def test_two_days_far_apart_are_two_steps() -> None:
    found = life(DOCUMENT, told("circulated", "2022-01-10", "a"), told("circulated", "2022-06-10", "b"))
    assert len(found.steps) == 2


def test_the_present_state_dates_from_the_step_that_entered_it() -> None:
    found = life(
        DOCUMENT,
        told("agreed in general", "2022-11-20", "a"),
        told("signature refused", "2022-11-23", "b", keys=("am",)),
        told("returned for finalisation", "2022-11-24", "c", keys=("csto/body/csc",)),
        told("group stance stated", "2023-11-20", "d"),
    )
    assert found.since is not None
    assert (found.state, found.since.fact.fact.ref) == ("returned for finalisation", "c")


def test_nothing_on_record_has_no_beginning() -> None:
    found = life(DOCUMENT)
    assert (found.state, found.since) == (NOT_ON_RECORD, None)


def test_the_deciding_value_is_read_from_its_field_only() -> None:
    assert deciding_value(MEASURE, "measure reported", {"status": "removed"}) == "removed"
    assert deciding_value(DOCUMENT, "adopted", {"mode": "vote"}) == ""


@BY_NAME
def test_a_diagram_shows_every_state_and_every_step_between_two(table: Machine) -> None:
    drawn = mermaid(table)
    assert drawn.startswith("stateDiagram-v2\n")
    assert all(f'"{state}"' in drawn for state in table.states)
    arrows = {(before, row.after) for row in table.rows for before in row.before if row.after not in {"", before}}
    assert drawn.count("-->") == len(arrows)


def test_the_reference_page_has_a_section_and_a_row_for_everything() -> None:
    page = text()
    assert PATH == "reference/states.md"
    for table in MACHINES:
        assert f"\n## {table.name.capitalize()}\n" in page
        assert all(f"| {event}" in page for event in table.events)


def test_events_of_a_table_can_be_asked_for_with_or_without_those_only_reported() -> None:
    assert "group stance stated" in named(DOCUMENT)
    assert "group stance stated" not in named(DOCUMENT, acts_only=True)
    assert "adopted" in named(DOCUMENT, acts_only=True)
