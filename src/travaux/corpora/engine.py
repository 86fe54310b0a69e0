"""What computes the outcomes of many questions at once, and what came of each: the plain engine, or one that agrees."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Final, Protocol

from travaux.broken_input import BrokenInput
from travaux.decision import adoption
from travaux.decision.findings import Finding, Outcome
from travaux.decision.question import Question
from travaux.rulebook.book import RuleBook

ENGINES: Final = ("plain", "duckdb")
#: How many questions are decided at once: enough for a database to be worth its while, few enough to hold.
AT_ONCE: Final = 256


@dataclass(frozen=True)
class Computed:
    """What an engine makes of one question; `reason` is why it was not adopted (veto, short), where that is told.

    `grounds` are sentences, and may be left out by an engine that only counts. `tie`: it waits for a casting vote;
    until one is cast nothing is adopted.
    """

    outcome: Outcome
    reason: str = ""
    grounds: tuple[str, ...] = ()
    why: str = ""
    tie: bool = False


class Engine(Protocol):
    """Decides questions by a rule book, in their order."""

    def __call__(self, questions: Sequence[Question], book: RuleBook) -> Sequence[Computed]:
        """What comes of each."""


def plain(questions: Sequence[Question], book: RuleBook) -> list[Computed]:
    """The one engine of this program, question by question."""
    return [computed(adoption.find(question, book)) for question in questions]


def computed(found: Finding) -> Computed:
    """What a finding says: its outcome, the reason if it was not adopted, its grounds, and what it waits for."""
    reason = ""
    if found.outcome == "not adopted":
        missed = any(found.ground(code) for code in ("threshold missed", "veto not counted"))
        reason = "veto" if found.ground("veto") else "short" if missed else ""
    waits = found.outcome not in {"adopted", "not adopted"}
    tie = found.outcome == "open" and found.ground("tie") is not None
    return Computed(found.outcome, reason, tuple(one.text for one in found.grounds), _why(found) if waits else "", tie)


def _why(found: Finding) -> str:
    """Why nothing was decided, in a sentence or two."""
    tie = found.ground("tie")
    if tie is not None:
        return f"It waits for the casting vote. {tie.text}"
    if silent := found.ground("rules silent"):
        return silent.text
    telling = [one.text for one in found.grounds if one.side == "against" or one.code in _UNDECIDED]
    return f"The outcome is {found.outcome}. " + " ".join(telling[:3])


_UNDECIDED: Final = frozenset({"threshold open", "undecided", "not on record", "quorum not known"})


def named(name: str) -> Engine:
    """An engine by its name; raises BrokenInput for another name, or where what it needs is not installed."""
    if name == "plain":
        return plain
    if name == "duckdb":
        try:
            module = import_module("travaux.corpora.sql")
        except ImportError as missing:
            raise BrokenInput("The engine duckdb is not there. Use --engine plain.") from missing
        engine: Engine = module.engine
        return engine
    raise BrokenInput(f"There is no engine {name!r}: there are {', '.join(ENGINES)}. Name one of these.")
