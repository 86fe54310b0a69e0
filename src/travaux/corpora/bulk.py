"""Votes that stand for many: the electors of a country, or cantons of which only the totals are on record."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from travaux.corpora import scalars
from travaux.corpora.making import CannotBeAsked, Making, position
from travaux.corpora.mapping import Electors, Word
from travaux.corpora.names import slug
from travaux.corpora.scalars import Totals
from travaux.decision.question import Position, Seat

Put = tuple[tuple[Seat, ...], tuple[Position, ...]]


def electors_of(making: Making) -> Put:
    """Voters without names, as one seat for each word, which weighs as many as there were; none where there are none.

    Raises CannotBeAsked where their totals are not all given.
    """
    electors = making.mapping.electors
    if electors is None:
        return (), ()
    return _seats(electors.group, electors.weight, _totals_of(electors, making))


def bulk(making: Making, totals: Sequence[Totals]) -> Put:
    """Electors, with the members beside them by their weighed totals, where no member is named."""
    seats, positions = electors_of(making)
    weighed = next((one for one in totals if one.weight is not None), None)
    group = next(iter(making.mapping.groups), "")
    if weighed is not None and weighed.weight is not None:
        more = _seats(group, weighed.weight, weighed.numbers)
        return (*seats, *more[0]), (*positions, *more[1])
    rule = making.rule()
    asked = rule is not None and any(group and one.among == group for one in rule.parameters.tally.thresholds)
    if asked:
        raise CannotBeAsked(f"neither ballots nor totals of the {group} are given, and the rule asks for them")
    return seats, positions


def _seats(group: str, weight: str, numbers: Mapping[Word, Fraction]) -> Put:
    seats = tuple(
        Seat(slug(group, word), weights=((weight, number),), groups=(group,)) for word, number in numbers.items()
    )
    return seats, tuple(position(seat.member, word) for seat, word in zip(seats, numbers, strict=True))


def _totals_of(electors: Electors, making: Making) -> dict[Word, Fraction]:
    value = making.columns.get(electors.column)
    given = value if isinstance(value, list | tuple) else ()
    numbers = {word: scalars.total(one) for word, one in zip(electors.order, given, strict=False)}
    read = {word: number for word, number in numbers.items() if number is not None}
    if set(read) != set(electors.order):
        raise CannotBeAsked(f"the totals of the {electors.group} are not all given")
    return read
