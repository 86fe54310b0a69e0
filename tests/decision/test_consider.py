"""Every act goes through one table: authority, form, the table of states, the chapter; and no act is forgotten."""

import inspect
from dataclasses import replace

import msgspec
import pytest

from tests.decision.acts import (
    AM,
    CHAIR,
    DOC,
    DRAFTED,
    OFFICE,
    PUT,
    SESSION,
    TABLED,
    an_act,
    finding_on,
    members,
    of_document,
)
from tests.decision.making import codes
from tests.factories import a_fact
from travaux.decision import consider as consider_module
from travaux.decision.act import Act, Author, reads
from travaux.decision.consider import RULES
from travaux.decision.findings import to_builtins
from travaux.decision.states import MACHINES
from travaux.record.events import EVENTS, UnknownEvent
from travaux.rulebook.load import read_library

ROLL = ("csto/member/am", "csto/roll")


def test_every_event_that_can_be_done_has_a_row_and_no_other_has_one() -> None:
    assert set(RULES) == {name for name, kind in EVENTS.items() if kind.act}


def test_every_row_names_somebody_who_can_do_it_and_a_chapter_that_answers() -> None:
    for event, row in RULES.items():
        assert row.capacities, event
        assert list(inspect.signature(row.chapter).parameters) == ["act", "situation", "book"], event


def test_every_event_of_a_table_of_states_that_can_be_done_is_gated_by_it() -> None:
    gated = {event for table in MACHINES for event in table.events if EVENTS[event].act}
    assert gated <= set(RULES)
    assert "adopted" in gated


def test_an_event_that_is_only_reported_cannot_be_done() -> None:
    with pytest.raises(KeyError, match="group stance stated"):
        finding_on(an_act("group stance stated"), *members())


def test_an_event_that_is_on_no_list_is_refused_by_name() -> None:
    with pytest.raises(UnknownEvent, match="There is no event 'item burnt'"):
        finding_on(an_act("item burnt"), *members())


def test_an_act_reads_what_it_is_about_what_it_names_and_the_roll() -> None:
    act = an_act("removal requested", keys=("am",), session=SESSION, body="csto/body/csc")
    assert reads(act) == (DOC, SESSION, "csto/roll")


def test_an_act_about_the_world_reads_no_roll() -> None:
    act = an_act("outlet registered", OFFICE, ("world/source/belta",), title="BelTA", sort="agency")
    assert reads(act) == ("world/source/belta",)


@pytest.mark.parametrize(
    ("act", "admissible", "no_communication"),
    [
        # a delegation for its own member
        (an_act("ballot cast", AM, keys=("am",), ballot="yes"), "yes", False),
        # the secretariat registers what a member sends it
        (an_act("ballot cast", OFFICE, keys=("am",), ballot="yes"), "yes", False),
        # nobody votes for another
        (an_act("ballot cast", Author("delegation", "by"), keys=("am",), ballot="yes"), "no", True),
        # the chair does not vote
        (an_act("ballot cast", CHAIR, keys=("am",), ballot="yes"), "no", True),
        # a ballot without a word
        (an_act("ballot cast", AM, keys=("am",)), "no", True),
        (an_act("ballot cast", AM, keys=("am",), ballot="unknown"), "no", True),
        # without a key
        (an_act("ballot cast", AM, ballot="yes"), "no", True),
        # a delegation does not put a question
        (an_act("put to decision", AM, mode="consensus"), "no", True),
    ],
)
def test_only_what_is_no_communication_is_refused_outright(
    act: Act, admissible: str, *, no_communication: bool
) -> None:
    found = finding_on(act, *members(DRAFTED, TABLED, PUT))
    assert (found.admissible, found.no_communication) == (admissible, no_communication)


@pytest.mark.parametrize("ballot", ["yes", "no", "abstain"])
def test_a_second_ballot_is_refused_and_the_first_is_cited(ballot: str) -> None:
    voted = of_document("ballot cast", "b1", "2023-11-04", ("am",), ballot="yes")
    found = finding_on(an_act("ballot cast", keys=("am",), ballot=ballot), *members(DRAFTED, TABLED, PUT, voted))
    assert found.no_communication
    second = found.ground("second ballot")
    assert second is not None
    assert second.facts == ("r#b1",)


def test_another_member_s_ballot_is_no_second_one() -> None:
    voted = of_document("ballot cast", "b1", "2023-11-04", ("by",), ballot="yes")
    found = finding_on(an_act("ballot cast", keys=("am",), ballot="no"), *members(DRAFTED, TABLED, PUT, voted))
    assert found.admissible == "yes"


@pytest.mark.parametrize(
    ("act", "facts"),
    [
        # asking for a removal of what is on no agenda
        (an_act("removal requested", keys=("am",)), (DRAFTED,)),
        # joining what is not adopted
        (an_act("joined", keys=("am",)), (DRAFTED,)),
        # a pause that no text provides for
        (an_act("participation suspension announced", AM, ROLL), ()),
    ],
)
def test_a_member_s_communication_is_registered_whatever_the_rules_say(act: Act, facts: tuple[object, ...]) -> None:
    found = finding_on(act, *members(*facts))  # type: ignore[arg-type]
    assert found.admissible != "yes"
    assert not found.no_communication
    assert not found.plain_yes
    assert codes(found)[-1] == "registered"


def test_an_act_out_of_turn_is_inadmissible_and_told_what_would_be_in_order() -> None:
    found = finding_on(an_act("adopted", CHAIR, mode="consensus"), *members(DRAFTED))
    out_of_turn = found.ground("step not foreseen")
    assert found.admissible == "no"
    assert out_of_turn is not None
    assert out_of_turn.text.startswith(
        f"{DOC} is drafted; adopted is not foreseen from there. Foreseen are: circulated,"
    )


def test_nothing_on_record_begins_with_a_draft_and_not_with_an_adoption() -> None:
    drafting = finding_on(an_act("drafted", OFFICE, sort="decision"), *members())
    adopting = finding_on(an_act("adopted", CHAIR, mode="consensus"), *members())
    assert (drafting.admissible, adopting.admissible) == ("yes", "no")


def test_what_is_missing_is_told_as_a_condition_when_only_options_are_asked_for() -> None:
    asked = an_act("ballot cast", keys=("am",), details_unknown=True)
    found = finding_on(asked, *members(DRAFTED, TABLED, PUT))
    assert (found.admissible, [one.what for one in found.missing]) == ("yes", ["ballot"])
    assert "yes, if" in codes(found)
    assert finding_on(replace(asked, details_unknown=False), *members(DRAFTED, TABLED, PUT)).no_communication


def test_the_same_act_offered_and_done_is_found_alike() -> None:
    told = members(DRAFTED, TABLED, PUT)
    offered = finding_on(an_act("ballot cast", keys=("am",), ballot="yes", details_unknown=True), *told)
    done = finding_on(an_act("ballot cast", keys=("am",), ballot="yes"), *told)
    assert to_builtins(offered) == to_builtins(done)


def test_a_former_member_has_no_vote_to_cast() -> None:
    left = a_fact("membership ended", ROLL, "2020-01-01", "x1")
    found = finding_on(an_act("ballot cast", keys=("am",), ballot="yes"), *members(DRAFTED, TABLED, PUT, left))
    withheld = found.ground("right withheld")
    assert withheld is not None
    assert (found.admissible, found.no_communication, withheld.facts) == ("no", False, ("r#x1",))


def test_opening_without_a_quorum_to_open_cannot_be_done() -> None:
    session = a_fact("session convened", SESSION, "2023-11-01", "s1", value={"by": "am"})
    there = a_fact("attendance", SESSION, "2023-11-20", "s2", keys=("am", "by", "kg"), value={"presence": "present"})
    more = a_fact("attendance", SESSION, "2023-11-20", "s3", keys=("kz",), value={"presence": "present"})
    away = a_fact("attendance", SESSION, "2023-11-20", "s4", keys=("kz", "ru", "tj"), value={"presence": "absent"})
    two_away = a_fact("attendance", SESSION, "2023-11-20", "s4", keys=("ru", "tj"), value={"presence": "absent"})
    act = an_act("session opened", CHAIR, (SESSION,))
    three = finding_on(act, *members(session, there, away), body="icmec")
    four = finding_on(act, *members(session, there, more, two_away), body="icmec")
    assert (three.outcome, three.admissible) == ("cannot be put", "no")
    assert (four.outcome, four.admissible) == ("none", "yes")


def test_a_session_of_a_body_without_a_quorum_to_open_is_opened_for_the_record() -> None:
    session = a_fact("session convened", SESSION, "2023-11-01", "s1")
    found = finding_on(an_act("session opened", CHAIR, (SESSION,)), *members(session))
    assert (found.admissible, codes(found)[-1]) == ("yes", "for the record")


def test_an_announced_adoption_that_the_rules_do_not_bear_out_waits_for_a_ruling() -> None:
    refusing = of_document("objection raised", "o1", "2023-11-04", ("by",), to="text", manner="official")
    agreeing = of_document("stance recorded", "a1", "2023-11-04", ("am", "kg", "kz", "ru", "tj"), stance="agrees")
    found = finding_on(
        an_act("adopted", CHAIR, mode="consensus", body="csto/body/csc"),
        *members(DRAFTED, TABLED, PUT, agreeing, refusing),
    )
    assert (found.admissible, found.outcome, found.plain_yes) == ("no", "not adopted", False)
    objecting = found.ground("objection")
    assert objecting is not None
    assert objecting.facts == ("r#o1",)


def test_putting_a_question_shows_how_it_stands_and_from_whom_something_is_missing() -> None:
    agreeing = of_document("stance recorded", "a1", "2023-11-02", ("by", "kg", "kz", "ru", "tj"), stance="agrees")
    act = an_act("put to decision", CHAIR, mode="consensus", body="csto/body/csc")
    found = finding_on(act, *members(DRAFTED, TABLED, agreeing))
    assert (found.admissible, found.outcome) == ("yes", "open")
    assert [(one.member, one.what) for one in found.missing] == [("am", "its position")]


def test_where_the_book_has_no_chapter_the_finding_says_that_the_rules_do_not_say() -> None:
    act = an_act("removal requested", keys=("am",))
    proposed = of_document("item proposed", "d4")
    found = finding_on(act, *members(DRAFTED, proposed), book=read_library("osce"))
    assert (found.admissible, "rules silent" in codes(found)) == ("not stated", True)


@pytest.mark.parametrize("event", sorted(RULES))
def test_every_act_is_answered_with_grounds_and_its_finding_can_be_stored(event: str) -> None:
    kind = EVENTS[event]
    about = {"record": "csto/record", "roll": "csto/roll", "chairmanship": "csto/chairmanship"}
    first = min(kind.about)
    dossier = about.get(first, f"{'world' if first in {'person', 'source'} else 'csto'}/{first}/x")
    capacity = min(RULES[event].capacities)
    act = an_act(event, Author(capacity, "am"), (dossier,), keys=("am",) if kind.key else (), details_unknown=True)
    found = finding_on(act, *members(DRAFTED))
    assert found.grounds
    assert found.book == "csto"
    assert msgspec.json.decode(msgspec.json.encode(to_builtins(found)))["admissible"] in {"yes", "no", "not stated"}


def test_a_finding_names_the_digest_of_the_book_that_it_cites() -> None:
    found = finding_on(an_act("ballot cast", keys=("am",), ballot="yes"), *members(DRAFTED, TABLED, PUT))
    assert to_builtins(found)["digest"] == read_library("csto").digest


def test_with_the_authority_check_taken_out_a_foreign_ballot_would_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: what refuses a vote for another member is that check and nothing else."""
    act = an_act("ballot cast", Author("delegation", "by"), keys=("am",), ballot="yes")
    told = members(DRAFTED, TABLED, PUT)
    assert finding_on(act, *told).admissible == "no"
    monkeypatch.setattr(consider_module, "_no_communication", lambda *_: ())
    assert finding_on(act, *told).admissible == "yes"
