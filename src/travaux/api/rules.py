"""Rule books: which there are, and the rules of one, each with its article, days and status."""

from datetime import date
from typing import Final

import msgspec
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from travaux.api.answering import JSON, digested, encoded
from travaux.api.asking import given_in
from travaux.api.describing import reads
from travaux.api.parameters import Nothing, Ruled
from travaux.api.problems import NotHere
from travaux.broken_input import BrokenInput
from travaux.enquiry.rule_books import Book, books
from travaux.rulebook import load
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AnyRule, RuleBookFile

router: Final = Router()
TAG: Final = "Rules"


class Books(msgspec.Struct, frozen=True):
    """The rule books of the library."""

    items: tuple[Book, ...]


class NoSuchBook(NotHere):
    """A name that no book of the library has."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no rule book '{name[:80]}'. There are: {', '.join(load.shipped())}.")


class NoSuchRule(NotHere):
    """Rules that a book does not have, or not on that day."""

    def __init__(self, book: str) -> None:
        super().__init__(
            f"The rule book {book} has no such rule, or none on that day. Ask without `rule` and `on` for all."
        )


def book_named(name: str) -> RuleBook:
    """A book of the library by its slug; raises NoSuchBook."""
    if name not in load.shipped():
        raise NoSuchBook(name)
    return load.read_library(name)


@reads(router, "/rule-books", Books, tag=TAG, summary="The rule books", tried="/rule-books")
def rule_books(request: HttpRequest) -> HttpResponse:
    """The rule books of the library. A rule is unverified where its text was not read: it is our reading."""
    given_in(request, Nothing())
    found = Books(tuple(books()))
    return digested(request, encoded(found), JSON)


@reads(
    router, "/rule-books/{book}", RuleBookFile, tag=TAG, summary="One rule book", named=True,
    tried="/rule-books/csto?chapter=adoption&on=2023-11-23",
)  # fmt: skip
def rule_book(request: HttpRequest, book: str, asked: Query[Ruled]) -> HttpResponse:
    """Every rule with its text and article, its days, its status and our plain sentence; as `rulebook show --json`."""
    given_in(request, asked)
    read = book_named(book)
    file = read.file.model_copy(update={"rules": chosen(read, asked)})
    return digested(request, encoded(file.model_dump(mode="json", by_alias=True, warnings=False)), JSON)


def chosen(book: RuleBook, asked: Ruled) -> tuple[AnyRule, ...]:
    """The rules that are asked for; raises NoSuchRule where there are none, BrokenInput for a day that is none."""
    try:
        valid = book.rules_on(date.fromisoformat(asked.on)) if asked.on else book.rules
    except ValueError as fault:
        raise BrokenInput(f"'{asked.on}' is no day ({fault}). Write a day such as 2023-11-23.") from fault
    found = tuple(one for one in valid if asked.rule in {"", one.id} and asked.chapter in {"", one.chapter})
    if not found:
        raise NoSuchRule(book.slug)
    return found
