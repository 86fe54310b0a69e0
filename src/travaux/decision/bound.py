"""Whom a decision binds on the day asked: a function of the rule, of who took part, and of what came later."""

from collections.abc import Iterable, Sequence
from typing import assert_never

from travaux.decision.electorate import Electorate, participation_rule
from travaux.decision.findings import BoundWord, Ground, ground
from travaux.decision.hearing import Heard
from travaux.decision.question import Later, Question, names
from travaux.rulebook.adoption import Bound
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule

_STOOD_ASIDE = ("absent", "not interested", "present not participating", "left out", "not on record")


def bind(
    question: Question, rule: AdoptionRule, voters: Electorate, heard: Sequence[Heard], book: RuleBook
) -> tuple[dict[str, BoundWord], tuple[Ground, ...]]:
    """Whom an adopted decision binds by the day asked, and the grounds; members as on the roll of the question."""
    clause = rule.parameters.bound
    taken = _bound_at_once(clause, question, voters, heard)
    free = _not_to_be_bound(question, book)
    other: BoundWord = "may join" if clause.may_join_later == "yes" else "not bound"
    bound: dict[str, BoundWord] = {
        seat.member: "bound" if seat.member in taken and seat.member not in free else other for seat in voters.members
    }
    grounds = [
        ground("not answerable", rule, members=names(member for member in bound if member not in taken))
        for _ in [clause]
        if clause.liability_of_those_who_stood_aside == "none" and set(bound) - taken
    ]
    for later in _by_the_day(question):
        bound[later.member], told = _change(later, bound.get(later.member, "not bound"), rule)
        grounds.append(told)
    grounds += [ground("may join", rule, member=member) for member, word in bound.items() if word == "may join"]
    return bound, tuple(grounds)


def nobody(voters: Electorate) -> dict[str, BoundWord]:
    """What is not adopted binds nobody."""
    return dict.fromkeys(voters.roll, "not bound")


def _bound_at_once(clause: Bound, question: Question, voters: Electorate, heard: Iterable[Heard]) -> set[str]:
    match clause.who:
        case "all members":
            return set(voters.roll)
        case "those who took part in deciding":
            return {one.member for one in heard if not one.how.startswith(_STOOD_ASIDE)}
        case "those who voted for":
            return {one.member for one in heard if one.count == "yes"}
        case "signatories":
            return {one.member for one in heard if question.position(one.member).signature == "signed"}
        case "nobody":
            return set()
        case _:
            assert_never(clause.who)


def _not_to_be_bound(question: Question, book: RuleBook) -> set[str]:
    """Those on the roll whom the table of rights says cannot be bound."""
    rights = participation_rule(question, book)
    if rights is None:
        return set()
    rows = {seat.member: rights.parameters.standing(seat.membership) for seat in question.roll}
    return {member for member, row in rows.items() if row is not None and row.may("be bound") == "no"}


def _by_the_day(question: Question) -> list[Later]:
    """What members did after the adoption and by the day asked, in order."""
    until = question.as_of
    return sorted((one for one in question.later if until is None or one.on <= until), key=lambda one: one.on)


def _change(later: Later, before: BoundWord, rule: AdoptionRule) -> tuple[BoundWord, Ground]:
    fields = {"member": later.member, "on": later.on.isoformat()}
    if later.done == "joined" and rule.parameters.bound.may_join_later == "no":
        return before, ground("joined, ruled out", rule, facts=later.facts, fields=fields)
    if later.done == "joined":
        return "bound", ground("joined", rule, facts=later.facts, fields=fields)
    if rule.parameters.bound.may_decline == "yes":
        return "not bound", ground("declined", rule, facts=later.facts, fields=fields)
    return before, ground("declined, not provided for", rule, facts=later.facts, fields=fields)
