"""The arithmetic of a decision in exact fractions: thresholds, vetoes, barriers, ties."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, assert_never

from travaux.decision.electorate import Electorate
from travaux.decision.findings import Ground, ground
from travaux.decision.hearing import Heard
from travaux.decision.question import Question, Seat, names
from travaux.rulebook.adoption import Comparison, Threshold, Veto
from travaux.rulebook.models import AdoptionRule
from travaux.rulebook.vocabulary import Base, Counted

#: What counts against: where votes are counted, an objection is one.
AGAINST: Final = frozenset({"no", "objection"})
VOTING: Final = AGAINST | {"yes"}


@dataclass(frozen=True)
class Tallied:
    """Whether everything was reached and nothing stands in the way, with the grounds; `tie` where the chair decides."""

    reached: bool
    tie: bool
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class _Measured:
    threshold: Threshold
    number: Fraction
    needed: Fraction
    of: Fraction | None
    reached: bool
    waived: bool


def count(question: Question, rule: AdoptionRule, voters: Electorate, heard: Sequence[Heard]) -> Tallied:
    """Count what was heard against the thresholds of a rule; what is undecided or awaited counts as nothing yet."""
    tally = rule.parameters.tally
    measured = [_measure(threshold, question, voters, heard) for threshold in tally.thresholds]
    enough = all(one.reached or one.waived for one in measured)
    barriers = [one for one in tally.barriers if _stands(one.thresholds, question, voters, heard)]
    vetoes = [veto for veto in tally.vetoes if not veto.on or question.item_class in veto.on]
    blocked, veto_grounds = _vetoes(vetoes, rule, heard, enough=enough)
    yes, no = sum(one.count == "yes" for one in heard), _against(heard)
    tie = tally.tie == "the chair decides" and yes == no and not enough
    grounds = [
        *(_threshold_ground(one, rule, voters, heard) for one in measured if not _told_by_members(one)),
        *veto_grounds,
        *(ground("barrier", rule, "against", says=one.says) for one in barriers),
        *([ground("tie", rule, number=yes)] if tie else []),
    ]
    return Tallied(enough and not barriers and not blocked, tie, tuple(grounds))


def measured(question: Question, rule: AdoptionRule, voters: Electorate, heard: Sequence[Heard]) -> tuple[bool, ...]:
    """Whether each threshold of a rule is reached, one after the other; a threshold that is waived is told as missed."""
    return tuple(_measure(one, question, voters, heard).reached for one in rule.parameters.tally.thresholds)


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


def _told_by_members(one: _Measured) -> bool:
    """Objections are told one by one where there are any; no count of them is needed beside that."""
    return one.threshold.counted == "objection" and not one.reached


def _stands(thresholds: Sequence[Threshold], question: Question, voters: Electorate, heard: Sequence[Heard]) -> bool:
    measured = [_measure(threshold, question, voters, heard) for threshold in thresholds]
    return all(one.reached or one.waived for one in measured)


def _measure(threshold: Threshold, question: Question, voters: Electorate, heard: Sequence[Heard]) -> _Measured:
    """One threshold: the number counted, the number needed, and whether it is reached.

    A share of nothing is never reached: where nobody votes, no votes are two thirds of none.
    """
    number = _weigh(_counted(threshold.counted, question, heard), threshold, voters.members)
    base = None
    needed = threshold.amount
    if threshold.of is not None:
        base = _weigh(_base(threshold.of, question, voters, heard), threshold, voters.members)
        needed = threshold.amount * base
    fewer = threshold.waived_when_fewer_against_than
    waived = fewer is not None and _against(heard) < fewer
    nothing = base == 0 and threshold.comparison in {"at least", "more than"}
    reached = compare(threshold.comparison, number, needed) and not nothing
    return _Measured(threshold, number, needed, base, reached, waived)


def compare(comparison: Comparison, number: Fraction, needed: Fraction) -> bool:
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


def _counted(what: Counted, question: Question, heard: Sequence[Heard]) -> set[str]:
    match what:
        case "yes" | "objection":
            return {one.member for one in heard if one.count == what}
        case "no":
            return {one.member for one in heard if one.count in AGAINST}
        case "abstain":
            return {one.member for one in heard if one.how == "abstaining"}
        case "declared abstention":
            return {one.member for one in heard if one.how == "abstaining" and one.declared}
        case "signature":
            return {one.member for one in heard if question.position(one.member).signature == "signed"}
        case _:
            assert_never(what)


def _base(base: Base, question: Question, voters: Electorate, heard: Sequence[Heard]) -> set[str]:
    match base:
        case "all members":
            return {seat.member for seat in voters.base} - {one.member for one in heard if one.how == "left out"}
        case "entitled":
            return {one.member for one in heard if one.how != "left out"}
        case "present":
            return {one.member for one in heard if question.position(one.member).presence != "absent"}
        case "present and voting":
            return {one.member for one in heard if one.count in VOTING}
        case "cast":
            return {one.member for one in heard if one.count in VOTING or one.how == "abstaining"}
        case _:
            assert_never(base)


def _weigh(members: set[str], threshold: Threshold, seats: Sequence[Seat]) -> Fraction:
    """Heads, or the measure that the threshold names; of one group only, if it names one."""
    chosen = [seat for seat in seats if seat.member in members]
    if threshold.among is not None:
        chosen = [seat for seat in chosen if threshold.among in seat.groups]
    if threshold.weight is None:
        return Fraction(len(chosen))
    return sum((dict(seat.weights).get(threshold.weight, Fraction(0)) for seat in chosen), Fraction(0))


def _against(heard: Sequence[Heard]) -> int:
    return sum(one.count in AGAINST for one in heard)


def _vetoes(
    vetoes: Sequence[Veto], rule: AdoptionRule, heard: Sequence[Heard], *, enough: bool
) -> tuple[bool, list[Ground]]:
    """Whether a veto stands in the way; where the votes were too few in any case, a negative vote counts as none."""
    grounds, blocked = [], False
    for veto in vetoes:
        for one in heard:
            if one.member in veto.holders:
                used = _uses(veto, one)
                blocked = blocked or (used and enough)
                grounds += _veto_ground(veto, one, rule, used=used, enough=enough)
    return blocked, grounds


def _uses(veto: Veto, one: Heard) -> bool:
    match veto.by:
        case "abstain":
            return one.how == "abstaining"
        case "no":
            return one.count == "no" or one.how == "voted no"
        case "objection":
            return one.count == "objection"
        case _:
            assert_never(veto.by)


def _veto_ground(veto: Veto, one: Heard, rule: AdoptionRule, *, used: bool, enough: bool) -> list[Ground]:
    if used and enough:
        return [ground("veto", rule, "against", member=one.member, ballot=veto.by, group=veto.group)]
    if used:
        return [ground("veto not counted", rule, member=one.member, ballot=veto.by)]
    if one.how == "abstaining" or one.how.startswith("absent"):
        return [ground("no veto", rule, member=one.member, group=veto.group)]
    return []


def _threshold_ground(one: _Measured, rule: AdoptionRule, voters: Electorate, heard: Sequence[Heard]) -> Ground:
    threshold = one.threshold
    fields: dict[str, object] = {
        "counted": threshold.counted if threshold.weight is None else f"{threshold.counted}, by {threshold.weight}",
        "number": one.number,
        "of": "" if one.of is None else f" of {one.of} {threshold.of}",
        "comparison": threshold.comparison,
        "amount": one.needed if one.of is None else f"{threshold.amount} ({one.needed})",
    }
    awaited = [each.member for each in heard if each.count == "awaited"]
    if threshold.counted == "objection":
        return ground("no objection", rule, "for", roll=voters.roll, number=len(heard))
    if one.reached:
        return ground("threshold reached", rule, "for", roll=voters.roll, fields=fields)
    if one.waived:
        return ground("threshold waived", rule, "for", roll=voters.roll, against=_against(heard), fields=fields)
    if awaited:
        return ground("threshold open", rule, roll=voters.roll, members=names(awaited), fields=fields)
    return ground("threshold missed", rule, "against", roll=voters.roll, fields=fields)
