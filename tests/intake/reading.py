"""What the tests of the reader share: the bundled record as it knows it, and a short way to read a few lines."""

from functools import lru_cache

from tools.benches.ground.reading import bundled, without
from travaux.intake.known import Known
from travaux.intake.proposals import Proposal, Reading, read
from travaux.intake.text import plain
from travaux.record.entry import Entry


@lru_cache(maxsize=1)
def entries() -> tuple[Entry, ...]:
    """The entries of the bundled record."""
    return bundled()


@lru_cache(maxsize=4)
def known(but: str = "") -> Known:
    """What the bundled record knows, without what one source tells."""
    return without(entries(), but)


def reading(*lines: str, but: str = "") -> Reading:
    """A text of these lines, read; a headline stands before them, so that none of them is one."""
    return read(plain("report.txt", "\n".join(["In brief", "", *lines])), known(but))


def told(*lines: str, event: str = "", but: str = "") -> list[Proposal]:
    """What these lines are read to tell, of one event if one is named."""
    return [one for one in reading(*lines, but=but).proposals if event in {"", one.event}]


def only(*lines: str, event: str, but: str = "") -> Proposal:
    """The one fact of an event that these lines tell."""
    (found,) = told(*lines, event=event, but=but)
    return found
