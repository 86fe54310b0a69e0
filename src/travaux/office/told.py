"""Facts for dialled lists: rows of the register that stand under the dials, in order of happening."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection

from travaux.office import shelf
from travaux.office.models import Role
from travaux.office.rivalry import resting_only_on, rivals_of, with_corrected
from travaux.office.standing import COLUMNS, of_rows, standing_under
from travaux.record.corrections import standing
from travaux.record.entry import Entry, Recorded
from travaux.record.fold import Dials, Told, in_order
from travaux.record.telling import FactCard, Publication, card, publications

__all__ = ["Wanted", "arranged", "cards", "published", "rivals_of", "told"]

_FILED: Final = "dossier = %s AND role = %s"


@dataclass(frozen=True)
class Wanted:
    """Which facts a reader wants: all of these that are given must hold.

    `via` an outlet or publication, `only` those that rest on nothing else, `by` a person, `about` a dossier,
    `name` an event, `contested` those that others exclude.
    """

    via: str = ""
    only: bool = False
    by: str = ""
    about: str = ""
    name: str = ""
    contested: bool = False


def told(wanted: Wanted, dials: Dials) -> list[Told]:
    """The facts that stand under the dials, each once, in order of happening."""
    found = _read(*_conditions(wanted), dials)
    if wanted.only:
        found = resting_only_on(wanted.via, found, dials)
    if wanted.contested:
        excluded = rivals_of(found, dials)
        found = [one for one in found if one.address in excluded]
    return arranged(found)


def arranged(found: Iterable[Told]) -> list[Told]:
    """These facts in order of happening, each after those of them that it follows."""
    facts = {one.address: one for one in found}
    if not any(one.fact.after for one in facts.values()):
        return in_order(facts, standing(()))
    records = [Recorded(one.position, one.entry) for one in {one.position: one for one in facts.values()}.values()]
    return in_order(facts, standing(with_corrected(records)))


def cards(found: Sequence[Told], dials: Dials) -> tuple[FactCard, ...]:
    """The facts as every door tells them."""
    excluded, known = rivals_of(found, dials), published(found)
    return tuple(card(one, known, excluded.get(one.address, ())) for one in found)


def published(found: Iterable[Told]) -> dict[str, Publication]:
    """The publications and outlets that these facts passed through."""
    slugs = {link.source for one in found for link in one.entry.chain}
    sources = _entries(f"source/{slug}" for slug in slugs)
    outlets = _entries(f"outlet/{one.outlet}" for one in publications(sources).values() if one.outlet)
    return publications([*outlets, *sources])


def _entries(ids: Iterable[str]) -> list[Entry]:
    places = shelf.places(sorted(set(ids)))
    return [record.entry for record in shelf.at_positions(sorted(places.values()))]


def _conditions(wanted: Wanted) -> tuple[str, list[Any]]:
    clauses, values = ["1 = 1"], list[Any]()
    for column, value in (("dossier", wanted.about), ("name", wanted.name)):
        if value:
            clauses.append(f"{column} = %s")
            values.append(value)
    for role, value in ((Role.VIA, wanted.via), (Role.BY, wanted.by)):
        if value:
            clauses.append(f"position IN (SELECT position FROM ledger_filing WHERE {_FILED})")  # noqa: S608 - our own
            values += [value, int(role)]
    return " AND ".join(clauses), values


def _read(condition: str, values: Sequence[Any], dials: Dials) -> list[Told]:
    under, bounds = standing_under(dials)
    sql = f"SELECT DISTINCT {COLUMNS} FROM register_fact f WHERE {condition} AND {under}"  # noqa: S608 - our own clauses
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, *bounds])
        # Ordered here: an order in the question makes SQLite walk all facts of the name, not the few of the dossier.
        rows = sorted(cursor.fetchall(), key=lambda row: (row[3], row[2], row[0], row[1]))
    return of_rows(rows, dials)
