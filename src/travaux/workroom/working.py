"""Who works at a page, and the page's own question; whoever is not signed in is led there, and back."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, Final, ParamSpec
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from travaux.accounts.actor import Actor, actor_of
from travaux.accounts.models import Account
from travaux.accounts.signed_in import to_sign_in
from travaux.frame.page import Page, page_of
from travaux.office import answers
from travaux.office.answers import Shown
from travaux.workroom.typed import typed

Parts = ParamSpec("Parts")
View = Callable[Concatenate[HttpRequest, Parts], HttpResponse]

_READING: Final = ("GET", "HEAD")
_SIGN_IN_FIRST: Final = 401


@dataclass(frozen=True)
class Working:
    """Somebody on a seat, at a page of the workroom."""

    page: Page
    actor: Actor

    @property
    def organisation(self) -> str:
        """The organisation at which the seat is."""
        return self.actor.organisation

    @property
    def zone(self) -> str:
        """The name of the organisation's time zone, in which its days end."""
        return self.page.asked.zone.key

    def show(self, dossier: str) -> Shown:
        """A dossier as this person may know it under the page's dials; raises NoSuchDossier."""
        return answers.show(dossier, self.page.asked.dials, self.actor.reader)


def signed_in(view: View[Parts]) -> View[Parts]:
    """Let only those in who sit on a seat now. A form that was sent without loses nothing: the page keeps its text."""

    @wraps(view)
    def led(request: HttpRequest, *args: Parts.args, **kwargs: Parts.kwargs) -> HttpResponse:
        if actor_of(request) is not None:
            return view(request, *args, **kwargs)
        if request.method not in _READING:
            return kept(request)
        if isinstance(request.user, Account):
            return HttpResponseRedirect(f"{reverse('account_seat')}?{urlencode({'next': request.get_full_path()})}")
        return to_sign_in(request)

    return led


def kept(request: HttpRequest) -> HttpResponse:
    """Status 401, for a form whose sender is not signed in any more: all that was typed, to be sent on afterwards."""
    shown = {"typed": typed(request), "action": request.get_full_path(), "next": request.path}
    return render(request, "workroom/kept.html", shown, status=_SIGN_IN_FIRST)


def working(request: HttpRequest, title: str) -> Working:
    """Who works at the page; for views that `signed_in` lets somebody into."""
    actor = actor_of(request)
    if actor is None:
        raise TypeError(request.path)
    return Working(page_of(request, actor.organisation, title), actor)
