"""What if: a finding on what a reader supposes, beside the record and never in it."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext

from travaux.decision import adoption
from travaux.enquiry.words import listing
from travaux.frame.found import Deliberation, NotAsked, Panel, deliberation, panel
from travaux.frame.page import Page, page_of
from travaux.frame.refusals import NotOnRecordPage
from travaux.portal.drafts.supposed import AGREES, MEMBER, MOST_ROWS, POSITIONS, Supposition, modes, readings, supposed


def what_if(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """The finding if every member agreed, but for those of whom the address supposes otherwise."""
    dossier = f"{organisation}/document/{slug}"
    page = page_of(request, organisation)
    asking = _asking(page, dossier)
    page = replace(page, title=gettext("Hypothetical: %(title)s") % {"title": page.plain.names.of(dossier)})
    chosen = supposed(request.GET.dict(), asking.decided.question, asking.book)
    shown = {"page": page, "dossier": dossier, "told": _told(chosen, page), **_panel(asking, chosen, page)}
    if request.headers.get("HX-Request"):
        return _varied(render(request, "portal/draft/_supposed_part.html", shown))
    return _varied(render(request, "portal/draft/what_if.html", {**shown, **_form(asking, chosen, page)}))


def _varied(response: HttpResponse) -> HttpResponse:
    """A part of a page is never kept for the whole of it."""
    patch_vary_headers(response, ("HX-Request",))
    return response


def _asking(page: Page, dossier: str) -> Deliberation:
    try:
        return deliberation(page, dossier)
    except NotAsked as reason:
        raise NotOnRecordPage(gettext("Nothing can be supposed here. %(reason)s") % {"reason": reason}) from reason


def _panel(asking: Deliberation, chosen: Supposition, page: Page) -> dict[str, Panel | str]:
    try:
        return {"panel": panel(adoption.find(chosen.question(asking.decided.question), asking.book), asking.book, page)}
    except NotAsked as reason:
        return {"unasked": str(reason)}


def _told(chosen: Supposition, page: Page) -> str:
    """What is supposed, in a sentence."""
    apart = [f"{page.tell.member(one)} ({POSITIONS[what]})" for one, what in chosen.positions.items()]
    if not apart:
        return gettext("Supposed: every member agrees.")
    return gettext("Supposed: every member agrees, except %(members)s.") % {"members": listing(apart)}


def _form(asking: Deliberation, chosen: Supposition, page: Page) -> dict[str, Any]:
    """The rows and options of the form; a large roll shows those rows only in which something is supposed."""
    own, roll = asking.decided.question, [seat.member for seat in asking.decided.question.roll]
    large = len(roll) > MOST_ROWS
    rows = [one for one in roll if not large or one in chosen.positions]
    return {
        "rows": [(f"{MEMBER}{one}", page.plain.member(one), chosen.positions.get(one, AGREES)) for one in rows],
        "others": [(one, page.plain.member(one)) for one in roll if one not in rows],
        "positions": POSITIONS.items(),
        "modes": modes(own, asking.book),
        "readings": readings(own, asking.book),
        "chosen": chosen,
        "book": asking.book,
        "own": own,
    }
