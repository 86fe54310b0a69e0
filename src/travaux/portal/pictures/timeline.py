"""When things happened and when they became known, on two lines, so that the time between is seen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from travaux.portal.pictures.axis import Axis, Scale, draw_axis, draw_stretch, stretch, told_to_the_day
from travaux.portal.pictures.marks import (
    NARROW,
    WIDE,
    Drawing,
    Glyph,
    Linked,
    Picture,
    Piece,
    Sign,
    Tone,
    Trail,
    Words,
    drawing,
    picture,
)
from travaux.portal.pictures.measure import LINE, SMALL, cut, width_of, wrapped
from travaux.record.times import Interval

_NEAR: Final = 14  # signs nearer to each other than this are drawn as one
_BETWEEN: Final = 72
_ROW: Final = 16
_ROWS: Final = 4  # of bars of vague dates; what needs more is joined
_NAMED: Final = 3  # so many marks of signs that are drawn as one are all named
_WIDEST: Final = 64  # the marks of signs that are drawn as one


@dataclass(frozen=True)
class Item(Linked):
    """An event: when it happened, and when the public could know; `known` None where no publication is on record.

    `mark` is what stands beside its sign and in the table's first column: a number, as a rule.
    """

    mark: str
    words: str
    happened: Interval
    happened_stated: str
    known: Interval | None
    known_stated: str
    tone: Tone = "ink"
    href: str = ""


@dataclass(frozen=True)
class Timeline:
    """Events with two times; `headings` name the table's columns: number, what, happened, became known."""

    title: str
    desc: str
    caption: str
    headings: tuple[str, str, str, str]
    happened_name: str
    known_name: str
    axis: Axis
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Spot:
    """Events in one place of one line: the stretch, the row (0 on the line itself), and their places in the list."""

    left: int
    right: int
    row: int
    numbers: tuple[int, ...]
    mark: str

    @property
    def middle(self) -> int:
        """Where its sign stands."""
        return (self.left + self.right) // 2


def timeline_picture(data: Timeline, prefix: str, *, mirrored: bool = False) -> Picture:
    """Both lines with a link for each event; the words are in the table, the marks lead there."""
    drawings = (_draw(data, "wide", WIDE, 112), _draw(data, "narrow", NARROW, 0))
    return picture(prefix, data.title, data.desc, drawings, mirrored=mirrored)


def _draw(data: Timeline, variant: Literal["wide", "narrow"], width: int, names: int) -> Drawing:
    scale = Scale(data.axis, names + 8, width - 8)
    upper = _spots(data, scale, [item.happened for item in data.items])
    lower = _spots(data, scale, [item.known for item in data.items])
    top = 24
    first = top + _ROW * _depth(upper) + 24
    second = first + _BETWEEN
    bottom = second + _ROW * _depth(lower) + 26
    pieces: list[Piece] = [
        *draw_axis(scale, top, bottom),
        *_links(data, upper, lower, first, second),
        *_line(data, upper, scale, first, up=True),
        *_line(data, lower, scale, second, up=False),
        *_names(data, first, second, names, scale),
    ]
    return drawing(variant, width, bottom + 24, pieces)


def _depth(spots: Sequence[Spot]) -> int:
    return max((spot.row for spot in spots), default=0)


def _names(data: Timeline, first: int, second: int, names: int, scale: Scale) -> Iterator[Piece]:
    """The names of the two lines: at their side, or between them where there is no room at the side."""
    for words, y, inside in ((data.happened_name, first, first + 17), (data.known_name, second, second - 9)):
        if names:
            yield from (
                Words(0, y + 4 + n * LINE, line, "p-name") for n, line in enumerate(wrapped(words, names - 4, most=2))
            )
        else:
            yield Words(scale.left, inside, cut(words, scale.right - scale.left, SMALL), "p-small p-name p-halo")


def _spots(data: Timeline, scale: Scale, dates: Sequence[Interval | None]) -> tuple[Spot, ...]:
    """Where each event stands on a line: points on it, those too near to each other as one; vague ones in rows."""
    points: list[Spot] = []
    bars: list[Spot] = []
    for number, when in enumerate(dates):
        if when is None:
            continue
        left, right = scale.place(when.lo), scale.place(when.hi)
        spot = Spot(left, right, 0, (number,), data.items[number].mark)
        if told_to_the_day(when):
            points.append(replace(spot, left=spot.middle, right=spot.middle))
        else:
            left, right = stretch(when, scale)
            bars.append(replace(spot, left=left, right=right))
    return (*_clusters(points, data), *_stacked(bars, data, scale))


def _clusters(points: Sequence[Spot], data: Timeline) -> list[Spot]:
    """Points from left to right; one whose sign or mark would touch the one before is joined to it."""
    found: list[Spot] = []
    for spot in sorted(points, key=lambda one: one.middle):
        joined = spot
        while found and _touch(found[-1], joined):
            joined = _joined(found.pop(), joined, data)
        found.append(joined)
    return found


def _touch(one: Spot, other: Spot) -> bool:
    marks = (width_of(one.mark, SMALL) + width_of(other.mark, SMALL)) // 2 + 4
    return other.middle - one.middle < max(_NEAR, marks)


def _joined(one: Spot, other: Spot, data: Timeline) -> Spot:
    numbers = tuple(sorted({*one.numbers, *other.numbers}))
    marks = [data.items[number].mark for number in numbers]
    left, right = min(one.left, other.left), max(one.right, other.right)
    return Spot(left, right, one.row, numbers, cut(_together(numbers, marks), _WIDEST, SMALL))


def _together(numbers: Sequence[int], marks: Sequence[str]) -> str:
    """The mark of several: all of two or three, the first and the last of a run, else how many they are."""
    if len(numbers) > _NAMED and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{marks[0]}–{marks[-1]}"
    return ", ".join(marks) if len(marks) <= _NAMED else f"×{len(marks)}"


def _stacked(bars: Sequence[Spot], data: Timeline, scale: Scale) -> list[Spot]:
    """Bars in rows beside the line; where all rows are taken, a bar is joined to the one in its way in the last."""
    rows: list[list[Spot]] = []
    for bar in sorted(bars, key=lambda one: (one.left, one.right)):
        row = next((n for n, row in enumerate(rows) if _end(row[-1], scale) + 6 <= _begin(bar, scale)), len(rows))
        if row < len(rows):
            rows[row].append(replace(bar, row=row + 1))
        elif row < _ROWS:
            rows.append([replace(bar, row=row + 1)])
        else:
            rows[-1].append(_joined(rows[-1].pop(), bar, data))
    return [bar for row in rows for bar in row]


def _begin(bar: Spot, scale: Scale) -> int:
    """Where a bar begins, its mark counted."""
    return bar.left - _room(bar) if _side(bar, scale) == "before" else bar.left


def _end(bar: Spot, scale: Scale) -> int:
    return bar.right + _room(bar) if _side(bar, scale) == "after" else bar.right


def _room(bar: Spot) -> int:
    return width_of(bar.mark, SMALL) + 4


def _side(bar: Spot, scale: Scale) -> Literal["after", "before", "over"]:
    """Where the mark of a bar stands: after it, before it at the edge, over it where it takes the whole line."""
    if bar.right + _room(bar) <= scale.right:
        return "after"
    return "before" if bar.left - _room(bar) >= scale.left else "over"


def _line(data: Timeline, spots: Sequence[Spot], scale: Scale, y: int, *, up: bool) -> Iterator[Piece]:
    yield Trail(((scale.left, y), (scale.right, y)), "p-way")
    for spot in spots:
        items = [data.items[number] for number in spot.numbers]
        tone = items[0].tone if len({item.tone for item in items}) == 1 else "ink"
        title = spot.mark if len(items) > _NAMED else "; ".join(_title(one, up=up) for one in items)
        if spot.row:
            yield from _bar(spot, _whole(items, up=up), tone, title, scale, _row(spot, y, up=up))
        else:
            sign: Sign = "many" if len(items) > 1 else "dot" if up else "square"
            yield Glyph(sign, spot.middle, y, f"p-{tone}", title)
            half = width_of(spot.mark, SMALL) // 2 + 1
            x = min(max(spot.middle, half), scale.right + 8 - half)
            yield Words(x, y - 11 if up else y + 20, spot.mark, "p-small p-halo", "middle")


def _row(spot: Spot, y: int, *, up: bool) -> int:
    """The middle of a row of bars, counted away from the line and beyond the marks of its points."""
    return y - 14 - spot.row * _ROW if up else y + 14 + spot.row * _ROW


def _title(item: Item, *, up: bool) -> str:
    return f"{item.mark} {item.words} · {item.happened_stated if up else item.known_stated}"


def _whole(items: Sequence[Item], *, up: bool) -> Interval:
    """The time that holds all their dates."""
    dates = [when for one in items if (when := one.happened if up else one.known) is not None]
    return Interval(min(when.lo for when in dates), max(when.hi for when in dates))


def _bar(spot: Spot, when: Interval, tone: str, title: str, scale: Scale, y: int) -> Iterator[Piece]:
    """A vague date with its mark."""
    yield from draw_stretch(when, (spot.left, spot.right), y, f"p-{tone}", title)
    match _side(spot, scale):
        case "after":
            yield Words(spot.right + 4, y + 4, spot.mark, "p-small p-halo")
        case "before":
            yield Words(spot.left - 4, y + 4, spot.mark, "p-small p-halo", "end")
        case "over":
            yield Words(spot.right - 6, y + 4, spot.mark, "p-small p-halo", "end")


def _links(data: Timeline, upper: Sequence[Spot], lower: Sequence[Spot], first: int, second: int) -> Iterator[Piece]:
    """A line from when an event happened to when it became known; a vague date is left at its latest moment."""
    begin = {number: spot for spot in upper for number in spot.numbers}
    end = {number: spot for spot in lower for number in spot.numbers}
    drawn: set[tuple[tuple[int, int], ...]] = set()
    for number in range(len(data.items)):
        if number in begin and number in end:
            above, below = begin[number], end[number]
            start = _tie(above, above.right, first, up=True)
            points = (*start, *reversed(_tie(below, below.left, second, up=False)))
            if points not in drawn:
                drawn.add(points)
                yield Trail(points, "p-link")


def _tie(spot: Spot, edge: int, y: int, *, up: bool) -> tuple[tuple[int, int], ...]:
    """From a sign to its line: nothing for a point, an upright at the end of a bar."""
    return ((edge, _row(spot, y, up=up)), (edge, y)) if spot.row else ((spot.middle, y),)
