"""Facts and remarks a page at a time, under dials and filters: in order of happening, of saying, of becoming known."""

from collections.abc import Callable
from typing import Final

from travaux.office.answers import Remark, remarks_in
from travaux.office.pages import Fetch, Key, Page, Stretch, Turn, bounded, readable
from travaux.office.rivalry import resting_only_on, rivals_of
from travaux.office.scanning import Asked, FactScan, RemarkScan, facts_in
from travaux.office.standing import of_rows
from travaux.office.told import arranged, cards
from travaux.record.fold import Dials, Told
from travaux.record.telling import FactCard

__all__ = ["Asked", "became_known", "facts", "gaps", "remarks", "timeline"]

#: Where each row must be compared with others, so many are looked at for a page, in portions of so many.
_LOOKED_AT: Final = 1_000
_PORTION: Final = 200


def facts(asked: Asked, dials: Dials, *, newest: bool = False, limit: int = 100, cursor: str = "") -> Page[FactCard]:
    """The facts asked for, in order of happening or newest first.

    Pages follow each other by end, beginning and place in the log; within a page what follows a fact comes after it.
    `contested` and `only` compare each fact with others: they look at 1,000 facts for a page and may find fewer than
    `limit`, or none, and still have a next one. Raises BadCursor, BadLimit, Unreadable.
    """
    return _page("facts", FactScan(asked, bounded(dials)), limit, cursor, newest=newest)


def timeline(asked: Asked, dials: Dials, *, newest: bool = False, limit: int = 100, cursor: str = "") -> Page[FactCard]:
    """As `facts`, without names and other facts that have no day."""
    return _page("timeline", FactScan(asked, bounded(dials), dated=True), limit, cursor, newest=newest)


def became_known(
    asked: Asked, since: Dials, until: Dials, *, newest: bool = False, limit: int = 100, cursor: str = ""
) -> Page[FactCard]:
    """What stands at the second pair of dials and did not at the first, as `facts` orders it.

    Quick where both dials of the second pair are no earlier and `at` is the same; otherwise all facts may be looked at.
    """
    scan = FactScan(asked, bounded(until), before=bounded(since))
    return _page("became known", scan, limit, cursor, newest=newest)


def gaps(dials: Dials, *, limit: int = 100, cursor: str = "") -> Page[FactCard]:
    """What this record says that it has no source for."""
    return facts(Asked(name="unsourced gap"), dials, limit=limit, cursor=cursor)


def _page(what: str, scan: FactScan, limit: int, cursor: str, *, newest: bool) -> Page[FactCard]:
    _require_readable(scan.asked)

    def read(key: Key | None, down: bool, count: int) -> list[tuple[Key, list[Told]]]:  # noqa: FBT001 - as Fetch has it
        rows = scan.rows(key, down, count)
        told = _sifted(of_rows((row for _, row in rows), scan.dials), scan.asked, scan.dials)
        by_key = {(one.hi, one.lo, one.position, one.fact.ref): one for one in told}
        return [(found, [by_key[found]] if found in by_key else []) for found, _ in rows]

    leaf = _turn(what, (int, int, int, str), limit, cursor, newest=newest).read(_looking(read, scan.asked))
    told = cards(arranged(one for several in leaf.rows for one in several), scan.dials)
    return Page(told[::-1] if newest else told, leaf.next, leaf.previous)


def remarks(asked: Asked, dials: Dials, *, newest: bool = False, limit: int = 50, cursor: str = "") -> Page[Remark]:
    """The remarks in which facts asked for are told, with those facts, in order of saying or newest first.

    Of `contested` and `only` the same holds as for `facts`: a page looks at 1,000 remarks.
    Raises BadCursor, BadLimit, Unreadable.
    """
    _require_readable(asked)
    scan = RemarkScan(asked, bounded(dials))

    def read(key: Key | None, down: bool, count: int) -> list[tuple[Key, list[Told]]]:  # noqa: FBT001 - as Fetch has it
        rows = scan.rows(key, down, count)
        inside = of_rows(facts_in([row[-1] for _, row in rows], asked, scan.dials), scan.dials)
        told: dict[int, list[Told]] = {}
        for one in _sifted(inside, asked, scan.dials):
            told.setdefault(one.position, []).append(one)
        return [(found, told.get(row[-1], [])) for found, row in rows]

    leaf = _turn("remarks", (int, int, int), limit, cursor, newest=newest).read(_looking(read, asked))
    made = remarks_in(arranged(one for several in leaf.rows for one in several), scan.dials)
    return Page(tuple(made[several[0].entry.id] for several in leaf.rows), leaf.next, leaf.previous)


#: Rows behind a key, each with its key and what is told in it; nothing where that was not asked for.
_Read = Callable[[Key | None, bool, int], list[tuple[Key, list[Told]]]]


def _looking(read: _Read, asked: Asked) -> Fetch[list[Told]]:
    """What a page reads: as many rows as it has, or so many as are looked at where some may not be those asked for."""

    def fetch(key: Key | None, down: bool, count: int) -> Stretch[list[Told]]:  # noqa: FBT001 - as Fetch has it
        if not asked.only and not asked.contested:
            return Stretch(read(key, down, count))
        kept: list[tuple[Key, list[Told]]] = []
        for _ in range(_LOOKED_AT // _PORTION):
            rows = read(key, down, _PORTION)
            kept += [(found, told) for found, told in rows if told]
            if len(kept) >= count or len(rows) < _PORTION:
                return Stretch(kept[:count])
            key = rows[-1][0]
        return Stretch(kept, stopped=key)

    return fetch


def _sifted(found: list[Told], asked: Asked, dials: Dials) -> list[Told]:
    """Those of these facts that rest on nothing else, and that others exclude, where that is asked for."""
    if asked.only:
        found = resting_only_on(asked.via, found, dials)
    if asked.contested:
        excluded = rivals_of(found, dials)
        found = [one for one in found if one.address in excluded]
    return found


def _turn(what: str, shape: tuple[type[int] | type[str], ...], limit: int, cursor: str, *, newest: bool) -> Turn:
    return Turn(f"{what}, newest first" if newest else what, shape, limit, cursor, down=newest)


def _require_readable(asked: Asked) -> None:
    readable(asked.via, asked.by, asked.about, asked.name)
