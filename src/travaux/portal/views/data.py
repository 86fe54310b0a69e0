"""Where the data are: tables, the programming interface, feeds, proofs, and under which terms."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy

from travaux.frame.page import page_of

#: The tables that programs and spreadsheets may have, at /data/<name>.csv.
TABLES: Final = {
    "members": gettext_lazy("members with their status"),
    "bodies": gettext_lazy("bodies"),
    "sessions": gettext_lazy("sessions"),
    "attendance": gettext_lazy("attendance, a row a delegation"),
    "meetings": gettext_lazy("meetings of post-holders"),
    "documents": gettext_lazy("documents with their stage"),
    "plans": gettext_lazy("action plans"),
    "measures": gettext_lazy("measures held by name"),
    "counts": gettext_lazy("reported counts with who gave them"),
    "posts": gettext_lazy("posts"),
    "terms": gettext_lazy("who held which post when"),
    "persons": gettext_lazy("persons"),
    "organisations": gettext_lazy("organisations"),
    "assessments": gettext_lazy("assessments of the situation"),
    "sources": gettext_lazy("outlets and publications"),
    "remarks": gettext_lazy("remarks in order of saying"),
    "timeline": gettext_lazy("what happened, in order"),
    "facts": gettext_lazy("all facts with their sources"),
    "contested": gettext_lazy("what is contested"),
    "gaps": gettext_lazy("what the record does not cover"),
    "entries": gettext_lazy("entries of the log"),
    "dossiers": gettext_lazy("everything that has a page"),
}


def data(request: HttpRequest) -> HttpResponse:
    """One page that leads to everything for programs."""
    page = page_of(request, title=gettext("Data, feeds and API"))
    return render(request, "portal/data.html", {"page": page, "tables": TABLES.items()})
