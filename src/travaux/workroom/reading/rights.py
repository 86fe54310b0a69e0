"""Who may read articles into the record: officers of the secretariat."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from travaux.accounts.actor import actor_of
from travaux.frame.refusals import NOT_OPEN, refusal
from travaux.workroom.working import NotSignedIn

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def secretariat(view: View[Rest]) -> View[Rest]:
    """Let only officers of the secretariat see a page: texts are private, what is confirmed is on record."""

    @wraps(view)
    def shown(request: HttpRequest, /, *rest: Rest.args, **named: Rest.kwargs) -> HttpResponse:
        actor = actor_of(request)
        if actor is None:
            raise NotSignedIn
        if actor.role != "secretariat":
            told = gettext(
                "Only officers of the secretariat read texts into the record. Ask one of them to hand it in."
            )
            return refusal(request, NOT_OPEN, told)
        return view(request, *rest, **named)

    return shown
