"""What happened in order, what became known between two moments, what is contested, what the record does not cover."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from travaux.broken_input import BrokenInput
from travaux.enquiry.words import moment
from travaux.frame.page import Page, page_of
from travaux.office import many, paged
from travaux.office.paged import Asked
from travaux.portal.choices import chosen
from travaux.portal.moments import day_asked, timeline_of
from travaux.portal.pictures.timeline import timeline_picture
from travaux.portal.trails import know_of
from travaux.record.dossiers import kind_of
from travaux.record.events import EVENTS
from travaux.record.fold import Dials

LENGTH: Final = 20
_LONGEST: Final = 200
_YEAR: Final = 365 * 86_400
_ORDERS: Final = ("oldest", "newest")


class NoSuchOrder(BrokenInput):
    """A since that is not before its until."""

    def __init__(self) -> None:
        super().__init__("'since' is not before 'until', so nothing lies between. Give an earlier 'since'.")


class NothingAbout(BrokenInput):
    """A filter by a dossier that is not on record."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Nothing on record is about '{name[:80]}'. Write a dossier's name as its page's address has it, "
            "such as csto/member/am, or leave it out."
        )


def timeline(request: HttpRequest) -> HttpResponse:
    """What happened, in order of happening, narrowed by days, dossier and event; a picture and its table."""
    page = page_of(request, title=gettext("Timeline"))
    asked, newest = asked_of(request, page), chosen(request, "order", _ORDERS) == "newest"
    cursor = request.GET.get("cursor", "")
    listing = paged.timeline(asked, page.asked.dials, newest=newest, limit=LENGTH, cursor=cursor)
    know_of(page, listing.items)
    data = timeline_of(page, listing.items, range(1, len(listing.items) + 1))
    picture = timeline_picture(data, "timeline") if listing.items else None
    shown = {"page": page, "listing": listing, "picture": picture, "asked": asked, "newest": newest}
    return render(request, "portal/timeline.html", {**shown, "names": sorted(EVENTS), "given": request.GET})


def asked_of(request: HttpRequest, page: Page) -> Asked:
    """The filters of the address; raises NothingAbout, NoSuchChoice, NoSuchOrder, BadDate."""
    since, until = day_asked(request, "since", page), day_asked(request, "until", page)
    if since and until and since.lo >= until.hi:
        raise NoSuchOrder
    about = about_of(request, page)
    name = chosen(request, "name", EVENTS)
    return Asked(about=about, name=name, since=since.lo if since else None, until=until.hi if until else None)


def about_of(request: HttpRequest, page: Page) -> str:
    """The dossier that the address narrows by, empty for all; raises BadDossier, NothingAbout."""
    about = request.GET.get("about", "").strip()
    if not about:
        return ""
    if len(about) > _LONGEST or not about.isascii():
        raise NothingAbout(about)
    kind_of(about)
    if not many.titles([about], max(page.asked.dials.known, 0)):
        raise NothingAbout(about)
    return about


def known(request: HttpRequest) -> HttpResponse:
    """What the public could know at one moment and not yet at another, and what no longer stood by then."""
    page = page_of(request, title=gettext("What became known when"))
    dials = page.asked.dials
    since, until = day_asked(request, "since", page), day_asked(request, "until", page)
    after = min(until.hi, dials.known) if until else dials.known
    before = since.hi if since else after - _YEAR
    if before >= after:
        raise NoSuchOrder
    first, second = Dials(dials.on, before, dials.at), Dials(dials.on, after, dials.at)
    asked = Asked(about=about_of(request, page))
    cursor = request.GET.get("cursor", "")
    listing = paged.became_known(asked, first, second, newest=True, limit=LENGTH, cursor=cursor)
    gone = () if cursor else paged.became_known(asked, second, first, newest=True, limit=LENGTH).items
    know_of(page, (*listing.items, *gone))
    words = {"first": moment(before, page.asked.zone), "second": moment(after, page.asked.zone)}
    shown = {"page": page, "listing": listing, "gone": gone, "asked": asked, "given": request.GET}
    return render(request, "portal/known.html", {**shown, **words})


def contested(request: HttpRequest) -> HttpResponse:
    """Facts that others contradict, each with those."""
    page = page_of(request, title=gettext("What is contested"))
    asked = Asked(contested=True, about=about_of(request, page))
    listing = paged.facts(asked, page.asked.dials, limit=LENGTH, cursor=request.GET.get("cursor", ""))
    know_of(page, listing.items)
    return render(request, "portal/contested.html", {"page": page, "listing": listing})


def gaps(request: HttpRequest) -> HttpResponse:
    """What this record says that it has no source for."""
    page = page_of(request, title=gettext("What this record does not cover"))
    listing = paged.gaps(page.asked.dials, limit=LENGTH, cursor=request.GET.get("cursor", ""))
    know_of(page, listing.items)
    return render(request, "portal/gaps.html", {"page": page, "listing": listing})
