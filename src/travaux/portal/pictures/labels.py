"""Words beside signs on a line of time: none over another, each under its sign or tied to it by a leader."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from travaux.portal.pictures.marks import Piece, Trail, Words
from travaux.portal.pictures.measure import LINE, SIZE, SMALL, cut, width_of

ROW: Final = 2 * LINE + 4
_GAP: Final = 10
_WIDEST: Final = 260


@dataclass(frozen=True)
class Label:
    """What is to be written for a sign at `x`, `y`: words, and the date in a second line."""

    x: int
    y: int
    words: str
    stated: str

    def width(self, most: int) -> int:
        """The room that it takes, cut to `most`."""
        return min(most, max(width_of(self.words, SIZE), width_of(self.stated, SMALL)))


@dataclass(frozen=True)
class Placed:
    """A label with its row, counted from 0 downwards, and the stretch that its words take."""

    label: Label
    row: int
    left: int
    right: int
    anchor: Literal["start", "end"]


def place(labels: Iterable[Label], left: int, right: int) -> tuple[Placed, ...]:
    """Rows for the labels, in an order in which leaders pass beside the words of other rows and not through them.

    Words that end under their sign come first, the earliest in the first row; those that begin there follow, the
    latest before the earlier.
    """
    done: list[Placed] = []
    most = min(_WIDEST, right - left)
    laid = [(label, *_stretch(label, most, left, right)) for label in labels]
    ending = sorted((one for one in laid if one[3] == "end"), key=lambda one: one[0].x)
    begun = sorted((one for one in laid if one[3] == "start"), key=lambda one: -one[0].x)
    for label, begin, end, anchor in (*ending, *begun):
        row = next(row for row in range(len(done) + 1) if _free(done, row, begin, end))
        done.append(Placed(label, row, begin, end, anchor))
    return tuple(done)


def _stretch(label: Label, most: int, left: int, right: int) -> tuple[int, int, Literal["start", "end"]]:
    width = label.width(most)
    if label.x + width <= right:
        return label.x, label.x + width, "start"
    end = max(min(label.x, right), left + width)
    return end - width, end, "end"


def _free(done: Sequence[Placed], row: int, left: int, right: int) -> bool:
    """Whether no words there touch, and no leader of a lower row passes through."""
    same = (other for other in done if other.row == row)
    lower = (other for other in done if other.row > row)
    touches = any(other.left - _GAP < right and left < other.right + _GAP for other in same)
    return not touches and not any(left < other.label.x < right for other in lower)


def rows(placed: Sequence[Placed]) -> int:
    """How many rows were needed."""
    return max((one.row for one in placed), default=-1) + 1


def draw(placed: Sequence[Placed], top: int) -> Iterable[Piece]:
    """The words, from `top` downwards, each with its leader from the sign."""
    for one in placed:
        y = top + one.row * ROW
        x = one.left if one.anchor == "start" else one.right
        room = one.right - one.left
        yield Trail(((one.label.x, one.label.y), (one.label.x, y + 2)), "p-leader")
        yield Words(x, y + SIZE, cut(one.label.words, room), "p-halo", one.anchor)
        yield Words(x, y + SIZE + LINE - 2, cut(one.label.stated, room, SMALL), "p-small p-halo", one.anchor)
