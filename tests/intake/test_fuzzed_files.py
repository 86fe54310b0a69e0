"""Bytes without sense, and sound files with a few bytes changed, of every format: a text or a refusal, nothing else."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake import made
from travaux.broken_input import BrokenInput
from travaux.intake.formats import Apart, read_file
from travaux.intake.formats.bounds import MOST_CHARACTERS, MOST_LINES
from travaux.intake.text import Text

SOUND = {
    "text": "\n".join(made.WORDS).encode(),
    "Russian text": "\n".join(made.RUSSIAN).encode("cp1251"),
    "wide text": "\n".join(made.RUSSIAN).encode("utf-16"),
    "page": made.page(head='<meta name="date" content="2023-11-20"><title>x</title>'),
    "PDF": made.pdf(about="/Title (x)"),
    "DOCX": made.docx(),
    "DOCX unpacked": made.packed({"[Content_Types].xml": made.TYPES, "word/document.xml": made.document()}, 0),
}
STARTS = (b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"<?xml", b"\xff\xfe", b"\xef\xbb\xbf")
CHANGES = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6), st.integers(0, 6)), max_size=8)


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    with Apart() as one:
        yield one


def changed(data: bytes, changes: list[tuple[float, bytes, int]]) -> bytes:
    """The file with pieces of it replaced, at places given as shares of its length."""
    for place, put, taken in changes:
        at = int(place * len(data))
        data = data[:at] + put + data[at + taken :]
    return data


def read(data: bytes, apart: Apart) -> Text | BrokenInput:
    try:
        return read_file("x", data, apart=apart)
    except BrokenInput as refused:
        return refused


def expect_text_or_refusal(data: bytes, apart: Apart) -> None:
    found = read(data, apart)
    if isinstance(found, Text):
        assert 0 < len(found.lines) <= MOST_LINES + 1
        assert sum(map(len, found.lines)) <= MOST_CHARACTERS
        assert len(found.digest) == 64
    else:
        assert "Nothing was kept" in str(found)


@pytest.mark.parametrize("name", SOUND)
@given(changes=CHANGES)
def test_a_sound_file_with_a_few_bytes_changed_is_read_or_refused(
    name: str, apart: Apart, changes: list[tuple[float, bytes, int]]
) -> None:
    expect_text_or_refusal(changed(SOUND[name], changes), apart)


@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=400))
def test_bytes_without_sense_are_read_or_refused(apart: Apart, start: bytes, rest: bytes) -> None:
    expect_text_or_refusal(start + rest, apart)


@given(text=st.text(max_size=400))
def test_pasted_words_of_any_letters_are_read_or_refused(apart: Apart, text: str) -> None:
    expect_text_or_refusal(text.encode("utf-8", "surrogatepass"), apart)
