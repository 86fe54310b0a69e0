"""People and mandates: who speaks for which member by which mandate, who sits where, and one's own seat."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from travaux.accounts.actor import seats_of
from travaux.accounts.models import OPEN, Account, Seat
from travaux.accounts.signed_in import to_sign_in
from travaux.decision.situation import MemberState
from travaux.decision.situation.member import Mandate
from travaux.office import answers, clock
from travaux.workroom.forms import ActForm, act_form, barring
from travaux.workroom.rendered import rendered
from travaux.workroom.working import Working, signed_in, working

GIVEN, ENDED = "mandate given", "mandate ended"
AT = "/workroom/people"


@dataclass(frozen=True)
class Row:
    """One member with the mandates that run, and whether the person may give or end one for it."""

    member: str
    dossier: str
    mandates: tuple[Mandate, ...]
    may: bool


@dataclass(frozen=True)
class Sits:
    """Who sits on which seat now: without names to sign in with, which are nobody's business."""

    name: str
    role: str
    member: str
    post: str


@require_safe
@signed_in
def people(request: HttpRequest) -> HttpResponse:
    """Mandates of all members, seats, and the form for a mandate where the address names a member."""
    at = working(request, gettext("People and mandates"))
    account = request.user
    if not isinstance(account, Account):
        return to_sign_in(request)
    rows = list(_rows(at))
    shown = {
        "rows": rows,
        "forms": _forms(at, request.GET.get("member", ""), rows),
        "sits": list(_sits(at)) if at.actor.role in {"secretariat", "auditor", "chair"} else [],
        "seats": seats_of(account),
    }
    return rendered(request, at, "answering/people", shown)


def _rows(at: Working) -> Iterator[Row]:
    for one in answers.dossiers("member"):
        if not one.dossier.startswith(f"{at.organisation}/"):
            continue
        state = at.show(one.dossier).state
        if isinstance(state, MemberState):
            running = tuple(each for each in state.mandates if each.ended is None)
            slug = one.dossier.rpartition("/")[2]
            yield Row(slug, one.dossier, running, barring(at, GIVEN, (one.dossier,)) is None)


def _forms(at: Working, member: str, rows: list[Row]) -> list[ActForm]:
    """To give a mandate and to end one, for a member for which the person may."""
    row = next((one for one in rows if one.member == member and one.may), None)
    if row is None:
        return []
    labels = {GIVEN: gettext("Enter the mandate"), ENDED: gettext("End the mandate")}
    found = (act_form(at, event, (row.dossier,), (), {}, None, label, AT) for event, label in labels.items())
    return [one for one in found if one is not None]


def _sits(at: Working) -> Iterator[Sits]:
    now = clock.machine()
    seats = Seat.objects.filter(organisation=at.organisation, ended=OPEN, since__lte=now, until__gt=now)
    for seat in seats.select_related("account").order_by("role", "member", "pk"):
        if seat.account.is_active:
            yield Sits(seat.account.full_name, seat.role, seat.member, seat.post)
