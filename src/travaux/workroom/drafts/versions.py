"""The text as it stood in each of its versions, and what changed between two of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from travaux.decision.situation import DocumentState
from travaux.decision.situation.agreeing import Clause, Wording
from travaux.workroom.drafts.differences import Change, difference


@dataclass(frozen=True)
class Compared:
    """One clause in two versions: its name, its heading, the change word by word; `changed` where there is any."""

    name: str
    heading: str
    changes: tuple[Change, ...]

    @property
    def changed(self) -> bool:
        """Whether anything went or came."""
        return any(one.kind != "same" for one in self.changes)


def wording_at(clause: Clause, version: str, versions: tuple[str, ...]) -> Wording | None:
    """The wording that a clause had in a version: the last one up to it; None before it was drafted.

    A wording of which no version is told belongs to every version.
    """
    reached = set(versions[: versions.index(version) + 1]) if version in versions else set(versions)
    had = [one for one in clause.wordings if not one.version or one.version in reached]
    return had[-1] if had else None


def compared(state: DocumentState, before: str, after: str) -> tuple[Compared, ...]:
    """Every clause that stood in either version, in order."""
    return tuple(_compared(state, before, after))


def _compared(state: DocumentState, before: str, after: str) -> Iterator[Compared]:
    for clause in state.clauses:
        old, new = (_words(wording_at(clause, one, state.versions)) for one in (before, after))
        if old or new:
            yield Compared(clause.clause, clause.heading, difference(old, new))


def _words(wording: Wording | None) -> str:
    return "" if wording is None or wording.removed else wording.text


def newest(state: DocumentState) -> str:
    """The version that the text is in now; empty where none is told."""
    return state.versions[-1] if state.versions else ""


def following(versions: tuple[str, ...]) -> str:
    """A name for the version to come: the next number, where the last is one."""
    last = versions[-1] if versions else "0"
    return str(int(last) + 1) if last.isascii() and last.isdigit() and len(last) < 6 else f"{last}, revised"  # noqa: PLR2004 - a number of versions
