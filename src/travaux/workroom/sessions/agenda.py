"""The agenda of one session: its items in order, what was asked about each, and what became of it there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from travaux.record.telling import FactCard
from travaux.record.values import RESERVED

Place = Literal["on", "off", "proposed", "elsewhere"]

_PUTS: Final = frozenset({"item proposed", "item included"})
#: What takes an item off an agenda, with the word for it.
ENDS: Final = {
    "item removed": "removed",
    "item deferred": "deferred",
    "item merged": "merged",
    "item not taken": "not taken",
    "withdrawn": "withdrawn",
}
_DECIDES: Final = frozenset({"item removed", "removal refused"})
_BESIDE: Final = frozenset({"removal requested", "removal refused", "item opened"})
_OF_ITEMS: Final = _PUTS | _BESIDE | ENDS.keys()
_LAST: Final = 10**9


@dataclass(frozen=True)
class Asked:
    """One request to take the item off, and the decision on it; a request is not its outcome."""

    member: str
    card: FactCard
    decision: FactCard | None

    @property
    def entry(self) -> str:
        """The entry by which it was asked, on which the chair may rule."""
        return entry_of(self.card)


@dataclass(frozen=True)
class Item:
    """One document on the agenda of a session. `cards` are the facts of its item that belong to this session."""

    document: str
    place: Place
    number: int
    given: bool
    cards: tuple[FactCard, ...]
    requests: tuple[Asked, ...]

    @property
    def ended(self) -> FactCard | None:
        """What took it off this agenda, if anything did."""
        return self.cards[-1] if self.place == "off" else None

    @property
    def proposers(self) -> tuple[str, ...]:
        """The members that proposed it here."""
        by = (str(card.value.get("by", "")) for card in self.cards if card.name == "item proposed")
        return tuple(dict.fromkeys(one for one in by if one and one not in RESERVED))

    @property
    def opened(self) -> bool:
        """Whether the body has begun with it."""
        return any(card.name == "item opened" for card in self.cards)

    @property
    def open_requests(self) -> tuple[Asked, ...]:
        """The requests that nobody has decided on."""
        return tuple(one for one in self.requests if one.decision is None)


def agenda(session: str, told: Mapping[str, Sequence[FactCard]]) -> tuple[Item, ...]:
    """The items by number, else in the order in which their documents came; `told`: each document's facts in order.

    A document that the session dealt with although it is on no agenda on record comes last.
    """
    found = [_item(session, document, cards) for document, cards in told.items()]
    return tuple(_numbered(sorted(found, key=lambda one: (_ORDER[one.place], one.number))))


_ORDER: Final[dict[Place, int]] = {"on": 0, "off": 0, "proposed": 1, "elsewhere": 2}


def _item(session: str, document: str, cards: Sequence[FactCard]) -> Item:
    mine = tuple(_of(session, cards))
    number = _number(mine)
    return Item(document, _place(mine), number or _LAST, number is not None, mine, tuple(_requests(mine)))


def _numbered(items: Iterable[Item]) -> Iterator[Item]:
    """Items without a number of their own go on behind the one before."""
    free = 0
    for one in items:
        if one.place not in {"on", "off"}:
            yield one
            continue
        free = one.number if one.given else free + 1
        yield Item(one.document, one.place, free, one.given, one.cards, one.requests)


def _of(session: str, cards: Iterable[FactCard]) -> Iterator[FactCard]:
    """The facts of the item while it was this session's: an item put off to another session goes on there."""
    current = ""
    for card in cards:
        if card.name not in _OF_ITEMS:
            continue
        named = str(card.value.get("session", ""))
        named = "" if named in RESERVED else named
        if card.name in _PUTS and named:
            current = named
        if (named or current) == session:
            yield card


def _place(cards: Sequence[FactCard]) -> Place:
    place: Place = "elsewhere"
    for card in cards:
        place = _after(place, card.name)
    return place


def _after(place: Place, event: str) -> Place:
    """Where an item is after an event; a request moves nothing that is on an agenda."""
    if event in ENDS:
        return "off"
    match event:
        case "item included":
            return "on"
        case "item opened":
            return place if place == "off" else "on"
        case "item proposed":
            return place if place == "on" else "proposed"
        case "removal requested":
            return "proposed" if place == "elsewhere" else place
        case _:
            return place


def _number(cards: Sequence[FactCard]) -> int | None:
    given = [card.value.get("number") for card in cards if card.name == "item included"]
    return next((one for one in reversed(given) if isinstance(one, int)), None)


def _requests(cards: Sequence[FactCard]) -> Iterator[Asked]:
    for place, card in enumerate(cards):
        if card.name == "removal requested":
            for member in card.key:
                yield Asked(member, card, _decision(member, cards[place + 1 :]))


def _decision(member: str, later: Iterable[FactCard]) -> FactCard | None:
    """The decision on a request: a removal at somebody else's request does not answer it."""
    mine = {member, *RESERVED}
    return next(
        (one for one in later if one.name in _DECIDES and str(one.value.get("request of", member)) in mine), None
    )


def entry_of(card: FactCard) -> str:
    """The entry in which a fact stands."""
    return card.address.rpartition("#")[0]


def next_number(items: Iterable[Item]) -> int:
    """The number of the item that is added next."""
    return max((one.number for one in items if one.place in {"on", "off"}), default=0) + 1
