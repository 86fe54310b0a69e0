"""Who stands where, clause by clause: members across, clauses down, what stands in the way first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_noop

from travaux.decision.situation import DocumentState
from travaux.decision.situation.agreeing import OPEN_STANCES, Clause, ClauseStance

NO_STANCE: Final = "no stance recorded"
#: Stances by how much they stand in the way, the one that blocks first; each with the word that fits into a cell.
SHORT: Final = {
    "objects": gettext_noop("objects"),
    "reserves": gettext_noop("reserves"),
    "agrees subject to comments": gettext_noop("comments"),
    "awaiting instructions": gettext_noop("awaits"),
    NO_STANCE: gettext_noop("none"),
    "not interested": gettext_noop("not interested"),
    "supports": gettext_noop("supports"),
    "agrees": gettext_noop("agrees"),
}
_RANK: Final = {stance: rank for rank, stance in enumerate(SHORT)}
#: A stance of a list other than ours stands behind all of ours.
_LAST: Final = len(SHORT)


@dataclass(frozen=True)
class Cell:
    """One member on one clause: its newest stance, or that none is on record; `own`: it is the reader's member."""

    member: str
    clause: str
    stance: str
    said: ClauseStance | None
    own: bool

    @property
    def short(self) -> str:
        """The word in the cell."""
        return SHORT.get(self.stance, self.stance)

    @property
    def earlier(self) -> bool:
        """Whether the clause has been reworded since."""
        return self.said is not None and self.said.earlier

    @property
    def anchor(self) -> str:
        """Where on the page the stance is told whole."""
        return f"said-{self.clause}-{self.member}" if self.said is not None else ""


@dataclass(frozen=True)
class Column:
    """A member; `own` outlines it, `blocking` is how many clauses it does not agree to."""

    member: str
    own: bool
    blocking: int


@dataclass(frozen=True)
class Line:
    """A clause with a cell for each member; `open` are the members that have not agreed to it."""

    clause: Clause
    cells: tuple[Cell, ...]

    @property
    def open(self) -> tuple[str, ...]:
        """Who has not agreed."""
        return tuple(cell.member for cell in self.cells if cell.stance in OPEN_STANCES)


@dataclass(frozen=True)
class Grid:
    """Who stands where, as far as the reader may know."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]

    @property
    def open(self) -> tuple[str, ...]:
        """The clauses to which somebody has not agreed."""
        return tuple(line.clause.clause for line in self.lines if line.open)


def grid(state: DocumentState, roll: Sequence[str], own: str = "") -> Grid:
    """The grid of a text: clauses in order, members with what blocks first; taken-out clauses are left out.

    A member that is not on the roll and has spoken stands in it too.
    """
    held = newest(state.clause_stances)
    clauses = [one for one in state.clauses if not one.removed]
    members = list(dict.fromkeys((*roll, *(member for _, member in held))))
    columns = sorted((_column(one, clauses, held, own) for one in members), key=lambda one: _order(one, held))
    lines = tuple(
        Line(clause, tuple(_cell(clause.clause, one.member, held, own) for one in columns)) for clause in clauses
    )
    return Grid(tuple(columns), lines)


def newest(stances: Iterable[ClauseStance]) -> dict[tuple[str, str], ClauseStance]:
    """By clause and member the last word; stances of one clause come in order of happening."""
    return {(one.clause, one.member): one for one in stances}


def awaited(found: Grid, members: Iterable[str]) -> tuple[str, ...]:
    """Those of these members that have not said of every clause where they stand, on the wording that it has now."""
    silent = {cell.member for line in found.lines for cell in line.cells if cell.said is None or cell.earlier}
    return tuple(member for member in members if member in silent)


def unanswered(found: Grid, member: str) -> tuple[Clause, ...]:
    """The clauses on which a member has not spoken, as they are worded now."""
    return tuple(
        line.clause
        for line in found.lines
        for cell in line.cells
        if cell.member == member and (cell.said is None or cell.earlier)
    )


Held = Mapping[tuple[str, str], ClauseStance]


def _column(member: str, clauses: Iterable[Clause], held: Held, own: str) -> Column:
    said = [held[one.clause, member] for one in clauses if (one.clause, member) in held]
    return Column(member, bool(own) and member == own, sum(one.stance in OPEN_STANCES for one in said))


def _order(one: Column, held: Held) -> tuple[int, int, str]:
    """The sharpest stance first, then whoever has more of them, then by key."""
    ranks = [_RANK.get(said.stance, _LAST) for (_, member), said in held.items() if member == one.member]
    return min(ranks, default=_RANK[NO_STANCE]), -one.blocking, one.member


def _cell(clause: str, member: str, held: Held, own: str) -> Cell:
    said = held.get((clause, member))
    return Cell(member, clause, said.stance if said else NO_STANCE, said, bool(own) and member == own)
