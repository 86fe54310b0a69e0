"""What a format gives of a file: lines and what it says of itself, in a form that goes from process to process."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

import msgspec

from travaux.intake.formats.bounds import ALONE, MOST_CHARACTERS, MOST_LINES
from travaux.intake.formats.refused import Unreadable
from travaux.intake.text import DateLabel, lines_of

#: Characters that cannot be seen or turn a line around; each becomes a blank, so that all others keep their places.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U0010ffff]"
)
_ISO: Final = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}))?(?:\.\d+)?\s?(?:(Z)|([+-]\d{2}):?(\d{2}))?)?", re.ASCII
)
_LONGEST: Final = 300


class Dated(msgspec.Struct, frozen=True):
    """A date that a file gives of itself: under which label, in its own words, as a date of the record, and where."""

    label: DateLabel
    stated: str
    date: str
    where: str


class Content(msgspec.Struct, frozen=True):
    """The lines of a file, and what it says of itself; what it does not say is empty."""

    lines: tuple[str, ...]
    title: str = ""
    author: str = ""
    outlet: str = ""
    dates: tuple[Dated, ...] = ()


def seen(text: str) -> str:
    """The text with a blank for every character that cannot be seen; its line ends stay."""
    return _UNSEEN.sub(" ", text)


def one_line(text: str | None) -> str:
    """A title or a name in one line, of bounded length."""
    return " ".join(seen(unicodedata.normalize("NFC", text or "")).split())[:_LONGEST]


def bounded(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines, if they are no more than an article has; raises Unreadable."""
    kept: list[str] = []
    left = MOST_CHARACTERS
    for line in lines:
        kept.append(line)
        left -= len(line)
        if left < 0 or len(kept) > MOST_LINES:
            what = f"its text has more than {MOST_CHARACTERS:,} characters or {MOST_LINES:,} lines"
            raise Unreadable(what, ALONE)
    return tuple(kept)


def from_plain(text: str) -> tuple[str, ...]:
    """The lines of a plain text as an editor numbers them, with nothing in them that cannot be seen."""
    return bounded(lines_of(seen(text)))


def dated(label: DateLabel, stated: str, where: str) -> Iterable[Dated]:
    """The date that stands in these words in the one form of programs, or nothing."""
    words = one_line(stated)
    if found := _ISO.match(words):
        year, month, day, minute, second, zulu, hours, minutes = found.groups()
        moment = f"T{minute}{f':{second}' if second else ''}" if minute else ""
        offset = (zulu or (f"{hours}:{minutes}" if hours else "")) if minute else ""
        yield Dated(label, words, f"{year}-{month}-{day}{moment}{offset}", where)
