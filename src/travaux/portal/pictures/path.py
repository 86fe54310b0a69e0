"""The way of a decision as one line of steps, with arrows where it goes back to an earlier one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

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
from travaux.portal.pictures.measure import LINE, SIZE, SMALL, cut, wrapped

Standing = Literal["done", "now", "against", "asked"]

#: So many steps stand side by side; a longer way runs downwards also where there is room.
ABREAST: Final = 6
_SIGNS: Final[dict[str, tuple[Sign, Tone]]] = {
    "done": ("check", "agree"),
    "now": ("now", "ink"),
    "against": ("cross", "object"),
    "asked": ("ask", "open"),
}
_SIGN: Final = 9  # from the middle of a sign to where a line may begin
_LOOP: Final = 14  # between one arrow back and the next


@dataclass(frozen=True)
class Step(Linked):
    """One step. `back_to` is the place, counted from 0, of the earlier step that it returns to."""

    words: str
    stated: str
    standing: Standing
    standing_words: str
    back_to: int | None = None
    back_words: str = ""
    href: str = ""


@dataclass(frozen=True)
class Path:
    """Steps in their order; `headings` name the table's columns: number, what, when, standing.

    Raises ValueError where a step returns to itself or to one that comes after it.
    """

    title: str
    desc: str
    caption: str
    headings: tuple[str, str, str, str]
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        for number, step in enumerate(self.steps):
            if step.back_to is not None and not 0 <= step.back_to < number:
                raise ValueError(
                    f"Step {number} of the path ('{step.words}') returns to step {step.back_to}, which is not before "
                    "it. Name an earlier one, counted from 0."
                )

    @property
    def loops(self) -> tuple[tuple[int, int, str], ...]:
        """From which step to which the way goes back, and the words for it."""
        return tuple(
            (n, step.back_to, step.back_words) for n, step in enumerate(self.steps) if step.back_to is not None
        )


def path_picture(data: Path, prefix: str, *, mirrored: bool = False) -> Picture:
    """The way: side by side where there is room and it is short, downwards on phones and where it is long."""
    wide = _across(data) if len(data.steps) <= ABREAST else _down(data, "wide", WIDE)
    return picture(prefix, data.title, data.desc, (wide, _down(data, "narrow", NARROW)), mirrored=mirrored)


def _across(data: Path) -> Drawing:
    """Steps on a line from the start of reading; arrows back above it, words below."""
    room = WIDE // max(len(data.steps), 1)
    top = len(data.loops) * (_LOOP + 4) + (30 if data.loops else 12)
    at = [number * room + _SIGN + 2 for number in range(len(data.steps))]
    pieces: list[Piece] = []
    if len(at) > 1:
        pieces.append(Trail(((at[0], top), (at[-1], top)), "p-way"))
    bottom = top + 20
    for x, step in zip(at, data.steps, strict=True):
        pieces += _sign(step, x, top)
        told, end = _told(step, x - _SIGN, top + 18, room - 14)
        pieces += told
        bottom = max(bottom, end)
    for level, (start, end, words) in enumerate(data.loops):
        y = top - _SIGN - (level + 1) * (_LOOP + 4)
        across = (at[start] - 3, top - _SIGN), (at[start] - 3, y), (at[end] + 3, y), (at[end] + 3, top - _SIGN - 3)
        pieces.append(Trail(across, "p-open p-loop", arrow=True))
        pieces.append(Words(at[end] + 10, y - 4, cut(words, at[start] - at[end] - 16, SMALL), "p-small p-halo"))
    return drawing("wide", WIDE, bottom + 4, pieces)


def _down(data: Path, variant: Literal["wide", "narrow"], width: int) -> Drawing:
    """Steps from above downwards, arrows back beside them at the start of the lines."""
    x = _SIGN + 2 + len(data.loops) * _LOOP
    pieces: list[Piece] = []
    at: list[int] = []
    y = _SIGN + 3
    for step in data.steps:
        at.append(y)
        words, end = _told(step, x + _SIGN + 9, y - SIZE + 1, width - x - _SIGN - 11)
        pieces += [*_sign(step, x, y), *words]
        y = max(end + 18, y + 44)
    spine = [Trail(((x, at[0]), (x, at[-1])), "p-way")] if len(at) > 1 else []
    for level, (start, end, _) in enumerate(data.loops):
        gutter = x - _SIGN - 3 - level * _LOOP - 4
        points = (
            (x - _SIGN, at[start] - 3),
            (gutter, at[start] - 3),
            (gutter, at[end] + 3),
            (x - _SIGN - 3, at[end] + 3),
        )
        pieces.append(Trail(points, "p-open p-loop", arrow=True))
    return drawing(variant, width, y - 6, [*spine, *pieces])


def _sign(step: Step, x: int, y: int) -> Iterator[Piece]:
    sign, tone = _SIGNS[step.standing]
    yield Glyph(sign, x, y, f"p-{tone}", f"{step.words} · {step.stated} · {step.standing_words}")


def _told(step: Step, x: int, top: int, room: int) -> tuple[Sequence[Words], int]:
    """What a step says: its words, its date, its standing; answers where it ends."""
    _, tone = _SIGNS[step.standing]
    lines = [(line, "p-name" if step.standing == "now" else "") for line in wrapped(step.words, room, most=4)]
    lines += [(line, "p-small") for line in wrapped(step.stated, room, most=2, size=SMALL)]
    lines += [(line, f"p-small p-{tone} p-said") for line in wrapped(step.standing_words, room, most=2, size=SMALL)]
    words = [Words(x, top + SIZE + number * LINE, line, classes) for number, (line, classes) in enumerate(lines)]
    return words, top + len(lines) * LINE
