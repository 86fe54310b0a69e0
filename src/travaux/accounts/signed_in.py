"""Pages for whoever is signed in: everybody else is led to the sign-in page and back."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from travaux.accounts.models import Account

Parts = ParamSpec("Parts")
View = Callable[Concatenate[HttpRequest, Parts], HttpResponse]


def signed_in(view: Callable[Concatenate[HttpRequest, Account, Parts], HttpResponse]) -> View[Parts]:
    """Hand the account to the view, or lead to the sign-in page; what was asked for comes after it."""

    @wraps(view)
    def led_there(request: HttpRequest, *args: Parts.args, **kwargs: Parts.kwargs) -> HttpResponse:
        account = request.user
        if isinstance(account, Account):
            return view(request, account, *args, **kwargs)
        return to_sign_in(request)

    return cast("View[Parts]", led_there)


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, and from there back to what was asked for; a form is read anew, its text being kept."""
    back = request.get_full_path() if request.method in {"GET", "HEAD"} else request.path
    return HttpResponseRedirect(f"{settings.LOGIN_URL}?{urlencode({'next': back})}")


def led(request: HttpRequest, otherwise: str) -> str:
    """The address on this site to which `next` leads; any other is passed over."""
    asked = request.POST.get("next", "") or request.GET.get("next", "")
    here = url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked.startswith("/")
    return asked if here else otherwise
