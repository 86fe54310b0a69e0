"""What the two articles tell, in at most twelve lines drawn from the record, each with the command that shows more."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec

from travaux.decision.situation import DocumentState, DossierState, MemberState, PlanState, SessionState
from travaux.enquiry.states import first_of
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.words import listing, several
from travaux.record.telling import FactCard
from travaux.record.values import UNKNOWN

_ADDRESSES: Final = re.compile(r" \[[^\]]*#[^\]]*\]")
MEMBER: Final = "csto/member/am"
DOCUMENT: Final = "csto/document/assistance-to-armenia"
PLAN: Final = "csto/plan/2023"
SESSION: Final = "csto/session/csc-2024-11-28"
MOST_LINES: Final = 12
MOST_NAMED: Final = 3


class Line(msgspec.Struct, frozen=True):
    """One sentence of the story, and the command that shows its sources."""

    text: str
    command: str

    @property
    def plain(self) -> str:
        """The sentence without the addresses of its facts, which the command shows."""
        return _ADDRESSES.sub("", self.text)


def story(state_of: Callable[[str], DossierState], contested: Sequence[FactCard], tell: Teller) -> tuple[Line, ...]:
    """At most twelve lines; none is written where nothing is on record. `contested`: the facts that others exclude."""
    made = [
        Line(text, f"travaux show {dossier}")
        for dossier in (MEMBER, DOCUMENT, PLAN, SESSION)
        for text in _lines(state_of(dossier), tell)
    ]
    return (*made[: MOST_LINES - 1], Line(_contested(contested, tell), "travaux list contested"))


def _contested(cards: Sequence[FactCard], tell: Teller) -> str:
    """How many facts contradict each other, and what about; those of the articles' own dossiers first."""
    if not cards:
        return "No two facts on record contradict each other."
    ours = {MEMBER, DOCUMENT, PLAN, SESSION}
    ordered = sorted(cards, key=lambda card: not ours & set(card.about))
    named = dict.fromkeys(f"{tell.names.of(card.about[0])} ({card.name})" for card in ordered)
    return (
        f"Contested by other sources: {several(len(cards), 'fact')}, among them on {listing(list(named)[:MOST_NAMED])}."
    )


def _lines(state: DossierState, tell: Teller) -> Iterator[str]:
    match state:
        case MemberState():
            yield from _member(state, tell)
        case DocumentState():
            yield from _document(state, tell)
        case PlanState():
            yield from _plan(state, tell)
        case SessionState():
            yield from _session(state, tell)
        case _:
            return


def _member(state: MemberState, tell: Teller) -> Iterator[str]:
    """Who announced what, and what was never notified."""
    name = tell.names.of(state.dossier)
    taking = state.participation
    if taking.announced:
        yield f"{name} announced that it suspends its participation: {tell.when(taking.announced)}."
    elif taking.acknowledged:
        said = listing(dict.fromkeys(tell.by(one) for one in taking.acknowledged.refs if one.by)) or "A source"
        yield f"{said} says that {name} has suspended its participation: {tell.when(taking.acknowledged)}."
    yield " ".join(first_of(state, tell))


def _document(state: DocumentState, tell: Teller) -> Iterator[str]:
    """Who refused, what was sent back, what was asked; a request is not its outcome."""
    name = f"'{tell.names.of(state.dossier)}'"
    for refusal in state.refusals:
        who = tell.value(refusal.value.get("person", UNKNOWN))
        person = "" if who == "not stated" else f" ({who})"
        yield f"{tell.member(refusal.member)}{person} refused to sign {name}: {tell.when(refusal.happened)}."
    returned = [
        one for one in state.instructions if one.event in {"returned for finalisation", "resubmission instructed"}
    ]
    if returned:
        what = listing(dict.fromkeys(one.event for one in returned))
        refs = tell.refs(one.fact for one in returned)
        yield f"{name} was: {what}, {tell.day(returned[0].fact)}; to whom: {tell.value(returned[0].to)}{refs}."
    for request in state.requests:
        asked = f"{tell.member(request.member)} asked to remove {name} from an agenda"
        yield f"{asked}: {tell.when(request.happened)}; outcome: {request.outcome}."


def _plan(state: PlanState, tell: Teller) -> Iterator[str]:
    """The reported count as a claim, and the reasons for what was not done."""
    done = state.counts.get("implemented")
    if done:
        by = tell.names.of(done.by) if done.by else "a source"
        of = f" of {done.of}" if isinstance(done.of, int) else ""
        yield f"{done.number}{of} {done.noun} implemented, says {by}{tell.refs(done.refs)}; {state.summary}."
    undone = [one for one in state.measures if one.stage.state == "not implemented"]
    for measure in undone:
        title = measure.measure if measure.title.value is None else tell.value(measure.title.value)
        yield f"Not implemented: {title}; reason: {tell.claim(measure.reason)}."


def _session(state: SessionState, tell: Teller) -> Iterator[str]:
    """Who was absent where."""
    absent = [row for row in state.attendance if row.presence.value == "absent"]
    if absent:
        who = listing(tell.member(row.member) for row in absent)
        refs = tell.refs(cited for row in absent for cited in row.refs)
        place = tell.value(state.place.value) if state.place.value is not None else "a place not on record"
        held = tell.when(state.held)
        yield f"Absent from the session in {place} ({held}): {who}{refs}."
