"""What could be done about one dossier: every act that its kind knows, with the finding, or why not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from travaux.enquiry.again import again
from travaux.office.beforehand import Beforehand, of_each
from travaux.record.dossiers import kind_of
from travaux.record.events import EVENTS
from travaux.workroom.answering.waiting import place_of
from travaux.workroom.forms import act_of, barring
from travaux.workroom.given import Advice, advice
from travaux.workroom.rendered import rendered
from travaux.workroom.working import Working, signed_in, working


@dataclass(frozen=True)
class Doable:
    """One act: its form's address and the finding beforehand; `barred` says why it cannot be done from this seat."""

    event: str
    says: str
    href: str
    advice: Advice | None
    barred: str = ""


@require_safe
@signed_in
def about(request: HttpRequest, dossier: str) -> HttpResponse:
    """The list for one dossier; raises BadDossier, NoSuchDossier."""
    at = working(request, gettext("What could be done here"))
    kind_of(dossier)
    shown = at.show(dossier)
    rows = list(_doable(at, dossier))
    told = {
        "dossier": shown,
        "mine": [one for one in rows if not one.barred],
        "barred": [one for one in rows if one.barred],
        "place": place_of(dossier),
    }
    return rendered(request, at, "answering/about", told)


def _doable(at: Working, dossier: str) -> Iterator[Doable]:
    kinds = [one for one in EVENTS.values() if one.act and kind_of(dossier) in one.about]
    why = {one.name: barring(at, one.name, (dossier,)) for one in kinds}
    acts = [act_of(at, name, (dossier,), (), {}) for name, reason in why.items() if reason is None]
    found = of_each((replace(one, details_unknown=True) for one in acts), at.actor.reader)
    yield from (_row(at, one, dossier) for one in found)
    for name, reason in why.items():
        if reason is not None:
            yield Doable(name, EVENTS[name].says, "", None, again(reason))


def _row(at: Working, one: Beforehand, dossier: str) -> Doable:
    href = f"/workroom/act/{one.act.kind}?{urlencode({'about': dossier})}"
    barred = again(one.refused.text) if one.refused is not None else ""
    return Doable(one.act.kind, one.act.event.says, href, advice(one.stored, at.page), barred)
