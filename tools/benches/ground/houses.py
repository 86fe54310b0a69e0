"""Assemblies that vote by name: a roll, a rule book of three majorities, and ballots that lean one way or another."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Final

from travaux.decision.question import Cast, Position, Question, Seat, Word
from travaux.rulebook import load
from travaux.rulebook.book import RuleBook

SEATS: Final = 193
FIRST_DAY: Final = date(1990, 1, 1)
#: The rules by their ids: more than half of those who vote, two thirds of them, more than half of all members.
RULES: Final = ("majority", "two-thirds", "absolute-majority")

Ballots = dict[str, Word]

#: Of a hundred members so many vote yes or no, and so many are there.
_VOTING, _THERE, _HUNDRED = 90, 95, 100

_HEAD: Final = """
book: houses
title: Houses that vote by name
organisation: houses
zone: UTC
version: 2020-01-01
texts:
  text: {title: The text, seen: whole, where: written for the bench}
groups:
  members: {title: the members}
bodies:
  house: {name: House}
rules:
"""
_RULE: Final = """
- id: {id}
  chapter: adoption
  bodies: [house]
  classes: [{item_class}]
  valid from: 1950-01-01
  source: {{text: text, article: "1"}}
  status: in force
  says: A majority.
  parameters:
    tally:
      electorate: members
      base: all members
      thresholds: [{{counted: yes, {threshold}}}]
      positions:
        {{abstain: not counted, absent: not counted, present not participating: not counted, silent: not counted}}
    course: {{mode: vote, entered: directly}}
    bound: {{who: nobody, may join later: no, may decline: no, liability of those who stood aside: not stated}}
"""
_QUORUM: Final = """
- id: quorum
  chapter: quorum
  valid from: 1950-01-01
  source: {text: text, article: "2"}
  status: in force
  says: More than a third of the members are there.
  parameters:
    requirements: [{for: vote, more than: 1/3, of: entitled, effect: blocks, may be overridden: no}]
"""
_THRESHOLDS: Final = (
    ("procedural", "more than: 1/2, of: present and voting"),
    ("important", "at least: 2/3, of: present and voting"),
    ("budget", "more than: 1/2, of: all members"),
)


@cache
def book() -> RuleBook:
    """The book with the three majorities, for three classes of question, and a quorum of a third."""
    rules = (
        _RULE.format(id=name, item_class=item_class, threshold=threshold)
        for name, (item_class, threshold) in zip(RULES, _THRESHOLDS, strict=True)
    )
    return load.load(_HEAD + "".join(rules) + _QUORUM, "houses.yaml")


@cache
def roll(size: int = SEATS) -> tuple[Seat, ...]:
    """As many members, by numbers."""
    return tuple(Seat(f"m{number:03}") for number in range(size))


def votes(number: int) -> Iterator[Ballots]:
    """What each member said, vote after vote; of a hundred votes each share of yes comes up once."""
    for vote in range(number):
        yield {seat.member: _word(vote, place) for place, seat in enumerate(roll())}


def question(vote: int, ballots: Ballots) -> Question:
    """The question of two thirds on which these ballots were cast, as a roll call of one word a member."""
    return _put(vote, Cast(ballots))


def by_positions(vote: int, ballots: Ballots) -> Question:
    """The same with a position made for every member, as records are read that tell more of some."""
    return _put(vote, tuple([_position(member, said) for member, said in ballots.items()]))


def _put(vote: int, positions: Sequence[Position]) -> Question:
    return Question("house", FIRST_DAY + timedelta(vote // 10), roll(), "important", positions=positions)


def by_hand(ballots: Ballots) -> tuple[str, str]:
    """The same decided by a loop that somebody wrote for this one rule, with a reason."""
    yes = no = there = 0
    for said in ballots.values():
        there += said != "absent"
        if said == "yes":
            yes += 1
        elif said == "no":
            no += 1
    if not 3 * there > len(ballots):
        return "cannot be put", f"{there} of {len(ballots)} are there; more than a third is needed."
    reached = yes + no > 0 and 3 * yes >= 2 * (yes + no)
    reason = f"{yes} of {yes + no} voting; at least 2/3 needed, and {'reached' if reached else 'not reached'}."
    return "adopted" if reached else "not adopted", reason


@cache
def _position(member: str, said: Word) -> Position:
    """Where a member stood; the same few positions come again and again, and are made once."""
    (position,) = Cast({member: said})
    return position


def _word(vote: int, place: int) -> Word:
    """A ballot by numbers alone, so that every run has the same ones."""
    drawn = (place * 37 + vote * 101 + place * vote * 7) % _HUNDRED
    if drawn >= _VOTING:
        return "abstain" if drawn < _THERE else "absent"
    return "yes" if drawn < vote * 29 % _VOTING else "no"
