"""The one closed list of events: every act and every report is one of these."""

from types import MappingProxyType
from typing import Final

from travaux.broken_input import BrokenInput
from travaux.record.events import agreeing, documents, members, seats, sessions, standing
from travaux.record.events.kind import EventKind, Field, Held

_ALL: Final = (
    *members.MEMBERSHIP, *members.PARTICIPATION, *members.MONEY, *members.MANDATES, *seats.SEATS,
    *sessions.SESSIONS, *sessions.MEETINGS, *sessions.POSTS,
    *documents.DRAFTS, *agreeing.CLAUSES, *documents.AGENDA, *documents.DECIDING, *documents.SIGNING, *documents.FOLLOWING,
    *documents.COMMUNICATIONS, *agreeing.PAPERS, *documents.ASSESSMENTS,
    *standing.ORGANISATIONS, *standing.SOURCES, *standing.RECORD,
)  # fmt: skip

EVENTS: Final = MappingProxyType({kind.name: kind for kind in _ALL})

__all__ = ["EVENTS", "EventKind", "Field", "Held", "UnknownEvent", "kind_named"]


class UnknownEvent(BrokenInput):
    """A name that is on no list of events; the message offers the nearest ones."""

    def __init__(self, name: str) -> None:
        wanted = set(name.split())
        near = sorted(EVENTS, key=lambda known: (-len(wanted & set(known.split())), known))[:3]
        super().__init__(
            f"There is no event '{name}'. The nearest are: {', '.join(near)}. `travaux list events` shows all."
        )


def kind_named(name: str) -> EventKind:
    """The kind of that name; raises UnknownEvent."""
    try:
        return EVENTS[name]
    except KeyError:
        raise UnknownEvent(name) from None
