"""PDF with a text layer, through pypdf: its words, joined into paragraphs again; pictures and scripts are left."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from statistics import quantiles
from typing import Final

from pypdf import PdfReader

from travaux.intake.formats.bounds import ALONE, MOST_CHARACTERS, MOST_PAGES
from travaux.intake.formats.content import Content, Dated, bounded, dated, from_plain, one_line
from travaux.intake.formats.refused import Unreadable
from travaux.intake.text import DateLabel

#: A page with fewer letters than this holds none to speak of.
_FEWEST_LETTERS: Final = 20
_LEAST_SHARE: Final = 0.4
_ENDED: Final = re.compile(r"""[.!?:…]["'»”’)\]]*$""")
_HYPHEN: Final = re.compile(r"(?<=[^\W\d_])-$")
_STAMP: Final = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2}))?")
#: A line shorter than this share of the usual one ends its paragraph.
_FULL: Final = 0.75


def read(data: bytes) -> Content:
    """The paragraphs of a PDF and what it says of itself; raises Unreadable."""
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        raise Unreadable("it is a PDF with a password", "Save it without one, or paste the text")
    if len(reader.pages) > MOST_PAGES:
        raise Unreadable(f"it is a PDF of more than {MOST_PAGES} pages", ALONE)
    lines = [line for page in _pages(reader) for line in page]
    _require_letters(lines)
    about = reader.metadata
    title, author = (about.title, about.author) if about else (None, None)
    return Content(bounded(paragraphs(lines)), one_line(title), one_line(author), dates=tuple(_dates(reader)))


def _pages(reader: PdfReader) -> Iterator[tuple[str, ...]]:
    left = MOST_CHARACTERS
    for page in reader.pages:
        text = page.extract_text()
        left -= len(text)
        if left < 0:
            raise Unreadable(f"its text has more than {MOST_CHARACTERS:,} characters", ALONE)
        yield from_plain(text)
        yield ("",)


def _require_letters(lines: Iterable[str]) -> None:
    text = "".join("".join(lines).split())
    letters = sum(letter.isalpha() for letter in text)
    if letters < _FEWEST_LETTERS:
        raise Unreadable(
            "it is a PDF without a text layer, as a scan is, and letters in pictures are not read",
            "Paste the text, or hand in a copy that was made from text",
        )
    if letters < _LEAST_SHARE * len(text):
        raise Unreadable("its letters are drawn in a font that does not tell which they are", "Paste the text")


def paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Lines that were broken at the width of a page, joined where a sentence goes on."""
    given = [line.rstrip() for line in lines]
    lengths = [len(line) for line in given if line]
    usual = quantiles(lengths, n=4)[2] if len(lengths) > 1 else 0.0
    open_line = ""
    for line in given:
        if open_line and line and _goes_on(open_line, line, usual):
            open_line = _joined(open_line, line.lstrip())
            continue
        if open_line:
            yield open_line
        open_line = line
        if not line:
            yield ""
    if open_line:
        yield open_line


def _goes_on(before: str, line: str, usual: float) -> bool:
    """Whether a line continues the one before: that one was full, or broke off in the midst of a sentence."""
    last = before[-int(usual) - 1 :]
    if _ENDED.search(before):
        return False
    return line.lstrip()[:1].islower() or len(last) >= _FULL * usual > 0


def _joined(before: str, line: str) -> str:
    if _HYPHEN.search(before) and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}"


def _dates(reader: PdfReader) -> Iterator[Dated]:
    about: Mapping[str, object] = reader.metadata or {}
    for key in ("/CreationDate", "/ModDate"):
        stated = str(about.get(key, ""))
        if found := _STAMP.match(stated):
            year, month, day, hour, minute = found.groups()
            moment = f"T{hour}:{minute}" if hour else ""
            yield from dated(DateLabel.FILE, f"{year}-{month}-{day}{moment}", f"PDF {key}")
