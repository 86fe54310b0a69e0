"""Reading entries out of the ledger: by place, by id, by dossier, or all of them in order."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

import msgspec
from django.db import connection

from travaux.office.models import FOLDED, OPEN
from travaux.office.sealing import Bytes, EntryBroken, forgotten, unseal
from travaux.record.audience import PUBLIC_AUDIENCE
from travaux.record.entry import Entry, Recorded, from_bytes
from travaux.record.merkle import SealBroken


class BytesBroken(EntryBroken):
    """Stored bytes that are no entry."""

    def __init__(self, position: int, obstacle: str) -> None:
        super().__init__(
            position,
            f"Reading the entry at position {position}: its stored bytes are none ({obstacle}). Run travaux verify, "
            "and restore the record from a copy that verifies.",
        )


class HeadMissing(SealBroken):
    """A log whose one row that says how long it is was taken away, or says it no more."""

    def __init__(self) -> None:
        super().__init__(
            "Reading the head of the log: the row of ledger_head is missing or says nothing, so nobody knows how long "
            "the log was. Restore the record from a copy that verifies."
        )


_ENTRY: Final = (
    "SELECT e.position, e.entry_id, e.organisation, e.audience, e.raw, o.salt, o.payload "
    "FROM ledger_entry e LEFT JOIN ledger_opening o ON o.position = e.position"
)
_MOST_NAMED: Final = 500
#: So many entries are kept decoded, the last that were read.
_REMEMBERED: Final = 1_000


def size() -> int:
    """How many entries the log holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT size FROM ledger_head WHERE number = 1")
        row = cursor.fetchone()
    if row is None or not isinstance(row[0], int):
        raise HeadMissing
    return row[0]


def place(entry_id: str) -> int | None:
    """The position of the entry with that id; None if there is none."""
    return places([entry_id]).get(entry_id)


def places(entry_ids: Sequence[str]) -> dict[str, int]:
    """The positions of those of these entries that the record holds."""
    found: dict[str, int] = {}
    for some in _portions(entry_ids):
        sql = f"SELECT entry_id, position FROM ledger_entry WHERE entry_id IN ({_marks(some)})"  # noqa: S608 - marks only
        found.update(_rows(sql, some))
    return found


def at_positions(positions: Sequence[int]) -> list[Recorded]:
    """The entries at these positions, in order of the log."""
    found: list[Recorded] = []
    for some in _portions(sorted(positions)):
        sql = f"{_ENTRY} WHERE e.position IN ({_marks(some)}) ORDER BY e.position"
        found += (_recorded(row) for row in _rows(sql, some))
    return found


def openings() -> list[Recorded]:
    """The entries by which records were opened here, in order of the log: one for each organisation."""
    found = _rows("SELECT position FROM register_fact WHERE name = 'record opened'", [])
    return at_positions([position for (position,) in found])


def of_dossiers(dossiers: Sequence[str], at: int | None = None) -> list[Recorded]:
    """What folding these dossiers needs, among the first `at` entries: what is about them, corrects or precedes it."""
    roles = ", ".join(str(int(role)) for role in FOLDED)
    sql = (
        f"{_ENTRY} WHERE e.position IN (SELECT position FROM ledger_filing WHERE dossier IN ({_marks(dossiers)}) "  # noqa: S608
        f"AND role IN ({roles})) AND e.position < %s ORDER BY e.position"
    )
    return [_recorded(row) for row in _rows(sql, [*dossiers, OPEN if at is None else at])]


def lying_in(dossiers: Sequence[str]) -> dict[str, list[int]]:
    """For each of these dossiers (at most 500) the places of the entries that folding it needs, in order of the log."""
    roles = ", ".join(str(int(role)) for role in FOLDED)
    sql = (
        f"SELECT DISTINCT dossier, position FROM ledger_filing WHERE dossier IN ({_marks(dossiers)}) "  # noqa: S608
        f"AND role IN ({roles}) ORDER BY dossier, position"
    )
    found: dict[str, list[int]] = {}
    for dossier, position in _rows(sql, dossiers):
        found.setdefault(dossier, []).append(position)
    return found


def in_order(first: int = 0, end: int | None = None) -> Iterator[Recorded]:
    """All entries from `first` up to `end`, read in portions so that none need be kept."""
    end = size() if end is None else end
    for start in range(first, end, 2_000):
        sql = f"{_ENTRY} WHERE e.position >= %s AND e.position < %s ORDER BY e.position"
        yield from map(_recorded, _rows(sql, [start, min(start + 2_000, end)]))


def stored(first: int, end: int) -> list[tuple[int, str, bytes, bytes]]:
    """Position, id, leaf hash and bytes, as they stand in the table, of the entries in [first, end)."""
    sql = (
        "SELECT position, entry_id, leaf, raw FROM ledger_entry "
        "WHERE position >= %s AND position < %s ORDER BY position"
    )
    return [
        (position, entry_id, as_bytes(leaf), as_bytes(raw))
        for position, entry_id, leaf, raw in _rows(sql, [first, end])
    ]


def leaves(first: int, end: int) -> list[bytes]:
    """The leaf hashes of the entries in [first, end), as they stand in the table."""
    sql = "SELECT leaf FROM ledger_entry WHERE position >= %s AND position < %s ORDER BY position"
    return [as_bytes(leaf) for (leaf,) in _rows(sql, [first, end])]


def _recorded(row: tuple[Any, ...]) -> Recorded:
    position, entry_id, organisation, audience, raw, salt, payload = row
    try:
        if audience == PUBLIC_AUDIENCE:
            return Recorded(position, _read(as_bytes(raw)))
        if payload is None:
            return Recorded(position, forgotten(entry_id, organisation, audience))
        return Recorded(position, unseal(position, Bytes(as_bytes(raw), as_bytes(salt), as_bytes(payload))))
    except msgspec.DecodeError as fault:
        raise BytesBroken(position, str(fault)) from fault


@lru_cache(maxsize=_REMEMBERED)
def _read(raw: bytes) -> Entry:
    """An entry never changes: the same bytes, read again act after act, need not be decoded again."""
    return from_bytes(raw)


def as_bytes(value: object) -> bytes:
    """What a column of bytes holds; SQLite would also keep a text there, or nothing, if somebody put it."""
    if isinstance(value, str):
        return value.encode()
    return bytes(value) if isinstance(value, bytes | memoryview) else b""


def _rows(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        return list(cursor.fetchall())


def _marks(values: Sequence[Any]) -> str:
    return ", ".join(["%s"] * len(values))


def _portions(values: Iterable[Any]) -> Iterator[list[Any]]:
    everything = list(values)
    for start in range(0, len(everything), _MOST_NAMED):
        yield everything[start : start + _MOST_NAMED]
