"""A reported count as a hatched bar: somebody's claim, never cells, for what was counted is not on record by name."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from travaux.portal.pictures.marks import (
    NARROW,
    WIDE,
    Drawing,
    Linked,
    Picture,
    Piece,
    Rect,
    Trail,
    Words,
    drawing,
    picture,
)
from travaux.portal.pictures.measure import LINE, SIZE, SMALL, wrapped

_BAR = 18


@dataclass(frozen=True)
class Count(Linked):
    """`number` out of `of` (None where the whole is not stated); `words` as it is told, `claim` by whom and when.

    Raises ValueError for counts below nothing.
    """

    number: int
    of: int | None
    words: str
    claim: str
    href: str = ""

    def __post_init__(self) -> None:
        if self.number < 0 or (self.of is not None and self.of < 0):
            raise ValueError(f"The count '{self.words}' cannot be drawn: it is below nothing. Give the numbers stated.")

    @property
    def filled(self) -> tuple[int, int] | None:
        """How much of a bar it fills, as a fraction; None where there is no whole to fill."""
        return (min(self.number, self.of), self.of) if self.of else None


@dataclass(frozen=True)
class Counts:
    """Counts of one thing, each with its claim; `headings` name the table's columns: count, who says so."""

    title: str
    desc: str
    caption: str
    headings: tuple[str, str]
    counts: tuple[Count, ...]


def count_picture(data: Counts, prefix: str, *, mirrored: bool = False) -> Picture:
    """A bar a claim, one below the other."""
    drawings = (_draw(data, "wide", WIDE), _draw(data, "narrow", NARROW))
    return picture(prefix, data.title, data.desc, drawings, mirrored=mirrored)


def _draw(data: Counts, variant: Literal["wide", "narrow"], width: int) -> Drawing:
    pieces: list[Piece] = []
    y = 0
    for count in data.counts:
        for line in wrapped(count.words, width, most=3):
            y += LINE
            pieces.append(Words(0, y - 3, line, "p-name"))
        if count.filled:
            pieces += _bar(count.filled, f"{count.words} · {count.claim}", y + 3, width)
            y += _BAR + 6
        for line in wrapped(count.claim, width, most=4, size=SMALL):
            y += LINE
            pieces.append(Words(0, y - LINE + SIZE, line, "p-small"))
        y += 10
    return drawing(variant, width, max(y - 4, 1), pieces)


def _bar(filled: tuple[int, int], title: str, y: int, width: int) -> Iterator[Piece]:
    number, whole = filled
    part = (width - 2) * number // whole
    if part:
        yield Rect(1, y, part, _BAR, "p-agree p-bar", hatched=True, title=title)
        yield Trail(((1 + part, y), (1 + part, y + _BAR)), "p-agree p-edge")
    corners = (1, y), (width - 1, y), (width - 1, y + _BAR), (1, y + _BAR), (1, y)
    yield Trail(corners, "p-frame")
