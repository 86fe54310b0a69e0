"""What can be done about a draft follows the tables of states, and fields bear what is on record beforehand."""

import pytest

from tests.workroom.drafted import DOC, clause, draft, stance, told
from travaux.decision.consider import RULES
from travaux.decision.findings import Finding
from travaux.decision.situation import DocumentState
from travaux.record.entry import Fact
from travaux.record.events import EVENTS
from travaux.workroom.drafts.possible import ACTS, GROUPS, NoSuchAct, foreseen, now_and_else, possible
from travaux.workroom.drafts.presets import Asked, keys_of, values_of

CSC = "csto/body/csc"
DRAFTED = told("drafted", "2022-10-01", body=CSC)
UNDER_SILENCE = (DRAFTED, told("tabled", "2022-11-10"), told("silence opened", "2022-11-11", expires="2022-11-18"))


def now(*facts: Fact) -> set[str]:
    return {one.slug for one in now_and_else(draft(*facts))[0]}


def asked(state: DocumentState, **more: object) -> Asked:
    fields = {"member": "am", **more}
    return Asked(state, **fields)  # type: ignore[arg-type]


def test_every_act_on_a_document_is_on_the_list() -> None:
    acts = {name for name, kind in EVENTS.items() if kind.act and "document" in kind.about and name in RULES}
    elsewhere = {"clause drafted", "measure reported", "texts counted", "correction explained"}
    assert acts - {one.event for one in ACTS.values()} <= elsewhere


def test_every_act_of_the_list_is_one_on_documents_and_in_a_group() -> None:
    for one in ACTS.values():
        assert "document" in EVENTS[one.event].about, one
        assert one.group in GROUPS
        assert one.event in RULES


def test_nothing_on_record_yet_lets_a_text_begin() -> None:
    assert {"draft", "propose"} <= now()
    assert "adopted" not in now(DRAFTED)


def test_silence_is_broken_while_it_runs_and_objected_to_in_other_ways_else() -> None:
    assert "break-silence" in now(*UNDER_SILENCE)
    assert "object" not in now(*UNDER_SILENCE)
    tabled = now(DRAFTED, told("tabled", "2022-11-10"))
    assert "object" in tabled
    assert "break-silence" not in tabled


def test_instructions_are_extended_only_where_there_are_some() -> None:
    assert "extend" not in now(DRAFTED)
    given = told("instruction given", "2022-11-11", CSC, to="csto/body/cfm", number="4")
    assert {"extend", "off-control"} <= now(DRAFTED, given)
    assert values_of("extend", "instruction extended", asked(draft(DRAFTED, given))) == {"number": "4"}


def test_each_act_is_foreseen_or_not_and_none_is_lost() -> None:
    state = draft(*UNDER_SILENCE)
    current, others = now_and_else(state)
    assert {*current, *others} == set(ACTS.values())
    assert all(foreseen(one, state) for one in current)


def test_an_act_of_no_list_is_refused_with_those_that_are() -> None:
    with pytest.raises(NoSuchAct, match="start-silence"):
        possible("delete")


def test_keys_are_the_actor_s_member_or_the_body_that_decides() -> None:
    state = draft(DRAFTED)
    assert keys_of("signed", asked(state)) == ("am",)
    assert keys_of("signed", asked(state, member="")) == ()
    assert keys_of("returned for finalisation", asked(state)) == (CSC,)
    assert keys_of("circulated", asked(state)) == ()


def test_the_open_positions_are_those_that_are_on_record() -> None:
    state = draft(DRAFTED, clause("3"), clause("7"), stance("am", "3", "objects"), stance("by", "7", "reserves"))
    found = values_of("agreed-in-general", "agreed in general", asked(state))
    assert found == {"open positions": "3, 7"}
    assert values_of("agreed-in-general", "agreed in general", asked(draft(DRAFTED))) == {}


@pytest.mark.parametrize(
    ("slug", "event", "expected"),
    [
        ("open-round", "round opened", {"stage": "working group", "version": "1"}),
        ("put", "put to decision", {"body": CSC, "mode": "consensus", "nature": "substantive"}),
        ("start-silence", "silence opened", {"expires": "2022-12-01T12:00"}),
        ("break-silence", "objection raised", {"to": "silence", "at": "in writing", "manner": "written"}),
        ("return", "returned for finalisation", {"due": "none"}),
        ("circulate", "circulated", {"version": "1"}),
        ("sign", "signed", {}),
    ],
)
def test_fields_bear_what_is_known_beforehand(slug: str, event: str, expected: dict[str, str]) -> None:
    state = draft(DRAFTED, clause("1"))
    assert values_of(slug, event, asked(state, expires="2022-12-01T12:00")) == expected


def test_the_round_to_come_follows_the_last_one_and_the_open_one_is_closed() -> None:
    opened = told("round opened", "2022-11-02", stage="permanent council")
    state = draft(DRAFTED, opened)
    assert values_of("open-round", "round opened", asked(state))["stage"] == "national clearance"
    assert values_of("close-round", "round closed", asked(state)) == {"stage": "permanent council"}


def test_an_adoption_is_announced_as_the_finding_has_it() -> None:
    found = Finding("yes", "adopted", "limited format", bound={"am": "may join", "by": "bound"})
    value = values_of("adopted", "adopted", asked(draft(DRAFTED), finding=found))
    assert value == {"body": CSC, "mode": "limited format", "without": ["am"]}


def test_a_removal_answers_the_request_that_waits() -> None:
    state = draft(
        DRAFTED,
        told("item included", "2022-11-01", session="csto/session/s"),
        told("removal requested", "2022-11-02", "by"),
    )
    assert values_of("remove", "item removed", asked(state)) == {"session": "csto/session/s", "request of": "by"}
    assert state.dossier == DOC
