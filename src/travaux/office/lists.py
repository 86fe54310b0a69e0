"""Dossiers in lists: of a kind, a body, a place, a year …, by name or by time, a page at a time, under the dials."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, Literal

import msgspec
from django.db import connection

from travaux.broken_input import BrokenInput
from travaux.office.pages import Key, Page, Stretch, Turn, beyond, bounded, readable
from travaux.office.pages import order as ordered
from travaux.record.dossiers import KINDS
from travaux.record.fold import Dials
from travaux.record.times import BEGINNING, write_moment

Order = Literal["name", "newest", "oldest"]
Facet = Literal["body", "session", "place", "outlet", "read", "sort", "post", "person"]

_COLUMNS: Final = "d.dossier, d.kind, d.organisation, d.title, d.ended"
_KEYS: Final[dict[Order, tuple[str, ...]]] = {
    "name": ("d.title", "d.dossier"),
    "newest": ("d.ended", "d.dossier"),
    "oldest": ("d.ended", "d.dossier"),
}
#: So far a list is counted.
_COUNTED: Final = 1_000
#: Up to so many dossiers are looked up and sorted.
_FEW: Final = 1_000
_FOUND: Final = "SELECT f.dossier FROM register_facet f WHERE f.kind = %s AND f.facet = %s AND f.value = %s"
_FACETS: Final[tuple[Facet, ...]] = ("body", "session", "place", "outlet", "read", "sort", "post", "person")


class NoSuchKind(BrokenInput):
    """A word that is no kind of dossier."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"There is no kind of dossier '{kind[:60]}'. The kinds are {', '.join(KINDS)}.")


class NoSuchOrder(BrokenInput):
    """A word that is no order of a list."""

    def __init__(self, order: str) -> None:
        super().__init__(f"No list is ordered by '{order[:60]}'. Write one of {', '.join(_KEYS)}.")


class NoSuchYear(BrokenInput):
    """A year that no calendar here reaches."""

    def __init__(self, year: int) -> None:
        super().__init__(f"There is no year {year} in this record. Write four figures, for example 2024.")


@dataclass(frozen=True)
class Narrow:
    """Which dossiers a list asks for: all of these that are given must hold.

    `body`, `session`, `outlet`, `post`, `person` are full names of dossiers, `place`, `sort` and `read` (how
    far a publication was read) words as the record has them; `year` is that in which the session, meeting or newest
    step ended, in UTC.
    """

    kind: str = ""
    organisation: str = ""
    body: str = ""
    session: str = ""
    place: str = ""
    outlet: str = ""
    read: str = ""
    sort: str = ""
    post: str = ""
    person: str = ""
    year: int = 0


class Listing(msgspec.Struct, frozen=True):
    """One dossier in a list; `ended` is the moment by which its session, meeting or newest step was over."""

    dossier: str
    kind: str
    organisation: str
    title: str
    ended: str | None


def listed(narrow: Narrow, dials: Dials, *, order: Order = "name", limit: int = 50, cursor: str = "") -> Page[Listing]:
    """The dossiers of which something had begun, and been told, under the dials, ordered by name or by time.

    Titles, places, days and bodies are those of the present, so that an order never hangs on the dials; what has no
    day comes last among the newest and first among the oldest. `total` is None beyond 1,000.
    Raises BadCursor, BadLimit, NoSuchKind, NoSuchOrder, NoSuchYear, Unreadable.
    """
    if order not in _KEYS:
        raise NoSuchOrder(order)
    conditions, values = _conditions(narrow, bounded(dials))
    columns = _KEYS[order]

    def fetch(key: Key | None, down: bool, count: int) -> Stretch[Listing]:  # noqa: FBT001 - as Fetch has it
        behind, key_values = beyond(columns, key, down=down)
        sql = (
            f"SELECT {_COLUMNS} FROM register_dossier d WHERE {conditions} AND {behind} "  # noqa: S608 - our own
            f"ORDER BY {ordered(columns, down=down)} LIMIT %s"
        )
        return Stretch([(_key(row, order), _listing(row)) for row in _rows(sql, [*values, *key_values, count])])

    first = str if order == "name" else int
    turn = Turn(f"dossiers by {order}", (first, str), limit, cursor, down=order == "newest")
    leaf = turn.read(fetch)
    return Page(leaf.rows, leaf.next, leaf.previous, _total(conditions, values))


def any_listed(narrow: Narrow, dials: Dials) -> bool:
    """Whether `listed` would list anything; raises NoSuchKind, NoSuchYear, Unreadable."""
    conditions, values = _conditions(narrow, bounded(dials))
    return bool(_rows(f"SELECT 1 FROM register_dossier d WHERE {conditions} LIMIT 1", values))  # noqa: S608 - our own


def _total(conditions: str, values: list[Any]) -> int | None:
    sql = f"SELECT count(*) FROM (SELECT 1 FROM register_dossier d WHERE {conditions} LIMIT %s) counted"  # noqa: S608
    ((count,),) = _rows(sql, [*values, _COUNTED + 1])
    return None if count > _COUNTED else int(count)


def _key(row: tuple[Any, ...], order: Order) -> Key:
    dossier, _, _, title, ended = row
    return (title if order == "name" else ended, dossier)


def _listing(row: tuple[Any, ...]) -> Listing:
    dossier, kind, organisation, title, ended = row
    return Listing(dossier, kind, organisation, title, write_moment(ended))


def _shown(dials: Dials) -> tuple[list[str], list[Any]]:
    """What makes a dossier visible under the dials."""
    return ["d.learnt < %s", "d.began < %s", "d.entered <= %s"], [dials.known, dials.on, dials.at]


def _conditions(narrow: Narrow, dials: Dials) -> tuple[str, list[Any]]:
    if narrow.kind and narrow.kind not in KINDS:
        raise NoSuchKind(narrow.kind)
    facets = {facet: str(getattr(narrow, facet)) for facet in _FACETS}
    readable(narrow.organisation, *facets.values())
    clauses, values = _shown(dials)
    few = _few(narrow.kind, facets)
    # Joined to nothing, a column leaves its index alone: the one of the order is walked, or the few are looked up.
    for condition, value in (
        ("d.kind || '' = %s" if few else "d.kind = %s", narrow.kind),
        ("d.organisation || '' = %s", narrow.organisation),
    ):
        if value:
            clauses.append(condition)
            values.append(value)
    for facet, value in facets.items():
        if value and facet == few:
            clauses.append(f"d.dossier IN ({_FOUND})")
            values += [narrow.kind, facet, value]
        elif value:
            clauses.append(
                "EXISTS (SELECT 1 FROM register_facet f WHERE f.dossier = d.dossier AND f.facet = %s AND f.value = %s)"
            )
            values += [facet, value]
    if narrow.year:
        clauses.append("d.ended > %s AND d.ended <= %s")
        values += [_new_year(narrow.year), _new_year(narrow.year + 1)]
    return " AND ".join(clauses), values


def _few(kind: str, facets: Mapping[Facet, str]) -> Facet | None:
    """The facet by which so few dossiers of the kind are found that they are looked up one by one."""
    for facet, value in facets.items():
        if kind and value:
            ((count,),) = _rows(f"SELECT count(*) FROM ({_FOUND} LIMIT %s) counted", [kind, facet, value, _FEW + 1])  # noqa: S608
            if count <= _FEW:
                return facet
    return None


def _new_year(year: int) -> int:
    try:
        return int(datetime(year, 1, 1, tzinfo=UTC).timestamp())
    except (ValueError, OverflowError) as fault:
        raise NoSuchYear(year) from fault


def values(facet: Facet, dials: Dials, narrow: Narrow) -> dict[str, int]:
    """The values that a facet takes among these dossiers, and of how many, most frequent first (at most 200).

    It looks at all dossiers of the kind that have the facet.
    """
    conditions, given = _conditions(narrow, bounded(dials))
    kinds, of_kind = ("v.kind = %s AND ", [narrow.kind]) if narrow.kind else ("", [])
    sql = (
        "SELECT v.value, count(*) FROM register_facet v JOIN register_dossier d ON d.dossier = v.dossier "  # noqa: S608
        f"WHERE {kinds}v.facet = %s AND {conditions} GROUP BY v.value ORDER BY 2 DESC, 1 LIMIT 200"
    )
    return {value: int(count) for value, count in _rows(sql, [*of_kind, facet, *given])}


def next_sessions(dials: Dials, organisation: str = "", limit: int = 5) -> tuple[Listing, ...]:
    """The sessions that end after `on`, of which the public knew, the nearest first."""
    return _sessions(dials, organisation, "d.ended > %s", "d.ended, d.dossier", limit)


def latest_sessions(dials: Dials, organisation: str = "", limit: int = 5) -> tuple[Listing, ...]:
    """The sessions that ended by `on`, of which the public knew, the latest first."""
    return _sessions(dials, organisation, "d.ended <= %s", "d.ended DESC, d.dossier DESC", limit)


def _sessions(dials: Dials, organisation: str, ended: str, by: str, limit: int) -> tuple[Listing, ...]:
    dials = bounded(dials)
    conditions, values = _conditions(Narrow(kind="session", organisation=organisation), dials)
    sql = (
        f"SELECT {_COLUMNS} FROM register_dossier d WHERE {conditions} AND {ended} AND d.ended > %s "  # noqa: S608
        f"ORDER BY {by} LIMIT %s"
    )
    return tuple(_listing(row) for row in _rows(sql, [*values, dials.on, BEGINNING, limit]))


def _rows(sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
