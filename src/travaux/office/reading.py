"""Reading entries from above the office: by id, by the short name of a fact, by the dossier they lie in, or all."""

from collections.abc import Iterator
from typing import Any

from django.db import connection

from travaux.office import shelf
from travaux.office.models import Role
from travaux.office.present import Present
from travaux.record.audience import PUBLIC, may_read
from travaux.record.entry import Fact, Recorded


def entries(first: int = 0, end: int | None = None, reader: frozenset[str] = PUBLIC) -> Iterator[Recorded]:
    """The entries that a reader may see, in order of the log."""
    return (record for record in shelf.in_order(first, end) if may_read(record.entry.audience, reader))


def entry(entry_id: str, reader: frozenset[str] = PUBLIC) -> Recorded | None:
    """The entry of that id; None if there is none, or none that the reader may see."""
    place = shelf.place(entry_id)
    if place is None:
        return None
    (record,) = shelf.at_positions([place])
    return record if may_read(record.entry.audience, reader) else None


def named(ref: str, reader: frozenset[str] = PUBLIC) -> list[tuple[Recorded, Fact]]:
    """The facts that bear this short name; a correction may bear the name of what it corrects."""
    found = _at("SELECT position FROM ledger_ref WHERE ref = %s", [ref], reader)
    return [(record, fact) for record in found for fact in record.entry.facts if fact.ref == ref]


def filed(dossier: str, role: Role, reader: frozenset[str] = PUBLIC) -> list[Recorded]:
    """The entries that lie in a dossier for one reason: about it, said by it, through it, naming it."""
    return _at("SELECT position FROM ledger_filing WHERE dossier = %s AND role = %s", [dossier, int(role)], reader)


def dossiers(organisation: str = "", kind: str = "") -> list[Present]:
    """The dossiers that are on record, by organisation and kind where given, without their states."""
    asked = {column: value for column, value in (("organisation", organisation), ("kind", kind)) if value}
    condition = " AND ".join(f"{column} = %s" for column in asked) or "1 = 1"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT dossier, organisation, kind, title, newest, due FROM register_dossier "  # noqa: S608 - our own names
            f"WHERE {condition} ORDER BY dossier",
            list(asked.values()),
        )
        return [
            Present(dossier, organisation, kind, title, {}, newest, due)
            for dossier, organisation, kind, title, newest, due in cursor.fetchall()
        ]


def _at(sql: str, values: list[Any], reader: frozenset[str]) -> list[Recorded]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        places = [position for (position,) in cursor.fetchall()]
    return [record for record in shelf.at_positions(places) if may_read(record.entry.audience, reader)]
