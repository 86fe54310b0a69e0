"""Facts in the order in which the record learnt them, the last first: what a reader who comes again has not seen."""

from collections.abc import Iterable
from itertools import islice
from typing import Any, Final

import msgspec
from django.db import connection

from travaux.office import shelf
from travaux.office.pages import Fetch, Key, Page, Stretch, Turn, beyond, bounded, order, readable
from travaux.office.standing import COLUMNS, Row, of_rows, standing_under
from travaux.office.told import cards
from travaux.record.fold import Dials
from travaux.record.telling import FactCard

#: So many dossiers are asked about in one question.
_PORTION: Final = 500
_KEYS: Final = ("f.position", "f.ref")


class Learnt(msgspec.Struct, frozen=True):
    """One fact, and when the entry that tells it was recorded (ISO 8601)."""

    card: FactCard
    recorded: str


def learnt(dials: Dials, *, about: str = "", organisation: str = "", limit: int = 50, cursor: str = "") -> Page[Learnt]:
    """The facts about a dossier, or about any dossier of an organisation, the last recorded first.

    Raises BadCursor, BadLimit, Unreadable.
    """
    readable(about, organisation)
    within = bounded(dials)
    leaf = Turn("learnt", (int, str), limit, cursor, down=True).read(_rows_about(within, about, organisation))
    told = of_rows(leaf.rows, within)
    shown = zip(cards(told, within), told, strict=True)
    return Page(tuple(Learnt(card, one.entry.recorded) for card, one in shown), leaf.next, leaf.previous)


def newest(dossiers: Iterable[str], dials: Dials) -> dict[str, tuple[int, str]]:
    """For each of these dossiers the last entry that tells a fact about it: its place, and when it was recorded.

    A question for every 500 dossiers, and one for every 500 entries; absent are those of which nothing is told under
    the dials.
    """
    under, bounds = standing_under(bounded(dials))
    found: dict[str, int] = {}
    waiting = iter(dict.fromkeys(dossiers))
    while some := list(islice(waiting, _PORTION)):
        marks = ", ".join(["%s"] * len(some))
        sql = (
            f"SELECT f.dossier, max(f.position) FROM register_fact f WHERE f.dossier IN ({marks}) "  # noqa: S608
            f"AND {under} GROUP BY f.dossier"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [*some, *bounds])
            found.update(cursor.fetchall())
    recorded = {one.position: one.entry.recorded for one in shelf.at_positions(sorted(set(found.values())))}
    return {dossier: (place, recorded[place]) for dossier, place in found.items()}


def _rows_about(dials: Dials, about: str, organisation: str) -> Fetch[Row]:
    """Rows of facts by their place in the log; a fact about several dossiers is met once."""
    if about:
        chosen: tuple[str, list[Any]] = ("f.dossier = %s", [about])
    else:
        # Joined to an empty text the column leads no database to read all the organisation's facts before it orders.
        chosen = ("f.dossier || '' LIKE %s", [f"{organisation}/%"])
    under, values = standing_under(dials)

    def fetch(key: Key | None, down: bool, count: int) -> Stretch[Row]:  # noqa: FBT001 - as Fetch has it
        behind, given = beyond(_KEYS, key, down=down)
        sql = (
            f"SELECT DISTINCT {COLUMNS} FROM register_fact f WHERE {chosen[0]} AND {under} AND {behind} "  # noqa: S608
            f"ORDER BY {order(_KEYS, down=down)} LIMIT %s"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [*chosen[1], *values, *given, count])
            return Stretch([((row[0], row[1]), tuple(row)) for row in cursor.fetchall()])

    return fetch
