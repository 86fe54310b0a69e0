"""What a picture is made of: rectangles, lines, trails, signs and words, in whole units, with the names of classes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Literal

Tone = Literal["agree", "object", "open", "abstain", "absent", "ink"]
Sign = Literal["diamond", "check", "cross", "ask", "dot", "square", "ring", "now", "present", "represented", "absent",
               "unknown", "many"]  # fmt: skip
Side = Literal["left", "right"]

WIDE: Final = 640
NARROW: Final = 288
_OTHER: Final[dict[Side, Side]] = {"left": "right", "right": "left"}


@dataclass(frozen=True)
class Rect:
    """`hatched`: filled with lines instead of a tint. `fades`: the sides on which it comes out of nothing."""

    x: int
    y: int
    width: int
    height: int
    classes: str
    hatched: bool = False
    fades: tuple[Side, ...] = ()
    title: str = ""

    @property
    def mask(self) -> str:
        """The name of the mask that makes it fade."""
        return "-".join(("fade", *sorted(self.fades))) if self.fades else ""


@dataclass(frozen=True)
class Trail:
    """A line through points; with an arrow, its head stands at the last one."""

    points: tuple[tuple[int, int], ...]
    classes: str
    arrow: bool = False

    @property
    def d(self) -> str:
        """The points as path data."""
        return "M" + "L".join(f"{x} {y}" for x, y in self.points)


@dataclass(frozen=True)
class Glyph:
    """A sign at its middle."""

    sign: Sign
    x: int
    y: int
    classes: str
    title: str = ""


@dataclass(frozen=True)
class Words:
    """One line of text on its base line; `anchor` is told in the direction of reading."""

    x: int
    y: int
    text: str
    classes: str = ""
    anchor: Literal["start", "middle", "end"] = "start"


Piece = Rect | Trail | Glyph | Words


@dataclass(frozen=True)
class Drawing:
    """Pieces on a sheet of `width` by `height`; what comes later lies above what came before."""

    variant: Literal["wide", "narrow"]
    width: int
    height: int
    rects: tuple[Rect, ...] = ()
    trails: tuple[Trail, ...] = ()
    glyphs: tuple[Glyph, ...] = ()
    words: tuple[Words, ...] = ()

    @property
    def signs(self) -> frozenset[str]:
        """The signs that are used: the file defines only those."""
        return frozenset(glyph.sign for glyph in self.glyphs)

    @property
    def groups(self) -> tuple[tuple[str, tuple[Glyph, ...]], ...]:
        """The signs by their classes, which are then written once."""
        classes = dict.fromkeys(glyph.classes for glyph in self.glyphs)
        return tuple((name, tuple(one for one in self.glyphs if one.classes == name)) for name in classes)

    @property
    def letter(self) -> str:
        """What tells its ids from those of the other drawing."""
        return self.variant[0]

    @property
    def masks(self) -> frozenset[str]:
        """The masks that are used."""
        return frozenset(rect.mask for rect in self.rects if rect.fades)

    @property
    def hatched(self) -> bool:
        """Whether anything is hatched."""
        return any(rect.hatched for rect in self.rects)

    @property
    def arrows(self) -> bool:
        """Whether any trail has a head."""
        return any(trail.arrow for trail in self.trails)


@dataclass(frozen=True)
class Picture:
    """The drawings of one picture, for a wide and for a narrow place, with its name and description."""

    prefix: str
    title: str
    desc: str
    mirrored: bool
    drawings: tuple[Drawing, ...]


def drawing(variant: Literal["wide", "narrow"], width: int, height: int, pieces: Iterable[Piece]) -> Drawing:
    """A drawing of pieces of any kind, told apart."""
    kept = tuple(pieces)
    return Drawing(
        variant,
        width,
        height,
        tuple(piece for piece in kept if isinstance(piece, Rect)),
        tuple(piece for piece in kept if isinstance(piece, Trail)),
        tuple(piece for piece in kept if isinstance(piece, Glyph)),
        tuple(piece for piece in kept if isinstance(piece, Words)),
    )


def picture(prefix: str, title: str, desc: str, drawings: Iterable[Drawing], *, mirrored: bool) -> Picture:
    """A picture; mirrored, for scripts that are read from the right.

    The narrow drawing bears no titles of its pieces: where there is no room there is no mouse to ask for them.
    """
    laid = (_untitled(one) if one.variant == "narrow" else one for one in drawings)
    return Picture(prefix, title, desc, mirrored, tuple(_mirror(one) if mirrored else one for one in laid))


def _untitled(whole: Drawing) -> Drawing:
    return replace(
        whole,
        rects=tuple(replace(rect, title="") for rect in whole.rects),
        glyphs=tuple(replace(glyph, title="") for glyph in whole.glyphs),
    )


def _mirror(whole: Drawing) -> Drawing:
    """Every place counted from the other side. Words keep their anchor: it is told in the direction of reading.

    They are isolated, so that a name or a date in another script keeps its own order within.
    """
    width = whole.width
    return replace(
        whole,
        rects=tuple(
            replace(rect, x=width - rect.x - rect.width, fades=tuple(_OTHER[side] for side in rect.fades))
            for rect in whole.rects
        ),
        trails=tuple(replace(one, points=tuple((width - x, y) for x, y in one.points)) for one in whole.trails),
        glyphs=tuple(replace(glyph, x=width - glyph.x) for glyph in whole.glyphs),
        words=tuple(replace(one, x=width - one.x, text=f"\u2068{one.text}\u2069") for one in whole.words),
    )


def site_address(href: str) -> str:
    """The address if it is one of this site, else nothing: no other is linked from a picture's table."""
    own = href.startswith(("/", "#", "?")) and not href.startswith(("//", "/\\"))
    return href if own else ""


class Linked:
    """Data that may be linked to a page of the site by its `href`."""

    href: str

    @property
    def link(self) -> str:
        """Where it leads, empty where it is no address of this site."""
        return site_address(self.href)
