"""What was said, in the order of saying: whoever dates a page later than another changes nothing in it."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from travaux.broken_input import BrokenInput
from travaux.frame.leaves import asked_of
from travaux.frame.page import Page, page_of
from travaux.frame.refusals import NotOnRecordPage
from travaux.office import answers, lists, many, paged
from travaux.office.lists import Narrow
from travaux.office.paged import Asked
from travaux.portal.said import sayings
from travaux.record.times import read_date

LENGTH: Final = 12
#: So many speakers and outlets the form offers; others are found by writing their names.
_OFFERED: Final = 100
_LONGEST: Final = 120


class NoSuchName(NotOnRecordPage):
    """A name that nobody of that kind on record bears, or several bear."""

    def __init__(self, kind: str, name: str, near: list[str]) -> None:
        like = f"The nearest are: {', '.join(near)}." if near else "Leave it out to see all that was said."
        super().__init__(f"No one {kind} on record is called '{name[:60]}'. {like}")


class BadRange(BrokenInput):
    """Two days between which no day lies."""

    def __init__(self, since: str, until: str) -> None:
        super().__init__(f"No day lies between {since} and {until}: the first comes after the second. Exchange them.")


def remarks(request: HttpRequest) -> HttpResponse:
    """Remarks in order of saying, with filters by speaker, dossier, outlet and days of saying."""
    page = page_of(request, title=gettext("Remarks in order of saying"))
    by, via = named(page, "by", "person"), named(page, "via", "source")
    about = _about(page)
    since, until = _days(page)
    asked = Asked(by=by, via=via, about=about, since=since, until=until)
    newest = asked_of(page, "order") == "newest"
    cursor = request.GET.get("cursor", "")
    found = paged.remarks(asked, page.asked.dials, newest=newest, limit=LENGTH, cursor=cursor)
    shown = {"page": page, "listing": found, "found": sayings(page, found.items), "newest": newest}
    filters = {"by": by, "via": via, "about": about, "chosen": {name: asked_of(page, name) for name in _FILTERS}}
    return render(request, "portal/remarks.html", {**shown, **filters, **_offered(page)})


_FILTERS: Final = ("by", "via", "about", "since", "until", "order")


def _offered(page: Page) -> dict[str, list[str]]:
    persons = lists.listed(Narrow(kind="person"), page.asked.dials, limit=_OFFERED).items
    outlets = lists.values("outlet", page.asked.dials, Narrow(kind="source"))
    titles = many.titles(list(outlets)[:_OFFERED])
    return {"persons": [one.title for one in persons], "outlets": sorted(titles.values())}


def named(page: Page, name: str, kind: str) -> str:
    """The person or source that the address names: by its dossier, its slug, or a name on record; "" for all.

    Raises NoSuchName with the nearest names.
    """
    text = asked_of(page, name)[:_LONGEST]
    if not text:
        return ""
    guess = text if text.startswith("world/") else f"world/{kind}/{text.lower()}"
    if guess in many.titles([guess]):
        return guess
    outlets = _outlets(page) if kind == "source" else {}
    if text.casefold() in outlets:
        return outlets[text.casefold()]
    hits = [one for one in answers.search(text, page.asked.dials) if one.kind == kind]
    same = [one for one in hits if text.casefold() in {one.title.casefold(), one.why.casefold()}] or hits[:1]
    if same and (same[0].title.casefold() == text.casefold() or len(hits) == 1 or same[0].weight > hits[1].weight):
        return same[0].dossier
    sort = gettext("speaker") if kind == "person" else gettext("outlet")
    raise NoSuchName(sort, text, [one.title for one in hits[:5]])


def _outlets(page: Page) -> dict[str, str]:
    """The outlets of publications on record by their titles in small letters."""
    values = lists.values("outlet", page.asked.dials, Narrow(kind="source"))
    return {title.casefold(): dossier for dossier, title in many.titles(values).items()}


def _about(page: Page) -> str:
    text = asked_of(page, "about")[:_LONGEST]
    if not text:
        return ""
    if text not in many.titles([text]):
        raise NotOnRecordPage(f"Nothing on record is about '{text}'. Write a dossier such as csto/member/am.")
    return text


def _days(page: Page) -> tuple[int | None, int | None]:
    """The first and the last day of saying as moments; raises BadDate for what is no date, BadRange."""
    since, until = asked_of(page, "since")[:_LONGEST], asked_of(page, "until")[:_LONGEST]
    begin = read_date(since, page.asked.zone).lo if since else None
    end = read_date(until, page.asked.zone).hi if until else None
    if begin is not None and end is not None and begin >= end:
        raise BadRange(since, until)
    return begin, end
