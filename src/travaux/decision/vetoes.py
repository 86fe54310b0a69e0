"""Vetoes: who may stop a decision alone, on which kinds of question, and what each holder did."""

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from travaux.decision.findings import Ground, ground
from travaux.decision.hearing import Heard
from travaux.decision.question import Question
from travaux.rulebook.adoption import Veto, scope_of
from travaux.rulebook.models import AdoptionRule


def vetoed(question: Question, rule: AdoptionRule, heard: Sequence[Heard]) -> bool:
    """Whether a holder uses a veto that it has on this class of question."""
    return any(uses(veto, one) for veto, one in _held(rule, heard) if veto.holds_on(question.item_class))


def told(question: Question, rule: AdoptionRule, heard: Sequence[Heard], *, enough: bool) -> Iterator[Ground]:
    """A ground for each holder; where the votes were too few in any case, a negative vote counts as no veto."""
    for veto, one in _held(rule, heard):
        used = uses(veto, one)
        if veto.holds_on(question.item_class):
            yield from _ground(veto, one, rule, used=used, enough=enough)
        elif used and veto.scope and scope_of(question.item_class) not in veto.scope:
            fields = {"member": one.member, "ballot": veto.by, "group": veto.group, "scope": " and ".join(veto.scope)}
            yield ground("veto outside its scope", rule, fields=fields)


def outside(question: Question, rule: AdoptionRule, deciding: frozenset[str]) -> Iterator[Ground]:
    """A ground for each holder that would use its veto and is not of those that decide."""
    for veto in rule.parameters.tally.vetoes:
        for holder in veto.holders:
            position = question.position(holder)
            said = position.ballot == veto.by or (veto.by == "objection" and position.stance == "objects")
            if said and holder not in deciding:
                yield ground("veto without a vote", rule, member=holder, ballot=veto.by, group=veto.group)


def _held(rule: AdoptionRule, heard: Iterable[Heard]) -> Iterator[tuple[Veto, Heard]]:
    """Each veto of a rule with each of its holders that decides, in the order of the roll."""
    for veto in rule.parameters.tally.vetoes:
        yield from ((veto, one) for one in heard if one.member in veto.holders)


def uses(veto: Veto, one: Heard) -> bool:
    """Whether what was heard of a holder is its veto."""
    match veto.by:
        case "abstain":
            return one.how == "abstaining"
        case "no":
            return one.count == "no" or one.how == "voted no"
        case "objection":
            return one.count == "objection"
        case _:
            assert_never(veto.by)


def _ground(veto: Veto, one: Heard, rule: AdoptionRule, *, used: bool, enough: bool) -> Iterator[Ground]:
    if used and enough:
        yield ground("veto", rule, "against", member=one.member, ballot=veto.by, group=veto.group)
    elif used:
        yield ground("veto not counted", rule, member=one.member, ballot=veto.by)
    elif one.how == "abstaining" or one.how.startswith("absent"):
        yield ground("no veto", rule, member=one.member, group=veto.group)
