"""What a file is, is told by how it begins; names, dates and lines of files are kept printable and short."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.made import docx, pdf
from travaux.intake.formats.bounds import MOST_BYTES, MOST_CHARACTERS, MOST_LINES
from travaux.intake.formats.content import bounded, dated, from_plain, one_line, seen
from travaux.intake.formats.letters import decode
from travaux.intake.formats.refused import NotRead, Unreadable, plain_name
from travaux.intake.formats.sorts import Sort, sort_of
from travaux.intake.text import DateLabel

SORTS = [
    (b"Armenia declined.", Sort.PLAIN),
    (b"\xef\xbb\xbfArmenia declined.", Sort.PLAIN),
    ("Армения отказалась.".encode(), Sort.PLAIN),
    ("Армения отказалась.".encode("utf-16"), Sort.PLAIN),
    ("Армения отказалась.".encode("cp1251"), Sort.PLAIN),
    (b"a < b and <b>bold</b>", Sort.PLAIN),
    (b"{ not rich text }", Sort.PLAIN),
    (b"Subject: a draft", Sort.PLAIN),
    (b"<html><p>Armenia</p></html>", Sort.PAGE),
    (b"<!DOCTYPE html><p>Armenia</p>", Sort.PAGE),
    (b"<!doctype  HTML><p>Armenia</p>", Sort.PAGE),
    (b"  \n <body>Armenia</body>", Sort.PAGE),
    (b"<!-- made by hand --><html>Armenia</html>", Sort.PAGE),
    (b"\xef\xbb\xbf<html>Armenia</html>", Sort.PAGE),
    ("<html>Армения</html>".encode("utf-16"), Sort.PAGE),
    ("<html>Армения</html>".encode("utf-16-le"), Sort.PAGE),
    (b"<article>Armenia</article>", Sort.PAGE),
    (b"<p>Armenia</p>", Sort.PAGE),
    (b'<?xml version="1.0"?><html xmlns="x">Armenia</html>', Sort.PAGE),
    (b"<pre>Armenia</pre>", Sort.PLAIN),
    (b"<header-like>Armenia", Sort.PLAIN),
    (pdf(), Sort.PDF),
    (docx(), Sort.DOCX),
]


@pytest.mark.parametrize(("data", "sort"), SORTS, ids=range(len(SORTS)))
def test_a_file_is_of_the_sort_that_its_bytes_tell(data: bytes, sort: Sort) -> None:
    assert sort_of(data) is sort


OTHERS = [
    (b"", "it is empty"),
    (b" \n\t\r\n", "it is empty"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", "it is an old Word file, or a DOCX with a password"),
    (b"{\\rtf1 Armenia}", "it is an RTF file"),
    (b"\x89PNG\r\n", "it is a picture, and letters in pictures are not read"),
    (b"\xff\xd8\xff\xe0", "it is a picture, and letters in pictures are not read"),
    (b"GIF89a", "it is a picture, and letters in pictures are not read"),
    (b"GIF87a", "it is a picture, and letters in pictures are not read"),
    (b"II*\x00", "it is a picture, and letters in pictures are not read"),
    (b"MM\x00*", "it is a picture, and letters in pictures are not read"),
    (b"8BPS", "it is a picture, and letters in pictures are not read"),
    (b"\x1f\x8b\x08", "it is a packed file"),
    (b"BZh9", "it is a packed file"),
    (b"\xfd7zXZ\x00", "it is a packed file"),
    (b"7z\xbc\xaf\x27", "it is a packed file"),
    (b"Rar!\x1a", "it is a packed file"),
    (b"PK\x05\x06", "it is a packed file"),
    (b"\x28\xb5\x2f\xfd", "it is a packed file"),
    (b"\x7fELF", "it is a program"),
    (b"MZ\x90", "it is a program"),
    (b"#!/bin/sh\n", "it is a program"),
    (b"\xca\xfe\xba\xbe", "it is a program"),
    (b"\x00asm", "it is a program"),
    (b"ID3\x04", "it is sound or film"),
    (b"RIFF....WAVE", "it is sound or film"),
    (b"OggS", "it is sound or film"),
    (b"\x1aE\xdf\xa3", "it is sound or film"),
    (b"fLaC", "it is sound or film"),
    (b"\x00\x00\x00\x20ftypisom", "it is sound or film"),
    (b"SQLite format 3\x00", "it is a database"),
    (b"%!PS-Adobe-3.0", "it is a PostScript file"),
    (b"wOF2", "it is a font"),
    (b'<?xml version="1.0"?><rss/>', "it is XML"),
    (b"<!DOCTYPE svg><svg/>", "it is XML"),
    (b"<!ENTITY a 'b'>", "it is XML"),
    (b"MIME-Version: 1.0\nSubject: x", "it is a mail, or a page saved as one (MHTML)"),
    (b"Subject: x\nContent-Transfer-Encoding: 8bit", "it is a mail, or a page saved as one (MHTML)"),
    (b"Armenia %PDF-1.4", "it holds a PDF that does not begin where the file begins"),
    (b"PK\x03\x04 and %PDF-1.4", "it holds a PDF that does not begin where the file begins"),
    (b"a" * (MOST_BYTES + 1), f"it has more than {MOST_BYTES:,} bytes"),
    (pdf() + docx(), "it is a PDF and a packed file at once"),
    (b"Armenia declined." + docx(), "it is a text and a packed file at once"),
]


@pytest.mark.parametrize(("data", "what"), OTHERS, ids=range(len(OTHERS)))
def test_another_file_is_refused_by_what_it_is_and_says_what_to_hand_in(data: bytes, what: str) -> None:
    with pytest.raises(Unreadable) as refused:
        sort_of(data)
    assert refused.value.obstacle == what
    assert refused.value.remedy[:1].isupper()
    assert not refused.value.remedy.endswith(".")


def test_a_file_of_just_so_many_bytes_is_still_looked_at() -> None:
    assert sort_of(b"a" * MOST_BYTES) is Sort.PLAIN


RUSSIAN = "Армения отказалась подписать проект решения, сообщил генеральный секретарь."
ENCODED = [
    ("utf-8", b""),
    ("utf-8-sig", b""),
    ("utf-16", b""),
    ("utf-16-le", b""),
    ("utf-16-be", b""),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-32", b""),
    ("utf-32-be", codecs.BOM_UTF32_BE),
    ("cp1251", b""),
    ("koi8-r", b""),
]


@pytest.mark.parametrize(("encoding", "mark"), ENCODED, ids=[f"{one} {mark.hex()}" for one, mark in ENCODED])
def test_russian_is_read_in_each_encoding_without_being_told_which(encoding: str, mark: bytes) -> None:
    assert decode(mark + RUSSIAN.encode(encoding)) == RUSSIAN


CALLED = ["windows-1251", "CP1251", " win-1251 ", "Windows-1251", "nonsense", "", "utf-8"]


@pytest.mark.parametrize("called", CALLED)
def test_a_name_of_an_encoding_is_taken_as_it_is_or_not_at_all(called: str) -> None:
    assert decode(RUSSIAN.encode("cp1251"), called) == RUSSIAN


NO_TEXTS = [
    (b"Armenia\x00declined", "it holds NUL characters, so it is no text or a broken one"),
    (b"Arm\x01enia\x02 declined", "it holds control characters that no text has"),
    (codecs.BOM_UTF8 + b"\xff\xfe\xfa", "it begins as UTF-8-SIG and is none further on"),
    (codecs.BOM_UTF16_LE + b"abc", "it begins as UTF-16 and is none further on"),
    (bytes(range(0x80, 0x100)) * 4, "its letters are in an encoding that is not known here"),
]


@pytest.mark.parametrize(("data", "what"), NO_TEXTS, ids=range(len(NO_TEXTS)))
def test_bytes_that_are_no_letters_are_refused_with_the_way_out(data: bytes, what: str) -> None:
    with pytest.raises(Unreadable) as refused:
        decode(data)
    assert (refused.value.obstacle, refused.value.remedy) == (what, "Save it as UTF-8 text, or paste the text")


NAMES = [
    ("report.txt", "report.txt"),
    ("папка/отчёт.txt", "отчёт.txt"),
    ("/etc/passwd", "passwd"),
    ("..\\..\\windows\\win.ini", "win.ini"),
    ("C:\\texts\\", "texts"),
    ("folder/", "folder"),
    ("", "the text"),
    ("/", "the text"),
    ("..", "the text"),
    (" . ", "the text"),
    (".hidden", "hidden"),
    ("two\nlines", "two·lines"),
    ("turned\u202etxt", "turned·txt"),
    ("nul\x00", "nul·"),
    ("a" * 200, "a" * 120),
]


@pytest.mark.parametrize(("name", "plain"), NAMES, ids=range(len(NAMES)))
def test_a_name_is_kept_as_its_last_part_printable_and_short(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_a_name_is_always_one_short_printable_line(name: str) -> None:
    assert plain_name(name)
    assert len(plain_name(name)) <= 120
    assert plain_name(name).isprintable()
    assert not set(plain_name(name)) & set("/\\\n\r")


def test_a_refusal_names_the_file_the_obstacle_and_the_remedy() -> None:
    refused = NotRead("texts/a.txt", "it is empty", "Paste the text")
    assert str(refused) == "Reading a.txt: it is empty. Nothing was kept. Paste the text."
    assert (refused.name, refused.obstacle, refused.remedy) == ("texts/a.txt", "it is empty", "Paste the text")


UNSEEN = [
    ("plain", "plain"),
    ("Ещё", "Ещё"),
    ("tab\there", "tab\there"),
    ("line\nline\r\n", "line\nline\r\n"),
    ("soft\xadhyphen", "soft hyphen"),
    ("zero\u200bwidth", "zero width"),
    ("turn\u202earound", "turn around"),
    ("\ufeffmark", " mark"),
    ("own\ue000use", "own use"),
    ("bell\x07", "bell "),
    ("lone\ud800half", "lone half"),
    ("tag\U000e0041", "tag "),
    ("“quotes” – «кавычки»", "“quotes” – «кавычки»"),
    ("هذا", "هذا"),
]


@pytest.mark.parametrize(("text", "shown"), UNSEEN, ids=range(len(UNSEEN)))
def test_what_cannot_be_seen_becomes_a_blank_and_all_else_keeps_its_place(text: str, shown: str) -> None:
    assert seen(text) == shown
    assert len(seen(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (None, ""),
        ("", ""),
        ("  a \n b\t c ", "a b c"),
        ("e\u0301", "é"),
        ("x" * 400, "x" * 300),
        ("a\u200bb", "a b"),
    ],
)
def test_a_title_is_one_composed_line_of_bounded_length(text: str | None, line: str) -> None:
    assert one_line(text) == line


def test_lines_are_as_many_as_an_article_has_and_no_more() -> None:
    assert len(bounded([""] * MOST_LINES)) == MOST_LINES
    assert bounded(["a" * MOST_CHARACTERS]) == ("a" * MOST_CHARACTERS,)
    for lines in ([""] * (MOST_LINES + 1), ["a" * (MOST_CHARACTERS + 1)], ["a" * MOST_CHARACTERS, "b"]):
        with pytest.raises(Unreadable, match=r"its text has more than 50,000 characters or 3,000 lines"):
            bounded(lines)


def test_plain_lines_are_those_of_an_editor() -> None:
    assert from_plain("one\r\n\r\ntwo\u2028three\n") == ("one", "", "two three")


DATES = [
    ("2023-11-23", "2023-11-23"),
    ("2023-11-23T10:30", "2023-11-23T10:30"),
    ("2023-11-23 10:30", "2023-11-23T10:30"),
    ("2023-11-23T10:30:15", "2023-11-23T10:30:15"),
    ("2023-11-23T10:30:15.123", "2023-11-23T10:30:15"),
    ("2023-11-23T10:30Z", "2023-11-23T10:30Z"),
    ("2023-11-23T10:30:15+03:00", "2023-11-23T10:30:15+03:00"),
    ("2023-11-23T10:30:15+0300", "2023-11-23T10:30:15+03:00"),
    ("2023-11-23T10:30:15 -05:00", "2023-11-23T10:30:15-05:00"),
    (" 2023-11-23 ", "2023-11-23"),
    ("2023-11-23 and words", "2023-11-23"),
]


@pytest.mark.parametrize(("stated", "date"), DATES, ids=[one for one, _ in DATES])
def test_a_date_of_a_file_is_taken_over_in_one_form(stated: str, date: str) -> None:
    (found,) = dated(DateLabel.PUBLISHED, stated, "meta date")
    assert (found.label, found.date, found.where) == (DateLabel.PUBLISHED, date, "meta date")
    assert found.stated == stated.strip()


@pytest.mark.parametrize(
    "stated", ["", "yesterday", "23 November 2023", "23.11.2023", "2023", "2023-11", "on 2023-11-23"]
)
def test_words_that_are_no_such_date_give_none(stated: str) -> None:
    assert list(dated(DateLabel.FILE, stated, "file")) == []
