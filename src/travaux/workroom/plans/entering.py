"""What is entered on the page of a plan: reports on measures, new measures one by one or many at once."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from travaux.decision.act import Act, Author
from travaux.office.desk import NOW
from travaux.office.receipts import Refused
from travaux.workroom.named import doers, resolver
from travaux.workroom.plans.gathered import PlanAtWork, name_of, plan_of
from travaux.workroom.plans.lines import Line, read_lines
from travaux.workroom.plans.measures import CAUSES, REPORTED, Reported, changed, lacking_reason
from travaux.workroom.plans.views import here, page_of_plan
from travaux.workroom.rendered import rendered
from travaux.workroom.several import enter, new_key, receipt_of, told
from travaux.workroom.working import Working, signed_in, working


@signed_in
@require_POST
def report(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Enter what became of the measures in whose rows a status was chosen."""
    at = working(request, gettext("Plan"))
    found = plan_of(at, organisation, slug)
    reported = changed(request.POST, found.state)
    faults = [*_faults(found, reported)]
    if faults:
        return _again(request, at, found, typed=reported, faults=faults)
    answer = enter(at, request, _reports(found, reported, at.actor.capacity))
    if isinstance(answer, Refused):
        return _again(request, at, found, typed=reported, faults=[told(answer)])
    return HttpResponseRedirect(f"{here(organisation, slug)}?receipt={receipt_of(answer)}#measures")


def _faults(found: PlanAtWork, reported: Iterable[Reported]) -> Iterator[str]:
    rows = tuple(reported)
    names = {one.measure: name_of(one) for one in found.state.measures}
    if not rows:
        yield gettext("Nothing was entered. Choose a status in the row of a measure, then save.")
    for measure in lacking_reason(rows):
        yield gettext("'%(name)s' is not implemented: give the reason. Nothing was entered.") % {"name": names[measure]}
    for one in rows:
        if one.cause and one.cause not in CAUSES:
            text = gettext("'%(cause)s' is no cause. Choose one of the list, or leave it out. Nothing was entered.")
            yield text % {"cause": one.cause[:60]}


def _reports(found: PlanAtWork, reported: Iterable[Reported], by: Author) -> Iterator[Act]:
    for one in reported:
        yield Act(REPORTED, (found.dossier,), by, NOW, (one.measure,), one.value)


def _again(request: HttpRequest, at: Working, found: PlanAtWork, **more: object) -> HttpResponse:
    shown = page_of_plan(at, found, **more)  # type: ignore[arg-type]
    return rendered(request, at, "plans/plan", shown)


@signed_in
@require_POST
def add_measure(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Enter one measure; the row stays open for the next."""
    at = working(request, gettext("Plan"))
    found = plan_of(at, organisation, slug)
    cells = (
        request.POST.get(name, "").replace(";", ",").replace("\t", " ") for name in ("title", "responsible", "due")
    )
    lines = _read(at, found, "; ".join(" ".join(cell.split()) for cell in cells))
    document = request.POST.get("document", "")
    line = lines[0]
    if line.faults:
        return _again(request, at, found, adding=line, document=document, refused=" ".join(line.faults))
    answer = enter(at, request, _planned(found, lines, at.actor.capacity, document))
    if isinstance(answer, Refused):
        return _again(request, at, found, adding=line, document=document, refused=told(answer))
    return HttpResponseRedirect(f"{here(organisation, slug)}?added=1&receipt={receipt_of(answer)}#add")


@signed_in
@require_POST
def paste(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Read many measures from a text, show them as they were understood, and enter them together once looked at."""
    at = working(request, gettext("Plan"))
    found = plan_of(at, organisation, slug)
    text = request.POST.get("lines", "")
    lines, looked = _read(at, found, text), sha256(text.encode()).hexdigest()
    enterable = bool(lines) and not any(line.faults for line in lines)
    refused = ""
    if "enter" in request.POST and enterable and request.POST.get("looked") == looked:
        answer = enter(at, request, _planned(found, lines, at.actor.capacity))
        if not isinstance(answer, Refused):
            return HttpResponseRedirect(f"{here(organisation, slug)}?receipt={receipt_of(answer)}#measures")
        refused = told(answer)
    more: dict[str, Any] = {
        "lines": lines,
        "pasted": text,
        "looked": looked,
        "enterable": enterable,
        "paste_key": new_key(),
        "refused": refused,
    }
    shown = page_of_plan(at, found, **more)
    return rendered(request, at, "plans/plan", shown)


def _read(at: Working, found: PlanAtWork, text: str) -> tuple[Line, ...]:
    resolve = resolver(at.organisation, doers())
    return read_lines(text, found.taken, resolve, at.page.asked.zone)


def _planned(found: PlanAtWork, lines: Iterable[Line], by: Author, document: str = "") -> Iterator[Act]:
    for line in lines:
        value = {**line.value, **({"document": document} if document else {})}
        yield Act("measure planned", (found.dossier,), by, NOW, (line.slug,), value)
