"""Every step of every table is walked, and every step that a table has not is refused for acts and marked for reports."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from tests.decision.acts import DOC, SESSION, an_act, members, situation
from tests.decision.tables_of_standing import CHAIRMANSHIP, MEASURE, MEMBERSHIP, Table
from tests.decision.tables_of_standing import SESSION as SESSIONS
from tests.decision.tables_of_texts import DOCUMENT, ITEM
from travaux.decision import states
from travaux.decision.act import Act, Author, Situation
from travaux.decision.consider import RULES, consider
from travaux.decision.findings import Finding
from travaux.decision.situation.claims import Claim
from travaux.decision.situation.plan import MeasureRow
from travaux.decision.situation.state import DossierState, Stage
from travaux.decision.states import Machine, Step, step
from travaux.decision.states.machine import NOT_ON_RECORD
from travaux.record.events import EVENTS
from travaux.rulebook.load import read_library

MEANT: dict[str, tuple[Machine, Table]] = {
    "membership": (states.MEMBERSHIP, MEMBERSHIP),
    "session": (states.SESSION, SESSIONS),
    "item": (states.ITEM, ITEM),
    "document": (states.DOCUMENT, DOCUMENT),
    "measure": (states.MEASURE, MEASURE),
    "chairmanship": (states.CHAIRMANSHIP, CHAIRMANSHIP),
}
BY_NAME = pytest.mark.parametrize("name", MEANT)


def events_of(table: Table) -> set[str]:
    return {event for leads in table.values() for events in leads.values() for event in events}


def steps_of(table: Table) -> Iterator[tuple[str, str, str | None]]:
    """From each state every event of the table, with where it leads; None where the table has no such step."""
    for state, leads in table.items():
        found = {event: to for to, events in leads.items() for event in events}
        for event in sorted(events_of(table)):
            yield state, event, found.get(event)


def taken(machine: Machine, state: str, event: str) -> Step:
    name, _, value = event.partition(": ")
    return step(machine, state, name, value)


@BY_NAME
def test_the_table_has_the_states_that_are_meant_and_no_others(name: str) -> None:
    machine, table = MEANT[name]
    assert set(machine.states) == set(table)


@BY_NAME
def test_every_step_that_is_meant_leads_where_it_is_meant_to(name: str) -> None:
    machine, table = MEANT[name]
    wrong = [
        (state, event, to, taken(machine, state, event))
        for state, event, to in steps_of(table)
        if to is not None and taken(machine, state, event) != Step(to, foreseen=True)
    ]
    assert wrong == []


@BY_NAME
def test_a_report_of_any_other_step_moves_the_state_and_is_marked(name: str) -> None:
    machine, table = MEANT[name]
    others = [(state, taken(machine, state, event)) for state, event, to in steps_of(table) if to is None]
    assert others
    assert [one for state, one in others if one.foreseen or one.told != f"not foreseen from {state}"] == []
    assert {one.to for _, one in others} <= set(table)


@BY_NAME
def test_what_a_report_out_of_turn_leads_to_is_the_same_from_everywhere_or_nowhere_new(name: str) -> None:
    machine, table = MEANT[name]
    leads: dict[str, set[str]] = {}
    for state, event, to in steps_of(table):
        led = taken(machine, state, event).to
        if to is None and led != state:
            leads.setdefault(event, set()).add(led)
    assert all(len(led) == 1 for led in leads.values()), leads


@pytest.mark.parametrize(
    ("machine", "state", "event", "to"),
    [
        # a stance told of an adopted text does not put it back under agreement
        (states.DOCUMENT, "adopted", "stance recorded", "adopted"),
        (states.DOCUMENT, "in force", "group stance stated", "in force"),
        (states.DOCUMENT, "repealed", "stance recorded", "repealed"),
        # nor one told under silence
        (states.DOCUMENT, "under silence", "stance recorded", "under silence"),
        # a member without a vote that signs a protocol does not begin to accede
        (states.MEMBERSHIP, "vote withdrawn", "founding text signed", "vote withdrawn"),
        (states.MEMBERSHIP, "suspended by the council", "founding text signed", "suspended by the council"),
        # a waiver told of a former member does not make it one again
        (states.MEMBERSHIP, "former", "arrears waived", "former"),
        # but what was told to be adopted is, whatever stood there before
        (states.DOCUMENT, "withdrawn", "adopted", "adopted"),
        (states.SESSION, "cancelled", "session held", "held"),
    ],
)
def test_what_is_told_out_of_turn_goes_where_it_usually_goes(machine: Machine, state: str, event: str, to: str) -> None:
    assert step(machine, state, event) == Step(to, foreseen=False, told=f"not foreseen from {state}")


ABOUT = {
    "membership": ("csto/member/am", "csto/roll"),
    "session": (SESSION,),
    "item": (DOC,),
    "document": (DOC,),
    "measure": ("csto/plan/p",),
    "chairmanship": ("csto/chairmanship",),
}


def the_act(name: str, event: str) -> Act:
    """An act of the event by whoever may do it; its details are left open, so that the table alone speaks."""
    kind, _, value = event.partition(": ")
    capacity = min(RULES[kind].capacities)
    key = EVENTS[kind].key
    keys = () if key is None else ("m",) if name == "measure" else ("am",)
    fields = {MEANT[name][0].decided_by[kind]: value} if value else {}
    return an_act(kind, Author(capacity, "am"), ABOUT[name], keys, details_unknown=True, **fields)


@cache
def before_anything(name: str) -> Situation:
    """The six are members, and nothing else is on record."""
    return situation(an_act("tabled", about=ABOUT[name]), *members())


def standing_at(name: str, state: str) -> Situation:
    """The same situation, with the thing in this state."""
    found = before_anything(name)
    dossier = ABOUT[name][0]
    return replace(found, states={**found.states, dossier: _moved(found.states[dossier], name, state)})


def _moved(dossier: DossierState, name: str, state: str) -> DossierState:
    stage = Stage(state, None, foreseen=True, note="", steps=())
    if name == "measure":
        nothing = Claim(None)
        row = MeasureRow("m", nothing, stage, *(nothing,) * 6, refs=())
        return replace(dossier, measures=(row,))  # type: ignore[call-arg]
    field = {"membership": "membership", "item": "item"}.get(name, "stage")
    return replace(dossier, **{field: stage})


def held(name: str, state: str, event: str) -> Finding:
    act = the_act(name, event)
    return consider(act, standing_at(name, state), read_library("csto"))


def acts_of(name: str) -> Iterator[tuple[str, str, str | None]]:
    """The steps that somebody can do; of what is on no record only a beginning is one.

    Items share some with their texts, and a ballot in a closed vote is refused before any table is asked.
    """
    machine, table = MEANT[name]
    for state, event, to in steps_of(table):
        kind = event.partition(": ")[0]
        apart = name == "item" and kind in states.DOCUMENT.events
        if EVENTS[kind].act and not apart and kind != "ballot cast":
            begins = state != NOT_ON_RECORD or kind in machine.begins
            yield state, event, to if begins else None


@BY_NAME
def test_an_act_that_the_table_has_is_found_in_order_and_told_where_it_leads(name: str) -> None:
    seen = 0
    for state, event, to in acts_of(name):
        if to is not None:
            told = held(name, state, event).ground("step foreseen")
            assert told is not None, (state, event)
            assert told.text.endswith(f" is {state}; {event.partition(': ')[0]} is in order, and leads to: {to}.")
            seen += 1
    assert seen


@BY_NAME
def test_an_act_that_the_table_has_not_is_refused_with_what_would_be_in_order(name: str) -> None:
    machine, seen = MEANT[name][0], 0
    for state, event, to in acts_of(name):
        if to is None:
            found = held(name, state, event)
            told = found.ground("step not foreseen")
            assert told is not None, (state, event)
            assert (found.admissible, told.side) == ("no", "against")
            others = machine.open_to(state) if state != NOT_ON_RECORD else sorted(machine.begins)
            words = ", ".join(others) or "none"
            assert told.text.endswith(f"{event.partition(': ')[0]} is not foreseen from there. Foreseen are: {words}.")
            seen += 1
    assert seen


@pytest.mark.parametrize("item", ["removed", "merged", "withdrawn"])
@pytest.mark.parametrize("event", ["adopted", "not adopted", "returned for finalisation"])
def test_a_text_whose_item_is_off_the_agenda_is_not_decided_on(item: str, event: str) -> None:
    found = standing_at("document", "tabled")
    document = replace(found.states[DOC], item=Stage(item, None, foreseen=True, note="", steps=()))  # type: ignore[call-arg]
    off = replace(found, states={**found.states, DOC: document})
    told = consider(the_act("document", event), off, read_library("csto")).ground("step not foreseen")
    assert told is not None
    assert told.text.startswith(f"{DOC} is {item}; {event} is not foreseen from there.")


@pytest.mark.parametrize("item", [NOT_ON_RECORD, "proposed", "included", "opened", "removal requested"])
def test_a_text_whose_item_is_on_the_agenda_or_on_none_is_decided_on(item: str) -> None:
    found = standing_at("document", "tabled")
    document = replace(found.states[DOC], item=Stage(item, None, foreseen=True, note="", steps=()))  # type: ignore[call-arg]
    on = replace(found, states={**found.states, DOC: document})
    assert consider(the_act("document", "adopted"), on, read_library("csto")).ground("step not foreseen") is None


def test_with_the_gate_taken_out_an_act_out_of_turn_would_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: what refuses it is the table of states and nothing else."""
    assert held("document", "adopted", "lapsed").admissible == "no"
    monkeypatch.setattr("travaux.decision.consider._gate", lambda *_: ())
    assert held("document", "adopted", "lapsed").admissible == "yes"
