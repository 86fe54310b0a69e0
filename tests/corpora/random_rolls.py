"""Random rolls, ballots and rules, the same for the same seed: what two engines are held against each other on."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any, Final

from travaux.corpora.sql import refusals
from travaux.decision.question import Position, Question, Seat
from travaux.rulebook import load
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule
from travaux.rulebook.vocabulary import ItemClass

BALLOTS: Final = ("yes", "yes", "yes", "no", "no", "abstain", "recused")
PRESENCES: Final = ("absent", "present", "silent", "present not participating", "not entitled", None)
STATES: Final = ("member", "member", "member", "member", "vote withdrawn", "suspended by the council", "observer")
LAST: Final = date(2026, 11, 1)


def tallies(book: RuleBook) -> list[AdoptionRule]:
    """The rules of a book that are tallies and no more, on a class for which they can be asked."""
    rules = [rule for rule in book.rules if isinstance(rule, AdoptionRule)]
    return [rule for rule in rules if not refused(rule)]


def refused(rule: AdoptionRule) -> str:
    """What a rule is beside a tally, in the words of the refusal; empty where it is none."""
    try:
        refusals.refuse_courses(rule)
    except refusals.NotForSql as why:
        return str(why)
    return ""


def item_class(rule: AdoptionRule) -> ItemClass:
    return next(iter(rule.classes), "substantive")


def questions(rule: AdoptionRule, chance: Random, number: int) -> Iterator[Question]:
    """Questions that a rule may have to decide, on rolls of one seat to some thirty."""
    for _ in range(number):
        seats = tuple(roll(rule, chance))
        yield Question(
            next(iter(rule.bodies), "any"),
            day_of(rule, chance),
            seats,
            chance.choice(rule.classes) if rule.classes else item_class(rule),
            rule.parameters.course.mode,
            tuple(positions(seats, chance)),
        )


def day_of(rule: AdoptionRule, chance: Random) -> date:
    first = rule.valid_from if isinstance(rule.valid_from, date) else date(1950, 1, 1)
    until = rule.valid_until if isinstance(rule.valid_until, date) else LAST
    return first + timedelta(chance.randrange((until - first).days))


def roll(rule: AdoptionRule, chance: Random) -> Iterator[Seat]:
    tally = rule.parameters.tally
    measured = [*tally.thresholds, *(one for barrier in tally.barriers for one in barrier.thresholds)]
    groups = [one.among for one in measured if one.among] + [tally.electorate, "others"]
    weights = sorted({one.weight for one in measured if one.weight})
    holders = [holder for veto in tally.vetoes for holder in veto.holders if chance.random() < 0.8]
    size = chance.choice((chance.randrange(1, 8), tally.seats or 15, chance.randrange(8, 32)))
    grouped, standing = chance.random() < 0.5, chance.random() < 0.3
    for member in dict.fromkeys([*holders, *(f"m{place}" for place in range(max(1, size - len(holders))))]):
        yield Seat(
            member,
            chance.choice(STATES) if standing else "member",  # type: ignore[arg-type]
            arrears_years=chance.choice((0, 0, 2, 5)) if standing else 0,
            waived=chance.random() < 0.2,
            weights=tuple((name, Fraction(chance.randrange(1, 9), chance.choice((1, 1, 2, 3)))) for name in weights),
            groups=tuple(name for name in groups if chance.random() < 0.6) if grouped else (),
        )


def positions(seats: tuple[Seat, ...], chance: Random) -> Iterator[Position]:
    """Ballots that lean one way or the other, so that thresholds are met and missed; some members without a word."""
    lean, known = chance.random(), chance.choice((1.0, 1.0, 0.9, 0.6))
    for seat in seats:
        if chance.random() > known:
            continue
        told: dict[str, Any] = {
            "reasoned": chance.random() < 0.8,
            "declared": chance.random() < 0.3,
            "attended": chance.choice(("in person", "in person", "online", "represented", "proxy")),
        }
        if chance.random() < 0.85:
            ballot = "yes" if chance.random() < lean else chance.choice(BALLOTS)
            yield Position(seat.member, ballot=ballot, **told)  # type: ignore[arg-type]
        else:
            yield Position(seat.member, presence=chance.choice(PRESENCES), **told)  # type: ignore[arg-type]


def library() -> dict[str, RuleBook]:
    return {slug: load.read_library(slug) for slug in load.shipped()}
