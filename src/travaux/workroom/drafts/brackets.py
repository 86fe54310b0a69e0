"""Text in square brackets is not agreed; brackets that follow each other are options for one place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_OPEN: Final = "["
_SHUT: Final = "]"


@dataclass(frozen=True)
class Piece:
    """A stretch of a clause: agreed words, or one or more options that are not agreed."""

    words: str
    options: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it is not agreed."""
        return bool(self.options)


def pieces(text: str) -> tuple[Piece, ...]:
    """The text in stretches, in order; a bracket without its counterpart is a letter like any other."""
    found: list[Piece] = []
    for words, bracketed in _runs(text):
        if not bracketed:
            found.append(Piece(words))
        elif _follows(found):
            if not found[-1].options:
                found.pop()
            before = found.pop()
            found.append(Piece(f"{before.words} {words}", (*before.options, words)))
        else:
            found.append(Piece(words, (words,)))
    return tuple(found)


def _follows(found: list[Piece]) -> bool:
    """Whether only blanks stand between an option and what comes next."""
    if found and found[-1].options:
        return True
    return len(found) > 1 and not found[-1].words.strip(" \t\n/") and bool(found[-2].options)


def _runs(text: str) -> Iterator[tuple[str, bool]]:
    """Stretches outside and inside brackets; what is bracketed within brackets stays within."""
    start = 0
    for begin, end in _pairs(text):
        if begin > start:
            yield text[start:begin], False
        yield text[begin + 1 : end], True
        start = end + 1
    if start < len(text):
        yield text[start:], False


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """The places of outermost brackets that belong together."""
    waiting: list[int] = []
    outer: list[tuple[int, int]] = []
    for place, letter in enumerate(text):
        if letter == _OPEN:
            waiting.append(place)
        elif letter == _SHUT and waiting:
            begin = waiting.pop()
            while outer and outer[-1][0] > begin:
                outer.pop()
            outer.append((begin, place))
    yield from outer
