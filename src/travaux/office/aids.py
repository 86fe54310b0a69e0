"""The finding aids of the ledger, made from the entries: where each lies, what it hangs on, its facts' names."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import connection

from travaux.office import shelf
from travaux.office.filing import outlet_of, own_filings, source_dossier
from travaux.office.models import FOLDED, Role, Tied
from travaux.office.sealing import ERASED
from travaux.office.threads import Threads
from travaux.record.dossiers import slug_of
from travaux.record.entry import Entry, Recorded

Ties = list[tuple[int, Tied]]
Filed = tuple[str, int, int]
Row = tuple[Any, ...]
#: Which of these positions lie in that dossier already, to be folded.
Lying = Callable[[str, list[int]], set[int]]

_PORTION: Final = 2_000


class Filer:
    """Says in which dossiers an entry is filed as it is appended; and, by what it bears on, which earlier ones are."""

    def __init__(self, threads: Threads) -> None:
        self._threads = threads
        self._outlets: dict[str, str] = {}

    def rows(self, record: Recorded, ties: Ties, lying: Lying) -> Iterator[Filed]:
        """Dossier, role and position of each new row."""
        for dossier, role in own_filings(record.entry, self._published_by(record.entry)):
            yield dossier, int(role), record.position
        if ties:
            yield from self._what_bears(record, ties, lying)

    def _what_bears(self, record: Recorded, ties: Ties, lying: Lying) -> Iterator[Filed]:
        """All that bears on a fact lies in the fact's dossiers; a correction reaches those of all it bears upon."""
        bearing = self._threads.bearing(record.position)
        corrects = any(kind is Tied.CORRECTS for _, kind in ties)
        reached = self._threads.reaching([record.position]) if corrects else [record]
        for dossier in dict.fromkeys(dossier for one in reached for dossier in one.entry.dossiers()):
            filed = lying(dossier, [one.position for one in bearing])
            for one in bearing:
                if one.position not in filed:
                    role = Role.CORRECTS if one.entry.corrects else Role.REFERENCED
                    yield dossier, int(role), one.position

    def _published_by(self, entry: Entry) -> Iterator[str]:
        """The outlets of an entry's chain, so that it is found under the outlet as well."""
        for link in entry.chain:
            outlet = self._outlets.get(link.source) or self._outlet(link.source)
            if outlet:  # one that is registered later in the same load is found from then on
                self._outlets[link.source] = outlet
                yield outlet

    def _outlet(self, source: str) -> str:
        place = self._threads.place(f"source/{slug_of(source_dossier(source))}")
        return outlet_of(self._threads.records([place])[0].entry) if place is not None else ""


class _FromEntries(Threads):
    """Threads that believe the entries alone, and none of the tables that they are compared with."""

    def __init__(self) -> None:
        super().__init__()
        self._places_before: dict[str, int] = {}
        self._hanging: dict[int, set[tuple[int, Tied]]] = {}

    def place(self, entry_id: str) -> int | None:
        """The position of an entry that was met already."""
        return self._places_before.get(entry_id)

    def later(self, position: int) -> set[tuple[int, Tied]]:
        """What entries that were met already hang on this one."""
        return self._hanging.get(position, set())

    def tie_in(self, record: Recorded) -> Ties:
        """What an entry hangs on; from then on it is known to hang there."""
        self._places_before[record.entry.id] = record.position
        ties = self.earlier(record)
        for target, kind in ties:
            self._hanging.setdefault(target, set()).add((record.position, kind))
        return ties


@dataclass
class _Wanted:
    """What the entries say should stand in the finding aids, and which entries can say nothing any more."""

    filed: set[Row] = field(default_factory=set)
    tied: set[Row] = field(default_factory=set)
    called: set[Row] = field(default_factory=set)
    erased: set[int] = field(default_factory=set)

    def may_stand(self, row: Row) -> bool:
        """Whether a filing that no entry asks for may come from an erased one: its own, or of what bore on it."""
        _, role, position = row
        return position in self.erased or (bool(self.erased) and role in {Role.CORRECTS, Role.REFERENCED})


def differing() -> list[str]:
    """What in the finding aids is other than the entries say: for each table how many rows, and the first.

    What an erased entry once said can no longer be made from it; its rows are left alone.
    """
    wanted = _wanted()
    return [
        *_differ("ledger_filing", "dossier, role, position", wanted.filed, wanted.may_stand),
        *_differ("ledger_tie", "target, source, kind", wanted.tied, lambda row: row[1] in wanted.erased),
        *_differ("ledger_ref", "ref, position", wanted.called, lambda row: row[1] in wanted.erased),
    ]


def _wanted() -> _Wanted:
    threads, wanted, lain = _FromEntries(), _Wanted(), dict[str, set[int]]()
    filer = Filer(threads)

    def lying(dossier: str, positions: list[int]) -> set[int]:
        return lain.get(dossier, set()).intersection(positions)

    for record in shelf.in_order():
        if is_erased(record.entry):
            wanted.erased.add(record.position)
        ties = threads.tie_in(record)
        for dossier, role, position in filer.rows(record, ties, lying):
            wanted.filed.add((dossier, role, position))
            if role in FOLDED:
                lain.setdefault(dossier, set()).add(position)
        wanted.tied.update((target, record.position, int(kind)) for target, kind in ties)
        wanted.called.update((fact.ref, record.position) for fact in record.entry.facts)
        if record.position % _PORTION == 0:
            threads.forget()
    return wanted


def _differ(table: str, columns: str, wanted: set[Row], may_stand: Callable[[Row], bool]) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {table}")  # noqa: S608 - our own names
        standing = {tuple(row) for row in cursor.fetchall()}
    missing = sorted(wanted - standing, key=str)
    surplus = sorted((row for row in standing - wanted if not may_stand(row)), key=str)
    for rows, what in ((missing, "missing from"), (surplus, "asked for by no entry in")):
        if rows:
            first = ", ".join(map(str, rows[0]))
            yield f"rows {what} {table}: {len(rows)}, the first is ({columns}) = ({first})"


def is_erased(entry: Entry) -> bool:
    """Whether this is what is left of a restricted entry whose payload was erased."""
    return entry.public.basis == ERASED and not entry.facts
