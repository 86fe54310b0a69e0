"""Tables as CSV: every list of the site, under the dials and filters of its page, cells inert in any spreadsheet.

A table is bounded: where more follows, the Link header leads to the next part, as it does for pages of the API.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from travaux.api import columns, dossiers, facts
from travaux.api.answering import answered, digested, linked
from travaux.api.asking import Question, given_in, question_of
from travaux.api.parameters import MOST, Attended, Dossiers, Facts, Known, OfKind, Paged, RuledOf, read
from travaux.api.problems import NotHere
from travaux.api.rules import book_named, chosen
from travaux.broken_input import BrokenInput
from travaux.exports import tables
from travaux.exports.tables import Table
from travaux.office import exercise, home, paged
from travaux.office.paged import Asked
from travaux.office.pages import Page

CONTENT_TYPE: Final = "text/csv; charset=utf-8; header=present"
#: A table has no more things than this; a thing may have several rows, as a session has delegations.
MOST_THINGS: Final = 2_000
#: So many pages are read for one table, also where they come nearly empty.
_MOST_PAGES: Final = 20
_PLAIN: Final = re.compile(r"[^0-9A-Za-z.-]+")


class NoSuchSheet(NotHere):
    """A table that there is not."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"There is no table '{name[:80]}'. There are: {', '.join([*SHEETS, 'rules'])}. Ask for /data/NAME.csv."
        )


class BadLength(BrokenInput):
    """A length that no table can have."""

    def __init__(self, text: str) -> None:
        super().__init__(f"A table cannot have '{text[:20]}' things: write a number from 1 to {MOST_THINGS}.")


@dataclass(frozen=True)
class Sheet:
    """One table: what can be asked of it, how a page of its things is read, how they become rows."""

    asking: type[Paged]
    page: Callable[[Any, Question], Page[Any]]
    rows: Callable[[Iterable[Any], ZoneInfo], Table]


def _of_kind(kind: str, asked: Any, question: Question) -> Page[Any]:  # noqa: ANN401 - one of the askings
    return dossiers.items_page(asked, question, kind, brief=True)


def _with_state(kind: str) -> Callable[[Any, Question], Page[Any]]:
    """Pages of dossiers of a kind, each with its state."""
    return lambda asked, question: _of_kind(kind, asked.model_copy(update={"state": True}), question)


def _alike(write: Callable[[Iterable[Any]], Table]) -> Callable[[Iterable[Any], ZoneInfo], Table]:
    """Rows in which no moment is left to be written out in a zone."""
    return lambda found, _zone: write(found)


_facts: Final = _alike(tables.facts)


def _contested(asked: Paged, question: Question) -> Page[Any]:
    return paged.facts(Asked(contested=True), question.dials, limit=asked.limit, cursor=asked.cursor)


def _gaps(asked: Paged, question: Question) -> Page[Any]:
    return paged.gaps(question.dials, limit=asked.limit, cursor=asked.cursor)


def _entries(asked: Paged, question: Question) -> Page[Any]:
    return home.changes(question.dials, limit=asked.limit, cursor=asked.cursor)


SHEETS: Final[dict[str, Sheet]] = {
    "dossiers": Sheet(Dossiers, lambda asked, question: _of_kind("", asked, question), columns.dossiers),
    **{plural: Sheet(OfKind, _with_state(kind), columns.dossiers) for plural, kind in dossiers.KINDS.items()},
    "attendance": Sheet(Attended, dossiers.attended, _alike(columns.attendance)),
    "measures": Sheet(OfKind, _with_state("plan"), columns.measures),
    "counts": Sheet(OfKind, _with_state("plan"), columns.counts),
    "terms": Sheet(OfKind, _with_state("post"), columns.terms),
    "facts": Sheet(Facts, facts.facts_page, _facts),
    "timeline": Sheet(Facts, facts.timeline_page, _facts),
    "known": Sheet(Known, facts.known_page, _facts),
    "remarks": Sheet(Facts, facts.remarks_page, _alike(columns.remarks)),
    "contested": Sheet(Paged, _contested, _facts),
    "gaps": Sheet(Paged, _gaps, _facts),
    "entries": Sheet(Paged, _entries, _alike(columns.entries)),
}


@require_safe
def sheet(request: HttpRequest, name: str) -> HttpResponse:
    """A table as a file; raises NoSuchSheet, BadLength, and BrokenInput for what cannot be asked so."""
    if name not in SHEETS:
        raise NoSuchSheet(name)
    kind, limit = SHEETS[name], _limit(request)
    asked = read(kind.asking, request, without="limit")
    question = question_of(request, asked)

    def make() -> HttpResponse:
        things, following = _gathered(kind, asked, question, limit)
        made = tables.write_csv(kind.rows(things, question.zone), exercise.mark()).encode()
        return linked(_file(made, name, question.given), next=question.page(following))

    return answered(request, question, make)


def _limit(request: HttpRequest) -> int:
    text = request.GET.get("limit", "") or str(MOST_THINGS)
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(MOST_THINGS)) else 0
    if not 1 <= number <= MOST_THINGS:
        raise BadLength(text)
    return number


def _gathered(kind: Sheet, asked: Paged, question: Question, limit: int) -> tuple[list[Any], str]:
    """The things of several pages, and the cursor behind them."""
    things: list[Any] = []
    cursor = asked.cursor
    for _ in range(_MOST_PAGES):
        wanted = asked.model_copy(update={"limit": min(MOST, limit - len(things)), "cursor": cursor})
        page = kind.page(wanted, question)
        things += page.items
        cursor = page.next
        if not cursor or len(things) >= limit:
            break
    return things, cursor


def _file(made: bytes, name: str, given: Mapping[str, str]) -> HttpResponse:
    """The bytes as a file whose name says what was asked, the dials too."""
    told = [f"{key}-{value}" for key, value in given.items() if key != "cursor"]
    whose = "travaux-EXERCISE" if exercise.mark() else "travaux"
    file = _PLAIN.sub("-", "-".join([whose, name, *told]))[:120].strip("-.")
    response = HttpResponse(made, content_type=CONTENT_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{file}.csv"'
    return response


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """The rules of a book as a file; raises NoSuchBook, NoSuchRule."""
    asked = read(RuledOf, request)
    given, book = given_in(request, asked), book_named(asked.book)
    made = tables.write_csv(columns.rules(book, chosen(book, asked))).encode()
    file, answer = _file(made, "rules", given), digested(request, made, CONTENT_TYPE)
    answer.headers["Content-Disposition"] = file.headers["Content-Disposition"]
    return answer
