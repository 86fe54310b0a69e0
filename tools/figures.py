"""A measured figure, and the clock it is measured with."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What was measured, how many pieces of work were done, and how many seconds they took."""

    name: str
    pieces: int
    seconds: float

    def __str__(self) -> str:
        rate = self.pieces / self.seconds
        return f"{self.name:<48}{self.pieces:>11,} in {self.seconds:7.3f} s{rate:>13,.0f} a second"


def timed(name: str, pieces: int, work: Callable[[], object]) -> Figure:
    """Does the work once and says how long it took, by a clock that never goes back."""
    begun = time.perf_counter()
    work()
    return Figure(name, pieces, time.perf_counter() - begun)
