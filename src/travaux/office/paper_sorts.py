"""What a paper is, told by its bytes: one of four sorts, each without anything that runs, hides or unpacks for ever."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final, Literal

from travaux.broken_input import BrokenInput

Sort = Literal["pdf", "docx", "odt", "txt"]

MEDIA: Final[dict[Sort, str]] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "txt": "text/plain; charset=utf-8",
}
_SEND: Final = "Send a PDF, a DOCX, an ODT or a plain text"
_AGAIN: Final = "Save it again with your word processor, and send that"
_WITHOUT: Final = "Save it without them, for example as PDF/A, and send that"
#: Bounds of what is unpacked: bytes in all, and files in one package.
MOST_UNPACKED: Final = 100 * 1024 * 1024
MOST_MEMBERS: Final = 2_000
_PORTION: Final = 1 << 16
_ENCRYPTED: Final = 0x1
_HEAD: Final = 1_024

#: What a PDF must not name (ISO 32000-2, 12.6 and 7.6): each either runs something, carries a file, or is locked.
_IN_PDF: Final = (
    (re.compile(rb"/JavaScript\b"), "it holds a script"),
    (re.compile(rb"/Launch\b"), "it starts a program"),
    (re.compile(rb"/(?:EmbeddedFiles?|RichMedia|Filespec)\b"), "it carries other files"),
    (re.compile(rb"/XFA[\s\[(<\d/]"), "it holds a form that runs"),
    (re.compile(rb"/(?:SubmitForm|ImportData|GoToE|GoToR)\b"), "it sends or fetches something by itself"),
)
_LOCKED: Final = re.compile(rb"/Encrypt\b")
_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM: Final = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)

_MACRO_NAMES: Final = ("vbaproject.bin", "vbadata.xml", "basic/", "scripts/", "dialogs/")
_INSIDE: Final = ("/embeddings/", "/activex/", "/afchunk", "object ", "objectreplacements/")
_DECLARED: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FETCHED: Final = re.compile(
    rb"<Relationship\b(?=[^>]*TargetMode\s*=\s*[\"']External)(?![^>]*/hyperlink[\"'])[^>]*>", re.IGNORECASE
)
_CHUNK: Final = re.compile(rb"relationships/(?:aFChunk|oleObject|control|subDocument)", re.IGNORECASE)
_FIELD: Final = re.compile(rb"<w:instrText[^>]*>([^<]*)|w:instr\s*=\s*\"([^\"]*)")
_RUNS: Final = re.compile(rb"\bDDE(?:AUTO)?\b|\bINCLUDETEXT\b|\bINCLUDEPICTURE\b|\bIMPORT\b", re.IGNORECASE)
_SCRIPTED: Final = re.compile(
    rb"<(?:script:|office:script\b|presentation:event-listener)|macro:|vnd\.sun\.star\.script"
)

#: How a text begins that some program would run or show as something else.
_MARKUP: Final = re.compile(r"\s*(?:<(?:[!?]|/?[a-zA-Z])|#!|@echo\b|%!PS|\{\\rtf|MIME-Version:)", re.IGNORECASE)
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


class NoPaper(BrokenInput):
    """Bytes that are no paper, or one that holds more than a paper."""

    def __init__(self, name: str, obstacle: str, remedy: str = _SEND) -> None:
        super().__init__(f"The file '{name}' is not taken: {obstacle}. Nothing was kept. {remedy}.")


def sort_of(content: bytes, name: str) -> Sort:
    """The sort of a paper; raises NoPaper."""
    if content.startswith(b"%PDF-"):
        _require_pdf(content, name)
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return _packed(content, name)
    _require_text(content, name)
    return "txt"


def _require_pdf(content: bytes, name: str) -> None:
    if zipfile.is_zipfile(io.BytesIO(content)):
        raise NoPaper(name, "it is a PDF and a packed file at once", _AGAIN)
    if b"%%EOF" not in content[-_HEAD:]:
        raise NoPaper(name, "it is a PDF that does not end, or goes on behind its end", _AGAIN)
    for part in (content, *_object_streams(content, name)):
        told = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), part)
        if _LOCKED.search(told):
            raise NoPaper(name, "it is locked with a password", "Save it without one, and send that")
        for pattern, obstacle in _IN_PDF:
            if pattern.search(told):
                raise NoPaper(name, obstacle, _WITHOUT)


def _object_streams(content: bytes, name: str) -> Iterator[bytes]:
    """The objects that a PDF packs together, unpacked within bounds."""
    left = MOST_UNPACKED
    for found in _STREAM.finditer(content):
        unpacking = zlib.decompressobj()
        try:
            part = unpacking.decompress(content[found.end() :], left + 1)
        except zlib.error:
            continue  # packed in another way: no reader of ours opens it, and it is only ever saved
        left -= len(part)
        if left < 0:
            raise NoPaper(name, "it unpacks to more than any paper holds", _AGAIN)
        yield part


def _packed(content: bytes, name: str) -> Sort:
    if b"%PDF-" in content[:_HEAD]:
        raise NoPaper(name, "it is a packed file and a PDF at once", _AGAIN)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            _require_whole(packed, content, name)
            _require_plain_names(packed, name)
            sort = _office(packed, name)
            _require_harmless(packed, name)
    except NoPaper:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as fault:
        raise NoPaper(name, "it is a packed file that is broken", _AGAIN) from fault
    return sort


def _require_whole(packed: zipfile.ZipFile, content: bytes, name: str) -> None:
    """Refuse what has anything before, behind or between: another program would read it as another thing."""
    offsets = [one.header_offset for one in packed.infolist()]
    if not offsets or min(offsets) != 0 or packed.comment or not content[-22:].startswith(b"PK\x05\x06"):
        raise NoPaper(name, "it is a packed file with something before or behind it", _AGAIN)
    if len(offsets) > MOST_MEMBERS:
        raise NoPaper(name, f"it packs more than {MOST_MEMBERS:,} files", _AGAIN)


def _require_plain_names(packed: zipfile.ZipFile, name: str) -> None:
    names = packed.namelist()
    if len({one.casefold() for one in names}) < len(names):
        raise NoPaper(name, "it packs two files under one name", _AGAIN)
    if any(one.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", one) or ":" in one for one in names):
        raise NoPaper(name, "it names files outside of itself", _AGAIN)
    if any(one.flag_bits & _ENCRYPTED for one in packed.infolist()):
        raise NoPaper(name, "it is locked with a password", "Save it without one, and send that")
    told = [f"/{one.casefold()}" for one in names]
    if any(bad in one for one in told for bad in _MACRO_NAMES):
        raise NoPaper(name, "it holds macros", _WITHOUT)
    if any(bad in one for one in told for bad in _INSIDE):
        raise NoPaper(name, "it carries other files", _WITHOUT)


def _office(packed: zipfile.ZipFile, name: str) -> Sort:
    names = packed.namelist()
    if "[Content_Types].xml" in names and "word/document.xml" in names:
        if re.search(
            rb"macroEnabled|vbaProject|activeX", _read(packed, packed.getinfo("[Content_Types].xml"), MOST_UNPACKED)
        ):
            raise NoPaper(name, "it holds macros", _WITHOUT)
        return "docx"
    if names[0] == "mimetype" and "content.xml" in names:
        with packed.open("mimetype") as opened:
            if opened.read(_HEAD).strip() == MEDIA["odt"].encode():
                return "odt"
    raise NoPaper(name, "it is a packed file, and neither a DOCX nor an ODT")


def _require_harmless(packed: zipfile.ZipFile, name: str) -> None:
    """Read every part within one bound, whatever size it claims, and refuse what runs or fetches something."""
    left = MOST_UNPACKED
    for one in packed.infolist():
        part = _read(packed, one, left)
        left -= len(part)
        if left < 0:
            raise NoPaper(name, "it unpacks to more than any paper holds", _AGAIN)
        if one.filename.casefold().endswith((".xml", ".rels")):
            _require_harmless_xml(part.replace(b"\x00", b""), name)


def _read(packed: zipfile.ZipFile, one: zipfile.ZipInfo, left: int) -> bytes:
    read: list[bytes] = []
    with packed.open(one) as opened:
        while left >= 0 and (portion := opened.read(_PORTION)):
            read.append(portion)
            left -= len(portion)
    return b"".join(read)


def _require_harmless_xml(part: bytes, name: str) -> None:
    if _DECLARED.search(part):
        raise NoPaper(name, "the XML in it declares entities", _AGAIN)
    if _FETCHED.search(part):
        raise NoPaper(name, "it fetches something from elsewhere when it is opened", _WITHOUT)
    if _CHUNK.search(part):
        raise NoPaper(name, "it carries other files", _WITHOUT)
    if b"encryption-data" in part:
        raise NoPaper(name, "it is locked with a password", "Save it without one, and send that")
    fields = b"".join(b"".join(found) for found in _FIELD.findall(part))
    if _RUNS.search(fields) or _SCRIPTED.search(part):
        raise NoPaper(name, "it holds a field or a script that runs", _WITHOUT)


def _require_text(content: bytes, name: str) -> None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise NoPaper(name, "it is neither a PDF, a DOCX, an ODT nor a text in UTF-8") from fault
    if _CONTROL.search(text):
        raise NoPaper(name, "it is no text: it holds signs that cannot be read")
    if _MARKUP.match(text):
        raise NoPaper(name, "it is a page or a script, and no plain text")
    if b"%PDF-" in content[:_HEAD] or zipfile.is_zipfile(io.BytesIO(content)):
        raise NoPaper(name, "it is two sorts of file at once", _AGAIN)
