"""What stands in a made paper, read back by others' readers: python-docx and pypdf."""

import io
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

_BLANK = re.compile(r"[\s\u200b]+")


def docx_text(content: bytes) -> str:
    """All text of a document: body, tables, head and foot."""
    document = Document(io.BytesIO(content))
    section = document.sections[0]
    parts = (section.header._element, document.element.body, section.footer._element)
    return "\n".join(text for part in parts for text in _lines(part))


def _lines(part: Any) -> Iterator[str]:  # noqa: ANN401 - lxml's own element
    for paragraph in part.iter(qn("w:p")):
        yield "".join(_piece(one) for one in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")))


def _piece(one: Any) -> str:  # noqa: ANN401
    return (one.text or "") if one.tag == qn("w:t") else "\n"


def pdf_pages(content: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def pdf_text(content: bytes) -> str:
    """The text of all pages."""
    return "\n".join(pdf_pages(content))


def text_of(content: bytes, fmt: str) -> str:
    """The text of a paper."""
    return docx_text(content) if fmt == "docx" else pdf_text(content)


def tight(text: str) -> str:
    """The text without blanks, which a reader of PDF puts where it likes."""
    return _BLANK.sub("", unicodedata.normalize("NFKC", text))


def plain_words(text: str) -> str:
    """The text with blanks made one."""
    return _BLANK.sub(" ", text).strip()
