"""What a session dealt with: the documents whose facts name it, as far as a reader may know of them."""

from collections.abc import Iterable, Iterator

from travaux.decision.situation import DossierState, dossier_state
from travaux.office import reading, shelf
from travaux.office.models import Role
from travaux.record.audience import PUBLIC, may_read
from travaux.record.entry import Fact
from travaux.record.fold import Dials, Folded, Told


def documents_of(session: str, dials: Dials, reader: frozenset[str] = PUBLIC) -> tuple[str, ...]:
    """The documents that facts of these name with the session, in the order in which the log first told of them."""
    return _naming(session, "document", dials, reader)


def plans_of(session: str, dials: Dials, reader: frozenset[str] = PUBLIC) -> tuple[str, ...]:
    """The plans that carry out the decisions of the session, or were drawn up at it."""
    return _naming(session, "plan", dials, reader)


def _naming(session: str, kind: str, dials: Dials, reader: frozenset[str]) -> tuple[str, ...]:
    """The dossiers of a kind with a fact that stands under the dials and names the session."""
    filed = [one for role in (Role.ABOUT, Role.NAMED) for one in reading.filed(session, role, reader)]
    filed.sort(key=lambda record: record.position)
    named = [fact for record in filed if record.position < dials.at for fact in record.entry.facts]
    found = dict.fromkeys(about for fact in named if _names(fact, session) for about in fact.about)
    wanted = (one for one in found if one.split("/")[1:2] == [kind])
    return tuple(one for one in wanted if any(_told(one, session, dials, reader)))


def _told(dossier: str, session: str, dials: Dials, reader: frozenset[str]) -> Iterator[Told]:
    own = reading.folded(dossier, dials, reader).of(dossier)
    return (told for told in own.facts if _names(told.fact, session))


def _names(fact: Fact, session: str) -> bool:
    return any(value == session or (isinstance(value, list) and session in value) for value in fact.value.values())


def state_of(dossier: str, dials: Dials, reader: frozenset[str] = PUBLIC) -> tuple[DossierState, Folded]:
    """The state of a dossier as a reader may have it under the dials, and the facts about it that it is made of."""
    whole = reading.folded(dossier, dials, reader)
    return dossier_state(dossier, whole), whole.of(dossier)


def withheld(dossiers: Iterable[str], dials: Dials, reader: frozenset[str] = PUBLIC) -> int:
    """How many entries that bear on any of these dossiers, or name them, the reader may not read; each counted once."""
    some = list(dict.fromkeys(dossiers))
    bearing = shelf.of_dossiers(some, min(dials.at, shelf.size())) if some else []
    return sum(not may_read(record.entry.audience, reader) for record in bearing)
