"""What the register keeps of a dossier for lists: by when it is ordered, from when it is shown, by what else found."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from django.db import connection

from travaux.office import shelf
from travaux.office.models import OPEN
from travaux.office.rows import insert
from travaux.record.dossiers import kind_of
from travaux.record.entry import Fact
from travaux.record.times import BEGINNING, END, UNKNOWN, BadDate, Interval, read_date, zone_named

#: So many dossiers are asked about at once.
_PORTION: Final = 500
#: Of these kinds the day is that of one event; all others are ordered by the newest that happened.
_DAY_OF: Final = {"session": "session held", "meeting": "meeting held"}
_PLANNED: Final = "session scheduled"

#: By which facts and fields a dossier of a kind is found besides its name.
_FACETS: Final[dict[str, tuple[tuple[str, str, str], ...]]] = {
    "session": (
        ("session held", "bodies", "body"),
        ("session scheduled", "bodies", "body"),
        ("session held", "place", "place"),
        ("session scheduled", "place", "place"),
        ("session convened", "place", "place"),
    ),
    "meeting": (("meeting held", "place", "place"), ("meeting held", "participants", "person")),
    "document": (
        ("drafted", "body", "body"),
        ("tabled", "body", "body"),
        ("put to decision", "body", "body"),
        ("adopted", "body", "body"),
        ("not adopted", "body", "body"),
        ("item proposed", "session", "session"),
        ("item included", "session", "session"),
        ("removal requested", "session", "session"),
        ("tabled", "session", "session"),
        ("put to decision", "session", "session"),
        ("returned for finalisation", "session", "session"),
        ("adopted", "session", "session"),
        ("not adopted", "session", "session"),
    ),
    "source": (
        ("source registered", "outlet", "outlet"),
        ("source registered", "read", "read"),
        ("outlet registered", "sort", "sort"),
    ),
}
#: Events about a person and the post, so that the post is found in the fact's other dossier.
_IN_OFFICE: Final = ("appointed", "took office", "left office", "attested in office")


Row = tuple[Any, ...]


@dataclass(frozen=True)
class _Row:
    """One standing fact of a dossier, as the fact table has it."""

    dossier: str
    name: str
    position: int
    ref: str
    hi: int


def enlist(dossiers: Iterable[str], now: int) -> None:
    """Write anew what lists need of these dossiers, as of now."""
    waiting = iter(dossiers)
    while portion := list(islice(waiting, _PORTION)):
        facts = facts_of(portion, now)
        _date(portion, facts, now)
        _facet(portion, facts)


def dates_of(dossiers: Sequence[str], facts: Sequence["Found"], now: int) -> Iterator[Row]:
    """Of each of these dossiers `ended`, `began`, `told`, `learnt`, `entered`, and its name."""
    planned = _planned(facts)
    for dossier, began, told, learnt, entered, newest, day in _bounds(dossiers, now):
        ended = day or planned.get(dossier, newest)
        yield BEGINNING if ended is None else ended, began, told, learnt, entered, dossier


def _date(dossiers: Sequence[str], facts: Sequence["Found"], now: int) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE register_dossier SET ended = %s, began = %s, told = %s, learnt = %s, entered = %s "
            "WHERE dossier = %s",
            list(dates_of(dossiers, facts, now)),
        )


def _bounds(dossiers: Sequence[str], now: int) -> list[tuple[Any, ...]]:
    """Of each dossier: first beginning, telling, learning and entering, newest end, end of its event."""
    standing = "at_hi = %s AND known_hi = %s AND known_lo <= %s AND lo < hi AND lo < %s AND hi < %s"
    events = ", ".join(f"'{event}'" for event in _DAY_OF.values())
    sql = (
        f"SELECT dossier, {_first_dated('lo')}, min(perhaps_lo), {_first_dated('perhaps_lo')}, "  # noqa: S608 - our own
        f"{_first_dated('at_lo')}, max(CASE WHEN {standing} THEN hi END), "
        f"max(CASE WHEN {standing} AND name IN ({events}) THEN hi END) "
        f"FROM register_fact WHERE dossier IN ({_marks(dossiers)}) GROUP BY dossier"
    )
    values = [OPEN, OPEN, now, now, END]
    return _rows(sql, [*values, *values, *dossiers])


def _first_dated(column: str) -> str:
    """The smallest value among dated facts; among all where none is dated."""
    return f"coalesce(min(CASE WHEN lo < hi THEN {column} END), min({column}))"


#: A fact by which a dossier is found: its row, the fact itself, its zone.
Found = tuple[_Row, Fact, str]


def facts_of(dossiers: Sequence[str], now: int) -> list[Found]:
    """The standing facts of these dossiers by which they are found besides their names, each with its zone."""
    names = {name for kind in {kind_of(one) for one in dossiers} for name in _names(kind)}
    if not names:
        return []
    sql = (
        f"SELECT dossier, name, position, ref, hi FROM register_fact WHERE dossier IN ({_marks(dossiers)}) "  # noqa: S608
        f"AND name IN ({_marks(names)}) AND at_hi = %s AND known_hi = %s AND known_lo <= %s"
    )
    rows = [_Row(*row) for row in _rows(sql, [*dossiers, *sorted(names), OPEN, OPEN, now])]
    entries = {one.position: one.entry for one in shelf.at_positions(sorted({row.position for row in rows}))}
    return [
        (row, next(fact for fact in entries[row.position].facts if fact.ref == row.ref), entries[row.position].zone)
        for row in rows
    ]


def _names(kind: str) -> Iterator[str]:
    yield from (name for name, _, _ in _FACETS.get(kind, ()))
    if kind == "person":
        yield from _IN_OFFICE


def _planned(facts: Sequence[Found]) -> dict[str, int]:
    """For each session the end of the day for which it is planned: as told last, or more narrowly before."""
    told: dict[str, list[Interval]] = {}
    for row, fact, zone in sorted(facts, key=lambda one: (one[0].hi, one[0].position)):
        if row.name == _PLANNED:
            told.setdefault(row.dossier, []).extend(_day(fact, zone))
    return {
        session: min((one for one in days if _within(one, days[-1])), key=lambda one: one.hi - one.lo).hi
        for session, days in told.items()
        if days
    }


def _day(fact: Fact, zone: str) -> Iterator[Interval]:
    """The day for which a session is planned; nothing for a date that cannot be read or is open."""
    try:
        planned = read_date(str(fact.value.get("for", UNKNOWN)), zone_named(zone))
    except BadDate:
        return
    if planned.lo < planned.hi < END:
        yield planned


def _within(one: Interval, other: Interval) -> bool:
    return other.lo <= one.lo and one.hi <= other.hi


def facets_of(facts: Sequence[Found]) -> dict[Row, None]:
    """The rows by which dossiers are found: dossier, facet, value and kind, each once."""
    return {
        (row.dossier, facet, value, kind_of(row.dossier)): None
        for row, fact, _ in facts
        for facet, value in _facets(row, fact)
    }


def _facet(dossiers: Sequence[str], facts: Sequence[Found]) -> None:
    found = facets_of(facts)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM register_facet WHERE dossier IN ({_marks(dossiers)})", list(dossiers))  # noqa: S608
    if found:
        insert("register_facet", list(found))


def _facets(row: _Row, fact: Fact) -> Iterator[tuple[str, str]]:
    kind = kind_of(row.dossier)
    for name, field, facet in _FACETS.get(kind, ()):
        if name == row.name:
            value = fact.value.get(field)
            yield from (
                (facet, str(one))
                for one in (value if isinstance(value, list) else [value])
                if one not in {None, UNKNOWN}
            )
    if kind == "person":
        yield from (("post", about) for about in fact.about if kind_of(about) == "post")


def _marks(values: Iterable[Any]) -> str:
    return ", ".join("%s" for _ in values)


def _rows(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        return list(cursor.fetchall())
