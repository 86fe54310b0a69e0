"""For one entry: between which moments of `known` each of its facts is told to the public, and as happening when."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from travaux.office.models import OPEN
from travaux.record.audience import PUBLIC_AUDIENCE
from travaux.record.corrections import public_from
from travaux.record.entry import Fact, Recorded
from travaux.record.fold import Dials, Told, fold
from travaux.record.times import Interval


@dataclass(frozen=True, order=True)
class Span:
    """A fact happening in [lo, hi) is told while known is in [known_lo, known_hi); perhaps after `perhaps_lo`."""

    ref: str
    lo: int
    hi: int
    perhaps_lo: int
    known_lo: int
    known_hi: int


def spans(mine: Recorded, bearing: Sequence[Recorded]) -> list[Span]:
    """The spans of one entry's facts, among all that bears on it (which includes it); none if it is restricted.

    The fold itself is asked, once for each moment at which the public could learn anything that matters.
    """
    if mine.entry.audience != PUBLIC_AUDIENCE:
        return []
    if len(bearing) == 1 and not any(fact.after for fact in mine.entry.facts):
        return [_plain(mine, fact) for fact in mine.entry.facts]
    certain: dict[tuple[str, int, int], list[list[int]]] = {}
    perhaps: dict[tuple[str, int, int], list[list[int]]] = {}
    for start, end in pairwise([*_moments(mine, bearing), OPEN]):
        folded = fold(bearing, Dials(known=start))
        _lengthen(certain, _of(mine, folded.facts), start, end)
        _lengthen(perhaps, _of(mine, folded.may_be_public), start, end)
    return sorted(_joined(certain, perhaps))


def _plain(mine: Recorded, fact: Fact) -> Span:
    public = mine.entry.public
    return Span(fact.ref, fact.on.lo, fact.on.hi, public.lo, public.hi, OPEN)


def _moments(mine: Recorded, bearing: Sequence[Recorded]) -> list[int]:
    """When the public may learn something that bears on an entry, from when it may learn of the entry itself."""
    by_id = {record.entry.id: record for record in bearing}
    first = _perhaps_from(public_from(mine, by_id))
    found = {first}
    for record in bearing:
        public = public_from(record, by_id)
        found |= {moment for moment in (_perhaps_from(public), public.hi) if moment > first}
    return sorted(found)


def _perhaps_from(public: Interval) -> int:
    """The first moment by whose end the public may have known: not yet that in which the interval begins."""
    return min(public.lo + 1, public.hi)


def _of(mine: Recorded, told: Iterable[Told]) -> Iterator[tuple[str, int, int]]:
    return ((one.fact.ref, one.lo, one.hi) for one in told if one.position == mine.position)


def _lengthen(
    found: dict[tuple[str, int, int], list[list[int]]], told: Iterable[tuple[str, int, int]], start: int, end: int
) -> None:
    """Add [start, end) to what is found of each fact told, as part of the stretch before it if there is no gap."""
    for fact in told:
        stretches = found.setdefault(fact, [])
        if stretches and stretches[-1][1] == start:
            stretches[-1][1] = end
        else:
            stretches.append([start, end])


def _joined(
    certain: dict[tuple[str, int, int], list[list[int]]], perhaps: dict[tuple[str, int, int], list[list[int]]]
) -> Iterator[Span]:
    for fact in certain.keys() | perhaps.keys():
        before = {end: start - 1 for start, end in perhaps.get(fact, [])}
        for start, end in certain.get(fact, []):
            yield Span(*fact, before.pop(start, start), start, end)
        for end, start in before.items():
            yield Span(*fact, start, end, end)
