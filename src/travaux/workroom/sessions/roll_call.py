"""Who comes and who was there: each delegation as it was announced beforehand, and as it was in each part."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from travaux.decision.situation import SessionState
from travaux.decision.situation.session import Notified
from travaux.record.telling import FactCard
from travaux.record.values import RESERVED

#: A roll that is called before the session opens is that of the opening.
BEFORE: Final = ""
_SUBSTITUTES: Final = frozenset({"substitute", "representative"})


@dataclass(frozen=True)
class Called:
    """How one delegation was in one part: the word for it, who came for it, and the fact that tells."""

    part: str
    word: str
    rank: str
    person: str
    notice: str
    reason: str
    address: str


@dataclass(frozen=True)
class Delegation:
    """One member at one session: whom it announced, and how it was in each part in which the roll was called."""

    member: str
    notified: Notified | None
    called: tuple[Called, ...]

    @property
    def newest(self) -> Called | None:
        """How it was when the roll was called last."""
        return self.called[-1] if self.called else None


def delegations(state: SessionState, members: Iterable[str], cards: Sequence[FactCard]) -> tuple[Delegation, ...]:
    """A row for every member of the roll, and for whoever else some fact names; `cards` in order of happening."""
    notified = {one.member: one for one in state.notified}
    told = [card for card in cards if card.name == "attendance"]
    named = dict.fromkeys((*members, *notified, *(key for card in told for key in card.key if key not in RESERVED)))
    openings = tuple(parts(cards))
    return tuple(Delegation(member, notified.get(member), tuple(_called(member, told, openings))) for member in named)


def parts(cards: Iterable[FactCard]) -> Iterator[tuple[str, datetime]]:
    """The parts that were opened, each with the moment at which it was; a session that opens begins its first."""
    for card in cards:
        begun = _moment(card)
        if begun is None:
            continue
        if card.name == "session opened":
            yield str(card.value.get("part", "restricted composition")), begun
        elif card.name == "part opened":
            yield from ((key, begun) for key in card.key)


def _called(member: str, told: Iterable[FactCard], openings: Sequence[tuple[str, datetime]]) -> Iterator[Called]:
    """The newest word in each part; what is told of a whole day belongs to no part."""
    newest: dict[str, Called] = {}
    for card in told:
        if member in card.key:
            part = _part(card, openings)
            newest.pop(part, None)
            newest[part] = _as_called(part, card)
    yield from newest.values()


def _part(card: FactCard, openings: Sequence[tuple[str, datetime]]) -> str:
    moment = _moment(card)
    begun = [name for name, at in openings if moment is not None and at <= moment]
    return begun[-1] if begun else BEFORE


def _moment(card: FactCard) -> datetime | None:
    return datetime.fromisoformat(card.happened.lo) if card.happened.lo else None


def _as_called(part: str, card: FactCard) -> Called:
    def said(field: str) -> str:
        value = str(card.value.get(field, ""))
        return "" if value in RESERVED else value

    rank = said("rank")
    return Called(
        part,
        _word(said("presence"), rank, said("by")),
        rank,
        said("person"),
        said("notice"),
        said("reason"),
        card.address,
    )


def _word(presence: str, rank: str, by: str) -> str:
    if presence == "present" and rank in _SUBSTITUTES:
        return "represented"
    return "online" if presence == "present" and by == "online" else presence or "not stated"


def not_called(rows: Iterable[Delegation]) -> tuple[str, ...]:
    """The members that are missing from the roll as it was called."""
    return tuple(row.member for row in rows if row.newest is None)


def not_notified(rows: Iterable[Delegation]) -> tuple[str, ...]:
    """The members that have not said who comes for them."""
    return tuple(row.member for row in rows if row.notified is None)
