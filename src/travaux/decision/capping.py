"""Caps on what one member, or one group of seats, weighs: the roll as it counts, and what was left out of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from travaux.decision.findings import AndBase, Ground, ground
from travaux.decision.question import Seat
from travaux.decision.sames import Remembered
from travaux.decision.seating import Seating, seating
from travaux.rulebook.adoption import Cap, Threshold
from travaux.rulebook.models import AdoptionRule

#: A measure as the base holds it, with what is above a cap where that stays there.
_IN_FULL: Final = "{}, in full"


def capped(
    members: tuple[Seat, ...], entitled: Sequence[Seat], rule: AdoptionRule
) -> tuple[Mapping[str, Seat], list[Ground]]:
    """Each seat as it counts under the caps of a rule, by its member; and what was left out of whom.

    A share is one of what all members have; a group is what those in it have that decide, so that one without a vote
    takes nothing of it away from the others.
    """
    seats, told = {seat.member: seat for seat in members}, []
    for cap in rule.parameters.tally.caps:
        full = _IN_FULL.format(cap.weight)
        most = cap.at_most * (sum(seating(members).weights(cap.weight).values(), 0) if cap.of is not None else 1)
        counted = {name: _weight(seat, cap.weight) for name, seat in seats.items()}
        based = {name: _weight(seat, full, cap.weight) for name, seat in seats.items()}
        parts = list(_parts(entitled, cap))
        told += [_told(rule, cap, name, above, most) for name, above in _shrink(counted, parts, most)]
        if cap.surplus == "leaves the base":
            _shrink(based, parts, most)
        both = {one: {cap.weight: counted[one], full: based[one]} for one, seat in seats.items() if _weighs(seat, cap)}
        seats = {one: _weighing(seat, both.get(one, {})) for one, seat in seats.items()}
    return seats, told


def _parts(seats: Sequence[Seat], cap: Cap) -> Iterator[tuple[str, list[str]]]:
    """Each member, or each group with its members, that the cap is on."""
    if cap.each == "member":
        yield from ((seat.member, [seat.member]) for seat in seats)
    else:
        yield from ((group, [seat.member for seat in seats if group in seat.groups]) for group in cap.groups)


def _shrink(
    weights: dict[str, Fraction], parts: Sequence[tuple[str, list[str]]], most: Fraction
) -> list[tuple[str, Fraction]]:
    """Cut every part that weighs more than the cap, in each seat by the same ratio; gives what those parts weighed."""
    found = []
    for name, those in parts:
        together = sum((weights[one] for one in those), Fraction(0))
        if together > most:
            weights.update({one: weights[one] * most / together for one in those})
            found.append((name, together))
    return found


def _weight(seat: Seat, *measures: str) -> Fraction:
    """What a seat weighs in the first of these measures that it has."""
    weights = dict(seat.weights)
    return next((weights[one] for one in measures if one in weights), Fraction(0))


def _weighs(seat: Seat, cap: Cap) -> bool:
    """Whether the roll gives a seat the measure at all; one that it does not give is no weight of nothing."""
    return any(measure == cap.weight for measure, _ in seat.weights)


def _weighing(seat: Seat, weights: Mapping[str, Fraction]) -> Seat:
    return replace(seat, weights=tuple({**dict(seat.weights), **weights}.items()))


def _told(rule: AdoptionRule, cap: Cap, name: str, together: Fraction, most: Fraction) -> Ground:
    and_base: AndBase = "and the base" if cap.surplus == "leaves the base" else "but not the base"
    fields: dict[str, object] = {"number": together, "weight": cap.weight, "cap": most, "surplus": together - most}
    fields["and_base"] = and_base
    if cap.each == "member":
        return ground("capped", rule, member=name, fields=fields)
    return ground("capped together", rule, group=name, fields=fields)


def for_the_base(threshold: Threshold, seats: Seating) -> Threshold:
    """The threshold as it reads a base: by the measure as the base holds it, where the measure is capped."""
    if threshold.weight is None or _IN_FULL.format(threshold.weight) not in seats.measures:
        return threshold
    return _in_full(threshold)


def _make_in_full(threshold: Threshold) -> Threshold:
    return threshold.model_copy(update={"weight": _IN_FULL.format(threshold.weight)})


_in_full = Remembered(_make_in_full)
