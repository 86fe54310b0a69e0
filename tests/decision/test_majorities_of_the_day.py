"""Votes drawn by lot with the members of the day, decided by the books and by a count on one's fingers: the same."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Final

import pytest

from travaux.decision import rolls
from travaux.decision.adoption import find
from travaux.decision.question import Position, Question, Seat
from travaux.rulebook.load import read_library
from travaux.rulebook.models import AdoptionRule
from travaux.rulebook.vocabulary import ItemClass, Mode

DRAWN: Final = 2_000 if os.environ.get("TRAVAUX_SOAK") else 150
CHANGED: Final = date(2014, 11, 1)

# From which day: members, all votes, votes needed, members needed besides without a proposal (0: two thirds).
TABLE: Final = (
    (date(1958, 1, 1), 6, 17, 12, 4),
    (date(1973, 1, 1), 9, 58, 41, 6),
    (date(1981, 1, 1), 10, 63, 45, 6),
    (date(1986, 1, 1), 12, 76, 54, 8),
    (date(1995, 1, 1), 15, 87, 62, 10),
    (date(2004, 5, 1), 25, 124, 88, 0),
    (date(2004, 11, 1), 25, 321, 232, 0),
    (date(2007, 1, 1), 27, 345, 255, 0),
    (date(2013, 7, 1), 28, 352, 260, 0),
)


@dataclass(frozen=True)
class Vote:
    """A vote as drawn: the day, who sat there, and the ballot of each; who is not among the ballots was absent."""

    on: date
    seats: tuple[Seat, ...]
    ballots: Mapping[str, str]

    def having(self, ballot: str) -> list[Seat]:
        """Those that cast a ballot."""
        return [seat for seat in self.seats if self.ballots.get(seat.member) == ballot]


Oracle = Callable[[Vote], str]


@dataclass(frozen=True)
class Forum:
    """A body as it is drawn: its book, the roll, the days between which a vote falls, and what is put to it how."""

    book: str
    body: str
    of: tuple[str, str]
    first: date
    last: date
    oracle: Oracle
    item_class: ItemClass = "substantive"
    mode: Mode | None = None


def weight(seats: list[Seat], name: str) -> int:
    """The sum of a measure."""
    return sum(int(dict(seat.weights).get(name, 0)) for seat in seats)


def row(on: date) -> tuple[date, int, int, int, int]:
    """The row of the table for a day."""
    return next(one for one in reversed(TABLE) if one[0] <= on)


def council(vote: Vote, *, proposed: bool, blocking: int = 4) -> str:
    """The majority of the day in the Council, with a quorum of more than half of the members."""
    members, yes = len(vote.seats), vote.having("yes")
    if 2 * len(vote.ballots) <= members:
        return "cannot be put"
    if vote.on < CHANGED:
        _, _, _, needed, others = row(vote.on)
        enough = weight(yes, "votes") >= needed
        if proposed:
            many = vote.on < date(2004, 5, 1) or 2 * len(yes) > members
        else:
            many = len(yes) >= others if others else 3 * len(yes) >= 2 * members
        return "adopted" if enough and many else "not adopted"
    people = 100 * weight(yes, "population") >= 65 * weight(list(vote.seats), "population")
    if proposed:
        many = 100 * len(yes) >= 55 * members and len(yes) >= 15
        people = people or members - len(yes) < blocking
    else:
        many = 100 * len(yes) >= 72 * members
    return "adopted" if many and people else "not adopted"


def on_proposal(vote: Vote) -> str:
    """The Council on a proposal."""
    return council(vote, proposed=True)


def without_one(vote: Vote) -> str:
    """The Council not on a proposal."""
    return council(vote, proposed=False)


def resolution(vote: Vote) -> str:
    """Other resolutions of the Council of Europe: two thirds of the votes cast and more than half of all."""
    yes, no = len(vote.having("yes")), len(vote.having("no"))
    if 3 * len(vote.ballots) < 2 * len(vote.seats):
        return "cannot be put"
    return "adopted" if 3 * yes >= 2 * (yes + no) and 2 * yes > len(vote.seats) else "not adopted"


def accession(vote: Vote) -> str:
    """An accession to the WTO by vote: two thirds of the Members."""
    return "adopted" if 3 * len(vote.having("yes")) >= 2 * len(vote.seats) else "not adopted"


def two_thirds_of_states(vote: Vote) -> str:
    """The Assembly of the African Union by vote; suspended governments are out of count, base and quorum."""
    voting = [seat for seat in vote.seats if seat.membership != "suspended by the council"]
    there = [seat for seat in voting if seat.member in vote.ballots]
    if 3 * len(there) < 2 * len(voting):
        return "cannot be put"
    yes = [seat for seat in vote.having("yes") if seat in voting]
    return "adopted" if 3 * len(yes) >= 2 * len(voting) else "not adopted"


def election(vote: Vote) -> str:
    """The European Council electing since November 2014, with a quorum of two thirds."""
    members, yes = len(vote.seats), vote.having("yes")
    if 3 * len(vote.ballots) < 2 * members:
        return "cannot be put"
    people = 100 * weight(yes, "population") >= 65 * weight(list(vote.seats), "population")
    return "adopted" if 100 * len(yes) >= 72 * members and people else "not adopted"


EU: Final = ("eu", "council")
FORUMS: Final = {
    "on a proposal": Forum("eu-council", "council", EU, date(1958, 1, 1), date(2024, 12, 31), on_proposal),
    "without one": Forum(
        "eu-council", "council-without-a-proposal", EU, date(1958, 1, 1), date(2024, 12, 31), without_one
    ),
    "resolution": Forum("coe-ministers", "cm", ("coe", "cm"), date(1999, 1, 1), date(2024, 12, 31), resolution),
    "accession": Forum(
        "wto", "gc", ("wto", "gc"), date(1996, 1, 1), date(2024, 12, 31), accession, "admission", "vote"
    ),
    "assembly": Forum(
        "african-union", "assembly", ("au", "assembly"), date(2018, 1, 1), date(2024, 12, 31), two_thirds_of_states,
        mode="vote",
    ),
    "election": Forum(
        "european-council", "european-council", EU, CHANGED, date(2024, 12, 31), election, "election"
    ),
}  # fmt: skip


@cache
def seated(of: str, body: str, on: date) -> tuple[Seat, ...]:
    """The roll of a day."""
    return rolls.seats(of, body, on)


def votes(forum: Forum, number: int, seed: int) -> Iterator[Vote]:
    """Votes drawn by lot, most of them near the line."""
    lot = Random(seed)  # noqa: S311 - by lot, not for keeping secrets
    for _ in range(number):
        on = forum.first + timedelta(days=lot.randrange((forum.last - forum.first).days))
        seats = seated(*forum.of, on)
        for_it, away = lot.choice((0.5, 0.6, 0.7, 0.8, 0.9, 1.0)), lot.choice((0.0, 0.0, 0.0, 0.2, 0.45))
        ballots = {
            seat.member: "yes" if lot.random() < for_it else lot.choice(("no", "abstain"))
            for seat in seats
            if lot.random() >= away
        }
        yield Vote(on, seats, ballots)


def decided(forum: Forum, vote: Vote) -> str:
    """What the book makes of a vote."""
    positions = tuple(
        Position(seat.member, ballot=vote.ballots[seat.member])  # type: ignore[arg-type]
        if seat.member in vote.ballots
        else Position(seat.member, presence="absent")
        for seat in vote.seats
    )
    question = Question(
        forum.body, vote.on, vote.seats, item_class=forum.item_class, mode=forum.mode, positions=positions
    )
    return find(question, read_library(forum.book)).outcome


@pytest.mark.parametrize("name", FORUMS)
def test_the_book_decides_as_a_count_on_ones_fingers_does(name: str) -> None:
    forum, outcomes = FORUMS[name], set()
    for vote in votes(forum, DRAWN, seed=5):
        outcome = decided(forum, vote)
        assert outcome == forum.oracle(vote), (vote.on, vote.ballots)
        outcomes.add(outcome)
    assert {"adopted", "not adopted"} <= outcomes


def test_a_count_with_another_blocking_minority_differs_somewhere() -> None:
    forum = FORUMS["on a proposal"]
    drawn = [vote for vote in votes(forum, 4 * DRAWN, seed=7) if vote.on >= CHANGED]
    few = [Vote(one.on, one.seats, {**one.ballots, **dict.fromkeys(_all_but_large(one), "yes")}) for one in drawn]
    assert any(decided(forum, vote) != council(vote, proposed=True, blocking=3) for vote in few)
    assert all(decided(forum, vote) == council(vote, proposed=True) for vote in few)


def _all_but_large(vote: Vote) -> list[str]:
    """All but Germany, France and a third large member."""
    return [seat.member for seat in vote.seats if seat.member not in {"de", "fr", "it"}]


@pytest.mark.parametrize("name", FORUMS)
def test_a_count_that_leaves_one_yes_out_differs_somewhere(name: str) -> None:
    forum = FORUMS[name]
    differ = 0
    for vote in votes(forum, DRAWN, seed=11):
        yes = vote.having("yes")
        one_less = {**vote.ballots, **({yes[-1].member: "no"} if yes else {})}
        differ += decided(forum, vote) != forum.oracle(Vote(vote.on, vote.seats, one_less))
    assert differ


@pytest.mark.parametrize(
    ("first", "members", "all_votes", "needed", "others"), TABLE, ids=[str(one[0]) for one in TABLE]
)
def test_the_roll_of_the_day_has_the_seats_and_the_votes_that_the_rule_of_the_day_reckons_with(
    first: date, members: int, all_votes: int, needed: int, others: int
) -> None:
    seats = rolls.seats(*EU, first)
    assert (len(seats), weight(list(seats), "votes")) == (members, all_votes)
    for body in ("council", "council-without-a-proposal"):
        rule = read_library("eu-council").rule(AdoptionRule, body=body, item_class="substantive", on=first)
        assert (rule.parameters.tally.seats, rule.parameters.tally.thresholds[0].amount) == (members, needed)
    assert others <= members


def test_in_every_month_since_1958_nobody_sits_there_for_whom_there_is_no_seat() -> None:
    day = date(1958, 1, 1)
    while day < CHANGED:
        rule = read_library("eu-council").rule(AdoptionRule, body="council", item_class="substantive", on=day)
        assert len(seated(*EU, day)) == rule.parameters.tally.seats, day
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
