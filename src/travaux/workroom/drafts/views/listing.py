"""The list of drafts on their way, each with its stage and what it waits for; what waits for the person comes first."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from travaux.decision.situation import DocumentState
from travaux.decision.situation.state import Taken
from travaux.frame.leaves import leaf
from travaux.office import answers, read_as
from travaux.workroom.drafts.setting import address
from travaux.workroom.drafts.shown import roll_of
from travaux.workroom.drafts.waits import Wait, waits
from travaux.workroom.rendered import rendered
from travaux.workroom.titles import title
from travaux.workroom.working import Working, signed_in, working

LENGTH: Final = 25


@dataclass(frozen=True)
class Row:
    """One draft: where its page is, its title, its state, its newest step, what it waits for; `yours`: also for you."""

    href: str
    title: str
    state: DocumentState
    newest: Taken | None
    waits: tuple[Wait, ...]
    yours: bool


@signed_in
def drafts(request: HttpRequest) -> HttpResponse:
    """All drafts of the organisation that wait for something, as far as the person may know."""
    at_work = working(request, gettext("Drafts"))
    rows = sorted(_rows(at_work), key=lambda one: not one.yours)
    return rendered(request, at_work, "drafts/list", {"rows": leaf(at_work.page, "drafts", rows, LENGTH)})


def _rows(at_work: Working) -> list[Row]:
    organisation = at_work.organisation
    roll = roll_of(organisation, at_work.show)
    found = read_as.states("document", organisation, at_work.page.asked.dials, at_work.actor.reader)
    documents = [state for state in found.values() if isinstance(state, DocumentState)]
    told = [(state, waits(state, roll)) for state in documents]
    return [_row(state, awaited, at_work) for state, awaited in told if awaited]


def _row(state: DocumentState, awaited: tuple[Wait, ...], at_work: Working) -> Row:
    newest = state.history[-1] if state.history else None
    yours = any(one.yours(at_work.actor.member, at_work.actor.role) for one in awaited)
    return Row(address(state.dossier), _title(state, at_work), state, newest, awaited, yours)


def _title(state: DocumentState, at_work: Working) -> str:
    """Its name; where it has none, its facts are asked for the subject under which it was drafted."""
    if state.names:
        return title(state, at_work.page)
    try:
        return title(state, at_work.page, at_work.show(state.dossier).facts)
    except answers.NoSuchDossier:
        return title(state, at_work.page)
