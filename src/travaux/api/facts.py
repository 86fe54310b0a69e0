"""Facts, one by one and in lists; remarks; what happened in order; what became known between two moments."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from travaux.api.answering import Listed, answered, encoded, listed
from travaux.api.asking import Question, on_record, question_of
from travaux.api.describing import reads
from travaux.api.parameters import Dialled, Facts, Known, Paged
from travaux.broken_input import BrokenInput
from travaux.office import closely, paged
from travaux.office.answers import Remark
from travaux.office.closely import FactSeen
from travaux.office.paged import Asked
from travaux.office.pages import Page
from travaux.record.events import kind_named
from travaux.record.fold import Dials
from travaux.record.telling import FactCard

router: Final = Router()
TAG: Final = "Facts"


class OnlyWhat(BrokenInput):
    """`only` without the source that is meant."""

    def __init__(self) -> None:
        super().__init__(
            "'only' says 'resting on nothing else than via', and no 'via' is given. Add it, for example "
            "via=world/source/belta."
        )


class OutOfOrder(BrokenInput):
    """Two moments of knowledge of which the earlier is not before the later."""

    def __init__(self, since: str) -> None:
        super().__init__(f"'since' at {since} is not before 'until'. Give an earlier 'since', or a later 'until'.")


def asked_of(asked: Facts, question: Question) -> Asked:
    """The filters, checked; raises OnlyWhat, BadFilter, and BrokenInput for an event that is none."""
    if asked.only and not asked.via:
        raise OnlyWhat
    on_record(via=asked.via, by=asked.by, about=asked.about)
    if asked.name:
        kind_named(asked.name)
    return asked.asked(question.moment(asked.since), question.moment(asked.until))


@reads(
    router, "/facts", Listed[FactCard], tag=TAG, summary="Facts",
    tried="/facts?via=world/source/belta&about=csto/document/assistance-to-armenia&limit=2",
)  # fmt: skip
def facts(request: HttpRequest, asked: Query[Facts]) -> HttpResponse:
    """The facts that stand under the dials, in order of happening, each with its speaker and its chain of sources.

    With `contested` or `only` a page may have fewer items than `limit`, or none, and still be followed by another one.
    """
    question = question_of(request, asked)
    return listed(request, question, "facts", lambda: facts_page(asked, question))


def facts_page(asked: Facts, question: Question) -> Page[FactCard]:
    """A page of facts."""
    found = asked_of(asked, question)
    return paged.facts(found, question.dials, newest=asked.order == "newest", limit=asked.limit, cursor=asked.cursor)


@reads(
    router, "/facts/{path:address}", FactSeen, tag=TAG, summary="One fact", named=True,
    tried="/facts/s4-yerevan%23B21",
)  # fmt: skip
def fact(request: HttpRequest, address: str, asked: Query[Dialled]) -> HttpResponse:
    """One fact by its address (`entry-id#ref`, its `#` written %23), or by its short name where that is one fact's.

    With what it follows, what follows it, what contradicts, repeats, corrects and replaces it, and how many independent
    sources tell the same.
    """
    question = question_of(request, asked)
    return answered(request, question, lambda: encoded(closely.fact(address, question.dials)))


@reads(
    router, "/remarks", Listed[Remark], tag=TAG, summary="Remarks",
    tried="/remarks?by=world/person/tasmagambetov&order=newest&limit=2",
)  # fmt: skip
def remarks(request: HttpRequest, asked: Query[Facts]) -> HttpResponse:
    """Who said what, in order of saying: the speaker, the post, the occasion, the chain of sources, the facts told."""
    question = question_of(request, asked)
    return listed(request, question, "remarks", lambda: remarks_page(asked, question))


def remarks_page(asked: Facts, question: Question) -> Page[Remark]:
    """A page of remarks."""
    found = asked_of(asked, question)
    return paged.remarks(found, question.dials, newest=asked.order == "newest", limit=asked.limit, cursor=asked.cursor)


@reads(
    router, "/timeline", Listed[FactCard], tag=TAG, summary="What happened, in order",
    tried="/timeline?since=2022-11-22&until=2022-11-23&limit=3",
)  # fmt: skip
def timeline(request: HttpRequest, asked: Query[Facts]) -> HttpResponse:
    """What happened in order of happening; names and other facts without a day are left out."""
    question = question_of(request, asked)
    return listed(request, question, "timeline", lambda: timeline_page(asked, question))


def timeline_page(asked: Facts, question: Question) -> Page[FactCard]:
    """A page of what happened."""
    found = asked_of(asked, question)
    return paged.timeline(found, question.dials, newest=asked.order == "newest", limit=asked.limit, cursor=asked.cursor)


@reads(
    router, "/known", Listed[FactCard], tag=TAG, summary="What became known between two moments",
    tried="/known?since=2023-11-19&until=2023-11-23&about=csto/member/am&limit=2",
)  # fmt: skip
def known(request: HttpRequest, asked: Query[Known]) -> HttpResponse:
    """What the public could know at the later moment and not yet at the earlier one, by order of happening."""
    question = question_of(request, asked)
    return listed(request, question, "known", lambda: known_page(asked, question))


def known_page(asked: Known, question: Question) -> Page[FactCard]:
    """A page of what became known; raises OutOfOrder."""
    on_record(via=asked.via, by=asked.by, about=asked.about)
    dials, since, until = question.dials, question.moment(asked.since), question.moment(asked.until)
    until = dials.known if until is None else until
    if since is None or since >= until:
        raise OutOfOrder(asked.since)
    found = Asked(asked.via, by=asked.by, about=asked.about, name=kind_named(asked.name).name if asked.name else "")
    before, after = Dials(dials.on, since, dials.at), Dials(dials.on, until, dials.at)
    return paged.became_known(
        found, before, after, newest=asked.order == "newest", limit=asked.limit, cursor=asked.cursor
    )


@reads(router, "/contested", Listed[FactCard], tag=TAG, summary="What sources contradict", tried="/contested?limit=2")
def contested(request: HttpRequest, asked: Query[Paged]) -> HttpResponse:
    """The facts that others exclude, each with the addresses of those others; `leads` says which one leads, if any."""
    question = question_of(request, asked)

    def fetch() -> Page[FactCard]:
        return paged.facts(Asked(contested=True), question.dials, limit=asked.limit, cursor=asked.cursor)

    return listed(request, question, "contested", fetch)


@reads(router, "/gaps", Listed[FactCard], tag=TAG, summary="What this record could not source", tried="/gaps?limit=2")
def gaps(request: HttpRequest, asked: Query[Paged]) -> HttpResponse:
    """What the record itself says that it has no source for."""
    question = question_of(request, asked)
    return listed(request, question, "gaps", lambda: paged.gaps(question.dials, limit=asked.limit, cursor=asked.cursor))
