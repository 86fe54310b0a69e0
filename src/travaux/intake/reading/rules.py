"""A rule: words that tell of an event, and what is made of a sentence in which they stand."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from travaux.intake.reading.draft import Draft
from travaux.intake.reading.scene import Scene
from travaux.intake.reading.words import Words, words

Make = Callable[[Scene, re.Match[str]], Iterator[Draft]]


@dataclass(frozen=True)
class Rule:
    """Words that tell of an event, in both languages, and what is made of a sentence in which they stand."""

    words: Words
    make: Make


def rule(source: str, make: Make) -> Rule:
    """A rule whose words are found in small and capital letters alike."""
    return Rule(words(source), make)
