"""The page of any dossier: each kind has its own template; what has none is told in sentences."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from travaux.enquiry.language import ENGLISH, spoken
from travaux.enquiry.states import answer_of, lines_of, work_of
from travaux.frame.page import Page, page_of
from travaux.office import answers
from travaux.office.answers import Shown
from travaux.portal.views import bodies, documents, meetings, members, outside, people, plain, plans, sitting, sources

#: What the template of a kind needs besides the state, by kind; the template is `portal/dossier/<kind>.html`.
BESIDES: Final[dict[str, Callable[[Page, Shown], dict[str, Any]]]] = {
    "assessment": outside.assessment_besides,
    "organisation": outside.organisation_besides,
    "person": people.person_besides,
    "chairmanship": people.chairmanship_besides,
    "post": people.post_besides,
    "document": documents.document_besides,
    "plan": plans.plan_besides,
    "roll": members.roll_besides,
    "member": members.member_besides,
    "session": sitting.besides,
    "meeting": meetings.besides,
    "body": bodies.besides,
    "communication": plain.besides,
    "record": plain.besides,
    "source": sources.besides,
}


def dossier(request: HttpRequest, organisation: str, kind: str, slug: str = "") -> HttpResponse:
    """One dossier under the dials: what stands first, then every fact with its sources."""
    name = "/".join(part for part in (organisation, kind, slug) if part)
    page = page_of(request, organisation)
    shown = answers.show(name, page.asked.dials)
    if spoken() != ENGLISH:
        shown = replace(shown, title=page.plain.names.of(name))
    page = replace(page, title=shown.title)
    more = BESIDES[kind](page, shown) if kind in BESIDES else {"lines": list(lines_of(shown.state, page.tell))}
    template = f"portal/dossier/{kind}.html" if kind in BESIDES else "portal/dossier.html"
    answer = answer_of(shown.state, page.tell, shown.facts)
    told = {"answer": answer, "worked": work_of(shown.state, page.tell)}
    return render(request, template, {"page": page, "shown": shown, "state": shown.state, **told, **more})
