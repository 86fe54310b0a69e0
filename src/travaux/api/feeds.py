"""Atom feeds of a dossier or an organisation: what the record learnt about it, the last recorded first, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote, urlencode

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from travaux.api.answering import answered
from travaux.api.asking import IN_A_PATH, Question, question_of
from travaux.api.exercised import exercised
from travaux.api.parameters import Paged, read
from travaux.api.problems import NotHere
from travaux.enquiry import words
from travaux.enquiry.titles import Titles
from travaux.enquiry.words import Names
from travaux.exports import atom
from travaux.office import home, many, recent
from travaux.office.pages import Page
from travaux.office.recent import Learnt
from travaux.record.dossiers import WORLD, BadDossier, kind_of
from travaux.record.telling import FactCard

LANGUAGE: Final = "en"
#: The end of a fact's address on the site is its short name, in which a slash must not part anything.
_IN_A_PART: Final = IN_A_PATH.replace("/", "")


class NoSuchFeed(NotHere):
    """A name of which there is no feed, or no calendar."""

    def __init__(self, name: str, obstacle: str = "nothing on record is called so") -> None:
        super().__init__(
            f"There is no feed of '{name[:80]}': {obstacle}. Name a dossier or an organisation, "
            "for example /feeds/csto/member/am.atom or /feeds/csto.atom."
        )


@dataclass(frozen=True)
class Place:
    """Where the site stands for whoever asked, and the dials that links carry on."""

    site: str
    host: str
    path: str
    turned: str

    def page(self, path: str) -> str:
        """The web address of a page for people."""
        return f"{self.site}{quote(path, safe=IN_A_PATH)}{self.turned}"

    def fact(self, address: str) -> str:
        """The web address of a fact's page."""
        entry, _, ref = address.rpartition("#")
        path = f"/record/fact/{quote(entry, safe=IN_A_PATH)}/{quote(ref, safe=_IN_A_PART)}"
        return f"{self.site}{path}{self.turned}"


def place_of(request: HttpRequest, question: Question) -> Place:
    """Where the site stands for this request."""
    turned = {name: question.given[name] for name in ("on", "known", "at") if name in question.given}
    host = request.get_host()
    query = f"?{urlencode(turned)}" if turned else ""
    return Place(f"{request.scheme}://{host}", host.partition(":")[0], request.path, query)


@dataclass(frozen=True)
class Subject:
    """What a feed or a calendar is about: a dossier, or all of an organisation where `dossier` is empty."""

    organisation: str
    dossier: str
    title: str
    page: str


def subject_of(name: str) -> Subject:
    """The dossier or organisation of that name; raises NoSuchFeed for what is not on record."""
    if "/" not in name:
        own = f"{WORLD}/organisation/{name}"
        titles = many.titles([own, f"{name}/record", f"{name}/roll"])
        if not titles or name == WORLD:
            raise NoSuchFeed(name)
        return Subject(name, "", titles.get(own, name.upper()), "/")
    try:
        kind_of(name)
    except BadDossier as fault:
        raise NoSuchFeed(name) from fault
    titles = many.titles([name])
    if name not in titles:
        raise NoSuchFeed(name)
    return Subject(name.partition("/")[0], name, titles[name], f"/{name}")


@require_safe
def feed(request: HttpRequest, name: str) -> HttpResponse:
    """What the record learnt about a dossier, or about an organisation, a page at a time."""
    asked = read(Paged, request)
    question = question_of(request, asked, name if "/" in name else f"{name}/record")
    subject = subject_of(name)

    def make() -> bytes:
        page = recent.learnt(
            question.dials,
            about=subject.dossier,
            organisation=subject.organisation,
            limit=asked.limit,
            cursor=asked.cursor,
        )
        return atom.write_feed(_feed(subject, page, question, place_of(request, question)))

    return answered(request, question, make, kind=atom.CONTENT_TYPE)


def _feed(subject: Subject, page: Page[Learnt], question: Question, place: Place) -> atom.Feed:
    names = Names(_titles(page.items), subject.organisation)
    return atom.Feed(
        id=atom.tag(place.host, _SINCE, f"feed/{subject.dossier or subject.organisation}"),
        title=exercised(f"{subject.title}: what became known"),
        subtitle="Each entry is one fact as a source tells it, the last recorded first. It does not cover restricted "
        "entries, and what no source on record tells.",
        author=_recorder(subject, names),
        lang=LANGUAGE,
        address=f"{place.site}{question.own}",
        page=place.page(subject.page),
        updated=_updated(page, question),
        entries=tuple(_entry(one, subject, names, place) for one in page.items),
        first=f"{place.site}{question.first}",
        next=_address(place, question.page(page.next)),
        previous=_address(place, question.page(page.previous)),
    )


#: A day on which whoever serves this record had its name; ids must not change with the years.
_SINCE: Final = datetime(2026, 1, 1, tzinfo=UTC).date()


def _address(place: Place, path: str | None) -> str:
    return f"{place.site}{path}" if path else ""


def _titles(found: Sequence[Learnt]) -> Titles:
    """The names of all that is told here, read in one question."""
    titles = Titles()
    titles.prefetch(one for learnt in found for one in _named(learnt.card))
    return titles


def _named(card: FactCard) -> Iterator[str]:
    """The dossiers that a fact's words may name."""
    values = [one for value in card.value.values() for one in (value if isinstance(value, list) else [value])]
    spoken = (card.speaker.by, card.speaker.as_, card.speaker.at) if card.speaker else ()
    outlets = (f"{WORLD}/source/{one.outlet}" for trail in card.sources for one in trail.chain if one.outlet)
    named = [*card.about, *card.key, *values, *spoken, *outlets]
    yield from (one for one in named if isinstance(one, str) and Names.is_dossier(one))


def _updated(page: Page[Learnt], question: Question) -> int:
    """When the feed's newest entry was recorded; of an empty one, the record's."""
    newest = page.items[0].recorded if page.items else ""
    if not newest:
        changes = home.changes(question.dials, limit=1).items
        newest = changes[0].recorded if changes else "1970-01-01T00:00:00Z"
    return seconds(newest)


def seconds(moment: str) -> int:
    """A moment in ISO 8601 as seconds since 1970."""
    return int(datetime.fromisoformat(moment).timestamp())


def _entry(learnt: Learnt, subject: Subject, names: Names, place: Place) -> atom.Entry:
    card = learnt.card
    about = words.listing(names.of(one) for one in card.about if one != subject.dossier)
    public = seconds(card.public["hi"]) if card.public["hi"] else None
    return atom.Entry(
        id=atom.tag(place.host, _SINCE, f"fact/{card.address}"),
        title=f"{words.event(card, names)}{f' ({about})' if about else ''}",
        summary=summary(card, names),
        link=place.fact(card.address),
        updated=max(seconds(learnt.recorded), public or 0),
        published=public,
        author=_author(card, names) or _recorder(subject, names),
    )


def summary(card: FactCard, names: Names) -> str:
    """A fact in words: when, what, in which manner, who says so, through whom it is known."""
    said = words.speaker(card.speaker, names)
    parts = (
        words.happened(card.happened),
        words.fields(card.name, card.value, names),
        words.inference(card.happened),
        "" if card.standing == "certain" else card.standing,
        ", ".join(card.modality),
        f"says {said}" if said else "",
        *(f"through {words.chain(trail, names)}" for trail in card.sources if trail.chain),
        f"contested by {words.listing(card.contested)}" if card.contested else "",
        card.note,
    )
    return f"{'; '.join(part for part in parts if part).removesuffix('.')}."


def _recorder(subject: Subject, names: Names) -> str:
    return f"The record of {names.of(f'{WORLD}/organisation/{subject.organisation}')}"


def _author(card: FactCard, names: Names) -> str:
    """Who says it: the speaker, or the outlet nearest to what happened; empty for what this record says itself."""
    if card.speaker and card.speaker.by:
        return names.of(card.speaker.by)
    outlets = [one.outlet or one.source for trail in card.sources for one in trail.chain]
    return names.of(f"{WORLD}/source/{outlets[0]}") if outlets else ""
