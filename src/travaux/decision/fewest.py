"""The fewest members that together are enough: exact, by classes of members that are alike, so 193 are no burden."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import comb
from typing import Final

#: How many ways of sharing out a number among classes are looked at before nobody waits any longer.
MOST_STATES: Final = 3000
#: Where there are more classes than these, halves are quicker.
FEW_CLASSES: Final = 8
#: How many members may differ from each other so that every half of them can still be written out.
MOST_UNLIKE: Final = 30

Gains = tuple[int, ...]


@dataclass(frozen=True)
class Way:
    """One way to the goal: what each member adds to each need if it moves, and how much of each is needed.

    A group is enough when what its members add reaches every need.
    """

    gains: Mapping[str, Gains]
    needs: Gains

    def reached_by(self, group: Sequence[str]) -> bool:
        """Whether a group is enough."""
        sums = [0] * len(self.needs)
        for member in group:
            for place, gain in enumerate(self.gains.get(member, ())):
                sums[place] += gain
        return all(have >= need for have, need in zip(sums, self.needs, strict=True))

    @cached_property
    def bound(self) -> int | None:
        """Fewer than so many are never enough; None where not even all are."""
        most = [_greedy([gains[place] for gains in self.gains.values()], need) for place, need in enumerate(self.needs)]
        known = [number for number in most if number is not None]
        return max(known, default=0) if len(known) == len(most) else None


@dataclass(frozen=True)
class Smallest:
    """The smallest groups that are enough: of how many, how many such groups there are, and one of them.

    `counted` is False where there are at least `ways` groups; `exact` is False where a smaller group was not ruled out.
    """

    number: int
    ways: int
    members: tuple[str, ...]
    counted: bool = True
    exact: bool = True


def smallest(ways: Sequence[Way]) -> Smallest | None:
    """The smallest groups that are enough in one of several ways; None where no group is."""
    solved = [(found, way) for way in ways if (found := _solve(way)) is not None]
    if not solved:
        return None
    group, exact = min((found for found, _ in solved), key=lambda found: (len(found[0]), not found[1]))
    best = [way for (other, _), way in solved if len(other) == len(group)]
    number = _count(best, len(group)) if exact else None
    return Smallest(len(group), number or 1, tuple(group), counted=number is not None, exact=exact)


def _greedy(gains: Sequence[int], need: int) -> int | None:
    """How many of the largest gains reach a need."""
    if need <= 0:
        return 0
    total = 0
    for number, gain in enumerate(sorted(gains, reverse=True), 1):
        if gain <= 0:
            return None
        total += gain
        if total >= need:
            return number
    return None


def _solve(way: Way) -> tuple[list[str], bool] | None:
    """A smallest group, and whether it is known to be one; None where none is enough."""
    least = way.bound
    if least is None:
        return None
    orders = [_ordered(way, place) for place in range(len(way.needs))] or [list(way.gains)]
    for order in orders:
        if way.reached_by(order[:least]):
            return order[:least], True
    found = _by_classes(way, least)
    if found is not None:
        return found, True
    larger = [group for order in orders if (group := _grown(way, order)) is not None]
    return (min(larger, key=len), False) if larger else None


def _ordered(way: Way, place: int) -> list[str]:
    """The members with the largest gain of one need first, and of those alike the largest of all needs."""
    return sorted(way.gains, key=lambda member: (-way.gains[member][place], -sum(way.gains[member])))


def _grown(way: Way, order: Sequence[str]) -> list[str] | None:
    return next((list(order[:size]) for size in range(len(order) + 1) if way.reached_by(order[:size])), None)


def _by_classes(way: Way, least: int) -> list[str] | None:
    """The smallest group by sharing out one number after another among the classes; None where that takes too long."""
    alike = _classes([way])
    for size in range(least, len(way.gains) + 1):
        if _shares(alike, size) > MOST_STATES:
            return None
        for share in _sharing([len(members) for members in alike.values()], size):
            chosen = zip(share, alike.values(), strict=True)
            group = [member for number, members in chosen for member in members[:number]]
            if way.reached_by(group):
                return group
    return None


def _classes(ways: Sequence[Way]) -> dict[tuple[Gains, ...], list[str]]:
    """The members that add the same in every way, together."""
    alike: dict[tuple[Gains, ...], list[str]] = defaultdict(list)
    members = dict.fromkeys(member for way in ways for member in way.gains)
    for member in members:
        alike[tuple(way.gains.get(member, (0,) * len(way.needs)) for way in ways)].append(member)
    return alike


def _shares(alike: Mapping[tuple[Gains, ...], Sequence[str]], size: int) -> int:
    """How many ways there are of sharing out a number among classes."""
    ways = [1] + [0] * size
    for members in alike.values():
        ways = [sum(ways[max(0, total - len(members)) : total + 1]) for total in range(size + 1)]
    return ways[size]


def _sharing(sizes: Sequence[int], size: int) -> Iterator[tuple[int, ...]]:
    """Every way of taking so many in all from classes of these sizes."""
    if not sizes:
        if size == 0:
            yield ()
        return
    rest = sum(sizes[1:])
    for number in range(max(0, size - rest), min(sizes[0], size) + 1):
        yield from ((number, *others) for others in _sharing(sizes[1:], size - number))


def _count(ways: Sequence[Way], size: int) -> int | None:
    """How many groups of a size are enough in one of these ways; None where that cannot be counted in time."""
    alike = _classes(ways)
    unlike = len(ways) == 1 and len(alike) > FEW_CLASSES and len(ways[0].gains) <= MOST_UNLIKE
    counted = _count_by_halves(ways[0], size) if unlike else None
    return _count_by_classes(ways, alike, size) if counted is None else counted


def _count_by_classes(ways: Sequence[Way], alike: Mapping[tuple[Gains, ...], Sequence[str]], size: int) -> int | None:
    """Class after class: how many groups there are of each size that add up to the same; None where these get many."""
    needs = tuple(need for way in ways for need in way.needs)
    gains = {key: tuple(gain for each in key for gain in each) for key in alike}
    capped = [all(each[place] >= 0 for each in gains.values()) for place in range(len(needs))]
    sums: dict[tuple[int, Gains], int] = {(0, (0,) * len(needs)): 1}
    left = sum(map(len, alike.values()))
    for key, members in alike.items():
        left -= len(members)
        grown: dict[tuple[int, Gains], int] = defaultdict(int)
        for (taken, have), number in sums.items():
            for more in range(max(0, size - taken - left), min(len(members), size - taken) + 1):
                total = tuple(
                    min(one + more * gain, need) if cap else one + more * gain
                    for one, gain, need, cap in zip(have, gains[key], needs, capped, strict=True)
                )
                grown[taken + more, total] += number * comb(len(members), more)
            if len(grown) > MOST_STATES:
                return None
        sums = grown
    return sum(number for (_, have), number in sums.items() if _reaches(ways, have))


def _reaches(ways: Sequence[Way], have: Sequence[int]) -> bool:
    """Whether sums, all ways one after the other, reach the needs of one way."""
    place = 0
    for way in ways:
        mine = have[place : place + len(way.needs)]
        if all(one >= need for one, need in zip(mine, way.needs, strict=True)):
            return True
        place += len(way.needs)
    return False


def _count_by_halves(way: Way, size: int) -> int | None:
    """How many groups are enough where all members differ in one need only: both halves written out, then matched."""
    uneven = [place for place in range(len(way.needs)) if len({gains[place] for gains in way.gains.values()}) > 1]
    even = [place for place in range(len(way.needs)) if place not in uneven]
    one = next(iter(way.gains.values()))
    if any(one[place] * size < way.needs[place] for place in even):
        return 0
    if len(uneven) != 1:
        return None
    worth = [gains[uneven[0]] for gains in way.gains.values()]
    left, right = _sums(worth[::2], size), _sums(worth[1::2], size)
    need, number = way.needs[uneven[0]], 0
    for taken, sums in left.items():
        others = sorted(right.get(size - taken, ()))
        for total, times in Counter(sums).items():
            number += times * (len(others) - bisect_left(others, need - total))
    return number


def _sums(worth: Sequence[int], size: int) -> dict[int, list[int]]:
    """The sums of every choice from a few numbers, by how many were chosen."""
    sums: dict[int, list[int]] = {0: [0]}
    for one in worth:
        for number in range(min(size - 1, max(sums)), -1, -1):
            sums.setdefault(number + 1, []).extend([each + one for each in sums[number]])
    return sums
