"""A text as the page shows it: its lines, with the stretches marked on which proposals rest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from travaux.intake.offers import Offer
from travaux.intake.text import Text


@dataclass(frozen=True)
class Stretch:
    """A piece of a line: its words, the proposals that rest on it, and those whose words end with it."""

    words: str
    offers: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """One line of a text by its number, in its stretches."""

    number: int
    stretches: tuple[Stretch, ...]


def lines_of(text: Text, offers: Iterable[Offer]) -> Iterator[Line]:
    """The lines of a text; where proposals share words, each stretch names all of them."""
    by_line: dict[int, list[tuple[int, int, str]]] = {}
    for one in offers:
        for span in one.spans:
            by_line.setdefault(span.line, []).append((span.start, span.end, one.id))
    for number, line in enumerate(text.lines, start=1):
        yield Line(number, tuple(_stretches(line, by_line.get(number, []))))


def _stretches(line: str, spans: list[tuple[int, int, str]]) -> Iterator[Stretch]:
    edges = sorted({0, len(line), *(start for start, _, _ in spans), *(end for _, end, _ in spans)})
    for start, end in pairwise(edges):
        over = tuple(name for first, last, name in spans if first <= start and end <= last)
        ends = tuple(name for _, last, name in spans if last == end)
        yield Stretch(line[start:end], over, ends if over else ())
