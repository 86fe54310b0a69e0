"""Who tells a fact and through whom we know, in a few words for a cell of a table."""

from collections.abc import Iterable, Mapping
from typing import Final

from travaux.enquiry.language import say
from travaux.enquiry.states.teller import Teller
from travaux.record.telling import FactCard

Cards = Mapping[str, FactCard]
MOST: Final = 3


def by_address(cards: Iterable[FactCard]) -> Cards:
    """The facts of a dossier by their addresses."""
    return {card.address: card for card in cards}


def who_says(addresses: Iterable[str], cards: Cards, tell: Teller) -> str:
    """`Tasmagambetov (Secretary General), via BelTA › UDF.name and Armenpress; Horizon`: each speaker once."""
    by_speaker: dict[str, dict[str, None]] = {}
    for one in addresses:
        if one in cards:
            by_speaker.setdefault(_speaker(cards[one], tell), {})[_hands(cards[one], tell)] = None
    told = [_told(who, [one for one in hands if one]) for who, hands in by_speaker.items()]
    return _cut([one for one in told if one], "; ")


def _told(who: str, hands: list[str]) -> str:
    via = _cut(hands, ", ")
    return say("{who}, via {outlets}").format(who=who, outlets=via) if who and via else who or via


def _cut(told: list[str], between: str) -> str:
    """The first of them; what is left out is counted."""
    shown, more = between.join(told[:MOST]), len(told) - MOST
    return shown if more <= 0 else say("{tellers} and {n} more").format(tellers=shown, n=more)


def _speaker(card: FactCard, tell: Teller) -> str:
    """Who says it, in which post; empty where the source speaks for itself."""
    said = card.speaker
    if said is None or not (said.by or said.as_):
        return ""
    return tell.names.of(said.by or said.as_) + (f" ({tell.names.of(said.as_)})" if said.by and said.as_ else "")


def _hands(card: FactCard, tell: Teller) -> str:
    slugs = dict.fromkeys(one.outlet or one.source for trail in card.sources for one in trail.chain)
    return " › ".join(tell.names.of(f"world/source/{slug}") for slug in slugs) or (
        "" if card.speaker else say(card.origin)
    )
