"""Questions as the record has them, told step by step: put again, under silence, signed one by one, in arrears, ruled on."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from tests.decision.acts import AT_THE_PC, CHAIR, DRAFTED, OFFICE, SESSION, SIX, TABLED, an_act, finding_on, members
from tests.decision.making import codes
from tests.decision.test_from_record import FIVE, HELD, question, told
from tests.factories import a_fact
from travaux.decision.act import Author
from travaux.decision.adoption import find
from travaux.decision.findings import Finding
from travaux.decision.question import Question
from travaux.record.entry import Fact
from travaux.rulebook.load import read_library

CSTO, OSCE, GA = (read_library(slug) for slug in ("csto", "osce", "un-ga"))
BODY = "csto/body/csc"


def day(text: str) -> date:
    return date.fromisoformat(text)


def silent(on: str, *facts: Fact) -> Finding:
    """The finding of a reader of a day on a text under silence, by a book that knows silence."""
    return find(replace(question(*facts, as_of=day(on)), body="pc"), OSCE)


OPENED = told("silence opened", "q1", "2023-11-20", expires="2023-11-25T12:00", session=SESSION)


@pytest.mark.parametrize(
    ("on", "facts", "outcome", "code"),
    [
        # it runs on the days before the expiry
        ("2023-11-20", (OPENED,), "open", "silence runs"),
        ("2023-11-24", (OPENED,), "open", "silence runs"),
        # on the day of the expiry a reader asks for the end of the day
        ("2023-11-25", (OPENED,), "adopted", "silence kept"),
        # an expiry that the source does not say has not passed
        ("2030-01-01", (told("silence opened", "q1", "2023-11-20", expires="unknown", session=SESSION),), "open", "silence not named"),
        # one of a day runs to the end of that day
        ("2023-11-24", (told("silence opened", "q1", "2023-11-20", expires="2023-11-25", session=SESSION),), "open", "silence runs"),
        ("2023-11-25", (told("silence opened", "q1", "2023-11-20", expires="2023-11-25", session=SESSION),), "adopted", "silence kept"),
        # the chair told that it was broken
        ("2030-01-01", (OPENED, told("silence broken", "q2", "2023-11-24", by="am")), "not adopted", "silence broken"),
        # a source that does not say by whom
        ("2030-01-01", (OPENED, told("silence broken", "q2", "2023-11-24")), "not adopted", "silence broken"),
        # a member objected, at a moment before and at one after
        ("2030-01-01", (OPENED, told("objection raised", "q2", "2023-11-25T11:59", ("am",), to="silence")), "not adopted", "silence broken"),
        ("2030-01-01", (OPENED, told("objection raised", "q2", "2023-11-25T12:00", ("am",), to="silence")), "adopted", "silence answered late"),
        # on the day of the expiry, and nobody says when: it cannot be placed
        ("2030-01-01", (OPENED, told("objection raised", "q2", "2023-11-25", ("am",), to="silence")), "indeterminate", "silence answer undated"),
        # at the meeting
        ("2030-01-01", (OPENED, told("objection raised", "q2", "2023-11-20", ("am",), to="silence", at="at the meeting")), "not adopted",
         "silence broken at the meeting"),
        # an amendment breaks it as well
        ("2030-01-01", (OPENED, told("amendment proposed", "q2", "2023-11-24", ("am",))), "not adopted", "silence broken"),
        # an amendment of the month before does not
        ("2030-01-01", (OPENED, told("amendment proposed", "q2", "2023-10-24", ("am",))), "adopted", "silence kept"),
        # one that is no member has no say
        ("2030-01-01", (OPENED, told("objection raised", "q2", "2023-11-24", ("uz",), to="silence")), "adopted", "silence answer not counted"),
    ],
)  # fmt: skip
def test_silence_is_read_from_the_record_to_the_minute(
    on: str, facts: tuple[Fact, ...], outcome: str, code: str
) -> None:
    found = silent(on, *facts)
    assert (found.outcome, found.mode) == (outcome, "silence")
    assert code in codes(found)


def test_silence_opened_at_no_meeting_that_is_told_is_admitted_and_the_doubt_is_told() -> None:
    found = silent("2030-01-01", told("silence opened", "q1", "2023-11-20", expires="2023-11-25T12:00"))
    assert (found.outcome, found.admissible) == ("adopted", "not stated")
    doubt = found.ground("silence opening unknown")
    assert doubt is not None
    assert doubt.text == "A text is put under silence at a meeting; whether this one was is not on record."


def test_who_broke_silence_without_being_named_is_told_as_such() -> None:
    found = silent("2030-01-01", OPENED, told("silence broken", "q2", "2023-11-24T12:00"))
    broken = found.ground("silence broken")
    assert broken is not None
    assert broken.text == "a member that is not named broke silence: objection, 1 day before it expired."


@pytest.mark.parametrize(
    ("expires", "admissible", "code"),
    [
        ("2023-11-30T12:00", "yes", "silence runs"),
        # it would have run out before it was opened
        ("2023-11-20T12:00", "no", "silence too short"),
    ],
)
def test_the_chair_opens_silence_that_can_still_run(expires: str, admissible: str, code: str) -> None:
    act = an_act("silence opened", CHAIR, expires=expires, session=SESSION)
    found = finding_on(act, *members(*AT_THE_PC), book=OSCE)
    assert (found.admissible, found.grounds[-1].code) == (admissible, code)


def test_a_body_whose_rules_know_no_silence_is_told_that_they_do_not_say() -> None:
    act = an_act("silence opened", CHAIR, expires="2023-11-30T12:00", session=SESSION)
    found = finding_on(act, *members(DRAFTED, TABLED))
    assert (found.admissible, found.outcome, found.plain_yes) == ("not stated", "indeterminate", False)
    assert "substantive by silence in the body csc" in found.grounds[-1].text


REFUSED = told("signature refused", "a2", "2022-11-23", ("am",))
PUT = told("put to decision", "a1", "2022-11-23", mode="consensus", body=BODY)
SENT_BACK = told("returned for finalisation", "a3", "2022-11-24", (BODY,), to="unknown")
AGAIN = told("tabled", "a4", "2023-11-20", body=BODY)


def story(*facts: Fact, as_of: str = "2023-11-22") -> Question:
    return question(PUT, REFUSED, SENT_BACK, *facts, as_of=day(as_of))


def test_a_text_that_was_refused_is_asked_for_the_day_of_the_refusal() -> None:
    found = story()
    assert (found.on, found.closed) == (day("2022-11-23"), True)
    assert find(found, CSTO).outcome == "not adopted"


def test_once_it_is_tabled_again_it_is_a_new_question_and_the_old_refusal_is_none() -> None:
    found = story(AGAIN)
    assert (found.on, found.closed) == (day("2023-11-22"), False)
    assert [one.signature for one in found.positions] == []
    assert find(found, CSTO).outcome == "open"


def test_what_is_said_after_it_came_back_counts_and_what_was_said_before_does_not() -> None:
    before = told("stance recorded", "b1", "2022-11-01", ("am",), stance="objects")
    after = told("stance recorded", "b2", "2023-11-21", FIVE, stance="agrees")
    found = story(before, AGAIN, after)
    assert {one.member: one.stance for one in found.positions} == dict.fromkeys(FIVE, "agrees")
    assert [(one.member, one.what) for one in find(found, CSTO).missing] == [("am", "its position")]


def test_an_objection_of_the_first_time_does_not_stand_against_the_second() -> None:
    first = told("objection raised", "o1", "2022-11-23", ("am",), to="text", manner="official")
    again = told("objection raised", "o2", "2023-11-21", ("am",), to="text", manner="official")
    assert [one.member for one in story(first).objections] == ["am"]
    assert story(first, AGAIN).objections == ()
    assert [one.facts for one in story(AGAIN, again).objections] == [("r#o2",)]


def test_what_a_group_was_told_to_support_the_first_time_is_not_said_of_the_second() -> None:
    said = told("group stance stated", "g1", "2022-11-23", except_=["am"], quantifier="all others", stance="supports")
    assert len(story(said).group) == 1
    assert story(said, AGAIN).group == ()


def test_once_adopted_nothing_that_is_told_later_opens_the_question_anew() -> None:
    adopted = told("adopted", "a5", "2023-11-23", mode="consensus", body=BODY)
    late = told("circulated", "a6", "2024-02-01")
    found = story(AGAIN, adopted, late, as_of="2024-12-01")
    assert (found.on, found.closed) == (day("2023-11-23"), True)


def test_whoever_puts_a_text_again_begins_a_new_vote() -> None:
    voted = told("ballot cast", "v1", "2022-11-23", ("am",), ballot="no")
    again = told("put to decision", "a5", "2023-11-21", mode="consensus", body=BODY)
    ballot = an_act("ballot cast", keys=("am",), ballot="yes")
    first = finding_on(ballot, *members(DRAFTED_THEN, PUT, voted))
    second = finding_on(ballot, *members(DRAFTED_THEN, PUT, voted, SENT_BACK, AGAIN, again))
    assert (first.no_communication, second.admissible) == (True, "yes")
    assert story(voted, AGAIN, again).positions == ()


DRAFTED_THEN = told("tabled", "a0", "2022-11-01", body=BODY)


@pytest.mark.parametrize(
    ("facts", "signature"),
    [
        # refused, and signed a year later
        ((told("signature refused", "s1", "2022-11-23", ("am",)), told("signed", "s2", "2023-05-01", ("am",))), "signed"),
        # signed, and then refused
        ((told("signed", "s1", "2022-11-23", ("am",)), told("signature refused", "s2", "2023-05-01", ("am",))), "refused"),
    ],
)  # fmt: skip
def test_of_a_refusal_and_a_signature_the_later_one_stands(facts: tuple[Fact, ...], signature: str) -> None:
    found = question(*facts)
    assert [one.signature for one in found.positions] == [signature]


def test_signatures_gathered_one_by_one_are_counted_by_the_chapter_on_signature() -> None:
    opened = told("signature opened", "s0", "2018-12-01")
    signed = told("signed", "s1", "2018-12-21", FIVE)
    drafted = told("drafted", "d1", "2018-11-01", body=BODY, sort="decision")
    found = find(question(drafted, opened, signed), CSTO)
    assert (found.outcome, found.mode) == ("open", "signature")
    assert [(one.what, one.member) for one in found.missing] == [("its signature", "am")]


def test_signatures_are_complete_only_when_the_last_is_there() -> None:
    facts = (DRAFTED, TABLED, told("adopted", "d5", "2023-11-05", mode="consensus", body=BODY), HELD)
    there = a_fact("attendance", SESSION, "2023-11-05", "p1", keys=SIX, value={"presence": "present"})
    act = an_act("signature completed", OFFICE)
    five = finding_on(act, *members(*facts, there, told("signed", "s1", "2023-11-06", FIVE)))
    six = finding_on(act, *members(*facts, there, told("signed", "s1", "2023-11-06", SIX)))
    assert (five.admissible, five.outcome) == ("no", "open")
    assert (six.admissible, six.outcome) == ("yes", "adopted")


@pytest.mark.parametrize(
    ("years", "owed"),
    [(2, 2), ("more than 2", 3), ("at least 2", 2), ("at most 3", 0), ("unknown", 0), (0, 0)],
)
def test_years_of_arrears_are_taken_for_what_they_are_at_least(years: object, owed: int) -> None:
    reported = a_fact("arrears reported", ("csto/member/am", "csto/roll"), "2023-01-01", "y1", value={"years": years})
    seats = {seat.member: seat.arrears_years for seat in question(reported).roll}
    assert (seats["am"], seats["by"]) == (owed, 0)


@pytest.mark.parametrize(
    ("until", "as_of", "waived"),
    [
        ("2024-12-31", "2024-12-01", True),
        # the day itself is still one of the waiver's
        ("2024-12-01", "2024-12-01", True),
        ("2024-11-30", "2024-12-01", False),
        # a waiver without an end
        ("unknown", "2024-12-01", True),
    ],
)
def test_a_member_in_arrears_votes_while_its_waiver_runs(until: str, as_of: str, *, waived: bool) -> None:
    am = ("csto/member/am", "csto/roll")
    owing = a_fact("arrears reported", am, "2023-01-01", "y1", value={"years": 2})
    permitted = a_fact("arrears waived", am, "2023-10-01", "y2", value={"until": until})
    act = an_act("put to decision", CHAIR, on=as_of, mode="vote", nature="important", body="csto/body/ga")
    found = finding_on(act, *members(DRAFTED, TABLED, owing, permitted), book=GA)
    assert ("arrears waived" in codes(found)) is waived
    assert ("excluded" in codes(found)) is not waived


@pytest.mark.parametrize(
    ("ruling", "outcome", "code"),
    [
        # overruled: they go on
        ("overrules", "indeterminate", "quorum set aside"),
        # accepted: it stays as the rules have it
        ("accepts", "cannot be put", "quorum lacking"),
    ],
)
def test_a_ruling_that_accepts_a_lacking_quorum_does_not_set_it_aside(ruling: str, outcome: str, code: str) -> None:
    put = told("put to decision", "q1", "2023-11-23", mode="consensus", nature="personnel", body=BODY, session=SESSION)
    ruled = told("ruling given", "u1", "2023-11-23", on_="quorum", by="chair", reason="it cannot wait.", ruling=ruling)
    away = a_fact("attendance", SESSION, "2023-11-23", "p1", keys=("am",), value={"presence": "absent"})
    there = a_fact("attendance", SESSION, "2023-11-23", "p2", keys=FIVE, value={"presence": "present"})
    found = find(question(put, ruled, away, there), CSTO)
    assert code in codes(found)
    assert found.outcome == outcome


def test_the_state_against_which_a_sanction_is_put_is_left_out_from_the_moment_it_is_put() -> None:
    objecting = told("objection raised", "o1", "2023-11-03", ("am",), to="text", manner="official")
    agreeing = told("stance recorded", "o2", "2023-11-03", FIVE, stance="agrees")
    act = an_act("put to decision", CHAIR, mode="consensus", nature="sanction", against="am", body=BODY)
    found = finding_on(act, *members(DRAFTED, TABLED, objecting, agreeing))
    assert (found.outcome, found.ground("objection")) == ("adopted", None)
    unnamed = an_act("put to decision", CHAIR, mode="consensus", nature="sanction", body=BODY)
    assert finding_on(unnamed, *members(DRAFTED, TABLED, objecting, agreeing)).outcome == "not adopted"


def test_a_roll_that_is_not_on_record_leaves_it_open_who_decided() -> None:
    adopted = told("adopted", "a1", mode="consensus", body=BODY)
    found = find(replace(question(adopted), roll=()), CSTO)
    assert (found.outcome, found.admissible, found.bound) == ("indeterminate", "not stated", {})
    assert [one.what for one in found.missing] == ["the roll of the day"]


def test_an_outcome_that_agrees_keeps_the_doubt_of_the_finding() -> None:
    """A member stood aside undeclared: the rules do not say whether that is enough, and an announcement settles nothing."""
    away = a_fact("attendance", SESSION, "2023-11-23", "p1", keys=("am",), value={"presence": "absent"})
    agreeing = told("stance recorded", "o2", "2023-11-03", FIVE, stance="agrees")
    act = an_act("adopted", CHAIR, mode="limited format", body=BODY, session=SESSION)
    found = finding_on(act, *members(DRAFTED, TABLED, agreeing, away))
    assert (found.outcome, found.admissible, found.plain_yes) == ("adopted", "not stated", False)
    assert {"outcome agrees", "stood aside undeclared"} <= set(codes(found))


@pytest.mark.parametrize(
    ("effective", "admissible"),
    [
        # six months after 23 November are 23 May
        ("2024-05-23", "yes"), ("2024-05-22", "no"), ("2025-01-01", "yes"),
        # a month is taken for its last day
        ("2024-05", "yes"), ("2024-04", "no"),
        # no day is named: the notice runs by itself
        ("unknown", "yes"),
    ],
)  # fmt: skip
def test_a_notice_of_withdrawal_runs_its_months(effective: str, admissible: str) -> None:
    act = an_act(
        "withdrawal notified", Author("delegation", "am"), ("csto/member/am", "csto/roll"), effective=effective
    )
    found = finding_on(act, *members())
    assert (found.admissible, "notice too short" in codes(found)) == (admissible, admissible == "no")
    assert not found.no_communication


def test_the_months_of_a_notice_end_on_the_last_day_of_a_shorter_month() -> None:
    about = ("csto/member/am", "csto/roll")
    act = an_act("withdrawal notified", Author("delegation", "am"), about, on="2023-08-31", effective="2024-02-28")
    short = finding_on(act, *members()).ground("notice too short")
    assert short is not None
    assert short.text.startswith("It is to take effect on 2024-02-28; 6 months after the notice is 2024-02-29.")


@pytest.mark.parametrize(
    ("as_of", "outcome"),
    [
        # the clocks of Vienna go forward on 26 March 2023: that day has 23 hours, and ends before half past midnight
        ("2023-03-26", "open"),
        ("2023-03-27", "adopted"),
    ],
)
def test_the_day_on_which_the_clocks_change_ends_when_it_ends(
    as_of: str, outcome: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.decision.test_from_record.MOSCOW", ZoneInfo("Europe/Vienna"))
    opened = told("silence opened", "q1", "2023-03-20", expires="2023-03-27T00:30", session=SESSION)
    asked = replace(question(opened, as_of=day(as_of)), body="pc")
    assert find(asked, OSCE).outcome == outcome
