"""The pages of plans at work: all of them, a new one, and one with its measures and counts."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext

from travaux.decision.situation import PlanState
from travaux.office import read_as
from travaux.office.receipts import Refused
from travaux.workroom.audiences import readers_of
from travaux.workroom.named import doers
from travaux.workroom.plans import drawing
from travaux.workroom.plans.gathered import PlanAtWork, computed, counts, decisions, implemented, plan_of, undone
from travaux.workroom.plans.lines import Line
from travaux.workroom.plans.measures import CAUSES, Reported
from travaux.workroom.plans.possible import ACTS
from travaux.workroom.rendered import rendered
from travaux.workroom.rights import may
from travaux.workroom.several import enter, new_key, receipt_of, told
from travaux.workroom.titles import title
from travaux.workroom.working import Working, signed_in, working

NO_LINE: Final = Line(0, "", "", "", "", "", ())


@signed_in
def plans(request: HttpRequest) -> HttpResponse:
    """All plans that the reader may know of, each with its computed count."""
    at = working(request, gettext("Plans"))
    states = read_as.states("plan", at.organisation, at.page.asked.dials, at.actor.reader).values()
    rows = [
        {
            "slug": one.dossier.rpartition("/")[2],
            "title": title(one, at.page),
            "state": one,
            "computed": computed(one.computed),
        }
        for one in states
        if isinstance(one, PlanState)
    ]
    may_draw = may(at, "plan drawn up", f"{at.organisation}/plan/new")
    return rendered(request, at, "plans/list", {"plans": rows, "may_draw": may_draw})


@signed_in
def new(request: HttpRequest) -> HttpResponse:
    """Draw up a plan from a session's decisions and the chair's priorities."""
    at = working(request, gettext("New plan"))
    typed, refused = drawing.typed(request.POST or request.GET, at.organisation), ""
    if request.method == "POST":
        refused = drawing.fault(typed, at)
        answer = refused or enter(at, request, drawing.acts(typed, at))
        if isinstance(answer, list):
            return HttpResponseRedirect(f"{here(at.organisation, typed.slug)}?receipt={receipt_of(answer)}")
        refused = told(answer) if isinstance(answer, Refused) else refused
    shown = {
        **drawing.offered(at),
        "typed": typed,
        "refused": refused,
        "key": new_key(),
        "readers": readers_of(at, "plan drawn up"),
    }
    return rendered(request, at, "plans/new", shown)


@signed_in
def plan(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """The page of one plan."""
    at = working(request, gettext("Plan"))
    found = plan_of(at, organisation, slug)
    added = "added" in request.GET
    return rendered(request, at, "plans/plan", page_of_plan(at, found, added=added))


def here(organisation: str, slug: str) -> str:
    """The address of a plan's page."""
    return f"/workroom/plans/{organisation}/{slug}"


def page_of_plan(
    at: Working,
    found: PlanAtWork,
    *,
    typed: Sequence[Reported] = (),
    adding: Line = NO_LINE,
    **more: Any,  # noqa: ANN401 - what a template shows
) -> dict[str, Any]:
    """What the page of a plan shows; what somebody typed in its rows stands there again."""
    rows: Mapping[str, Reported] = {one.measure: one for one in typed}
    return {
        "found": found,
        "state": found.state,
        "title": found.title,
        "here": here(at.organisation, found.slug),
        "computed": computed(found.state.computed),
        "counts": list(counts(found.state)),
        "undone": undone(found.state, rows),
        "done": implemented(found.state),
        "causes": CAUSES,
        "adding": adding,
        "decisions": decisions(at, found),
        "doers": sorted(doers()),
        "plan_readers": readers_of(at, "measure planned"),
        "report_readers": readers_of(at, "measure reported"),
        "key": new_key(),
        "add_key": new_key(),
        "can": {name: may(at, event, found.dossier) for name, event in _RIGHTS.items()},
        "acts": [
            (one.slug, gettext(one.label)) for one in ACTS.values() if one.listed and may(at, one.event, found.dossier)
        ],
        **more,
    }


_RIGHTS: Final = {"report": "measure reported", "plan": "measure planned", "count": "count reported"}
