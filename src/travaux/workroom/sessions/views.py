"""The page of one session at work, the acts on it, and those on the items of its agenda."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from travaux.decision.situation.papers import ATTACHED
from travaux.decision.states import ITEM
from travaux.enquiry.words import day_in_words
from travaux.exports.papers import PAPERS
from travaux.frame.refusals import NotOnRecordPage
from travaux.office import answers
from travaux.office.receipts import Refused
from travaux.record.values import RESERVED
from travaux.workroom.audiences import readers_of
from travaux.workroom.forms import act_form
from travaux.workroom.rendered import rendered
from travaux.workroom.rights import may
from travaux.workroom.sessions import adding, possible
from travaux.workroom.sessions.agenda import next_number
from travaux.workroom.sessions.gathered import AtWork, ItemShown, body_of, notice_of, quorum_of, session_of
from travaux.workroom.several import enter, new_key, receipt_of, told
from travaux.workroom.working import Working, signed_in, working

#: The papers that are made of a session.
MAKABLE: Final = tuple((one.slug, one) for one in PAPERS.values() if one.kind == "session")


@signed_in
def session(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """The page of one session."""
    at = working(request, gettext("Session"))
    found = session_of(at, organisation, slug)
    return rendered(request, at, "sessions/session", page_of_session(request, at, found))


def here(organisation: str, slug: str) -> str:
    """The address of a session's page."""
    return f"/workroom/sessions/{organisation}/{slug}"


def page_of_session(request: HttpRequest, at: Working, found: AtWork, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - what a template shows
    """What the page of a session shows."""
    planned = found.state.planned_for.value
    return {
        "found": found,
        "here": here(at.organisation, found.slug),
        "planned": day_in_words(str(planned)) if planned not in {None, *RESERVED} else gettext("no day"),
        "notice": notice_of(at, found),
        "quorum": quorum_of(at, found),
        "acts": [
            (one.slug, gettext(one.label)) for one in possible.now(found.state) if may(at, one.event, found.dossier)
        ],
        "makable": [(slug, paper.heading()) for slug, paper in MAKABLE],
        "may_publish": may(at, ATTACHED, found.dossier) and at.actor.role != "delegation",
        "may_call": may(at, "attendance", found.dossier),
        "may_rule": may(at, "ruling given", found.dossier),
        "row_acts": _row_acts(at, found),
        **agenda_of(request, at, found),
        **more,
    }


def agenda_of(request: HttpRequest, at: Working, found: AtWork) -> dict[str, Any]:
    """What the table of the agenda shows, with the row in which an item is added."""
    hidden = request.GET.get("off") == "hide"
    shown = [one for one in found.items if not (hidden and one.item.place == "off")]
    return {
        "items": [(one, _can(at, one)) for one in shown],
        "off_items": sum(one.item.place == "off" for one in found.items),
        "hidden": hidden,
        "adding": _adding(at, found),
        "known": sorted(_documents(at)),
        "key": new_key(),
        "added": "added" in request.GET,
        "readers": readers_of(at, "item proposed", request.POST.get("audience", "")),
    }


def _can(at: Working, one: ItemShown) -> list[tuple[str, str]]:
    acts = possible.on_item(one.item, one.state.item.state)
    return [(act.slug, gettext(act.label)) for act in acts if may(at, act.event, one.item.document)]


def _adding(at: Working, found: AtWork) -> str:
    """`include` for those who put items on an agenda, `propose` for members, empty for all others."""
    if found.state.stage.state in {"closed", "held", "record certified", "cancelled"}:
        return ""
    if may(at, "item included", found.dossier):
        return "include"
    return "propose" if may(at, "item proposed", found.dossier) else ""


def _documents(at: Working) -> dict[str, str]:
    """The texts on record by title, which a row offers while somebody types."""
    mine = (one for one in answers.dossiers("document") if one.dossier.startswith(f"{at.organisation}/"))
    return {one.title: one.dossier for one in mine}


def _row_acts(at: Working, found: AtWork) -> list[tuple[str, str]]:
    acts = (
        ("extend", "instruction extended", gettext("Give more time")),
        ("off-control", "taken off control", gettext("Take off control")),
    )
    return [(slug, label) for slug, event, label in acts if may(at, event, found.dossier)]


@signed_in
@require_POST
def add_item(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Put an item on the agenda, or propose one, by its title."""
    at = working(request, gettext("Session"))
    found = session_of(at, organisation, slug)
    title = " ".join(request.POST.get("title", "").split())[: adding.MOST_LETTERS]
    if not title:
        return _again(request, at, found, gettext("Nothing was entered. Write the title of the item."))
    answer = enter(at, request, adding.acts(_added(at, found, title), at.actor))
    if isinstance(answer, Refused):
        return _again(request, at, found, told(answer), typed=title)
    return HttpResponseRedirect(f"{here(organisation, slug)}?added=1&receipt={receipt_of(answer)}#agenda")


def _again(request: HttpRequest, at: Working, found: AtWork, why: str, typed: str = "") -> HttpResponse:
    shown = page_of_session(request, at, found, refused=why, typed=typed)
    return rendered(request, at, "sessions/session", shown)


def _added(at: Working, found: AtWork, title: str) -> adding.Added:
    document, on_record = adding.document_named(title, at.organisation, _documents(at))
    stage = _item_stage(at, document) if on_record else "not on record"
    includable = stage != "not on record" and "item included" in ITEM.open_to(stage)
    body = f"{at.organisation}/body/{body_of(found.state)}" if body_of(found.state) else ""
    return adding.Added(found.dossier, body, document, title, next_number(found.plain_items), on_record, includable)


def _item_stage(at: Working, document: str) -> str:
    state = at.show(document).state
    stage = getattr(state, "item", None)
    return stage.state if stage is not None else "not on record"


@signed_in
def on_session(request: HttpRequest, organisation: str, slug: str, act: str) -> HttpResponse:
    """One act on a session, with the finding beforehand."""
    one = possible.of_session(act)
    at = working(request, gettext(one.label))
    found = session_of(at, organisation, slug)
    keys, known, label = _keys(at, one.event), _known(found, one.slug), gettext(one.label)
    form = act_form(at, one.event, (found.dossier,), keys, known, one.asks, label, here(organisation, slug))
    shown = {
        "found": found,
        "form": form,
        "label": label,
        "here": here(organisation, slug),
        "notice": notice_of(at, found) if one.slug == "convene" else None,
    }
    return rendered(request, at, "sessions/act", shown)


def _keys(at: Working, event: str) -> tuple[str, ...]:
    return (at.actor.member,) if event == "delegation notified" and at.actor.member else ()


def _known(found: AtWork, slug: str) -> dict[str, str]:
    """What stands in the fields beforehand."""
    state = found.state
    told = {
        "for": state.planned_for.value,
        "place": state.planned_place.value,
        "way": state.way.value,
        "sort": state.sort.value,
    }
    values = {name: str(value) for name, value in told.items() if isinstance(value, str) and value not in RESERVED}
    match slug:
        case "convene":
            return {name: value for name, value in values.items() if name != "sort"}
        case "held":
            return {name: value for name, value in values.items() if name != "for"}
        case "open":
            return {"part": "restricted composition"}
        case "name":
            return {"name": found.title, "form": "title"}
        case _:
            return {}


@signed_in
def on_item(request: HttpRequest, organisation: str, slug: str, document: str, act: str) -> HttpResponse:
    """One act on an item of the agenda, with the finding beforehand."""
    one = possible.of_item(act)
    at = working(request, gettext(one.label))
    found = session_of(at, organisation, slug)
    item = next((item for item in found.items if item.slug == document), None)
    if item is None:
        raise NotOnRecordPage(gettext("No item '%(name)s' is on this agenda.") % {"name": document[:60]})
    keys = (at.actor.member,) if one.slug == "ask-removal" and at.actor.member else ()
    known, label = {**_of_item(at, found, item, one.slug), **_ruled_on(request, item, one.slug)}, gettext(one.label)
    form = act_form(at, one.event, (item.item.document,), keys, known, one.asks, label, here(organisation, slug))
    shown = {"found": found, "item": item, "form": form, "label": label, "here": here(organisation, slug)}
    return rendered(request, at, "sessions/act", shown)


def _of_item(at: Working, found: AtWork, item: ItemShown, slug: str) -> dict[str, str]:
    """What stands in the fields beforehand: the session, and at whose request where a decision on a request is due."""
    asker = next((one.member for one in item.item.open_requests), "")
    body = f"{at.organisation}/body/{body_of(found.state)}" if body_of(found.state) else ""
    values = {
        "include": {"session": found.dossier, "body": body, "number": str(next_number(found.plain_items))},
        "ask-removal": {"session": found.dossier, "body": body},
        "remove": {"session": found.dossier, "request of": asker},
        "keep": {"session": found.dossier, "request of": asker},
        "open-item": {"session": found.dossier},
        "not-taken": {"session": found.dossier},
    }.get(slug, {})
    return {name: value for name, value in values.items() if value}


def _ruled_on(request: HttpRequest, item: ItemShown, slug: str) -> dict[str, str]:
    """The entry on which the chair rules: that of the request which the address names, else of the one that waits."""
    if slug != "rule":
        return {}
    entries = [one.asked.entry for one in item.requests]
    waiting = [one.asked.entry for one in item.requests if one.waits]
    asked = request.GET.get("of", "")
    return {"on": asked if asked in entries else next(iter(waiting), ""), "by": "chair"}
