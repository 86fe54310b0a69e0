"""In which parts of a state each event is told: nothing that a record holds of a thing is left untold."""

import pytest

from tests.decision.parts import parts_telling
from tests.decision.states_of import reports, state
from tests.factories import a_fact
from tests.record.every_event import scalar_of
from travaux.record.entry import Fact
from travaux.record.events import EVENTS
from travaux.record.values import Value

#: An event of a text and the parts of its state that cite it, told by itself; evidence where no other part does.
DOCUMENTS = (
    ("legal view stated", "remarks"),
    ("no objection declared", "no_objections"),
    ("question not taken", "remarks"),
    ("nominated", "remarks"),
    ("drafted", "body, history, sort, stage"),
    ("circulated", "circulations, history, stage"),
    ("stance recorded", "history, stage, stances"),
    ("group stance stated", "group_stances, history, stage"),
    ("agreed in general", "history, stage"),
    ("contents defined", "remarks"),
    ("readiness described", "remarks"),
    ("finalisation needed", "history, remarks, stage"),
    ("returned for finalisation", "history, instructions, item, stage"),
    ("resubmission instructed", "instructions"),
    ("agreement instructed", "instructions"),
    ("tabled", "body, history, stage"),
    ("withdrawn", "history, item, stage"),
    ("lapsed", "history, stage"),
    ("taken note of", "history, item, stage"),
    ("ending described", "remarks"),
    ("texts counted", "remarks"),
    ("clause drafted", "clauses, history, stage"),
    ("clause removed", "clauses, history, stage"),
    ("round opened", "history, rounds, stage"),
    ("round closed", "history, stage"),
    ("clause stance recorded", "clause_stances, history, stage"),
    ("item proposed", "history, item, places"),
    ("item included", "history, item, places"),
    ("item deferred", "history, item"),
    ("item merged", "history, item"),
    ("removal requested", "history, item, requests"),
    ("item removed", "history, item"),
    ("removal refused", "history, item"),
    ("item not taken", "history, item"),
    ("item opened", "history, item"),
    ("put to decision", "body, history, put, stage"),
    ("objection raised", "history, objections, stage"),
    ("amendment proposed", "history, remarks, stage"),
    ("ballot cast", "ballots, history, stage"),
    ("tally reported", "tally"),
    ("absence meant", "remarks"),
    ("rule read", "remarks"),
    ("adopted", "adopted, body, bound, history, item, stage"),
    ("not adopted", "history, item, stage"),
    ("silence opened", "history, silence, stage"),
    ("silence extended", "history, silence, stage"),
    ("silence broken", "history, silence, stage"),
    ("decision announced", "remarks"),
    ("ruling given", "remarks"),
    ("signature opened", "history, signature_opened, stage"),
    ("signed", "history, signatures, stage"),
    ("signature refused", "history, refusals, stage"),
    ("signature outstanding", "history, remarks, stage"),
    ("signature completed", "history, stage"),
    ("entered into force", "history, stage"),
    ("ratified", "history, stage"),
    ("joined", "history, joinings, stage"),
    ("declined to join", "history, joinings, stage"),
    ("consideration announced", "remarks"),
    ("joining awaited", "remarks"),
    ("repealed", "history, stage"),
    ("amended", "evidence"),
    ("certified copy sent", "history, remarks, stage"),
    ("depositary named", "remarks"),
    ("instruction given", "instructions"),
    ("instruction extended", "instructions"),
    ("taken off control", "instructions"),
    ("measure reported", "measures"),
    ("paper attached", "papers"),
    ("named", "names"),
    ("disputed name", "remarks"),
    ("rule stated", "remarks"),
    ("unsourced gap", "remarks"),
    ("other side not on record", "remarks"),
    ("correction explained", "evidence"),
)  # fmt: skip

#: The same of a session.
SESSIONS = (
    ("absence announced", "remarks"),
    ("support stated", "remarks"),
    ("no objection declared", "no_objections"),
    ("session scheduled", "planned_for, planned_place, sort, stage"),
    ("session convened", "planned_for, planned_place, stage"),
    ("agenda agreed", "stage"),
    ("session opened", "stage"),
    ("part opened", "parts, stage"),
    ("session held", "held, place, sort, stage, way"),
    ("session closed", "stage"),
    ("record certified", "stage"),
    ("session postponed", "planned_for, stage"),
    ("session cancelled", "stage"),
    ("chaired", "chair, chair_person"),
    ("attendance", "attendance"),
    ("delegation notified", "notified, stage"),
    ("minutes drawn up", "minutes, stage"),
    ("documents counted", "counts"),
    ("drafts considered", "drafts, drafts_adopted, drafts_sent_back"),
    ("quorum described", "quorum"),
    ("decisions described", "remarks"),
    ("topic discussed", "topics"),
    ("said at", "statements"),
    ("outcome noted", "outcomes"),
    ("question not taken", "remarks"),
    ("precedence claimed", "remarks"),
    ("absence meant", "absences_meant"),
    ("rule read", "remarks"),
    ("ruling given", "remarks"),
    ("joined", "joinings"),
    ("declined to join", "joinings"),
    ("paper attached", "papers"),
    ("named", "names"),
    ("disputed name", "remarks"),
    ("unsourced gap", "remarks"),
    ("other side not on record", "remarks"),
    ("correction explained", "evidence"),
)  # fmt: skip

#: The same of a plan.
PLANS = (
    ("texts counted", "remarks"),
    ("ruling given", "remarks"),
    ("instruction given", "instructions"),
    ("instruction extended", "instructions"),
    ("taken off control", "instructions"),
    ("plan drawn up", "decisions_of, drawn_up, priorities_of"),
    ("plan considered", "considered"),
    ("measure planned", "measures"),
    ("measure reported", "measures"),
    ("count reported", "counts"),
    ("paper attached", "papers"),
    ("named", "names"),
    ("disputed name", "evidence"),
    ("unsourced gap", "remarks"),
    ("other side not on record", "remarks"),
    ("correction explained", "evidence"),
)  # fmt: skip

#: The same of a member; what it said and did stands apart from what others say of it.
MEMBERS = (
    ("accession applied for", "membership"),
    ("founding text signed", "membership"),
    ("prolongation signed", "membership"),
    ("membership began", "membership"),
    ("membership ended", "membership"),
    ("membership restored", "membership"),
    ("restoration ratified", "membership"),
    ("withdrawal notified", "membership"),
    ("suspension requested", "membership, remarks"),
    ("request received", "remarks"),
    ("suspended by the council", "membership"),
    ("suspension lifted", "membership"),
    ("expelled", "membership"),
    ("vote withdrawn", "membership"),
    ("vote restored", "membership"),
    ("arrears waived", "membership, money"),
    ("membership attested", "attested, remarks"),
    ("participation suspension announced", "participation"),
    ("participation suspension notified", "participation"),
    ("participation suspension acknowledged", "participation"),
    ("participation resumed", "participation"),
    ("participation described", "participation"),
    ("no notice on record", "participation"),
    ("formal notice given", "formal_notices"),
    ("legal view stated", "remarks"),
    ("absence announced", "remarks"),
    ("intention stated", "intentions"),
    ("assurance stated", "remarks"),
    ("step taken", "remarks"),
    ("appeal made", "remarks"),
    ("regarded as ally", "relation"),
    ("return hoped for", "remarks"),
    ("decision characterised", "remarks"),
    ("support stated", "remarks"),
    ("budget share set", "money"),
    ("contribution due", "money"),
    ("contribution withheld", "money"),
    ("arrears reported", "money"),
    ("consequence stated", "remarks"),
    ("no objection declared", "no_objections"),
    ("mandate given", "mandates"),
    ("mandate ended", "evidence"),
    ("copies handed over", "remarks"),
    ("chairmanship began", "evidence"),
    ("chairmanship ended", "evidence"),
    ("priorities set", "remarks"),
    ("ruling given", "evidence"),
    ("joined", "decisions"),
    ("declined to join", "decisions"),
    ("consideration announced", "remarks"),
    ("joining awaited", "remarks"),
    ("communication registered", "evidence"),
    ("named", "names"),
    ("disputed name", "remarks"),
    ("unsourced gap", "remarks"),
    ("other side not on record", "remarks"),
    ("seat taken", "remarks"),
    ("seat left", "remarks"),
    ("weight stated", "remarks"),
    ("counted in group", "remarks"),
    ("left group", "remarks"),
    ("correction explained", "evidence"),
)  # fmt: skip


def alone(event: str, about: str) -> Fact:
    """One fact of that event with something in every field."""
    kind = EVENTS[event]
    value: dict[str, Value] = {}
    for name, field in kind.fields.items():
        value[name] = [scalar_of(field)] if field.several else scalar_of(field)
    return a_fact(event, about, keys=(scalar_of(kind.key),) if kind.key else (), value=value)


def expect_told(event: str, about: str, parts: str) -> None:
    """The fact stands in these parts of the state and in no other."""
    found = state(about, reports(alone(event, about)))
    assert parts_telling(found, "r0#f0") == set(parts.split(", "))


@pytest.mark.parametrize(("event", "parts"), DOCUMENTS, ids=[row[0] for row in DOCUMENTS])
def test_what_is_told_of_a_text_stands_in_its_parts(event: str, parts: str) -> None:
    expect_told(event, "csto/document/x", parts)


@pytest.mark.parametrize(("event", "parts"), SESSIONS, ids=[row[0] for row in SESSIONS])
def test_what_is_told_of_a_session_stands_in_its_parts(event: str, parts: str) -> None:
    expect_told(event, "csto/session/s", parts)


@pytest.mark.parametrize(("event", "parts"), PLANS, ids=[row[0] for row in PLANS])
def test_what_is_told_of_a_plan_stands_in_its_parts(event: str, parts: str) -> None:
    expect_told(event, "csto/plan/p", parts)


@pytest.mark.parametrize(("event", "parts"), MEMBERS, ids=[row[0] for row in MEMBERS])
def test_what_is_told_of_a_member_stands_in_its_parts(event: str, parts: str) -> None:
    expect_told(event, "csto/member/am", parts)


@pytest.mark.parametrize(
    ("kind", "rows"), [("document", DOCUMENTS), ("session", SESSIONS), ("plan", PLANS), ("member", MEMBERS)],
    ids=["document", "session", "plan", "member"],
)  # fmt: skip
def test_every_event_that_can_be_told_of_it_stands_in_the_table(kind: str, rows: tuple[tuple[str, str], ...]) -> None:
    assert {event for event, _ in rows} == {one.name for one in EVENTS.values() if kind in one.about}


def test_a_fact_of_which_nothing_is_told_would_be_noticed() -> None:
    """The control: a fact of another dossier stands in no part."""
    found = state("csto/document/x", reports(alone("drafted", "csto/document/other")))
    assert parts_telling(found, "r0#f0") == set()
