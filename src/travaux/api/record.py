"""The record as a whole: how much it holds, how things are found in it, the closed list of events."""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from travaux.api.answering import JSON, answered, digested, encoded, leaf, listed
from travaux.api.answering import Listed as ListedPage
from travaux.api.asking import Question, given_in, question_of
from travaux.api.describing import reads
from travaux.api.parameters import Dialled, Nothing, Searched
from travaux.enquiry.states import answer_of
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.titles import names_of
from travaux.office import answers, home
from travaux.office.answers import Hit
from travaux.office.pages import Page
from travaux.record.events import EVENTS

router: Final = Router()
TAG: Final = "The record"


class Numbers(msgspec.Struct, frozen=True):
    """How many entries there are, and how many dossiers of each kind."""

    on: str | None
    known: str | None
    at: int
    entries: int
    dossiers: dict[str, int]


class Found(msgspec.Struct, frozen=True):
    """One dossier found: `why` is the name or fact in which the words stand, `answer` the sentence that answers."""

    dossier: str
    kind: str
    title: str
    why: str
    weight: int
    answer: str


class Event(msgspec.Struct, frozen=True):
    """One event of the closed list: what it says, about which kinds of dossiers, whether it can be done as an act."""

    name: str
    says: str
    about: tuple[str, ...]
    act: bool
    fields: tuple[str, ...]


class Events(msgspec.Struct, frozen=True):
    """The closed list of events."""

    items: tuple[Event, ...]


@reads(router, "/numbers", Numbers, tag=TAG, summary="How much the record holds", tried="/numbers")
def numbers(request: HttpRequest, asked: Query[Dialled]) -> HttpResponse:
    """The number of entries, and of dossiers by kind, under the dials."""
    question = question_of(request, asked)

    def make() -> bytes:
        found = home.numbers(question.dials)
        return encoded(Numbers(*question.stamps(), found.entries, found.dossiers))

    return answered(request, question, make)


@reads(router, "/search", ListedPage[Found], tag=TAG, summary="Search", tried="/search?q=Armenia&limit=3")
def search(request: HttpRequest, asked: Query[Searched]) -> HttpResponse:
    """Dossiers by the words of their names and facts, likeliest first, each with the sentence that answers."""
    question = question_of(request, asked)
    return listed(request, question, "search", lambda: found_page(asked, question))


def found_page(asked: Searched, question: Question) -> Page[Found]:
    """A page of what was found; whoever asks by the very name of a thing means that thing first."""
    words = asked.q.casefold()
    hits = sorted(answers.search(asked.q, question.dials), key=lambda hit: hit.title.casefold() != words)
    page = leaf(hits, f"search {words[:200]}", asked.limit, asked.cursor)
    return Page(tuple(_told(page.items, question)), page.next, page.previous, page.total)


def _told(hits: Sequence[Hit], question: Question) -> Iterator[Found]:
    for hit in hits:
        shown = answers.show(hit.dossier, question.dials)
        tell = Teller(names_of(hit.dossier.partition("/")[0]), question.zone)
        answer = answer_of(shown.state, tell, shown.facts)
        yield Found(hit.dossier, hit.kind, hit.title, hit.why, hit.weight, answer)


@reads(router, "/events", Events, tag=TAG, summary="The events that can be on record", tried="/events")
def events(request: HttpRequest) -> HttpResponse:
    """The closed list of events: every act and every report is one of these."""
    given_in(request, Nothing())
    told = Events(
        tuple(
            Event(kind.name, kind.says, tuple(sorted(kind.about)), kind.act, tuple(kind.fields))
            for kind in EVENTS.values()
        )
    )
    return digested(request, encoded(told), JSON)
