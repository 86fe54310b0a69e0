"""The register of communications: all, one, a new one, an answer to one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from travaux.accounts import policy
from travaux.decision.situation.state import Ruled
from travaux.frame.leaves import leaf
from travaux.frame.refusals import NotOnRecordPage
from travaux.office import read_as
from travaux.office.awaiting import ruled
from travaux.office.letters import ANSWERED, REGISTERED, Communication, communication
from travaux.record.dossiers import slug_of
from travaux.record.values import Value
from travaux.workroom.forms import act_form
from travaux.workroom.given import Given, of_record
from travaux.workroom.rendered import rendered
from travaux.workroom.rights import may
from travaux.workroom.working import Working, signed_in, working

LENGTH: Final = 25
AT: Final = "/workroom/communications"


@dataclass(frozen=True)
class Row:
    """One communication with the act that it performs, as it was entered, and the ruling on that act."""

    letter: Communication
    act: Given | None
    ruled: Ruled | None

    @property
    def href(self) -> str:
        """Its page."""
        return here(self.letter.dossier)

    @property
    def waits(self) -> bool:
        """Whether its act waits for a ruling."""
        return self.act is not None and self.act.waits and self.ruled is None


def here(dossier: str) -> str:
    """Where a communication stands in the workroom."""
    return f"{AT}/{dossier.partition('/')[0]}/{slug_of(dossier)}"


@require_safe
@signed_in
def register(request: HttpRequest) -> HttpResponse:
    """The communications that the person may know of, the newest first."""
    at = working(request, gettext("Communications"))
    found = leaf(at.page, "letters", _known(at), LENGTH)
    shown = {"rows": found, "letters": [_row(at, one) for one in found.items], "may": may(at, REGISTERED, "")}
    return rendered(request, at, "answering/communications", shown)


def _known(at: Working) -> list[Communication]:
    states = read_as.states("communication", at.organisation, at.page.asked.dials, at.actor.reader)
    found = (communication(dossier, at.actor.reader) for dossier in states)
    return sorted((one for one in found if one is not None), key=lambda one: -one.entry.position)


def _row(at: Working, one: Communication) -> Row:
    if one.act is None:
        return Row(one, None, None)
    ruling = ruled(one.act.entry.id, at.actor.reader, at.page.asked.dials)
    return Row(one, of_record(one.act, at.page), ruling)


@require_safe
@signed_in
def one(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """One communication: the note, its papers, its act, the finding on it, the ruling; raises NotOnRecordPage."""
    at = working(request, gettext("Communication %(number)s") % {"number": slug})
    row = _row(at, _found(at, organisation, slug))
    shown = {"row": row, "may_answer": may(at, ANSWERED, row.letter.dossier), "here": row.href}
    return rendered(request, at, "answering/communication", shown)


def _found(at: Working, organisation: str, slug: str) -> Communication:
    """The communication of an address; the same refusal whether there is none or none that the person may read."""
    found = communication(f"{organisation}/communication/{slug}", at.actor.reader)
    if found is None:
        raise NotOnRecordPage(gettext("No such communication is registered that you may read."))
    return found


@require_safe
@signed_in
def new(request: HttpRequest) -> HttpResponse:
    """Register a plain letter; the secretariat also what reached it on paper, on behalf of its sender."""
    at = working(request, gettext("Register a communication"))
    own: dict[str, Value] = {"sender": at.actor.member} if at.actor.member else {}
    asks = ("number", "dated", "marking", "reply due", "subject")
    more = asks if at.actor.member else ("sender", *asks[:2], "received", *asks[2:])
    form = act_form(at, REGISTERED, (), (), own, more, gettext("Register it"), AT)
    return rendered(request, at, "answering/new", {"form": form, "acts": list(_performable(at))})


def _performable(at: Working) -> Iterator[str]:
    """What a note can perform: what the actor may enter for a member. Each has a form of its own."""
    known = policy.RECEIVED if at.actor.role == "secretariat" else (*policy.COMMUNICATIONS, *policy.PARTAKING)
    return (event for event in known if event not in {REGISTERED, ANSWERED, "paper attached"})


@require_safe
@signed_in
def answer(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """Say by which other communication one is answered."""
    at = working(request, gettext("Answer it"))
    found = _found(at, organisation, slug)
    back = here(found.dossier)
    form = act_form(at, ANSWERED, (found.dossier,), (), {}, None, gettext("Answer it"), back)
    shown: dict[str, Any] = {"form": form, "letter": found, "here": back}
    return rendered(request, at, "answering/answer", shown)
