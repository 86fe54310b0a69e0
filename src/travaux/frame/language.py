"""In which language and in which light a reader sees the site: by the address, a cookie, or what the browser asks."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

Answer = Callable[[HttpRequest], HttpResponse]

LANGUAGE: Final = "language"
LIGHT: Final = "light"
LIGHTS: Final = ("light", "dark")
_YEAR: Final = 31_536_000


def spoken(answer: Answer) -> Answer:
    """Speak the reader's language while a page is made, and say in the answer that it depends on it."""

    def answered(request: HttpRequest) -> HttpResponse:
        language = _language_of(request)
        with translation.override(language):
            response = answer(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response

    return answered


def _language_of(request: HttpRequest) -> str:
    known = dict(settings.LANGUAGES)
    asked = (request.GET.get(LANGUAGE, ""), request.COOKIES.get(LANGUAGE, ""))
    chosen = next((one for one in asked if one in known), "")
    return chosen or translation.get_language_from_request(request)


def light_of(request: HttpRequest) -> str:
    """`light` or `dark` where the reader chose; empty leaves it to the browser."""
    chosen = request.COOKIES.get(LIGHT, "")
    return chosen if chosen in LIGHTS else ""


@csrf_exempt  # it sets a reader's own taste and nothing else
@require_POST
def preferences(request: HttpRequest) -> HttpResponse:
    """Keep a reader's language and light in a cookie, and lead back to the page."""
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/")
    response = HttpResponseRedirect(back if safe else "/")
    for name, allowed in ((LANGUAGE, dict(settings.LANGUAGES)), (LIGHT, (*LIGHTS, "browser"))):
        if request.POST.get(name) in allowed:
            response.set_cookie(name, request.POST[name], max_age=_YEAR, samesite="Lax", httponly=True)
    return response
