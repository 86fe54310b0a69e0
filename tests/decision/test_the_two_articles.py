"""What the two articles must be able to answer, asked of the states (seed_facts.md, 3)."""

from dataclasses import fields, is_dataclass

import msgspec
import pytest

from tests.decision.articles import ZONE, articles_on, the_two_articles
from travaux.decision.situation import (
    ChairmanshipState,
    DocumentState,
    MemberState,
    PersonState,
    PlainState,
    PlanState,
    PostState,
    RollState,
    SessionState,
    SourceState,
    dossier_state,
)
from travaux.decision.situation.claims import Cited, Happening
from travaux.record.times import end_of

DOCUMENT = "csto/document/assistance-to-armenia"
ASTANA = "csto/session/csc-2024-11-28"


def refs(cited: tuple[Cited, ...]) -> list[str]:
    return [one.address.partition("#")[2] for one in cited]


def when(happening: Happening | None) -> list[str]:
    assert happening is not None
    return refs(happening.refs)


def armenia(on: str = "2024-11-28") -> MemberState:
    state = dossier_state("csto/member/am", articles_on(on))
    assert isinstance(state, MemberState)
    return state


def the_document(on: str = "2023-11-20") -> DocumentState:
    state = dossier_state(DOCUMENT, articles_on(on))
    assert isinstance(state, DocumentState)
    return state


def session(dossier: str, on: str) -> SessionState:
    state = dossier_state(dossier, articles_on(on))
    assert isinstance(state, SessionState)
    return state


def the_plan() -> PlanState:
    state = dossier_state("csto/plan/2023", articles_on("2023-11-20"))
    assert isinstance(state, PlanState)
    return state


def test_armenia_is_suspended_by_its_own_declaration_as_the_secretary_general_tells_it() -> None:
    found = armenia().participation
    assert (found.status, refs(found.basis)) == ("suspended by its own declaration", ["A10"])
    assert found.text == "as told by csto/post/secretary-general; the member's own announcement is not on record"
    assert (found.notified, found.notified_text) == (None, "no formal instrument on record")


def test_when_the_suspension_began_neither_article_says() -> None:
    found = armenia().participation
    assert found.announced is None
    assert [one.value["start"] for one in found.described] == ["unknown", "unknown"]


def test_before_its_day_the_suspension_is_not_there() -> None:
    found = armenia("2024-11-27").participation
    assert (found.status, found.acknowledged) == ("taking part", None)
    assert found.text == "nothing on record says otherwise"


def test_the_secretary_general_calls_armenia_an_ally_that_was_is_and_will_remain_one() -> None:
    relation = armenia().relation
    assert relation is not None
    assert (relation.word, relation.extent.value) == ("ally", "was, is and will remain")
    assert refs(relation.extent.refs) == ["A12"]
    assert relation.extent.refs[0].by == "world/person/tasmagambetov"
    assert len(relation.sayings) == 2


def test_hopes_and_characterisations_are_kept_with_who_said_them() -> None:
    told = {(one.event, one.fact.address.partition("#")[2]) for one in armenia().remarks}
    assert {("return hoped for", "A13"), ("decision characterised", "A11")} <= told


def test_five_leaders_were_at_astana_and_armenia_was_absent() -> None:
    found = session(ASTANA, "2024-11-28")
    assert {row.member: row.presence.value for row in found.attendance} == {
        "ru": "present", "kz": "present", "by": "present", "kg": "present", "tj": "present", "am": "absent",
    }  # fmt: skip
    assert {tuple(refs(row.refs)) for row in found.attendance if row.member != "am"} == {("A23",)}
    assert [refs((one,)) for one in found.closed_lists] == [["A23"]]


def test_who_sat_there_and_why_armenia_did_not_the_article_does_not_say() -> None:
    rows = {row.member: row for row in session(ASTANA, "2024-11-28").attendance}
    assert (rows["ru"].person.value, rows["ru"].person.text) == (None, "the source does not say")
    assert (rows["am"].notice.text, rows["am"].reason.text) == ("the source does not say", "the source does not say")


def test_when_and_where_it_was_is_told_with_the_inference() -> None:
    found = session(ASTANA, "2024-11-28")
    assert (found.place.value, when(found.held)) == ("Astana", ["A21", "A22"])
    assert found.held is not None
    assert (found.held.stated, found.held.refs[0].basis) == ("November 28", "inferred")


def test_what_the_heads_discussed_is_told_by_the_secretary_general() -> None:
    assert [refs((one.fact,)) for one in session(ASTANA, "2024-11-28").topics] == [["A15"], ["A16"]]


def test_a_request_for_removal_is_no_removal() -> None:
    (request,) = the_document().requests
    assert (request.member, when(request.happened)) == ("am", ["B02"])
    assert (request.session.text, request.body.text) == ("the source does not say", "the source does not say")
    assert (request.outcome, request.outcome_facts) == ("not on record", ())


def test_the_whole_life_of_the_item_is_told_in_order_and_every_step_is_foreseen() -> None:
    found = the_document()
    assert [(one.event, one.to) for one in found.history] == [
        ("agreed in general", "agreed in general"),
        ("signature refused", "signature refused"),
        ("returned for finalisation", "returned for finalisation"),
        ("finalisation needed", "returned for finalisation"),
        ("group stance stated", "returned for finalisation"),
        ("removal requested", "removal requested"),
    ]
    assert all(one.foreseen for one in found.history)
    assert (found.stage.state, found.item.state) == ("returned for finalisation", "removal requested")


def test_the_measure_is_not_implemented_and_the_document_is_not_withdrawn() -> None:
    assert [(one.keys, one.value["status"]) for one in the_document().measures] == [
        (("armenia-assistance-document",), "not implemented")
    ]


def test_pashinyan_refused_to_sign_at_yerevan() -> None:
    (refusal,) = the_document("2022-11-23").refusals
    assert (refusal.member, refusal.value["person"]) == ("am", "world/person/pashinyan")
    assert when(refusal.happened) == ["B21"]


def test_all_others_supported_it_and_no_member_is_named() -> None:
    found = the_document()
    assert [(one.quantifier, one.excepting, one.stance) for one in found.group_stances] == [
        ("all others", ("am",), "supports")
    ]
    assert found.stances == ()


def test_instructions_name_neither_addressee_nor_day_where_the_article_names_none() -> None:
    found = {refs((one.fact,))[0]: (one.to, one.due) for one in the_document().instructions}
    assert found == {
        "B26": ("unknown", "unknown"), "B27": ("heads of state", "unknown"), "B18": ("unknown", "unknown"),
    }  # fmt: skip


def test_nobody_is_bound_by_what_was_not_adopted() -> None:
    found = the_document().bound
    assert (found.members, found.others) == ({}, "nobody: no adoption on record")


def test_the_plan_counts_are_told_and_no_row_is_made_up() -> None:
    found = the_plan()
    assert {key: (one.number, one.noun, one.by, refs(one.refs)) for key, one in found.counts.items()} == {
        "total": (34, "measures", "world/person/tasmagambetov", ["B12-total"]),
        "implemented": (32, "measures", "world/person/tasmagambetov", ["B13"]),
        "not implemented": (2, "measures", "world/person/tasmagambetov", ["B14"]),
    }
    assert found.summary == "measures on record: 2 of a reported 34"
    assert [row.measure for row in found.measures] == [
        "contacts-with-european-organisations",
        "armenia-assistance-document",
    ]


def test_the_two_measures_that_were_not_carried_out_have_their_reasons() -> None:
    contacts, document = the_plan().measures
    assert (contacts.status.value, contacts.cause.value) == ("not implemented", "external party")
    assert contacts.reason.value == "primarily their stance"
    assert (document.status.value, document.cause.value) == ("not implemented", "no interest and member request")


def test_the_plan_carries_out_the_decisions_of_yerevan_and_the_priorities_of_belarus() -> None:
    found = the_plan()
    assert (found.decisions_of.value, found.priorities_of.value) == ("csto/session/csc-2022-11-23", "by")


@pytest.mark.parametrize(
    ("on", "holder"),
    [("2022-11-23", "zas"), ("2023-11-20", "tasmagambetov"), ("2024-11-28", "tasmagambetov")],
)
def test_the_secretary_general_of_a_day_is_the_one_attested(on: str, holder: str) -> None:
    state = dossier_state("csto/post/secretary-general", articles_on(on))
    assert isinstance(state, PostState)
    assert state.holder is not None
    assert (state.holder.holder, state.holder.basis) == (f"world/person/{holder}", "attested")


def test_three_bodies_were_to_meet_on_the_22nd_in_minsk_and_the_council_on_the_23rd() -> None:
    joint = session("csto/session/joint-2023-11-22", "2023-11-20")
    council = session("csto/session/csc-2023-11-23", "2023-11-20")
    assert joint.bodies == ("csto/body/cdm", "csto/body/cfm", "csto/body/cssc")
    assert (joint.planned_for.value, joint.planned_place.value) == ("2023-11-22", "Minsk")
    assert (council.planned_for.value, council.planned_place.text) == ("2023-11-23", "the source does not say")


def test_on_the_eve_the_session_of_the_council_is_scheduled_and_not_held() -> None:
    found = session("csto/session/csc-2023-11-23", "2023-11-21")
    assert (found.stage.state, found.held) == ("scheduled", None)


def test_the_meeting_in_minsk_has_its_thanks_and_its_topic() -> None:
    state = dossier_state("csto/meeting/2023-11-20-tasmagambetov-lukashenko", articles_on("2023-11-20"))
    assert isinstance(state, PlainState)
    assert [one.event for one in state.particulars] == ["meeting held"]
    assert {one.event for one in state.occurrences} == {"said at", "thanks expressed", "topic discussed"}


def test_that_belarus_chaired_is_not_made_up_from_its_priorities() -> None:
    state = dossier_state("csto/chairmanship", articles_on("2023-11-20"))
    assert isinstance(state, ChairmanshipState)
    assert (state.chair, [one.value["member"] for one in state.priorities]) == (None, ["by"])


def test_a_person_s_posts_and_a_source_s_dates_are_told() -> None:
    person = dossier_state("world/person/tasmagambetov", articles_on("2024-11-28"))
    source = dossier_state("world/source/udf-262962", articles_on("2024-12-24"))
    assert isinstance(person, PersonState)
    assert isinstance(source, SourceState)
    assert refs(person.posts["csto/post/secretary-general"].attested) == ["B04", "A04"]
    assert [(one.value["label"], one.value["shows"]) for one in source.stamps] == [("Updated at", "2024-12-23T13:53")]


def test_the_page_stamp_is_the_date_of_no_event() -> None:
    newest = the_document("2024-12-31").evidence.newest
    assert newest is not None
    assert newest.address == "s4-tasmagambetov#B16"
    assert newest.happened.hi == end_of("2023-11-20", ZONE)


def test_the_newest_evidence_names_its_day_and_when_the_public_could_know_it() -> None:
    newest = armenia().evidence.newest
    assert newest is not None
    assert newest.happened.hi == end_of("2024-11-28", ZONE)
    assert newest.public.lo == end_of("2024-11-27", ZONE)


def test_the_roll_has_one_row_for_armenia_and_nobody_else_is_on_record() -> None:
    state = dossier_state("csto/roll", articles_on("2024-11-28"))
    assert isinstance(state, RollState)
    assert [(row.member, row.membership.state) for row in state.rows] == [("am", "not on record")]
    assert state.members == ()


def dossiers() -> list[str]:
    found = {about for one in the_two_articles() for fact in one.entry.facts for about in fact.about}
    return sorted(found)


@pytest.mark.parametrize("dossier", dossiers())
def test_every_state_can_be_written_as_json_and_cites_what_it_rests_on(dossier: str) -> None:
    folded = articles_on("2024-12-31")
    state = dossier_state(dossier, folded)
    assert is_dataclass(state)
    written = msgspec.json.encode(state)
    assert {field.name for field in fields(state)} == set(msgspec.json.decode(written))
    for told in folded.of(dossier).certain:
        assert told.address.encode() in written, told.name
