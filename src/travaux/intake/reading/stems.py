"""Words cut to what their endings leave, so that a name is found in whatever case it stands."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*", re.UNICODE)
#: Endings of Russian nouns and adjectives; those in which a surname ends in the nominative (-ов, -ин) stay.
_RUSSIAN: Final = re.compile(
    r"(?<=[а-яө]{3})(?:иями|ями|ами|иях|ях|ах|ией|ого|его|ому|ему|ыми|ими|ей|ой|ий|ый|ая|яя|ое|ее|ые|ие|ых|их|ую|юю"
    r"|ию|ия|ии|ью|ам|ям|ом|ем|ым|им|а|я|о|е|у|ю|ы|и|ь|й)$"
)
_POSSESSIVE: Final = re.compile(r"(?:'s|’s|'|’)$")
_SPELT: Final = ((re.compile(r"iz(?=e|a|i)"), "is"), (re.compile(r"^defense$"), "defence"), (re.compile(r"ё"), "е"))
_CYRILLIC: Final = re.compile(r"[а-яё]")
_LONGEST: Final = 60
_LEAST_PLURAL: Final = 5

_JOINING: Final = """
the a an of to for on in at by and or from its his her their with as is are was were be been has have had that this
these which who и в во на о об по с со для из к ко от у за при не что как это
"""
#: Words that join others and name nothing.
IDLE: Final = frozenset(_JOINING.split())


@dataclass(frozen=True)
class Word:
    """One word of a piece: where it stands, as it is written, and cut to its stem."""

    start: int
    end: int
    raw: str
    stem: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.raw[:1].isupper()


@lru_cache(maxsize=65_536)
def stem(raw: str) -> str:
    """A word in small letters without its ending; spellings that mean the same become one."""
    word = _POSSESSIVE.sub("", raw[:_LONGEST].lower())
    for pattern, put in _SPELT:
        word = pattern.sub(put, word)
    if _CYRILLIC.search(word):
        return _RUSSIAN.sub("", word)
    return (
        word[:-1]
        if len(word) >= _LEAST_PLURAL and word.endswith("s") and not word.endswith(("ss", "us", "is"))
        else word
    )


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order."""
    return tuple(Word(one.start(), one.end(), one[0], stem(one[0])) for one in _WORD.finditer(text))


def stems_of(text: str) -> tuple[str, ...]:
    """The stems of a text in order."""
    return tuple(word.stem for word in words_of(text))


def telling(text: str) -> frozenset[str]:
    """The stems that tell something: without the words that only join."""
    return frozenset(one for one in stems_of(text) if one not in IDLE and len(one) > 1)


def alike(one: str, other: str) -> float:
    """How much two phrases share of their telling words, from 0 to 1."""
    first, second = telling(one), telling(other)
    return len(first & second) / len(first | second) if first and second else 0.0
