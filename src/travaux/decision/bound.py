"""Whom a decision binds on the day asked: a function of the rule, of who took part, and of what came later."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import assert_never

from travaux.decision.electorate import Electorate, participation_rule, without_right
from travaux.decision.findings import BoundWord, Ground, ground
from travaux.decision.hearing import Heard, kinds_of
from travaux.decision.question import Later, Question, names
from travaux.decision.seating import seating
from travaux.rulebook.adoption import Bound
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule

_STOOD_ASIDE = ("absent", "not interested", "present not participating", "left out", "not on record")


def bind(
    question: Question, rule: AdoptionRule, voters: Electorate, heard: Sequence[Heard], book: RuleBook
) -> tuple[dict[str, BoundWord], tuple[Ground, ...]]:
    """Whom an adopted decision binds by the day asked, and the grounds; members as on the roll of the question."""
    clause = rule.parameters.bound
    taken, free = _bound_at_once(clause, question, voters, heard), _not_to_be_bound(question, book)
    apart = _apart(heard)
    if clause.declared_abstention == "not bound":
        free = free.union(apart)
    bound = _at_once(voters, taken, free)
    if clause.may_join_later == "yes":
        bound |= dict.fromkeys(_able_to_join(clause, bound, taken), "may join")
    grounds = [*_declared_abstentions(clause, rule, apart), *_liability(clause, rule, bound, taken)]
    for later in _by_the_day(question):
        bound[later.member], told = _change(later, bound, rule, taken)
        grounds.append(told)
    if clause.may_join_later == "yes":
        grounds += [ground("may join", rule, member=member) for member, word in bound.items() if word == "may join"]
    return bound, tuple(grounds)


def _at_once(voters: Electorate, taken: frozenset[str], free: frozenset[str]) -> dict[str, BoundWord]:
    """A word for every member: those taken are bound, but for those that are free."""
    seats = seating(voters.members)
    everybody: BoundWord = "bound" if taken is seats.seated and not free else "not bound"
    bound: dict[str, BoundWord] = seats.filled(everybody)
    if taken and everybody == "not bound":
        bound |= dict.fromkeys([member for member in bound if member in taken and member not in free], "bound")
    return bound


def _apart(heard: Sequence[Heard]) -> list[str]:
    """Those that abstained with a formal declaration."""
    kinds = [kind for kind in kinds_of(heard) if kind.declared and kind.how == "abstaining"]
    return [one.member for one in heard if one.kind in kinds] if kinds else []


def _able_to_join(clause: Bound, bound: Mapping[str, BoundWord], taken: Container[str]) -> list[str]:
    """Those that are not bound at once, and to whom the rule lets it be open to join."""
    aside_only = clause.who_may_join == "members that stood aside"
    free = [member for member, word in bound.items() if word == "not bound"]
    return [member for member in free if not aside_only or member not in taken]


def _declared_abstentions(clause: Bound, rule: AdoptionRule, apart: list[str]) -> Iterator[Ground]:
    """What it means that some abstained with a formal declaration."""
    for member in apart:
        if clause.declared_abstention == "not bound":
            yield ground("constructive abstention", rule, member=member)
        elif clause.declared_abstention == "not stated":
            yield ground("declared abstention not provided for", rule, member=member)


def _liability(clause: Bound, rule: AdoptionRule, bound: Iterable[str], taken: Container[str]) -> Iterator[Ground]:
    """Whether those who did not take part answer for what follows."""
    if clause.liability_of_those_who_stood_aside == "not stated":
        return
    aside = [member for member in bound if member not in taken]
    if aside and clause.liability_of_those_who_stood_aside == "none":
        yield ground("not answerable", rule, members=names(aside))
    if aside and clause.liability_of_those_who_stood_aside == "shared":
        yield ground("answerable", rule, members=names(aside))


def nobody(voters: Electorate) -> dict[str, BoundWord]:
    """What is not adopted binds nobody."""
    words: dict[str, BoundWord] = seating(voters.members).filled("not bound")
    return words


def _bound_at_once(clause: Bound, question: Question, voters: Electorate, heard: Iterable[Heard]) -> frozenset[str]:
    match clause.who:
        case "all members":
            return seating(voters.members).seated
        case "those who took part in deciding":
            return frozenset(one.member for one in heard if not one.how.startswith(_STOOD_ASIDE))
        case "those who voted for":
            return frozenset(one.member for one in heard if one.count == "yes")
        case "signatories":
            return frozenset(one.member for one in heard if question.position(one.member).signature == "signed")
        case "nobody":
            return frozenset()
        case _:
            assert_never(clause.who)


def _not_to_be_bound(question: Question, book: RuleBook) -> frozenset[str]:
    """Those on the roll whom the table of rights says cannot be bound."""
    barred = without_right(seating(question.roll), participation_rule(question, book), "be bound")
    return frozenset(seat.member for seat in question.roll if seat.membership in barred) if barred else frozenset()


def _by_the_day(question: Question) -> list[Later]:
    """What members did after the adoption and by the day asked, in order."""
    until = question.as_of
    return sorted((one for one in question.later if until is None or one.on <= until), key=lambda one: one.on)


def _change(
    later: Later, bound: Mapping[str, BoundWord], rule: AdoptionRule, taken: Container[str]
) -> tuple[BoundWord, Ground]:
    """What a member's joining or declining makes of it."""
    before, clause = bound.get(later.member, "not bound"), rule.parameters.bound
    fields = {"member": later.member, "on": later.on.isoformat()}
    if later.done == "joined":
        if clause.may_join_later == "no" or not _may_join(later.member, clause, bound, taken):
            return before, ground("joined, ruled out", rule, facts=later.facts, fields=fields)
        return "bound", ground("joined", rule, facts=later.facts, fields=fields)
    if clause.may_decline == "yes":
        return "not bound", ground("declined", rule, facts=later.facts, fields=fields)
    return before, ground("declined, not provided for", rule, facts=later.facts, fields=fields)


def _may_join(member: str, clause: Bound, bound: Mapping[str, BoundWord], taken: Container[str]) -> bool:
    """Whether joining is open to it, so far as the rule says to whom it is."""
    match clause.who_may_join:
        case "any state" | "not stated":
            return True
        case "any member":
            return member in bound
        case "members that stood aside":
            return member in bound and member not in taken
        case _:
            assert_never(clause.who_may_join)
