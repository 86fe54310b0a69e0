"""One act on a draft: its form with the finding beforehand, and what helps to fill it in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from travaux.accounts import policy
from travaux.decision.findings import Finding
from travaux.decision.situation import DocumentState
from travaux.frame.found import NotAsked, deliberation
from travaux.office import answers
from travaux.record.audience import PUBLIC
from travaux.rulebook.models import AdoptionRule
from travaux.workroom.drafts.deciding import verdict
from travaux.workroom.drafts.possible import Possible, foreseen, possible
from travaux.workroom.drafts.presets import Asked, keys_of, values_of
from travaux.workroom.drafts.setting import Setting, now, setting
from travaux.workroom.drafts.silence import Offer, offers, rule_of_silence
from travaux.workroom.forms import act_form
from travaux.workroom.working import signed_in

_TIMED = frozenset({"start-silence", "extend-silence"})
_JUDGED = frozenset({"put", "adopted", "not-adopted", "object", "refuse", "start-silence", "break-silence", "noted"})


@signed_in
def act(request: HttpRequest, organisation: str, slug: str, name: str) -> HttpResponse:
    """The page of one act on a draft; raises NoSuchAct."""
    at, chosen = setting(request, organisation, slug), possible(name)
    rule = _rule(at) if chosen.slug in _TIMED else None
    offered = _offers(at, rule) if chosen.slug in _TIMED else ()
    expires = request.GET.get("expires", "").strip() or (offered[0].stated if offered else "")
    asked = Asked(_public(at) or at.draft.state, at.working.actor.member, _finding(at, chosen), expires)
    value = {**values_of(chosen.slug, chosen.event, asked), **_given(request, chosen)}
    keys = keys_of(chosen.event, asked)
    title = gettext(chosen.label)
    form = act_form(at.working, chosen.event, (at.draft.dossier,), keys, value, chosen.asks, title, at.here)
    return at.page(
        request, "act", form=form, label=title, offers=offered, chosen=expires, rule=rule, **_beside(at, chosen)
    )


def _given(request: HttpRequest, chosen: Possible) -> dict[str, str]:
    """What the link that led here says of the fields, as `clause=3`; `of` names what the act is on, `on` is a dial."""
    fields = {"of": "on", **{name: name for name in ("clause", "number", "session", "by", "request of")}}
    return {field: request.GET[name] for name, field in fields.items() if name in request.GET and chosen.slug}


def _beside(at: Setting, chosen: Possible) -> dict[str, Any]:
    """Why there is no form, where there is none; the finding on the whole question, where the act bears on it."""
    refused = policy.may(at.working.actor, chosen.event, at.draft.dossier)
    return {
        "foreseen": foreseen(chosen, at.draft.state),
        "barred": "" if refused is None else refused.text,
        "verdict": at.verdict if chosen.slug in _JUDGED else None,
    }


def _offers(at: Setting, rule: AdoptionRule | None) -> tuple[Offer, ...]:
    procedure = None if rule is None else rule.parameters.course.silence
    demanded = None if procedure is None else procedure.lasts_at_least
    return offers(now(), at.working.page.asked.zone, at.draft.roll, demanded)


def _rule(at: Setting) -> AdoptionRule | None:
    """The rule on silence of the body that decides; None where the book has none, or no body is told."""
    try:
        asking = deliberation(at.working.page, at.draft.dossier, at.working.actor.reader)
    except NotAsked:
        return None
    question = asking.decided.question
    return rule_of_silence(asking.book, question.body, question.on)


def _finding(at: Setting, chosen: Possible) -> Finding | None:
    """The finding as the public may draw it, where what is announced is filled in from it."""
    return verdict(at.draft, at.working.page, PUBLIC).finding if chosen.slug == "adopted" and at.public else None


def _public(at: Setting) -> DocumentState | None:
    """The draft as everybody may read it."""
    try:
        found = answers.show(at.draft.dossier, at.working.page.asked.dials, PUBLIC).state
    except answers.NoSuchDossier:
        return None
    return found if isinstance(found, DocumentState) else None
