"""One rule as SQL over the sums of each decision: every threshold multiplied out into whole numbers, never divided."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from travaux.corpora.sql import kinds, refusals
from travaux.corpora.sql.kinds import KindHeard, Supposing
from travaux.corpora.sql.measures import Measure
from travaux.corpora.sql.rolls import Matter, quorum
from travaux.corpora.sql.sums import Codes, Sums
from travaux.rulebook.adoption import FEWEST_BLOCKING, Comparison, Threshold
from travaux.rulebook.chapters import Requirement

OPERATORS: Final[dict[Comparison, str]] = {"at least": ">=", "more than": ">", "at most": "<=", "less than": "<"}
#: Bases to which whoever has the casting vote adds itself by casting it.
GROWING: Final = frozenset({"present and voting", "cast"})
FLOORS: Final = frozenset({"at least", "more than"})
SUPPOSING: Final[tuple[Supposing, ...]] = ("as it is", "at best", "at worst")


@dataclass(frozen=True)
class Held:
    """What a rule makes of a decision, as conditions over its sums.

    `enough`, `barred` and `vetoed` are as the ballots are; `at_best` and `at_worst` say whether it is adopted if those
    still awaited all agree, or are all against. `short` says whether a threshold was missed that counts no objections.
    """

    in_force: str
    nobody: str
    too_large: str
    no_quorum: str
    awaited: str
    tie: str
    enough: str
    short: str
    barred: str
    vetoed: str
    at_best: str
    at_worst: str
    by_consensus: bool


def hold(matter: Matter, sums: Sums) -> Held:
    """Compile the tally of a rule; raises NotForSql for a rule that is more than a tally."""
    refusals.refuse_courses(matter.rule)
    tally = matter.rule.parameters.tally
    as_it_is, at_best, at_worst = (
        _Counting(matter, sums, kinds.meanings(matter.rule, sums.every, supposing)) for supposing in SUPPOSING
    )
    awaited = f"{as_it_is.heads(kinds.awaited(as_it_is.meanings))} > 0"
    tie = as_it_is.tie(awaited) if tally.tie == "the chair decides" else "false"
    counting = [one for one in tally.thresholds if one.counted != "objection" or one.amount]
    return Held(
        in_force=_in_force(matter),
        nobody=f"{as_it_is.heads(sums.all_codes)} = 0",
        too_large=_on_rolls(sums.columns.too_large(matter), sums),
        no_quorum=_any(_no_quorum(matter, sums)),
        awaited=awaited,
        tie=tie,
        enough=as_it_is.enough(),
        short=_any(f"NOT ({as_it_is.met(one)})" for one in counting),
        barred=as_it_is.barred(),
        vetoed=as_it_is.vetoed(),
        at_best=at_best.adopted(),
        at_worst=at_worst.adopted(),
        by_consensus=not counting,
    )


@dataclass(frozen=True)
class _Counting:
    """The arithmetic of a rule under one supposition of what those awaited do."""

    matter: Matter
    sums: Sums
    meanings: tuple[KindHeard, ...]

    @property
    def against(self) -> Codes:
        return kinds.against(self.meanings)

    def heads(self, codes: Codes) -> str:
        """How many of those who decide are of these kinds."""
        return self.sums.of(Measure("entitled"), self.matter, codes)

    def adopted(self) -> str:
        return f"({self.enough()}) AND NOT ({self.barred()}) AND NOT ({self.vetoed()})"

    def enough(self) -> str:
        return _all(self.met(one) for one in self.matter.rule.parameters.tally.thresholds)

    def barred(self) -> str:
        barriers = self.matter.rule.parameters.tally.barriers
        return _any(_all(self.met(one) for one in barrier.thresholds) for barrier in barriers)

    def vetoed(self) -> str:
        """Whether a holder uses its veto; where the votes are too few in any case, that counts for nothing."""
        used = (
            self.sums.of(Measure("entitled", only=veto.holders), self.matter, kinds.using(veto, self.meanings)) + " > 0"
            for veto in self.matter.rule.parameters.tally.vetoes
            if veto.holds_on(self.matter.item_class)
        )
        return _any(used)

    def met(self, threshold: Threshold) -> str:
        """Whether a threshold is reached, or waived because too few are against."""
        waived = [f"{self.heads(self.against)} < {fewer}" for fewer in self._fewest(threshold)]
        return _any([self._reached(threshold), *waived])

    def tie(self, awaited: str) -> str:
        """Whether a casting vote decides: only a tie is in the way, by every measure that is missed."""
        with_it = (_any([self.met(one), *self._split(one)]) for one in self.matter.rule.parameters.tally.thresholds)
        stopped = f"({self.enough()}) OR ({self.barred()}) OR ({self.vetoed()}) OR ({awaited})"
        return f"NOT ({stopped}) AND ({_all(with_it)})"

    def _split(self, threshold: Threshold) -> Iterator[str]:
        """Whether a measure is even, so that one more yes would do; of weights, whether they stand at the very half."""
        if threshold.counted != "yes" or threshold.among is not None:
            return
        yes = self._weigh(threshold, kinds.counted("yes", self.meanings))
        no = self._weigh(threshold, kinds.said_no(self.meanings))
        if threshold.weight is None:
            more = self._reached(threshold, more=1, grown=int(threshold.of in GROWING))
        elif threshold.comparison == "more than" and threshold.of is not None:
            amount = threshold.amount
            more = f"{amount.denominator} * {yes} = {amount.numerator} * {self._base(threshold)}"
        else:
            return
        yield f"{yes} > 0 AND {yes} = {no} AND {more}"

    def _fewest(self, threshold: Threshold) -> Iterator[str]:
        """How many must be against so that a threshold is not deemed met; by the weights of the day, one for each roll.

        Raises NotForSql where that number hangs on the ballots too.
        """
        fewer = threshold.waived_when_fewer_against_than
        if fewer == FEWEST_BLOCKING:
            yield self.sums.columns.fewest(threshold, self.matter)
        elif fewer is not None:
            yield str(fewer)

    def _reached(self, threshold: Threshold, more: int = 0, grown: int = 0) -> str:
        """Whether the number stands in its relation to the amount; of a share both sides are multiplied out.

        A share of nothing is never reached: where nobody votes, no votes are two thirds of none.
        """
        operator, amount = OPERATORS[threshold.comparison], threshold.amount
        number = _plus(self._weigh(threshold, kinds.counted(threshold.counted, self.meanings)), more)
        if threshold.of is None:
            needed = amount * self.sums.columns.unit(threshold.weight)
            return f"{needed.denominator} * {number} {operator} {needed.numerator}"
        base = self._base(threshold)
        compared = f"{amount.denominator} * {number} {operator} {amount.numerator} * {_plus(base, grown)}"
        return f"{compared} AND {base} <> 0" if threshold.comparison in FLOORS else compared

    def _base(self, threshold: Threshold) -> str:
        """What a share is a share of; all members are those on the roll, whether they may vote or not."""
        if threshold.of is None:
            return "0"
        codes = kinds.in_base(threshold.of, self.meanings)
        if threshold.of != "all members":
            return self._weigh(threshold, codes)
        everybody = Measure("base", threshold.weight, threshold.among)
        whole = self.sums.of(everybody, self.matter, self.sums.all_codes)
        return f"({whole} - {self._weigh(threshold, codes)})" if codes else whole

    def _weigh(self, threshold: Threshold, codes: Codes) -> str:
        return self.sums.of(Measure("entitled", threshold.weight, threshold.among), self.matter, codes)


def _in_force(matter: Matter) -> str:
    first, until = matter.rule.valid_from, matter.rule.valid_until
    if until == "unknown":
        return "false"
    days = [] if first == "unknown" else [f"day >= DATE '{first}'"]
    return _all(days if until is None else [*days, f"day < DATE '{until}'"])


def _no_quorum(matter: Matter, sums: Sums) -> Iterator[str]:
    """For each quorum that the rolls have, whether it is lacking though all of whom nothing is known were there."""
    rolls: dict[Requirement, list[int]] = {}
    for number, roll in enumerate(sums.columns.rolls):
        needed = quorum(roll, matter)
        if needed is not None:
            refusals.refuse_quorum(matter.rule, needed)
            rolls.setdefault(needed, []).append(number)
    for needed, numbers in rolls.items():
        yield f"{_on_rolls(numbers, sums)} AND NOT ({_quorate(needed, matter, sums)})"


def _on_rolls(numbers: Sequence[int], sums: Sums) -> str:
    """Whether a decision stands on one of these rolls."""
    if len(numbers) in {0, len(sums.columns.rolls)}:
        return "true" if numbers else "false"
    return f"roll IN ({', '.join(map(str, numbers))})"


def _quorate(needed: Requirement, matter: Matter, sums: Sums) -> str:
    measure = Measure("entitled" if needed.of == "entitled" else "base")
    there = sums.of(measure, matter, kinds.maybe_there(needed, sums.every))
    seats = "1" if needed.of is None else sums.of(measure, matter, sums.all_codes)
    operator = OPERATORS["more than" if needed.at_least is None else "at least"]
    return f"{needed.amount.denominator} * {there} {operator} {needed.amount.numerator} * {seats}"


def _plus(number: str, more: int) -> str:
    return f"({number} + {more})" if more else number


def _all(conditions: Iterable[str]) -> str:
    return _joined(conditions, " AND ", "true")


def _any(conditions: Iterable[str]) -> str:
    return _joined(conditions, " OR ", "false")


def _joined(conditions: Iterable[str], word: str, none: str) -> str:
    found = list(dict.fromkeys(conditions))
    return found[0] if len(found) == 1 else word.join(f"({one})" for one in found) or none
