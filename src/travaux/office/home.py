"""What a first page tells of a whole record: how much it holds, what came in last, what is contested."""

from collections.abc import Sequence
from typing import Any, Final

import msgspec
from django.db import connection

from travaux.office import shelf
from travaux.office.answers import EntryCard, entry_card
from travaux.office.pages import Fetch, Key, Page, Stretch, Turn, bounded
from travaux.office.rivalry import rivals_of, with_corrected
from travaux.office.standing import of_rows, rows_at
from travaux.office.told import cards
from travaux.record.audience import PUBLIC_AUDIENCE
from travaux.record.corrections import public_from
from travaux.record.entry import Recorded
from travaux.record.fold import Dials, Told
from travaux.record.telling import FactCard
from travaux.record.times import Interval

#: So many entries are looked at for a page, in portions of so many.
_LOOKED_AT: Final = 2_000
_PORTION: Final = 100
#: For each contested fact that is shown, so many may turn out not to stand.
_TRIED: Final = 5


class Numbers(msgspec.Struct, frozen=True):
    """How many entries the record holds, and how many dossiers of each kind are shown under the dials."""

    entries: int
    dossiers: dict[str, int]


def numbers(dials: Dials) -> Numbers:
    """How much there is: entries among the first `at` (restricted ones too), dossiers as lists show them."""
    within = bounded(dials)
    sql = (
        "SELECT kind, count(*) FROM register_dossier WHERE learnt < %s AND began < %s AND entered <= %s "
        "GROUP BY kind ORDER BY kind"
    )
    counted = _rows(sql, [within.known, within.on, within.at])
    return Numbers(min(within.at, shelf.size()), {kind: int(count) for kind, count in counted})


def changes(dials: Dials, *, limit: int = 20, cursor: str = "") -> Page[EntryCard]:
    """The entries that the public may know of, the last recorded first; raises BadCursor, BadLimit.

    2,000 entries are looked at for a page: under an early `known` it may hold fewer than `limit`, or none, and still
    have a next one.
    """
    within = bounded(dials)
    leaf = Turn("changes", (int,), limit, cursor, down=True).read(_public_entries(within))
    return Page(tuple(entry_card(record, public) for record, public in leaf.rows), leaf.next, leaf.previous)


def _public_entries(dials: Dials) -> Fetch[tuple[Recorded, Interval]]:
    """What a page of entries reads: portions of the log, and no more of it than so many."""

    def fetch(key: Key | None, down: bool, count: int) -> Stretch[tuple[Recorded, Interval]]:  # noqa: FBT001 - as Fetch has it
        end = min(dials.at, shelf.size())
        place = int(key[0]) if key else end if down else -1
        kept: list[tuple[Key, tuple[Recorded, Interval]]] = []
        for _ in range(_LOOKED_AT // _PORTION):
            first, last = (max(0, place - _PORTION), place) if down else (place + 1, min(end, place + 1 + _PORTION))
            kept += _known(first, last, dials, down=down)
            place = first if down else last - 1
            ended = place <= 0 if down else last >= end
            if len(kept) >= count or ended:
                return Stretch(kept[:count])
        return Stretch(kept, stopped=(place,))

    return fetch


def _known(first: int, end: int, dials: Dials, *, down: bool) -> list[tuple[Key, tuple[Recorded, Interval]]]:
    """The public entries at [first, end) of which the public may know under the dials, in the order asked for."""
    records = [one for one in shelf.in_order(first, end) if one.entry.audience == PUBLIC_AUDIENCE]
    by_id = {one.entry.id: one for one in with_corrected(records)}
    told = [(one, public_from(one, by_id)) for one in records]
    found: list[tuple[Key, tuple[Recorded, Interval]]] = [
        ((one.position,), (one, public)) for one, public in told if public.lo < dials.known
    ]
    return found[::-1] if down else found


def contested(dials: Dials, *, limit: int = 10) -> tuple[FactCard, ...]:
    """Facts that others exclude, of the dossiers with the newest session, meeting or step; at most `limit`.

    They are looked for in the dossiers that are contested at present, and told as they stand under the dials.
    """
    within = bounded(dials)
    sql = (
        "SELECT s.state FROM register_dossier d JOIN register_state s ON s.dossier = d.dossier "
        "WHERE d.contested > 0 AND d.learnt < %s AND d.began < %s AND d.entered <= %s "
        "ORDER BY d.ended DESC, d.dossier LIMIT %s"
    )
    states = [state for (state,) in _rows(sql, [within.known, within.on, within.at, limit])]
    addresses = dict.fromkeys(
        one.address for state in states for one in msgspec.json.decode(state, type=_Contested).evidence.contested
    )
    found = _standing(list(addresses)[: limit * _TRIED], within)
    excluded = rivals_of(found, within)
    return cards([one for one in found if one.address in excluded][:limit], within)


class _Address(msgspec.Struct):
    address: str


class _Evidence(msgspec.Struct):
    contested: tuple[_Address, ...] = ()


class _Contested(msgspec.Struct):
    """What of a written state says which of its facts others exclude."""

    evidence: _Evidence


def _standing(addresses: Sequence[str], dials: Dials) -> list[Told]:
    """Those of the facts at these addresses that stand under the dials, in the order of the addresses."""
    places = shelf.places([address.partition("#")[0] for address in addresses])
    told = {one.address: one for one in of_rows(rows_at(sorted(set(places.values())), dials), dials)}
    return [told[address] for address in addresses if address in told]


def _rows(sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
