"""A text as it was handed in: numbered lines, the dates that stand on it, and who published it by its own account."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from travaux.broken_input import BrokenInput

_BREAK: Final = re.compile(r"\r\n|\n|\r")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_LATIN: Final = re.compile(r"[A-Za-z]")
#: So many characters at most are looked at to tell the language.
_SAMPLE: Final = 20_000


class DateLabel(StrEnum):
    """What a date of a text is the date of; none of them is the day of an event."""

    PRINTED = "printed"  # it stands in the text or beside it
    UPDATED = "updated"  # the page says that it was changed then
    FILE = "file"  # the file's own day
    PUBLISHED = "published"  # the page, or who hands it in, says that it appeared then


@dataclass(frozen=True)
class LabelledDate:
    """One date of a text: the words as they stand, the half-open interval of moments, and where (`L1`, `file`)."""

    label: DateLabel
    stated: str
    lo: int
    hi: int
    where: str = ""


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of one line: the line counted from 1, the characters from 0, the last one not included."""

    line: int
    start: int
    end: int

    @property
    def locator(self) -> str:
        """The line as a chronicle cites it: `L14`."""
        return f"L{self.line}"


class NoSuchLine(BrokenInput):
    """A span that lies outside of its text."""

    def __init__(self, span: Span, lines: int) -> None:
        super().__init__(
            f"Line {span.line}, characters {span.start} to {span.end}, is not in a text of {lines} lines. "
            "Read the text again: it is not the one that the span was made from."
        )


@dataclass(frozen=True)
class Text:
    """A text read into lines; `lines[0]` is `L1`, blank lines counted. What it does not say is empty.

    `digest`: SHA-256 of the file's bytes, 64 hexadecimal figures. `language`: `en` or `ru`.
    """

    digest: str
    name: str
    language: str
    title: str
    lines: tuple[str, ...]
    dates: tuple[LabelledDate, ...] = field(default=())
    author: str = ""
    outlet: str = ""
    via: str = ""

    def at(self, span: Span) -> str:
        """The characters of a span; raises NoSuchLine."""
        if not 1 <= span.line <= len(self.lines) or span.end > len(self.lines[span.line - 1]):
            raise NoSuchLine(span, len(self.lines))
        return self.lines[span.line - 1][span.start : span.end]


def lines_of(raw: str) -> tuple[str, ...]:
    """The physical lines of a plain text, as an editor numbers them; a break at the very end makes no line."""
    found = _BREAK.split(raw)
    return tuple(found[:-1] if found and not found[-1] else found)


def digest_of(raw: bytes) -> str:
    """SHA-256 of a file's bytes, 64 hexadecimal figures."""
    return hashlib.sha256(raw).hexdigest()


def language_of(lines: Iterable[str]) -> str:
    """`ru` where more letters are Cyrillic than Latin, else `en`."""
    sample = "".join(lines)[:_SAMPLE]
    return "ru" if len(_CYRILLIC.findall(sample)) > len(_LATIN.findall(sample)) else "en"


def title_of(lines: Iterable[str]) -> str:
    """The first line that is not blank and no stamp of a page."""
    return next((line.strip() for line in lines if line.strip() and not _STAMP.match(line)), "")


_STAMP: Final = re.compile(
    r"\s*(?:updated|published|posted|last modified|date|обновлено|опубликовано|дата)\b[^\w]*(?:at|on|в)?[\s:]*\d",
    re.IGNORECASE,
)


def plain(name: str, raw: str, title: str = "", outlet: str = "") -> Text:
    """A text from plain characters; its title and outlet where somebody knows them."""
    lines = lines_of(raw)
    digest = digest_of(raw.encode("utf-8", "surrogatepass"))
    return Text(digest, name, language_of(lines), title or title_of(lines), lines, outlet=outlet)
