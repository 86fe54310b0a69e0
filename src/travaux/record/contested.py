"""Facts that cannot both be so, side by side; and which of them leads, by who asserts it and how near."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from zoneinfo import ZoneInfo

from travaux.record.dossiers import kind_of
from travaux.record.entry import ORIGIN_WEIGHT
from travaux.record.events import EventKind, Held, kind_named
from travaux.record.fold import Folded, Told
from travaux.record.values import UNKNOWN, exclude


def rivals(told: Sequence[Told], disputes: Iterable[tuple[str, ...]] = ()) -> dict[str, tuple[str, ...]]:
    """For each fact of one dossier that others exclude: the addresses of those others, in order."""
    by_name: dict[str, list[Told]] = {}
    for one in told:
        by_name.setdefault(one.fact.fact, []).append(one)
    found: dict[str, dict[str, None]] = {}
    for name, group in by_name.items():
        kind = kind_named(name)
        if kind.held is not Held.MANY:
            for one, other in combinations(group, 2):
                if excludes(kind, one, other):
                    found.setdefault(one.address, {})[other.address] = None
                    found.setdefault(other.address, {})[one.address] = None
    present = {one.address for one in told}
    for group_of in disputes:
        for address in present & set(group_of):
            found.setdefault(address, {}).update(dict.fromkeys(other for other in group_of if other != address))
    return {address: tuple(others) for address, others in found.items() if others}


def rivals_in(folded: Folded, dossier: str) -> dict[str, tuple[str, ...]]:
    """The rivals among what stands about one dossier."""
    return rivals(folded.of(dossier).facts, folded.disputes)


def excludes(kind: EventKind, one: Told, other: Told) -> bool:
    """Whether two facts of one kind in one dossier cannot both be so."""
    if _of_other_members(one, other):
        return False
    if not _overlap(one, other):
        return kind.once and _same_key(one, other)
    if _follow(one, other):
        return False
    if _values_exclude(kind, one, other):
        return _same_key(one, other)
    return _denied_by_list(one, other) or _denied_by_list(other, one)


def _of_other_members(one: Told, other: Told) -> bool:
    """A roll holds the facts of all members; those of different members stand side by side."""
    first, second = ({dossier for dossier in told.fact.about if kind_of(dossier) == "member"} for told in (one, other))
    rolls = (any(kind_of(dossier) == "roll" for dossier in told.fact.about) for told in (one, other))
    return all(rolls) and bool(first) and bool(second) and not first & second


def _same_key(one: Told, other: Told) -> bool:
    """Keys that may mean the same; `unknown` may mean any."""
    mine, theirs = set(one.keys), set(other.keys)
    return mine == theirs or bool(mine & theirs) or UNKNOWN in mine | theirs


def _denied_by_list(listed: Told, other: Told) -> bool:
    """A closed list denies to everybody else what it says of those on it."""
    return listed.fact.closed and bool(set(other.keys) - set(listed.keys) - {UNKNOWN})


def _overlap(one: Told, other: Told) -> bool:
    """Timeless facts hold at any time, so they overlap with every other."""
    return (one.lo < other.hi and other.lo < one.hi) or one.lo == one.hi or other.lo == other.hi


def _follow(one: Told, other: Told) -> bool:
    """Whether one is told to come after the other: then they do not stand at the same time."""
    return one.address in other.fact.after or other.address in one.fact.after


def _values_exclude(kind: EventKind, one: Told, other: Told) -> bool:
    zone = ZoneInfo(one.entry.zone)
    return any(
        field.compared and exclude(field.form, one.value[name], other.value[name], zone)
        for name, field in kind.fields.items()
        if name in one.value and name in other.value
    )


def leading(told: Sequence[Told]) -> Told | None:
    """Of several facts, the one that leads: weight of the origin, shorter chain, better grade, earliest public.

    None where the weightiest contradict each other with equal weight: then none leads.
    """
    ranked = sorted(told, key=weight)
    if not ranked:
        return None
    first, kind = ranked[0], kind_named(ranked[0].name)
    equals = (one for one in ranked[1:] if weight(one) == weight(first))
    return None if any(excludes(kind, first, one) for one in equals) else first


def weight(told: Told) -> tuple[int, int, int, int]:
    """Smaller is weightier (design 3): origin, length of the chain, item grade, moment it became public."""
    entry = told.entry
    return ORIGIN_WEIGHT[entry.origin], len(entry.chain), int(entry.grade), told.public.hi


def independent(told: Iterable[Told]) -> int:
    """How many independent sources tell this: a report and its copies count as one."""
    return len({root(one) for one in told})


def root(told: Told) -> str:
    """The origin of a chain: the report it copies, the nearest publication, or the entry itself."""
    entry = told.entry
    return entry.copies or (entry.chain[0].source if entry.chain else entry.id)
