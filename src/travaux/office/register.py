"""The fact table: each fact in each dossier as the public is told it, kept in step with the ledger, or made anew."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.db import connection

from travaux.office import shelf
from travaux.office.index import tables, words
from travaux.office.models import OPEN
from travaux.office.reach import ALSO, reach
from travaux.office.rows import COLUMNS, Rows
from travaux.office.spans import Span, spans
from travaux.office.threads import Threads
from travaux.record.audience import PUBLIC_AUDIENCE
from travaux.record.entry import Entry, Fact, Recorded

#: What makes a row, but for the bounds of `at`.
SAME: Final = COLUMNS["register_fact"][:-2]
_PORTION: Final = 2_000

Row = tuple[Any, ...]


def enter(record: Recorded, threads: Threads, rows: Rows) -> None:
    """Bring the facts of a new entry into the table, and close or reopen those on which it bears."""
    at = record.position + 1
    tied = record.entry.corrects or any(fact.after for fact in record.entry.facts)
    for row in rows_of(record, threads.bearing(record.position) if tied else [record]):
        rows.add("register_fact", (*row, at, OPEN))
    rows.postings.add(record.entry)
    for row in remark_of(record.position, record.entry):
        rows.add("register_remark", row)
    if record.entry.corrects:
        rows.write()
        for earlier in threads.reaching([record.position]):
            if earlier.position != record.position:
                _revise(earlier, threads, at, rows)


def rows_of(record: Recorded, bearing: Sequence[Recorded]) -> Iterator[Row]:
    """The rows of an entry's facts among all that bears on it, in the order of COLUMNS but for the bounds of `at`."""
    facts, found_by = {fact.ref: fact for fact in record.entry.facts}, words.of_entry(record.entry)
    for span in spans(record, bearing):
        fact = facts[span.ref]
        for dossier in fact.about:
            yield (*_row(dossier, fact, record.position, span), found_by[fact.ref])


def _row(dossier: str, fact: Fact, position: int, span: Span) -> Row:
    dates = (span.lo, span.hi, span.perhaps_lo, span.known_lo, span.known_hi)
    listed = reach(span.lo, span.hi, span.known_lo) if dossier == fact.about[0] else ALSO
    return (dossier, fact.fact, " ".join(fact.keys), position, fact.ref, *dates, int(fact.closed), listed)


def remark_of(position: int, entry: Entry) -> Iterator[Row]:
    """When a public entry was said, or else when the first thing that it tells happened; none without a speaker."""
    said = entry.said
    if entry.audience != PUBLIC_AUDIENCE or not entry.facts or said is None or not said.by:
        return
    on = said.on or min((fact.on for fact in entry.facts), key=lambda when: (when.hi, when.lo))
    begun, public = min(fact.on.lo for fact in entry.facts), entry.public.hi
    yield position, said.by, on.lo, on.hi, begun, public, reach(min(begun, on.lo), on.hi, public)


def _revise(record: Recorded, threads: Threads, at: int, rows: Rows) -> None:
    """Close the rows of an earlier entry that no longer hold, from the log position `at` on, and open the new ones."""
    wanted = dict.fromkeys(rows_of(record, threads.bearing(record.position)))
    columns = ", ".join(SAME)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, {columns} FROM register_fact WHERE position = %s AND at_hi = %s",  # noqa: S608 - our own names
            [record.position, OPEN],
        )
        standing = {tuple(row[1:]): row[0] for row in cursor.fetchall()}
        ended = [number for row, number in standing.items() if row not in wanted]
        cursor.executemany("UPDATE register_fact SET at_hi = %s WHERE id = %s", [(at, number) for number in ended])
    for row in wanted:
        if row not in standing:
            rows.add("register_fact", (*row, at, OPEN))


def rebuild() -> int:
    """Empty the fact table and fill it from the ledger; returns the number of entries read.

    Entries are entered one after the other as if each had just been appended, so that every earlier position
    of the log is answered as well: what later entries did is hidden from the threads until their turn.
    """
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM register_fact")
        cursor.execute("DELETE FROM register_remark")
    tables.empty()
    rows, threads, count = Rows(), Threads(), 0
    for record in shelf.in_order():
        enter(record, threads.up_to(record.position), rows)
        count += 1
        if count % _PORTION == 0:
            rows.write()
            threads.forget()
    rows.write()
    return count
