"""Every key of a question that people write leads to its own field, and what cannot be is told by its line."""

from dataclasses import fields
from datetime import date
from fractions import Fraction
from typing import Any, Final

import pytest

from travaux.decision import written
from travaux.decision.nodes import Nodes
from travaux.decision.question import (
    Declared,
    GroupSaid,
    Later,
    Objected,
    PapersOut,
    Position,
    Question,
    RequestMade,
    Ruled,
    Seat,
    Silence,
    SilenceAnswer,
)
from travaux.marked import Fault, read

LEAST: Final = "body: csc\non: 2023-11-23\nroll: [am, by, kg]\n"
NOON: Final = 1_700_740_800
#: The first moment that there is, as the room counts them.
ZERO: Final = Nodes("x").moment(read("at: 1970-01-01T00:00\n", "x"), "at", Nodes("x").zone(read("a: b\n", "x")))


def asked(more: str = "", least: str = LEAST, zone: str = "UTC") -> Question:
    """The question that a text holds."""
    return written.question(read(least + more, "x.yaml"), Nodes("x.yaml"), zone=zone)


def test_the_least_question_has_a_body_a_day_and_a_roll() -> None:
    assert asked() == Question("csc", date(2023, 11, 23), (Seat("am"), Seat("by"), Seat("kg")))


@pytest.mark.parametrize(
    ("more", "field", "value"),
    [
        ("class: budget", "item_class", "budget"),
        ("mode: silence", "mode", "silence"),
        ("closed: no", "closed", False),
        ("closed: yes", "closed", True),
        ("as of: 2024-05-08", "as_of", date(2024, 5, 8)),
        ("now: 2023-11-23T12:00", "now", ZERO + NOON),
        ("zone: Europe/Moscow\nnow: 2023-11-23T15:00", "now", ZERO + NOON),
        ("concerned: by", "concerned", "by"),
        ("parties: [am, kg]", "parties", ("am", "kg")),
        ("parties: am", "parties", ("am",)),
        ("put to: open", "put_to", "open"),
        ("first put: 2023-11-01", "first_put", date(2023, 11, 1)),
        ("sessions since: 1", "sessions_since", 1),
        ("casting vote: yes", "casting_vote", "yes"),
        ("casting vote: no", "casting_vote", "no"),
        ("quorum asked for: yes", "quorum_asked", True),
        ("papers: {languages: [en, fr], at: 2023-11-23T12:00}", "papers", PapersOut(("en", "fr"), ZERO + NOON)),
        ("papers: {languages: [en]}", "papers", PapersOut(("en",))),
        ("asked for: {what: vote, by: [am, uz], also by: the council}", "asked_for", RequestMade("vote", ("am", "uz"), ("the council",))),
        ("asked for: {what: recorded vote, seats: 2, by: ru}", "asked_for", RequestMade("recorded vote", ("am", "by", "ru"))),
        ("declarations: [{member: am, to: no objection}]", "declarations", (Declared("am", "no objection"),)),
        ("objections: [{member: am}]", "objections", (Objected("am"),)),
        (
            "objections: [{member: am, to: limited format, explicit: no, official: yes, by the state: no, written: yes}]",
            "objections",
            (Objected("am", "limited format", "no", "yes", "no", "yes"),),
        ),
        (
            "objections: [{member: am, reasoned: yes, on time: no}]",
            "objections",
            (Objected("am", reasoned="yes", on_time="no"),),
        ),
        ("group: [{stance: agrees, except: [am]}]", "group", (GroupSaid(("am",), "agrees"),)),
        ("group: [{stance: supports}]", "group", (GroupSaid((), "supports"),)),
        ("silence: {expires: 2023-11-23T12:00}", "silence", Silence("not stated", ZERO + NOON)),
        (
            "silence: {opened at meeting: no, expires: 2023-11-23T12:00, answers: [{member: am, what: amendment, stage: at the meeting}]}",
            "silence",
            Silence("no", ZERO + NOON, (SilenceAnswer("am", "amendment", "at the meeting"),)),
        ),
        (
            "silence: {expires: 2023-11-23T12:00, answers: [{member: by, what: objection, at: 2023-11-23T11:59}]}",
            "silence",
            Silence("not stated", ZERO + NOON, (SilenceAnswer("by", "objection", "in writing", ZERO + NOON - 60),)),
        ),
        ("later: [{member: am, done: joined, on: 2024-05-08}]", "later", (Later("am", "joined", date(2024, 5, 8)),)),
        (
            "rulings: [{on: reading, by: chair, reading: strict, reason: because}]",
            "rulings",
            (Ruled("reading", "chair", "strict", "because"),),
        ),
        ("rulings: [{on: quorum, by: body}]", "rulings", (Ruled("quorum", "body"),)),
        ("positions: [{member: am, ballot: recused}]", "positions", (Position("am", ballot="recused"),)),
        ("positions: [{member: am, stance: reserves}]", "positions", (Position("am", stance="reserves"),)),
        ("positions: [{member: am, presence: silent}]", "positions", (Position("am", presence="silent"),)),
        ("positions: [{member: am, attended: online}]", "positions", (Position("am", attended="online"),)),
        ("positions: [{member: am, signature: refused}]", "positions", (Position("am", signature="refused"),)),
        ("positions: [{member: am, reasoned: no}]", "positions", (Position("am", reasoned=False),)),
        ("positions: [{member: am, proxy: kg}]", "positions", (Position("am", attended="proxy", proxy="kg"),)),
        ("positions: [{member: am, declared: yes}]", "positions", (Position("am", declared=True),)),
        (
            "positions: [{members: [kg, am], ballot: yes}]",
            "positions",
            (Position("kg", ballot="yes"), Position("am", ballot="yes")),
        ),
        (
            "positions: [{members: [kg], member: am, ballot: yes}]",
            "positions",
            (Position("kg", ballot="yes"), Position("am", ballot="yes")),
        ),
        (
            "positions: [{member: by, ballot: no}, {seats: 1, ballot: yes}, {members: others, ballot: abstain}]",
            "positions",
            (Position("by", ballot="no"), Position("am", ballot="yes"), Position("kg", ballot="abstain")),
        ),
    ],
)  # fmt: skip
def test_a_key_leads_to_its_field_and_changes_no_other(more: str, field: str, value: object) -> None:
    question, plain = asked(more), asked()
    assert getattr(question, field) == value
    others = [one.name for one in fields(Question) if one.name != field]
    assert [getattr(question, one) for one in others] == [getattr(plain, one) for one in others]


def test_the_zone_of_the_file_holds_where_the_case_names_none() -> None:
    now = "now: 2023-11-23T15:00\n"
    assert asked(now, zone="Europe/Moscow").now == ZERO + NOON
    assert asked(now + "zone: UTC\n", zone="Europe/Moscow").now == ZERO + NOON + 3 * 3600


@pytest.mark.parametrize(
    ("roll", "seats"),
    [
        ("[am]", (Seat("am"),)),
        ("am", (Seat("am"),)),
        ("[{member: am}]", (Seat("am"),)),
        ("[{member: am, membership: former}]", (Seat("am", "former"),)),
        ("[{member: am, participation: suspended by itself}]", (Seat("am", participation="suspended by itself"),)),
        ("[{member: am, arrears years: 2, waived: yes}]", (Seat("am", arrears_years=2, waived=True),)),
        ("[{member: am, weights: {votes: 1/2}}]", (Seat("am", weights=(("votes", Fraction(1, 2)),)),)),
        ("[{member: am, groups: [a, b]}]", (Seat("am", groups=("a", "b")),)),
        ("{seats: 2}", (Seat("s1"), Seat("s2"))),
        ("{seats: 1, as: canton}", (Seat("canton1"),)),
        ("[{seats: 1, as: a}, {seats: 1, as: b, groups: [x]}]", (Seat("a1"), Seat("b1", groups=("x",)))),
        ("{seats: 2, but: [{member: s1, membership: former}]}", (Seat("s1", "former"), Seat("s2"))),
        (
            "{seats: 1, weights: {votes: 2}, groups: [x], but: [{member: s1, weights: {votes: 3}, groups: [y]}]}",
            (Seat("s1", weights=(("votes", Fraction(3)),), groups=("y",)),),
        ),
        (
            "{seats: 1, weights: {votes: 2}, groups: [x], but: [{member: s1, arrears years: 1}]}",
            (Seat("s1", arrears_years=1, weights=(("votes", Fraction(2)),), groups=("x",)),),
        ),
    ],
)
def test_a_roll_is_read_seat_by_seat(roll: str, seats: tuple[Seat, ...]) -> None:
    assert asked(least=f"body: csc\non: 2023-11-23\nroll: {roll}\n").roll == seats


def fault_of(text: str) -> Fault:
    """The fault of a text that holds no question."""
    with pytest.raises(Fault) as fault:
        asked(least=text)
    return fault.value


@pytest.mark.parametrize(
    ("more", "what", "remedy"),
    [
        ("positions: [{ballot: yes}]", "the position is nobody's", "Write `member:`, `members:` or `seats:`"),
        ("positions: [{members: [], ballot: yes}]", "the position is nobody's", "Write `member:`, `members:` or `seats:`"),
        ("positions: [{member: xx, ballot: yes}]", "xx does not sit on the roll", "Name one of am, by, kg"),
        ("positions: [{member: am}, {member: am}]", "am has two positions", "Keep one of them"),
        ("positions: [{members: [am, am]}]", "am has two positions", "Keep one of them"),
        ("positions: [{member: am, of: x}]", "no seat is of the group x", "Groups on the roll are: none"),
        ("positions: [{seats: 4, ballot: yes}]", "4 seats are named and 3 have no position yet", "Name fewer, or mend the roll"),
        ("positions: [{seats: 1/2, ballot: yes}]", "'1/2' is no whole number", "Write a whole number of seats, such as 15"),
        ("positions: [{seats: 1, members: others}]", "a position is of seats or of members, not of both", "Write two"),
        ("positions: [{member: am, ballots: yes}]", "nothing is called `ballots` here", None),
        ("positions: [{member: am, proxy: xx}]", "xx does not sit on the roll", "Name one of am, by, kg"),
        ("objections: [{member: xx}]", "xx does not sit on the roll", "Name one of am, by, kg"),
        ("objections: [{member: am, loud: yes}]", "nothing is called `loud` here", None),
        ("declarations: [{member: am}]", "`to` is missing or is no word", "Write `to:` and its value"),
        ("declarations: [{member: am, to: war}]", "'war' is no to", "Write one of: limited format, adoption, no consensus, no objection"),
        ("group: [{except: [am]}]", "`stance` is missing or is no word", "Write `stance:` and its value"),
        ("silence: {answers: []}", "`expires` is missing or is no word", "Write `expires:` and its value"),
        ("silence: [a]", "an item of `silence` is no mapping", "Write it as {key: value, …}"),
        ("later: [{member: am, done: left, on: 2024-01-01}]", "'left' is no done", "Write one of: joined, declined"),
        ("rulings: [{on: weather, by: chair}]", "'weather' is no on", None),
        ("rulings: [{on: quorum, by: nobody}]", "'nobody' is no by", "Write one of: chair, body"),
        ("papers: {at: 2023-11-23T12:00, by: hand}", "nothing is called `by` here", None),
        ("asked for: {what: a break, by: [am]}", "'a break' is no what", None),
        ("asked for: {what: vote, also by: [the press]}", "'the press' is nobody that rules name", None),
        ("asked for: {by: [am]}", "`what` is missing or is no word", None),
        ("put to: sleep", "'sleep' is no put to", None),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_with_the_line_and_the_remedy(more: str, what: str, remedy: str | None) -> None:
    fault = fault_of(LEAST + more + "\n")
    assert (fault.file, fault.line, fault.what) == ("x.yaml", 4, what)
    assert remedy is None or fault.remedy == remedy
    assert fault.remedy


@pytest.mark.parametrize(
    ("roll", "what"),
    [
        ("[am, am]", "am sits twice on the roll"),
        ("[am, {member: am}]", "am sits twice on the roll"),
        ("[{seats: 2}, s2]", "s2 sits twice on the roll"),
        ("[]", "`roll` is no list"),
        ("{seats: 0}", "`roll` is no list"),
        ("{seats: 5001}", "5001 seats are more than any body has"),
        ("{seats: 3, but: [{member: s4}]}", "s4 does not sit on the roll"),
        ("{seats: 3, of: un}", "nothing is called `of` here"),
        ("[[am]]", "an item of `roll` is no mapping"),
        ("[{membership: former}]", "`member` is missing or is no word"),
        ("[{member: am, weights: {votes: 0.5}}]", "'0.5' is no exact number"),
    ],
)
def test_a_roll_that_cannot_be_is_told(roll: str, what: str) -> None:
    assert fault_of(f"body: csc\non: 2023-11-23\nroll: {roll}\n").what == what


@pytest.mark.parametrize("key", ["body", "on", "roll"])
def test_what_every_question_needs_is_missed_by_name(key: str) -> None:
    kept = "".join(f"{line}\n" for line in LEAST.splitlines() if not line.startswith(f"{key}:"))
    assert f"`{key}`" in fault_of(kept + "class: budget\n").what


def test_five_thousand_seats_are_the_most() -> None:
    assert len(asked(least="body: csc\non: 2023-11-23\nroll: {seats: 5000}\n").roll) == 5000


def test_every_key_that_is_known_is_tried_here() -> None:
    tried: Any = test_a_key_leads_to_its_field_and_changes_no_other
    rows = tried.pytestmark[0].args[1]
    keys = {line.partition(":")[0] for more, _, _ in rows for line in more.splitlines()}
    assert written.KEYS - keys - {"body", "on", "roll"} == set()
