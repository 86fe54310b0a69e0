"""The consolidated table of comments: clause by clause what each member said and which wording it would accept."""

from collections.abc import Iterable
from dataclasses import dataclass

from travaux.decision.situation.agreeing import ClauseStance
from travaux.workroom.drafts.grid import Grid


@dataclass(frozen=True)
class Commented:
    """One clause with what was said of it: the sharpest stances first; `silent` are those of whom nothing is told."""

    name: str
    heading: str
    text: str
    said: tuple[ClauseStance, ...]
    silent: tuple[str, ...]


def table(found: Grid) -> tuple[Commented, ...]:
    """Every clause, as far as the reader may know."""
    return tuple(
        Commented(
            line.clause.clause,
            line.clause.heading,
            line.clause.text,
            tuple(cell.said for cell in line.cells if cell.said is not None),
            tuple(cell.member for cell in line.cells if cell.said is None),
        )
        for line in found.lines
    )


def said_words(found: Iterable[Commented]) -> int:
    """How many comments and proposed wordings there are."""
    return sum(bool(one.comment or one.wording) for row in found for one in row.said)
