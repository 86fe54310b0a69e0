"""The sessions of an organisation: all of them, and one."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from travaux.decision.situation import SessionState
from travaux.frame.page import Page, page_of
from travaux.office import lists, many
from travaux.office.lists import Listing, Narrow
from travaux.office.naming import outlets_of
from travaux.portal.choices import chosen, know, on_record, year_of
from travaux.portal.sittings import Sitting, counters

LENGTH: Final = 20


def sessions(request: HttpRequest, organisation: str) -> HttpResponse:
    """All sessions, the newest first; before them those that are still to come, the nearest first."""
    page = page_of(request, organisation, gettext("Sessions"))
    form = narrowing(request, page, on_record(page, organisation))
    cursor = request.GET.get("cursor", "")
    listing = lists.listed(form["narrow"], page.asked.dials, order="newest", limit=LENGTH, cursor=cursor)
    coming = () if cursor or form["narrowed"] else lists.next_sessions(page.asked.dials, organisation)
    told = sittings(page, (*coming, *listing.items))
    ahead = {one.dossier for one in coming}
    return render(
        request,
        "portal/sessions.html",
        {
            "page": page,
            "listing": listing,
            "coming": [told[one.dossier] for one in coming if one.dossier in told],
            "rows": [told[one.dossier] for one in listing.items if one.dossier in told and one.dossier not in ahead],
            **form,
        },
    )


def narrowing(request: HttpRequest, page: Page, organisation: str) -> dict[str, Any]:
    """What the form above a list of sessions offers and what was chosen; raises NoSuchChoice, NoSuchYear."""
    all_of_them = Narrow(kind="session", organisation=organisation)
    bodies = lists.values("body", page.asked.dials, all_of_them)
    places = lists.values("place", page.asked.dials, all_of_them)
    body, place, year = chosen(request, "body", bodies), chosen(request, "place", places), year_of(request)
    know(page, bodies)
    narrow = Narrow(kind="session", organisation=organisation, body=body, place=place, year=year)
    return {
        "narrow": narrow,
        "narrowed": narrow != all_of_them,
        "bodies": bodies,
        "places": [one for one in sorted(places) if one != "unknown"],
        "organisation": organisation,
    }


def sittings(page: Page, listed: Iterable[Listing]) -> dict[str, Sitting]:
    """The states of listed sessions under the dials, read at once, each ready to be told."""
    ends = {one.dossier: one.ended or "" for one in listed}
    found = many.states(ends, page.asked.dials)
    states = {name: state for name, state in found.items() if isinstance(state, SessionState)}
    counting = counters(states.values())
    outlets = outlets_of(one.address for one in counting)
    told = {name: Sitting(state, page, ends[name], outlets) for name, state in states.items()}
    know(page, (*_named(told, outlets), *(name for one in counting for name in (one.by, one.post) if name)))
    return told


def _named(told: Mapping[str, Sitting], outlets: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """All dossiers that the rows of these sessions name."""
    yield from told
    yield from (outlet for several in outlets.values() for outlet in several)
    for one in told.values():
        yield from one.state.bodies
        yield from one.named
