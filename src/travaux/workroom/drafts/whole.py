"""What members said of the text as a whole: stances, objections, amendments, votes, and that they do not object."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from travaux.decision.situation import DocumentState
from travaux.decision.situation.document import MemberAct
from travaux.record.values import RESERVED

_WORDS: Final = {"objection raised": "objects"}


@dataclass(frozen=True)
class Position:
    """One thing said: by whom, the word for it, the reason or the other wording, and the fact that tells it."""

    member: str
    status: str
    why: str
    address: str


def positions(state: DocumentState) -> tuple[Position, ...]:
    """Everything said of the whole text, what stands against it first."""
    return (*_acts(state.objections), *_stances(state), *_amendments(state), *_acts(state.ballots), *_declared(state))


def _acts(acts: tuple[MemberAct, ...]) -> Iterator[Position]:
    for one in acts:
        status = str(one.value.get("ballot", _WORDS.get(one.act, one.act)))
        if one.happened.refs:
            yield Position(one.member, status, _said(one.value.get("reason")), one.happened.refs[0].address)


def _stances(state: DocumentState) -> Iterator[Position]:
    for one in state.stances:
        if one.stance.refs:
            yield Position(one.member, str(one.stance.value), "", one.stance.refs[0].address)


def _amendments(state: DocumentState) -> Iterator[Position]:
    for one in state.remarks:
        if one.event == "amendment proposed":
            yield from (Position(key, one.event, _said(one.value.get("text")), one.fact.address) for key in one.keys)


def _declared(state: DocumentState) -> Iterator[Position]:
    for one in state.no_objections:
        yield from (Position(key, "no objection declared", "", one.fact.address) for key in one.keys)


def _said(value: object) -> str:
    return "" if value is None or value in RESERVED else str(value)
