"""A document and its item in sentences."""

from collections.abc import Iterator, Sequence

from travaux.decision.situation import DocumentState
from travaux.decision.situation.document import Adoption, GroupStance, MemberAct, RemovalRequest
from travaux.decision.situation.instructions import Instruction
from travaux.enquiry.language import say
from travaux.enquiry.states.agreeing import agreeing_lines
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.words import listing
from travaux.record.values import RESERVED


def document_lines(state: DocumentState, tell: Teller) -> Iterator[str]:
    """How far it has come, its life step by step, and where the members stand."""
    yield from tell.stage("Text", state.stage)
    yield from tell.stage("Item on the agenda", state.item)
    yield from tell.labelled("Sort", state.sort)
    yield from tell.labelled("Body", state.body)
    if state.adopted:
        yield _adopted(state.adopted, tell)
    bound = say("Bound on that day: {bound}{refs}.")
    yield bound.format(bound=_bound(state, tell), refs=tell.refs(state.bound.refs))
    yield from _steps(state, tell)
    yield from (_request(one, tell) for one in state.requests)
    yield from _acts("Refused to sign", state.refusals, tell)
    yield from _acts("Signed", state.signatures, tell)
    yield from _acts("Objected", state.objections, tell)
    yield from _acts("Joined or declined", state.joinings, tell)
    yield from _acts("Ballots", state.ballots, tell)
    stance = say("Stance of {member}: {stance}.")
    yield from (stance.format(member=tell.member(one.member), stance=tell.claim(one.stance)) for one in state.stances)
    yield from (_group_stance(one, tell) for one in state.group_stances)
    yield from agreeing_lines(state, tell)
    yield from (instruction_words(one, tell) for one in state.instructions)
    yield from tell.remarks("Silence", state.silence)
    yield from tell.remarks("Declared to have no objection", state.no_objections)
    yield from tell.remarks("Counted as a measure", state.measures)
    yield from tell.remarks("What else is said", state.remarks)


def _group_stance(found: GroupStance, tell: Teller) -> str:
    excepted = listing(tell.member(one) for one in found.excepting if one not in RESERVED)
    but = say(" except {members}").format(members=excepted) if excepted else ""
    said = say(", stated of the group by {who}").format(who=tell.by(found.fact)) if found.fact.by else ""
    text = say("Stance of {group}{but}: {stance}{said}{refs}.")
    return text.format(
        group=stated(found.quantifier), but=but, stance=stated(found.stance), said=said, refs=tell.refs([found.fact])
    )


def stated(word: str) -> str:
    """A word of a closed list, or that the source does not say."""
    return say("not stated") if word in RESERVED else say(word)


def _bound(state: DocumentState, tell: Teller) -> str:
    one = say("{member} {bound}")
    named = [one.format(member=tell.member(member), bound=say(word)) for member, word in state.bound.members.items()]
    return listing([*named, say(state.bound.others)])


def _steps(state: DocumentState, tell: Teller) -> Iterator[str]:
    if state.history:
        yield say("Steps, in order of happening:")
        yield from (f"  {tell.step(one)}" for one in state.history)


def _adopted(found: Adoption, tell: Teller) -> str:
    absent = listing(tell.member(one) for one in found.without)
    without = say(", without {members}").format(members=absent) if absent else ""
    number = say(" as {number}").format(number=found.number.value) if found.number.value is not None else ""
    text = say("Adopted{number} {when} by {mode}{without}.")
    return text.format(number=number, when=tell.when(found.happened), mode=tell.claim(found.mode), without=without)


def _request(found: RemovalRequest, tell: Teller) -> str:
    where = {"session": found.session, "body": found.body}
    silent = listing(say(name) for name, claim in where.items() if claim.value is None)
    told = "".join(f"; {say(name)}: {tell.claim(claim)}" for name, claim in where.items() if claim.value is not None)
    given = found.reason.value is not None
    reason = say("; reason: {reason}").format(reason=tell.claim(found.reason)) if given else ""
    missing = say("; {fields} not stated").format(fields=silent) if silent else ""
    details = f"{told}{reason}{missing}"
    outcome = f"{say(found.outcome)}{tell.refs(found.outcome_facts)}"
    text = say("{member} asked to remove the item, {when}{details}; outcome of the request: {outcome}.")
    return text.format(
        member=tell.member(found.member), when=tell.when(found.happened), details=details, outcome=outcome
    )


def _acts(label: str, found: Sequence[MemberAct], tell: Teller) -> Iterator[str]:
    if found:
        yield f"{say(label)}:"
    for one in found:
        told = "; ".join(
            f"{say(name)}: {tell.value(value)}" for name, value in one.value.items() if value not in RESERVED
        )
        yield f"  {tell.member(one.member)}, {say(one.act)}, {tell.when(one.happened)}{f'; {told}' if told else ''}."


def instruction_words(found: Instruction, tell: Teller) -> str:
    """One instruction with what became of it: more time, taken off control."""
    by = listing(tell.names.key(one) for one in found.by)
    what = f": {tell.value(found.what)}" if found.what else ""
    given = say(" by {who}").format(who=by) if by else ""
    number = say(" no. {number}").format(number=found.number) if found.number else ""
    text = say("Instruction{number}, {day}: {event}{by}{what}; to: {to}{others}; due: {due}{refs}{later}.")
    return text.format(
        number=number,
        day=tell.day(found.fact),
        event=say(found.event),
        by=given,
        what=what,
        to=tell.value(found.to),
        others=_others(found, tell),
        due=tell.value(found.due),
        refs=tell.refs([found.fact]),
        later="".join(_later(found, tell)),
    )


def _others(found: Instruction, tell: Teller) -> str:
    named = listing(tell.value(one) for one in found.co_executors if one not in RESERVED)
    return say(" with {others}").format(others=named) if named else ""


def _later(found: Instruction, tell: Teller) -> Iterator[str]:
    """What came after it was given."""
    if found.interim not in {"", *RESERVED}:
        yield say("; interim report: {day}").format(day=tell.value(found.interim))
    for one in found.extended:
        yield say("; extended to {day}{refs}").format(day=tell.value(one.due), refs=tell.refs([one.fact]))
    if found.off_control:
        by = found.off_control.by
        who = say(" by {who}").format(who=tell.value(by)) if by not in RESERVED else ""
        day = f"{tell.day(found.off_control.fact)}{tell.refs([found.off_control.fact])}"
        yield say("; taken off control{by}, {day}").format(by=who, day=day)
