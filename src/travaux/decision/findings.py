"""Findings: what the rules make of a question, every ground with its article, what is missing, who is bound.

They are structs, since the engine makes a handful for every question and a frozen dataclass is many times slower made.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, Literal

import msgspec
from msgspec import Struct, field

from travaux.decision.question import Facts
from travaux.decision.sentences import DORMANT, NO_COMMUNICATION, NOT_SEEN, sentence
from travaux.rulebook.adoption import Exclusion
from travaux.rulebook.book import RuleBook, RuleBookSilent
from travaux.rulebook.models import CommonRule

Admissible = Literal["yes", "no", "not stated"]
Outcome = Literal["adopted", "not adopted", "open", "cannot be put", "indeterminate", "none"]
Side = Literal["for", "against", "neutral"]
BoundWord = Literal["bound", "not bound", "may join"]
AndBase = Literal["and the base", "but not the base"]
"""Whether what leaves the count leaves the base as well."""

NO_RULE: Final = ""


class Ground(Struct, frozen=True):
    """One ground: a sentence, the rule and where it stands, which way it tells, its facts, the roll behind it."""

    code: str
    text: str
    side: Side = "neutral"
    rule: str = NO_RULE
    source: str = ""
    article: str = ""
    status: str = ""
    facts: Facts = ()
    roll: tuple[str, ...] = ()


class Missing(Struct, frozen=True):
    """What is missing, and from whom."""

    what: str
    member: str = ""


class ReadingFound(Struct, frozen=True):
    """What one reading of a text leads to."""

    reading: str
    held_by: str
    source: str
    says: str
    outcome: Outcome
    bound: Mapping[str, BoundWord]
    grounds: tuple[Ground, ...]


class Finding(Struct, frozen=True):
    """The engine's answer. It advises; the chair or the body decides.

    `bound` names, per member, whether the decision binds it on the day asked; it is empty while nothing is adopted or
    refused. `readings` is filled where live readings of one text part ways.
    """

    admissible: Admissible
    outcome: Outcome = "none"
    mode: str = ""
    grounds: tuple[Ground, ...] = ()
    missing: tuple[Missing, ...] = ()
    bound: Mapping[str, BoundWord] = field(default_factory=dict)
    readings: tuple[ReadingFound, ...] = ()
    book: str = ""
    digest: str = ""
    body: str = ""
    on: str = ""

    @property
    def plain_yes(self) -> bool:
        """Whether it needs no ruling of the chair."""
        return self.admissible == "yes" and self.outcome not in {"indeterminate", "cannot be put"}

    @property
    def no_communication(self) -> bool:
        """Whether the act is refused outright, since it is no communication at all."""
        return any(ground.code in NO_COMMUNICATION for ground in self.grounds)

    def ground(self, code: str) -> Ground | None:
        """The first ground of a code, if there is one."""
        return next((ground for ground in self.grounds if ground.code == code), None)


class Result(Struct, frozen=True):
    """The outcome under one way of reading, with its grounds, what is missing, and who is bound."""

    outcome: Outcome
    grounds: tuple[Ground, ...]
    bound: Mapping[str, BoundWord] = field(default_factory=dict)
    missing: tuple[Missing, ...] = ()
    admissible: Admissible = "yes"
    readings: tuple[ReadingFound, ...] = ()


#: The result of a step that has nothing to say.
NOTHING_TOLD: Final = Result("none", ())


def ground(
    code: str,
    rule: CommonRule | None = None,
    side: Side = "neutral",
    *,
    facts: Iterable[str] = (),
    roll: Iterable[str] = (),
    clause: Exclusion | None = None,
    fields: Mapping[str, object] | None = None,
    **more: object,
) -> Ground:
    """A ground of this code; where its rule is unverified or dormant the sentence says so.

    `clause` is the exclusion that it rests on, where that has a source and a status of its own.
    Raises KeyError for a code that the catalogue does not have.
    """
    text, facts, roll = sentence(code, **{**(fields or {}), **more}), tuple(facts), tuple(roll)
    if rule is None:
        return Ground(code, text, side, facts=facts, roll=roll)
    standing = rule.status if clause is None else clause.status
    source = rule.source if clause is None or clause.source is None else clause.source
    text += {"unverified": NOT_SEEN, "dormant": DORMANT}.get(standing, "")
    return Ground(code, text, side, rule.id, source.text, source.article, standing, facts, roll)


def finding(result: Result, *, mode: str, book: RuleBook, body: str, on: date) -> Finding:
    """A finding from the one result that there is."""
    return Finding(
        result.admissible,
        result.outcome,
        mode,
        result.grounds,
        result.missing,
        result.bound,
        result.readings,
        book=book.slug,
        digest=book.digest,
        body=body,
        on=on.isoformat(),
    )


def rules_silent(silent: RuleBookSilent) -> Result:
    """The answer to an act where the book has no rule for it."""
    return Result("none", (ground("rules silent", message=str(silent)),), admissible="not stated")


def to_builtins(found: Finding) -> dict[str, Any]:
    """The finding as plain JSON values, as it is stored in the entry beside the act."""
    built: dict[str, Any] = msgspec.to_builtins(found)
    return built
