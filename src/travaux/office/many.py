"""Many dossiers at once: their titles, and their states under any dials, in a few questions to the database."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, Final

from django.db import connection

from travaux.decision.situation import DossierState, SessionState, dossier_state
from travaux.office import clock, shelf, written
from travaux.office.pages import bounded
from travaux.record.audience import PUBLIC_AUDIENCE
from travaux.record.corrections import public_from
from travaux.record.entry import Recorded
from travaux.record.fold import Dials, fold

#: So many dossiers are asked about in one question.
_PORTION: Final = 500


def titles(dossiers: Iterable[str], now: int | None = None) -> dict[str, str]:
    """The titles of those of these dossiers about which something is public by now.

    One question for every 500. A dossier that is not on record, or of which nothing is public yet, is absent.
    """
    found: dict[str, str] = {}
    moment = clock.now() if now is None else now
    for some in _portions(dossiers):
        sql = f"SELECT dossier, title FROM register_dossier WHERE told < %s AND dossier IN ({_marks(some)})"  # noqa: S608
        found.update(_rows(sql, [moment, *some]))
    return found


def states(dossiers: Iterable[str], dials: Dials, *, brief: bool = False) -> dict[str, DossierState]:
    """The states of these dossiers under the dials, as the public may read them: those that `answers.show` gives.

    Read from the register where time has changed nothing between the dials and the moment it was written; the others
    are folded, from their entries read together. Absent are dossiers of which the public may not know by `known`, nor
    by now. Three questions for every 500 dossiers, and one for every 500 entries that are folded. `brief` leaves out
    who was at a session: reading that takes longest.
    """
    moment, within = clock.now(), bounded(dials)
    found: dict[str, DossierState] = {}
    for some in _portions(dossiers):
        kept = _kept(some, within, max(within.known, moment), brief=brief)
        folded = _folded([one for one in some if one not in kept], within, max(within.known, moment))
        both = {**kept, **({one: _brief(state) for one, state in folded.items()} if brief else folded)}
        found.update((one, both[one]) for one in some if one in both)
    return found


def _brief(state: DossierState) -> DossierState:
    return replace(state, attendance=()) if isinstance(state, SessionState) else state


def _kept(dossiers: Sequence[str], dials: Dials, known: int, *, brief: bool) -> dict[str, DossierState]:
    """The states that stand in the register and hold under these dials as well."""
    if dials.at < shelf.size():
        return {}
    earliest, latest = min(dials.on, dials.known), max(dials.on, dials.known)
    sql = (
        "SELECT d.dossier, d.kind, s.state FROM register_dossier d JOIN register_state s ON s.dossier = d.dossier "  # noqa: S608
        f"WHERE d.since <= %s AND d.due > %s AND d.told < %s AND d.dossier IN ({_marks(dossiers)})"
    )
    return {
        dossier: written.read(kind, state, brief=brief)
        for dossier, kind, state in _rows(sql, [earliest, latest, known, *dossiers])
    }


def _folded(dossiers: Sequence[str], dials: Dials, known: int) -> dict[str, DossierState]:
    if not dossiers:
        return {}
    lying = shelf.lying_in(dossiers)
    entries = {one.position: one for one in shelf.at_positions(sorted(set().union(*lying.values())))}
    found: dict[str, DossierState] = {}
    for dossier, positions in lying.items():
        records = [entries[position] for position in positions]
        if _told_of(dossier, records, known):
            found[dossier] = dossier_state(dossier, fold(records, dials))
    return found


def _told_of(dossier: str, records: Sequence[Recorded], known: int) -> bool:
    """Whether the public may know, by then, of something about the dossier."""
    by_id = {record.entry.id: record for record in records}
    about = (one for one in records if one.entry.audience == PUBLIC_AUDIENCE and dossier in one.entry.dossiers())
    return any(public_from(one, by_id).lo < known for one in about)


def _portions(dossiers: Iterable[str]) -> Iterator[list[str]]:
    """Each dossier once, as many at a time as are asked about; what is no name of one is passed over."""
    waiting = iter(dict.fromkeys(one for one in dossiers if one.isascii() and "\0" not in one))
    while some := list(islice(waiting, _PORTION)):
        yield some


def _marks(values: Sequence[Any]) -> str:
    return ", ".join(["%s"] * len(values))


def _rows(sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
