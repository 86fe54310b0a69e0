"""What a reader is answered: one dossier, lists, the order of happening, what became known; dials on everything."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection

from travaux.decision.situation import DossierState, dossier_state
from travaux.office import present, shelf
from travaux.office.models import OPEN, Role
from travaux.office.present import Present
from travaux.record.audience import PUBLIC, may_read
from travaux.record.dossiers import SOLE
from travaux.record.entry import Entry, Fact, Recorded
from travaux.record.fold import Dials, Folded, fold

size = shelf.size


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
    kind: str = ""
    name: str = ""
    key: str = ""
    organisation: str = ""
    by: str = ""
    via: str = ""
    names: str = ""


_COLUMNS: Final = "f.dossier, f.name, f.keys, f.position, f.ref, f.lo, f.hi"


def folded(dossier: str, dials: Dials, reader: frozenset[str] = PUBLIC) -> Folded:
    """The fold of one dossier as one reader may see it."""
    return fold(shelf.of_dossiers([dossier], min(dials.at, size())), dials, reader)


def state(dossier: str, dials: Dials, reader: frozenset[str] = PUBLIC) -> DossierState:
    """The state of one dossier under the dials."""
    return dossier_state(dossier, folded(dossier, dials, reader))


def now(dossier: str, moment: int) -> Present | None:
    """The state of one dossier at the default dials, from the register; None if nothing is on record about it."""
    return present.read(dossier, moment)


def dossiers(organisation: str = "", kind: str = "") -> list[Present]:
    """The dossiers that are on record, by organisation and kind, without their states."""
    conditions, values = _equal({"organisation": organisation, "kind": kind})
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT dossier, organisation, kind, title, newest, due FROM register_dossier "  # noqa: S608 - our own names
            f"WHERE {' AND '.join(conditions) or '1 = 1'} ORDER BY dossier",
            values,
        )
        return [
            Present(dossier, organisation, kind, title, {}, newest, due)
            for dossier, organisation, kind, title, newest, due in cursor.fetchall()
        ]


def facts(wanted: Wanted, dials: Dials) -> list[Row]:
    """The facts told to the public under the dials, certain or possible, by end, beginning and place in the log."""
    return _facts(wanted, dials, "f.known_lo <= %s AND f.known_hi > %s")


def perhaps(wanted: Wanted, dials: Dials) -> list[Row]:
    """The facts of which the public may or may not have known."""
    return _facts(wanted, dials, "f.perhaps_lo <= %s AND f.known_lo > %s")


def _facts(wanted: Wanted, dials: Dials, told: str) -> list[Row]:
    conditions, values = _conditions(wanted)
    at = min(dials.at, OPEN - 1)
    sql = (
        f"SELECT {_COLUMNS} FROM register_fact f WHERE {told} AND f.at_lo <= %s AND f.at_hi > %s AND f.lo <= %s"  # noqa: S608
        f"{''.join(f' AND {each}' for each in conditions)} ORDER BY f.hi, f.lo, f.position, f.ref, f.dossier"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [dials.known, dials.known, at, at, dials.on, *values])
        return [_row(row, dials.on) for row in cursor.fetchall()]


def _conditions(wanted: Wanted) -> tuple[list[str], list[Any]]:
    conditions, values = _equal({"f.dossier": wanted.dossier, "f.name": wanted.name})
    if wanted.organisation or wanted.kind:
        conditions.append("f.dossier LIKE %s ESCAPE '!'")
        values.append(_like(wanted))
    if wanted.key:
        conditions.append("' ' || f.keys || ' ' LIKE %s ESCAPE '!'")
        values.append(f"% {_literal(wanted.key)} %")
    for role, dossier in ((Role.BY, wanted.by), (Role.VIA, wanted.via), (Role.NAMED, wanted.names)):
        if dossier:
            conditions.append("f.position IN (SELECT position FROM ledger_filing WHERE dossier = %s AND role = %s)")
            values += [dossier, int(role)]
    return conditions, values


def _like(wanted: Wanted) -> str:
    organisation, kind = _literal(wanted.organisation) or "%", _literal(wanted.kind)
    return f"{organisation}/{kind or '%'}" if kind in SOLE or not kind else f"{organisation}/{kind}/%"


def _equal(wanted: dict[str, str]) -> tuple[list[str], list[Any]]:
    asked = {column: value for column, value in wanted.items() if value}
    return [f"{column} = %s" for column in asked], list(asked.values())


def _literal(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


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
    with connection.cursor() as cursor:
        cursor.execute("SELECT position FROM ledger_ref WHERE ref = %s", [ref])
        places = [position for (position,) in cursor.fetchall()]
    return [
        (record, fact)
        for record in shelf.at_positions(places)
        if may_read(record.entry.audience, reader)
        for fact in record.entry.facts
        if fact.ref == ref
    ]


def contents(rows: list[Row]) -> dict[int, Entry]:
    """The entries behind rows of the fact table, by position."""
    return {record.position: record.entry for record in shelf.at_positions(sorted({row.position for row in rows}))}
