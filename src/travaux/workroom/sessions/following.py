"""Acts on an instruction that follows from a session: more time, or off control."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, gettext_noop

from travaux.frame.refusals import NotOnRecordPage
from travaux.workroom.forms import act_form
from travaux.workroom.rendered import rendered
from travaux.workroom.sessions.gathered import session_of
from travaux.workroom.sessions.possible import NoSuchAct, Possible
from travaux.workroom.sessions.views import here
from travaux.workroom.working import signed_in, working

OF_INSTRUCTIONS: Final = {
    "extend": Possible("extend", "instruction extended", gettext_noop("Give more time"), ("due",)),
    "off-control": Possible("off-control", "taken off control", gettext_noop("Take off control"), ("by",)),
}


@signed_in
def on_instruction(request: HttpRequest, organisation: str, slug: str, act: str) -> HttpResponse:
    """One act on the instruction that `of` names by the address of its fact."""
    if act not in OF_INSTRUCTIONS:
        raise NoSuchAct(act, OF_INSTRUCTIONS)
    one = OF_INSTRUCTIONS[act]
    at = working(request, gettext(one.label))
    found = session_of(at, organisation, slug)
    row = next((row for row in found.follow_up if row.instruction.fact.address == request.GET.get("of", "")), None)
    if row is None:
        raise NotOnRecordPage(gettext("No such instruction follows from this session."))
    known = {"number": row.instruction.number} if row.instruction.number else {}
    label = gettext(one.label)
    form = act_form(at, one.event, (row.dossier,), (), known, one.asks, label, here(organisation, slug))
    shown = {"found": found, "row": row, "form": form, "label": label, "here": here(organisation, slug)}
    return rendered(request, at, "sessions/act", shown)
