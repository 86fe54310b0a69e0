"""Facts for dialled lists: rows of the register that stand under the dials, in order of happening."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection

from travaux.office import shelf
from travaux.office.models import Role
from travaux.record.contested import excludes, of_one_source, rivals
from travaux.record.corrections import standing
from travaux.record.entry import Entry, Recorded
from travaux.record.events import Held, kind_named
from travaux.record.fold import Certainty, Dials, Told, in_order
from travaux.record.telling import FactCard, Publication, card, publications
from travaux.record.times import Interval

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
        found = _resting_only_on(wanted.via, found, dials)
    if wanted.contested:
        excluded = rivals_of(found, dials)
        found = [one for one in found if one.address in excluded]
    records = [Recorded(one.position, one.entry) for one in {one.position: one for one in found}.values()]
    return in_order({one.address: one for one in found}, standing(_with_corrected(records)))


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


def rivals_of(found: Sequence[Told], dials: Dials) -> dict[str, list[Told]]:
    """For each of these facts that others exclude: those others, in whichever dossier they share.

    Two facts that both live in the place of a third exclude each other, whatever they say.
    """
    excluded: dict[str, dict[str, Told]] = {}
    for rows in _groups_of(found, dials):
        by_address = {one.address: one for one in rows}
        for address, others in rivals(rows, _disputes(rows)).items():
            known = {other: by_address[other] for other in others if other in by_address}
            excluded.setdefault(address, {}).update(known)
    return {address: list(others.values()) for address, others in excluded.items()}


def _disputes(found: Iterable[Told]) -> tuple[tuple[str, ...], ...]:
    """What two live corrections among these facts put in the place of one fact."""
    records = {one.position: Recorded(one.position, one.entry) for one in found if one.entry.corrects}
    return standing(_with_corrected(records.values())).disputes() if records else ()


def _with_corrected(records: Iterable[Recorded]) -> list[Recorded]:
    """These entries with all that they correct, and what that corrects, however far."""
    known = {record.position: record for record in records}
    waiting = list(known.values())
    while waiting:
        corrected = {target.partition("#")[0] for record in waiting for target in record.entry.corrects}
        waiting = shelf.at_positions(sorted(set(shelf.places(sorted(corrected)).values()) - known.keys()))
        known.update((record.position, record) for record in waiting)
    return list(known.values())


def _groups_of(found: Sequence[Told], dials: Dials) -> Iterator[list[Told]]:
    """For each dossier that these facts are about: all its facts of the same events."""
    names: dict[str, set[str]] = {}
    for one in found:
        for dossier in one.fact.about:
            names.setdefault(dossier, set()).add(one.name)
    for dossier, events in names.items():
        marks = ", ".join(["%s"] * len(events))
        yield _read(f"dossier = %s AND name IN ({marks})", [dossier, *sorted(events)], dials)


def _resting_only_on(via: str, found: Sequence[Told], dials: Dials) -> list[Told]:
    """Those of these facts that no report tells which did not pass through the same outlet or publication."""
    passing = _passing(via)
    others = [one for rows in _groups_of(found, dials) for one in rows if one.position not in passing]
    return [one for one in found if not any(_tells_the_same(one, other) for other in others)]


def _passing(via: str) -> set[int]:
    """The places of all entries that passed through an outlet or publication."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT position FROM ledger_filing WHERE {_FILED}", [via, int(Role.VIA)])  # noqa: S608 - our own
        return {position for (position,) in cursor.fetchall()}


def _tells_the_same(one: Told, other: Told) -> bool:
    """Whether a report from another source tells this fact too: the same thing at a time that may be the same."""
    kind = kind_named(one.name)
    return (
        one.name == other.name
        and (kind.held is not Held.MANY or one.value == other.value)
        and set(one.fact.about) & set(other.fact.about) != set()
        and set(one.keys) == set(other.keys)
        and not of_one_source(one, other)
        and not excludes(kind, one, other)
        and one.lo < other.hi
        and other.lo < one.hi
    )


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
    sql = (
        "SELECT DISTINCT position, ref, lo, hi, perhaps_lo, known_lo FROM register_fact "  # noqa: S608 - our own clauses
        f"WHERE {condition} AND known_lo <= %s AND known_hi > %s AND at_lo <= %s AND at_hi > %s AND lo < %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, dials.known, dials.known, dials.at, dials.at, dials.on])
        # Ordered here: an order in the question makes SQLite walk all facts of the name, not the few of the dossier.
        rows = sorted(cursor.fetchall(), key=lambda row: (row[3], row[2], row[0]))
    records = {record.position: record for record in shelf.at_positions(sorted({row[0] for row in rows}))}
    return [_told(records[position].entry, position, tuple(rest), dials) for position, *rest in rows]


def _told(entry: Entry, position: int, row: tuple[Any, ...], dials: Dials) -> Told:
    ref, lo, hi, perhaps, known = row
    fact = next(fact for fact in entry.facts if fact.ref == ref)
    certainty = Certainty.CERTAIN if hi <= dials.on else Certainty.MAY
    return Told(entry, position, fact, lo, hi, Interval(perhaps, known), certainty)
