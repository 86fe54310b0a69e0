"""Where a delegation stands: on one clause, or on all on which it has not spoken, in one transaction."""

from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from travaux.decision.act import Act
from travaux.office.desk import NOW
from travaux.office.receipts import Refused
from travaux.record.values import Value
from travaux.workroom import several
from travaux.workroom.drafts.setting import Setting, setting
from travaux.workroom.drafts.views.one import STANCES, shown
from travaux.workroom.working import signed_in

RECORDED: Final = "clause stance recorded"
_TYPED: Final = ("clause", "stance", "comment", "wording", "audience")


@require_POST
@signed_in
def stance(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Say where one's member stands on a clause."""
    at = setting(request, organisation, slug)
    typed = {name: request.POST.get(name, "").strip() for name in _TYPED}
    known = {one.clause: {had.version for had in one.wordings} for one in at.draft.state.clauses}
    version = request.POST.get("version", "")
    if typed["stance"] not in STANCES or version not in known.get(typed["clause"], ()):
        told = gettext("Choose a stance on a clause of this text, and save it again.")
        return shown(request, at, (told,), **typed)
    value = {"comment": typed["comment"], "wording": typed["wording"], "version": version}
    return _entered(
        request, at, [_act(at, typed["clause"], typed["stance"], value)], f"clause-{typed['clause']}", typed
    )


@require_POST
@signed_in
def agree_remaining(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Agree to the clauses that were shown as remaining, all together or none."""
    at = setting(request, organisation, slug)
    seen = dict(zip(request.POST.getlist("clause"), request.POST.getlist("seen"), strict=False))
    clauses = [one for one in at.draft.state.clauses if one.clause in seen and not one.removed]
    if not clauses:
        told = gettext("No clause of this text remains on which you have not spoken.")
        return shown(request, at, (told,))
    reworded = [one.clause for one in clauses if one.wordings[-1].fact.address != seen[one.clause]]
    if reworded:
        told = gettext("Reworded since you saw it: %(clauses)s. Read it as it stands now, and agree again.")
        return shown(request, at, (told % {"clauses": ", ".join(reworded)},))
    acts = [_act(at, one.clause, "agrees", {"version": one.version}) for one in clauses]
    return _entered(request, at, acts, "text", {})


def _act(at: Setting, clause: str, chosen: str, more: dict[str, str]) -> Act:
    value: dict[str, Value] = {
        "clause": clause,
        "stance": chosen,
        **{name: told for name, told in more.items() if told},
    }
    return Act(RECORDED, (at.draft.dossier,), at.author, NOW, (at.working.actor.member,), value)


def _entered(request: HttpRequest, at: Setting, acts: list[Act], anchor: str, typed: dict[str, str]) -> HttpResponse:
    """Enter them, and lead back to the clause with the receipt; a refusal shows the page with what was typed."""
    answer = several.enter(at.working, request, acts)
    if isinstance(answer, Refused):
        return shown(request, at, (several.told(answer),), **typed)
    return HttpResponseRedirect(f"{at.here}?receipt={several.receipt_of(answer)}#{anchor}")
