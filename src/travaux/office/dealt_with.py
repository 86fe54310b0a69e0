"""What a session dealt with: the documents whose facts name it, as far as a reader may know of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connection

from travaux.decision.situation import DossierState, dossier_state
from travaux.office import reading, shelf
from travaux.office.models import Role
from travaux.record.audience import PUBLIC, PUBLIC_AUDIENCE, intersection, may_read
from travaux.record.entry import Fact, Recorded
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


@dataclass(frozen=True)
class Restricted:
    """What is restricted of the entries that bear on some dossiers, or name them.

    `withheld` counts those that the reader may not read, each once; `audience` is for whom the others are.
    """

    withheld: int
    audience: str


def restricted(dossiers: Iterable[str], dials: Dials, reader: frozenset[str] = PUBLIC) -> Restricted:
    """What of these dossiers is not for everybody."""
    some, at = list(dict.fromkeys(dossiers)), min(dials.at, shelf.size())
    if not some:
        return Restricted(0, PUBLIC_AUDIENCE)
    bearing = {
        record.position: record.entry.audience for record in (*shelf.of_dossiers(some, at), *_naming_any(some, at))
    }
    readable = [one for one in bearing.values() if may_read(one, reader)]
    return Restricted(len(bearing) - len(readable), intersection(readable))


def _naming_any(dossiers: list[str], at: int) -> list[Recorded]:
    marks = ", ".join(["%s"] * len(dossiers))
    sql = f"SELECT position FROM ledger_filing WHERE role = %s AND position < %s AND dossier IN ({marks})"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [int(Role.NAMED), at, *dossiers])
        return shelf.at_positions(sorted({position for (position,) in cursor.fetchall()}))
