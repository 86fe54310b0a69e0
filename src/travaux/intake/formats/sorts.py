"""What a file is, told by what it holds: its name is not asked."""

import io
import re
import zipfile
from enum import StrEnum
from typing import Final

from travaux.intake.formats.bounds import ALONE, MOST_BYTES
from travaux.intake.formats.refused import Unreadable

_HEAD: Final = 4_096
_PDF_LOOKED_FOR: Final = 1_024
_PASTE: Final = "Paste its text, or save it as text, HTML, PDF or DOCX"
#: How files begin that hold no article, or none that is read here.
_OTHERS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "it is an old Word file, or a DOCX with a password"),
    (b"{\\rtf", "it is an RTF file"),
    *((start, "it is a picture, and letters in pictures are not read") for start in (
        b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"\x00\x00\x01\x00", b"8BPS")),
    *((start, "it is a packed file") for start in (
        b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"PK\x05\x06", b"PK\x07\x08", b"\x28\xb5\x2f\xfd")),
    *((start, "it is a program") for start in (
        b"\x7fELF", b"MZ", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\x00asm")),
    *((start, "it is sound or film") for start in (b"ID3", b"RIFF", b"OggS", b"\x1aE\xdf\xa3", b"fLaC")),
    (b"SQLite format 3", "it is a database"),
    (b"%!PS", "it is a PostScript file"),
    (b"wOF2", "it is a font"),
)  # fmt: skip
_PAGE: Final = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|p|h1|section|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML: Final = re.compile(rb"\s*<\?xml|\s*<!DOCTYPE(?!\s+html)|\s*<!ENTITY", re.IGNORECASE)
_XHTML: Final = re.compile(rb"<html\b", re.IGNORECASE)
_MAIL: Final = re.compile(rb"^(?:MIME-Version|Content-Transfer-Encoding):", re.IGNORECASE | re.MULTILINE)


class Sort(StrEnum):
    """The formats that are read."""

    PLAIN = "plain text"
    PAGE = "HTML"
    PDF = "PDF"
    DOCX = "DOCX"


def sort_of(data: bytes) -> Sort:
    """The format of a file; raises Unreadable for one that is not read, and for one that is two at once."""
    _require_bounds(data)
    if data.startswith(b"%PDF-"):
        _require_one(data, "a PDF")
        return Sort.PDF
    if data.startswith(b"PK\x03\x04"):
        _refuse_pdf_inside(data)
        return Sort.DOCX
    for start, what in _OTHERS:
        if data.startswith(start):
            raise Unreadable(what, _PASTE)
    if data[4:8] == b"ftyp":
        raise Unreadable("it is sound or film", _PASTE)
    _refuse_pdf_inside(data)
    _require_one(data, "a text")
    return _text_sort(data)


def _require_bounds(data: bytes) -> None:
    if not data.strip():
        raise Unreadable("it is empty", "Hand in a file with text in it, or paste the text")
    if len(data) > MOST_BYTES:
        raise Unreadable(f"it has more than {MOST_BYTES:,} bytes", ALONE)


def _text_sort(data: bytes) -> Sort:
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in head:
        head = head.replace(b"\x00", b"")[2 if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else 0 :]
    if _XML.match(head) and not _XHTML.search(head):
        raise Unreadable("it is XML", _PASTE)
    if _MAIL.search(head[:1_024]):
        raise Unreadable("it is a mail, or a page saved as one (MHTML)", "Paste its text, or save the page as HTML")
    return Sort.PAGE if _PAGE.match(head) or _XML.match(head) else Sort.PLAIN


def _require_one(data: bytes, what: str) -> None:
    """Refuse what is a packed file besides: it would be another thing to another program."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        raise Unreadable(f"it is {what} and a packed file at once", _PASTE)


def _refuse_pdf_inside(data: bytes) -> None:
    if b"%PDF-" in data[:_PDF_LOOKED_FOR]:
        raise Unreadable("it holds a PDF that does not begin where the file begins", _PASTE)
