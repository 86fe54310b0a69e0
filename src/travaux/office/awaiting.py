"""What waits for a ruling: acts whose finding is not a plain yes and on which nobody has ruled; and what was ruled."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from django.db import connection

from travaux.decision.situation import dossier_state
from travaux.decision.situation.rulings import ACTS
from travaux.decision.situation.state import Ruled
from travaux.office import reading, shelf
from travaux.office.acting import awaits_ruling
from travaux.record.audience import PUBLIC, PUBLIC_AUDIENCE, may_read
from travaux.record.chronicle.read import RECORDER
from travaux.record.entry import Entry, Recorded
from travaux.record.fold import Dials, Folded
from travaux.record.values import Value

#: The first name behind those of all acts.
_BEHIND: Final = ACTS[:-1] + chr(ord(ACTS[-1]) + 1)


@dataclass(frozen=True)
class Awaiting:
    """One act that waits: its entry and place, what was done about what, by whom in which capacity, and the finding.

    The finding is None where the rule book is silent. `audience` is who may read the act, and so the ruling on it.
    """

    entry: str
    position: int
    event: str
    about: tuple[str, ...]
    by: str
    recorded: str
    finding: dict[str, Any] | None
    keys: tuple[str, ...] = ()
    value: Mapping[str, Value] = field(default_factory=dict)
    capacity: str = ""
    audience: str = PUBLIC_AUDIENCE


def awaiting(organisation: str, reader: frozenset[str] = PUBLIC, dials: Dials | None = None) -> tuple[Awaiting, ...]:
    """The acts of an organisation that wait for a ruling under the dials, as far as the reader may know of them.

    The oldest comes first. What a correction took back waits no more.
    """
    within = dials or Dials()
    folds: dict[str, Folded] = {}
    found = (_row(record) for record in _negative(organisation, within.at) if may_read(record.entry.audience, reader))
    return tuple(one for one in found if _waits(one, partial(_folded, folds, within, reader)))


def ruled(entry: str, reader: frozenset[str] = PUBLIC, dials: Dials | None = None) -> Ruled | None:
    """The ruling that counts on an act under the dials; None where there is none, or none that the reader may see."""
    record = reading.entry(entry, reader)
    if record is None or not record.entry.facts:
        return None
    return _ruled(entry, partial(_folded, {}, dials or Dials(), reader), record.entry.facts[0].about[0])


def _negative(organisation: str, at: int) -> Iterator[Recorded]:
    """The acts that waited when they were entered, in order of the log."""
    sql = "SELECT position FROM ledger_entry WHERE organisation = %s AND entry_id >= %s AND entry_id < %s"
    with connection.cursor() as cursor:
        cursor.execute(
            f"{sql} AND position < %s ORDER BY position", [organisation, ACTS, _BEHIND, min(at, shelf.size())]
        )
        places = [position for (position,) in cursor.fetchall()]
    return (record for record in shelf.at_positions(places) if _waited(record.entry))


def _waited(entry: Entry) -> bool:
    done = entry.kind == "act" and entry.capacity != RECORDER and bool(entry.facts)
    return done and awaits_ruling(entry.finding)


def _row(record: Recorded) -> Awaiting:
    entry, fact = record.entry, record.entry.facts[0]
    return Awaiting(
        entry.id,
        record.position,
        fact.fact,
        fact.about,
        entry.by,
        entry.recorded,
        entry.finding,
        fact.keys,
        fact.value,
        entry.capacity,
        entry.audience,
    )


def _folded(kept: dict[str, Folded], dials: Dials, reader: frozenset[str], dossier: str) -> Folded:
    """The fold of a dossier, made once for all the acts about it."""
    if dossier not in kept:
        kept[dossier] = reading.folded(dossier, dials, reader)
    return kept[dossier]


def _waits(one: Awaiting, folded: "partial[Folded]") -> bool:
    """Whether the act had happened, stands uncorrected, and was not ruled on."""
    stands = any(told.entry.id == one.entry for told in folded(one.about[0]).certain)
    return stands and _ruled(one.entry, folded, one.about[0]) is None


def _ruled(entry: str, folded: "partial[Folded]", dossier: str) -> Ruled | None:
    rulings: Sequence[Ruled] = dossier_state(dossier, folded(dossier)).evidence.rulings
    return next((ruling for ruling in rulings if ruling.on == entry), None)
