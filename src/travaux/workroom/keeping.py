"""What was typed outlives the session in which it was typed: it stays in the page, and goes on after signing in."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from allauth.account.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from travaux.accounts.actor import actor_of, seats_of
from travaux.accounts.models import Account
from travaux.accounts.signed_in import to_sign_in

SIGN_IN: Final = "/workroom/sign-in"
WORK: Final = "/workroom/"
_UNAUTHORISED: Final = 401
_FORBIDDEN: Final = 403
#: The field, and the place in the session, that hold what was typed.
TYPED: Final = "typed"
#: Where the actor of a request is kept once it was asked for.
_ASKED: Final = "_travaux_actor"
_NOT_KEPT: Final = frozenset({"csrfmiddlewaretoken", "password", "login", TYPED})


@dataclass(frozen=True)
class Typed:
    """Where a form was going, and its fields in their order; files stay with whoever chose them."""

    path: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...] = ()

    def written(self) -> str:
        """As one field of another form."""
        return json.dumps({"path": self.path, "fields": self.fields, "files": self.files})

    @property
    def texts(self) -> Iterator[tuple[str, str]]:
        """What a person typed or chose, to be shown: not the keys and addresses that forms carry."""
        hidden = ("key", "back", "title", "event", "about", "asks", "next")
        named = ((name.removeprefix("value."), said) for name, said in self.fields if name not in hidden)
        return ((name, said) for name, said in named if said)


def typed_in(request: HttpRequest) -> Typed:
    """What a form held that was sent to an address."""
    fields = tuple((name, one) for name, many in request.POST.lists() if name not in _NOT_KEPT for one in many)
    files = (one for _, many in request.FILES.lists() for one in many)
    return Typed(request.get_full_path(), fields, tuple(str(getattr(one, "name", "")) for one in files))


def read(written: str) -> Typed | None:
    """The same from its field; None for what no form of ours holds."""
    try:
        told = json.loads(written)
        fields = tuple((str(name), str(said)) for name, said in told["fields"])
        found = Typed(str(told["path"]), fields, tuple(map(str, told["files"])))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return found if found.path.startswith(WORK) else None


def kept_for_later(request: HttpRequest) -> HttpResponse:
    """To where one signs in or chooses a seat; a form that was sent stays in the page with all that was typed."""
    if request.method != "POST":
        return _led(request)
    return _kept(request, typed_in(request), _UNAUTHORISED)


def _led(request: HttpRequest) -> HttpResponse:
    account = request.user
    if not isinstance(account, Account):
        return to_sign_in(request)
    if seats_of(account):
        return HttpResponseRedirect(f"/account/seat?{urlencode({'next': request.get_full_path()})}")
    return render(request, "workroom/no_seat.html", status=_FORBIDDEN)


def _kept(request: HttpRequest, typed: Typed, status: int) -> HttpResponse:
    known = isinstance(request.user, Account)
    shown = {"typed": typed, "known": known, "actor": actor_of(request)}
    return _whole(render(request, "workroom/kept.html", shown, status=status))


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Status 403 for a form that another site sent or that is older than the sign-in, with what was typed.

    It can be sent on from here only where the browser says that a page of this site had sent it.
    """
    typed = typed_in(request)
    own = request.headers.get("Origin", "") == f"{request.scheme}://{request.get_host()}"
    may = own and request.path.startswith(WORK)
    shown = {"typed": typed, "may_send": may, "reason": reason, "actor": actor_of(request)}
    return _whole(render(request, "workroom/stale_form.html", shown, status=_FORBIDDEN))


def _whole(response: HttpResponse) -> HttpResponse:
    """Also where a part of a page was asked for, the page itself changes: nothing else would show what was typed."""
    response.headers["HX-Retarget"] = response.headers["HX-Reselect"] = "main"
    response.headers["HX-Reswap"] = "outerHTML"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with a form in hand, which goes on to where it was sent; a second factor comes between."""
    typed = read(request.POST.get(TYPED, ""))
    if typed is None:
        return _sent_on_later(request)
    answer = _entrance(request, typed)
    if answer.status_code != 302:  # noqa: PLR2004 - found: signed in, or asked for more
        return _whole(answer)
    if isinstance(request.user, Account):
        return _sent_on(request, typed)
    request.session[TYPED] = typed.written()
    return answer


def _entrance(request: HttpRequest, typed: Typed) -> HttpResponse:
    shown: dict[str, Any] = {"typed": typed, "known": False}
    answer = LoginView.as_view(template_name="workroom/kept.html", extra_context=shown)(request)
    if hasattr(answer, "render"):
        answer.render()
    if not isinstance(answer, HttpResponse):
        raise TypeError(type(answer).__name__)
    return answer


def _sent_on(request: HttpRequest, typed: Typed) -> HttpResponse:
    """Answer as if the form had been sent now, by whoever just signed in."""
    path = typed.path.partition("?")[0]
    try:
        found = resolve(path)
    except Resolver404:
        return HttpResponseRedirect(WORK)
    if actor_of_now(request) is None or path == SIGN_IN:
        return _kept(request, typed, _UNAUTHORISED)
    sent = QueryDict(mutable=True)
    for name, said in typed.fields:
        sent.appendlist(name, said)
    request.POST = sent  # type: ignore[assignment]
    request.path = request.path_info = path
    answer: HttpResponse = found.func(request, *found.args, **found.kwargs)
    return answer


def actor_of_now(request: HttpRequest) -> object:
    """Who acts, asked anew: somebody has signed in since the request began."""
    if hasattr(request, _ASKED):
        delattr(request, _ASKED)
    return actor_of(request)


def _sent_on_later(request: HttpRequest) -> HttpResponse:
    """What was typed before a second factor was asked for; else the first page of the workroom."""
    typed = read(str(request.session.pop(TYPED, "")))
    if typed is None:
        return HttpResponseRedirect(WORK)
    return _kept(request, typed, 200)
