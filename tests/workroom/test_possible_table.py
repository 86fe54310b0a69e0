"""What can be done where: a draft, a session, an item and a measure, state by state, each act on both sides."""

from types import SimpleNamespace
from typing import Any

import pytest

from travaux.broken_input import BrokenInput
from travaux.decision.states import DOCUMENT, ITEM, MEASURE, SESSION
from travaux.record.events import EVENTS
from travaux.workroom.drafts import possible as drafts
from travaux.workroom.plans import possible as plans
from travaux.workroom.plans.measures import (
    CAUSES,
    Reported,
    changed,
    done,
    lacking_reason,
    not_done_first,
    open_statuses,
)  # fmt: skip
from travaux.workroom.sessions import possible as sessions
from travaux.workroom.sessions.agenda import Item

#: Acts on a draft by its state, but those for which one event is two acts, and those of its agenda and papers.
ON_A_DRAFT = {
    "not on record": "draft circulate open-round close-round stance clause-stance remove-clause agreed-in-general table adopted sign refuse in-force return",
    "drafted": "circulate open-round stance clause-stance remove-clause agreed-in-general table withdraw lapse sign",
    "under agreement": "circulate open-round close-round stance clause-stance amend remove-clause agreed-in-general table withdraw lapse start-silence noted sign return",
    "agreed in general": "circulate open-round close-round stance clause-stance amend remove-clause agreed-in-general table withdraw lapse start-silence put adopted noted open-signature sign refuse return",
    "tabled": "open-round close-round stance clause-stance amend remove-clause withdraw lapse start-silence put adopted not-adopted noted open-signature sign refuse return",
    "put to decision": "stance clause-stance amend withdraw lapse vote adopted not-adopted noted open-signature sign refuse return",
    "under silence": "amend extend-silence silence-broken adopted not-adopted",
    "not adopted": "withdraw lapse return",
    "signature open": "stance clause-stance withdraw lapse adopted not-adopted sign refuse signatures-complete ratify in-force return",
    "signature open after adoption": "put sign refuse signatures-complete join decline ratify in-force certified-copy repeal",
    "signature refused": "circulate open-round close-round stance clause-stance remove-clause withdraw lapse adopted not-adopted sign refuse return",
    "signed by all": "put adopted join decline ratify in-force certified-copy repeal",
    "returned for finalisation": "circulate open-round close-round stance clause-stance remove-clause agreed-in-general table withdraw lapse start-silence put",
    "adopted": "put open-signature sign refuse join decline ratify in-force certified-copy repeal",
    "taken note of": "",
    "withdrawn": "",
    "lapsed": "",
    "in force": "put sign refuse join decline ratify certified-copy repeal",
    "repealed": "",
}
ON_A_SESSION = {
    "not on record": "convene who-comes held minutes",
    "scheduled": "convene postpone cancel who-comes agree-agenda open held",
    "convened": "postpone cancel who-comes agree-agenda open held",
    "agenda agreed": "postpone cancel who-comes open held",
    "postponed": "convene postpone cancel held",
    "cancelled": "",
    "opened": "who-comes agree-agenda begin-part close held minutes",
    "held": "begin-part close held minutes certify",
    "closed": "held minutes certify",
    "record certified": "held minutes",
}
ON_AN_ITEM = {
    "not on record": "include ask-removal keep",
    "proposed": "include ask-removal remove defer merge",
    "included": "include open-item ask-removal remove defer merge not-taken",
    "deferred": "include ask-removal remove merge",
    "merged": "",
    "removal requested": "include open-item ask-removal remove keep defer not-taken",
    "removal refused": "include open-item ask-removal remove keep defer merge not-taken",
    "removed": "include",
    "not taken": "include",
    "opened": "not-taken",
    "disposed of: adopted": "",
    "disposed of: not adopted": "",
    "sent back": "include ask-removal",
    "disposed of: taken note of": "",
    "withdrawn": "",
}
REASON = "It was not agreed."


def standing(state: str, **more: Any) -> Any:  # noqa: ANN401 - a state of which only its stage matters
    """Something that stands in a state."""
    return SimpleNamespace(stage=SimpleNamespace(state=state), item=SimpleNamespace(state="not on record"), **more)


def item(place: str = "off", requests: tuple[Any, ...] = ()) -> Item:
    """An item at a place, with requests on which nobody decided."""
    return Item("csto/document/x", place, 1, True, (), requests)  # type: ignore[arg-type]


@pytest.mark.parametrize("state", DOCUMENT.states)
def test_a_draft_lets_these_acts_be_done_and_no_others(state: str) -> None:
    found = standing(state, instructions=())
    moving = [one for one in drafts.ACTS.values() if one.event in DOCUMENT.events]
    told = {one.slug for one in moving if drafts.foreseen(one, found)} - {"break-silence", "object"}
    assert told == set(ON_A_DRAFT[state].split())


@pytest.mark.parametrize("state", DOCUMENT.states)
def test_silence_is_broken_only_under_silence_and_objections_are_raised_only_without(state: str) -> None:
    found = standing(state, instructions=())
    breaks, objects = (drafts.foreseen(drafts.possible(one), found) for one in ("break-silence", "object"))
    assert not (breaks and objects)
    assert breaks is (state == "under silence")


@pytest.mark.parametrize("state", ["withdrawn", "lapsed", "repealed", "taken note of"])
def test_nothing_moves_a_text_that_is_done_with(state: str) -> None:
    assert ON_A_DRAFT[state] == ""
    assert not any(state in row.before for row in DOCUMENT.rows)


@pytest.mark.parametrize("state", SESSION.states)
def test_a_session_lets_these_acts_be_done_and_no_others(state: str) -> None:
    told = {one.slug for one in sessions.now(standing(state)) if one.event in SESSION.events}
    assert told == set(ON_A_SESSION[state].split())


@pytest.mark.parametrize("state", SESSION.states)
def test_a_paper_and_a_title_are_given_to_a_session_wherever_it_stands(state: str) -> None:
    assert {"paper", "name"} <= {one.slug for one in sessions.now(standing(state))}


@pytest.mark.parametrize("state", ITEM.states)
def test_an_item_lets_these_acts_be_done_and_no_others(state: str) -> None:
    asked: Any = SimpleNamespace(decision=None)
    told = {one.slug for one in sessions.on_item(item(requests=(asked,)), state)}
    assert told == set(ON_AN_ITEM[state].split())


@pytest.mark.parametrize("state", ITEM.states)
def test_what_nobody_asked_to_remove_is_not_decided_to_stay(state: str) -> None:
    told = {one.slug for one in sessions.on_item(item(), state)}
    assert told == set(ON_AN_ITEM[state].split()) - {"keep"}


@pytest.mark.parametrize("state", ITEM.states)
def test_what_is_on_the_agenda_is_not_put_there_again(state: str) -> None:
    told = {one.slug for one in sessions.on_item(item("on"), state)}
    assert told == set(ON_AN_ITEM[state].split()) - {"keep", "include"}


@pytest.mark.parametrize("slug", sorted(sessions.OF_SESSIONS))
def test_an_act_on_a_session_is_found_under_its_address(slug: str) -> None:
    one = sessions.of_session(slug)
    assert (one.slug, "session" in EVENTS[one.event].about) == (slug, True)


@pytest.mark.parametrize("slug", sorted(sessions.OF_ITEMS))
def test_an_act_on_an_item_is_found_under_its_address_and_asks_for_fields_that_there_are(slug: str) -> None:
    one = sessions.of_item(slug)
    assert one.slug == slug
    assert {*(one.asks or ())} <= {*EVENTS[one.event].fields}


@pytest.mark.parametrize("slug", sorted(drafts.ACTS))
def test_an_act_on_a_draft_is_found_under_its_address_and_asks_for_fields_that_there_are(slug: str) -> None:
    one = drafts.possible(slug)
    assert (one.slug, one.group in drafts.GROUPS) == (slug, True)
    assert {*(one.asks or ())} <= {*EVENTS[one.event].fields}


@pytest.mark.parametrize("slug", sorted(plans.ACTS))
def test_an_act_on_a_plan_is_found_under_its_address(slug: str) -> None:
    one = plans.possible(slug)
    assert (one.slug, "plan" in EVENTS[one.event].about) == (slug, True)


@pytest.mark.parametrize(
    "slug", ["", "delete", "Sign", "sign ", "../sign", "<script>", "x" * 500, "signed", "__init__"]
)
def test_an_address_of_no_act_is_told_what_there_is(slug: str) -> None:
    with pytest.raises(drafts.NoSuchAct) as of_draft:
        drafts.possible(slug)
    with pytest.raises(plans.NoSuchAct) as of_plan:
        plans.possible(slug)
    assert str(of_draft.value).startswith(f"No act on a draft is called '{slug[:40]}'. There are: ")
    assert str(of_plan.value).startswith(f"No act on a plan is called '{slug[:40]}'. There are: ")
    assert str(of_draft.value).endswith("Go back to the draft.")
    assert str(of_plan.value).endswith("Go back to the plan.")
    assert isinstance(of_draft.value, BrokenInput)
    assert isinstance(of_plan.value, BrokenInput)


@pytest.mark.parametrize(
    ("state", "statuses"),
    [
        ("not on record", ("planned", "in progress", "implemented", "not implemented")),
        ("planned", ("planned", "in progress", "implemented", "not implemented", "removed")),
        ("in progress", ("in progress", "implemented", "not implemented", "removed")),
        ("implemented", ("implemented",)),
        ("not implemented", ("not implemented", "removed")),
        ("removed", ()),
        ("carried over", ("planned", "in progress", "implemented", "not implemented")),
    ],
)
def test_of_a_measure_only_what_may_become_of_it_is_offered(state: str, statuses: tuple[str, ...]) -> None:
    assert open_statuses(standing(state)) == statuses
    assert state in MEASURE.states


@pytest.mark.parametrize(
    ("status", "reason", "cause", "lacks", "value"),
    [
        ("", "", "", False, {}),
        ("planned", "", "", False, {"status": "planned"}),
        ("in progress", "", "", False, {"status": "in progress"}),
        ("implemented", "", "", False, {"status": "implemented"}),
        ("removed", "", "", False, {"status": "removed"}),
        ("not implemented", "", "", True, {"status": "not implemented"}),
        ("not implemented", "   ", "", True, {"status": "not implemented"}),
        ("not implemented", "\n\t", "", True, {"status": "not implemented"}),
        ("not implemented", "", "other", True, {"status": "not implemented", "cause": "other"}),
        ("not implemented", REASON, "", False, {"status": "not implemented", "reason": REASON}),
        ("not implemented", f" {REASON} ", "", False, {"status": "not implemented", "reason": REASON}),
        ("not implemented", "<b>", "", False, {"status": "not implemented", "reason": "<b>"}),
        ("implemented", REASON, "", False, {"status": "implemented", "reason": REASON}),
        ("", REASON, "", False, {"reason": REASON}),
    ],
)
def test_what_was_not_done_is_reported_with_its_reason(
    status: str,
    reason: str,
    cause: str,
    lacks: bool,
    value: dict[str, str],
) -> None:
    one = Reported("m", status, reason, cause)
    assert (one.lacks_reason, one.value) == (lacks, value)
    assert lacking_reason([one]) == (("m",) if lacks else ())


@pytest.mark.parametrize(
    ("states", "undone", "finished"),
    [
        ((), "", ""),
        (("implemented",), "", "a"),
        (("planned",), "a", ""),
        (("planned", "not implemented"), "ba", ""),
        (("planned", "in progress", "not implemented"), "cba", ""),
        (("in progress", "carried over", "planned"), "bac", ""),
        (("implemented", "planned", "implemented"), "b", "ac"),
        (("removed", "not on record", "planned"), "cba", ""),
        (("nothing known", "removed"), "ba", ""),
        (("planned", "planned", "planned"), "abc", ""),
    ],
)
def test_what_is_not_done_comes_first(states: tuple[str, ...], undone: str, finished: str) -> None:
    rows = [standing(state, measure=name) for name, state in zip("abc", states, strict=False)]
    assert "".join(one.measure for one in not_done_first(rows)) == undone
    assert "".join(one.measure for one in done(rows)) == finished


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ()),
        ({"status-a": ""}, ()),
        ({"status-a": "  "}, ()),
        ({"reason-a": REASON}, ()),
        ({"status-z": "implemented"}, ()),
        ({"status-a": "implemented"}, (Reported("a", "implemented"),)),
        ({"status-a": " implemented "}, (Reported("a", "implemented"),)),
        ({"status-b": "removed", "status-a": "planned"}, (Reported("a", "planned"), Reported("b", "removed"))),
        ({"status-a": "not implemented", "reason-a": "x"}, (Reported("a", "not implemented", "x"),)),
        ({"status-a": "not implemented", "cause-a": " y "}, (Reported("a", "not implemented", "", "y"),)),
        ({"status-a": "not implemented", "reason-b": "x"}, (Reported("a", "not implemented"),)),
        ({"status-a": "<b>"}, (Reported("a", "<b>"),)),
    ],
)
def test_only_rows_in_which_a_status_was_chosen_are_changed(
    given: dict[str, str], expected: tuple[Reported, ...]
) -> None:
    plan: Any = SimpleNamespace(measures=[SimpleNamespace(measure="a"), SimpleNamespace(measure="b")])
    assert changed(given, plan) == expected
    assert tuple(sorted(CAUSES)) == CAUSES
