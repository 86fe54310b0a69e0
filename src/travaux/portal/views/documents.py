"""Drafts and decisions: all of an organisation's, and one with its way, its positions and the finding."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_bidi, gettext

from travaux.decision.situation import DocumentState, PlanState
from travaux.decision.situation.claims import Remark
from travaux.decision.situation.state import Taken
from travaux.enquiry.words import word
from travaux.frame.found import Deliberation, NotAsked, deliberation, panel_of
from travaux.frame.leaves import leaf
from travaux.frame.page import Page, page_of
from travaux.office import lists, many
from travaux.office.answers import Shown
from travaux.office.lists import Listing, Narrow
from travaux.portal.choices import chosen, know, on_record, year_of
from travaux.portal.claimed import claim_of
from travaux.portal.drafts.sayers import by_address
from travaux.portal.drafts.stands import stands
from travaux.portal.drafts.story import story
from travaux.portal.drafts.way import way, way_rows
from travaux.portal.pictures.path import path_picture
from travaux.record.dossiers import kind_of

LENGTH: Final = 25
FACTS: Final = 12
_CONTENTS: Final = ("contents defined", "readiness described", "finalisation needed", "amendment proposed")


@dataclass(frozen=True)
class Row:
    """One document in the list, with its newest step and the session that this names."""

    listing: Listing
    state: DocumentState
    newest: Taken | None
    session: str


def documents(request: HttpRequest, organisation: str) -> HttpResponse:
    """All drafts and decisions, that of which something is told to have happened last first."""
    page = page_of(request, organisation, gettext("Drafts and decisions"))
    form = narrowing(request, page, on_record(page, organisation))
    cursor = request.GET.get("cursor", "")
    listing = lists.listed(form["narrow"], page.asked.dials, order="newest", limit=LENGTH, cursor=cursor)
    rows = _rows(page, listing.items)
    return render(request, "portal/documents.html", {"page": page, "listing": listing, "rows": rows, **form})


def narrowing(request: HttpRequest, page: Page, organisation: str) -> dict[str, Any]:
    """What the form above the list offers and what was chosen; raises NoSuchChoice, NoSuchYear."""
    whole = Narrow(kind="document", organisation=organisation)
    bodies = lists.values("body", page.asked.dials, whole)
    known = [one for one in lists.values("session", page.asked.dials, whole) if "/session/" in one]
    body, session, year = chosen(request, "body", bodies), chosen(request, "session", known), year_of(request)
    know(page, (*bodies, *known))
    narrow = Narrow(kind="document", organisation=organisation, body=body, session=session, year=year)
    named = [one for one in bodies if "/body/" in one]
    return {"narrow": narrow, "narrowed": narrow != whole, "bodies": named, "sessions": sorted(known, reverse=True)}


def _rows(page: Page, listed: Iterable[Listing]) -> list[Row]:
    found = many.states([one.dossier for one in listed], page.asked.dials)
    rows = [_row(one, state) for one in listed if isinstance(state := found.get(one.dossier), DocumentState)]
    know(page, (name for row in rows for name in (row.state.dossier, str(row.state.body.value), row.session) if name))
    return rows


def _row(listing: Listing, state: DocumentState) -> Row:
    adopted = state.adopted.session.value if state.adopted else None
    named = [adopted, *(act.value.get("session") for act in state.refusals)]
    session = next((str(one) for one in named if isinstance(one, str) and "/session/" in one), "")
    return Row(listing, state, state.history[-1] if state.history else None, session)


def document_besides(page: Page, shown: Shown) -> dict[str, Any]:
    """What the page of a draft or decision shows besides its state."""
    state = shown.state
    if not isinstance(state, DocumentState):
        raise TypeError(state.kind)
    cards, asking = by_address(shown.facts), _asking(page, shown.dossier)
    place = _place(asking) if isinstance(asking, Deliberation) else ""
    path = way(state, page)
    return {
        "story": story(state, page.tell, place),
        "stands": stands(state, cards, page.tell),
        "way_rows": way_rows(state, cards, page.tell),
        "way": None if path is None else path_picture(path, "way", mirrored=get_language_bidi()),
        "contents": _of(state.remarks, *_CONTENTS),
        "others": [one for one in state.remarks if one.event not in {*_CONTENTS, "other side not on record"}],
        "plans": _plans(page, shown),
        "cards": leaf(page, "facts", shown.facts, FACTS),
        **_finding(page, asking),
    }


def _of(remarks: Iterable[Remark], *events: str) -> list[Remark]:
    return [one for event in events for one in remarks if one.event == event]


def _asking(page: Page, dossier: str) -> Deliberation | str:
    try:
        return deliberation(page, dossier)
    except NotAsked as reason:
        return str(reason)


def _place(asking: Deliberation) -> str:
    session = asking.decided.session
    place = session.place.value if session else None
    return word(str(place)) if place not in {None, "unknown", "none"} else ""


def _finding(page: Page, asking: Deliberation | str) -> dict[str, Any]:
    if isinstance(asking, str):
        return {"unasked": asking}
    try:
        found = panel_of(asking, page)
    except NotAsked as reason:
        return {"unasked": str(reason)}
    return {"panel": found, "known_day": asking.decided.known_day, "supposable": bool(asking.decided.question.roll)}


def _plans(page: Page, shown: Shown) -> list[tuple[str, str]]:
    """The plans that count the document as a measure, each with what is claimed of it."""
    named = {about for card in shown.facts for about in card.about if kind_of(about) == "plan"}
    found = many.states(sorted(named), page.asked.dials)
    return [(name, claim_of(one, page.tell)) for name, one in found.items() if isinstance(one, PlanState)]
