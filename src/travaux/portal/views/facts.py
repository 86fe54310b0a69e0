"""The source trail of one fact, as a page and as a sheet beside another page; and one entry of the log."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from travaux.office import closely
from travaux.portal.page import page_of


def fact(request: HttpRequest, entry: str, ref: str) -> HttpResponse:
    """One fact: what is told, by whom, through whom, with all dates; what contradicts, corrects and repeats it."""
    page = page_of(request)
    seen = closely.fact(f"{entry}#{ref}", page.asked.dials)
    template = "portal/_trail.html" if request.headers.get("HX-Request") else "portal/fact.html"
    return render(request, template, {"page": page, "seen": seen, "card": seen.card})


def entry(request: HttpRequest, entry: str) -> HttpResponse:
    """One entry of the log with its facts."""
    page = page_of(request)
    return render(request, "portal/entry.html", {"page": page, "seen": closely.entry(entry, page.asked.dials)})
