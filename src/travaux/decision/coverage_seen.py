"""A scenario that was run, as the points of a rule book look at it."""

from collections.abc import Callable
from dataclasses import dataclass

from travaux.decision.hearing import Heard
from travaux.decision.question import Question, Seat
from travaux.decision.scenarios import Tried
from travaux.rulebook.adoption import Positions
from travaux.rulebook.models import AdoptionRule


@dataclass(frozen=True)
class Seen:
    """A scenario that was run, with the rule it was decided by and what was heard under it."""

    tried: Tried
    rule: AdoptionRule | None
    heard: tuple[Heard, ...] = ()
    reached: tuple[bool, ...] = ()
    out: tuple[Seat, ...] = ()

    @property
    def question(self) -> Question:
        """The question that was put."""
        return self.tried.scenario.question

    def told(self, code: str, rule: str) -> bool:
        """Whether there is a ground of this code that rests on this rule."""
        return any(one.code == code and one.rule == rule for one in self.tried.finding.grounds)


#: Whether a scenario tries a point.
Hits = Callable[[Seen], bool]


def meanings(rule: AdoptionRule, question: Question) -> Positions:
    """What positions mean under a rule, by the reading that was ruled if one was."""
    ruled = question.ruling("reading")
    readings = rule.parameters.readings
    return rule.parameters.positions(next((one for one in readings if ruled and one.id == ruled.reading), None))


def decided(seen: Seen, rule: AdoptionRule) -> bool:
    """Whether it came to a decision under this rule."""
    return seen.rule is rule and seen.tried.finding.outcome in {"adopted", "not adopted"}


def telling(code: str, rule: str) -> Hits:
    """Scenarios in which there is a ground of this code that rests on this rule."""
    return lambda seen: seen.told(code, rule)
