"""Who sat on the day: the roll that is shipped, held against the voters named; or these, and seats without a name."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final

from travaux.corpora.ballots import Ballots
from travaux.corpora.mapping import Mapping
from travaux.corpora.scalars import RowFault
from travaux.decision import rolls
from travaux.decision.question import Seat

NAMELESS: Final = "seat-"


@dataclass(frozen=True)
class Seated:
    """The seats of the day; `excess` is by how many the voters named are more than the seats."""

    seats: tuple[Seat, ...]
    excess: int = 0
    faults: tuple[RowFault, ...] = ()


def of_the_day(mapping: Mapping, on: date) -> tuple[Seat, ...]:
    """The seats of the roll that is shipped; none where the mapping names no roll, or that has nobody on the day."""
    if mapping.roll is None:
        return ()
    try:
        return rolls.seats(mapping.roll.of, mapping.roll.body, on)
    except rolls.NoSuchRoll:
        return ()


def nameless(number: int, mapping: Mapping, first: int = 1) -> tuple[Seat, ...]:
    """Seats without a name: `seat-1`, `seat-2`; they hold no veto, and weigh what a member weighs otherwise."""
    return tuple(_seat(f"{NAMELESS}{one}", mapping) for one in range(first, first + number))


def _seat(member: str, mapping: Mapping) -> Seat:
    weights = tuple((name, weight.of.get(member, weight.otherwise)) for name, weight in mapping.weights.items())
    return Seat(member, weights=weights, groups=mapping.groups)


def dressed(seats: Sequence[Seat], mapping: Mapping) -> tuple[Seat, ...]:
    """Seats of a roll, with the weights and groups of the mapping beside their own."""
    return tuple(_dress(seat, mapping) for seat in seats)


def _dress(seat: Seat, mapping: Mapping) -> Seat:
    if not mapping.weights and not mapping.groups:
        return seat
    ours = _seat(seat.member, mapping)
    weights = {**dict(seat.weights), **dict(ours.weights)}
    return replace(seat, weights=tuple(weights.items()), groups=(*seat.groups, *ours.groups))


def build(mapping: Mapping, ballots: Ballots, given: Sequence[Seat], size: int | None, column: str) -> Seated:
    """The roll of a vote by name.

    `given` is the roll of the day, `size` how many seats there are where that is known otherwise. Voters named come
    first, since the record says that they voted; who of them is not on the roll is told as a fault.
    """
    named = [member for member in ballots.of if ballots.best(member) != "no seat"]
    named, faults = _within_groups(mapping, ballots, named, column)
    known = {seat.member: seat for seat in given}
    fixed, size = size, max(len(given), size or 0) or None
    off = [member for member in named if known and member not in known]
    faults += [RowFault(column, f"{member} is named and does not sit on the roll of the day") for member in off]
    excess = max(0, len(named) - size) if size else 0
    if excess:
        faults.append(RowFault(column, f"{len(named)} names for {size} seats"))
        if len(off) == excess:
            named, excess = [member for member in named if member in known], 0
    others = [] if mapping.seats_may_be_vacant else _others(mapping, given, named, size)
    if others:
        told = (
            f"{len(named)} names for {size} seats" if fixed else "seats that are not named are taken not to have voted"
        )
        faults.append(RowFault(column, told, form=fixed is None))
    seats = [_dress(known[member], mapping) if member in known else _seat(member, mapping) for member in named]
    return Seated(_in_order((*seats, *others), given), excess, tuple(faults))


def _in_order(seats: Sequence[Seat], given: Sequence[Seat]) -> tuple[Seat, ...]:
    """Seats in the order of the roll, then by their names: whoever sat there, the same seats are one roll."""
    places = {seat.member: place for place, seat in enumerate(given)}
    return tuple(sorted(seats, key=lambda seat: (places.get(seat.member, len(places)), seat.member)))


def _others(mapping: Mapping, given: Sequence[Seat], named: Sequence[str], size: int | None) -> list[Seat]:
    """The seats of those who are not named, as many as there is room for."""
    room = max(0, (size or 0) - len(named))
    if given:
        return list(dressed([seat for seat in given if seat.member not in named][:room], mapping))
    return list(nameless(room, mapping))


def _within_groups(
    mapping: Mapping, ballots: Ballots, named: list[str], column: str
) -> tuple[list[str], list[RowFault]]:
    """Those named, without those who did not vote in a group that has more names than seats."""
    most = mapping.names.seats_in_a_group
    if most is None:
        return named, []
    groups: dict[str, list[str]] = {}
    for member in named:
        groups.setdefault(ballots.groups[member], []).append(member)
    out: set[str] = set()
    faults = []
    for group, members in groups.items():
        if len(members) > most:
            idle = [member for member in members if ballots.best(member) == "absent"][most - len(members) :]
            out |= set(idle)
            left = f"; {', '.join(idle)}, who did not vote, is taken to have none" if idle else ""
            told = f"{len(members)} names for the {most} seats of {group}{left}"
            faults.append(RowFault(column, told, form=len(members) - len(idle) == most))
    return [member for member in named if member not in out], faults


def weigh(seats: Sequence[Seat], members: Collection[str], weight: str | None) -> Fraction:
    """Heads of some members, or what they weigh by a measure."""
    chosen = [seat for seat in seats if seat.member in members]
    if weight is None:
        return Fraction(len(chosen))
    return sum((dict(seat.weights).get(weight, Fraction(0)) for seat in chosen), Fraction(0))
