"""What was taken out and what was put in between two wordings, word by word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

Kind = Literal["same", "out", "in"]
_WORDS: Final = re.compile(r"\s+|\w+|[^\w\s]")
#: So many pairs of equal words are looked at; two texts that repeat a word more often are told as one change.
MOST_PAIRS: Final = 1_000_000


@dataclass(frozen=True)
class Change:
    """A stretch that stayed, went or came."""

    kind: Kind
    words: str


def difference(before: str, after: str) -> tuple[Change, ...]:
    """The way from one wording to the other, letter for letter.

    The stretches that stayed or went are the first wording, those that stayed or came are the second.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    found = _whole(old, new) if _pairs(old, new) > MOST_PAIRS else _changes(old, new)
    return tuple(one for one in found if one.words)


def _pairs(old: Sequence[str], new: Sequence[str]) -> int:
    """How often a word of one stands beside its equal in the other: what comparing them costs."""
    counted = Counter(new)
    return sum(counted[word] for word in old if not word.isspace())


def _whole(old: list[str], new: list[str]) -> Iterator[Change]:
    """What both begin and end with stays; what is between is one change."""
    begin = _alike(old, new)
    end = _alike(old[begin:][::-1], new[begin:][::-1])
    yield Change("same", "".join(old[:begin]))
    yield Change("out", "".join(old[begin : len(old) - end]))
    yield Change("in", "".join(new[begin : len(new) - end]))
    yield Change("same", "".join(old[len(old) - end :]))


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """With how many equal words both begin."""
    return next(
        (n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new))
    )


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    matched = SequenceMatcher(str.isspace, old, new, autojunk=False)
    for tag, begin, end, first, last in matched.get_opcodes():
        if tag == "equal":
            yield Change("same", "".join(old[begin:end]))
        else:
            yield Change("out", "".join(old[begin:end]))
            yield Change("in", "".join(new[first:last]))
