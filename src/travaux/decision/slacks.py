"""A rule as sums: by how much each threshold is met or missed, and what each member adds to that if it moves.

Every threshold is linear in its members (the number counted less a share of the base), so the fewest that would turn
an outcome are found by adding up, without deciding anew for every group of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from math import lcm
from typing import Final, Literal, Protocol

from travaux.decision import tally
from travaux.decision.capping import for_the_base
from travaux.decision.counts import AGAINST, in_base, is_counted
from travaux.decision.electorate import Electorate
from travaux.decision.fewest import Gains, Way
from travaux.decision.hearing import Heard, Kind, hear
from travaux.decision.question import Ballot, Position, Question
from travaux.decision.seating import Number, seating
from travaux.decision.vetoes import uses
from travaux.rulebook.adoption import Barrier, Positions, Threshold, Veto
from travaux.rulebook.models import AdoptionRule

Heading = Literal["yes", "no", "abstain"]
_UPWARD: Final = frozenset({"at least", "more than"})
_STRICT: Final = frozenset({"more than", "less than"})


@dataclass(frozen=True)
class Moving:
    """A question under one rule, with what is heard now and what would be heard if members moved to a ballot."""

    question: Question
    rule: AdoptionRule
    voters: Electorate
    heard: tuple[Heard, ...]
    instead: Mapping[Heading, tuple[Heard, ...]]

    def starting(self, heard: Iterable[Heard]) -> "Moving":
        """The same with another beginning."""
        return replace(self, heard=tuple(heard))

    def movers(self, heading: Heading) -> Iterator[tuple[Heard, Heard]]:
        """Each member that would count otherwise, as it is and as it would be."""
        pairs = zip(self.heard, self.instead[heading], strict=True)
        return ((before, then) for before, then in pairs if before.kind is not then.kind)

    @property
    def vetoes(self) -> list[Veto]:
        """The vetoes that hold on the class of the question."""
        return [one for one in self.rule.parameters.tally.vetoes if one.holds_on(self.question.item_class)]


def moving(question: Question, rule: AdoptionRule, voters: Electorate, meanings: Positions) -> Moving:
    """A question with what every member would count as if it cast each of the three ballots in person."""
    bare = replace(question, objections=(), declarations=(), group=(), closed=True)

    def all_of(ballot: Ballot) -> tuple[Heard, ...]:
        positions = tuple(Position(seat.member, ballot=ballot, presence="present") for seat in voters.entitled)
        return tuple(hear(replace(bare, positions=positions), rule, voters, meanings))

    instead: dict[Heading, tuple[Heard, ...]] = {"yes": all_of("yes"), "no": all_of("no"), "abstain": all_of("abstain")}
    return Moving(question, rule, voters, tuple(hear(question, rule, voters, meanings)), instead)


def ways_to_adopt(at: Moving) -> list[Way]:
    """How members that vote yes instead could make it adopted; each way is a choice of what is waived or broken."""
    counted = at.rule.parameters.tally
    pairs = list(at.movers("yes"))
    choices = [_met_or_waived(at, one) for one in counted.thresholds]
    choices.extend(_broken(at, barrier) for barrier in counted.barriers)
    freed = [_Freed(at, veto) for veto in at.vetoes]
    found = []
    for chosen in product(*choices):
        sums = [*(one for each in chosen for one in each), *freed]
        gains = {before.member: tuple(one.gain(before, then) for one in sums) for before, then in pairs}
        found.append(_useful(gains, tuple(one.need for one in sums)))
    return found


def ways_to_stop(at: Moving) -> list[Way]:
    """How members that vote no or abstain instead could keep it from being adopted."""
    counted = at.rule.parameters.tally
    found = [_stopping(at, _unmet(at, one)) for one in counted.thresholds]
    found += [_stopping(at, [_Sum(at, one) for one in barrier.thresholds]) for barrier in counted.barriers]
    found += [_stopping(at, [_Using(at, veto)]) for veto in at.vetoes]
    return found


def _unmet(at: Moving, threshold: Threshold) -> "list[_Adding]":
    """What keeps a threshold from being met: a share of nothing is not reached as it is."""
    met, against = _Sum(at, threshold), _against_enough(at, threshold)
    nothing = threshold.of is not None and met.sign > 0 and _Voting(at, met).need > 0
    return list(against) if nothing else [met.turned(), *against]


def single(ways: Iterable[Way]) -> set[str]:
    """The members each of which is enough alone."""
    return {member for way in ways for member in way.gains if way.reached_by((member,))}


def _useful(gains: Mapping[str, Gains], needs: Gains) -> Way:
    """A way without the members that add nothing to it."""
    return Way({member: each for member, each in gains.items() if any(gain > 0 for gain in each)}, needs)


def _stopping(at: Moving, sums: "Sequence[_Adding]") -> Way:
    """The way in which each member takes, of voting no and abstaining, what does the most for the first sum."""
    best: dict[str, Gains] = {}
    headings: tuple[Heading, ...] = ("no", "abstain")
    for heading in headings:
        for before, then in at.movers(heading):
            gains = tuple(one.gain(before, then) for one in sums)
            best[before.member] = max(best.get(before.member, gains), gains)
    return _useful(best, tuple(one.need for one in sums))


def _met_or_waived(at: Moving, threshold: Threshold) -> "list[list[_Adding]]":
    """The ways past a threshold: to reach it, where there is anything to have a share of; or to have it waived."""
    met = _Sum(at, threshold)
    something: list[_Adding] = [_Voting(at, met)] if threshold.of is not None and met.sign > 0 else []
    waived: list[list[_Adding]] = [[one.turned()] for one in _against_enough(at, threshold)]
    return [[met, *something], *waived]


def _broken(at: Moving, barrier: Barrier) -> "list[list[_Adding]]":
    """The ways past a barrier: one of its thresholds is not reached."""
    return [[_Sum(at, each).turned()] for each in barrier.thresholds]


class _Adding(Protocol):
    """A need, and what each member adds to it by moving."""

    @property
    def need(self) -> int:
        """How much is lacking; zero or less where nothing is."""

    def gain(self, now: Heard, then: Heard) -> int:
        """What a member adds by moving."""


class _Sum:
    """How far a threshold is from being reached, in whole units, and what a member adds to it by moving."""

    def __init__(self, at: Moving, threshold: Threshold) -> None:
        self.threshold, self.sign = threshold, 1 if threshold.comparison in _UPWARD else -1
        self.strict = threshold.comparison in _STRICT
        self.amount = Fraction(0) if threshold.of is None else threshold.amount
        self.weights = _weights(at, threshold)
        self.based = _weights(at, for_the_base(threshold, seating(at.voters.members)))
        every = (*self.weights.values(), *self.based.values())
        self.unit = self.amount.denominator * lcm(*(Fraction(weight).denominator for weight in every))
        measured = tally.measure(threshold, at.question, at.voters, at.heard)
        self.slack = int((measured.number - measured.needed) * self.unit * threshold.amount.denominator) * self.sign
        self.unit *= threshold.amount.denominator
        self.worth: dict[tuple[Kind, Kind, Number, Number], int] = {}

    @property
    def need(self) -> int:
        """How much is lacking; zero or less where nothing is."""
        return -self.slack + (1 if self.strict else 0)

    def turned(self) -> "_Sum":
        """The sum that is to be reached so that the threshold is not."""
        other = copy(self)
        other.sign, other.slack, other.strict, other.worth = -self.sign, -self.slack, not self.strict, {}
        return other

    def gain(self, now: Heard, then: Heard) -> int:
        """What a member adds by moving."""
        weight, based = self.weights.get(now.member, 0), self.based.get(now.member, 0)
        key = (now.kind, then.kind, weight, based)
        if key not in self.worth:
            self.worth[key] = (
                int((self._put(then, weight, based) - self._put(now, weight, based)) * self.unit) * self.sign
            )
        return self.worth[key]

    def _put(self, heard: Heard, weight: Number, based: Number) -> Number:
        """What a member that stands so puts into the number, less the share of what it puts into the base."""
        counted = is_counted(self.threshold.counted, heard.kind)
        shared = self.threshold.of is not None and in_base(self.threshold.of, heard.kind)
        return (weight if counted else 0) - (self.amount * based if shared else 0)


class _Voting:
    """That there is anything at all to have a share of, since a share of nothing is never reached."""

    def __init__(self, at: Moving, of: _Sum) -> None:
        self.of, self.base = of, of.threshold.of
        self.need = 1 - sum(self._in(one) for one in at.heard)

    def _in(self, one: Heard) -> int:
        return int(self.base is not None and in_base(self.base, one.kind) and self.of.based.get(one.member, 0) > 0)

    def gain(self, now: Heard, then: Heard) -> int:
        """One for a member that comes into the base."""
        return self._in(then) - self._in(now)


class _Against:
    """How many more must be against so that a threshold is not waived; or how many fewer, turned."""

    def __init__(self, at: Moving, fewer: int) -> None:
        self.sign = 1
        self.need = fewer - sum(one.count in AGAINST for one in at.heard)

    def turned(self) -> "_Against":
        """The sum that is to be reached so that it is waived."""
        other = copy(self)
        other.sign, other.need = -1, 1 - self.need
        return other

    def gain(self, now: Heard, then: Heard) -> int:
        """One for each member that comes to be against."""
        return ((then.count in AGAINST) - (now.count in AGAINST)) * self.sign


class _Using:
    """A veto of which one holder must make use."""

    need = 1

    def __init__(self, at: Moving, veto: Veto) -> None:
        self.veto = veto
        self.used = sum(self._by(one) for one in at.heard)

    def _by(self, one: Heard) -> bool:
        return one.member in self.veto.holders and uses(self.veto, one)

    def gain(self, now: Heard, then: Heard) -> int:
        """One for a holder that comes to use it."""
        return int(self._by(then)) - int(self._by(now))


class _Freed(_Using):
    """A veto of which no holder may go on making use."""

    def __init__(self, at: Moving, veto: Veto) -> None:
        super().__init__(at, veto)
        self.need = self.used

    def gain(self, now: Heard, then: Heard) -> int:
        """One for a holder that comes to use it no more."""
        return -super().gain(now, then)


def _against_enough(at: Moving, threshold: Threshold) -> list[_Against]:
    """The second need of a threshold that is deemed reached where too few are against."""
    fewer = tally.fewest_against(threshold, at.question, at.voters, at.heard)
    return [] if fewer is None else [_Against(at, fewer)]


def _weights(at: Moving, threshold: Threshold) -> Mapping[str, Number]:
    """What each member that decides weighs in a threshold; nothing outside its chamber."""
    seats = seating(at.voters.members)
    among = seats.members if threshold.among is None else [one.member for one in seats.groups.get(threshold.among, ())]
    if threshold.weight is None:
        return dict.fromkeys(among, 1)
    weights = seats.weights(threshold.weight)
    return {member: weights[member] for member in among}
