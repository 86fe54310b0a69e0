"""SQLite by itself, opened as the office opens it: what nobody who writes the same rows can be faster than."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from tools.benches.ground.records import plain
from travaux.office.sqlite_options import journal_mode

#: The indexes that the figures of one plain table go by: a unique name and a group, beside the position.
_TABLE: Final = """
CREATE TABLE bare (position INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, raw BLOB NOT NULL);
CREATE UNIQUE INDEX bare_name ON bare (name);
CREATE INDEX bare_kind ON bare (kind);
"""

Row = tuple[Any, ...]


def opened(file: Path, journal: str = "") -> sqlite3.Connection:
    """A file that loses nothing in a power cut, in the office's own journal if no other is named."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute(f"PRAGMA journal_mode={journal or journal_mode()}")
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def one_table(file: Path, journal: str = "") -> sqlite3.Connection:
    """A file with one empty table of entries."""
    connection = opened(file, journal)
    connection.executescript(_TABLE)
    return connection


def insert(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Rows of (position, name, kind, bytes) in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO bare VALUES (?, ?, ?, ?)", rows)
    connection.execute("COMMIT")


def tables_of(file: Path) -> dict[str, list[Row]]:
    """Every row of the ledger's and the register's tables."""
    with plain(file) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND (name LIKE 'ledger%' OR name LIKE 'register%')"
        ).fetchall()
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in names}  # noqa: S608 - our own tables


def alike(file: Path, like: Path) -> sqlite3.Connection:
    """A file with the same empty tables and indexes as another, without its guards."""
    with plain(like) as connection:
        made = connection.execute(
            "SELECT sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql NOT NULL "
            "AND name NOT LIKE 'sqlite%' AND (tbl_name LIKE 'ledger%' OR tbl_name LIKE 'register%') ORDER BY type DESC"
        ).fetchall()
    fresh = opened(file)
    for (sql,) in made:
        fresh.execute(sql)
    return fresh


def insert_all(connection: sqlite3.Connection, tables: dict[str, list[Row]]) -> None:
    """The rows of all tables in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for name, rows in tables.items():
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)  # noqa: S608 - our own tables
    connection.execute("COMMIT")
