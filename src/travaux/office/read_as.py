"""All dossiers of one kind as one reader may have them: for lists of those who may know more than the public."""

from collections.abc import Sequence
from typing import Final

from django.db import connection

from travaux.decision.situation import DossierState
from travaux.office import dealt_with, many, shelf
from travaux.office.models import Role
from travaux.office.pages import bounded, readable
from travaux.record.audience import PUBLIC_AUDIENCE, may_read
from travaux.record.corrections import public_from
from travaux.record.fold import Dials

#: So many dossiers stand in such a list: those of one organisation and kind, the newest of more.
MOST: Final = 400


def states(kind: str, organisation: str, dials: Dials, reader: frozenset[str]) -> dict[str, DossierState]:
    """Their states under the dials, the newest first as the public is told them, then those it knows nothing of.

    A dossier is here if something public, or something that the reader may read, is about it; each state is folded
    from just that. Raises Unreadable for names that no database could hold.
    """
    readable(kind, organisation)
    told = _told(kind, organisation, bounded(dials))
    more = _more(kind, organisation, reader)
    found = many.states([one for one in told if one not in more], dials)
    own = {one: dealt_with.state_of(one, dials, reader)[0] for one in more if _may_know(one, dials, reader)}
    both = {**found, **own}
    return {one: both[one] for one in dict.fromkeys((*told, *more)) if one in both}


def beyond(kind: str, organisation: str, dials: Dials, reader: frozenset[str]) -> dict[str, DossierState]:
    """The states of those dossiers alone about which the reader may read something restricted."""
    readable(kind, organisation)
    known = (one for one in _more(kind, organisation, reader) if _may_know(one, dials, reader))
    return {one: dealt_with.state_of(one, dials, reader)[0] for one in known}


def _told(kind: str, organisation: str, dials: Dials) -> list[str]:
    sql = (
        "SELECT dossier FROM register_dossier WHERE kind = %s AND organisation = %s AND learnt < %s AND began < %s "
        "AND entered <= %s ORDER BY ended DESC, dossier DESC LIMIT %s"
    )
    return _column(sql, [kind, organisation, dials.known, dials.on, dials.at, MOST])


def _more(kind: str, organisation: str, reader: frozenset[str]) -> dict[str, None]:
    """The dossiers about which something restricted may be read."""
    audiences = sorted(reader - {PUBLIC_AUDIENCE})
    if not audiences:
        return {}
    marks = ", ".join(["%s"] * len(audiences))
    sql = (
        "SELECT DISTINCT f.dossier FROM ledger_entry e JOIN ledger_filing f ON f.position = e.position "  # noqa: S608 - marks only
        "JOIN register_dossier d ON d.dossier = f.dossier "
        f"WHERE e.audience IN ({marks}) AND f.role = %s AND d.kind = %s AND d.organisation = %s "
        "ORDER BY f.dossier LIMIT %s"
    )
    return dict.fromkeys(_column(sql, [*audiences, int(Role.ABOUT), kind, organisation, MOST]))


def _may_know(dossier: str, dials: Dials, reader: frozenset[str]) -> bool:
    """Whether something about the dossier may be read, and was entered and known by then."""
    records = shelf.of_dossiers([dossier], min(dials.at, shelf.size()))
    by_id = {record.entry.id: record for record in records}
    mine = (one for one in records if dossier in one.entry.dossiers() and may_read(one.entry.audience, reader))
    return any(public_from(one, by_id).lo < dials.known for one in mine)


def _column(sql: str, values: Sequence[str | int]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        return [str(name) for (name,) in cursor.fetchall()]
