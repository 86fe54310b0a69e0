"""What a file is by its bytes, sort by sort, and in which words each that is more than a paper is refused."""

import io
import zipfile
import zlib
from typing import Final

import pytest

from travaux.office.paper_sorts import MEDIA, MOST_MEMBERS, NoPaper, sort_of

END: Final = b"\n%%EOF\n"
TYPES: Final = ("[Content_Types].xml", b"<Types/>")
BODY: Final = ("word/document.xml", b"<w:document/>")
RELATIONS: Final = "word/_rels/document.xml.rels"


def pdf(inside: bytes = b"", end: bytes = END) -> bytes:
    return b"%PDF-1.7\n" + inside + end


def packed(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def docx(*more: tuple[str, bytes], body: bytes = BODY[1], types: bytes = TYPES[1]) -> bytes:
    return packed((TYPES[0], types), (BODY[0], body), *more)


def odt(*more: tuple[str, bytes], body: bytes = b"<office:document-content/>") -> bytes:
    return packed(("mimetype", MEDIA["odt"].encode()), ("content.xml", body), *more)


def object_stream(inside: bytes) -> bytes:
    return pdf(b"1 0 obj <</Type /ObjStm>>\nstream\n" + zlib.compress(inside) + b"\nendstream")


@pytest.mark.parametrize(
    ("content", "sort"),
    [
        pytest.param(pdf(), "pdf", id="the smallest PDF"),
        pytest.param(pdf(b"<< /Type /Catalog >>"), "pdf", id="a PDF with a catalogue"),
        pytest.param(pdf(b"<< /URI (https://example.org) >>"), "pdf", id="a PDF with a plain link"),
        pytest.param(pdf(b"<< /JavaScripted 1 >>"), "pdf", id="a name that only begins as a script's"),
        pytest.param(pdf(b"the word JavaScript"), "pdf", id="the word without its stroke"),
        pytest.param(pdf(b"<< /LaunchPad 1 >>"), "pdf", id="a name that only begins as a program's"),
        pytest.param(pdf(b"<< /XFAB 1 >>"), "pdf", id="a name that only begins as a form's"),
        pytest.param(pdf(b"<< /Encrypted 1 >>"), "pdf", id="a name that only begins as a lock's"),
        pytest.param(pdf(end=b"\n%%EOF" + b" " * 1000), "pdf", id="an end within the last thousand bytes"),
        pytest.param(object_stream(b"<< /Type /Page >>"), "pdf", id="packed objects that do nothing"),
        pytest.param(docx(), "docx", id="the smallest DOCX"),
        pytest.param(docx(("word/styles.xml", b"<w:styles/>")), "docx", id="a DOCX with styles"),
        pytest.param(docx(("word/media/image1.png", b"\x89PNG")), "docx", id="a DOCX with a picture"),
        pytest.param(docx(body=b"<w:instrText>PAGE</w:instrText>"), "docx", id="a DOCX that counts its pages"),
        pytest.param(docx(body=b"<w:t>DDE and IMPORT</w:t>"), "docx", id="words of fields in plain text"),
        pytest.param(docx(body=b"<w:instrText>IMPORTANT</w:instrText>"), "docx", id="a longer word in a field"),
        pytest.param(odt(), "odt", id="the smallest ODT"),
        pytest.param(odt(("styles.xml", b"<styles/>")), "odt", id="an ODT with styles"),
        pytest.param(b"Draft decision", "txt", id="a line"),
        pytest.param(b"", "txt", id="nothing at all"),
        pytest.param("Проект решения".encode(), "txt", id="a line in Russian"),
        pytest.param(b"\xef\xbb\xbfDraft", "txt", id="a mark of byte order before it"),
        pytest.param(b"a\tb\r\nc\n\x0cd", "txt", id="tabs, line ends and a new page"),
        pytest.param(b"3 < 4 and 5 > 2", "txt", id="signs of comparison"),
        pytest.param(b"< 3 days of notice", "txt", id="a comparison at the head"),
        pytest.param(b"a line\n<b>bold</b>", "txt", id="markup further down"),
        pytest.param(b"# Draft", "txt", id="a heading"),
        pytest.param(b"echo of the session", "txt", id="a word that some shell knows"),
        pytest.param(b"PK is the code of Pakistan", "txt", id="the letters that packed files begin with"),
    ],
)
def test_a_paper_is_told_by_its_bytes(content: bytes, sort: str) -> None:
    assert sort_of(content, "paper") == sort


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.exe", "", "../../a", "<b>"])
def test_the_name_of_a_paper_does_not_make_its_sort(name: str) -> None:
    assert sort_of(b"plain words", name) == "txt"
    assert sort_of(pdf(), name) == "pdf"


@pytest.mark.parametrize(
    ("content", "obstacle"),
    [
        pytest.param(pdf(b"/JavaScript (x)"), "it holds a script", id="a script"),
        pytest.param(pdf(b"/Java#53cript (x)"), "it holds a script", id="a script under an escaped name"),
        pytest.param(pdf(b"/#4a#61vaScript (x)"), "it holds a script", id="a script with two escapes"),
        pytest.param(object_stream(b"/JavaScript (x)"), "it holds a script", id="a script packed away"),
        pytest.param(object_stream(b"/Java#53cript"), "it holds a script", id="a script packed and escaped"),
        pytest.param(pdf(b"/S /Launch"), "it starts a program", id="a program"),
        pytest.param(object_stream(b"/Launch"), "it starts a program", id="a program packed away"),
        pytest.param(pdf(b"/EmbeddedFile"), "it carries other files", id="one file inside"),
        pytest.param(pdf(b"/EmbeddedFiles"), "it carries other files", id="several files inside"),
        pytest.param(pdf(b"/RichMedia"), "it carries other files", id="a film"),
        pytest.param(pdf(b"/Type /Filespec"), "it carries other files", id="the name of a file"),
        pytest.param(pdf(b"/XFA [1]"), "it holds a form that runs", id="a form in a list"),
        pytest.param(pdf(b"/XFA 5 0 R"), "it holds a form that runs", id="a form by reference"),
        pytest.param(pdf(b"/XFA<00>"), "it holds a form that runs", id="a form in figures"),
        pytest.param(pdf(b"/SubmitForm"), "it sends or fetches something by itself", id="a form that sends"),
        pytest.param(pdf(b"/ImportData"), "it sends or fetches something by itself", id="data brought in"),
        pytest.param(pdf(b"/GoToE"), "it sends or fetches something by itself", id="a leap into a file inside"),
        pytest.param(pdf(b"/GoToR"), "it sends or fetches something by itself", id="a leap into another file"),
        pytest.param(pdf(b"/Encrypt 5 0 R"), "it is locked with a password", id="a lock"),
        pytest.param(pdf(end=b""), "it is a PDF that does not end", id="no end"),
        pytest.param(pdf(end=END + b" " * 2000), "goes on behind its end", id="much behind the end"),
        pytest.param(pdf(packed(TYPES)), "it is a PDF and a packed file at once", id="a package behind a PDF"),
    ],
)
def test_a_pdf_that_is_more_than_a_paper_is_refused_in_its_words(content: bytes, obstacle: str) -> None:
    with pytest.raises(NoPaper) as refused:
        sort_of(content, "draft.pdf")
    assert obstacle in str(refused.value)


@pytest.mark.parametrize(
    ("content", "obstacle"),
    [
        pytest.param(docx(("word/vbaProject.bin", b"x")), "it holds macros", id="macros"),
        pytest.param(docx(("word/VBAPROJECT.BIN", b"x")), "it holds macros", id="macros in capitals"),
        pytest.param(docx(("word/vbaData.xml", b"<x/>")), "it holds macros", id="data of macros"),
        pytest.param(docx(types=b"<x macroEnabled/>"), "it holds macros", id="macros declared"),
        pytest.param(docx(types=b"<x vbaProject/>"), "it holds macros", id="a project declared"),
        pytest.param(docx(types=b"<x activeX/>"), "it holds macros", id="controls declared"),
        pytest.param(odt(("Basic/script.xml", b"<x/>")), "it holds macros", id="macros of an ODT"),
        pytest.param(odt(("Scripts/a.py", b"x")), "it holds macros", id="scripts of an ODT"),
        pytest.param(odt(("Dialogs/a.xml", b"<x/>")), "it holds macros", id="dialogues of an ODT"),
        pytest.param(docx(("word/embeddings/a.bin", b"x")), "it carries other files", id="a file inside"),
        pytest.param(docx(("word/activeX/a.bin", b"x")), "it carries other files", id="a control"),
        pytest.param(docx(("word/afchunk1.htm", b"x")), "it carries other files", id="a page inside"),
        pytest.param(odt(("Object 1/content.xml", b"<x/>")), "it carries other files", id="an object"),
        pytest.param(odt(("ObjectReplacements/1", b"x")), "it carries other files", id="an object's picture"),
        pytest.param(docx(("/etc/passwd", b"x")), "it names files outside of itself", id="a path from the root"),
        pytest.param(docx(("../a", b"x")), "it names files outside of itself", id="a path upwards"),
        pytest.param(docx(("word/../../a", b"x")), "it names files outside of itself", id="a path up and up"),
        pytest.param(docx(("a\\..\\b", b"x")), "it names files outside of itself", id="a path of another system"),
        pytest.param(docx(("C:a", b"x")), "it names files outside of itself", id="a drive"),
        pytest.param(docx(("word/DOCUMENT.xml", b"<x/>")), "two files under one name", id="a name twice"),
        pytest.param(docx(body=b"<!DOCTYPE a>"), "declares entities", id="a declared type"),
        pytest.param(docx(body=b"<!entity a 'b'>"), "declares entities", id="an entity in small letters"),
        pytest.param(docx(body=b"<\x00!\x00ENTITY a>"), "declares entities", id="an entity in wide signs"),
        pytest.param(docx(body=b"<w:instrText>DDE x</w:instrText>"), "a field or a script", id="a field that calls"),
        pytest.param(docx(body=b"<w:instrText>DDEAUTO x"), "a field or a script", id="one that calls by itself"),
        pytest.param(docx(body=b'<w:x w:instr="INCLUDETEXT a"/>'), "a field or a script", id="text brought in"),
        pytest.param(
            docx(body=b"<w:instrText>DD</w:instrText><w:instrText>E x"), "a field or a script", id="a field in parts"
        ),
        pytest.param(odt(body=b"<script:event/>"), "a field or a script", id="an event of a script"),
        pytest.param(odt(body=b"<a href='macro:x'/>"), "a field or a script", id="a link to a macro"),
        pytest.param(odt(body=b"<encryption-data/>"), "locked with a password", id="a locked part"),
        pytest.param(packed(("a.txt", b"x")), "neither a DOCX nor an ODT", id="any package"),
        pytest.param(packed(TYPES), "neither a DOCX nor an ODT", id="a package of types alone"),
        pytest.param(packed(("mimetype", b"text/x"), ("content.xml", b"")), "neither a DOCX", id="another type"),
        pytest.param(docx() + b"more", "something before or behind it", id="something behind"),
        pytest.param(docx()[:-30], "broken", id="a package cut short"),
        pytest.param(b"PK\x03\x04" + b"\x00" * 40, "broken", id="a head alone"),
        pytest.param(b"PK\x03\x04 %PDF-1.7", "a packed file and a PDF at once", id="a PDF in a package's head"),
    ],
)
def test_a_package_that_is_more_than_a_paper_is_refused_in_its_words(content: bytes, obstacle: str) -> None:
    with pytest.raises(NoPaper) as refused:
        sort_of(content, "draft.docx")
    assert obstacle in str(refused.value)


@pytest.mark.parametrize(
    ("relation", "obstacle"),
    [
        (b'<Relationship Type="a/image" TargetMode="External"/>', "fetches something"),
        (b"<Relationship Type='a/attachedTemplate' TargetMode='External'/>", "fetches something"),
        (b'<relationship type="a/image" targetmode="external"/>', "fetches something"),
        (b'<Relationship Type="relationships/aFChunk"/>', "carries other files"),
        (b'<Relationship Type="relationships/oleObject"/>', "carries other files"),
        (b'<Relationship Type="relationships/control"/>', "carries other files"),
        (b'<Relationship Type="relationships/subDocument"/>', "carries other files"),
    ],
)
def test_a_relation_that_fetches_or_carries_is_refused(relation: bytes, obstacle: str) -> None:
    with pytest.raises(NoPaper) as refused:
        sort_of(docx((RELATIONS, relation)), "draft.docx")
    assert obstacle in str(refused.value)


@pytest.mark.parametrize(
    "relation",
    [
        b'<Relationship Type="a/hyperlink" Target="https://example.org" TargetMode="External"/>',
        b'<Relationship Type="a/styles" Target="styles.xml"/>',
        b'<Relationship Type="a/image" Target="media/1.png" TargetMode="Internal"/>',
    ],
)
def test_a_relation_that_only_leads_somewhere_is_taken(relation: bytes) -> None:
    assert sort_of(docx((RELATIONS, relation)), "draft.docx") == "docx"


@pytest.mark.parametrize(
    ("content", "obstacle"),
    [
        pytest.param(b"\xff\xfe\x00", "neither a PDF, a DOCX, an ODT nor a text in UTF-8", id="wide signs"),
        pytest.param("решение".encode("cp1251"), "nor a text in UTF-8", id="the Russian letters of another system"),
        pytest.param(b"a\x00b", "signs that cannot be read", id="a zero"),
        pytest.param(b"a\x1b[2Jb", "signs that cannot be read", id="a sign that steers a terminal"),
        pytest.param(b"a\x7f", "signs that cannot be read", id="a delete"),
        pytest.param(b"<html>", "a page or a script", id="a page"),
        pytest.param(b"  \n<!DOCTYPE html>", "a page or a script", id="a page after blanks"),
        pytest.param(b"<?xml version='1.0'?>", "a page or a script", id="XML"),
        pytest.param(b"<svg onload=x>", "a page or a script", id="a drawing that runs"),
        pytest.param(b"</p>", "a page or a script", id="the end of an element"),
        pytest.param(b"#!/bin/sh", "a page or a script", id="a shell's script"),
        pytest.param(b"@ECHO off", "a page or a script", id="another shell's script"),
        pytest.param(b"%!PS-Adobe", "a page or a script", id="PostScript"),
        pytest.param(b"{\\rtf1", "a page or a script", id="RTF"),
        pytest.param(b"mime-version: 1.0", "a page or a script", id="a page in a letter"),
        pytest.param(b"\xef\xbb\xbf<html>", "a page or a script", id="a page behind a mark of byte order"),
        pytest.param(b"words %PDF-1.7", "two sorts of file at once", id="a PDF behind words"),
    ],
)
def test_a_text_that_is_more_than_a_text_is_refused_in_its_words(content: bytes, obstacle: str) -> None:
    with pytest.raises(NoPaper) as refused:
        sort_of(content, "draft.txt")
    assert obstacle in str(refused.value)


@pytest.mark.parametrize(
    ("content", "remedy"),
    [
        (b"a\x00b", "Send a PDF, a DOCX, an ODT or a plain text."),
        (pdf(end=b""), "Save it again with your word processor, and send that."),
        (pdf(b"/Launch"), "Save it without them, for example as PDF/A, and send that."),
        (pdf(b"/Encrypt 1"), "Save it without one, and send that."),
    ],
)
def test_a_refusal_names_the_file_and_what_to_do_next(content: bytes, remedy: str) -> None:
    with pytest.raises(NoPaper) as refused:
        sort_of(content, "note 7.pdf")
    assert str(refused.value).startswith("The file 'note 7.pdf' is not taken: ")
    assert str(refused.value).endswith(f"Nothing was kept. {remedy}")


def test_a_package_holds_so_many_files_and_no_more() -> None:
    fill = [(f"word/{number}.txt", b"") for number in range(MOST_MEMBERS - 1)]
    assert sort_of(docx(*fill[:-1]), "draft.docx") == "docx"
    with pytest.raises(NoPaper, match="packs more than 2,000 files"):
        sort_of(docx(*fill), "draft.docx")
