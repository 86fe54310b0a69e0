"""DOCX: the paragraphs that a reader sees, from the one file in it that holds them; nothing else is opened."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final

from lxml import etree

from travaux.intake.formats.bounds import DEEPEST, MOST_MEMBERS, MOST_UNPACKED
from travaux.intake.formats.content import Content, Dated, bounded, dated, one_line, seen
from travaux.intake.formats.refused import Unreadable
from travaux.intake.text import DateLabel

_TEXT: Final = "word/document.xml"
_ABOUT: Final = "docProps/core.xml"
_TYPES: Final = "[Content_Types].xml"
_MACROS: Final = re.compile(rb"macroEnabled|vbaProject|activeX", re.IGNORECASE)
_DECLARED: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_TERMS: Final = "{http://purl.org/dc/terms/}"
_SAVE: Final = "Save it as DOCX without them, or paste the text"
_AGAIN: Final = "Save it again as DOCX, or paste the text"
_ENCRYPTED: Final = 0x1


def read(data: bytes) -> Content:
    """The paragraphs of a DOCX and what it says of itself; raises Unreadable."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        _require_sound(packed)
        if _MACROS.search(_member(packed, _TYPES)):
            raise Unreadable("it holds macros", _SAVE)
        root = _parsed(_member(packed, _TEXT))
        about = _parsed(_member(packed, _ABOUT)) if _ABOUT in packed.namelist() else None
    lines = bounded(_paragraphs(root))
    if not any(line.strip() for line in lines):
        raise Unreadable("there is no text in it", "Paste the text")
    if about is None:
        return Content(lines)
    told = {str(one.tag): one.text or "" for one in about if isinstance(one.tag, str)}
    return Content(
        lines,
        one_line(told.get(f"{_DC}title")),
        one_line(told.get(f"{_DC}creator")),
        dates=tuple(_dates(told)),
    )


def _require_sound(packed: zipfile.ZipFile) -> None:
    """Refuse what no word processor writes, by the table of contents alone."""
    names = packed.namelist()
    if len(names) > MOST_MEMBERS:
        raise Unreadable(f"it packs more than {MOST_MEMBERS:,} files", _AGAIN)
    if any(name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or "\x00" in name for name in names):
        raise Unreadable("it names files outside of itself", _AGAIN)
    if len(set(names)) < len(names):
        raise Unreadable("it packs two files under one name", _AGAIN)
    if any(one.flag_bits & _ENCRYPTED for one in packed.infolist()):
        raise Unreadable("it is packed with a password", "Save it without one, or paste the text")
    if any(name.casefold().endswith(("vbaproject.bin", "vbadata.xml")) for name in names):
        raise Unreadable("it holds macros", _SAVE)
    if _TYPES not in names or _TEXT not in names:
        raise Unreadable("it is a packed file, and no DOCX", "Paste the text, or unpack it and hand in one file")


def _member(packed: zipfile.ZipFile, name: str) -> bytes:
    """One file out of it, unpacked no further than its bound, whatever size it claims."""
    told = packed.getinfo(name)
    if told.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise Unreadable("it is packed in a way that no word processor uses", _AGAIN)
    with packed.open(told) as opened:
        found = opened.read(MOST_UNPACKED + 1)
    if len(found) > MOST_UNPACKED:
        raise Unreadable(f"it unpacks to more than {MOST_UNPACKED:,} bytes", "Paste the text")
    return found


def _parsed(raw: bytes) -> etree._Element:
    """XML without anything that would be looked up, expanded or fetched."""
    if _DECLARED.search(raw.replace(b"\x00", b"")):
        raise Unreadable("the XML in it declares entities", _AGAIN)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_pis=True
    )
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as fault:
        raise Unreadable("it is no sound DOCX: the XML in it is broken", _AGAIN) from fault


def _paragraphs(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(f"{_W}p", f"{_STRICT}p"):
        if _depth(paragraph) > DEEPEST:
            raise Unreadable("its parts lie deeper in each other than in any text", _AGAIN)
        yield from " ".join(seen("".join(_runs(paragraph))).split("\t")).split("\n")


def _depth(element: etree._Element) -> int:
    return sum(1 for _ in element.iterancestors())


def _runs(paragraph: etree._Element) -> Iterator[str]:
    """The words of a paragraph: neither those of one inside it, nor hidden or deleted ones, nor instructions."""
    waiting = list(paragraph)[::-1]
    while waiting:
        one = waiting.pop()
        name = etree.QName(one).localname if isinstance(one.tag, str) else ""
        match name:
            case "p" | "del" | "instrText" | "delText" | "pPr" | "rPr":
                continue
            case "r" if _hidden(one):
                continue
            case "t":
                yield one.text or ""
            case "tab":
                yield "\t"
            case "br" | "cr":
                yield "\n"
            case "noBreakHyphen":
                yield "-"
            case _:
                waiting.extend(list(one)[::-1])


def _hidden(run: etree._Element) -> bool:
    return any(run.find(f"{space}rPr/{space}vanish") is not None for space in (_W, _STRICT))


def _dates(told: dict[str, str]) -> Iterator[Dated]:
    for name in ("created", "modified"):
        yield from dated(DateLabel.FILE, told.get(f"{_TERMS}{name}", ""), f"DOCX {name}")
