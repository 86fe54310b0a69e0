"""Time as a place on a sheet: years from left to right, the dial as a line, vague dates as stretches."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from travaux.portal.pictures.marks import Piece, Rect, Side, Trail, Words
from travaux.portal.pictures.measure import SMALL, cut, width_of
from travaux.record.times import BEGINNING, END, Interval

#: A date no wider than this is told to the day (a day has 25 hours when the clock is set back).
DAY: Final = 25 * 3600
LEAST: Final = 14
_YEAR: Final = 31_556_952
#: Where there are time zones to ask: from 1800 to 3000; years beyond are drawn by their length.
_NEAR: Final = Interval(-5_364_662_400, 32_503_680_000)
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True)
class Tick:
    """A moment at which something begins, a year as a rule, and its name."""

    moment: int
    words: str


@dataclass(frozen=True)
class Axis:
    """The time that a picture shows; `on` is the dial: up to then is told, and its line bears `on_words`."""

    lo: int
    hi: int
    on: int
    on_words: str
    ticks: tuple[Tick, ...] = ()


@dataclass(frozen=True)
class Scale:
    """An axis laid between two places of a sheet."""

    axis: Axis
    left: int
    right: int

    def place(self, moment: int) -> int:
        """Where a moment stands; what lies outside stands at the edge."""
        axis = self.axis
        within = min(max(moment, axis.lo), axis.hi) - axis.lo
        return self.left + within * (self.right - self.left) // max(axis.hi - axis.lo, 1)


def told_to_the_day(when: Interval) -> bool:
    """Whether a date names one day or less: only then may it be drawn as a point."""
    return when.hi - when.lo <= DAY


def axis_for(intervals: Iterable[Interval], on: int, on_words: str, zone: ZoneInfo) -> Axis:
    """The whole years that hold every known end of the dates, and the dial; years are ticks."""
    known = [end for one in intervals for end in (one.lo, one.hi) if BEGINNING < end < END]
    first = _year(min([on, *known]), zone)
    last = _year(max([on, *known]), zone)
    ticks = tuple(Tick(_start(year, zone), str(year)) for year in range(first, last + 2))
    return Axis(ticks[0].moment, ticks[-1].moment, on, on_words, ticks[:-1])


def _year(moment: int, zone: ZoneInfo) -> int:
    """The year of a moment; far from our time, where there are no time zones to ask, by the length of a year."""
    if _NEAR.lo <= moment < _NEAR.hi:
        return datetime.fromtimestamp(moment, zone).year
    return 1970 + moment // _YEAR


def _start(year: int, zone: ZoneInfo) -> int:
    far = (year - 1970) * _YEAR
    return int(datetime(year, 1, 1, tzinfo=zone).timestamp()) if _NEAR.lo <= far < _NEAR.hi else far


def foot(when: Interval, scale: Scale) -> int:
    """Where a date is spoken of: its middle, or the only end of it that is known."""
    if when.lo <= BEGINNING < when.hi < END:
        return scale.place(when.hi)
    if when.lo > BEGINNING and when.hi >= END:
        return scale.place(when.lo)
    return (scale.place(when.lo) + scale.place(when.hi)) // 2


def stretch(when: Interval, scale: Scale) -> tuple[int, int]:
    """From where to where a vague date is drawn, never so short that it would look like a point."""
    left, right = scale.place(when.lo), scale.place(when.hi)
    left = max(scale.left, min(left, right - LEAST))
    return left, max(right, left + LEAST)


def draw_stretch(when: Interval, ends: tuple[int, int], y: int, classes: str, title: str) -> Iterable[Piece]:
    """A vague date: a bar between uprights, and out of nothing at an end that is not known."""
    left, right = ends
    unknown: tuple[tuple[Side, bool], ...] = (("left", when.lo <= BEGINNING), ("right", when.hi >= END))
    yield Rect(
        left, y - 2, right - left, 4, f"{classes} p-solid", fades=tuple(s for s, is_so in unknown if is_so), title=title
    )
    for (_, is_so), x in zip(unknown, (left, right - 2), strict=True):
        if not is_so:
            yield Rect(x, y - 5, 2, 10, f"{classes} p-solid p-cap")


def draw_axis(scale: Scale, top: int, bottom: int) -> Iterable[Piece]:
    """Hairlines at the ticks from `top` to `bottom`, their names below, and the dial with its name above."""
    yield Trail(((scale.left, bottom), (scale.right, bottom)), "p-rule")
    room = max((width_of(tick.words, SMALL) for tick in scale.axis.ticks), default=0) + 8
    every = _every(scale, room)
    for number, tick in enumerate(scale.axis.ticks):
        x = scale.place(tick.moment)
        if number % every:
            continue
        yield Trail(((x, top), (x, bottom + 4)), "p-tick")
        if x + room - 8 <= scale.right:
            yield Words(x + 3, bottom + 15, tick.words, "p-small")
    yield from draw_dial(scale, top, bottom)


def _every(scale: Scale, room: int) -> int:
    """How many ticks make one step, so that names do not touch."""
    ticks = max(len(scale.axis.ticks), 1)
    between = (scale.right - scale.left) / ticks
    return next((step for step in _STEPS if between * step >= room), ticks)


def draw_dial(scale: Scale, top: int, bottom: int) -> Iterable[Piece]:
    """The line up to which the record is told."""
    x = scale.place(scale.axis.on)
    words = cut(scale.axis.on_words, scale.right - scale.left, SMALL)
    fits = x + width_of(words, SMALL) <= scale.right
    yield Trail(((x, top - 10), (x, bottom)), "p-dial")
    left = max(x - 4, scale.left + width_of(words, SMALL))
    yield Words(x + 4, top - 4, words, "p-small p-on") if fits else Words(left, top - 4, words, "p-small p-on", "end")
