"""Columns of whole numbers beside each seat: what a statement adds up, in units so fine that all of them are whole."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Final, Literal

from travaux.corpora.sql.refusals import MOST_UNITS, hangs_on_ballots, too_fine
from travaux.corpora.sql.rolls import Matter, RollOfDay, voters
from travaux.decision.electorate import Electorate
from travaux.decision.question import Seat
from travaux.decision.tally import fewest_blocking
from travaux.rulebook.adoption import Threshold

#: As many bits as a whole number has in which seats are marked.
BITS: Final = 64

Who = Literal["entitled", "base"]
#: One whole number for each seat of each roll.
Values = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Measure:
    """What is added up: of whom, limited to which group or to which seats, by which weight (None is heads)."""

    who: Who
    weight: str | None = None
    among: str | None = None
    only: tuple[str, ...] | None = None

    def value(self, seat: Seat, unit: int) -> int:
        """What a seat counts, in units."""
        if self.among is not None and self.among not in seat.groups:
            return 0
        if self.only is not None and seat.member not in self.only:
            return 0
        return 1 if self.weight is None else int(dict(seat.weights).get(self.weight, Fraction(0)) * unit)


@dataclass
class Columns:
    """The columns of the table of seats, as statements ask for them; two with the same numbers are one."""

    rolls: Sequence[RollOfDay]
    names: dict[Values, str] = field(default_factory=dict)
    of_rolls: dict[tuple[int, ...], str] = field(default_factory=dict)
    _able: dict[tuple[int, bool], tuple[Matter, tuple[Electorate, ...]]] = field(default_factory=dict)
    _known: dict[tuple[Measure, int, bool], str] = field(default_factory=dict)
    _units: dict[str, int] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many seats the largest of the rolls has."""
        return max([len(roll.seats) for roll in self.rolls], default=0)

    @property
    def marks(self) -> tuple[str, ...]:
        """The names of the columns in which each seat has a bit of its own; a whole number holds so many of them."""
        return tuple(f"b{word}" for word in range(-(-self.size // BITS)))

    @cached_property
    def heads(self) -> str:
        """The column in which each seat counts one: where it is added up, rows can be counted instead."""
        return self._name(tuple((1,) * len(roll.seats) for roll in self.rolls))

    def of(self, measure: Measure, matter: Matter, *, recused: bool = False) -> str:
        """The name of the column with what each seat counts, in units; with `recused`, if it recused itself."""
        asked = (measure, id(matter), recused)
        if asked not in self._known:
            self._known[asked] = self._name(self._values(measure, matter, recused=recused))
        return self._known[asked]

    def _values(self, measure: Measure, matter: Matter, *, recused: bool) -> Values:
        unit = self.unit(measure.weight)
        able = [
            {seat.member for seat in (one.entitled if measure.who == "entitled" else one.base)}
            for one in self._electorates(matter, recused=recused)
        ]
        return tuple(
            tuple(measure.value(seat, unit) if seat.member in members else 0 for seat in roll.seats)
            for roll, members in zip(self.rolls, able, strict=True)
        )

    def fewest(self, threshold: Threshold, matter: Matter) -> str:
        """The name of the column of rolls with how many must be against: the fewest that could block, and one more."""
        whole = threshold.of == "all members" and not matter.rule.parameters.tally.left_out
        if not whole or self.of(Measure("base"), matter) != self.of(Measure("base"), matter, recused=True):
            raise hangs_on_ballots(matter.rule)
        numbers = tuple(_fewest(threshold, one) for one in self._electorates(matter, recused=False))
        return self.of_rolls.setdefault(numbers, f"r{len(self.of_rolls)}")

    def too_large(self, matter: Matter) -> tuple[int, ...]:
        """The numbers of the rolls on which more members sit than the rule gives seats to."""
        seats = matter.rule.parameters.tally.seats
        sizes = [one.seats_taken for one in self._electorates(matter, recused=False)]
        return tuple(number for number, size in enumerate(sizes) if seats is not None and size > seats)

    def unit(self, weight: str | None) -> int:
        """How many units a weight of one has; raises NotForSql where so fine a measure has too many of them."""
        if weight is None:
            return 1
        if weight not in self._units:
            given = [[dict(seat.weights).get(weight, Fraction(0)) for seat in roll.seats] for roll in self.rolls]
            unit = lcm(*(one.denominator for seats in given for one in seats))
            if any(sum(map(abs, seats)) * unit > MOST_UNITS for seats in given):
                raise too_fine(weight)
            self._units[weight] = unit
        return self._units[weight]

    def _electorates(self, matter: Matter, *, recused: bool) -> tuple[Electorate, ...]:
        key = (id(matter), recused)
        if key not in self._able:
            # The matter is kept beside, so that no other object can come by its identity.
            self._able[key] = (matter, tuple(voters(roll, matter, recused=recused) for roll in self.rolls))
        return self._able[key][1]

    def _name(self, values: Values) -> str:
        return self.names.setdefault(values, f"s{len(self.names)}")


def _fewest(threshold: Threshold, voters: Electorate) -> int:
    """One more than the fewest that could block on this roll, the heaviest first."""
    seats = [seat for seat in voters.base if threshold.among is None or threshold.among in seat.groups]
    needed = threshold.amount * sum(_weight(seat, threshold) for seat in seats)
    held = sorted((_weight(seat, threshold) for seat in voters.base), reverse=True)
    return fewest_blocking(threshold.comparison, held, needed)


def _weight(seat: Seat, threshold: Threshold) -> Fraction:
    return Fraction(1) if threshold.weight is None else dict(seat.weights).get(threshold.weight, Fraction(0))
