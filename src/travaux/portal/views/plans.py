"""Action plans: all of an organisation's, and one with what is claimed of it and what this record holds by name."""

from collections.abc import Iterable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from travaux.decision.situation import ChairmanshipState, DocumentState, PlanState
from travaux.decision.situation.claims import Remark
from travaux.decision.situation.instructions import Instruction
from travaux.decision.situation.plan import MeasureRow
from travaux.enquiry.states.first import plan_first
from travaux.frame.leaves import leaf
from travaux.frame.page import Page, page_of
from travaux.office import lists, many
from travaux.office.answers import Shown
from travaux.office.lists import Narrow
from travaux.portal.choices import on_record
from travaux.portal.claimed import claim_of, claim_picture

LENGTH: Final = 25
FACTS: Final = 20
_NOT_DONE: Final = ("not implemented", "carried over", "removed", "in progress", "planned")


def plans(request: HttpRequest, organisation: str) -> HttpResponse:
    """All action plans, the newest first, each with what is claimed of it."""
    page = page_of(request, organisation, gettext("Action plans"))
    narrow = Narrow(kind="plan", organisation=on_record(page, organisation))
    cursor = request.GET.get("cursor", "")
    listing = lists.listed(narrow, page.asked.dials, order="newest", limit=LENGTH, cursor=cursor)
    found = many.states([one.dossier for one in listing.items], page.asked.dials)
    told = [(one, found[one.dossier]) for one in listing.items if one.dossier in found]
    rows = [(one, state, claim_of(state, page.tell)) for one, state in told if isinstance(state, PlanState)]
    return render(request, "portal/plans.html", {"page": page, "listing": listing, "rows": rows})


def plan_besides(page: Page, shown: Shown) -> dict[str, Any]:
    """What the page of a plan shows besides its state."""
    state = shown.state
    if not isinstance(state, PlanState):
        raise TypeError(state.kind)
    documents = [str(one.document.value) for one in state.measures if one.document.value]
    beside = many.states([*documents, f"{page.organisation}/chairmanship"], page.asked.dials)
    return {
        "claim": claim_of(state, page.tell),
        "claim_plain": claim_of(state, page.plain, cited=False),
        "undone": list(plan_first(state, page.tell, {}))[1:-1],
        "bar": claim_picture(state, page),
        "measures": _in_order(state.measures),
        "instructions": {name: _instructions(beside.get(name)) for name in documents},
        "priorities": _priorities(state, beside.get(f"{page.organisation}/chairmanship")),
        "counted": [one for one in state.remarks if one.event == "texts counted"],
        "cards": leaf(page, "facts", shown.facts, FACTS),
        "gaps": [one for one in state.remarks if one.event == "unsourced gap"],
        "others": [one for one in state.remarks if one.event not in {"texts counted", "unsourced gap"}],
    }


def _in_order(measures: Iterable[MeasureRow]) -> list[MeasureRow]:
    """Not done first."""
    order = {status: place for place, status in enumerate(_NOT_DONE)}
    return sorted(measures, key=lambda one: order.get(str(one.status.value), len(order)))


def _instructions(state: object) -> list[Instruction]:
    told = state.instructions if isinstance(state, DocumentState) else ()
    return [one for one in told if one.event in {"instruction given", "returned for finalisation"}]


def _priorities(state: PlanState, chairmanship: object) -> list[Remark]:
    """What the member set as its priorities when it chaired, as far as that is told."""
    if not isinstance(chairmanship, ChairmanshipState) or state.priorities_of.value is None:
        return []
    return [one for one in chairmanship.priorities if one.value.get("member") == state.priorities_of.value]
