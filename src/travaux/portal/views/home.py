"""The first page: one question box, and what a reader came for."""

from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy

from travaux.decision.situation.state import OWN_NOTES
from travaux.frame.page import DIALS, Page, page_of
from travaux.office import answers, closely, lists, paged
from travaux.office import home as front
from travaux.office.home import Numbers
from travaux.office.paged import Asked
from travaux.portal.choices import know
from travaux.portal.read_whole import articles_of
from travaux.portal.trails import know_of
from travaux.portal.views.sessions import sittings
from travaux.record.dossiers import kind_of
from travaux.record.fold import Dials
from travaux.record.telling import FactCard

#: So many of each are shown: it is a first page.
FEW: Final = 4
_LOOKED_AT: Final = 40
#: The lists of the record by the kind of what they list; `{o}` stands for the organisation.
LISTS: Final = {
    "member": ("/{o}/members", gettext_lazy("members")),
    "session": ("/{o}/sessions", gettext_lazy("sessions")),
    "document": ("/{o}/documents", gettext_lazy("documents")),
    "plan": ("/{o}/plans", gettext_lazy("action plans")),
    "body": ("/{o}/bodies", gettext_lazy("bodies")),
    "meeting": ("/{o}/meetings", gettext_lazy("meetings of post-holders")),
    "assessment": ("/{o}/assessments", gettext_lazy("assessments of the situation")),
    "person": ("/people", gettext_lazy("persons")),
    "post": ("/people", gettext_lazy("posts")),
    "organisation": ("/outside", gettext_lazy("organisations")),
    "source": ("/sources", gettext_lazy("outlets and publications")),
}


def home(request: HttpRequest) -> HttpResponse:
    """The first page of the record; of the organisation that the address names, where the record holds several."""
    found = answers.organisations()
    if len(found) > 1 and not request.GET.get("organisation"):
        kept = {name: request.GET[name] for name in DIALS if request.GET.get(name)}
        return render(request, "portal/organisations.html", {"organisations": found, "kept": urlencode(kept)})
    page = page_of(request, title=gettext("First page"))
    return render(request, "portal/home.html", {"page": page, **_parts(page)})


def _parts(page: Page) -> dict[str, Any]:
    """What stands on the first page under the dials."""
    dials = page.asked.dials
    newest, changes = _newest(dials), [closely.entry(one.id, dials) for one in front.changes(dials, limit=FEW).items]
    contested, gaps = front.contested(dials, limit=FEW), paged.gaps(dials, limit=FEW).items
    know_of(page, (*newest, *contested, *gaps, *(card for one in changes for card in one.facts[:FEW])))
    know(page, [f"world/organisation/{page.organisation}"])
    return {
        **_sessions(page),
        "newest": newest,
        "changes": changes,
        "contested": contested,
        "gaps": gaps,
        "articles": articles_of(page),
        "counts": counts_of(page, front.numbers(dials)),
    }


def _newest(dials: Dials) -> list[FactCard]:
    """What happened last: nothing without two ends, nothing that the record notes of itself or of its sources."""
    found = paged.timeline(Asked(), dials, newest=True, limit=_LOOKED_AT).items
    return [one for one in found if one.happened.lo and one.happened.hi and _of_others(one)][:FEW]


def _of_others(card: FactCard) -> bool:
    return card.name not in OWN_NOTES and kind_of(card.about[0]) not in {"record", "source"}


def _sessions(page: Page) -> dict[str, Any]:
    """The next sessions, and the latest of which the day is over, told as held only where somebody says so."""
    coming = lists.next_sessions(page.asked.dials, page.organisation, FEW)
    latest = lists.latest_sessions(page.asked.dials, page.organisation, FEW)
    told = sittings(page, (*coming, *latest))
    return {
        "coming": [told[one.dossier] for one in coming if one.dossier in told],
        "latest": [told[one.dossier] for one in latest if one.dossier in told],
    }


def counts_of(page: Page, numbers: Numbers) -> list[tuple[int, str, str]]:
    """How many of each kind, what they are called, and where they are listed."""
    return [
        (numbers.dossiers[kind], str(words), page.to(path.format(o=page.organisation)))
        for kind, (path, words) in LISTS.items()
        if numbers.dossiers.get(kind)
    ]
