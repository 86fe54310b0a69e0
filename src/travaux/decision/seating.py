"""What is read off one roll for question after question: its members, memberships, debts, groups and weights."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any, TypeVar

from travaux.decision.question import Seat
from travaux.decision.sames import Remembered

Number = int | Fraction
Word = TypeVar("Word", bound=str)


def share(amount: Fraction, of: Number) -> Number:
    """A share of a number, exactly; a whole one as a whole number, since these are compared faster."""
    whole, rest = divmod(amount.numerator * of, amount.denominator)
    return Fraction(amount.numerator * of, amount.denominator) if rest else whole


class Seating:
    """One roll as sets and sums."""

    def __init__(self, roll: tuple[Seat, ...]) -> None:
        self.seats = roll
        self.members = tuple(seat.member for seat in roll)
        self.seated = frozenset(self.members)
        self.memberships = frozenset(seat.membership for seat in roll)
        self.participations = frozenset(seat.participation for seat in roll)
        self.most_years_owed = max((seat.arrears_years for seat in roll), default=0)
        self._weights: dict[str, Mapping[str, Number]] = {}
        self._filled: dict[str, dict[str, Any]] = {}

    @cached_property
    def measures(self) -> frozenset[str]:
        """The measures in which any seat weighs something."""
        return frozenset(measure for seat in self.seats for measure, _ in seat.weights)

    @cached_property
    def groups(self) -> Mapping[str, tuple[Seat, ...]]:
        """The seats of each group, in the order of the roll."""
        found: dict[str, list[Seat]] = {}
        for seat in self.seats:
            for group in seat.groups:
                found.setdefault(group, []).append(seat)
        return {group: tuple(seats) for group, seats in found.items()}

    def filled(self, word: Word) -> dict[str, Word]:
        """One word for every member, as a mapping of one's own; to copy one is quicker than to write it anew."""
        if word not in self._filled:
            self._filled[word] = dict.fromkeys(self.members, word)
        return self._filled[word].copy()

    def weights(self, measure: str) -> Mapping[str, Number]:
        """The weight of each member by one measure; whole ones as whole numbers, since these add up faster."""
        known = self._weights.get(measure)
        if known is None:
            given = ((seat.member, dict(seat.weights).get(measure, Fraction(0))) for seat in self.seats)
            known = self._weights[measure] = {
                member: weight.numerator if weight.denominator == 1 else weight for member, weight in given
            }
        return known


seating = Remembered(Seating, most=256)
