"""The list of sessions at work: those ahead with what each lacks, then those that are over."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from travaux.decision.from_record import last_day
from travaux.decision.situation import SessionState
from travaux.frame.leaves import leaf
from travaux.office import read_as
from travaux.record.dossiers import slug_of
from travaux.workroom.rendered import rendered
from travaux.workroom.rights import may
from travaux.workroom.sessions.gathered import at_work, today
from travaux.workroom.titles import title
from travaux.workroom.working import Working, signed_in, working

LENGTH: Final = 20
_AHEAD: Final = frozenset({"scheduled", "convened", "agenda agreed", "postponed", "opened"})
#: A session of which nobody told that it was held counts as ahead for so long after its day.
_GRACE: Final = timedelta(days=60)


@dataclass(frozen=True)
class Over:
    """A session that is over, as the list names it."""

    slug: str
    title: str
    state: SessionState


@signed_in
def sessions(request: HttpRequest) -> HttpResponse:
    """All sessions that the reader may know of."""
    at = working(request, gettext("Sessions"))
    states = _states(at)
    ahead = [one for one in states if is_ahead(one, today(at), at.page.asked.zone.key)]
    over = [Over(slug_of(one.dossier), title(one, at.page), one) for one in states if one not in ahead]
    shown = {
        "ahead": [at_work(at, at.show(one.dossier), one) for one in reversed(ahead)],
        "over": leaf(at.page, "over", over, LENGTH),
        "may_plan": may(at, "session scheduled", f"{at.organisation}/session/new"),
    }
    return rendered(request, at, "sessions/list", shown)


def _states(at: Working) -> list[SessionState]:
    found = read_as.states("session", at.organisation, at.page.asked.dials, at.actor.reader).values()
    states = [one for one in found if isinstance(one, SessionState)]
    return sorted(states, key=lambda one: _day(one, at.page.asked.zone.key) or date.max, reverse=True)


def _day(state: SessionState, zone: str) -> date | None:
    """The day by which sessions are ordered: that on which it was held, else that for which it is planned."""
    if state.held is not None and state.held.happened is not None:
        return last_day(state.held.stated, zone) or last_day(state.planned_for.value, zone)
    return last_day(state.planned_for.value, zone)


def is_ahead(state: SessionState, day: date, zone: str) -> bool:
    """Whether it is planned or under way, and its day not long gone without a word."""
    planned = last_day(state.planned_for.value, zone)
    if state.stage.state == "closed":
        return state.stage.since is not None and not state.minutes and _lately(planned, day)
    return state.stage.state in _AHEAD and (state.stage.state == "opened" or planned is None or _lately(planned, day))


def _lately(planned: date | None, day: date) -> bool:
    return planned is not None and planned >= day - _GRACE
