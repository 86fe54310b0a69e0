"""The library of rule books as every door lists it."""

from collections.abc import Iterator

import msgspec

from travaux.rulebook import load
from travaux.rulebook.book import RuleBook


class Book(msgspec.Struct, frozen=True):
    """One rule book of the library, and how far the texts behind it could be read."""

    book: str
    organisation: str
    title: str
    version: str
    inherits: str | None
    rules: int
    unverified: int
    texts: int
    texts_seen: int
    digest: str


def books() -> Iterator[Book]:
    """The books of the library, by name."""
    return (_listed(load.read_library(slug)) for slug in load.shipped())


def _listed(book: RuleBook) -> Book:
    file = book.file
    return Book(
        file.book,
        file.organisation,
        file.title,
        str(file.version),
        file.inherits,
        len(file.rules),
        sum(rule.status == "unverified" for rule in file.rules),
        len(file.texts),
        sum(text.seen != "no" for text in file.texts.values()),
        book.digest,
    )
