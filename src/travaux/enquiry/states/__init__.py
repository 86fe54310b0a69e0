"""The state of a dossier in sentences, one module for the kinds that belong together."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from travaux.decision.situation import (
    ChairmanshipState,
    DocumentState,
    DossierState,
    MemberState,
    PersonState,
    PlainState,
    PlanState,
    PostState,
    RollState,
    SessionState,
    SourceState,
)
from travaux.enquiry.states.agreeing import agreeing_lines
from travaux.enquiry.states.document import document_lines
from travaux.enquiry.states.first import (
    Cards,
    by_address,
    document_first,
    person_first,
    plain_first,
    plan_first,
    post_first,
    session_first,
    source_first,
)
from travaux.enquiry.states.member import mandate_lines, member_first, member_lines, roll_lines
from travaux.enquiry.states.plain import plain_lines, source_lines
from travaux.enquiry.states.plan import plan_lines, plan_work
from travaux.enquiry.states.posts import chairmanship_lines, person_lines, post_lines
from travaux.enquiry.states.session import session_lines, session_work
from travaux.enquiry.states.teller import Teller
from travaux.record.telling import FactCard

_LINES: Final[dict[type, Callable[[Any, Teller], Iterator[str]]]] = {
    MemberState: member_lines,
    RollState: roll_lines,
    SessionState: session_lines,
    DocumentState: document_lines,
    PlanState: plan_lines,
    PostState: post_lines,
    ChairmanshipState: chairmanship_lines,
    PersonState: person_lines,
    SourceState: source_lines,
    PlainState: plain_lines,
}

_FIRST: Final[dict[type, Callable[[Any, Teller, Cards], Iterator[str]]]] = {
    MemberState: member_first,
    SessionState: session_first,
    DocumentState: document_first,
    PlanState: plan_first,
    PostState: post_first,
    PersonState: person_first,
    SourceState: source_first,
    PlainState: plain_first,
}


_WORK: Final[dict[type, Callable[[Any, Teller], Iterator[str]]]] = {
    DocumentState: agreeing_lines,
    SessionState: session_work,
    PlanState: plan_work,
    MemberState: mandate_lines,
}


def work_of(state: DossierState, tell: Teller) -> list[str]:
    """What the work on a thing left on record besides its course: clauses, rounds, papers, counts, mandates."""
    return [line.strip() for line in _WORK[type(state)](state, tell)] if type(state) in _WORK else []


def lines_of(state: DossierState, tell: Teller) -> Iterator[str]:
    """The state in sentences, the one that answers first; each with the facts that it rests on."""
    yield from _LINES[type(state)](state, tell)
    yield from tell.evidence(state)


def answer_of(state: DossierState, tell: Teller, cards: Iterable[FactCard] = ()) -> str:
    """What answers the likeliest question about a dossier, with its newest evidence.

    `cards` are the facts of the dossier: with them it also says through whom the chief of them are known.
    """
    newest = next(tell.evidence(state))
    return " ".join([*first_of(state, tell, cards), newest])


def first_of(state: DossierState, tell: Teller, cards: Iterable[FactCard] = ()) -> list[str]:
    """The same without the evidence, sentence by sentence."""
    if type(state) in _FIRST:
        return list(_FIRST[type(state)](state, tell, by_address(cards)))
    return [line for line, _ in zip(_LINES[type(state)](state, tell), range(1), strict=False)]
