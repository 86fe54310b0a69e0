"""The source trail of one fact, as a page and as a sheet beside another; the entries of the log, and one of them."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext

from travaux.frame.page import page_of
from travaux.frame.refusals import NotOnRecordPage
from travaux.office import closely, home
from travaux.office.closely import FactSeen, NoSuchEntry, NoSuchFact
from travaux.portal import trails
from travaux.record.fold import Dials

LENGTH = 20


def fact(request: HttpRequest, entry: str, ref: str) -> HttpResponse:
    """One fact: what is told, by whom, through whom, with all dates; what contradicts, corrects and repeats it."""
    address = address_of(entry, ref)
    page = page_of(request, title=f"{gettext('Source trail')} {address.rpartition('#')[2]}")
    try:
        seen = closely.fact(address, page.asked.dials)
    except NoSuchFact as fault:
        raise NotOnRecordPage(str(fault)) from fault
    trails.know_of(page, trails.around(seen))
    sheet = bool(request.headers.get("HX-Request"))
    shown = {"page": page, "seen": seen, "card": seen.card, "sheet": sheet, **_particulars(page.asked.dials, seen)}
    response = render(request, "portal/_trail.html" if sheet else "portal/fact.html", shown)
    patch_vary_headers(response, ("HX-Request",))
    return response


def address_of(entry: str, ref: str) -> str:
    """The address of a fact from its path: what registers a source bears the name of its entry, the slash included."""
    whole = f"{entry}/{ref}"
    half = whole[: len(whole) // 2]
    return f"{half}#{half}" if whole == f"{half}/{half}" else f"{entry}#{ref}"


def _particulars(dials: Dials, seen: FactSeen) -> dict[str, object]:
    """The parts of a trail in words, and the entry in which the fact stands."""
    card = seen.card
    entered = closely.entry(card.address.rpartition("#")[0], dials).entry
    return {
        "ways": trails.ways_of(card),
        "bases": trails.bases_of(card),
        "public": trails.span_of(card.public),
        "manners": trails.manner_words(card),
        "origin": str(trails.ORIGINS[card.origin]),
        "entered": entered,
        "recorded": trails.recorded_words(entered.recorded),
        "json": f"/api/v1/facts/{quote(card.address, safe='')}",
    }


def entry(request: HttpRequest, entry: str) -> HttpResponse:
    """One entry of the log with its facts."""
    page = page_of(request, title=f"{gettext('Entry')} {entry}")
    try:
        seen = closely.entry(entry, page.asked.dials)
    except NoSuchEntry as fault:
        raise NotOnRecordPage(str(fault)) from fault
    trails.know_of(page, seen.facts)
    recorded = trails.recorded_words(seen.entry.recorded)
    return render(request, "portal/entry.html", {"page": page, "seen": seen, "entry": seen.entry, "recorded": recorded})


def entries(request: HttpRequest) -> HttpResponse:
    """The entries of the log, the last recorded first."""
    page = page_of(request, title=gettext("Entries of the log"))
    listing = home.changes(page.asked.dials, limit=LENGTH, cursor=request.GET.get("cursor", ""))
    rows = [(one, trails.recorded_words(one.recorded), trails.span_of(one.public)) for one in listing.items]
    return render(request, "portal/entries.html", {"page": page, "listing": listing, "rows": rows})
