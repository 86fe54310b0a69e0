"""Words of names that are spelt alike, by the three-letter pieces that they share: SQLite's FTS5, PostgreSQL's GIN."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final, Protocol

from django.db import connection

from travaux.office.index.tables import read

#: So many words that share most pieces are looked at letter by letter.
_LOOKED_AT: Final = 40
#: How like another spelling must be to be taken for the same word.
_LIKE: Final = 0.8
_PIECE: Final = 3


class Alike(Protocol):
    """The back end: one for each database."""

    def add(self, words: Iterable[str]) -> None:
        """Take in words that are not there yet."""

    def sharing(self, pieces: list[str], most: int) -> list[str]:
        """The words that share these pieces, those that share most of them first."""


class OnSqlite:
    """A virtual table of FTS5 with its trigram tokenizer, ranked by bm25."""

    def add(self, words: Iterable[str]) -> None:
        """Take in words that are not there yet."""
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO search_alike (word) VALUES (%s)", [(word,) for word in words])

    def sharing(self, pieces: list[str], most: int) -> list[str]:
        """The words that share these pieces, those that share most of them first."""
        asked = " OR ".join(f'"{piece}"' for piece in pieces)
        sql = "SELECT word FROM search_alike WHERE search_alike MATCH %s ORDER BY rank LIMIT %s"
        return [word for (word,) in read(sql, [asked, most])]


class OnPostgresql:
    """An array of pieces under a GIN index, which needs no extension."""

    def add(self, words: Iterable[str]) -> None:
        """Take in words that are not there yet."""
        with connection.cursor() as cursor:
            sql = "INSERT INTO search_alike (word, grams) VALUES (%s, %s)"
            cursor.executemany(sql, [(word, pieces_of(word)) for word in words])

    def sharing(self, pieces: list[str], most: int) -> list[str]:
        """The words that share these pieces, those that share most of them first."""
        sql = (
            "SELECT word FROM search_alike WHERE grams && %s::text[] ORDER BY "
            "(SELECT count(*) FROM unnest(grams) piece WHERE piece = ANY(%s::text[])) DESC, cardinality(grams), word "
            "LIMIT %s"
        )
        return [word for (word,) in read(sql, [pieces, pieces, most])]


def alike() -> Alike:
    """The back end of this record's database."""
    return OnPostgresql() if connection.vendor == "postgresql" else OnSqlite()


def most_like(word: str) -> tuple[str, ...]:
    """The one word of a name that is spelt most like this one; none if none is like enough."""
    found = alike().sharing(pieces_of(word), _LOOKED_AT)
    return tuple(get_close_matches(word, sorted(found), n=1, cutoff=_LIKE))


def pieces_of(word: str) -> list[str]:
    """The three letters that stand in a row anywhere in a word, each once."""
    return list(dict.fromkeys(word[start : start + _PIECE] for start in range(len(word) - _PIECE + 1)))
