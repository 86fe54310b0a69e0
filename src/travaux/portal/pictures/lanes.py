"""One member in lanes over time: membership, participation and attendance, which are three things and not one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from travaux.portal.pictures import labels
from travaux.portal.pictures.axis import LEAST, Axis, Scale, draw_axis, draw_stretch, foot, stretch, told_to_the_day
from travaux.portal.pictures.labels import Label
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
    Side,
    Sign,
    Tone,
    Trail,
    Words,
    drawing,
    picture,
)
from travaux.portal.pictures.measure import LINE, SIZE, width_of, wrapped
from travaux.record.times import Interval

Presence = Literal["present", "represented", "absent", "unknown"]

BAR: Final = 20
_EDGE: Final = 2
_SIGN: Final = 14
_LABELLED: Final = 8  # events of a lane that bear words in the picture; beyond, the table has them
_TONES: Final[dict[str, Tone]] = {"present": "agree", "represented": "agree", "absent": "object", "unknown": "absent"}


@dataclass(frozen=True)
class Period(Linked):
    """A state with its beginning and end as dates; without an end it is so still. A vague end is drawn as a fade."""

    words: str
    stated: str
    begun: Interval
    ended: Interval | None
    tone: Tone
    hatched: bool = False
    href: str = ""


@dataclass(frozen=True)
class Event(Linked):
    """Something that happened on a day, or at some time within a vaguer date."""

    words: str
    stated: str
    when: Interval
    glyph: Sign
    tone: Tone
    href: str = ""


@dataclass(frozen=True)
class Mark(Linked):
    """The member's presence at one session; `words` say it, for those who do not read signs."""

    words: str
    session: str
    stated: str
    when: Interval
    presence: Presence
    href: str = ""


@dataclass(frozen=True)
class Lane:
    """One lane under its name."""

    name: str
    periods: tuple[Period, ...] = ()
    events: tuple[Event, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether it holds nothing."""
        return not (self.periods or self.events or self.marks)


@dataclass(frozen=True)
class Lanes:
    """One member's lanes; `headings` name the table's columns (lane, what, when), `nothing` stands in a bare lane."""

    title: str
    desc: str
    caption: str
    headings: tuple[str, str, str]
    axis: Axis
    lanes: tuple[Lane, ...]
    legend: tuple[tuple[Presence, str], ...] = ()
    nothing: str = "–"


def lanes_picture(data: Lanes, prefix: str, *, mirrored: bool = False) -> Picture:
    """The lanes, for wide places with their names at the side, for narrow ones with the names above."""
    drawings = (_wide(data), _narrow(data))
    return picture(prefix, data.title, data.desc, drawings, mirrored=mirrored)


def _wide(data: Lanes) -> Drawing:
    return _draw(data, "wide", WIDE, names=112)


def _narrow(data: Lanes) -> Drawing:
    return _draw(data, "narrow", NARROW, names=0)


def _draw(data: Lanes, variant: Literal["wide", "narrow"], width: int, names: int) -> Drawing:
    scale = Scale(data.axis, names + 8, width - 8)
    top = 22
    y = top
    pieces: list[Piece] = []
    for lane in data.lanes:
        inside, y = _lane(lane, scale, y + 8, names)
        pieces += inside
        pieces.append(Trail(((0, y), (width, y)), "p-rule"))
    lines = list(draw_axis(scale, top, y))
    legend = tuple((presence, _TONES[presence], words) for presence, words in data.legend)
    pieces += draw_legend(legend, y + 28, width)
    return drawing(variant, width, y + 24 + legend_height(legend, width), [*lines, *pieces])


def _lane(lane: Lane, scale: Scale, y: int, names: int) -> tuple[list[Piece], int]:
    """The pieces of a lane that begins at `y`, and where it ends."""
    lines = wrapped(lane.name, names - 8 if names else scale.right - scale.left, most=2)
    pieces: list[Piece] = [Words(0, y + SIZE + 1 + n * LINE, line, "p-name") for n, line in enumerate(lines)]
    least = y + len(lines) * LINE + 8
    if not names:
        y = least - 2
    pieces_of, end = _content(lane, scale, y)
    return pieces + pieces_of, max(end, least)


def _content(lane: Lane, scale: Scale, y: int) -> tuple[list[Piece], int]:
    pieces: list[Piece] = []
    told: list[Label] = []
    for row, periods in enumerate(_bars(lane.periods, scale)):
        for period in periods:
            pieces += _period(period, scale, y + row * (BAR + 6))
            told += _outside(period, scale, y + row * (BAR + 6))
    y += (BAR + 6) * len(_bars(lane.periods, scale))
    for event in lane.events:
        pieces += _sign(event, scale, y + _SIGN // 2)
    if len(lane.events) <= _LABELLED:
        told += [Label(foot(one.when, scale), y + _SIGN - 2, one.words, one.stated) for one in lane.events]
    y += _SIGN if lane.events else 0
    placed = labels.place(told, scale.left, _told_until(told, scale))
    pieces += labels.draw(placed, y)
    y += labels.rows(placed) * labels.ROW
    marks, y = _marks(lane.marks, scale, y)
    return pieces + marks, y + 8


def _told_until(told: Sequence[Label], scale: Scale) -> int:
    """How far words may reach: up to the dial, if nothing lies beyond it."""
    dial = scale.place(scale.axis.on)
    return dial - 6 if all(label.x <= dial for label in told) and dial > WIDE // 3 else scale.right


def _bars(periods: Sequence[Period], scale: Scale) -> list[list[Period]]:
    """Periods in rows, so that those of one time stand below each other."""
    found: list[list[Period]] = []
    for period in sorted(periods, key=lambda one: one.begun.lo):
        begin = _ends(period, scale)[0]
        row = next((row for row in found if _ends(row[-1], scale)[3] <= begin), None)
        if row is None:
            found.append([period])
        else:
            row.append(period)
    return found


def _ends(period: Period, scale: Scale) -> tuple[int, int, int, int]:
    """Where a bar may begin, has surely begun, surely still is, and may have ended at last."""
    on = scale.place(scale.axis.on)
    outer, inner = scale.place(period.begun.lo), scale.place(min(period.begun.hi, scale.axis.on))
    inner = outer if told_to_the_day(period.begun) else max(inner, outer + LEAST)
    if period.ended is None:
        return outer, min(inner, max(on, outer)), max(on, outer), max(on, outer)
    sure, last = scale.place(period.ended.lo), scale.place(period.ended.hi)
    sure = last if told_to_the_day(period.ended) else min(sure, last - LEAST)
    return outer, min(inner, max(last, outer)), max(sure, min(inner, last)), max(last, outer)


def _period(period: Period, scale: Scale, y: int) -> Iterator[Piece]:
    """A bar: a tint over a line of ink, an upright where an end is known, a fade where it is not."""
    title = f"{period.words} · {period.stated}"
    outer, inner, sure, last = _ends(period, scale)
    stretches: tuple[tuple[int, int, tuple[Side, ...]], ...] = (
        (outer, inner, ("left",)),
        (inner, sure, ()),
        (sure, last, ("right",)),
    )
    for left, right, fades in stretches:
        if right > left:
            classes = f"p-{period.tone} p-bar"
            yield Rect(left, y, right - left, BAR - _EDGE, classes, period.hatched, fades, title)
            yield Rect(left, y + BAR - _EDGE, right - left, _EDGE, f"p-{period.tone} p-solid", fades=fades)
    if inner == outer and last > outer:
        yield Rect(outer, y, _EDGE, BAR, f"p-{period.tone} p-solid p-cap")
    if period.ended is not None and sure == last > outer:
        yield Rect(last - _EDGE, y, _EDGE, BAR, f"p-{period.tone} p-solid p-cap")
    if _fits(period, scale):
        said = f"p-{period.tone} p-said"
        whole = width_of(period.words) + 14 <= sure - inner
        said = f"{said} p-halo" if period.hatched else said
        at = y + SIZE + 1
        yield Words(inner + 7, at, period.words, said) if whole else Words(last - 7, at, period.words, said, "end")


def _fits(period: Period, scale: Scale) -> bool:
    outer, _, _, last = _ends(period, scale)
    return width_of(period.words) + 14 <= last - outer


def _outside(period: Period, scale: Scale, y: int) -> Iterator[Label]:
    """The words of a bar that is too short to hold them."""
    if not _fits(period, scale):
        yield Label(_ends(period, scale)[1], y + BAR, period.words, period.stated)


def _sign(event: Event, scale: Scale, y: int) -> Iterator[Piece]:
    yield from _at(event.when, scale, y, Glyph(event.glyph, 0, y, f"p-{event.tone}", f"{event.words} · {event.stated}"))


def _at(when: Interval, scale: Scale, y: int, glyph: Glyph) -> Iterator[Piece]:
    """A sign on its day; for a vaguer date a stretch, and no point."""
    if told_to_the_day(when):
        yield Glyph(glyph.sign, foot(when, scale), y, glyph.classes, glyph.title)
        return
    yield from draw_stretch(when, stretch(when, scale), y, glyph.classes, glyph.title)


def _marks(marks: Sequence[Mark], scale: Scale, y: int) -> tuple[list[Piece], int]:
    """Signs of presence; those of one week stand below each other."""
    pieces: list[Piece] = []
    taken: list[int] = []
    for mark in sorted(marks, key=lambda one: one.when.lo):
        x = foot(mark.when, scale)
        row = next((row for row, last in enumerate(taken) if last + _SIGN <= x), len(taken))
        taken[row : row + 1] = [x]
        title = f"{mark.session} · {mark.stated} · {mark.words}"
        glyph = Glyph(mark.presence, 0, 0, f"p-{_TONES[mark.presence]}", title)
        pieces += _at(mark.when, scale, y + 8 + row * 16, glyph)
    return pieces, y + 16 * len(taken)
