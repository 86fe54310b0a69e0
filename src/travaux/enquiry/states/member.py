"""A member, and the roll of all members, in sentences."""

from collections.abc import Iterator
from typing import Final

from travaux.decision.situation import MemberState, RollState
from travaux.decision.situation.member import TAKING_PART, Mandate, Money, Participation, Relation
from travaux.enquiry.again import again
from travaux.enquiry.language import say
from travaux.enquiry.states.first import Cards, through
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.words import day_in_words, listing
from travaux.record.values import RESERVED


def member_lines(state: MemberState, tell: Teller) -> Iterator[str]:
    """Membership first, participation beside it, then what is said of both."""
    yield from tell.stage("Membership", state.membership)
    yield from tell.labelled("Attested as", state.attested)
    yield from participation_lines(state.participation, tell)
    if state.relation:
        called = say("Called {word}: {extent}.")
        yield called.format(word=say(state.relation.word), extent=tell.claim(state.relation.extent))
        yield from tell.remarks("Those sayings", state.relation.sayings)
    yield from tell.remarks("Intentions", state.intentions)
    yield from tell.remarks("Formal notices given for other things", state.formal_notices)
    yield from tell.remarks("No objection declared", state.no_objections)
    yield from tell.remarks("Decisions joined or declined", state.decisions)
    yield from mandate_lines(state, tell)
    yield from _money(state.money, tell)
    yield from tell.remarks("What else is said", state.remarks)


def mandate_lines(state: MemberState, tell: Teller) -> Iterator[str]:
    """Who speaks, or spoke, for the member."""
    yield from (_mandate(one, tell) for one in state.mandates)


def _mandate(one: Mandate, tell: Teller) -> str:
    rank = say(", as {rank}").format(rank=say(one.rank)) if one.rank else ""
    until = say("; until {day}").format(day=day_in_words(one.until)) if one.until not in {"", *RESERVED} else ""
    by = say("; given by {who}").format(who=tell.value(one.by)) if one.by not in {"", *RESERVED} else ""
    ended = say("; ended {day}").format(day=f"{tell.day(one.ended)}{tell.refs([one.ended])}") if one.ended else ""
    given = f"{tell.day(one.given)}{tell.refs([one.given])}"
    return say("Mandate of {person}{rank}: given {day}{until}{by}{ended}.").format(
        person=tell.value(one.person), rank=rank, day=given, until=until, by=by, ended=ended
    )


def participation_lines(found: Participation, tell: Teller) -> Iterator[str]:
    """The ledger of participation: announced, notified, acknowledged and resumed each with its own day."""
    status = say("Participation: {status} ({text}){refs}.")
    text = tell.names.prose(again(found.text))
    yield status.format(status=say(found.status), text=text, refs=tell.refs(found.basis))
    yield say("  announced by the member: {when}.").format(when=tell.when(found.announced))
    notified = tell.when(found.notified) if found.notified else say(found.notified_text)
    yield say("  notified formally: {when}.").format(when=notified)
    yield say("  acknowledged: {when}.").format(when=tell.when(found.acknowledged))
    if found.resumed:
        yield say("  resumed: {when}.").format(when=tell.when(found.resumed))
    if found.scope.value is not None or found.scope.rivals:
        yield say("  scope: {scope}.").format(scope=tell.claim(found.scope))
    yield from (f"  {tell.remark(one)}" for one in (*found.no_notices, *found.described))


def member_first(state: MemberState, tell: Teller, cards: Cards) -> Iterator[str]:
    """Whether it is a member and takes part; then what the organisation's post-holders call it, and through whom."""
    taking, name = state.participation, tell.names.of(state.dossier)
    is_member = say(_IS.get(state.membership.state, "")) or say("has the membership: {state}").format(
        state=say(state.membership.state)
    )
    notified = say("formally notified") if taking.notified else say(taking.notified_text)
    suspended = f"; {notified}" if taking.basis and taking.status != TAKING_PART else ""
    since = f" ({tell.since(state.membership).strip(' ,')})" if state.membership.since else ""
    told = f"; {say(taking.status)}{tell.refs(taking.basis)}{suspended}"
    # Of whom the council has set aside nothing is supposed: silence does not mean that it takes part.
    supposed = state.membership.since and state.membership.state != "suspended by the council"
    yield f"{name} {is_member}{since}{told if taking.basis or supposed else ''}."
    if state.relation:
        yield _called(state.relation, tell, cards)


def _called(relation: Relation, tell: Teller, cards: Cards) -> str:
    saying = next(iter(relation.extent.refs), relation.sayings[-1].fact)
    said = say(" by {who}").format(who=tell.by(saying)) if saying.by else ""
    known = f"{tell.claim(relation.extent)}{through(saying, cards, tell)}"
    return say("Called an {word}{by}, {day}: {extent}.").format(
        word=say(relation.word), by=said, day=tell.day(saying), extent=known
    )


_IS: Final = {"member": "is a member", "former": "is a former member", "not on record": "is not on record as a member"}


def _money(found: Money, tell: Teller) -> Iterator[str]:
    yield from tell.labelled("Share of the budget", found.share)
    yield from tell.labelled("Unpaid years", found.arrears_years)
    yield from tell.remarks("Contribution", (*found.withheld, *found.due))
    if found.waived:
        yield say("Arrears waived: {when}.").format(when=tell.when(found.waived))


def roll_lines(state: RollState, tell: Teller) -> Iterator[str]:
    """One line a member: its membership, and beside it its participation."""
    members = listing(tell.member(member) for member in state.members) or say("none on record")
    yield say("Members: {members}.").format(members=members)
    for row in state.rows:
        taking = say(row.participation.status if row.belongs else "takes no part as a member")
        refs = tell.refs(row.participation.basis) if row.belongs else ""
        yield f"  {tell.member(row.member)}: {say(row.membership.state)}{tell.since(row.membership)}; {taking}{refs}."
    yield from tell.remarks("Lists of members given by sources", state.listings)
