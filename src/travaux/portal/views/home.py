"""The first page: one question box, and what a reader came for."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy

from travaux.office import answers, lists, paged
from travaux.office import home as front
from travaux.office.home import Numbers
from travaux.office.paged import Asked
from travaux.portal.choices import know
from travaux.portal.page import Page, page_of
from travaux.portal.read_whole import articles_of
from travaux.portal.trails import know_of

#: So many of each are shown: it is a first page.
FEW: Final = 4
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
        return render(request, "portal/organisations.html", {"organisations": found})
    page = page_of(request, title=gettext("First page"))
    return render(request, "portal/home.html", {"page": page, **_parts(page)})


def _parts(page: Page) -> dict[str, Any]:
    """What stands on the first page under the dials."""
    dials = page.asked.dials
    newest = paged.timeline(Asked(), dials, newest=True, limit=FEW).items
    contested, gaps = front.contested(dials, limit=FEW), paged.gaps(dials, limit=FEW).items
    coming = lists.next_sessions(dials, page.organisation, FEW)
    latest = lists.latest_sessions(dials, page.organisation, FEW)
    know_of(page, (*newest, *contested, *gaps))
    know(page, [one.dossier for one in (*coming, *latest)] + [f"world/organisation/{page.organisation}"])
    return {
        "coming": coming,
        "latest": latest,
        "newest": newest,
        "changes": front.changes(dials, limit=FEW).items,
        "contested": contested,
        "gaps": gaps,
        "articles": articles_of(page),
        "counts": counts_of(page, front.numbers(dials)),
    }


def counts_of(page: Page, numbers: Numbers) -> list[tuple[int, str, str]]:
    """How many of each kind, what they are called, and where they are listed."""
    return [
        (numbers.dossiers[kind], str(words), page.to(path.format(o=page.organisation)))
        for kind, (path, words) in LISTS.items()
        if numbers.dossiers.get(kind)
    ]
