"""The tables of the index on either database, and plain statements on them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

from django.db import connection

Row = tuple[Any, ...]

#: Who bears a word; how a dossier is called; how many bear a word, and whether it stands in a name.
_COMMON: Final = """
CREATE TABLE register_word (word {text} NOT NULL, dossier {text} NOT NULL, PRIMARY KEY (word, dossier)) {end};
CREATE TABLE register_name (
    word {text} NOT NULL, size integer NOT NULL, dossier {text} NOT NULL, source {text} NOT NULL, name text NOT NULL,
    PRIMARY KEY (word, size, dossier, source)
) {end};
CREATE INDEX name_of_dossier ON register_name (dossier, source);
CREATE TABLE register_spelling (
    word {text} NOT NULL PRIMARY KEY, dossiers integer NOT NULL DEFAULT 0, named integer NOT NULL DEFAULT 0
) {end}
"""
#: Words are compared letter by letter, whatever language the server was set up in: a beginning is then a range.
_MAKES: Final = {
    "sqlite": ("text", "WITHOUT ROWID", ("CREATE VIRTUAL TABLE search_alike USING fts5(word, tokenize='trigram')",)),
    "postgresql": (
        'text COLLATE "C"',
        "",
        (
            'CREATE TABLE search_alike (word text COLLATE "C" NOT NULL PRIMARY KEY, grams text[] NOT NULL)',
            "CREATE INDEX alike_by_gram ON search_alike USING gin (grams)",
        ),
    ),
}
NAMES: Final = ("register_word", "register_name", "register_spelling", "search_alike")
#: So many values at most in one statement.
_VALUES: Final = 2_000


def made_on(vendor: str) -> list[str]:
    """The statements that make the tables on SQLite or PostgreSQL."""
    text, end, own = _MAKES[vendor]
    return [*_COMMON.format(text=text, end=end).split(";"), *own]


def empty() -> None:
    """Take every row out."""
    with connection.cursor() as cursor:
        for table in NAMES:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names


def read(sql: str, values: Sequence[Any]) -> list[Row]:
    """The rows of one question."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        return list(cursor.fetchall())


def marks(values: Sequence[Any]) -> str:
    """As many places for values."""
    return ", ".join(["%s"] * len(values))


def put(table: str, columns: str, rows: Iterable[Row], otherwise: str, answer: str) -> list[Row]:
    """Insert rows, many to a statement; `otherwise` for those that stand there; returns `answer` of those written."""
    written: list[Row] = []
    for some in _portions(rows):
        places = ", ".join([f"({marks(some[0])})"] * len(some))
        sql = f"INSERT INTO {table} ({columns}) VALUES {places} ON CONFLICT {otherwise} RETURNING {answer}"  # noqa: S608
        written += read(sql, [value for row in some for value in row])
    return written


def _portions(rows: Iterable[Row]) -> Iterator[list[Row]]:
    waiting = iter(rows)
    for first in waiting:
        yield [first, *islice(waiting, _VALUES // len(first) - 1)]
