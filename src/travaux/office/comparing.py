"""What in the tables that lists are read from is other than the entries say: facts, remarks, dossiers, facets.

Everything is made anew from the entries, a portion at a time, by the code that keeps the tables.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final

from django.db import connection

from travaux.office import listing, present, shelf
from travaux.office.models import OPEN, Role
from travaux.office.register import SAME, remark_of, rows_of
from travaux.office.rows import COLUMNS
from travaux.office.threads import Threads
from travaux.record.entry import Recorded

#: So many entries, or dossiers, are compared at once.
_PORTION: Final = 500
_DATES: Final = "ended, began, told, learnt, entered, dossier"
_PRESENT: Final = ("dossier", "organisation", "kind", "title", "newest", "due", "since", "contested")

#: What stands where only restricted entries are about a dossier.
_UNDATED: Final = (0, OPEN, OPEN, OPEN, OPEN)

Row = tuple[Any, ...]


def differing(now: int) -> Iterator[str]:
    """For each table how many rows of a portion are other than the entries say, and the first.

    Dossiers are compared where the facts are right: what lists have of a dossier is drawn from its rows of facts.
    """
    faults = [*_entries_differ(), *_beyond()]
    yield from faults
    if not faults:
        yield from _dossiers_differ(now)


def _entries_differ() -> Iterator[str]:
    threads, tied, size = Threads(), _tied(), shelf.size()
    for first in range(0, size, _PORTION):
        records = list(shelf.in_order(first, min(first + _PORTION, size)))
        facts = {
            row
            for one in records
            for row in _history(one, threads.bearing(one.position) if one.position in tied else [one])
        }
        yield from _differ("register_fact", (*SAME, "at_lo", "at_hi"), facts, first)
        remarks = {row for one in records for row in remark_of(one.position, one.entry)}
        yield from _differ("register_remark", COLUMNS["register_remark"], remarks, first)
        threads.forget()


def _beyond() -> Iterator[str]:
    for table in ("register_fact", "register_remark"):
        sql = f"SELECT count(*) FROM {table} WHERE position < 0 OR position >= %s"  # noqa: S608 - our own names
        ((count,),) = _rows(sql, [shelf.size()])
        if count:
            yield f"{table} has what no entry asks for: {count} rows of entries that are not there"


def _tied() -> set[int]:
    """The places of the entries that hang on others, or on which others hang."""
    return {position for tie in _rows("SELECT target, source FROM ledger_tie", []) for position in tie}


def _history(record: Recorded, bearing: Sequence[Recorded]) -> Iterator[Row]:
    """Every row that the facts of an entry ever had, each with the lengths of the log between which it held."""
    standing: dict[Row, int] = {}
    places = (one.position for one in bearing if one.entry.corrects)
    for place in sorted({record.position, *(place for place in places if place > record.position)}):
        wanted = dict.fromkeys(rows_of(record, [one for one in bearing if one.position <= place]))
        for row in [row for row in standing if row not in wanted]:
            yield (*row, standing.pop(row), place + 1)
        for row in wanted:
            standing.setdefault(row, place + 1)
    yield from ((*row, since, OPEN) for row, since in standing.items())


def _differ(table: str, columns: Sequence[str], wanted: set[Row], first: int) -> Iterator[str]:
    sql = f"SELECT {', '.join(columns)} FROM {table} WHERE position >= %s AND position < %s"  # noqa: S608 - our own names
    yield from _told(table, wanted, _rows(sql, [first, first + _PORTION]))


def _told(table: str, wanted: set[Row], rows: Sequence[Row]) -> Iterator[str]:
    standing = set(rows)
    for several, what in ((wanted - standing, "misses"), (standing - wanted, "has what no entry asks for")):
        if several:
            yield f"{table} {what}, first of {len(several)}: {', '.join(map(str, min(several, key=str)))}"
    if len(rows) > len(standing):
        yield f"{table} has {len(rows) - len(standing)} rows twice"


def _dossiers_differ(now: int) -> Iterator[str]:
    about = _names("SELECT DISTINCT dossier FROM ledger_filing WHERE role = %s", [int(Role.ABOUT)])
    for table in ("register_dossier", "register_facet", "register_state"):
        listed = _names(f"SELECT DISTINCT dossier FROM {table}", [])  # noqa: S608 - our own names
        missing = about - listed if table == "register_dossier" else set()
        yield from (f"{table} misses {dossier}" for dossier in sorted(missing))
        yield from (f"{table} has {dossier}, about which there is no entry" for dossier in sorted(listed - about))
    waiting = iter(sorted(about))
    while several := list(islice(waiting, _PORTION)):
        yield from _portion_differs(several, now)


def _portion_differs(dossiers: Sequence[str], now: int) -> Iterator[str]:
    """What is written of these dossiers other than it would be now, but for those that time has overtaken."""
    sql = f"SELECT {', '.join(_PRESENT)} FROM register_dossier WHERE dossier IN ({_marks(dossiers)}) AND due > %s"  # noqa: S608
    written = {row[0]: row for row in _rows(sql, [*dossiers, now])}
    for dossier, row in sorted(written.items()):
        fresh = present.present_of(dossier, shelf.of_dossiers([dossier]), now)
        for column, told in zip(_PRESENT, row, strict=True):
            if told != getattr(fresh, column):
                yield f"register_dossier says {column} {told} of {dossier}, and not {getattr(fresh, column)}"
    if written:
        yield from _lists_differ(sorted(written), now)


def _lists_differ(dossiers: Sequence[str], now: int) -> Iterator[str]:
    """By when they are ordered, from when shown, by what found."""
    found = listing.facts_of(dossiers, now)
    dates = {row[-1]: row for row in listing.dates_of(dossiers, found, now)}
    wanted = {dates.get(dossier, (*_UNDATED, dossier)) for dossier in dossiers}
    sql = f"SELECT {_DATES} FROM register_dossier WHERE dossier IN ({_marks(dossiers)})"  # noqa: S608
    yield from _told(f"register_dossier ({_DATES})", wanted, _rows(sql, dossiers))
    sql = f"SELECT dossier, facet, value, kind FROM register_facet WHERE dossier IN ({_marks(dossiers)})"  # noqa: S608
    yield from _told("register_facet", set(listing.facets_of(found)), _rows(sql, dossiers))


def _names(sql: str, values: Sequence[Any]) -> set[str]:
    return {name for (name,) in _rows(sql, values)}


def _marks(values: Sequence[Any]) -> str:
    return ", ".join(["%s"] * len(values))


def _rows(sql: str, values: Sequence[Any]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        return [tuple(row) for row in cursor.fetchall()]
