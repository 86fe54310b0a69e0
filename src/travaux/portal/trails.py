"""The source trail of a fact: from the speaker through every hand to the line, each date under its own label."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from django.utils.translation import gettext, gettext_lazy

from travaux.decision.situation import SourceState
from travaux.decision.situation.claims import Claim
from travaux.enquiry.words import day_in_words, span, word
from travaux.frame.page import Page
from travaux.office.closely import FactSeen
from travaux.portal.choices import know
from travaux.record.telling import FactCard, Publication, SourceTrail
from travaux.record.values import UNKNOWN

#: The Admiralty letters of sources and numbers of items, in words.
LETTERS: Final = {
    "A": gettext_lazy("completely reliable"),
    "B": gettext_lazy("usually reliable"),
    "C": gettext_lazy("fairly reliable"),
    "D": gettext_lazy("not usually reliable"),
    "E": gettext_lazy("unreliable"),
    "F": gettext_lazy("reliability cannot be judged"),
}
ITEMS: Final = {
    1: gettext_lazy("confirmed by others"),
    2: gettext_lazy("probably true"),
    3: gettext_lazy("possibly true"),
    4: gettext_lazy("doubtful"),
    5: gettext_lazy("improbable"),
    6: gettext_lazy("truth cannot be judged"),
}
MODALITIES: Final = {
    "assertion": gettext_lazy("the source asserts it"),
    "quotation": gettext_lazy("in the quoted words of the speaker"),
    "indirect speech": gettext_lazy("the speaker's words, retold"),
    "plan": gettext_lazy("a plan, still to come when it was told"),
    "hope": gettext_lazy("a hope, or what is intended"),
    "non-event": gettext_lazy("that something was not done"),
}
ORIGINS: Final = {
    "own act": gettext_lazy("the one whose act it is"),
    "official record": gettext_lazy("an official record"),
    "responsible post-holder": gettext_lazy("the post-holder responsible for it"),
    "other post-holder": gettext_lazy("another post-holder"),
    "agency": gettext_lazy("the agency itself"),
    "unknown": gettext_lazy("not stated"),
}
_DATES: Final = {
    "published": gettext_lazy("published"),
    "updated": gettext_lazy("updated"),
    "stamp": gettext_lazy("stamp on the page"),
    "retrieved": gettext_lazy("retrieved by us"),
}
_READ: Final = {
    "whole": gettext_lazy("read whole"),
    "opening": gettext_lazy("only its opening was read"),
    "not seen": gettext_lazy("not seen by us; named by the source after it"),
}
_LINE: Final = re.compile(r"L\d+")
#: What stands in a web address and cannot be mistaken for the end of one.
_ADDRESS: Final = re.compile(r"https?://[^\s\"'<>\\^`{|}]+")
_LONGEST_ADDRESS: Final = 2_000


@dataclass(frozen=True)
class Hand:
    """One publication on the way from the speaker to us."""

    name: str
    outlet: str
    title: str
    address: str
    read: str
    dates: tuple[tuple[str, str], ...]
    letter: str
    letter_words: str
    text: str


@dataclass(frozen=True)
class Way:
    """One chain of hands, the lines at its end, and the item's grade."""

    hands: tuple[Hand, ...]
    lines: tuple[str, ...]
    source: str
    grade: str
    grade_words: str

    @property
    def graded(self) -> bool:
        """Whether any of its sources bears a letter."""
        return any(hand.letter for hand in self.hands)


@dataclass(frozen=True)
class Basis:
    """On what something rests: a fact by its address, or a dossier."""

    fact: str
    dossier: str


def ways_of(card: FactCard) -> tuple[Way, ...]:
    """Every chain through which a fact is known, nearest to the speaker first."""
    return tuple(_way(trail) for trail in card.sources)


def on_the_web(address: str) -> bool:
    """Whether a text of the record is an address to be linked: one word, of the web, naming its host before any `@`."""
    if len(address) > _LONGEST_ADDRESS or not address.isprintable() or not _ADDRESS.fullmatch(address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.hostname) and "@" not in parts.netloc


def _way(trail: SourceTrail) -> Way:
    hands = tuple(_hand(one, str(trail.grade.get(one.source, ""))) for one in trail.chain)
    number = int(trail.grade.get("item", 0))
    last = trail.chain[-1].source if trail.chain else ""
    return Way(hands, tuple(_LINE.findall(trail.locator)), last, str(number or ""), str(ITEMS.get(number, "")))


def _hand(one: Publication, letter: str) -> Hand:
    words = _READ.get(one.read)
    return Hand(
        one.source,
        f"world/source/{one.outlet}" if one.outlet else "",
        one.title,
        one.address if on_the_web(one.address) else "",
        str(words) if words else "",
        tuple(dates_of(one)),
        letter,
        str(LETTERS.get(letter, "")),
        one.text,
    )


def dates_of(one: Publication) -> Iterator[tuple[str, str]]:
    """Every date of a publication under its own label."""
    yield from ((label_words(label), date_words(label, day)) for label, day in one.dates.items())


def dates_in(state: SourceState) -> list[tuple[str, Claim]]:
    """What a source's dossier tells of its dates, in one order; those of which nothing is on record are left out."""
    told = {label: claim for label, claim in state.dates.items() if claim.refs or claim.value is not None}
    return [(label, told[label]) for label in _DATES if label in told]


def claimed_date(label: str, claim: Claim) -> str:
    """A date of a source in words; where the source does not say, so is told."""
    return date_words(label, UNKNOWN if claim.value is None else str(claim.value))


def label_words(label: str) -> str:
    """What a date of a publication is the date of."""
    return str(_DATES.get(label, label))


def date_words(label: str, day: str) -> str:
    """A date as people say it; a stamp stays as the page shows it, and may lie before what the page tells."""
    if day == UNKNOWN:
        return gettext("not stated")
    return day if label == "stamp" else day_in_words(day)


def bases_of(card: FactCard) -> tuple[Basis, ...]:
    """What an inferred day was inferred from."""
    return tuple(Basis(one, "") if "#" in one else Basis("", one) for one in card.happened.inferred_from)


def span_of(public: Mapping[str, str | None]) -> str:
    """When the public could know it; a name by which this record calls a thing is no news at any time."""
    return span(public["lo"], public["hi"]) if public["lo"] or public["hi"] else word("at any time")


def manner_words(card: FactCard) -> tuple[tuple[str, str], ...]:
    """In which manners it is told, each with what that means."""
    return tuple((word(one), str(MODALITIES.get(one, ""))) for one in card.modality)


def recorded_words(stamp: str) -> str:
    """The day and hour at which an entry was recorded; empty where none is kept."""
    if not stamp:
        return ""
    moment = datetime.fromisoformat(stamp)
    return f"{day_in_words(stamp[:10])}, {moment:%H:%M %Z}".strip()


def know_of(page: Page, cards: Iterable[FactCard]) -> None:
    """Read at once the titles of all that these facts name."""
    named: list[str] = []
    for card in cards:
        named += [*card.about, *card.key]
        named += [one for value in card.value.values() for one in (value if isinstance(value, list) else [str(value)])]
        named += [f"world/source/{one.outlet or one.source}" for trail in card.sources for one in trail.chain]
        named += [f"{page.organisation}/member/{one}" for one in card.key]
        if card.speaker:
            named += [card.speaker.by, card.speaker.as_, card.speaker.at, *card.speaker.to]
    names = page.tell.names
    know(page, (str(one) for one in named if names.is_dossier(str(one))))


def around(seen: FactSeen) -> tuple[FactCard, ...]:
    """A fact and all facts that its page shows beside it."""
    return (seen.card, *seen.follows, *seen.followed_by, *seen.rivals, *seen.alike)
