"""Who was at which session, at a glance: members down, sessions across, a sign in each cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, Literal

from travaux.portal.pictures.legend import draw_legend, legend_height
from travaux.portal.pictures.marks import (
    NARROW,
    WIDE,
    Drawing,
    Glyph,
    Linked,
    Picture,
    Piece,
    Rect,
    Trail,
    Words,
    drawing,
    picture,
)
from travaux.portal.pictures.measure import SIZE, SMALL, cut, width_of

Presence = Literal["present", "represented", "absent", "unknown"]

TONES: Final = {"present": "agree", "represented": "agree", "absent": "object", "unknown": "absent"}
#: Beyond so many cells they bear no titles and phones get the table alone: the page would grow too heavy.
LIGHT: Final = 150
_CELL: Final = 26
_ROW: Final = 24
_NUMBER: Final = 16
_YEAR: Final = 10


@dataclass(frozen=True)
class Column(Linked):
    """A session, in the order of time; the years part the grid where it is too wide.

    Its `mark` stands above it in the picture and in the table: its number, where none is given.
    """

    name: str
    stated: str
    year: str
    href: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Cell(Linked):
    """One member at one session."""

    presence: Presence
    words: str
    href: str = ""

    @property
    def tone(self) -> str:
        """The tone that goes with the sign."""
        return TONES[self.presence]


@dataclass(frozen=True)
class Row(Linked):
    """One member with a cell for each session."""

    name: str
    cells: tuple[Cell, ...]
    href: str = ""


@dataclass(frozen=True)
class Grid:
    """Members by sessions. Raises ValueError where a row has not one cell a column."""

    title: str
    desc: str
    caption: str
    corner: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    legend: tuple[tuple[Presence, str], ...] = ()

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(
                    f"The row of {row.name} has {len(row.cells)} cells and the grid {len(self.columns)} columns. "
                    "Give each session a cell; where nothing is stated its presence is unknown."
                )

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return len(self.rows) * len(self.columns)


def grid_parts(data: Grid, widest: int = 20) -> tuple[Grid, ...]:
    """The grid in runs of at most `widest` sessions, parted between years where that is possible."""
    marked = tuple(replace(one, mark=one.mark or str(n)) for n, one in enumerate(data.columns, start=1))
    return tuple(
        replace(
            data,
            columns=marked[begin:end],
            rows=tuple(replace(row, cells=row.cells[begin:end]) for row in data.rows),
        )
        for begin, end in _runs([column.year for column in data.columns], widest)
    )


def _runs(years: Sequence[str], widest: int) -> list[tuple[int, int]]:
    """Half-open runs of columns: whole years as long as they fit, a longer year in pieces."""
    runs: list[tuple[int, int]] = []
    begin = at = 0
    for _, group in groupby(years):
        size = len(list(group))
        if at + size - begin > widest and at > begin:
            runs.append((begin, at))
            begin = at
        at += size
        while at - begin > widest:
            runs.append((begin, begin + widest))
            begin += widest
    if at > begin:
        runs.append((begin, at))
    return runs


def grid_picture(data: Grid, prefix: str, *, mirrored: bool = False) -> Picture | None:
    """The grid in bands of whole years; None where there is nothing to see.

    A heavy grid has no narrow drawing and no titles in its cells: there the table is what people read.
    """
    if not data.cells:
        return None
    light = data.cells <= LIGHT
    drawings = [_draw(data, "wide", WIDE, 170, titled=light)]
    if light:
        drawings.append(_draw(data, "narrow", NARROW, 112, titled=False))
    return picture(prefix, data.title, data.desc, drawings, mirrored=mirrored)


def _draw(data: Grid, variant: Literal["wide", "narrow"], width: int, most: int, *, titled: bool) -> Drawing:
    y = 0
    names = min(most, max(width_of(row.name) for row in data.rows) + 12)
    pieces: list[Piece] = []
    for part in grid_parts(data, (width - names) // _CELL):
        pieces += _band(part, y, names, titled=titled)
        y += 2 * _NUMBER + _ROW * len(part.rows) + 16
    legend = tuple((presence, TONES[presence], words) for presence, words in data.legend)
    pieces += draw_legend(legend, y, width)
    return drawing(variant, width, y + legend_height(legend, width), pieces)


def _band(data: Grid, top: int, names: int, *, titled: bool) -> Iterator[Piece]:
    """One run of sessions: years and numbers above, a line for each member."""
    yield from _years(data, top, names)
    for number, column in enumerate(data.columns):
        title = f"{column.name} · {column.stated}" if titled else ""
        x = names + number * _CELL
        yield Rect(x, top + _NUMBER, _CELL, _NUMBER, "p-clear", title=title)
        yield Words(x + _CELL // 2, top + 2 * _NUMBER - 4, cut(column.mark, _CELL - 2, SMALL), "p-small", "middle")
    right = names + len(data.columns) * _CELL
    for number, row in enumerate(data.rows):
        y = top + 2 * _NUMBER + number * _ROW
        yield Trail(((0, y), (right, y)), "p-tick")
        yield Words(0, y + SIZE + 4, cut(row.name, names - 8), "")
        yield from _cells(data, row, y, names, titled=titled)
    yield Trail(((0, y := top + 2 * _NUMBER + _ROW * len(data.rows)), (right, y)), "p-tick")


def _years(data: Grid, top: int, names: int) -> Iterator[Piece]:
    at = 0
    for year, group in groupby(column.year for column in data.columns):
        size = len(list(group))
        x = names + at * _CELL
        yield Trail(((x, top), (x, top + 2 * _NUMBER + _ROW * len(data.rows))), "p-tick")
        yield Words(x + 2, top + SMALL, cut(year if size > 1 else f"’{year[-2:]}", size * _CELL - 2, _YEAR), "p-year")
        at += size


def _cells(data: Grid, row: Row, y: int, names: int, *, titled: bool) -> Iterator[Piece]:
    for number, (column, cell) in enumerate(zip(data.columns, row.cells, strict=True)):
        title = f"{row.name} · {column.name} · {cell.words}" if titled else ""
        yield Glyph(cell.presence, names + number * _CELL + _CELL // 2, y + _ROW // 2, f"p-{cell.tone}", title)
