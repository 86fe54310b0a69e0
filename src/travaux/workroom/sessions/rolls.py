"""Calling the roll of a session: one row a member, entered in one go."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext

from travaux.office import answers
from travaux.office.receipts import Refused
from travaux.workroom.audiences import readers_of
from travaux.workroom.named import resolver
from travaux.workroom.rendered import rendered
from travaux.workroom.sessions import calling
from travaux.workroom.sessions.calling import PRESENCES, RANKS, REPRESENTED, Said
from travaux.workroom.sessions.gathered import AtWork, session_of
from travaux.workroom.sessions.views import here
from travaux.workroom.several import enter, new_key, receipt_of, told
from travaux.workroom.working import Working, signed_in, working


@signed_in
def roll_call(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """The roll as a form; what is chosen in its rows is entered together."""
    at = working(request, gettext("Call the roll"))
    found = session_of(at, organisation, slug)
    people = {one.title: one.dossier for one in answers.dossiers("person")}
    if request.method != "POST":
        return _form(request, at, found, people)
    said = calling.called(request.POST, [row.member for row in found.rows], resolver(organisation, people))
    faults = [fault for one in said for fault in one.faults] or ([] if said else [gettext("Nobody was called.")])
    if faults:
        return _form(request, at, found, people, said, faults)
    answer = enter(at, request, calling.acts(found.dossier, at.actor.capacity, said))
    if isinstance(answer, Refused):
        return _form(request, at, found, people, said, [told(answer)])
    return HttpResponseRedirect(f"{here(organisation, slug)}?receipt={receipt_of(answer)}#attendance")


def _form(
    request: HttpRequest,
    at: Working,
    found: AtWork,
    people: dict[str, str],
    said: tuple[Said, ...] = (),
    faults: list[str] | None = None,
) -> HttpResponse:
    typed = {one.member: one for one in said}
    shown = {
        "found": found,
        "here": here(at.organisation, found.slug),
        "rows": [(row, typed.get(row.member, Said(row.member))) for row in found.rows],
        "presences": (*PRESENCES, REPRESENTED),
        "ranks": RANKS,
        "readers": readers_of(at, calling.ATTENDANCE, request.POST.get("audience", "")),
        "people": sorted(people),
        "faults": faults or [],
        "key": new_key(),
    }
    return rendered(request, at, "sessions/roll_call", shown)
