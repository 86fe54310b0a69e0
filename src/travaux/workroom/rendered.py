"""A page of the workroom, made of what it shows."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from travaux.workroom.working import Working

#: What was typed cannot be entered so; the page comes again with it.
NOT_ENTERED = 422


def rendered(request: HttpRequest, at: Working, template: str, shown: dict[str, Any]) -> HttpResponse:
    """The page with what every page of the workroom has; where `shown` has a refusal or faults, nothing was entered."""
    told = {"working": at, "page": at.page, **shown}
    barred = bool(shown.get("refused") or shown.get("faults"))
    return render(request, f"workroom/{template}.html", told, status=NOT_ENTERED if barred else 200)
