"""The publications that were read whole: for each line that is cited, the facts it became and where they are used."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from travaux.decision.situation import DossierState, SourceState
from travaux.decision.situation.plain import Particulars
from travaux.frame.page import Page
from travaux.office import lists, many
from travaux.office.lists import Narrow
from travaux.portal.choices import know
from travaux.record.telling import FactCard

WHOLE: Final = "whole"
#: So many publications stand on the page of all of them.
MOST: Final = 100
_LINE: Final = re.compile(r"L(\d+)")


@dataclass(frozen=True)
class Article:
    """A publication that was read whole: its digest is that of the text, which is not shipped."""

    slug: str
    state: SourceState
    digest: str

    @property
    def title(self) -> str:
        """Its own title."""
        return str(self.state.title.value or self.slug)


@dataclass(frozen=True)
class Line:
    """One line of a text that is cited: a fact that was told at an earlier line already stands there in full."""

    number: int
    facts: tuple[tuple[FactCard, bool], ...]

    @property
    def name(self) -> str:
        """As it is cited."""
        return f"L{self.number}"


def articles_of(page: Page) -> tuple[Article, ...]:
    """All publications read whole that bear the digest of a text, by title."""
    found = lists.listed(Narrow(kind="source", read=WHOLE), page.asked.dials, limit=MOST)
    states = many.states([one.dossier for one in found.items], page.asked.dials)
    know(page, (str(one.outlet.value) for one in states.values() if isinstance(one, SourceState)))
    made = (article_of(state) for state in states.values())
    return tuple(one for one in made if one)


def article_of(state: DossierState) -> Article | None:
    """The article that a source's dossier is, if it bears the digest of a text that was read whole."""
    if not isinstance(state, SourceState) or state.read.value != WHOLE:
        return None
    digest = registered(state.particulars, "text")
    return Article(state.dossier.rpartition("/")[2], state, digest) if digest else None


def registered(particulars: Iterable[Particulars], field: str) -> str:
    """What the register of sources says of one in a field; empty where it does not."""
    for one in particulars:
        if one.event in {"source registered", "outlet registered"} and field in one.fields:
            value = one.fields[field].value
            return "" if value is None else str(value)
    return ""


def lines_of(slug: str, cards: Iterable[FactCard]) -> tuple[tuple[Line, ...], tuple[FactCard, ...]]:
    """The cited lines in their order with the facts of each, and the facts that cite no line of this text."""
    by_line: dict[int, list[FactCard]] = {}
    without = []
    for card in cards:
        numbers = _numbers(slug, card)
        for number in numbers:
            by_line.setdefault(number, []).append(card)
        if not numbers:
            without.append(card)
    seen: set[str] = set()
    lines = []
    for number, own in sorted(by_line.items()):
        lines.append(Line(number, tuple((card, card.address in seen) for card in own)))
        seen |= {card.address for card in own}
    return tuple(lines), tuple(without)


def _numbers(slug: str, card: FactCard) -> list[int]:
    """The lines of this text that a fact cites: a locator belongs to the last hand of its chain."""
    found = [trail.locator for trail in card.sources if trail.chain and trail.chain[-1].source == slug]
    return [int(number) for locator in found for number in _LINE.findall(locator)]
