"""Dossiers: lists of them, one of them as the command line shows it, who attended, what the rules make of a text."""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from travaux.api.answering import Listed, answered, encoded, listed
from travaux.api.asking import Question, on_record, question_of
from travaux.api.describing import reads
from travaux.api.parameters import Attended, Decided, Dialled, Dossiers, OfKind
from travaux.api.rules import book_named
from travaux.decision import adoption
from travaux.decision.findings import Finding
from travaux.decision.situation import DossierState, SessionState
from travaux.decision.situation.session import AttendanceRow
from travaux.enquiry.asking import Asked
from travaux.enquiry.deciding import book_of
from travaux.enquiry.deciding import question_of as question_of_record
from travaux.enquiry.titles import names_of
from travaux.office import answers, lists, many
from travaux.office.answers import Shown
from travaux.office.lists import Listing
from travaux.office.pages import Page

router: Final = Router()
TAG: Final = "Dossiers"

#: Lists by their plural, each with its kind and an address to try.
KINDS: Final = {
    "members": "member",
    "bodies": "body",
    "sessions": "session",
    "meetings": "meeting",
    "documents": "document",
    "plans": "plan",
    "posts": "post",
    "assessments": "assessment",
    "communications": "communication",
    "persons": "person",
    "organisations": "organisation",
    "sources": "source",
}


class Item(msgspec.Struct, frozen=True, omit_defaults=True):
    """One dossier in a list; `state` is what its own address has under that name, where it was asked for."""

    dossier: str
    kind: str
    organisation: str
    title: str
    ended: str | None
    state: DossierState | None = None


class Attendance(msgspec.Struct, frozen=True):
    """Who was at a session, member by member, as far as sources say."""

    session: str
    title: str
    ended: str | None
    attendance: tuple[AttendanceRow, ...]


class Assessed(msgspec.Struct, frozen=True):
    """What the rules make of a text, assessed now from what sources report; it advises and decides nothing.

    `known_day` says whether the record tells on which day the text was put.
    """

    dossier: str
    on: str | None
    known: str | None
    at: int
    known_day: bool
    finding: Finding


@reads(
    router,
    "/dossiers",
    Listed[Item],
    tag=TAG,
    summary="All dossiers",
    tried="/dossiers?kind=session&order=newest&limit=2",
)
def dossiers(request: HttpRequest, asked: Query[Dossiers]) -> HttpResponse:
    """The dossiers of which something had begun and been told under the dials, by name or by time.

    Titles are those of the present. With `state=true` each item bears its whole state under the dials.
    """
    return _list(request, asked, "dossiers", "")


def _list(request: HttpRequest, asked: OfKind, plural: str, kind: str) -> HttpResponse:
    question = question_of(request, asked)
    return listed(request, question, plural, lambda: items_page(asked, question, kind), zoned=asked.state)


def items_page(asked: OfKind, question: Question, kind: str, *, brief: bool = False) -> Page[Item]:
    """A page of dossiers, of one kind if it is given; brief states do not tell who was there. Raises BadFilter."""
    on_record(body=asked.body, session=asked.session, outlet=asked.outlet, post=asked.post, person=asked.person)
    narrow = asked.narrow(kind)
    page = lists.listed(narrow, question.dials, order=asked.order, limit=asked.limit, cursor=asked.cursor)
    return Page(
        tuple(_items(page.items, question, state=asked.state, brief=brief)), page.next, page.previous, page.total
    )


def _items(found: Iterable[Listing], question: Question, *, state: bool, brief: bool) -> Iterator[Item]:
    some = tuple(found)
    states = many.states([one.dossier for one in some], question.dials, brief=brief) if state else {}
    for one in some:
        ended, state_of = question.here(one.ended), states.get(one.dossier)
        yield Item(one.dossier, one.kind, one.organisation, one.title, ended, state_of)


def _put(plural: str, kind: str) -> None:
    """Put the list of one kind at its own address."""

    @reads(
        router,
        f"/{plural}",
        Listed[Item],
        tag=TAG,
        summary=f"All {plural}",
        tried=f"/{plural}?limit=2&state=true",
        name=plural,
    )
    def of_kind(request: HttpRequest, asked: Query[OfKind]) -> HttpResponse:
        """The dossiers of this kind of which something had begun and been told under the dials."""
        return _list(request, asked, plural, kind)


for _plural, _kind in KINDS.items():
    _put(_plural, _kind)


@reads(
    router, "/dossiers/{organisation}/{kind}", Shown, tag=TAG, summary="The one dossier of its kind", named=True,
    tried="/dossiers/csto/roll",
)  # fmt: skip
def sole_dossier(request: HttpRequest, organisation: str, kind: str, asked: Query[Dialled]) -> HttpResponse:
    """A dossier of which an organisation has only one: `roll`, `chairmanship`, `record`. As `/dossiers/…/{slug}`."""
    return _show(request, f"{organisation}/{kind}", asked)


@reads(
    router, "/dossiers/{organisation}/{kind}/{slug}", Shown, tag=TAG, summary="One dossier", named=True,
    tried="/dossiers/csto/member/am?known=2023-11-21",
)  # fmt: skip
def dossier(request: HttpRequest, organisation: str, kind: str, slug: str, asked: Query[Dialled]) -> HttpResponse:
    """What stands about one thing, every fact with its sources, the entries that tell it.

    The same as `travaux show --json`. `later` counts the entries recorded after `at` that bear on the answer,
    `hidden` those that the reader has no right to, `may_be_public` lists what may not have been public by `known`.
    """
    return _show(request, f"{organisation}/{kind}/{slug}", asked)


def _show(request: HttpRequest, name: str, asked: Dialled) -> HttpResponse:
    question = question_of(request, asked, name)
    return answered(request, question, lambda: encoded(answers.show(name, question.dials), question))


@reads(
    router, "/attendance", Listed[Attendance], tag=TAG, summary="Who was at which session",
    tried="/attendance?organisation=csto&limit=2",
)  # fmt: skip
def attendance(request: HttpRequest, asked: Query[Attended]) -> HttpResponse:
    """Sessions, the newest first, each with its delegations; a member without a row is one that no source names."""
    question = question_of(request, asked)
    on_record(body=asked.body)
    return listed(request, question, "attendance", lambda: attended(asked, question), zoned=True)


def attended(asked: Attended, question: Question) -> Page[Attendance]:
    """A page of sessions with who was there."""
    narrow = asked.narrow("session")
    page = lists.listed(narrow, question.dials, order="newest", limit=asked.limit, cursor=asked.cursor)
    states = many.states([one.dossier for one in page.items], question.dials)
    rows = tuple(
        Attendance(one.dossier, one.title, question.here(one.ended), _rows(states.get(one.dossier)))
        for one in page.items
    )
    return Page(rows, page.next, page.previous, page.total)


def _rows(state: DossierState | None) -> tuple[AttendanceRow, ...]:
    return state.attendance if isinstance(state, SessionState) else ()


@reads(
    router, "/documents/{organisation}/{slug}/finding", Assessed, tag="Rules", summary="What the rules make of a text",
    named=True, tried="/documents/csto/assistance-to-armenia/finding",
)  # fmt: skip
def finding(request: HttpRequest, organisation: str, slug: str, asked: Query[Decided]) -> HttpResponse:
    """The finding on a draft: outcome, grounds with their articles, what is missing, who is bound.

    The finding is that of `travaux decide --json`. It is computed from the record under the dials by the rule book that
    the record goes by, or by the one named in `book`.
    """
    name = f"{organisation}/document/{slug}"
    question = question_of(request, asked, name)
    return answered(request, question, lambda: encoded(assessed(name, question, asked.book)))


def assessed(name: str, question: Question, book: str = "") -> Assessed:
    """The finding on a document of the record; raises BrokenInput where there is no rule book to go by."""
    organisation = name.partition("/")[0]
    decided = question_of_record(name, Asked(question.dials, names_of(organisation), question.zone))
    rules = book_named(book) if book else book_of(organisation, question.dials.known)
    return Assessed(name, *question.stamps(), decided.known_day, adoption.find(decided.question, rules))
