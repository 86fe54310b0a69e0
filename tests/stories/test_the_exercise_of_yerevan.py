"""EXERCISE - replay of Yerevan 2022: every act of the story through the desk, from the first notice to the count."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import fresh
from tests.offering import options
from tests.stories.exercise import (
    CHAIR,
    CSC,
    SECRETARIAT,
    SIX,
    Json,
    Played,
    Step,
    by_fold,
    by_register,
    codes,
    moment,
    of,
    open_exercise,
    play,
    stages,
    step,
    texts,
)
from travaux.office import answers, desk, reading, verify
from travaux.office.told import Wanted
from travaux.record.fold import Dials

SESSION = "csto/session/csc-2022-11-23"
DOC = "csto/document/assistance-to-armenia"
PLAN = "csto/plan/2023"
RECORD = "EXERCISE - replay of Yerevan 2022"
NOT_SEEN = " (our reading; text not seen)"
ENTERED = "authority, for the record"
FORESEEN = "authority, step foreseen, for the record"
RIGHT = "authority, step foreseen, right"
FINDING = "rule found, quorum there"

# fmt: off
STORY: tuple[Step, ...] = (
    # the post-holder
    step("2022-10-01T11:00", SECRETARIAT, "took office", "csto/post/secretary-general world/person/zas", ENTERED, keys="world/person/zas"),
    # the session is planned and called, the draft goes round and comes on the agenda
    step("2022-10-10T09:00", SECRETARIAT, "session scheduled", SESSION, FORESEEN, "scheduled", for_="2022-11-23", place="Yerevan", bodies=[CSC]),
    step("2022-10-11T09:00", CHAIR, "session convened", SESSION, "authority, step foreseen, notice not laid down", "convened", for_="2022-11-23", place="Yerevan"),
    step("2022-10-12T09:00", SECRETARIAT, "drafted", DOC, FORESEEN, "drafted / not on record", sort="decision", body=CSC),
    step("2022-10-12T10:00", SECRETARIAT, "circulated", DOC, FORESEEN, "under agreement / not on record", reply_due="2022-11-01"),
    step("2022-10-12T11:00", of("am"), "item proposed", DOC, "authority, step foreseen, may propose, right", "under agreement / proposed", by="am", session=SESSION),
    step("2022-10-13T11:00", SECRETARIAT, "item included", DOC, FORESEEN, "under agreement / included", session=SESSION),
    # five agree, Armenia has comments; the text is agreed in general
    *(step(f"2022-10-2{day}T11:00", of(member), "stance recorded", DOC, RIGHT, "under agreement / included", keys=member, stance="agrees")
      for day, member in enumerate(SIX[1:])),
    step("2022-10-28T11:00", of("am"), "stance recorded", DOC, RIGHT, "under agreement / included", keys="am", stance="agrees subject to comments"),
    step("2022-11-20T11:00", SECRETARIAT, "agreed in general", DOC, FORESEEN, "agreed in general / included", open_positions="the political assessment"),
    step("2022-11-22T11:00", CHAIR, "agenda agreed", SESSION, FORESEEN, "agenda agreed"),
    # the sitting
    step("2022-11-23T10:00", CHAIR, "session opened", SESSION, FORESEEN, "opened"),
    *(step(f"2022-11-23T10:0{minute}", SECRETARIAT, "attendance", SESSION, ENTERED, "opened", keys=member, presence="present", rank="leader")
      for minute, member in enumerate(SIX, start=1)),
    step("2022-11-23T10:30", CHAIR, "item opened", DOC, FORESEEN, "agreed in general / opened", session=SESSION),
    step("2022-11-23T11:00", SECRETARIAT, "tabled", DOC, FORESEEN, "tabled / opened", session=SESSION, body=CSC),
    step("2022-11-23T11:30", CHAIR, "put to decision", DOC, f"authority, step foreseen, {FINDING}, no objection", "put to decision / opened",
         said="yes/adopted", mode="consensus", session=SESSION, body=CSC),
    step("2022-11-23T12:00", of("am"), "signature refused", DOC, RIGHT, "signature refused / opened", keys="am", session=SESSION, person="world/person/pashinyan"),
    step("2022-11-23T12:10", CHAIR, "not adopted", DOC, f"authority, step foreseen, outcome agrees, {FINDING}, signature refused, refusal not provided for",
         "not adopted / disposed of: not adopted", said="yes/not adopted", session=SESSION, body=CSC),
    step("2022-11-23T12:20", CHAIR, "ruling given", DOC, ENTERED, "not adopted / disposed of: not adopted",
         on="outcome", ruling="accepts", outcome="not adopted", by="chair", reason="there is no consensus"),
    step("2022-11-23T12:30", CHAIR, "returned for finalisation", DOC, "authority, step foreseen, addressee given, due date open",
         "returned for finalisation / sent back", keys=CSC, to="csto/post/secretary-general", due="none", session=SESSION),
    step("2022-11-23T12:40", CHAIR, "resubmission instructed", DOC, "authority, addressee given, due date open",
         "returned for finalisation / sent back", keys=CSC, to="the heads of state", for_="approval", due="none"),
    step("2022-11-23T15:00", CHAIR, "session closed", SESSION, FORESEEN, "closed"),
    step("2022-11-23T16:00", SECRETARIAT, "record certified", SESSION, FORESEEN, "record certified"),
    # the plan of the chair's year, Armenia's request, what became of the measures, the count
    step("2022-12-20T16:00", SECRETARIAT, "plan drawn up", PLAN, "authority, plan", decisions_of=SESSION, priorities_of="by"),
    step("2023-01-10T16:00", SECRETARIAT, "plan considered", PLAN, "authority, plan", body="csto/body/permanent-council"),
    step("2023-01-11T16:00", SECRETARIAT, "measure planned", PLAN, FORESEEN, keys="assistance-to-armenia", document=DOC),
    step("2023-01-11T16:01", SECRETARIAT, "measure planned", PLAN, FORESEEN, keys="contacts-with-the-osce", organisation="world/organisation/osce"),
    step("2023-11-01T16:00", of("am"), "removal requested", DOC, "authority, step foreseen, asking for removal not stated, removal not stated, registered",
         "returned for finalisation / removal requested", keys="am", said="not stated/none", phase="in the final part of the work"),
    step("2023-11-15T16:00", SECRETARIAT, "measure reported", PLAN, FORESEEN, keys="assistance-to-armenia", status="not implemented",
         cause="no interest and member request", caused_by="csto/member/am"),
    step("2023-11-15T16:01", SECRETARIAT, "measure reported", PLAN, FORESEEN, keys="contacts-with-the-osce", status="not implemented",
         cause="external party", caused_by="world/organisation/osce"),
    step("2023-11-20T16:00", SECRETARIAT, "count reported", PLAN, ENTERED, keys="total", number=34, noun="measures"),
    step("2023-11-20T16:01", SECRETARIAT, "count reported", PLAN, ENTERED, keys="implemented", number=32, of=34, noun="measures"),
    step("2023-11-20T16:02", SECRETARIAT, "count reported", PLAN, ENTERED, keys="not implemented", number=2, of=34, noun="measures"),
)
# fmt: on
END = moment("2023-11-20T17:00")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Played]]:
    """The whole story, played once, in a record that stays open for questions."""
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path_factory.mktemp("exercise")):
        open_exercise("2022-10-01T08:00", title=RECORD, **{"replay of": SESSION})
        yield {str(one): play(one) for one in STORY}


@pytest.mark.parametrize("one", STORY, ids=str)
def test_each_step_is_entered_with_the_grounds_of_its_finding(played: dict[str, Played], one: Step) -> None:
    done = played[str(one)]
    assert codes(done.finding) == one.grounds
    assert (done.finding["admissible"], done.finding["outcome"]) == (one.admissible, one.outcome)
    assert done.receipt.awaits_ruling == (one.admissible != "yes")


@pytest.mark.parametrize("one", STORY, ids=str)
def test_after_each_step_register_and_fold_tell_the_same_state(played: dict[str, Played], one: Step) -> None:
    done = played[str(one)]
    assert done.register == done.fold
    assert stages(done.register) == one.state


#: Steps of which the offer, made before the details are known, must ask for those that decide.
DECIDED_BY_DETAILS = {"returned for finalisation", "resubmission instructed", "measure reported"}


@pytest.mark.parametrize("one", [one for one in STORY if one.kind not in DECIDED_BY_DETAILS], ids=str)
def test_what_the_desk_offers_before_each_step_is_what_it_finds(played: dict[str, Played], one: Step) -> None:
    done = played[str(one)]
    offered = done.offered.finding
    assert offered is not None
    assert (offered.admissible, offered.outcome) == (done.finding["admissible"], done.finding["outcome"])
    assert offered.bound == done.finding["bound"]
    wanting = {missing.what for missing in offered.missing} - {missing["what"] for missing in done.finding["missing"]}
    assert wanting <= {"key", *one.value}
    assert (offered.ground("yes, if") is not None) == bool(wanting)


@pytest.mark.parametrize("one", [one for one in STORY if one.kind in DECIDED_BY_DETAILS], ids=str)
def test_an_offer_that_hangs_on_a_detail_names_it(played: dict[str, Played], one: Step) -> None:
    offered = played[str(one)].offered.finding
    assert offered is not None
    condition = offered.ground("yes, if")
    assert condition is not None
    assert "key" in condition.text
    assert not offered.no_communication


def test_offers_are_made_of_the_same_kinds_to_nobody_without_authority(played: dict[str, Played]) -> None:
    assert played
    offered = {option.act.kind: option.finding for option in options(of("am"), DOC, END)}
    for kind in ("adopted", "not adopted", "put to decision", "ruling given", "returned for finalisation"):
        finding = offered[kind]
        assert finding is not None
        assert finding.no_communication, kind
        assert codes_of(finding.grounds) == "wrong capacity", kind


def codes_of(grounds: tuple[Json, ...]) -> str:
    return ", ".join(one.code for one in grounds)


def finding_of(played: dict[str, Played], kind: str) -> Json:
    return next(done.finding for done in played.values() if done.step.kind == kind)


def test_the_finding_before_the_refusal_says_adopted_and_after_it_not(played: dict[str, Played]) -> None:
    put, lost = finding_of(played, "put to decision"), finding_of(played, "not adopted")
    assert put["bound"] == dict.fromkeys(SIX, "bound")
    assert lost["bound"] == dict.fromkeys(SIX, "not bound")
    assert "am refused to sign, so there is no consensus." + NOT_SEEN in texts(lost)
    assert texts(lost)[-1] == "am refused to sign; what that leads to the rules do not say."


def test_the_ground_cites_the_act_by_which_armenia_refused(played: dict[str, Played]) -> None:
    refusal = next(done.receipt.entry for done in played.values() if done.step.kind == "signature refused")
    cited = [one for one in finding_of(played, "not adopted")["grounds"] if one["code"] == "signature refused"]
    assert [fact.partition("#")[0] for fact in cited[0]["facts"]][-1] == refusal
    assert (cited[0]["rule"], cited[0]["side"], cited[0]["status"]) == ("consensus", "against", "unverified")


def test_every_finding_names_the_book_that_the_record_adopted(played: dict[str, Played]) -> None:
    (adoption,) = answers.facts(Wanted(name="rule book adopted"), Dials())
    digests = {done.finding["digest"] for done in played.values()}
    assert {f"sha256:{digest}" for digest in digests} == {adoption.value["digest"]}
    assert {done.finding["book"] for done in played.values()} == {"csto"}


def test_the_request_stands_beside_its_finding_and_its_outcome_is_open(played: dict[str, Played]) -> None:
    (request,) = by_register(DOC, END)["requests"]
    assert (request["member"], request["outcome"], request["outcome_facts"]) == ("am", "not on record", [])
    assert (request["session"]["value"], request["body"]["value"]) == (None, None)
    told = texts(finding_of(played, "removal requested"))
    assert told[-1] == "It is registered whatever the rules say of it; what follows is for the chair or the body."
    assert by_register(DOC, END)["item"]["state"] == "removal requested"


def test_the_instruction_keeps_its_addressee_and_has_no_day(played: dict[str, Played]) -> None:
    assert played
    first = by_register(DOC, END)["instructions"][0]
    assert (first["event"], first["to"], first["due"]) == (
        "returned for finalisation",
        "csto/post/secretary-general",
        "none",
    )
    assert first["by"] == [CSC]


def test_the_plan_names_two_measures_of_a_reported_thirty_four(played: dict[str, Played]) -> None:
    assert played
    plan = by_register(PLAN, END)
    assert plan["summary"] == "measures on record: 2 of a reported 34"
    assert {key: count["number"] for key, count in plan["counts"].items()} == {
        "total": 34, "implemented": 32, "not implemented": 2,
    }  # fmt: skip
    assert {row["measure"]: row["cause"]["value"] for row in plan["measures"]} == {
        "assistance-to-armenia": "no interest and member request", "contacts-with-the-osce": "external party",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("on", "state"),
    [
        # before anybody wrote a word of it
        ("2022-10-12T08:59", "not on record / not on record"),
        # on the eve of the session
        ("2022-11-22T23:59", "agreed in general / included"),
        # between the refusal and the chair's announcement
        ("2022-11-23T12:05", "signature refused / opened"),
        # at the end of that day
        ("2022-11-24T00:00", "returned for finalisation / sent back"),
        # the day before the request, and the day after
        ("2023-10-31T00:00", "returned for finalisation / sent back"),
        ("2023-11-02T00:00", "returned for finalisation / removal requested"),
    ],
)
def test_the_record_still_tells_how_things_stood_at_each_moment(played: dict[str, Played], on: str, state: str) -> None:
    assert played
    assert stages(by_fold(DOC, moment(on))) == state


def test_no_step_of_the_document_was_out_of_turn(played: dict[str, Played]) -> None:
    assert played
    taken = by_register(DOC, END)["history"]
    assert [one["event"] for one in taken if not one["foreseen"]] == []
    assert [one["event"] for one in taken][-5:] == [
        "put to decision", "signature refused", "not adopted", "returned for finalisation", "removal requested",
    ]  # fmt: skip


def test_the_record_says_that_it_is_an_exercise_and_of_what(played: dict[str, Played]) -> None:
    assert played
    (opened,) = answers.facts(Wanted(name="record opened"), Dials())
    assert opened.value == {
        "sort": "exercise", "zone": "Europe/Moscow", "title": RECORD, "replay of": SESSION,
    }  # fmt: skip


def test_each_act_sent_again_gets_the_receipt_that_it_has(played: dict[str, Played]) -> None:
    size = answers.size()
    again = [desk.submit(one.act, "the exercise", str(one), END) for one in STORY]
    assert again == [played[str(one)].answer for one in STORY]
    assert answers.size() == size == len(STORY) + 2 + len(SIX)


def test_the_log_of_the_exercise_is_whole_and_its_register_is_what_the_fold_says(played: dict[str, Played]) -> None:
    assert verify.log().whole
    for dossier in {about for one in STORY for about in one.about}:
        assert by_register(dossier, END) == by_fold(dossier, END), dossier
    assert len(list(reading.entries())) == len(played) + 2 + len(SIX)
