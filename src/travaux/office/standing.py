"""Facts that stand under the dials, from rows of the fact table."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.db import connection

from travaux.office import shelf
from travaux.record.entry import Entry
from travaux.record.fold import Certainty, Dials, Told
from travaux.record.times import Interval

#: What of a row of the fact table makes a fact.
COLUMNS: Final = "f.position, f.ref, f.lo, f.hi, f.perhaps_lo, f.known_lo"

Row = tuple[Any, ...]


def standing_under(dials: Dials, table: str = "f") -> tuple[str, list[Any]]:
    """What holds of the rows of facts that stand under the dials, with its values."""
    conditions = ("known_lo <= %s", "known_hi > %s", "at_lo <= %s", "at_hi > %s", "lo < %s")
    under = " AND ".join(f"{table}.{condition}" for condition in conditions)
    return under, [dials.known, dials.known, dials.at, dials.at, dials.on]


def of_rows(rows: Iterable[Row], dials: Dials) -> list[Told]:
    """The facts in these rows of COLUMNS, in their order; their entries are read together."""
    rows = list(rows)
    records = {record.position: record for record in shelf.at_positions(sorted({row[0] for row in rows}))}
    return [_told(records[position].entry, position, tuple(rest), dials) for position, *rest in rows]


def rows_at(positions: Sequence[int], dials: Dials) -> list[Row]:
    """The rows of the facts that stand in the entries at these places (at most 500), one for each fact."""
    if not positions:
        return []
    under, values = standing_under(dials)
    marks = ", ".join(["%s"] * len(positions))
    sql = f"SELECT {COLUMNS} FROM register_fact f WHERE f.position IN ({marks}) AND +f.listed >= 0 AND {under}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [*positions, *values])
        return [tuple(row) for row in cursor.fetchall()]


def _told(entry: Entry, position: int, row: Row, dials: Dials) -> Told:
    ref, lo, hi, perhaps, known = row
    fact = next(fact for fact in entry.facts if fact.ref == ref)
    certainty = Certainty.CERTAIN if hi <= dials.on else Certainty.MAY
    return Told(entry, position, fact, lo, hi, Interval(perhaps, known), certainty)
