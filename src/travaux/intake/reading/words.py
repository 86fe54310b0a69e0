"""Patterns that first look for letters without which they cannot match, so that most sentences cost nothing.

What a pattern cannot do without is read from the pattern itself; where that cannot be told, it is always tried.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import import_module
from typing import Any, Final

_PARSER: Final[Any] = import_module("re._parser")  # the library's own reading of a pattern; it has no public name
_SHORTEST: Final = 2
_START: Final = 3  # so many letters of a run are looked up at once
_GROUP: Final = 3  # where a group keeps what it holds


@dataclass(frozen=True)
class Words:
    """A pattern with the letters of which at least one run must stand in a text for it to match; none: always tried."""

    pattern: re.Pattern[str]
    needles: tuple[str, ...]

    @cached_property
    def _starts(self) -> frozenset[str]:
        return frozenset(one[:_START] for one in self.needles)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """All matches in a text."""
        return self.pattern.finditer(text, start, len(text) if end is None else end) if self.may(text) else iter(())

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in a text."""
        return self.pattern.search(text, start, len(text) if end is None else end) if self.may(text) else None

    def may(self, text: str) -> bool:
        """Whether a text has any of the letters that it would have to have."""
        if not self.needles:
            return True
        small, starts = _small(text)
        return not self._starts.isdisjoint(starts) and any(one in small for one in self.needles)


def words(source: str) -> Words:
    """A pattern that does not tell small letters from capital ones."""
    return Words(re.compile(source, re.IGNORECASE), needles_of(source))


@lru_cache(maxsize=512)
def _small(text: str) -> tuple[str, frozenset[str]]:
    """A text in small letters, and all its runs of two and of three letters."""
    small = text.lower()
    runs = {small[at : at + _START] for at in range(len(small))}
    return small, frozenset(runs | {one[:_SHORTEST] for one in runs})


def needles_of(source: str) -> tuple[str, ...]:
    """Runs of letters, one of which stands in every match of a pattern; nothing where none can be named."""
    found = _of(_PARSER.parse(source, re.IGNORECASE))
    return tuple(sorted(found)) if found else ()


def _of(parts: Iterable[Any]) -> frozenset[str] | None:
    """The best set of runs among the parts that follow each other: the one whose shortest run is longest."""
    sets: list[frozenset[str]] = []
    run = ""
    for name, given in parts:
        if str(name) == "LITERAL":
            run += chr(given).lower()
            continue
        sets += [frozenset({run})] if len(run) >= _SHORTEST else []
        run = ""
        inner = _inside(str(name), given)
        sets += [inner] if inner else []
    sets += [frozenset({run})] if len(run) >= _SHORTEST else []
    return max(sets, key=_worth, default=None)


def _worth(runs: frozenset[str]) -> tuple[int, int]:
    return min(map(len, runs)), -len(runs)


def _inside(name: str, given: Any) -> frozenset[str] | None:  # noqa: ANN401 - what the library's parser gives
    match name:
        case "SUBPATTERN":
            return _of(given[_GROUP])
        case "BRANCH":
            return _all(given[1])
        case "MAX_REPEAT" | "MIN_REPEAT":
            return _of(given[2]) if given[0] >= 1 else None
        case "ATOMIC_GROUP":
            return _of(given)
        case _:
            return None


def _all(branches: Sequence[Any]) -> frozenset[str] | None:
    """One set for all branches; none as soon as one of them names no letters."""
    sets = [_of(one) for one in branches]
    return frozenset().union(*filter(None, sets)) if all(sets) else None
