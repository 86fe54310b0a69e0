"""Who works here, on what page, and how a view asks for both."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse

from travaux.accounts.actor import Actor, actor_of
from travaux.frame.page import Page, page_of
from travaux.office import answers
from travaux.office.answers import Shown
from travaux.workroom.given import Given, given
from travaux.workroom.keeping import kept_for_later

Parts = ParamSpec("Parts")
View = Callable[Concatenate[HttpRequest, Parts], HttpResponse]


class NotSignedIn(Exception):
    """Nobody sits on a seat: nobody is signed in, the seat has ended, or none of several was chosen."""


@dataclass(frozen=True)
class Working:
    """A person on a seat at a page of the workroom; `given` is the receipt of what was entered just before."""

    page: Page
    actor: Actor
    given: Given | None = None

    def show(self, dossier: str) -> Shown:
        """A dossier as the person may know it under the dials of the page; raises NoSuchDossier, BadDossier."""
        return answers.show(dossier, self.page.asked.dials, self.actor.reader)

    @property
    def organisation(self) -> str:
        """The organisation for which the person sits."""
        return self.actor.organisation

    @property
    def zone(self) -> str:
        """The time zone of the organisation, in which its days end and dates are read; the person's is the actor's."""
        return self.page.asked.zone.key


def working(request: HttpRequest, title: str) -> Working:
    """The page that a request asks for and who asks; raises NotSignedIn, and what `page_of` raises."""
    actor = actor_of(request)
    if actor is None:
        raise NotSignedIn
    page = page_of(request, actor.organisation, title)
    return Working(page, actor, given(request.GET.get("receipt", ""), page, actor.reader))


def signed_in(view: Callable[Concatenate[HttpRequest, Parts], HttpResponse]) -> View[Parts]:
    """Lead whoever does not sit on a seat to where one can, with everything that was typed."""

    @wraps(view)
    def asked(request: HttpRequest, /, *args: Parts.args, **kwargs: Parts.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotSignedIn:
            return kept_for_later(request)

    return asked
