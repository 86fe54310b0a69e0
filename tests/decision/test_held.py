"""Seats, weights and groups that a record tells count where its own questions are decided, as they do in rolls."""

from datetime import date
from fractions import Fraction

import msgspec
import pytest

from tests.decision.acts import CHAIR, SESSION, an_act, finding_on, members
from tests.factories import a_fact
from travaux.decision.from_record import question_from, seat_of
from travaux.decision.situation import document as documents
from travaux.decision.situation.roll import RollState, roll_state
from travaux.record.chronicle.known import Known
from travaux.record.chronicle.read import read_chronicle
from travaux.record.entry import Recorded
from travaux.record.fold import Dials, Folded, fold
from travaux.record.times import end_of, zone_named

ZONE = zone_named("UTC")
TEXT = """\
chronicle: choir/1
part: all
zone: UTC
retrieved: 2026-11-26
reports:
- id: everything
  unsourced: true
  facts:
  - {ref: N-few, about: body/few, fact: named, name: The Few, on: always}
  - {ref: N-all, about: body/all, fact: named, name: All, on: always}
  - {ref: M-1, about: [roll, member/aa, member/bb, member/cc], fact: membership began, on: 2000-01-01}
  - {ref: T-1, about: [roll, member/aa, member/bb], fact: seat taken, key: body/few, until: 2001-12-31, group: chosen, on: 2000-01-01}
  - {ref: T-2, about: [roll, member/dd], fact: seat taken, key: body/few, on: 2001-01-01}
  - {ref: W-1, about: [roll, member/aa], fact: weight stated, key: votes, amount: 5/2, until: 2001-06-30, on: 2000-01-01}
  - {ref: G-1, about: [roll, member/aa, member/cc], fact: counted in group, key: north, on: 2000-01-01}
  - {ref: D-1, about: document/song, fact: drafted, body: body/few, on: 2001-02-01}
  - {ref: D-2, about: document/song, fact: put to decision, mode: vote, on: 2001-02-02}
  - {ref: B-1, about: document/song, fact: ballot cast, key: [bb, cc, dd], ballot: yes, on: 2001-02-02}
  - {ref: D-3, about: document/march, fact: drafted, body: body/all, on: 2001-02-01}
"""


def folded(day: str) -> Folded:
    """The record as it stood at the end of a day."""
    entries = read_chronicle(TEXT, "choir.yaml", Known()).entries
    return fold([Recorded(place, entry) for place, entry in enumerate(entries)], Dials(on=end_of(day, ZONE)))


def roll_on(day: str) -> RollState:
    """The roll on that day."""
    return roll_state("choir/roll", folded(day))


def sitting(body: str, day: str) -> str:
    """Who sits in a body."""
    return " ".join(row.member for row in roll_on(day).sitting(body))


def test_in_a_body_with_terms_sit_those_whose_term_runs_and_in_any_other_body_all_members() -> None:
    assert [sitting("few", day) for day in ("2000-06-01", "2001-06-01", "2002-01-01")] == ["aa bb", "aa bb dd", "dd"]
    assert [sitting("all", day) for day in ("2000-06-01", "2001-06-01", "2002-01-01")] == ["aa bb cc"] * 3
    assert sitting("unheard-of", "2000-06-01") == "aa bb cc"


def test_before_anything_is_told_of_terms_all_members_sit_in_every_body() -> None:
    text = TEXT.replace("on: 2000-01-01}\n  - {ref: T-2", "on: 2000-03-01}\n  - {ref: T-2")
    entries = read_chronicle(text, "choir.yaml", Known()).entries
    records = [Recorded(place, entry) for place, entry in enumerate(entries)]
    early = roll_state("choir/roll", fold(records, Dials(on=end_of("2000-02-01", ZONE))))
    assert [row.member for row in early.sitting("few")] == ["aa", "bb", "cc"]


@pytest.mark.parametrize(
    ("day", "weights"),
    [("2000-06-01", (("votes", Fraction(5, 2)),)), ("2001-06-30", (("votes", Fraction(5, 2)),)), ("2001-07-01", ())],
)
def test_a_weight_stands_on_the_row_and_on_the_seat_until_its_last_day(
    day: str, weights: tuple[tuple[str, Fraction], ...]
) -> None:
    row = next(row for row in roll_on(day).rows if row.member == "aa")
    assert seat_of(row).weights == weights
    assert tuple((measure, Fraction(amount)) for measure, amount in row.weights) == weights


def test_a_roll_with_seats_weights_and_groups_can_be_sent_as_it_is() -> None:
    sent = msgspec.json.decode(msgspec.json.encode(roll_on("2001-02-02")))
    row = next(row for row in sent["rows"] if row["member"] == "aa")
    assert row["weights"] == [["votes", "5/2"]]
    assert row["seats"] == [["choir/body/few", "chosen"]]
    assert sent["with_terms"] == ["choir/body/few"]


def test_the_group_of_a_seat_is_named_only_in_its_own_body() -> None:
    row = next(row for row in roll_on("2000-06-01").rows if row.member == "aa")
    assert seat_of(row, "few").groups == ("chosen", "north")
    assert seat_of(row, "all").groups == seat_of(row).groups == ("north",)


@pytest.mark.parametrize(("document", "members"), [("song", ["aa", "bb", "dd"]), ("march", ["aa", "bb", "cc"])])
def test_a_question_of_the_record_is_put_to_those_who_sit_in_its_body(document: str, members: list[str]) -> None:
    state = documents.document_state(f"choir/document/{document}", folded("2001-02-02"))
    question = question_from(state, roll_on("2001-02-02"), None, as_of=date(2001, 2, 2), zone=ZONE)
    assert [seat.member for seat in question.roll] == members
    assert [one.member for one in question.positions] == (["bb", "dd"] if document == "song" else [])
    assert question.roll[0].weights == (("votes", Fraction(5, 2)),)


def test_a_session_of_a_body_with_terms_is_opened_by_those_who_hold_a_seat() -> None:
    session = a_fact("session convened", SESSION, "2023-11-01", "s1", value={"by": "am"})
    there = a_fact("attendance", SESSION, "2023-11-20", "s2", keys=("am", "by", "kg"), value={"presence": "present"})
    away = a_fact("attendance", SESSION, "2023-11-20", "s3", keys=("kz", "ru", "tj"), value={"presence": "absent"})
    holders = ("csto/roll", *(f"csto/member/{member}" for member in ("am", "by", "kg", "kz")))
    seats = a_fact("seat taken", holders, "2023-01-01", "s4", keys=("csto/body/icmec",))
    act = an_act("session opened", CHAIR, (SESSION,))
    of_six = finding_on(act, *members(session, there, away), body="icmec")
    of_four = finding_on(act, *members(session, there, away, seats), body="icmec")
    assert (of_six.outcome, of_six.admissible) == ("cannot be put", "no")
    assert (of_four.outcome, of_four.admissible) == ("none", "yes")
