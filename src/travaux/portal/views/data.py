"""Where the data are: tables, the programming interface, feeds, proofs, and under which terms."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from travaux.portal.page import page_of


def data(request: HttpRequest) -> HttpResponse:
    """One page that leads to everything for programs."""
    return render(request, "portal/data.html", {"page": page_of(request, title=gettext("Data, feeds and API"))})
