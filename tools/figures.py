"""A measured figure, the clock it is measured with, and what it is held against."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final, Literal

_MEBI: Final = 1024**2
#: The share of laps that are no slower than the figure called slow.
_MOST: Final = 0.95
#: Fewer laps than these say nothing about the slow ones.
_ENOUGH_LAPS: Final = 20
#: After so many seconds no further lap is begun, so that one slow figure does not hold up all the others.
_PATIENCE: Final = 60.0


class NotMeasured(Exception):
    """What was to be measured did not run; the message says what it answered instead."""


@dataclass(frozen=True)
class Figure:
    """What was measured, how many pieces of work were done, and how many seconds they took.

    Of several laps, `seconds` is the middle one; `slow` is what 95 in 100 of many laps stay below, else 0.
    """

    name: str
    pieces: int
    seconds: float
    slow: float = 0.0

    @property
    def each(self) -> float:
        """Seconds for one piece."""
        return self.seconds / self.pieces

    def __str__(self) -> str:
        rate = f"{self.pieces / self.seconds:>13,.0f} a second"
        if self.slow:
            return f"{self.name:<48}{self.seconds * 1e3:9.3f} ms, at most {self.slow * 1e3:9.3f} ms{rate}"
        return f"{self.name:<48}{self.pieces:>11,} in {self.seconds:7.3f} s{rate}"


@dataclass(frozen=True)
class Ratio:
    """Our figure beside the limit measured in turn with it, and the ratio that is aimed at.

    `speed`: our pieces per second for one of the limit's, at least `target`; `time`: our seconds, at most `target`.
    """

    ours: Figure
    limit: Figure
    of: Literal["speed", "time"]
    target: float

    @property
    def ratio(self) -> float:
        """What came out, piece for piece."""
        quotient = self.ours.each / self.limit.each
        return 1 / quotient if self.of == "speed" else quotient

    @property
    def reached(self) -> bool:
        """Whether that is as good as the target, or better."""
        return self.ratio >= self.target if self.of == "speed" else self.ratio <= self.target

    def __str__(self) -> str:
        bound = "at least" if self.of == "speed" else "at most"
        compared = f"= {self.ours.name} : {self.limit.name}"
        return f"{compared:<90}{self.ratio:7.2f}x of its {self.of:<5}  {bound} {self.target:g}x{_said(self.reached)}"


@dataclass(frozen=True)
class Within:
    """Our figure beside seconds that were measured on another machine: for orientation only."""

    ours: Figure
    seconds: float

    @property
    def reached(self) -> bool:
        """Whether it took no longer."""
        return self.ours.seconds <= self.seconds

    def __str__(self) -> str:
        compared, wanted = f"= {self.ours.name}, for orientation", f"at most {self.seconds * 1e3:g} ms"
        return f"{compared:<90}{self.ours.seconds * 1e3:10,.1f} ms  {wanted}{_said(self.reached)}"


@dataclass(frozen=True)
class Space:
    """What ours takes in bytes beside what the limit takes, and the ratio that is aimed at."""

    ours: str
    taken: int
    limit: str
    least: int
    target: float

    @property
    def ratio(self) -> float:
        """What came out."""
        return self.taken / self.least

    @property
    def reached(self) -> bool:
        """Whether it is no more than aimed at."""
        return self.ratio <= self.target

    def __str__(self) -> str:
        compared = f"= {self.ours}, {self.taken / _MEBI:.0f} MiB : {self.limit}, {self.least / _MEBI:.0f} MiB"
        return f"{compared:<90}{self.ratio:7.2f}x of its space  at most {self.target:g}x{_said(self.reached)}"


Line = Figure | Ratio | Within | Space


def _said(reached: bool) -> str:  # noqa: FBT001 - the verdict itself
    return "" if reached else "  <- falls short"


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes once, by a clock that never goes back."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def timed(name: str, pieces: int, work: Callable[[], object]) -> Figure:
    """Does the work once and says how long it took."""
    return Figure(name, pieces, seconds(work))


@dataclass(frozen=True)
class Work:
    """Something to be measured lap by lap: `lap(number)` does `pieces` of work and answers how long they took.

    What a lap prepares first is not counted, since the lap holds the clock itself.
    """

    name: str
    pieces: int
    lap: Callable[[int], float]


def in_turn(laps: int, works: Sequence[Work], patience: float = _PATIENCE) -> Iterator[Figure]:
    """One figure for each work, measured lap by lap in turn, so that a busy minute of the machine hits them alike.

    Fewer laps than asked for are done where they take more than `patience` seconds in all; one is always done.
    """
    taken: list[list[float]] = [[] for _ in works]
    begun = time.perf_counter()
    for lap in range(laps):
        if lap and time.perf_counter() - begun > patience:
            break
        for work, times in zip(works, taken, strict=True):
            times.append(work.lap(lap))
    for work, times in zip(works, taken, strict=True):
        slow = sorted(times)[int(len(times) * _MOST)] if len(times) >= _ENOUGH_LAPS else 0.0
        yield Figure(work.name, work.pieces, median(times), slow)
