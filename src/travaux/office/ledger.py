"""The ledger: entries are appended, sealed and filed; nothing in it is ever changed."""

from collections.abc import Callable
from typing import Final

from django.db import connection

from travaux.broken_input import BrokenInput
from travaux.office import shelf
from travaux.office.aids import Filer, Ties
from travaux.office.models import FOLDED
from travaux.office.rows import Rows
from travaux.office.sealing import seal
from travaux.office.threads import Threads
from travaux.record.audience import PUBLIC_AUDIENCE
from travaux.record.entry import Entry, Recorded
from travaux.record.merkle import HASH_SIZE, Frontier, Hash, leaf_hash

#: So many entries wait at most before they are written.
_PORTION: Final = 2_000


class AlreadyThere(BrokenInput):
    """An id that the record holds."""

    def __init__(self, entry_id: str) -> None:
        super().__init__(
            f"Entry '{entry_id}' stands in the record already with other content. An id means the same for ever: "
            "file the new content as a correction of it, under an id of its own."
        )


def frontier() -> Frontier:
    """The frontier of the log: its size, and enough hashes to append and to give the root."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT size, frontier FROM ledger_head WHERE number = 1")
        row = cursor.fetchone()
    if row is None or not isinstance(row[0], int):
        raise shelf.HeadMissing
    size, raw = row
    hashes = shelf.as_bytes(raw)
    return Frontier(
        int(size), tuple(Hash(hashes[start : start + HASH_SIZE]) for start in range(0, len(hashes), HASH_SIZE))
    )


class Log:
    """The log while it is being appended to, inside `writing()`; what was appended stands once `close` was called."""

    def __init__(self, now: int, salts: Callable[[], bytes]) -> None:
        self.rows = Rows()
        self.threads = Threads()
        self._now = now
        self._salts = salts
        self._frontier = frontier()
        self._leaves: list[Hash] = []
        self._lain: dict[str, set[int]] = {}
        self._filer = Filer(self.threads)

    @property
    def size(self) -> int:
        """How many entries the log holds with those that wait."""
        return self._frontier.size + len(self._leaves)

    def append(self, entry: Entry) -> Recorded:
        """Seal, store and file one entry whose id is in no table yet; raises Dangling, EntryTooLong."""
        if len(self._leaves) >= _PORTION:
            self.write()
        record = Recorded(self.size, entry)
        ties = self.threads.add(record)
        stored = seal(entry, self._salts() if entry.audience != PUBLIC_AUDIENCE else b"")
        leaf = leaf_hash(stored.raw)
        self._leaves.append(leaf)
        self.rows.add(
            "ledger_entry",
            (record.position, entry.id, entry.organisation, self._now, entry.audience, bytes(leaf), stored.raw),
        )
        if stored.payload:
            self.rows.add("ledger_opening", (record.position, stored.salt, stored.payload))
        self._file(record, ties)
        return record

    def write(self) -> None:
        """Write what waits. That an id is new has been asked before; the table's own constraint is the second belt."""
        self.rows.write()
        self._frontier = self._frontier.extend(self._leaves)
        self._leaves.clear()
        self._lain.clear()
        self.threads.forget()

    def close(self) -> Frontier:
        """Write what waits and the new head."""
        self.write()
        raw = b"".join(self._frontier.hashes)
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE ledger_head SET size = %s, frontier = %s WHERE number = 1", [self._frontier.size, raw]
            )
        return self._frontier

    def _file(self, record: Recorded, ties: Ties) -> None:
        for dossier, role, position in self._filer.rows(record, ties, self._lying_in):
            self.rows.add("ledger_filing", (dossier, role, position))
            if role in FOLDED:
                self._lain.setdefault(dossier, set()).add(position)
        for fact in record.entry.facts:
            self.rows.add("ledger_ref", (fact.ref, record.position))
        for target, kind in ties:
            self.rows.add("ledger_tie", (target, record.position, int(kind)))

    def _lying_in(self, dossier: str, positions: list[int]) -> set[int]:
        marks = ", ".join(["%s"] * len(positions))
        roles = ", ".join(str(int(role)) for role in FOLDED)
        sql = f"SELECT position FROM ledger_filing WHERE dossier = %s AND role IN ({roles}) AND position IN ({marks})"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(sql, [dossier, *positions])
            return {position for (position,) in cursor.fetchall()} | self._lain.get(dossier, set())
