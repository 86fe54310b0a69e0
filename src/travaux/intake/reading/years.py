"""Which year a text speaks in, where it states none: every year that could be meant, with what speaks for and against.

A date that stands on the page is the page's, never an event's: it bounds, and where it is the day of publication it
is one reason among others. What counts is what the record knows of the days themselves.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

#: A year is taken as certain from this weight on, and with this lead on the next one.
_ENOUGH: Final = 2
_LEAD: Final = 2
_SHOWN: Final = 3


@dataclass(frozen=True)
class Reason:
    """What speaks for a year (`weight` above 0), against it (0), or bars it (below 0); and what it rests on."""

    year: int
    weight: int
    says: str
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True)
class Year:
    """One year that could be meant, with its reasons."""

    year: int
    reasons: tuple[Reason, ...] = ()

    @property
    def barred(self) -> bool:
        """Whether something rules it out."""
        return any(one.weight < 0 for one in self.reasons)

    @property
    def weight(self) -> int:
        """What speaks for it, taken together."""
        return sum(one.weight for one in self.reasons if one.weight > 0)

    def why_not(self) -> str:
        """Why it was not chosen, in a sentence."""
        against = [one.says for one in self.reasons if one.weight <= 0]
        return "; ".join(dict.fromkeys(against[:_SHOWN])) or "nothing in the text or on record speaks for it"


@dataclass(frozen=True)
class Anchor:
    """The year that a text speaks in; 0 where nothing tells."""

    year: int = 0
    certain: bool = False
    years: tuple[Year, ...] = field(default=())

    @property
    def because(self) -> str:
        """What speaks for the year, in a sentence."""
        chosen = next((one for one in self.years if one.year == self.year), Year(0))
        reasons = sorted((one for one in chosen.reasons if one.weight > 0), key=lambda one: -one.weight)
        return "; ".join(dict.fromkeys(one.says for one in reasons[:_SHOWN]))

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The dossiers on record from which the year was inferred."""
        chosen = next((one for one in self.years if one.year == self.year), Year(0))
        return tuple(dict.fromkeys(dossier for one in chosen.reasons if one.weight > 0 for dossier in one.rests_on))

    def others(self) -> tuple[tuple[int, str], ...]:
        """Every other year with why it was not chosen; those of equal weight say so."""
        return tuple((one.year, self._why_not(one)) for one in self.years if one.year != self.year)

    def _why_not(self, one: Year) -> str:
        if self.year and not one.barred and one.weight and not self.certain:
            return "it cannot be told apart: " + "; ".join(
                each.says for each in one.reasons[:_SHOWN] if each.weight > 0
            )
        return one.why_not()


def decide(years: Iterable[int], reasons: Sequence[Reason]) -> Anchor:
    """The year for which most speaks; certain where it leads clearly, none where nothing speaks for any."""
    by_year: dict[int, list[Reason]] = {year: [] for year in years}
    for one in dict.fromkeys(reasons):
        if one.year in by_year:
            by_year[one.year].append(one)
    every = tuple(Year(year, tuple(found)) for year, found in sorted(by_year.items()))
    standing = sorted((one for one in every if not one.barred), key=lambda one: -one.weight)
    if not standing or (not standing[0].weight and len(standing) > 1):
        return Anchor(years=every)
    best, next_best = standing[0], standing[1].weight if len(standing) > 1 else 0
    certain = len(standing) == 1 or (best.weight >= _ENOUGH and best.weight - next_best >= _LEAD)
    if best.weight == next_best and len(standing) > 1:
        return Anchor(0, certain=False, years=every)
    return Anchor(best.year, certain, every)
