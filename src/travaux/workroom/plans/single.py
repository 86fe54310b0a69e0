"""Single acts on a plan and on one of its measures, the way into the next plan among them."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext

from travaux.decision.act import Act, Author
from travaux.decision.situation import PlanState
from travaux.decision.situation.plan import MeasureRow
from travaux.decision.states import MEASURE
from travaux.frame.refusals import NotOnRecordPage
from travaux.office import read_as
from travaux.office.desk import NOW
from travaux.office.receipts import Receipt, Refused
from travaux.record.values import RESERVED
from travaux.workroom.audiences import readers_of
from travaux.workroom.forms import act_form
from travaux.workroom.plans.gathered import PlanAtWork, name_of, plan_of
from travaux.workroom.plans.measures import DONE, REPORTED
from travaux.workroom.plans.possible import possible
from travaux.workroom.plans.views import here
from travaux.workroom.rendered import rendered
from travaux.workroom.rights import may
from travaux.workroom.sessions.papers import as_file
from travaux.workroom.several import enter, new_key, receipt_of, told
from travaux.workroom.titles import title
from travaux.workroom.working import Working, signed_in, working


@signed_in
def made(request: HttpRequest, organisation: str, slug: str, paper: str, fmt: str) -> HttpResponse:
    """A paper of a plan, as the reader may know it; served to be saved."""
    return as_file(working(request, ""), f"{organisation}/plan/{slug}", paper, fmt)


@signed_in
def on_plan(request: HttpRequest, organisation: str, slug: str, act: str) -> HttpResponse:
    """One act on a plan, with the finding beforehand."""
    one = possible(act)
    at = working(request, gettext(one.label))
    found = plan_of(at, organisation, slug)
    keys = (DONE,) if one.slug == "report-count" else ()
    known, label = _known(found, one.slug), gettext(one.label)
    form = act_form(at, one.event, (found.dossier,), keys, known, one.asks, label, here(organisation, slug))
    shown = {"found": found, "form": form, "label": label, "here": here(organisation, slug)}
    return rendered(request, at, "plans/act", shown)


def _known(found: PlanAtWork, slug: str) -> dict[str, str]:
    """What stands in the fields beforehand."""
    match slug:
        case "report-count":
            return {"noun": "measures"}
        case "name":
            return {"name": found.title, "form": "title"}
        case _:
            return {}


@signed_in
def measure(request: HttpRequest, organisation: str, slug: str, name: str) -> HttpResponse:
    """One measure: what is on record of it, a report on it, and the way into the next plan."""
    at = working(request, gettext("Measure"))
    found = plan_of(at, organisation, slug)
    row = next((one for one in found.state.measures if one.measure == name), None)
    if row is None:
        raise NotOnRecordPage(gettext("The plan has no measure '%(name)s'.") % {"name": name[:60]})
    refused = ""
    if request.method == "POST":
        answer = _carry_over(at, found, row, request)
        if not isinstance(answer, Refused):
            return HttpResponseRedirect(f"{here(organisation, slug)}?receipt={receipt_of(answer)}#measures")
        refused = told(answer)
    shown = {**_shown(at, found, row), "refused": refused, "here": here(organisation, slug), "key": new_key()}
    return rendered(request, at, "plans/measure", shown)


def _shown(at: Working, found: PlanAtWork, row: MeasureRow) -> dict[str, object]:
    back = here(at.organisation, found.slug)
    form = act_form(at, REPORTED, (found.dossier,), (row.measure,), {}, None, gettext("Report on it"), back)
    carried = MEASURE.leads(row.stage.state, REPORTED, "carried over") is not None
    return {
        "found": found,
        "one": row,
        "name": name_of(row),
        "form": form,
        "others": _others(at, found) if carried and may(at, REPORTED, found.dossier) else [],
        "carry_readers": readers_of(at, "measure planned"),
        "cards": [card for card in found.shown.facts if row.measure in card.key],
    }


def _others(at: Working, found: PlanAtWork) -> list[tuple[str, str]]:
    """The other plans, the newest first, into which a measure may be taken."""
    states = read_as.states("plan", at.organisation, at.page.asked.dials, at.actor.reader).values()
    return [
        (one.dossier, title(one, at.page))
        for one in states
        if isinstance(one, PlanState) and one.dossier != found.dossier
    ]


def _carry_over(at: Working, found: PlanAtWork, row: MeasureRow, request: HttpRequest) -> list[Receipt] | Refused:
    """Report it as carried over here and plan it there, both or neither."""
    target = next((name for name, _ in _others(at, found) if name == request.POST.get("plan")), "")
    if not target:
        raise NotOnRecordPage(gettext("No such plan is on record. Choose one of the list."))
    reason = request.POST.get("reason", "").strip()[:1_000]
    return enter(at, request, _carried(found.dossier, target, row, reason, at.actor.capacity))


def _carried(plan: str, target: str, row: MeasureRow, reason: str, by: Author) -> Iterator[Act]:
    told_here = {"status": "carried over", **({"reason": reason} if reason else {})}
    yield Act(REPORTED, (plan,), by, NOW, (row.measure,), told_here)
    fields = {
        "title": row.title,
        "document": row.document,
        "organisation": row.organisation,
        "responsible": row.responsible,
    }
    value = {name: str(one.value) for name, one in fields.items() if one.value not in {None, *RESERVED}}
    yield Act("measure planned", (target,), by, NOW, (row.measure,), value)
