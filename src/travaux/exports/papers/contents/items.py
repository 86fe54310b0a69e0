"""The items of a session's agenda, in their order, with what was asked about them and what became of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from travaux.decision.situation import DocumentState
from travaux.decision.situation.document import OUTCOME_NOT_ON_RECORD, RemovalRequest
from travaux.decision.situation.document import Place as Spot
from travaux.enquiry.language import say
from travaux.enquiry.words import word
from travaux.exports.papers.contents.question import NOTHING, Question, refs_of, text_of
from travaux.office import dealt_with
from travaux.record.fold import Told
from travaux.record.values import RESERVED

Place = Literal["on", "off", "proposed", "elsewhere"]

_OFF: Final = frozenset({"removed", "merged", "deferred", "withdrawn", "not taken"})
_MOVES: Final = ("item deferred", "item merged", "item removed", "item not taken", "removal refused", "withdrawn")
_LAST: Final = 10**9


@dataclass(frozen=True)
class Item:
    """One item: `place` tells whether it is on this agenda, off it, only proposed, or on none that is on record."""

    document: str
    place: Place
    number: str
    title: str
    sort: str
    asked_by: str
    stage: str
    notes: tuple[str, ...]
    refs: str

    @property
    def off(self) -> bool:
        """Whether it is to be struck out."""
        return self.place == "off"


@dataclass(frozen=True)
class _Draft:
    document: str
    state: DocumentState
    facts: tuple[Told, ...]
    place: Place
    number: int


def items_of(session: str, asked: Question) -> tuple[Item, ...]:
    """The items of a session: by number where they have one, else in the order in which they came on the agenda."""
    documents = dealt_with.documents_of(session, asked.dials, asked.reader)
    drafts = sorted((_draft(one, session, asked) for one in documents), key=lambda one: one.number)
    return tuple(_items(drafts, session, asked))


def _items(drafts: Sequence[_Draft], session: str, asked: Question) -> Iterator[Item]:
    free = 0
    for one in drafts:
        if one.place in {"on", "off"}:
            free = one.number if one.number < _LAST else free + 1
        yield _item(one, str(free) if one.place in {"on", "off"} else NOTHING, session, asked)


def _draft(document: str, session: str, asked: Question) -> _Draft:
    state = asked.state(document, DocumentState)
    facts = asked.facts(document)
    if state is None:  # every dossier of this kind has such a state
        raise TypeError(document)
    spot = next((one for one in state.places if one.session == session), None)
    number = int(spot.number) if spot is not None and spot.number.isdecimal() else _LAST
    return _Draft(document, state, facts, _place(state, spot), number)


def _place(state: DocumentState, spot: Spot | None) -> Place:
    if spot is None:
        return "elsewhere"
    if state.item.state in _OFF:
        return "off"
    return "on" if spot.included else "proposed"


def _item(draft: _Draft, number: str, session: str, asked: Question) -> Item:
    state, facts = draft.state, draft.facts
    proposed = [told for told in facts if told.name == "item proposed" and told.value.get("session") == session]
    moved = [told for told in facts if told.name in _MOVES]
    return Item(
        draft.document,
        draft.place,
        number,
        asked.names.of(draft.document),
        asked.claim(state.sort),
        asked.members(str(told.value.get("by", "unknown")) for told in proposed),
        word(state.item.state if draft.place != "elsewhere" else state.stage.state),
        (
            *(_request(one, asked) for one in state.requests),
            *(_moved(told, asked) for told in moved),
        ),
        refs_of(
            [told for told in facts if told.value.get("session") == session],
            *(one.happened.refs for one in state.requests),
            moved,
        ),
    )


def _request(found: RemovalRequest, asked: Question) -> str:
    reason = f": {asked.claim(found.reason)}" if found.reason.value not in {None, *RESERVED} else ""
    outcome = say("not on record") if found.outcome == OUTCOME_NOT_ON_RECORD else word(found.outcome)
    text = say("Removal requested by {member}, {when}{reason}; outcome of the request: {outcome}.")
    return text.format(
        member=asked.names.member(found.member), when=asked.happened(found.happened), reason=reason, outcome=outcome
    )


def _moved(told: Told, asked: Question) -> str:
    """`Item removed, 22 November 2022, at the request of Armenia: the reason`."""
    at = told.value.get("request of")
    request = (
        say(", at the request of {member}").format(member=asked.members([str(at)]))
        if at not in {None, *RESERVED}
        else ""
    )
    to = told.value.get("to") or told.value.get("with")
    moved = f" \N{RIGHTWARDS ARROW} {asked.value(to)}" if to not in {None, *RESERVED} else ""
    reason = text_of(told, "reason") or (word(text_of(told, "why")) if text_of(told, "why") else "")
    because = f": {reason}" if reason else ""
    return f"{word(told.name).capitalize()}, {asked.when(told)}{request}{moved}{because}."
