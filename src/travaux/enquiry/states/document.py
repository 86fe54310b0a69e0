"""A document and its item in sentences."""

from collections.abc import Iterator, Sequence

from travaux.decision.situation import DocumentState
from travaux.decision.situation.document import Adoption, Instruction, MemberAct, RemovalRequest
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
    yield f"Bound on that day: {_bound(state, tell)}{tell.refs(state.bound.refs)}."
    yield from _steps(state, tell)
    yield from (_request(one, tell) for one in state.requests)
    yield from _acts("Refused to sign", state.refusals, tell)
    yield from _acts("Signed", state.signatures, tell)
    yield from _acts("Objected", state.objections, tell)
    yield from _acts("Joined or declined", state.joinings, tell)
    yield from _acts("Ballots", state.ballots, tell)
    yield from (f"Stance of {tell.member(one.member)}: {tell.claim(one.stance)}." for one in state.stances)
    for group in state.group_stances:
        but = f" except {listing(tell.member(one) for one in group.excepting)}" if group.excepting else ""
        said = f", stated of the group by {tell.by(group.fact)}" if group.fact.by else ""
        yield f"Stance of {group.quantifier}{but}: {group.stance}{said}{tell.refs([group.fact])}."
    yield from (_instruction(one, tell) for one in state.instructions)
    yield from tell.remarks("Declared to have no objection", state.no_objections)
    yield from tell.remarks("Counted as a measure", state.measures)
    yield from tell.remarks("What else is said", state.remarks)


def _bound(state: DocumentState, tell: Teller) -> str:
    named = [f"{tell.member(member)} {word}" for member, word in state.bound.members.items()]
    return listing([*named, state.bound.others])


def _steps(state: DocumentState, tell: Teller) -> Iterator[str]:
    if state.history:
        yield "Steps, in order of happening:"
        yield from (f"  {tell.step(one)}" for one in state.history)


def _adopted(found: Adoption, tell: Teller) -> str:
    without = f", without {listing(tell.member(one) for one in found.without)}" if found.without else ""
    number = f" as {found.number.value}" if found.number.value is not None else ""
    return f"Adopted{number} {tell.when(found.happened)} by {tell.claim(found.mode)}{without}."


def _request(found: RemovalRequest, tell: Teller) -> str:
    where = {"session": found.session, "body": found.body}
    silent = listing(name for name, claim in where.items() if claim.value is None)
    told = "".join(f"; {name}: {tell.claim(claim)}" for name, claim in where.items() if claim.value is not None)
    reason = f"; reason: {tell.claim(found.reason)}" if found.reason.value is not None else ""
    missing = f"; {silent} not stated" if silent else ""
    return (
        f"{tell.member(found.member)} asked to remove the item, {tell.when(found.happened)}{told}{reason}{missing}; "
        f"outcome of the request: {found.outcome}{tell.refs(found.outcome_facts)}."
    )


def _acts(label: str, found: Sequence[MemberAct], tell: Teller) -> Iterator[str]:
    if found:
        yield f"{label}:"
    for one in found:
        told = "; ".join(f"{name}: {tell.value(value)}" for name, value in one.value.items() if value not in RESERVED)
        yield f"  {tell.member(one.member)}, {one.act}, {tell.when(one.happened)}{f'; {told}' if told else ''}."


def _instruction(found: Instruction, tell: Teller) -> str:
    by = listing(tell.names.key(one) for one in found.by)
    what = f": {found.what}" if found.what else ""
    return (
        f"Instruction, {tell.day(found.fact)}: {found.event}{f' by {by}' if by else ''}{what}; "
        f"to: {tell.value(found.to)}; due: {tell.value(found.due)}{tell.refs([found.fact])}."
    )
