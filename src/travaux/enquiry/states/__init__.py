"""The state of a dossier in sentences, one module for the kinds that belong together."""

from collections.abc import Callable, Iterator
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
from travaux.enquiry.states.document import document_lines
from travaux.enquiry.states.member import member_answer, member_lines, roll_lines
from travaux.enquiry.states.plain import plain_lines, source_lines
from travaux.enquiry.states.plan import plan_lines
from travaux.enquiry.states.posts import chairmanship_lines, person_lines, post_lines
from travaux.enquiry.states.session import session_lines
from travaux.enquiry.states.teller import Teller

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


def lines_of(state: DossierState, tell: Teller) -> Iterator[str]:
    """The state in sentences, the one that answers first; each with the facts that it rests on."""
    yield from _LINES[type(state)](state, tell)
    yield from tell.evidence(state)


def answer_of(state: DossierState, tell: Teller) -> str:
    """The one sentence that answers the likeliest question about a dossier, with its newest evidence."""
    match state:
        case MemberState():
            first = member_answer(state, tell)
        case _:
            first = next(_LINES[type(state)](state, tell), "")
    newest = next(line for line in tell.evidence(state))
    return f"{first} {newest}".strip()
