"""Sums over ballots: which kinds are added up in which column, each of them once however often it is asked for."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from travaux.corpora.sql import kinds
from travaux.corpora.sql.kinds import NOTHING, BallotKind
from travaux.corpora.sql.measures import Columns, Measure
from travaux.corpora.sql.rolls import Matter

Codes = frozenset[int]


@dataclass(frozen=True)
class _Sum:
    """What is added up of some kinds: in one column, and of those who recused themselves in another."""

    column: str
    if_recused: str
    codes: Codes


@dataclass
class Sums:
    """The sums that the thresholds of all matters ask for, by their names (q0, q1, …) in the statement."""

    columns: Columns
    every: tuple[BallotKind, ...]
    #: Whether it is known that whoever has a ballot has one seat.
    all_sit: bool = False
    _names: dict[_Sum, str] = field(default_factory=dict)

    @property
    def all_codes(self) -> Codes:
        """Every kind, a member without a row too."""
        return frozenset(kind.code for kind in self.every)

    def of(self, measure: Measure, matter: Matter, codes: Codes) -> str:
        """The name of the sum of a measure over some kinds; 0 where there is nothing to add up."""
        if not codes:
            return "0"
        plain = self.columns.of(measure, matter)
        other = self.columns.of(measure, matter, recused=True) if codes & kinds.recused(self.every) else plain
        return self._names.setdefault(_Sum(plain, other, codes), f"q{len(self._names)}")

    @property
    def seats_needed(self) -> bool:
        """Whether a seat must be found for each ballot; not where all sit there, and none counts but one."""
        summed = {column for column, _ in self._named()} | self._not_all_there()
        return not self.all_sit or bool(summed - {self.columns.heads})

    def cells(self) -> tuple[str, ...]:
        """What is counted of the ballots of each decision: `expression AS name`, no ballot twice in one column."""
        counted = [f"{self._counted(column, codes)} AS {name}" for (column, codes), name in self._named().items()]
        found = [f"{self._found(column)} AS found_{column}" for column in sorted(self._not_all_there())]
        return (*counted, *found)

    def definitions(self) -> tuple[str, ...]:
        """Each sum from what was counted: `expression AS name`; who has no row is the roll's total less those found."""
        named = self._named()
        return tuple(f"{self._definition(one, named)} AS {name}" for one, name in self._names.items())

    def _definition(self, one: _Sum, named: dict[tuple[str, Codes], str]) -> str:
        if self._whole(one):
            return f"total_{one.column}"
        parts = [
            name
            for (column, cell), name in named.items()
            if any(column == its and cell <= codes for its, codes in self._split(one))
        ]
        if NOTHING in one.codes:
            parts.append(f"(total_{one.column} - found_{one.column})")
        return " + ".join(parts) or "0"

    def _named(self) -> dict[tuple[str, Codes], str]:
        """The cells by their names: in each column the kinds that always go together."""
        cells = [(column, cell) for column, sets in self._asked().items() for cell in _partition(sets)]
        return {one: f"c{place}" for place, one in enumerate(cells)}

    def _asked(self) -> dict[str, list[Codes]]:
        asked: dict[str, list[Codes]] = {}
        for one in self._names:
            if not self._whole(one):
                for column, codes in self._split(one):
                    asked.setdefault(column, []).append(codes)
        return asked

    def _split(self, one: _Sum) -> Iterator[tuple[str, Codes]]:
        """The kinds by the column in which they are added up."""
        there = one.codes - {NOTHING}
        if one.column == one.if_recused:
            yield one.column, there
        else:
            recused = kinds.recused(self.every)
            yield one.column, there - recused
            yield one.if_recused, there & recused

    def _whole(self, one: _Sum) -> bool:
        """Whether it adds up everybody, so that the roll alone tells it."""
        return one.column == one.if_recused and one.codes == self.all_codes

    def _not_all_there(self) -> set[str]:
        return {one.column for one in self._names if NOTHING in one.codes and not self._whole(one)}

    def _counted(self, column: str, codes: Codes) -> str:
        if column != self.columns.heads:
            return f"coalesce(sum(CASE WHEN {fits(codes)} THEN {column} ELSE 0 END), 0)"
        # A ballot of somebody that does not sit there stops the decision by itself; other words of it count nothing.
        sits = "" if self.all_sit or codes <= kinds.ballots(self.every) else "seat IS NOT NULL AND "
        return f"count_if({sits}{fits(codes)})"

    def _found(self, column: str) -> str:
        """What those add up to that have a row with a word in it."""
        if column == self.columns.heads:
            return "count(kind)" if self.all_sit else "count(seat + kind)"
        return f"coalesce(sum(CASE WHEN kind IS NULL THEN 0 ELSE {column} END), 0)"


def fits(codes: Codes) -> str:
    """The condition that a row is of one of these kinds."""
    first, last = min(codes), max(codes)
    if len(codes) == 1:
        return f"kind = {first}"
    if len(codes) == last - first + 1:
        return f"kind BETWEEN {first} AND {last}"
    return f"kind IN ({', '.join(str(code) for code in sorted(codes))})"


def _partition(sets: list[Codes]) -> list[Codes]:
    """The largest cells of which every one of the sets is made up."""
    by_sets: dict[tuple[bool, ...], set[int]] = {}
    for code in sorted(frozenset().union(*sets)):
        by_sets.setdefault(tuple(code in one for one in sets), set()).add(code)
    return [frozenset(cell) for cell in by_sets.values()]
