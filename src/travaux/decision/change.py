"""One smallest change after which an outcome would be another: who would have to do what, and the sentence on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from travaux.decision.fewest import Smallest
from travaux.decision.findings import Ground, Outcome, ground
from travaux.decision.question import names
from travaux.rulebook.models import CommonRule

Act = Literal[
    "agree", "ask", "vote yes", "vote no", "abstain", "object", "be there", "sign", "refuse to sign", "keep silent",
    "take it back", "be dated", "rule", "cast the casting vote",
]  # fmt: skip
"""What somebody would have to do. *Keep silent*: until it expires; *take it back*: what broke silence; *be dated*: an
answer whose moment is not on record."""
#: How many members an example names before it says that there are more.
MOST_NAMED: Final = 12


@dataclass(frozen=True)
class Change:
    """One smallest change after which the outcome would be another: who would have to do what, and how many.

    `ways` is how many groups of that size would do; `counted` False: at least so many. `ground` tells it in a sentence.
    Of members that would have to *be there* the outcome is the one that comes if they say nothing.
    """

    outcome: Outcome
    act: Act
    members: tuple[str, ...]
    ways: int
    counted: bool
    ground: Ground


def told_change(rule: CommonRule, least: Smallest, outcome: Outcome, act: Act) -> Change:
    """The change that a smallest group brings by an act of all its members."""
    fields: dict[str, object] = {"members": named(least.members), "act": act, "outcome": outcome}
    fields |= {"number": least.number, "ways": least.ways}
    code = "would change" if least.ways == 1 and least.counted else "would change, several"
    if not least.counted:
        code = "would change, such as"
    told = ground(code, rule, "for" if outcome == "adopted" else "against", roll=least.members, fields=fields)
    return Change(outcome, act, least.members, least.ways, least.counted, told)


def named(members: Sequence[str]) -> str:
    """Members as an example names them: all of a few, the first of many."""
    return names(members[:MOST_NAMED])
