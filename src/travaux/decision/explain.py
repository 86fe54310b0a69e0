"""Explains a finding: what would change the outcome, which groups are enough, who can still block, what is missing.

Members that are alike (in weight, chamber, veto and position) are looked at together, so a body of 193 takes no longer
than one of fifteen. Everything that is told was decided by `adoption.find` itself on the example that is given.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from travaux.decision import slacks, uncounted
from travaux.decision.adoption import chosen, find
from travaux.decision.change import Act, Change, named, told_change
from travaux.decision.electorate import electorate
from travaux.decision.fewest import Smallest, smallest
from travaux.decision.findings import Finding, Ground, ground
from travaux.decision.hearing import by_consensus
from travaux.decision.question import Question
from travaux.decision.slacks import Moving
from travaux.decision.tally import agreed, objected, refused, supposing
from travaux.decision.what_if import Stand, vary
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule

_DOES: Final[dict[Stand, Act]] = {
    "agrees": "agree",
    "yes": "vote yes",
    "no": "vote no",
    "abstain": "abstain",
    "objects": "object",
}


@dataclass(frozen=True)
class Groups:
    """The smallest groups that can carry or stop a decision under the rule, and who alone could stop it as it stands.

    None where no group can, or where the rule is no matter of counting (signatures that are collected).
    """

    sufficient: Smallest | None
    blocking: Smallest | None
    can_block: tuple[str, ...]
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class Supply:
    """What is missing, and who could supply it."""

    what: str
    by: tuple[str, ...]


def changes(question: Question, book: RuleBook) -> tuple[Change, ...]:
    """What would change the outcome: for each other outcome within reach, the smallest groups that would bring it."""
    found, rule = find(question, book), chosen(question, book)
    otherwise = uncounted.changes(question, rule, book, found)
    if rule is None or otherwise is not None:
        return otherwise or ()
    if found.readings:
        return tuple(_by_ruling(rule, found))
    if any(one.code == "tie" for one in found.grounds):
        return tuple(_by_casting_vote(question, rule, book, found))
    at = _moving(question, rule, book)
    told = []
    if found.outcome in {"adopted", "open", "indeterminate"}:
        best = at.starting(supposing(at.heard, agreed))
        told.append(_change(question, rule, book, found, smallest(slacks.ways_to_stop(best)), _stops(rule)))
    if found.outcome in {"not adopted", "open", "indeterminate"}:
        told.append(_change(question, rule, book, found, _to_adopt(question, rule, at), _carries(rule)))
    return tuple(one for one in told if one is not None)


def groups(question: Question, book: RuleBook) -> Groups:
    """The smallest sufficient and the smallest blocking groups of the roll, and who alone can still block.

    *Sufficient*: the group votes yes and all the others no. *Blocking*: the group votes no or abstains and all the
    others vote yes. *Can still block*: against everything that is on record, all others still to come agreeing.
    """
    rule = chosen(question, book)
    if rule is None:
        return Groups(None, None, (), ())
    if rule.parameters.course.silence is not None:
        return _by_silence(question, rule, book)
    at = _moving(question, rule, book)
    enough = smallest(slacks.ways_to_adopt(at.starting(at.instead["no"])))
    stopping = smallest(slacks.ways_to_stop(at.starting(at.instead["yes"])))
    best = at.starting(supposing(at.heard, agreed))
    able = slacks.single(slacks.ways_to_stop(best)) if find(question, book).outcome in _STOPPABLE else set()
    can_block = tuple(seat.member for seat in question.roll if seat.member in able)
    return Groups(enough, stopping, can_block, tuple(_told(rule, enough, stopping, can_block)))


_STOPPABLE: Final = frozenset({"open", "indeterminate", "adopted"})


def missing(question: Question, book: RuleBook) -> tuple[Supply, ...]:
    """What is missing from a decision, and who could supply it."""
    found = find(question, book)
    return tuple(Supply(one.what, (one.member,) if one.member else _who(one.what, question)) for one in found.missing)


def _who(what: str, question: Question) -> tuple[str, ...]:
    """Who could supply what no member is named for."""
    roll = [seat.member for seat in question.roll]
    if what == "a quorum":
        return tuple(
            one.member for one in question.of(question.roll) if one.presence in {"absent", None} and not one.ballot
        )
    if what == "a declaration that it stands aside":
        silent = {one.member for one in question.declarations}
        return tuple(m for m in roll if question.position(m).presence == "absent" and m not in silent)
    if what.startswith("the casting vote of "):
        return (what.removeprefix("the casting vote of "),)
    if what.startswith("a waiver by "):
        return (what.removeprefix("a waiver by "),)
    return ("the chair", "the body") if "ruling" in what or "reason" in what else ()


def _moving(question: Question, rule: AdoptionRule, book: RuleBook) -> Moving:
    voters = electorate(question, rule, book)
    ruled = question.ruling("reading")
    reading = next((one for one in rule.parameters.readings if ruled and one.id == ruled.reading), None)
    return slacks.moving(question, rule, voters, rule.parameters.positions(reading))


def _carries(rule: AdoptionRule) -> tuple[Stand, ...]:
    return ("agrees",) if by_consensus(rule) else ("yes",)


def _stops(rule: AdoptionRule) -> tuple[Stand, ...]:
    return ("objects",) if by_consensus(rule) else ("no", "abstain")


def _to_adopt(question: Question, rule: AdoptionRule, at: Moving) -> Smallest | None:
    """The fewest that must agree: all that are awaited while the deciding goes on, and whoever else it takes."""
    awaited = [one.member for one in at.heard if one.count == "awaited"]
    against = objected if by_consensus(rule) else refused
    if question.closed or not awaited:
        return smallest(slacks.ways_to_adopt(at.starting(supposing(at.heard, against))))
    more = smallest(slacks.ways_to_adopt(at.starting(supposing(at.heard, agreed))))
    if more is None:
        return None
    return replace(more, number=more.number + len(awaited), members=(*awaited, *more.members))


def _change(
    question: Question,
    rule: AdoptionRule,
    book: RuleBook,
    found: Finding,
    least: Smallest | None,
    stands: Sequence[Stand],
) -> Change | None:
    """The change that a smallest group brings, held against the finding itself; None where that denies it."""
    if least is None or not least.number or not least.exact:
        return None
    for stand in stands:
        outcome = find(vary(question, members=dict.fromkeys(least.members, stand)), book).outcome
        if outcome != found.outcome:
            return told_change(rule, least, outcome, _DOES[stand])
    return None


def _by_ruling(rule: AdoptionRule, found: Finding) -> Iterator[Change]:
    """The outcomes to which the chair or the body could lead it by ruling which reading holds."""
    live = {one.id for one in rule.parameters.readings if one.live}
    for one in found.readings:
        if one.reading in live and one.outcome != found.outcome:
            told = ground("would change by ruling", rule, reading=one.reading, outcome=one.outcome)
            yield Change(one.outcome, "rule", (), 1, counted=True, ground=told)


def _by_casting_vote(question: Question, rule: AdoptionRule, book: RuleBook, found: Finding) -> Iterator[Change]:
    """The outcomes to which whoever has the casting vote can lead it."""
    who = rule.parameters.tally.casting_vote_of or "the chair"
    ballots: tuple[Literal["yes", "no"], ...] = ("yes", "no")
    for ballot in ballots:
        outcome = find(replace(question, casting_vote=ballot), book).outcome
        if outcome != found.outcome:
            told = ground(
                "would change by casting vote", rule, fields={"who": who, "ballot": ballot, "outcome": outcome}
            )
            yield Change(outcome, "cast the casting vote", (who,), 1, counted=True, ground=told)


def _by_silence(question: Question, rule: AdoptionRule, book: RuleBook) -> Groups:
    """Under silence nobody must do anything, and each member can stop it alone until it expires."""
    entitled = tuple(seat.member for seat in electorate(question, rule, book).entitled)
    able = entitled if find(question, book).outcome == "open" else ()
    alone = Smallest(1, len(entitled), entitled[:1]) if entitled else None
    return Groups(Smallest(0, 1, ()), alone, able, tuple(_told(rule, Smallest(0, 1, ()), alone, able)))


def _told(
    rule: AdoptionRule, enough: Smallest | None, stopping: Smallest | None, can_block: Sequence[str]
) -> Iterator[Ground]:
    """The groups in sentences."""
    for code, one in (("smallest sufficient", enough), ("smallest blocking", stopping)):
        if one is not None and one.exact:
            more = "" if one.counted else "at least "
            fields = {"number": one.number, "members": named(one.members), "ways": f"{more}{one.ways}"}
            yield ground(code, rule, roll=one.members, fields=fields)
    if can_block:
        yield ground(
            "can block alone", rule, "against", roll=can_block, members=named(can_block), number=len(can_block)
        )
