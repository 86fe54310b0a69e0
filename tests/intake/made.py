"""Files made for tests: a page, a PDF, a DOCX with given words, and whatever else a door may be handed."""

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from pypdf import PdfReader, PdfWriter

WORDS = (
    "Armenia asked to remove the document from the agenda, the CSTO Secretary General said in Minsk on 20 November.",
    "All other member states supported the document, he told the Belarusian head of state.",
)
RUSSIAN = (
    "Армения попросила снять документ с повестки дня, заявил генеральный секретарь ОДКБ в Минске 20 ноября.",
    "Все остальные государства-члены поддержали документ, сообщил он главе белорусского государства.",
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def page(*paragraphs: str, head: str = "", before: str = "") -> bytes:
    """A page with an article of these paragraphs (as they stand, not escaped)."""
    body = "".join(f"<p>{one}</p>" for one in paragraphs or WORDS)
    return f"<!doctype html><html><head>{head}</head><body>{before}<article>{body}</article></body></html>".encode()


def document(*paragraphs: str, inside: str = "") -> str:
    """The XML of a document of these paragraphs; `inside` stands among them as it is."""
    told = "".join(f"<w:p><w:r><w:t>{escape(one)}</w:t></w:r></w:p>" for one in paragraphs or WORDS)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{told}{inside}</w:body></w:document>'
    )


def packed(members: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A packed file of these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as opened:
        for name, held in members.items():
            opened.writestr(name, held)
    return made.getvalue()


def docx(*paragraphs: str, inside: str = "", **others: str | bytes) -> bytes:
    """A DOCX of these paragraphs; `others` are more members, `__` standing for a slash and `_dot_` for a point."""
    named = {name.replace("__", "/").replace("_dot_", "."): held for name, held in others.items()}
    return packed({"[Content_Types].xml": TYPES, "word/document.xml": document(*paragraphs, inside=inside), **named})


def pdf(*pages: Sequence[str], about: str = "", extra: str = "", stream: bytes | None = None) -> bytes:
    """A PDF with a line of Latin letters for each text of each page; `extra` stands in its catalogue."""
    given = pages or (WORDS,)
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {extra} >>".encode(),
        f"<< /Type /Pages /Kids [{' '.join(f'{5 + 2 * n} 0 R' for n in range(len(given)))}] /Count {len(given)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {about} >>".encode(),
    ]
    for number, lines in enumerate(given):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {6 + 2 * number} 0 R >>".encode()
        )
        objects.append(_stream(_drawn(lines)) if stream is None else stream)
    return _joined(objects)


def _drawn(lines: Sequence[str]) -> bytes:
    shown = "".join(f"({line.replace(chr(92), '').replace('(', '').replace(')', '')}) Tj T*\n" for line in lines)
    return f"BT /F1 12 Tf 14 TL 72 720 Td\n{shown}ET".encode("cp1252", "replace")


def _stream(content: bytes) -> bytes:
    small = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(small), small)


def bomb_stream(size: int, layers: int = 1) -> bytes:
    """A stream that unpacks to `size` blanks, packed so many times over."""
    content = b" " * size
    for _ in range(layers):
        content = zlib.compress(content, 9)
    filters = b"/FlateDecode " * layers
    return b"<< /Length %d /Filter [%b] >>\nstream\n%b\nendstream" % (len(content), filters, content)


def _joined(objects: Sequence[bytes]) -> bytes:
    made, places = bytearray(b"%PDF-1.5\n"), []
    for number, held in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, held)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(made)


def locked_pdf(password: str) -> bytes:
    """A PDF that opens with a password only."""
    writer, made = PdfWriter(), io.BytesIO()
    writer.append(PdfReader(io.BytesIO(pdf())))
    writer.encrypt(password, algorithm="RC4-128")
    writer.write(made)
    return made.getvalue()
