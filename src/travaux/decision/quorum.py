"""The chapter on quorum: how many must be there to open, to discuss, to vote, and what follows if they are not."""

from dataclasses import dataclass
from math import ceil

from travaux.decision.electorate import Electorate
from travaux.decision.findings import NOTHING_TOLD, Ground, Missing, Result, ground
from travaux.decision.question import Question, Stood, names
from travaux.decision.sames import Remembered
from travaux.decision.seating import seating, share
from travaux.rulebook.book import RuleBook
from travaux.rulebook.chapters import Requirement
from travaux.rulebook.models import AdoptionRule, QuorumRule


def examine(question: Question, rule: AdoptionRule | None, voters: Electorate, book: RuleBook) -> Result:
    """Whether the body may vote: outcome *none* where it may, *cannot be put* where a blocking quorum is lacking."""
    found = rule_for(question, rule, book)
    requirement = None if found is None else found.parameters.requirement("vote")
    if found is None or requirement is None:
        return NOTHING_TOLD
    return attend(question, voters, found, requirement)


def to_open(question: Question, voters: Electorate, book: RuleBook) -> Result:
    """Whether the body may open its session, by its quorum to open."""
    found = rule_for(question, None, book)
    requirement = None if found is None else found.parameters.requirement("open")
    if found is None or requirement is None:
        return Result("none", ())
    return attend(question, voters, found, requirement)


def for_purpose(question: Question, voters: Electorate, book: RuleBook) -> Result:
    """Whether the body may do what is put to it, to open or to discuss; admissible *not stated* where no rule says."""
    found = rule_for(question, None, book)
    requirement = None if found is None else found.parameters.requirement(question.put_to)
    if found is None or requirement is None:
        told = ground("quorum not laid down", found, purpose=question.put_to)
        return Result("none", (told,), admissible="not stated")
    return attend(question, voters, found, requirement)


def rule_for(question: Question, rule: AdoptionRule | None, book: RuleBook) -> QuorumRule | None:
    """The rule on quorum that a rule names, else that of the body on the day; None where the book has none."""
    named = None if rule is None else rule.parameters.tally.quorum
    if named is not None:
        found = book.by_id(named)
        return found if isinstance(found, QuorumRule) else None
    return book.rule_or_none(QuorumRule, body=question.body, item_class=question.item_class, on=question.on)


@dataclass(frozen=True)
class Short:
    """A quorum that is lacking: by which rule, who is away and would count, and whether it may be set aside."""

    rule: QuorumRule
    away: tuple[str, ...]
    may_be_set_aside: bool


def short_of(question: Question, rule: AdoptionRule | None, voters: Electorate, book: RuleBook) -> Short | None:
    """Who could come to what is put to the body; None where no rule says how many must be there."""
    found = rule_for(question, rule if question.put_to == "vote" else None, book)
    requirement = None if found is None else found.parameters.requirement(question.put_to)
    if found is None or requirement is None:
        return None
    seats = voters.entitled if requirement.of == "entitled" else voters.base
    away = tuple(
        one.member
        for one in question.of(seats)
        if not _there(one.stood, requirement) and one.member not in voters.no_quorum_of
    )
    return Short(found, away, requirement.may_be_overridden)


def attend(question: Question, voters: Electorate, rule: QuorumRule, requirement: Requirement) -> Result:
    """Hold who was there against one requirement."""
    if requirement.checked == "on request" and not question.quorum_asked:
        return _presumed(rule)
    seats = voters.entitled if requirement.of == "entitled" else voters.base
    stood = question.stood(seating(seats).members)
    there = sum([number for one, number in stood.items() if _there(one, requirement)])
    unknown = [] if all(map(_known, stood)) else [one.member for one in question.of(seats) if not _known(one.stood)]
    if voters.no_quorum_of:
        kept_out = {one.member: one.stood for one in question.of(seats) if one.member in voters.no_quorum_of}
        there -= sum(_there(one, requirement) for one in kept_out.values())
        unknown = [one for one in unknown if one not in kept_out]
    needed = requirement.amount if requirement.of is None else share(requirement.amount, len(seats))
    fields: dict[str, object] = {
        "there": f"at most {there + len(unknown)}" if unknown else there,
        "base": f"{len(seats)} members",
        "amount": f"more than {needed}" if requirement.at_least is None else ceil(needed),
        "purpose": requirement.for_,
    }
    if requirement.reached(there, needed):
        return Result("none", (ground("quorum there", rule, "for", roll=voters.roll, fields=fields),))
    if unknown and requirement.reached(there + len(unknown), needed):
        doubt = ground("quorum not known", rule, roll=voters.roll, members=names(unknown), fields=fields)
        return Result("none", (doubt,))
    return _lacking(question, rule, requirement, voters.roll, fields)


def _presuming(rule: QuorumRule) -> Result:
    return Result("none", (ground("quorum presumed", rule),))


_presumed = Remembered(_presuming)


def _lacking(
    question: Question, rule: QuorumRule, requirement: Requirement, roll: tuple[str, ...], fields: dict[str, object]
) -> Result:
    ruled = question.ruling("quorum")
    if requirement.effect == "advises":
        return Result("none", (ground("quorum advises", rule, roll=roll, fields=fields),))
    if ruled is not None and requirement.may_be_overridden:
        aside = ground(
            "quorum set aside", rule, roll=roll, by=ruled.by, reason=ruled.reason, facts=ruled.facts, fields=fields
        )
        return Result("none", (aside,))
    lacking: Ground = ground("quorum lacking", rule, "against", roll=roll, fields=fields)
    more = (Missing("a reason, recorded by the chair, to go on all the same"),) if requirement.may_be_overridden else ()
    return Result("cannot be put", (lacking,), missing=(Missing("a quorum"), *more), admissible="no")


def _there(position: Stood, requirement: Requirement) -> bool:
    if position.presence in {"present", "silent", "present not participating"} or position.ballot is not None:
        return position.attended in requirement.counts
    return False


def _known(position: Stood) -> bool:
    return position.presence is not None or position.ballot is not None
