"""What keeps the pages of those who are signed in apart from the public ones."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

Answer = Callable[[HttpRequest], HttpResponse]

#: Pages that hang on who asks, or hold a form that is sent once.
APART: Final = ("/account/", "/workroom/")
_FORBIDDEN: Final = 403


def kept_apart(answer: Answer) -> Answer:
    """Let nobody keep an answer that hangs on who is signed in: neither a browser nor a cache between."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if request.path.startswith(APART) or settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers["Cache-Control"] = "no-store"
            patch_vary_headers(response, ("Cookie",))
        return response

    return answered


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's own signature
    """Status 403, for a form that another site sent, or that is older than the sign-in."""
    return render(request, "account/stale_form.html", status=_FORBIDDEN)
