"""Numbers as texts write them, in figures or words, with what bounds them."""

import re
from typing import Final

_WORDS: Final = (
    (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty"
    ),
    (
        "один две три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать"
        " пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать"
    ),
)
_NUMBERS: Final = {word: at for words in _WORDS for at, word in enumerate(words.split(), 1)} | {
    "два": 2,
    "двух": 2,
    "трёх": 3,
    "трех": 3,
    "четырёх": 4,
    "тридцать": 30,
    "thirty": 30,
    "one": 1,
    "одно": 1,
    "одна": 1,
}
#: A number in figures or in words.
NUMBER: Final = r"(?:\d{1,4}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_BOUNDS: Final = (
    ("at most", re.compile(r"\b(?:at most|up to|no more than|до|не более|не больше)\s*$", re.IGNORECASE)),
    ("more than", re.compile(r"\b(?:more than|over|above|более|свыше|больше)\s*$", re.IGNORECASE)),
    (
        "at least",
        re.compile(r"\b(?:at least|no (?:less|fewer) than|не менее|не меньше|как минимум)\s*$", re.IGNORECASE),
    ),
    ("fewer than", re.compile(r"\b(?:fewer than|less than|under|менее|меньше)\s*$", re.IGNORECASE)),
    (
        "about",
        re.compile(
            r"\b(?:about|around|some|nearly|almost|approximately|около|порядка|примерно|почти)\s*$", re.IGNORECASE
        ),
    ),
)


def number(written: str) -> int:
    """The value of a number in figures or words; 0 for another word."""
    small = written.lower()
    return int(small) if small.isdigit() else _NUMBERS.get(small, 0)


def bounded(text: str, start: int, value: int) -> str | int:
    """A count with the words before it that bound it: `more than 15`."""
    before = text[max(0, start - 24) : start]
    word = next((word for word, pattern in _BOUNDS if pattern.search(before)), "")
    return f"{word} {value}" if word else value
