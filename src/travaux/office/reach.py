"""How far a fact's end may lie behind the dials that show it, in a few widths, so that lists read a bounded range.

A fact is shown only where it began by `on` and was told by `known`. So its end lies before the earlier of the two and
its own width, and of all the facts of one width those that end later need not be looked at.
"""

from collections.abc import Iterator
from typing import Final

from travaux.office.models import OPEN

_DAY: Final = 86_400
#: In seconds: two days, two months, two years; whatever is wider (a decade, a day nobody knows) is of the last reach.
WIDTHS: Final = (2 * _DAY, 62 * _DAY, 740 * _DAY, OPEN)
#: The mark of a fact's rows in its second and further dossiers.
ALSO: Final = -1


def reach(lo: int, hi: int, known: int) -> int:
    """The number of the first width that holds both: from the beginning to the end, and from the telling to the end."""
    width = hi - min(lo, known)
    return next(number for number, widest in enumerate(WIDTHS) if width <= widest or widest == OPEN)


def ends(until: int) -> Iterator[tuple[int, int]]:
    """For each reach, the latest end that a fact can have which began, and was told, by a moment."""
    for number, width in enumerate(WIDTHS):
        yield number, min(until + width, OPEN)
