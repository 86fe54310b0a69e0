"""Planning a session: what the rules say about notice is told before the button is there."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext

from travaux.office import answers
from travaux.office.answers import NoSuchDossier
from travaux.office.receipts import Receipt, Refused
from travaux.record.dossiers import slug_of
from travaux.workroom.audiences import Readers, readers_of
from travaux.workroom.rendered import rendered
from travaux.workroom.rights import may
from travaux.workroom.sessions.gathered import book, roll_of, today
from travaux.workroom.sessions.new import SCHEDULED, SORTS, WAYS, Wanted, acts, wanted
from travaux.workroom.sessions.notice import notice
from travaux.workroom.sessions.views import here
from travaux.workroom.several import enter, new_key, receipt_of, told
from travaux.workroom.working import Working, signed_in, working


@signed_in
def new(request: HttpRequest) -> HttpResponse:
    """Which bodies, when, where; then what the rules say; then the button."""
    at = working(request, gettext("New session"))
    known = _bodies(at)
    asked = wanted(request.POST if request.method == "POST" else request.GET, at.organisation, known)
    refused = ""
    if request.method == "POST" and asked.opening and not asked.faults:
        answer = _enter(at, request, asked)
        if not isinstance(answer, Refused):
            return HttpResponseRedirect(f"{here(at.organisation, asked.slug)}?receipt={receipt_of(answer)}")
        refused = told(answer)
    shown = {**_shown(at, asked, known), "refused": refused, "readers": _readers(at, request)}
    return rendered(request, at, "sessions/new", shown)


def _bodies(at: Working) -> dict[str, str]:
    mine = (one for one in answers.dossiers("body") if one.dossier.startswith(f"{at.organisation}/"))
    return {one.dossier: one.title for one in mine}


def _enter(at: Working, request: HttpRequest, asked: Wanted) -> list[Receipt] | Refused:
    naming = may(at, "named", asked.dossier)
    convening = "convene" in request.POST and may(at, "session convened", asked.dossier)
    return enter(at, request, acts(asked, at.actor.capacity, name=naming, convene=convening))


def _readers(at: Working, request: HttpRequest) -> tuple[Readers, ...]:
    return readers_of(at, SCHEDULED, request.POST.get("audience", ""))


def _shown(at: Working, asked: Wanted, known: dict[str, str]) -> dict[str, Any]:
    opening, body = asked.opening, slug_of(asked.bodies[0]) if asked.bodies else ""
    return {
        "asked": asked,
        "bodies": sorted(known.items(), key=lambda one: one[1]),
        "ways": WAYS,
        "sorts": SORTS,
        "there": _is_there(at, asked),
        "notice": notice(book(at), body, roll_of(at), today(at), opening) if opening else None,
        "may_name": may(at, "named", asked.dossier),
        "may_plan": may(at, "session scheduled", asked.dossier),
        "may_convene": may(at, "session convened", asked.dossier),
        "key": new_key(),
    }


def _is_there(at: Working, asked: Wanted) -> str:
    """The address of the session where it is on record already, as far as the reader may know of it."""
    if asked.opening is None or not asked.bodies:
        return ""
    try:
        at.show(asked.dossier)
    except NoSuchDossier:
        return ""
    return here(at.organisation, asked.slug)
