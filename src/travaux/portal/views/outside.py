"""What stands around: outside organisations with the contacts told of, the organisation itself, its assessments."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from travaux.decision.situation import PlainState
from travaux.decision.situation.claims import Remark
from travaux.decision.situation.plain import Particulars
from travaux.frame.leaves import asked_of, leaf, leaf_of, newest_first
from travaux.frame.page import Page, page_of
from travaux.office import lists, many, naming, paged
from travaux.office.answers import Shown
from travaux.office.lists import Narrow
from travaux.office.paged import Asked
from travaux.portal.choices import know, on_record
from travaux.portal.said import Saying, saying_of, sayings
from travaux.record.dossiers import WORLD, slug_of
from travaux.record.telling import FactCard

LENGTH: Final = 25
_CONTACTS: Final = 3
_OCCURRENCES: Final = 12
_SAID: Final = 4
_FACTS: Final = 10
_ASSESSED: Final = 30
_NAMED: Final = "named"
_ASSESSMENT: Final = "assessment stated"


@dataclass(frozen=True)
class Outside:
    """One outside organisation with what is told of contacts with it; `more` is how many others there are."""

    dossier: str
    settled: tuple[Particulars, ...]
    contacts: tuple[Remark, ...]
    more: int


def outside(request: HttpRequest) -> HttpResponse:
    """The organisations outside, each with what is told of contacts with it."""
    page = page_of(request, title=gettext("Outside organisations"))
    cursor = request.GET.get("cursor", "")
    found = lists.listed(Narrow(kind="organisation", organisation=WORLD), page.asked.dials, limit=LENGTH, cursor=cursor)
    names = [one.dossier for one in found.items if slug_of(one.dossier) != page.organisation]
    states = many.states(names, page.asked.dials)
    rows = [_outside(state) for name in names if isinstance(state := states.get(name), PlainState)]
    return render(request, "portal/outside.html", {"page": page, "listing": found, "rows": rows})


def _outside(state: PlainState) -> Outside:
    told = newest_first(one for one in state.occurrences if one.event != _NAMED)
    return Outside(state.dossier, state.particulars, tuple(told[:_CONTACTS]), max(0, len(told) - _CONTACTS))


def organisation_besides(page: Page, shown: Shown) -> dict[str, Any]:
    """What the page of an organisation shows: of our own bodies and posts, of another the facts that name it."""
    state, own = shown.state, slug_of(shown.dossier) == page.organisation
    if not isinstance(state, PlainState):
        raise TypeError(shown.kind)
    told = [one for one in (*state.occurrences, *state.evidence.besides) if one.event != _NAMED]
    elsewhere = () if own else named_in(shown.dossier, naming.naming(shown.dossier, page.asked.dials))
    said = paged.remarks(
        Asked(by=shown.dossier), page.asked.dials, newest=True, limit=_SAID, cursor=asked_of(page, "said")
    )
    return {
        "own": own,
        "bodies": _titled(page, "bodies", "body") if own else None,
        "posts": _titled(page, "posts", "post") if own else None,
        "occurrences": leaf(page, "told", newest_first(told), _OCCURRENCES),
        "elsewhere": leaf(page, "elsewhere", elsewhere, _OCCURRENCES),
        "said": leaf_of(page, "said", said),
        "sayings": sayings(page, said.items),
        "cards": leaf(page, "facts", shown.facts, _FACTS),
    }


def _titled(page: Page, name: str, kind: str) -> object:
    narrow = Narrow(kind=kind, organisation=page.organisation)
    found = lists.listed(narrow, page.asked.dials, limit=LENGTH, cursor=asked_of(page, name))
    know(page, (one.dossier for one in found.items))
    return leaf_of(page, name, found)


def named_in(dossier: str, cards: Sequence[FactCard]) -> list[FactCard]:
    """Those of these facts that are about something else and name the dossier as a value, the newest first."""
    return [one for one in reversed(cards) if dossier not in one.about and _names(one, dossier)]


def _names(card: FactCard, dossier: str) -> bool:
    said = (card.speaker.by, *card.speaker.to) if card.speaker else ()
    values = [one for value in card.value.values() for one in (value if isinstance(value, list) else [value])]
    return dossier in {*map(str, values), *said, *card.key}


@dataclass(frozen=True)
class Theme:
    """What was said on one theme, each with its chain."""

    name: str
    sayings: tuple[Saying, ...]


def assessments(request: HttpRequest, organisation: str) -> HttpResponse:
    """What post-holders said of the situation, by theme, the newest first."""
    page = page_of(request, organisation, gettext("Assessments of the situation"))
    on_record(page, organisation)
    cursor = request.GET.get("cursor", "")
    asked = Asked(name=_ASSESSMENT)
    found = paged.facts(asked, page.asked.dials, newest=True, limit=_ASSESSED, cursor=cursor)
    cards = [one for one in found.items if any(about.startswith(f"{organisation}/") for about in one.about)]
    know(page, (about for one in cards for about in one.about))
    shown = {"page": page, "listing": found, "themes": themes(page, cards), "organisation": organisation}
    return render(request, "portal/assessments.html", shown)


def assessment_besides(page: Page, shown: Shown) -> dict[str, Any]:
    """What the page of an assessment shows: what was said at that occasion, by theme."""
    state = shown.state
    if not isinstance(state, PlainState):
        raise TypeError(shown.kind)
    said = leaf(page, "said", [one for one in shown.facts if one.name == _ASSESSMENT], _ASSESSED)
    told = [one for one in (*state.occurrences, *state.evidence.besides) if one.event not in {_NAMED, _ASSESSMENT}]
    return {
        "said": said,
        "themes": themes(page, said.items),
        "remarks": leaf(page, "told", newest_first(told), _OCCURRENCES),
        "cards": leaf(page, "facts", shown.facts, _FACTS),
    }


def themes(page: Page, cards: Sequence[FactCard]) -> list[Theme]:
    """These assessments by theme; what the source puts under no theme stands under its own heading."""
    grouped: dict[str, list[Saying]] = {}
    for one in cards:
        grouped.setdefault(str(one.value.get("theme", "unknown")), []).append(saying_of(page, one))
    return [Theme(name, tuple(found)) for name, found in sorted(grouped.items())]
