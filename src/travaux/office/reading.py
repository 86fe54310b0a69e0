"""Reading the record from above the office: folds of single dossiers, rows for lists, entries by name or dossier."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from django.db import connection

from travaux.office import shelf
from travaux.office.models import OPEN, Role
from travaux.office.present import Present
from travaux.record.audience import PUBLIC, may_read
from travaux.record.entry import Fact, Recorded
from travaux.record.fold import Dials, Folded, fold


@dataclass(frozen=True)
class Row:
    """One fact of one dossier as the fact table has it."""

    dossier: str
    name: str
    keys: tuple[str, ...]
    position: int
    ref: str
    lo: int
    hi: int
    may: bool


@dataclass(frozen=True)
class Wanted:
    """Which facts a list asks for; an empty field asks for all.

    `via`: through this outlet or publication; `by`: said by this person; `names`: a value names this dossier.
    """

    dossier: str = ""
    name: str = ""
    key: str = ""
    by: str = ""
    via: str = ""
    names: str = ""


_COLUMNS: Final = "f.dossier, f.name, f.keys, f.position, f.ref, f.lo, f.hi"


def folded(dossier: str, dials: Dials, reader: frozenset[str] = PUBLIC) -> Folded:
    """The fold of one dossier as one reader may see it."""
    return fold(shelf.of_dossiers([dossier], min(dials.at, shelf.size())), dials, reader)


def facts(wanted: Wanted, dials: Dials) -> list[Row]:
    """The facts told to the public under the dials, certain or possible, by end, beginning and place in the log.

    Rows only, without reading an entry; `told` gives the facts themselves, in order of happening.
    """
    conditions, values = _conditions(wanted)
    at = min(dials.at, OPEN - 1)
    # The plus keeps SQLite from walking all facts of the name in this order instead of the few of the dossier.
    sql = (
        f"SELECT {_COLUMNS} FROM register_fact f WHERE f.known_lo <= %s AND f.known_hi > %s "  # noqa: S608 - our own
        f"AND f.at_lo <= %s AND f.at_hi > %s AND f.lo < %s{''.join(f' AND {each}' for each in conditions)} "
        "ORDER BY +f.hi, f.lo, f.position, f.ref, f.dossier"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [dials.known, dials.known, at, at, dials.on, *values])
        return [_row(row, dials.on) for row in cursor.fetchall()]


def _conditions(wanted: Wanted) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    values: list[Any] = []
    for column, value in (("f.dossier", wanted.dossier), ("f.name", wanted.name)):
        if value:
            conditions.append(f"{column} = %s")
            values.append(value)
    if wanted.key:
        conditions.append("' ' || f.keys || ' ' LIKE %s ESCAPE '!'")
        values.append(f"% {wanted.key.replace('!', '!!').replace('%', '!%').replace('_', '!_')} %")
    for role, dossier in ((Role.BY, wanted.by), (Role.VIA, wanted.via), (Role.NAMED, wanted.names)):
        if dossier:
            conditions.append("f.position IN (SELECT position FROM ledger_filing WHERE dossier = %s AND role = %s)")
            values += [dossier, int(role)]
    return conditions, values


def _row(row: tuple[Any, ...], on: int) -> Row:
    dossier, name, keys, position, ref, lo, hi = row
    return Row(dossier, name, tuple(keys.split()), position, ref, lo, hi, hi > on)


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


def audiences() -> frozenset[str]:
    """The audiences of all restricted entries on record, for whoever may read every one of them."""
    return _audiences(str(connection.settings_dict["NAME"]), shelf.size())


@lru_cache(maxsize=8)
def _audiences(database: str, size: int) -> frozenset[str]:  # noqa: ARG001 - a log of that length never changes
    sql = "SELECT DISTINCT e.audience FROM ledger_opening o JOIN ledger_entry e ON e.position = o.position"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return frozenset(str(audience) for (audience,) in cursor.fetchall())


def _at(sql: str, values: list[Any], reader: frozenset[str]) -> list[Recorded]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        places = [position for (position,) in cursor.fetchall()]
    return [record for record in shelf.at_positions(places) if may_read(record.entry.audience, reader)]
