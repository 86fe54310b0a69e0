"""Rows of facts and remarks in their order from a key on, without reading those before or behind.

The rows are met along an index, one range for each reach; where a filter leaves few, those few are read and sorted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import connection

from travaux.office.models import OPEN, Role
from travaux.office.pages import Key, beyond, order
from travaux.office.reach import ends
from travaux.office.standing import COLUMNS, Row, standing_under
from travaux.record.fold import Dials
from travaux.record.times import BEGINNING

#: Up to so many rows are read and sorted; where there are more, an index is walked and most rows pass the filter.
_FEW: Final = 5_000
#: Of what became known since, up to so many; beyond that, what is new is met soon along the index.
_FEW_NEWS: Final = 20_000
_FILED: Final = "SELECT l.position FROM ledger_filing l WHERE l.dossier = %s AND l.role = %s"
_FACTS: Final = ("f.hi", "f.lo", "f.position", "f.ref")
_REMARKS: Final = ("r.hi", "r.lo", "r.position")


@dataclass(frozen=True)
class Asked:
    """Which facts a list asks for: all of these that are given must hold.

    `via` an outlet or publication, `only` those that rest on nothing else, `by` a person, `about` a dossier, `name`
    an event, `contested` those that others exclude; `since` and `until`, moments, what may lie in [since, until): the
    happening, in lists of facts, and the saying, in lists of remarks.
    """

    via: str = ""
    only: bool = False
    by: str = ""
    about: str = ""
    name: str = ""
    contested: bool = False
    since: int | None = None
    until: int | None = None


@dataclass
class _Where:
    """Conditions joined by AND, with their values."""

    conditions: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, condition: str, *values: Any) -> None:  # noqa: ANN401 - as the database takes them
        self.conditions.append(condition)
        self.values += values

    def both(self, *more: tuple[str, Sequence[Any]]) -> tuple[str, list[Any]]:
        conditions = [*self.conditions, *(condition for condition, _ in more)]
        return " AND ".join(conditions), [*self.values, *(value for _, several in more for value in several)]


@dataclass(frozen=True)
class FactScan:
    """The facts asked for in order of happening; `dated` without the timeless, `before` without what stood then."""

    asked: Asked
    dials: Dials
    dated: bool = False
    before: Dials | None = None

    def rows(self, key: Key | None, down: bool, count: int) -> list[tuple[Key, Row]]:  # noqa: FBT001 - as Fetch has it
        """At most so many rows of `standing.COLUMNS` behind a key, each with its own."""
        behind = beyond(_FACTS, key, down=down)
        if self.asked.about:
            chosen: tuple[str, list[Any]] = ("f.dossier = %s", [self.asked.about])
            found = self._sorted(chosen, behind, count, down=down)
        elif few := self._few():
            condition, values = few
            found = self._sorted((f"{condition} AND +f.listed >= 0", values), behind, count, down=down)
        else:
            found = self._walked(behind, count, down=down)
        return [(_key(row), row) for row in found]

    def _few(self) -> tuple[str, list[Any]] | None:
        """The condition by which few rows are found, if one of them does."""
        for dossier, role in ((self.asked.via, Role.VIA), (self.asked.by, Role.BY)):
            if dossier and _are_few(_FILED, [dossier, int(role)]):
                return f"f.position IN ({_FILED})", [dossier, int(role)]
        if self.before is not None and self._only_later(self.before):
            sql, values = _news(self.before, self.dials)
            if _are_few(sql, values, _FEW_NEWS):
                return f"f.id IN ({sql})", values
        return None

    def _only_later(self, before: Dials) -> bool:
        """Whether what came to stand since is all among what began, or became public, since."""
        return before.at == self.dials.at and before.on <= self.dials.on and before.known <= self.dials.known

    def _only_earlier(self, before: Dials) -> bool:
        """Whether what no longer stood is all among what was corrected, as the public came to know, in between."""
        return before.at == self.dials.at and before.on >= self.dials.on and before.known >= self.dials.known

    def _sorted(
        self, chosen: tuple[str, list[Any]], behind: tuple[str, list[Any]], count: int, *, down: bool
    ) -> list[Row]:
        """The plus keeps a database from walking all facts in their order instead of the few that were chosen."""
        conditions, values = self._where(walking=False).both(chosen, behind)
        by = order([f"+{column}" if column != "f.ref" else column for column in _FACTS], down=down)
        sql = f"SELECT {COLUMNS} FROM register_fact f WHERE {conditions} ORDER BY {by} LIMIT %s"  # noqa: S608 - our own
        return _rows(sql, [*values, count])

    def _walked(self, behind: tuple[str, list[Any]], count: int, *, down: bool) -> list[Row]:
        asked, dials = self.asked, self.dials
        until = min(dials.on, dials.known, OPEN if asked.until is None else asked.until)
        where, parts, values = self._where(walking=True), list[str](), list[Any]()
        for reach, end in ends(until):
            conditions, given = where.both(("f.listed = %s AND f.hi <= %s", [reach, end]), behind)
            parts.append(
                f"SELECT * FROM (SELECT {COLUMNS} FROM register_fact f WHERE {conditions} "  # noqa: S608 - our own
                f"ORDER BY {order(_FACTS, down=down)} LIMIT %s) r{reach}"
            )
            values += [*given, count]
        by = order(("hi", "lo", "position", "ref"), down=down)
        return _rows(f"{' UNION ALL '.join(parts)} ORDER BY {by} LIMIT %s", [*values, count])

    def _where(self, *, walking: bool) -> _Where:
        asked, where = self.asked, _Where()
        if asked.name:
            where.add("f.name = %s" if walking or asked.about else "f.name || '' = %s", asked.name)
        if self.dated:
            where.add("f.lo < f.hi")
            where.add("f.hi > %s", BEGINNING)
        if asked.since is not None:
            where.add("f.hi > %s", asked.since)
        if asked.until is not None:
            where.add("f.lo < %s", asked.until)
        for dossier, role in ((asked.via, Role.VIA), (asked.by, Role.BY)):
            if dossier:
                where.add(f"EXISTS ({_FILED} AND l.position = f.position)", dossier, int(role))
        condition, values = standing_under(self.dials)
        where.add(condition, *values)
        if self.before is not None:
            if self._only_later(self.before):
                where.add("(f.known_lo > %s OR f.lo >= %s)", self.before.known, self.before.on)
            if self._only_earlier(self.before):
                where.add("f.known_hi <= %s", self.before.known)
            condition, values = standing_under(self.before, "g")
            where.add(
                "NOT EXISTS (SELECT 1 FROM register_fact g WHERE g.position = f.position AND g.ref = f.ref "  # noqa: S608
                f"AND {condition})",
                *values,
            )
        return where


@dataclass(frozen=True)
class RemarkScan:
    """The remarks asked for in order of saying: entries of which some fact asked for stands."""

    asked: Asked
    dials: Dials

    def rows(self, key: Key | None, down: bool, count: int) -> list[tuple[Key, Row]]:  # noqa: FBT001 - as Fetch has it
        """At most so many rows of end, beginning and place in the log behind a key, each with its own."""
        behind = beyond(_REMARKS, key, down=down)
        few = self._few()
        found = self._sorted(few, behind, count, down=down) if few else self._walked(behind, count, down=down)
        return [(row, row) for row in found]

    def _few(self) -> tuple[str, list[Any]] | None:
        via, about = self.asked.via, self.asked.about
        for sql, values in ((_FILED, [via, int(Role.VIA)]), (_FILED, [about, int(Role.ABOUT)])):
            if values[0] and _are_few(sql, values):
                return f"r.position IN ({sql})", values
        return None

    def _sorted(
        self, chosen: tuple[str, list[Any]], behind: tuple[str, list[Any]], count: int, *, down: bool
    ) -> list[Row]:
        conditions, values = self._where(walking=False).both(chosen, behind)
        by = order([f"+{column}" for column in _REMARKS], down=down)
        sql = f"SELECT r.hi, r.lo, r.position FROM register_remark r WHERE {conditions} ORDER BY {by} LIMIT %s"  # noqa: S608
        return _rows(sql, [*values, count])

    def _walked(self, behind: tuple[str, list[Any]], count: int, *, down: bool) -> list[Row]:
        asked, dials = self.asked, self.dials
        until = min(dials.on, dials.known, OPEN if asked.until is None else asked.until)
        where, parts, values = self._where(walking=True), list[str](), list[Any]()
        for reach, end in ends(until):
            conditions, given = where.both(("r.listed = %s AND r.hi <= %s", [reach, end]), behind)
            parts.append(
                f"SELECT * FROM (SELECT r.hi, r.lo, r.position FROM register_remark r WHERE {conditions} "  # noqa: S608
                f"ORDER BY {order(_REMARKS, down=down)} LIMIT %s) r{reach}"
            )
            values += [*given, count]
        by = order(("hi", "lo", "position"), down=down)
        return _rows(f"{' UNION ALL '.join(parts)} ORDER BY {by} LIMIT %s", [*values, count])

    def _where(self, *, walking: bool) -> _Where:
        asked, dials, where = self.asked, self.dials, _Where()
        if asked.by:
            where.add("r.speaker = %s" if walking else "r.speaker || '' = %s", asked.by)
        where.add("r.begun < %s AND r.public <= %s AND r.position < %s", dials.on, dials.known, dials.at)
        if asked.since is not None:
            where.add("r.hi > %s", asked.since)
        if asked.until is not None:
            where.add("r.lo < %s", asked.until)
        if asked.via:
            where.add(f"EXISTS ({_FILED} AND l.position = r.position)", asked.via, int(Role.VIA))
        condition, values = told_in(asked, dials)
        where.add(f"EXISTS (SELECT 1 FROM register_fact f WHERE f.position = r.position AND {condition})", *values)  # noqa: S608
        return where


def told_in(asked: Asked, dials: Dials) -> tuple[str, list[Any]]:
    """What holds of the rows of the facts of a remark that are asked for, one row for each fact."""
    where = _Where()
    if asked.about:
        where.add("f.dossier = %s", asked.about)
    else:
        where.add("f.listed >= 0")
    if asked.name:
        where.add("f.name = %s", asked.name)
    return where.both(standing_under(dials))


def facts_in(positions: Sequence[int], asked: Asked, dials: Dials) -> Iterator[Row]:
    """The rows of the facts that are asked for in the entries at these places (at most 500)."""
    if positions:
        condition, values = told_in(asked, dials)
        marks = ", ".join(["%s"] * len(positions))
        sql = f"SELECT {COLUMNS} FROM register_fact f WHERE f.position IN ({marks}) AND {condition}"  # noqa: S608
        yield from sorted(_rows(sql, [*positions, *values]), key=_key)


def _key(row: Row) -> Key:
    position, ref, lo, hi, *_ = row
    return hi, lo, position, ref


def _news(before: Dials, dials: Dials) -> tuple[str, list[Any]]:
    """Finds the rows that became public between two moments, or began between two others."""
    parts = ["SELECT n.id FROM register_fact n WHERE n.known_lo > %s AND n.known_lo <= %s"]
    values = [before.known, dials.known]
    if before.on < dials.on:
        for reach, end in ends(min(dials.on, dials.known)):
            parts.append(
                "SELECT n.id FROM register_fact n WHERE n.listed = %s AND n.hi > %s AND n.hi <= %s AND n.lo >= %s"
            )
            values += [reach, before.on, end, before.on]
    return " UNION ALL ".join(parts), values


def _are_few(sql: str, values: Sequence[Any], few: int | None = None) -> bool:
    """Whether a question has few answers; it is not asked to its end."""
    most = _FEW if few is None else few
    ((count,),) = _rows(f"SELECT count(*) FROM (SELECT 1 FROM ({sql}) found LIMIT %s) counted", [*values, most + 1])  # noqa: S608
    return int(count) <= most


def _rows(sql: str, values: Sequence[Any]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        return [tuple(row) for row in cursor.fetchall()]
