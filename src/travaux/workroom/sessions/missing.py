"""What a session still lacks at its stage, and whose it is to bring that about."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from django.utils.translation import gettext, ngettext

from travaux.decision.situation import SessionState
from travaux.workroom.sessions.agenda import Item
from travaux.workroom.sessions.roll_call import Delegation, not_called, not_notified

Whose = Literal["chair", "secretariat", "delegation", "chair or secretariat"]

#: Stages before the opening, from first to last.
_AHEAD: Final = ("not on record", "scheduled", "postponed", "convened", "agenda agreed")
#: What the published agenda of a session is called on record.
DRAFT_AGENDA: Final = "Draft agenda"
_OVER: Final = ("closed", "held", "record certified")


@dataclass(frozen=True)
class Lacking:
    """One thing that is missing: what, whose it is, and from which members."""

    what: str
    whose: Whose
    members: tuple[str, ...] = ()


def lacking(state: SessionState, items: Sequence[Item], rows: Sequence[Delegation]) -> tuple[Lacking, ...]:
    """What is missing, in the order in which it is brought about; nothing for a session that will not be held."""
    stage = state.stage.state
    if stage == "cancelled":
        return ()
    open_requests = sum(len(one.open_requests) for one in items)
    return (
        *(_ahead(state, items, rows) if stage in _AHEAD else ()),
        *(_asked(open_requests)),
        *(_under_way(rows) if stage == "opened" else ()),
        *(_afterwards(state) if stage in _OVER else ()),
    )


def _ahead(state: SessionState, items: Sequence[Item], rows: Sequence[Delegation]) -> Iterator[Lacking]:
    stage = state.stage.state
    if stage in {"not on record", "scheduled", "postponed"}:
        yield Lacking(gettext("it is not convened"), "chair")
    if state.planned_for.value in {None, "unknown", "none"}:
        yield Lacking(gettext("no day is fixed"), "chair or secretariat")
    if not any(one.place == "on" for one in items):
        yield Lacking(gettext("no item is on the agenda"), "secretariat")
    elif not any(paper.title == DRAFT_AGENDA for paper in state.papers):
        yield Lacking(gettext("the draft agenda is not out"), "secretariat")
    if stage != "agenda agreed":
        yield Lacking(gettext("the agenda is not agreed"), "chair or secretariat")
    if silent := not_notified(rows):
        yield Lacking(gettext("not said who comes"), "delegation", silent)


def _asked(number: int) -> Iterator[Lacking]:
    if number:
        text = ngettext(
            "%(n)s request for removal is not decided", "%(n)s requests for removal are not decided", number
        )
        yield Lacking(text % {"n": number}, "chair or secretariat")


def _under_way(rows: Iterable[Delegation]) -> Iterator[Lacking]:
    if absent := not_called(rows):
        yield Lacking(gettext("not on the roll as it was called"), "secretariat", absent)


def _afterwards(state: SessionState) -> Iterator[Lacking]:
    if not state.minutes:
        yield Lacking(gettext("no minutes are drawn up"), "secretariat")
    if state.stage.state != "record certified":
        yield Lacking(gettext("the record is not certified"), "secretariat")
