"""The first page: one question box, and what a reader came for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from travaux.portal.page import page_of


def home(request: HttpRequest) -> HttpResponse:
    """The first page of the record."""
    return render(request, "portal/home.html", {"page": page_of(request)})
