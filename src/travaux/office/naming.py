"""What is told in the entries that are about a dossier or name it: what was said there, what was put before it."""

from collections.abc import Iterable, Sequence
from typing import Final

from django.db import connection

from travaux.office import shelf
from travaux.office.filing import source_dossier
from travaux.office.models import Role
from travaux.office.pages import bounded, readable
from travaux.office.scanning import Asked, facts_in
from travaux.office.standing import of_rows
from travaux.office.told import arranged, published
from travaux.record.audience import PUBLIC, may_read
from travaux.record.fold import Dials
from travaux.record.telling import FactCard, card

#: So many entries are looked at, the first of the log; a session or meeting has fewer.
MOST: Final = 500


def naming(dossier: str, dials: Dials) -> tuple[FactCard, ...]:
    """The public facts of the entries that are about a dossier, or name it as a value or as the place of saying.

    In order of happening, also those that are about something else. What contradicts them is not looked for, so that
    no card is told to be contested. Looks at 500 entries; raises Unreadable.
    """
    readable(dossier)
    under = bounded(dials)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT position FROM ledger_filing WHERE dossier = %s AND role IN (%s, %s) "
            "ORDER BY position LIMIT %s",
            [dossier, int(Role.ABOUT), int(Role.NAMED), MOST],
        )
        positions = [position for (position,) in cursor.fetchall()]
    found = arranged(of_rows(facts_in(positions, Asked(), under), under))
    known = published(found)
    return tuple(card(one, known) for one in found)


def outlets_of(addresses: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each of these facts the dossiers of the outlets that it came through, nearest to the speaker first.

    Absent are those of entries that are not on record, or not public.
    """
    entry_of = {address: address.rpartition("#")[0] for address in addresses}
    places = shelf.places(sorted(set(entry_of.values())))
    chains = {
        one.entry.id: [source_dossier(link.source) for link in one.entry.chain]
        for one in shelf.at_positions(sorted(set(places.values())))
        if may_read(one.entry.audience, PUBLIC)
    }
    outlet = _outlets(sorted({source for chain in chains.values() for source in chain}))
    return {
        address: tuple(dict.fromkeys(outlet.get(source, source) for source in chains[entry]))
        for address, entry in entry_of.items()
        if entry in chains
    }


def _outlets(sources: Sequence[str]) -> dict[str, str]:
    if not sources:
        return {}
    marks = ", ".join(["%s"] * len(sources))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT dossier, value FROM register_facet WHERE facet = 'outlet' AND dossier IN ({marks})",  # noqa: S608 - our own
            sources,
        )
        return dict(cursor.fetchall())


def said_at(dossier: str, told: tuple[FactCard, ...]) -> tuple[FactCard, ...]:
    """Those of these facts that were said at a session or meeting and are about something else."""
    return tuple(one for one in told if one.speaker and one.speaker.at == dossier and dossier not in one.about)


def put_before(session: str, told: tuple[FactCard, ...]) -> dict[str, tuple[FactCard, ...]]:
    """By document, those of these facts that name the session: what was done there with it."""
    found: dict[str, list[FactCard]] = {}
    for one in told:
        if session in one.about or any(session in _values(value) for value in one.value.values()):
            for about in one.about:
                if about.split("/")[1:2] == ["document"]:
                    found.setdefault(about, []).append(one)
    return {document: tuple(facts) for document, facts in found.items()}


def _values(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]
