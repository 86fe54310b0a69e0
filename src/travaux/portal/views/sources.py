"""Outlets and their publications: all of them in a list, and what one of them carries."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from travaux.decision.situation import SourceState
from travaux.frame.page import Page, page_of
from travaux.office import lists, many, paged
from travaux.office.answers import Shown
from travaux.office.lists import Narrow
from travaux.office.paged import Asked
from travaux.portal.choices import chosen, know
from travaux.portal.read_whole import article_of, registered
from travaux.portal.trails import LETTERS, know_of

LENGTH = 40
#: So many facts that rest on a source stand on its page at once.
RESTING = 25


def sources(request: HttpRequest) -> HttpResponse:
    """Outlets and publications by name, narrowed by the kind of outlet, the outlet, or how far one was read."""
    page = page_of(request, title=gettext("Sources"))
    every = Narrow(kind="source")
    sorts, outlets, reads = (lists.values(facet, page.asked.dials, every) for facet in ("sort", "outlet", "read"))
    know(page, outlets)
    narrow = Narrow(
        kind="source",
        sort=chosen(request, "sort", sorts),
        outlet=chosen(request, "outlet", outlets),
        read=chosen(request, "read", reads),
    )
    listing = lists.listed(narrow, page.asked.dials, limit=LENGTH, cursor=request.GET.get("cursor", ""))
    shown = {"page": page, "listing": listing, "narrow": narrow, "narrowed": narrow != every, "sorts": sorts}
    rows = rows_of(page, [one.dossier for one in listing.items])
    return render(request, "portal/sources.html", {**shown, "outlets": outlets, "reads": reads, "rows": rows})


def rows_of(page: Page, dossiers: list[str]) -> list[SourceState]:
    """The states of listed sources under the dials, in the order of the list."""
    states = many.states(dossiers, page.asked.dials)
    found = [states[one] for one in dossiers if one in states]
    own = [state for state in found if isinstance(state, SourceState)]
    know(page, (*dossiers, *(str(one.outlet.value) for one in own if one.outlet.value is not None)))
    return own


def besides(page: Page, shown: Shown) -> dict[str, Any]:
    """What rests on a source, all of it or what has nothing else; an outlet's publications; an article's lines."""
    state = shown.state
    if not isinstance(state, SourceState):
        raise TypeError(state.kind)
    asked = dict(page.query)
    only = asked.get("only", "") == "yes"
    resting = paged.facts(
        Asked(via=shown.dossier, only=only), page.asked.dials, limit=RESTING, cursor=asked.get("cursor", "")
    )
    know_of(page, resting.items)
    letter = registered(state.particulars, "reliability")
    return {
        "listing": resting,
        "only": only,
        "letter": letter,
        "letter_words": str(LETTERS.get(letter, "")),
        "article": article_of(state),
        "address": registered(state.particulars, "address"),
        "publications": _publications(page, shown.dossier) if state.outlet.value is None else [],
    }


def _publications(page: Page, outlet: str) -> list[SourceState]:
    """The newest publications of an outlet."""
    found = lists.listed(Narrow(kind="source", outlet=outlet), page.asked.dials, order="newest", limit=RESTING)
    return rows_of(page, [one.dossier for one in found.items])
