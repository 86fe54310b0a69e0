"""Facts that cannot both be so, side by side; and which of them leads, by who asserts it and how near."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, product
from zoneinfo import ZoneInfo

from travaux.record.dossiers import kind_of
from travaux.record.entry import ORIGIN_WEIGHT, Said
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
            for one, other in _pairs(group):
                if excludes(kind, one, other):
                    found.setdefault(one.address, {})[other.address] = None
                    found.setdefault(other.address, {})[one.address] = None
    present = {one.address for one in told}
    for group_of in disputes:
        for address in present & set(group_of):
            own = address.partition("#")[0]  # what one correction puts in the place of a fact stands side by side
            others = (other for other in group_of if other.partition("#")[0] != own)
            found.setdefault(address, {}).update(dict.fromkeys(others))
    return {address: tuple(others) for address, others in found.items() if others}


def _pairs(group: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """The pairs whose keys let them contradict each other: of one key, or with a list, or with a key nobody named."""
    by_key: dict[tuple[str, ...], list[Told]] = {}
    wide: list[Told] = []
    for one in group:
        if one.fact.closed or len(one.keys) > 1 or UNKNOWN in one.keys:
            wide.append(one)
        else:
            by_key.setdefault(one.keys, []).append(one)
    for same in by_key.values():
        yield from combinations(same, 2)
    narrow = [one for same in by_key.values() for one in same]
    yield from combinations(wide, 2)
    yield from product(wide, narrow)


def rivals_in(folded: Folded, dossier: str) -> dict[str, tuple[str, ...]]:
    """The rivals among what stands about one dossier."""
    return rivals(folded.of(dossier).facts, folded.disputes)


def excludes(kind: EventKind, one: Told, other: Told) -> bool:
    """Whether two facts of one kind in one dossier cannot both be so."""
    overlap = _overlap(one, other)
    if not overlap and not kind.once:
        return False
    if _of_other_members(one.fact.about, other.fact.about):
        return False
    if not overlap:
        return _same_key(one, other)
    if _follow(one, other):
        return False
    if _values_exclude(kind, one, other):
        return _same_key(one, other)
    return _denied_by_list(kind, one, other) or _denied_by_list(kind, other, one)


def _of_other_members(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """A roll holds the facts of all members; those of different members stand side by side."""
    first, second = _in_roll(one), _in_roll(other)
    return bool(first) and bool(second) and not first & second


@lru_cache(maxsize=4_096)
def _in_roll(about: tuple[str, ...]) -> frozenset[str]:
    """The members that a fact in a roll is about; none for a fact that is in no roll."""
    if not any(kind_of(dossier) == "roll" for dossier in about):
        return frozenset()
    return frozenset(dossier for dossier in about if kind_of(dossier) == "member")


def _same_key(one: Told, other: Told) -> bool:
    """Keys that may mean the same; `unknown` may mean any."""
    mine, theirs = set(one.keys), set(other.keys)
    return mine == theirs or bool(mine & theirs) or UNKNOWN in mine | theirs


def _denied_by_list(kind: EventKind, listed: Told, other: Told) -> bool:
    """A closed list denies to everybody else what it says of those on it; where the other leaves that open, nothing."""
    if not listed.fact.closed or not set(other.keys) - set(listed.keys) - {UNKNOWN}:
        return False
    compared = (name for name, field in kind.fields.items() if field.compared)
    return not any(UNKNOWN == other.value.get(name) != listed.value.get(name, UNKNOWN) for name in compared)


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
    equals = [one for one in ranked if weight(one) == weight(first)]
    return None if any(excludes(kind, one, other) for one, other in combinations(equals, 2)) else first


def weight(told: Told) -> tuple[int, int, int, int]:
    """Smaller is weightier (design 3): origin, length of the chain, item grade, moment it became public."""
    entry = told.entry
    return ORIGIN_WEIGHT[entry.origin], len(entry.chain), int(entry.grade), told.public.hi


def independent(told: Iterable[Told], outlets: Mapping[str, str] | None = None) -> int:
    """How many independent sources tell this: a report, its copies and theirs count as one.

    `outlets` names the outlet of each publication: what one outlet tells twice of one utterance, in two languages or
    under two addresses, is one source as well.
    """
    known = outlets or {}
    separate: list[list[Told]] = []
    for one in told:
        joined, apart = [one], []
        for group in separate:
            if any(of_one_source(one, other) or _of_one_outlet(one, other, known) for other in group):
                joined += group
            else:
                apart.append(group)
        separate = [*apart, joined]
    return len(separate)


def of_one_source(one: Told, other: Told) -> bool:
    """Whether two facts come from one hand: of one root, or one told by a report that the other's report copies."""
    return root(one) in {root(other), other.entry.id} or root(other) == one.entry.id


def _of_one_outlet(one: Told, other: Told, outlets: Mapping[str, str]) -> bool:
    """Whether both have one utterance (by whom, when) through publications of one outlet first."""
    first, second = (outlets.get(each.entry.chain[0].source, "") if each.entry.chain else "" for each in (one, other))
    said, again = one.entry.said, other.entry.said
    return first == second != "" and said is not None and again is not None and _utterance(said) == _utterance(again)


def _utterance(said: Said) -> tuple[str, int | None, int | None]:
    return said.by, said.on.lo if said.on else None, said.on.hi if said.on else None


def root(told: Told) -> str:
    """Where a fact comes from: the report that its own copies, the nearest publication, or the entry itself."""
    entry = told.entry
    return entry.copies or (entry.chain[0].source if entry.chain else entry.id)
