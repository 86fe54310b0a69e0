"""The arithmetic of a decision in exact fractions: thresholds, vetoes, barriers, ties."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final, assert_never

from msgspec import Struct

from travaux.decision import vetoes
from travaux.decision.counts import Counts
from travaux.decision.electorate import Electorate
from travaux.decision.findings import Ground, Side, ground
from travaux.decision.hearing import Heard
from travaux.decision.question import Question, names
from travaux.decision.sames import Remembered
from travaux.decision.seating import Number, seating, share
from travaux.rulebook.adoption import FEWEST_BLOCKING, Comparison, Threshold
from travaux.rulebook.models import AdoptionRule

CHAIR: Final = "the chair"
_HALF: Final = Fraction(1, 2)
#: Bases to which whoever has the casting vote adds itself by casting it.
_GROWS: Final = frozenset({"present and voting", "cast"})


class Tallied(Struct, frozen=True):
    """Whether everything was reached and nothing stands in the way, with the grounds.

    `casting` is whose vote decides where yes and no are even and that vote is still to come; else it is empty.
    `awaited`: some members are still to be heard.
    """

    reached: bool
    casting: str
    grounds: tuple[Ground, ...]
    awaited: bool = False


class Measured(Struct, frozen=True):
    """One threshold as it stands: the number counted, the number needed, of how many, and whether it is reached."""

    threshold: Threshold
    number: Number
    needed: Number
    of: Number | None
    reached: bool
    waived: bool

    @property
    def met(self) -> bool:
        """Whether it stands in nobody's way."""
        return self.reached or self.waived


def count(question: Question, rule: AdoptionRule, voters: Electorate, heard: Sequence[Heard]) -> Tallied:
    """Count what was heard against the thresholds of a rule; what is undecided or awaited counts as nothing yet."""
    tally, counts = rule.parameters.tally, Counts(question, voters, heard)
    measured = [_measure(threshold, counts) for threshold in tally.thresholds]
    barriers = [one for one in tally.barriers if all(_measure(each, counts).met for each in one.thresholds)]
    stopped = bool(barriers) or (bool(tally.vetoes) and vetoes.vetoed(question, rule, heard))
    enough = all(one.met for one in measured)
    casting = "" if enough or stopped else _casting(rule, counts, measured)
    by_casting = bool(casting) and question.casting_vote is not None
    won = enough or (by_casting and question.casting_vote == "yes")
    grounds = [
        *[_threshold_ground(one, rule, voters, counts) for one in measured if not _told_by_members(one)],
        *(vetoes.told(question, rule, heard, enough=enough) if tally.vetoes else ()),
        *(vetoes.outside(question, rule, voters.deciding) if tally.vetoes else ()),
        *[ground("barrier", rule, "against", says=one.says) for one in barriers],
        *(_tie(question, rule, _each(measured), casting) if casting else _lost(rule, counts, measured)),
    ]
    return Tallied(won and not stopped, "" if by_casting else casting, tuple(grounds), bool(counts.awaited))


def measured(question: Question, rule: AdoptionRule, voters: Electorate, heard: Sequence[Heard]) -> tuple[bool, ...]:
    """Whether each threshold of a rule is reached, in their order; one that is waived is told as missed."""
    counts = Counts(question, voters, heard)
    return tuple(_measure(one, counts).reached for one in rule.parameters.tally.thresholds)


def measure(threshold: Threshold, question: Question, voters: Electorate, heard: Sequence[Heard]) -> Measured:
    """One threshold as it stands."""
    return _measure(threshold, Counts(question, voters, heard))


def fewest_against(threshold: Threshold, question: Question, voters: Electorate, heard: Sequence[Heard]) -> int | None:
    """How many must be against so that a threshold is not deemed met; None where it is never deemed so."""
    counts = Counts(question, voters, heard)
    return _fewest(threshold, counts, threshold.amount * (counts.base(threshold.of, threshold) if threshold.of else 1))


def _casting(rule: AdoptionRule, counts: Counts, measured: Sequence[Measured]) -> str:
    """Who decides by a casting vote, where there is a tie."""
    tally = rule.parameters.tally
    decides = tally.tie == "the chair decides" and _even(counts, measured)
    return (tally.casting_vote_of or CHAIR) if decides else ""


def _even(counts: Counts, measured: Sequence[Measured]) -> bool:
    """Whether all are heard and only a tie is in the way: as many for as against, by every measure that is missed."""
    missed = [one for one in measured if not one.met]
    return bool(missed) and not counts.awaited and all(_split(one, counts) for one in missed)


def _split(one: Measured, counts: Counts) -> bool:
    """Whether a measure is even, so that one more yes would do; of weights, whether they stand at the very half."""
    threshold = one.threshold
    if threshold.counted != "yes" or threshold.among is not None or not one.number:
        return False
    if one.number != counts.said_no(threshold):
        return False
    if threshold.weight is not None:
        return threshold.of is not None and threshold.comparison == "more than" and one.number == one.needed
    grown = one.needed + (threshold.amount if threshold.of in _GROWS else 0)
    return compare(threshold.comparison, one.number + 1, grown)


def _lost(rule: AdoptionRule, counts: Counts, measured: Sequence[Measured]) -> list[Ground]:
    """What is told of a tie that nobody decides, where it is half of the votes that is asked for."""
    tie = rule.parameters.tally.tie
    halved = any(one.threshold.of and one.threshold.amount == _HALF and not one.met for one in measured)
    if tie == "the chair decides" or not halved or not _even(counts, measured):
        return []
    return [ground("tie fails" if tie == "fails" else "tie not stated", rule, "against", number=_each(measured))]


def _each(measured: Sequence[Measured]) -> Number:
    """How many, or how much, is on either side of a tie."""
    return next(one.number for one in measured if not one.met)


def _tie(question: Question, rule: AdoptionRule, number: Number, casting: str) -> list[Ground]:
    """What is told of a tie that somebody decides."""
    if question.casting_vote is None:
        return [ground("tie", rule, number=number, who=casting)]
    side: Side = "for" if question.casting_vote == "yes" else "against"
    fields = {"number": number, "who": casting, "ballot": question.casting_vote}
    return [ground("casting vote", rule, side, fields=fields)]


def supposing(heard: Iterable[Heard], became: Callable[[Heard], Heard]) -> tuple[Heard, ...]:
    """What would be heard if those still awaited came to something."""
    return tuple(became(one) if one.count == "awaited" else one for one in heard)


def agreed(one: Heard) -> Heard:
    """A member still awaited, if it agrees."""
    return replace(one, count="yes")


def refused(one: Heard) -> Heard:
    """A member still awaited, if it votes against."""
    return replace(one, count="no")


def objected(one: Heard) -> Heard:
    """A member still awaited, if it objects."""
    return replace(one, count="objection")


def _told_by_members(one: Measured) -> bool:
    """Where one objection is too many each is told by its member; no count of them is needed beside that."""
    return one.threshold.counted == "objection" and not one.reached and not one.threshold.amount


def _measure(threshold: Threshold, counts: Counts) -> Measured:
    """One threshold: the number counted, the number needed, and whether it is reached.

    A share of nothing is never reached: where nobody votes, no votes are two thirds of none.
    """
    comparison, amount = _asked(threshold)
    number = counts.counted(threshold)
    base = None if threshold.of is None else counts.base(threshold.of, threshold)
    needed = amount if base is None else share(amount, base)
    nothing = base == 0 and comparison in {"at least", "more than"}
    reached = compare(comparison, number, needed) and not nothing
    fewer = _fewest(threshold, counts, needed)
    return Measured(threshold, number, needed, base, reached, fewer is not None and counts.against < fewer)


def _comparison_and_amount(threshold: Threshold) -> tuple[Comparison, Fraction]:
    return threshold.comparison, threshold.amount


_asked = Remembered(_comparison_and_amount, most=1024)


def _fewest(threshold: Threshold, counts: Counts, needed: Number) -> int | None:
    """How many must be against so that the threshold is not deemed met; None where it is never deemed so."""
    fewer = threshold.waived_when_fewer_against_than
    if fewer != FEWEST_BLOCKING:
        return fewer if isinstance(fewer, int) else None
    return fewest_blocking(threshold.comparison, _held(threshold, counts), needed)


def fewest_blocking(comparison: Comparison, held: Sequence[Number], needed: Number) -> int:
    """The fewest whose leaving keeps a sum from standing as it must, and one more; `held` the heaviest first."""
    rest, number = sum(held), 0
    while number < len(held) and compare(comparison, rest, needed):
        rest -= held[number]
        number += 1
    return number + 1


def _held(threshold: Threshold, counts: Counts) -> list[Number]:
    """What each member of the base holds of the measure of a threshold, the most first."""
    base = seating(counts.voters.base)
    weights = dict.fromkeys(base.members, 1) if threshold.weight is None else base.weights(threshold.weight)
    return sorted(weights.values(), reverse=True)


def compare(comparison: Comparison, number: Number, needed: Number) -> bool:
    """Whether a number stands in that relation to the number needed; exact, since 67 % is not two thirds."""
    match comparison:
        case "at least":
            return number >= needed
        case "more than":
            return number > needed
        case "at most":
            return number <= needed
        case "less than":
            return number < needed
        case _:
            assert_never(comparison)


def _threshold_ground(one: Measured, rule: AdoptionRule, voters: Electorate, counts: Counts) -> Ground:
    threshold = one.threshold
    fields: dict[str, object] = {
        "counted": threshold.counted if threshold.weight is None else f"{threshold.counted}, by {threshold.weight}",
        "number": one.number,
        "of": "" if one.of is None else f" of {one.of} {threshold.of}",
        "comparison": threshold.comparison,
        "amount": one.needed if one.of is None else f"{threshold.amount} ({one.needed})",
    }
    if threshold.counted == "objection" and one.reached and not one.number:
        return ground("no objection", rule, "for", roll=voters.roll, number=len(counts.heard))
    if one.reached:
        return ground("threshold reached", rule, "for", roll=voters.roll, fields=fields)
    if one.waived:
        return ground("threshold waived", rule, "for", roll=voters.roll, against=counts.against, fields=fields)
    if counts.awaited:
        return ground("threshold open", rule, roll=voters.roll, members=names(counts.awaited), fields=fields)
    return ground("threshold missed", rule, "against", roll=voters.roll, fields=fields)
