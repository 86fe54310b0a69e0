"""A fact as a rule found it in a sentence, before the facts of a text are joined and compared with the record."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from travaux.intake.reading.calendar import Resolved
from travaux.intake.reading.speech import Voice
from travaux.intake.reading.words import Words, words
from travaux.intake.text import Span
from travaux.record.entry import Modality
from travaux.record.values import Value

if TYPE_CHECKING:
    from travaux.intake.reading.scene import Scene


@dataclass(frozen=True)
class Draft:
    """An event told: what it is about, its keys and values, when, by whom, in which manner, and where it stands.

    `piece`: the sentence's number. `title`: only a headline tells it. `opens`: dossiers that are not on record.
    `own`: the report that it belongs to is the page's own account of itself.
    """

    event: str
    about: tuple[str, ...]
    on: Resolved
    spans: tuple[Span, ...]
    keys: tuple[str, ...] = ()
    values: dict[str, Value] = field(default_factory=dict)
    modality: tuple[Modality, ...] = (Modality.ASSERTION,)
    voice: Voice | None = None
    closed: bool = False
    note: str = ""
    piece: int = -1
    title: bool = False
    own: bool = False


Make = Callable[["Scene", re.Match[str]], Iterator[Draft]]


@dataclass(frozen=True)
class Rule:
    """Words that tell of an event, in both languages, and what is made of a sentence in which they stand."""

    words: Words
    make: Make


def rule(source: str, make: Make) -> Rule:
    """A rule whose words are found in small and capital letters alike."""
    return Rule(words(source), make)
