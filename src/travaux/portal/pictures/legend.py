"""The words for the signs of a picture, in lines below it."""

from collections.abc import Iterator, Sequence

from travaux.portal.pictures.marks import Glyph, Piece, Sign, Words
from travaux.portal.pictures.measure import LINE, SMALL, cut, width_of

_ROW = LINE + 3
Meaning = tuple[Sign, str, str]


def legend_height(meanings: Sequence[Meaning], width: int) -> int:
    """The room that the legend takes."""
    lines = {y for _, y, _ in _laid(meanings, width)}
    return len(lines) * _ROW + (4 if lines else 0)


def draw_legend(meanings: Sequence[Meaning], top: int, width: int) -> Iterator[Piece]:
    """Each sign, in its tone, with its words."""
    for x, y, (sign, tone, words) in _laid(meanings, width):
        yield Glyph(sign, x + 7, top + y + 8, f"p-{tone}")
        yield Words(x + 18, top + y + 12, cut(words, width - 20, SMALL), "p-small")


def _laid(meanings: Sequence[Meaning], width: int) -> list[tuple[int, int, Meaning]]:
    laid: list[tuple[int, int, Meaning]] = []
    x = y = 0
    for meaning in meanings:
        room = min(18 + width_of(meaning[2], SMALL) + 14, width)
        if x and x + room > width:
            x, y = 0, y + _ROW
        laid.append((x, y, meaning))
        x += room
    return laid
