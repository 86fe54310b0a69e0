"""Rows on their way into the tables, written in bundles: a row at a time through the ORM takes four times as long."""

from collections.abc import Sequence
from typing import Any, Final

from django.db import connection

from travaux.office.index.postings import Postings

#: Only new rows; the columns in the order in which `Rows.add` takes them.
COLUMNS: Final = {
    "ledger_entry": ("position", "entry_id", "organisation", "recorded", "audience", "leaf", "raw"),
    "ledger_filing": ("dossier", "role", "position"),
    "ledger_tie": ("target", "source", "kind"),
    "ledger_ref": ("ref", "position"),
    "ledger_opening": ("position", "salt", "payload"),
    "register_fact": (
        "dossier", "name", "keys", "position", "ref", "lo", "hi",
        "perhaps_lo", "known_lo", "known_hi", "closed", "listed", "words", "at_lo", "at_hi",
    ),
    "register_remark": ("position", "speaker", "lo", "hi", "begun", "public", "listed"),
    "register_facet": ("dossier", "facet", "value", "kind"),
}  # fmt: skip

#: From so many rows on, COPY is quicker than INSERT.
_WORTH_A_COPY: Final = 100

Row = tuple[Any, ...]


class Rows:
    """Rows that wait to be written; whoever reads the tables in between writes them first."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[Row]] = {table: [] for table in COLUMNS}
        self.postings = Postings()

    def add(self, table: str, row: Row) -> None:
        """Put one row, its values in the order of COLUMNS, behind the others of its table."""
        self._waiting[table].append(row)

    def write(self) -> None:
        """Write all that waits, table by table."""
        for table, rows in self._waiting.items():
            if rows:
                insert(table, rows)
                rows.clear()
        self.postings.write()


def insert(table: str, rows: Sequence[Row]) -> None:
    """Insert rows, their values in the order of COLUMNS."""
    columns = COLUMNS[table]
    if connection.vendor == "postgresql" and len(rows) >= _WORTH_A_COPY:
        _copy(table, rows)
        return
    marks = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)  # noqa: S608 - our own names


def _copy(table: str, rows: Sequence[Row]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(COLUMNS[table])}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
