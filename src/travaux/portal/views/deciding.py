"""What if: a finding on what a reader supposes, beside the record and never in it."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext

from travaux.decision.question import Question
from travaux.enquiry.deciding import seats_on
from travaux.enquiry.words import listing
from travaux.frame.explained import supposition
from travaux.frame.found import Deliberation, NotAsked, deliberation
from travaux.frame.page import Page, page_of
from travaux.frame.refusals import NotOnRecordPage
from travaux.portal.choices import day_asked
from travaux.portal.drafts.supposed import AGREES, MEMBER, MOST_ROWS, POSITIONS, Supposition, modes, readings, supposed
from travaux.rulebook.book import RuleBook


def what_if(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """The finding if every member agreed, but for those of whom the address supposes otherwise."""
    dossier = f"{organisation}/document/{slug}"
    page = page_of(request, organisation)
    asking = _asking(page, dossier)
    page = replace(page, title=gettext("Hypothetical: %(title)s") % {"title": page.plain.names.of(dossier)})
    own = _on_the_day(request.GET.get("day", "").strip(), asking.decided.question, page)
    chosen = supposed(request.GET.dict(), own, asking.book)
    shown = {
        "page": page,
        "dossier": dossier,
        "told": _told(chosen, page),
        **supposition(chosen.question(own), asking.book, page),
    }
    if request.headers.get("HX-Request"):
        return _varied(render(request, "portal/draft/_supposed_part.html", shown))
    return _varied(render(request, "portal/draft/what_if.html", {**shown, **_form(own, asking.book, chosen, page)}))


def _varied(response: HttpResponse) -> HttpResponse:
    """A part of a page is never kept for the whole of it."""
    patch_vary_headers(response, ("HX-Request",))
    return response


def _asking(page: Page, dossier: str) -> Deliberation:
    try:
        return deliberation(page, dossier)
    except NotAsked as reason:
        raise NotOnRecordPage(gettext("Nothing can be supposed here. %(reason)s") % {"reason": reason}) from reason


def _on_the_day(text: str, own: Question, page: Page) -> Question:
    """The question as if it were put on another day: by the rules of that day, and to those who belonged then."""
    day = day_asked(text)
    if day is None:
        return own
    roll = seats_on(page.organisation, own.body, day, page.asked)
    if not roll:
        raise NotOnRecordPage(gettext("Nobody is on record as a member on %(day)s.") % {"day": day.isoformat()})
    return replace(own, on=day, roll=roll)


def _told(chosen: Supposition, page: Page) -> str:
    """What is supposed, in a sentence."""
    apart = [f"{page.tell.member(one)} ({POSITIONS[what]})" for one, what in chosen.positions.items()]
    if not apart:
        return gettext("Supposed: every member agrees.")
    return gettext("Supposed: every member agrees, except %(members)s.") % {"members": listing(apart)}


def _form(own: Question, book: RuleBook, chosen: Supposition, page: Page) -> dict[str, Any]:
    """The rows and options of the form; a large roll shows those rows only in which something is supposed."""
    roll = [seat.member for seat in own.roll]
    large = len(roll) > MOST_ROWS
    rows = [one for one in roll if not large or one in chosen.positions]
    return {
        "rows": [(f"{MEMBER}{one}", page.plain.member(one), chosen.positions.get(one, AGREES)) for one in rows],
        "others": [(one, page.plain.member(one)) for one in roll if one not in rows],
        "positions": POSITIONS.items(),
        "modes": modes(own, book),
        "readings": readings(own, book),
        "chosen": chosen,
        "book": book,
        "own": own,
    }
