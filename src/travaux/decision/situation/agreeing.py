"""A text in clauses: their wordings, the rounds they go through, where each member stands on each, what is open."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from travaux.decision.situation.claims import Cited, cite, pick, said
from travaux.record.fold import Told

#: With such a stance a member has not agreed to the clause as it is.
OPEN_STANCES: Final = frozenset({"objects", "reserves", "agrees subject to comments", "awaiting instructions"})
_VERSIONED: Final = ("circulated", "clause drafted", "clause removed", "round opened")


@dataclass(frozen=True)
class Wording:
    """One wording that a clause had, in which version; `removed` where that version takes the clause out."""

    version: str
    heading: str
    text: str
    removed: bool
    fact: Cited


@dataclass(frozen=True)
class Clause:
    """One clause as it stands now, with every wording that it had, in order."""

    clause: str
    heading: str
    text: str
    version: str
    removed: bool
    wordings: tuple[Wording, ...]


@dataclass(frozen=True)
class Round:
    """One round of agreeing: open as long as `closed` is None; empty where the source does not say."""

    stage: str
    version: str
    deadline: str
    session: str
    outcome: str
    opened: Cited
    closed: Cited | None = None

    @property
    def is_open(self) -> bool:
        """Whether it was opened and not closed."""
        return self.closed is None


@dataclass(frozen=True)
class ClauseStance:
    """Where one member stands on one clause in one version; `earlier` where the clause was reworded since."""

    member: str
    clause: str
    version: str
    stance: str
    comment: str
    wording: str
    earlier: bool
    fact: Cited


@dataclass(frozen=True)
class OpenClause:
    """A clause to which some have not agreed: by the newest word of each."""

    clause: str
    stances: tuple[ClauseStance, ...]


def clause_order(clause: str) -> tuple[tuple[int, str], ...]:
    """What clauses are sorted by: 2 before 10, 3 before 3-a."""
    parts = re.findall(r"\d+|\D+", clause)
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)


def clauses(facts: Sequence[Told]) -> tuple[Clause, ...]:
    """The clauses in the order of their numbers; one that was taken out stays, marked as removed."""
    wordings: dict[str, list[Wording]] = {}
    for told in pick(facts, "clause drafted", "clause removed"):
        for key in told.keys:
            wordings.setdefault(key, []).append(_wording(told))
    return tuple(_clause(name, wordings[name]) for name in sorted(wordings, key=clause_order))


def _wording(told: Told) -> Wording:
    removed = told.name == "clause removed"
    return Wording(said(told, "version"), said(told, "heading"), said(told, "text"), removed, cite(told))


def _clause(name: str, had: Sequence[Wording]) -> Clause:
    """A clause that is taken out is told with the last wording that it had."""
    last = had[-1]
    worded = next((one for one in reversed(had) if not one.removed), last)
    heading = next((one.heading for one in reversed(had) if one.heading), "")
    return Clause(name, heading, worded.text, last.version, last.removed, tuple(had))


def versions(facts: Sequence[Told]) -> tuple[str, ...]:
    """The versions that some fact names, the earliest first."""
    named = (said(told, "version") for told in pick(facts, *_VERSIONED))
    return tuple(dict.fromkeys(filter(None, named)))


def rounds(facts: Sequence[Told]) -> tuple[Round, ...]:
    """The rounds in the order of their opening; one that closes ends the last that is open at its stage."""
    found: list[Round] = []
    for told in pick(facts, "round opened", "round closed"):
        stage = said(told, "stage")
        running = [number for number, one in enumerate(found) if one.stage == stage and one.is_open]
        if told.name == "round opened":
            version, deadline, session = (said(told, name) for name in ("version", "deadline", "session"))
            found.append(Round(stage, version, deadline, session, "", cite(told)))
        elif running:
            found[running[-1]] = _closed(found[running[-1]], told)
    return tuple(found)


def _closed(one: Round, told: Told) -> Round:
    return Round(one.stage, one.version, one.deadline, one.session, said(told, "outcome"), one.opened, cite(told))


def clause_stances(facts: Sequence[Told]) -> tuple[ClauseStance, ...]:
    """For each member, clause and version the newest stance, by clause and then in order of happening.

    A stance that names no version is one on the wording that the clause had then.
    """
    now = {one.clause: one for one in clauses(facts)}
    newest: dict[tuple[str, str, str], ClauseStance] = {}
    for told in pick(facts, "clause stance recorded"):
        clause = now.get(said(told, "clause"))
        version = said(told, "version") or _version_then(clause, told)
        for member in told.keys:
            key = member, said(told, "clause"), version
            newest.pop(key, None)
            newest[key] = _stance(told, member, version, reworded=_reworded(clause, told))
    return tuple(sorted(newest.values(), key=lambda one: clause_order(one.clause)))


def _version_then(clause: Clause | None, told: Told) -> str:
    had = [] if clause is None else [one for one in clause.wordings if one.fact.happened.hi <= told.hi]
    return had[-1].version if had else ""


def _reworded(clause: Clause | None, told: Told) -> bool:
    """Whether the clause has another wording since: in a later version, or entered after the stance."""
    if clause is None:
        return False
    named = said(told, "version")
    if named in {one.version for one in clause.wordings if one.version}:
        return named != clause.version
    return clause.wordings[-1].fact.happened.lo >= told.hi


def _stance(told: Told, member: str, version: str, *, reworded: bool) -> ClauseStance:
    clause, stance, comment, wording = (said(told, name) for name in ("clause", "stance", "comment", "wording"))
    return ClauseStance(member, clause, version, stance, comment, wording, reworded, cite(told))


def open_clauses(facts: Sequence[Told]) -> tuple[OpenClause, ...]:
    """The clauses to which some member has not agreed by its newest word; a rewording answers nobody's objection."""
    out = {one.clause for one in clauses(facts) if one.removed}
    newest: dict[tuple[str, str], ClauseStance] = {}
    order = {told.address: number for number, told in enumerate(facts)}
    for one in sorted(clause_stances(facts), key=lambda stance: order[stance.fact.address]):
        newest[one.clause, one.member] = one
    not_agreed = [one for one in newest.values() if one.stance in OPEN_STANCES and one.clause not in out]
    named = sorted({one.clause for one in not_agreed}, key=clause_order)
    return tuple(OpenClause(name, tuple(one for one in not_agreed if one.clause == name)) for name in named)


def open_numbers(found: Iterable[OpenClause]) -> str:
    """The numbers of open clauses as people write them: `3, 7`."""
    return ", ".join(one.clause for one in found)
