"""What each member's position counts as under a rule: a vote, an objection, nothing, or what nobody can say."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, assert_never

from travaux.decision.electorate import Electorate
from travaux.decision.findings import Ground, ground
from travaux.decision.question import AGREEING, Objected, Position, Question, names
from travaux.rulebook.adoption import Objection, Positions
from travaux.rulebook.models import AdoptionRule
from travaux.rulebook.vocabulary import Meaning

Count = Literal["yes", "no", "abstain", "objection", "none", "undecided", "awaited"]

_COUNTS: Final[dict[Meaning, Count]] = {
    "not counted": "none",
    "counted against": "no",
    "counted for": "yes",
    "no objection": "none",
    "blocks": "objection",
    "undecided": "undecided",
}
_FORMS: Final = {
    "explicit": "explicit",
    "official": "official",
    "by_the_state": "made by the state",
    "written": "in writing",
    "reasoned": "reasoned",
    "on_time": "in time",
}


@dataclass(frozen=True)
class Heard:
    """One member that decides: what its position counts as, how it came to that, and the ground for it."""

    member: str
    count: Count
    how: str
    declared: bool = False
    ground: Ground | None = None


def hear(question: Question, rule: AdoptionRule, voters: Electorate, meanings: Positions) -> tuple[Heard, ...]:
    """Each member that decides, under one set of meanings of what is neither yes nor no."""
    heard = []
    for seat in voters.entitled:
        position = question.position(seat.member)
        dropped = _left_out(position, rule)
        heard.append(dropped or _hear(position, question, rule, meanings))
    return tuple(heard)


def _left_out(position: Position, rule: AdoptionRule) -> Heard | None:
    """A ballot that counts in neither count nor base."""
    left_out, why = rule.parameters.tally.left_out, ""
    if "no without reasons" in left_out and position.ballot == "no" and not position.reasoned:
        why = "it gives no reasons"
    if "ballot by proxy" in left_out and position.ballot is not None and position.attended == "proxy":
        why = "it was cast by proxy"
    if not why:
        return None
    fields = {"ballot": position.ballot, "member": position.member, "why": why}
    return Heard(position.member, "none", "left out", ground=ground("ballot left out", rule, fields=fields))


def _hear(position: Position, question: Question, rule: AdoptionRule, meanings: Positions) -> Heard:
    """The plainest word of a member counts: an objection, a refusal, a ballot, a stance; then whether it was there.

    Where votes are counted the ballot comes first, and an objection is a vote against of whoever cast none.
    """
    objecting = _objection(position, question, rule)
    if objecting is not None and (position.ballot is None or by_consensus(rule)):
        return objecting
    if position.signature == "refused" and by_consensus(rule):
        refusal = ground("signature refused", rule, "against", facts=position.facts, member=position.member)
        return Heard(position.member, "objection", "refused to sign", ground=refusal)
    if position.ballot is not None:
        cast = _ballot(position, rule, meanings)
        vetoing = cast.count == "no" and objecting is not None and objecting.count == "objection"
        return replace(objecting, how=cast.how) if objecting is not None and vetoing else cast
    if position.signature == "signed":
        return Heard(position.member, "yes", "agrees")
    if position.stance is not None:
        return _stance(position, question, rule, meanings)
    if any(said.covers(position) and said.stance in AGREEING for said in question.group):
        return Heard(position.member, "yes", "stated of the group")
    return _presence(position, question, rule, meanings)


def _objection(position: Position, question: Question, rule: AdoptionRule) -> Heard | None:
    """An objection to the text, held against the form that the rule demands of one."""
    made = next((one for one in question.objections if one.member == position.member and one.to == "text"), None)
    if made is None and position.stance == "objects":
        made = Objected(position.member, facts=position.facts)
    if made is None:
        return None
    member, facts = made.member, made.facts
    lacking, unknown = lacks(made, rule.parameters.course.objection)
    if lacking:
        void = ground("objection without form", rule, facts=facts, member=member, lacking=names(lacking))
        return Heard(member, "none", "objected without form", ground=void)
    if unknown:
        doubt = ground("form not stated", rule, "against", facts=facts, member=member, lacking=names(unknown))
        return Heard(member, "undecided", "objecting", ground=doubt)
    return Heard(
        member, "objection", "objected", ground=ground("objection", rule, "against", facts=facts, member=member)
    )


def lacks(made: Objected, demanded: Objection | None) -> tuple[list[str], list[str]]:
    """The forms that a rule demands and an objection lacks, and those of which it is not on record."""
    if demanded is None:
        return [], []
    due = [field for field in _FORMS if getattr(demanded, field) == "yes"]
    lacking = [_FORMS[field] for field in due if getattr(made, field) == "no"]
    return lacking, [_FORMS[field] for field in due if getattr(made, field) == "not stated"]


def _ballot(position: Position, rule: AdoptionRule, meanings: Positions) -> Heard:
    match position.ballot:
        case "yes":
            return Heard(position.member, "yes", "voted yes")
        case "no" if by_consensus(rule):
            return Heard(position.member, "objection", "voted no", ground=_objects(position, rule))
        case "no":
            return Heard(position.member, "no", "voted no")
        case "abstain" | "recused" | None:
            count = _COUNTS[meanings.abstain]
            shown: Count = "abstain" if count == "none" and position.ballot == "abstain" else count
            return Heard(position.member, shown, "abstaining", declared=position.declared)
        case _:
            assert_never(position.ballot)


def _objects(position: Position, rule: AdoptionRule) -> Ground:
    return ground("objection", rule, "against", facts=position.facts, member=position.member)


def by_consensus(rule: AdoptionRule) -> bool:
    """Whether the rule counts objections, so that a no is one."""
    return any(threshold.counted == "objection" for threshold in rule.parameters.tally.thresholds)


def _stance(position: Position, question: Question, rule: AdoptionRule, meanings: Positions) -> Heard:
    member, stance = position.member, position.stance
    if stance in AGREEING:
        return Heard(member, "yes", "agrees")
    if stance == "not interested":
        return _by_meaning(position, "not interested", meanings.present_not_participating, rule)
    if stance == "reserves":
        return Heard(
            member, "awaited", "reserves", ground=ground("reserved", rule, member=member, facts=position.facts)
        )
    return _presence(position, question, rule, meanings)


def _presence(position: Position, question: Question, rule: AdoptionRule, meanings: Positions) -> Heard:
    """What it counts as that a member said nothing, by whether it was there."""
    match position.presence:
        case "absent":
            return _absent(position, question, rule, meanings)
        case "present not participating" | "not entitled":
            return _by_meaning(position, position.presence, meanings.present_not_participating, rule)
        case "present" | "silent" | None:
            if question.closed and (position.presence == "silent" or _silence_is_enough(position, rule)):
                return _by_meaning(position, "silent", meanings.silent, rule)
            code = "awaited"
            if question.closed:
                code = "not on record" if position.presence is None else "stance not on record"
            return Heard(position.member, "awaited", code, ground=ground(code, rule, member=position.member))
        case _:
            assert_never(position.presence)


def _silence_is_enough(position: Position, rule: AdoptionRule) -> bool:
    """Whether being there without a recorded word tells how a member stood: where objections are counted it does.

    Presence is no vote, so where agreement is counted it tells nothing.
    """
    agreement = any(threshold.counted == "yes" for threshold in rule.parameters.tally.thresholds)
    return position.presence == "present" and not agreement


def _absent(position: Position, question: Question, rule: AdoptionRule, meanings: Positions) -> Heard:
    member, said = position.member, question.declared(position.member)
    position = replace(position, facts=(*position.facts, *(said.facts if said is not None else ())))
    if said is not None and said.to != "no consensus":
        if rule.parameters.course.mode_consent is not None:
            return Heard(member, "none", "absent")
        declared = ground("absence declared", rule, "for", facts=said.facts, member=member)
        return Heard(member, "none", "absent", ground=declared)
    if said is not None and meanings.absent == "not counted":
        return _by_meaning(position, "absent, against the decision", "undecided", rule)
    if said is not None and meanings.absent == "blocks":
        meant = ground("absence meant", rule, "against", facts=said.facts, member=member)
        return Heard(member, "objection", "absent", ground=meant)
    return _by_meaning(position, "absent", meanings.absent, rule)


def _by_meaning(position: Position, how: str, meaning: Meaning, rule: AdoptionRule) -> Heard:
    return Heard(position.member, _COUNTS[meaning], how, ground=next(_told(position, how, meaning, rule), None))


def _told(position: Position, how: str, meaning: Meaning, rule: AdoptionRule) -> Iterator[Ground]:
    member, facts = position.member, position.facts
    if meaning == "undecided":
        yield ground("undecided", rule, facts=facts, member=member, how=how)
    elif how == "absent" and meaning == "no objection":
        yield ground("absence, no objection", rule, "for", facts=facts, member=member)
    elif how == "absent" and meaning == "blocks":
        yield ground("absence blocks", rule, "against", facts=facts, member=member)
