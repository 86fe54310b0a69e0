"""Whether a text repeats one that was read before: long runs of the same words, or the same quotation."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from travaux.intake.text import Text

_RUN: Final = 8  # words in a row
_SHARED: Final = 0.35  # of the shorter text's runs, from here on it is the same story
_QUOTED: Final = 12  # words of a quotation that two texts share word for word
_WORD: Final = re.compile(r"\w+")
_QUOTE: Final = re.compile(r"[“«\"]([^“«”»\"]{40,})[”»\"]")
_MOST: Final = 20_000


@dataclass(frozen=True)
class Print:
    """What is kept of a text to know it again: its runs of words and its quotations, as figures."""

    digest: str
    runs: frozenset[int]
    quotes: frozenset[int]


def print_of(text: Text) -> Print:
    """The print of a text."""
    whole = "\n".join(text.lines)
    words = [one.lower() for one in _WORD.findall(whole)][:_MOST]
    runs = frozenset(_figure(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
    quotes: set[int] = set()
    for one in _QUOTE.finditer(whole):
        said = [each.lower() for each in _WORD.findall(one[1])][:_MOST]
        quotes.update(_figure(said[at : at + _QUOTED]) for at in range(len(said) - _QUOTED + 1))
    return Print(text.digest, runs, frozenset(quotes))


def _figure(words: Iterable[str]) -> int:
    return int.from_bytes(hashlib.blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=8).digest(), "big")


def kin(one: Print, others: Iterable[Print]) -> str:
    """The digest of the text that this one most likely repeats; empty if it repeats none."""
    best, digest = 0.0, ""
    for other in others:
        if other.digest != one.digest and (near := likeness(one, other)) > best:
            best, digest = near, other.digest
    return digest if best >= _SHARED else ""


def likeness(one: Print, other: Print) -> float:
    """How much two texts share, from 0 to 1: of the shorter one's runs; a long quotation in common counts much."""
    fewer = min(len(one.runs), len(other.runs))
    shared = len(one.runs & other.runs) / fewer if fewer else 0.0
    quotes = min(len(one.quotes), len(other.quotes))
    same = len(one.quotes & other.quotes) / quotes if quotes else 0.0
    return max(shared, same * 0.9)


def families(prints: Mapping[str, Print]) -> dict[str, str]:
    """By digest, the text read first of those that repeat each other, in the order in which they were read."""
    found: dict[str, str] = {}
    read: list[Print] = []
    for digest, one in prints.items():
        elder = kin(one, read)
        found[digest] = found.get(elder) or elder
        read.append(one)
    return found
