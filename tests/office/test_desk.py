"""The desk takes reports and acts, all or nothing, and answers the same to the same."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

import msgspec
import pytest
from django.db import connection

from tests.databases import Place
from tests.factories import a_fact, a_report
from tests.offering import options
from travaux.broken_input import BrokenInput
from travaux.decision.act import Act, Author
from travaux.office import answers, desk, present, reading, shelf, verify
from travaux.office.admission import NotAdmitted
from travaux.office.desk import Receipt, Refused
from travaux.office.models import Role
from travaux.office.receipts import Reason
from travaux.record.audience import PUBLIC
from travaux.record.fold import Dials

NOW = 1_700_800_000
SECRETARIAT, CHAIR = Author("secretariat"), Author("chair")
DOCUMENT = "csto/document/budget"


def delegation(member: str) -> Author:
    return Author("delegation", member)


def an_exercise(sort: str = "exercise") -> Receipt:
    return desk.open_record("csto", "the secretariat", {"sort": sort, "zone": "Europe/Moscow"}, NOW)


def act(kind: str, about: str, by: Author, *keys: str, **value: str) -> Act:
    return Act(kind, (about,), by, desk.NOW, keys, value)


def done(asked: Act, key: str = "", audience: str = "public") -> Receipt:
    answer = desk.submit(asked, "somebody", key, NOW, audience=audience)
    assert isinstance(answer, Receipt), answer
    return answer


def refused(asked: Act, key: str = "") -> Refused:
    before = shelf.size()
    answer = desk.submit(asked, "somebody", key, NOW)
    assert isinstance(answer, Refused), answer
    assert shelf.size() == before
    return answer


def members(*slugs: str) -> None:
    for slug in slugs:
        done(Act("membership began", (f"csto/member/{slug}", "csto/roll"), SECRETARIAT, desk.NOW))


def test_an_act_is_entered_with_its_finding_and_seen_at_once(record: Place) -> None:
    an_exercise()
    receipt = done(act("membership began", "csto/member/am", SECRETARIAT))
    (entered,) = shelf.at_positions([receipt.position])
    assert (entered.entry.kind, entered.entry.by, entered.entry.capacity) == ("act", "somebody", "secretariat")
    assert entered.entry.finding == receipt.finding
    assert [one["code"] for one in receipt.finding["grounds"]] == ["authority", "step foreseen", "for the record"]
    state = present.read("csto/member/am", NOW)
    assert state is not None
    assert state.state["membership"]["state"] == "member"


def test_the_same_key_gives_the_same_receipt_and_enters_once(record: Place) -> None:
    an_exercise()
    asked = act("membership began", "csto/member/am", SECRETARIAT)
    first, size = done(asked, "k1"), shelf.size()
    assert done(asked, "k1") == first
    assert shelf.size() == size


def test_another_act_under_the_same_key_is_refused_by_name(record: Place) -> None:
    an_exercise()
    done(act("membership began", "csto/member/am", SECRETARIAT), "k1")
    answer = refused(act("membership began", "csto/member/by", SECRETARIAT), "k1")
    assert [reason.code for reason in answer.reasons] == ["key used for another act"]
    assert "'k1' was used for another act" in answer.text


def test_nobody_acts_in_a_record_of_reports_only(record: Place) -> None:
    an_exercise("reports only")
    answer = refused(act("removal requested", DOCUMENT, delegation("am"), "am"))
    assert [reason.code for reason in answer.reasons] == ["reports only"]
    assert "holds reports only" in answer.text


@pytest.mark.parametrize(
    ("asked", "code", "words"),
    [
        # nobody opened that record
        (act("membership began", "eaeu/member/am", SECRETARIAT), "record not opened", "No record of 'eaeu'"),
        # sources tell of it, nobody does it
        (act("membership attested", "csto/member/am", SECRETARIAT), "no act", "can only be reported"),
        # there is no such event
        (act("membership wished for", "csto/member/am", SECRETARIAT), "no act", "or there is no such event"),
        # about the wrong kind of dossier
        (act("membership began", "csto/plan/2023", SECRETARIAT), "malformed", "cannot be about csto/plan/2023"),
        # a field that it has not, a word that is on no list, a key where there is none
        (act("membership began", "csto/member/am", SECRETARIAT, x="1"), "malformed", "has no field 'x'"),
        (act("ballot cast", DOCUMENT, delegation("am"), "am", ballot="perhaps"), "malformed", "'perhaps' is no word"),
        (act("membership began", "csto/member/am", SECRETARIAT, "am"), "malformed", "has no key"),
        # no authority for that member
        (act("removal requested", DOCUMENT, delegation("by"), "am"), "no authority", "cannot speak for am"),
    ],
)
def test_what_is_no_act_or_no_communication_is_refused_with_its_reason(
    sqlite_record: Place, asked: Act, code: str, words: str
) -> None:
    an_exercise()
    answer = refused(asked)
    assert answer.reasons[0].code == code
    assert words in answer.text


def test_an_act_of_tomorrow_is_refused(sqlite_record: Place) -> None:
    an_exercise()
    answer = refused(Act("membership began", ("csto/member/am",), SECRETARIAT, NOW + 1))
    assert answer.reasons[0].code == "in the future"


def test_a_record_without_a_rule_book_says_where_to_put_one(sqlite_record: Place) -> None:
    desk.open_record("our-club", "the secretariat", {"sort": "own organisation", "zone": "UTC"}, NOW)
    answer = refused(act("membership began", "our-club/member/ann", SECRETARIAT))
    assert "no rule book of the name 'our-club'" in answer.text
    assert "folder rulebooks" in answer.text


def test_a_second_ballot_is_refused_also_where_the_first_is_sealed(record: Place) -> None:
    an_exercise()
    members("am", "by")
    done(act("item proposed", DOCUMENT, delegation("by")))
    done(act("put to decision", DOCUMENT, CHAIR, mode="consensus"))
    ballot = act("ballot cast", DOCUMENT, delegation("by"), "by", ballot="yes")
    sealed = done(ballot, audience="secretariat")
    assert "second ballot" in [reason.code for reason in refused(ballot).reasons]
    assert reading.entry(sealed.entry, PUBLIC) is None


def test_what_the_page_offers_is_what_the_desk_says(sqlite_record: Place) -> None:
    an_exercise()
    members("am", "by")
    done(act("item proposed", DOCUMENT, delegation("by")))
    offered = {option.act.kind: option for option in options(delegation("am"), DOCUMENT, NOW)}
    asked = offered["removal requested"].finding
    assert asked is not None
    receipt = done(act("removal requested", DOCUMENT, delegation("am"), "am"))
    assert receipt.finding is not None
    assert receipt.finding["admissible"] == asked.admissible
    assert receipt.awaits_ruling == (asked.admissible != "yes")
    assert offered["adopted"].finding is not None
    assert offered["adopted"].finding.no_communication


def test_options_in_a_record_of_reports_say_why_there_are_none(sqlite_record: Place) -> None:
    an_exercise("reports only")
    offered = options(delegation("am"), "csto/member/am", NOW)
    assert {option.refused.reasons[0].code for option in offered if option.refused} == {"reports only"}
    assert all(option.finding is None for option in offered)


def test_an_act_about_the_world_is_entered_in_the_one_record_that_was_opened_here(sqlite_record: Place) -> None:
    named = act("named", "world/person/somebody", SECRETARIAT, name="Somebody", form="title")
    refusal = desk.submit(named, "somebody", now=NOW)
    assert isinstance(refusal, Refused)
    assert "No record of 'world' was opened here" in refusal.text
    an_exercise()
    receipt = done(named)
    (record,) = shelf.at_positions([receipt.position])
    assert (record.entry.organisation, record.entry.zone) == ("csto", "Europe/Moscow")
    assert answers.show("world/person/somebody", Dials(NOW, NOW)).title == "Somebody"
    desk.open_record("eaeu", "the secretariat", {"sort": "exercise", "zone": "UTC"}, NOW)
    assert isinstance(desk.submit(named, "somebody", now=NOW), Refused)


def test_nobody_acts_about_the_world_in_a_record_of_reports(sqlite_record: Place) -> None:
    an_exercise("reports only")
    named = act("named", "world/person/somebody", SECRETARIAT, name="Somebody", form="title")
    refusal = desk.submit(named, "somebody", now=NOW)
    assert isinstance(refusal, Refused)
    assert refusal.reasons[0].code == "reports only"


def test_an_act_of_elsewhere_is_not_loaded_among_reports(sqlite_record: Place) -> None:
    an_exercise()
    done(act("membership began", "csto/member/am", SECRETARIAT))
    acted = shelf.at_positions([1])[0].entry
    foreign = msgspec.structs.replace(acted, id="act/other", organisation="eaeu")
    assert desk.load([foreign], "x", NOW).added == 1
    desk.open_record("odkb", "x", {"sort": "reports only"}, NOW)
    with pytest.raises(BrokenInput, match="holds reports only"):
        desk.load([msgspec.structs.replace(acted, id="act/third", organisation="odkb")], "x", NOW)


def test_a_record_is_opened_once(sqlite_record: Place) -> None:
    an_exercise()
    with pytest.raises(BrokenInput, match="stands in the record already"):
        an_exercise()


def test_loading_the_same_report_again_adds_nothing(record: Place) -> None:
    told = a_report("r1", a_fact())
    assert desk.load([told], "x", NOW) == desk.Loaded(1, 0, 1)
    assert desk.load([told, told], "y", NOW + 9) == desk.Loaded(0, 2, 1)
    assert desk.load([a_report("r2", a_fact(ref="b"))] * 2, "x", NOW) == desk.Loaded(1, 1, 2)


@pytest.mark.parametrize("apart", [True, False])
def test_the_same_id_with_other_content_is_refused_by_name(record: Place, apart: bool) -> None:
    one, other = a_report("r1", a_fact()), a_report("r1", a_fact(on="2022-01-01"))
    if apart:
        desk.load([one], "x", NOW)
    with pytest.raises(BrokenInput, match="Entry 'r1' stands in the record already with other content"):
        desk.load([other] if apart else [one, other], "x", NOW)
    assert shelf.size() == int(apart)


def test_a_load_that_fails_late_leaves_nothing_behind(record: Place) -> None:
    dangling = a_report("r2", a_fact(ref="b", after=("nowhere#a",)))
    with pytest.raises(BrokenInput, match="'r2' follows 'nowhere#a', which this record does not hold"):
        desk.load([a_report("r1", a_fact()), dangling], "x", NOW)
    assert shelf.size() == 0
    assert answers.dossiers() == ()
    assert verify.log().whole


def test_a_correction_lies_in_all_dossiers_of_its_target(record: Place) -> None:
    desk.load(
        [
            a_report("r1", a_fact(about="csto/plan/2023", ref="a")),
            a_report("r2", a_fact(about="csto/member/am", ref="b", after=("r1#a",))),
            a_report("r3", corrects=("r1",)),
        ],
        "x",
        NOW,
    )
    lying = {
        dossier: [one.entry.id for one in shelf.of_dossiers([dossier])]
        for dossier in ("csto/plan/2023", "csto/member/am")
    }
    assert lying == {"csto/plan/2023": ["r1", "r3"], "csto/member/am": ["r1", "r2", "r3"]}


def test_a_report_is_found_by_its_outlet_its_speaker_and_whom_it_names(record: Place) -> None:
    told = a_report("r1", a_fact("signature refused", DOCUMENT, keys=("am",), value={"person": "world/person/p"}))
    desk.load([told], "x", NOW)
    assert [one.entry.id for one in reading.filed("world/source/tass", Role.VIA)] == ["r1"]
    assert [one.entry.id for one in reading.filed("world/person/p", Role.NAMED)] == ["r1"]
    assert [one.entry.id for one in reading.filed(DOCUMENT, Role.ABOUT)] == ["r1"]
    assert reading.filed("world/person/p", Role.BY) == []
    for wanted in (
        reading.Wanted(via="world/source/tass"),
        reading.Wanted(names="world/person/p"),
        reading.Wanted(key="am", name="signature refused"),
    ):
        assert [row.ref for row in reading.facts(wanted, Dials())] == ["f1"]
    assert reading.facts(reading.Wanted(by="world/person/p"), Dials()) == []
    assert reading.facts(reading.Wanted(key="a_"), Dials()) == []
    assert reading.folded(DOCUMENT, Dials()).facts[0].keys == ("am",)
    assert [(found.entry.id, fact.ref) for found, fact in reading.named("f1")] == [("r1", "f1")]
    assert reading.named("f2") == []


def test_the_progress_of_a_load_is_told(sqlite_record: Place) -> None:
    told: list[int] = []
    desk.load(
        [a_report(f"r{n}", a_fact("step taken", ref=f"f{n}")) for n in range(450)], "x", NOW, told.append, states=False
    )
    assert told == [200, 400, 450]
    state = present.read("csto/member/am", NOW)
    assert state is not None
    assert state.state["evidence"]["facts"] == 450, "a dossier that is due is folded"
    assert desk.refresh(NOW) == 1


def test_an_entry_with_two_facts_of_one_ref_is_refused_in_words_and_nothing_is_written(record: Place) -> None:
    twice = a_report("r1", a_fact("step taken", ref="a"), a_fact("step taken", ref="a"))
    with pytest.raises(NotAdmitted, match="the same ref"):
        desk.load([twice], "desk")
    assert shelf.size() == 0


def test_several_acts_are_entered_together_each_held_against_the_record_with_those_before(record: Place) -> None:
    an_exercise()
    drafted = act("drafted", DOCUMENT, SECRETARIAT, sort="decision")
    circulated = act("circulated", DOCUMENT, SECRETARIAT)
    answer = desk.submit_all([drafted, circulated], "somebody", "k", NOW)
    assert isinstance(answer, list)
    assert [one.position for one in answer] == [1, 2]
    assert "step foreseen" in str((answer[1].finding or {})["grounds"])
    assert desk.submit_all([drafted, circulated], "somebody", "k", NOW) == answer


def test_of_several_acts_one_of_which_is_refused_none_is_entered(record: Place) -> None:
    an_exercise()
    drafted = act("drafted", DOCUMENT, SECRETARIAT, sort="decision")
    unauthorised = act("session opened", "csto/session/x", SECRETARIAT)
    answer = desk.submit_all([drafted, unauthorised], "somebody", "k", NOW)
    assert isinstance(answer, Refused)
    assert shelf.size() == 1
    assert isinstance(desk.submit_all([drafted], "somebody", "k", NOW), list)


def test_a_guard_is_asked_with_the_lock_held_and_what_it_refuses_is_not_entered(record: Place) -> None:
    an_exercise()
    asked: list[bool] = []

    def guard() -> Refused | None:
        asked.append(connection.in_atomic_block)
        return Refused((Reason("mandate ended", "The mandate has ended."),)) if len(asked) > 1 else None

    drafted = act("drafted", DOCUMENT, SECRETARIAT, sort="decision")
    first = desk.submit(drafted, "somebody", "k", NOW, guard=guard)
    again = desk.submit(drafted, "somebody", "k", NOW, guard=guard)
    assert (isinstance(first, Receipt), isinstance(again, Refused), asked) == (True, True, [True, True])
    assert shelf.size() == 2
