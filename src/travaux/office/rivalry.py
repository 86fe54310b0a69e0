"""What stands beside some facts: those that exclude them, and those by which other sources tell the same."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

from django.db import connection

from travaux.office import shelf
from travaux.office.models import Role, Tied
from travaux.office.standing import COLUMNS, of_rows, rows_at, standing_under
from travaux.record.contested import excludes, of_one_source, rivals
from travaux.record.corrections import standing
from travaux.record.entry import Recorded
from travaux.record.events import Held, kind_named
from travaux.record.fold import Dials, Told
from travaux.record.values import UNKNOWN

#: So many facts are compared in one question.
_PORTION: Final = 500

#: Dossier, event, keys, beginning and end of a fact, and whether it is compared whatever the keys, at whatever time.
_Asked = tuple[str, str, str, int, int, int, int]


def rivals_of(found: Sequence[Told], dials: Dials) -> dict[str, list[Told]]:
    """For each of these facts that others exclude: those others, in whichever dossier they share.

    Two facts that both live in the place of a third exclude each other, whatever they say. Of the other facts only
    those are read that could exclude one of these by dossier, event, key and time, or that correct the same.
    """
    beside = {one.address: one for one in [*_beside(_may_be_excluded(found), dials), *_fellows(found, dials), *found]}
    excluded: dict[str, dict[str, Told]] = {}
    own = {one.address for one in found}
    for rows in _by_dossier(beside.values(), found):
        by_address = {one.address: one for one in rows}
        for address, others in rivals(rows, disputes(rows)).items():
            if address in own:
                known = {other: by_address[other] for other in others if other in by_address}
                excluded.setdefault(address, {}).update(known)
    return {address: list(others.values()) for address, others in excluded.items() if others}


def disputes(found: Iterable[Told]) -> tuple[tuple[str, ...], ...]:
    """What two live corrections among these facts put in the place of one fact."""
    records = {one.position: Recorded(one.position, one.entry) for one in found if one.entry.corrects}
    return standing(with_corrected(records.values())).disputes() if records else ()


def with_corrected(records: Iterable[Recorded]) -> list[Recorded]:
    """These entries with all that they correct, and what that corrects, however far."""
    known = {record.position: record for record in records}
    waiting = list(known.values())
    while waiting:
        corrected = {target.partition("#")[0] for record in waiting for target in record.entry.corrects}
        waiting = shelf.at_positions(sorted(set(shelf.places(sorted(corrected)).values()) - known.keys()))
        known.update((record.position, record) for record in waiting)
    return list(known.values())


def _by_dossier(beside: Iterable[Told], found: Sequence[Told]) -> Iterator[list[Told]]:
    """For each dossier of the facts found: what was read about it, by end, beginning and place in the log."""
    groups: dict[str, list[Told]] = {dossier: [] for one in found for dossier in one.fact.about}
    for one in sorted(beside, key=lambda each: (each.hi, each.lo, each.position, each.fact.ref)):
        for dossier in one.fact.about:
            if dossier in groups:
                groups[dossier].append(one)
    yield from groups.values()


def _may_be_excluded(found: Sequence[Told]) -> Iterator[_Asked]:
    """What to look for beside each fact."""
    for one in found:
        if kind_named(one.name).held is not Held.MANY:
            yield from (_asked(one, dossier) for dossier in one.fact.about)


def _fellows(found: Sequence[Told], dials: Dials) -> list[Told]:
    """What stands, of any event, in the corrections of the same entries that these facts' own entries correct."""
    corrections = {one.position: Recorded(one.position, one.entry) for one in found if one.entry.corrects}
    known = {record.position for record in with_corrected(corrections.values())}
    waiting = sorted(known)
    while waiting:
        portion, waiting = waiting[:_PORTION], waiting[_PORTION:]
        new = set(_correcting(portion)) - known
        known |= new
        waiting += sorted(new)
    places = sorted(known)
    portions = (places[start : start + _PORTION] for start in range(0, len(places), _PORTION))
    return of_rows((row for portion in portions for row in rows_at(portion, dials)), dials)


def _correcting(positions: Sequence[int]) -> list[int]:
    """The places of the entries that correct those at these places."""
    marks = ", ".join(["%s"] * len(positions))
    sql = f"SELECT DISTINCT source FROM ledger_tie WHERE target IN ({marks}) AND kind = %s"  # noqa: S608 - marks only
    with connection.cursor() as cursor:
        cursor.execute(sql, [*positions, int(Tied.CORRECTS)])
        return [position for (position,) in cursor.fetchall()]


def _asked(one: Told, dossier: str) -> _Asked:
    wide = one.fact.closed or len(one.keys) > 1 or UNKNOWN in one.keys
    ever = kind_named(one.name).once or one.lo == one.hi
    return dossier, one.name, " ".join(one.keys), one.lo, one.hi, int(wide), int(ever)


def _beside(asked: Iterable[_Asked], dials: Dials) -> list[Told]:
    """The facts that stand beside those asked for: of one dossier and event, whose keys and times may be the same."""
    waiting = iter(dict.fromkeys(asked))
    rows: dict[tuple[Any, ...], None] = {}
    while portion := list(islice(waiting, _PORTION)):
        rows |= dict.fromkeys(_rows_beside(portion, dials))
    return of_rows(rows, dials)


def _rows_beside(asked: Sequence[_Asked], dials: Dials) -> list[tuple[Any, ...]]:
    under, bounds = standing_under(dials)
    marks = ", ".join(["(%s, %s, %s, %s, %s, %s, %s)"] * len(asked))
    sql = (
        f"WITH asked (dossier, name, keys, lo, hi, wide, ever) AS (VALUES {marks}) "  # noqa: S608 - marks only
        f"SELECT DISTINCT {COLUMNS} FROM asked a JOIN register_fact f ON f.dossier = a.dossier AND f.name = a.name "
        f"WHERE {under} AND (a.wide = 1 OR f.keys = a.keys OR f.closed = 1 OR f.keys = %s OR f.keys LIKE %s) "
        "AND (a.ever = 1 OR f.lo = f.hi OR (f.lo < a.hi AND a.lo < f.hi))"
    )
    values = [each for one in asked for each in one]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, *bounds, UNKNOWN, "% %"])
        return [tuple(row) for row in cursor.fetchall()]


def told_alike(found: Sequence[Told], dials: Dials) -> dict[str, list[Told]]:
    """For each of these facts those by which reports of another origin tell the same."""
    asked = (_asked(one, dossier) for one in found for dossier in one.fact.about)
    beside = _beside(asked, dials)
    alike: dict[str, list[Told]] = {}
    for one in found:
        alike[one.address] = [other for other in beside if tells_the_same(one, other)]
    return alike


def resting_only_on(via: str, found: Sequence[Told], dials: Dials) -> list[Told]:
    """Those of these facts that no report tells which did not pass through the same outlet or publication."""
    alike = told_alike(found, dials)
    passing = _passing(via, {other.position for others in alike.values() for other in others})
    return [one for one in found if all(other.position in passing for other in alike[one.address])]


def _passing(via: str, positions: set[int]) -> set[int]:
    """Those of these places at which an entry lies that passed through an outlet or publication."""
    waiting, found = iter(sorted(positions)), set[int]()
    while some := list(islice(waiting, _PORTION)):
        marks = ", ".join(["%s"] * len(some))
        sql = f"SELECT position FROM ledger_filing WHERE dossier = %s AND role = %s AND position IN ({marks})"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(sql, [via, int(Role.VIA), *some])
            found |= {position for (position,) in cursor.fetchall()}
    return found


def tells_the_same(one: Told, other: Told) -> bool:
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
