"""Whatever file or words are handed in, they are inert or refused with a message, quickly and in little memory."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake import hostile_files
from travaux.broken_input import BrokenInput
from travaux.intake.formats import Apart, NotRead, read_file
from travaux.intake.formats.bounds import MOST_SECONDS
from travaux.intake.text import Text

EVERYTHING = hostile_files.everything()
REFUSED = {name for name, (_, told) in EVERYTHING.items() if told not in {hostile_files.INERT, hostile_files.EITHER}}
MESSAGE = re.compile(r"Reading .+: .+\. Nothing was kept\. [A-Z].+\.", re.DOTALL)
MOST_MEMORY = 256 * 1024  # KB, as the system counts it
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ue000-\uf8ff\ufeff]")


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    with Apart() as one:
        yield one


def read(name: str, apart: Apart) -> Text | BrokenInput:
    try:
        return read_file(f"../../{name}\0.docx", EVERYTHING[name][0], apart=apart)
    except BrokenInput as refused:
        return refused


def verify_inert(text: Text) -> None:
    """Lines of what can be seen, none of them run or followed; the word of a tag stays a word."""
    assert text.lines
    assert not UNSEEN.search("".join((*text.lines, text.title, text.author, text.outlet, text.name)))
    assert "root:x:" not in "".join(text.lines)
    assert "lollol" not in "".join(text.lines)


def verify_cheap(apart: Apart) -> None:
    assert apart.last.seconds < MOST_SECONDS
    if apart.process:
        status = Path(f"/proc/{apart.process}/status").read_text(encoding="ascii")
        assert int(status.split("VmHWM:")[1].split()[0]) < MOST_MEMORY


def test_there_are_more_than_two_hundred() -> None:
    assert len(EVERYTHING) >= 200
    assert len(REFUSED) >= 100


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_cannot_be_an_article_is_refused_with_what_it_is_and_what_to_do(name: str, apart: Apart) -> None:
    refused = read(name, apart)
    assert isinstance(refused, NotRead)
    assert EVERYTHING[name][1] in str(refused)
    assert MESSAGE.fullmatch(str(refused)), str(refused)
    verify_cheap(apart)


@pytest.mark.parametrize("name", sorted(set(EVERYTHING) - REFUSED))
def test_hostile_words_are_only_words(name: str, apart: Apart) -> None:
    found = read(name, apart)
    if isinstance(found, Text):
        verify_inert(found)
    else:
        assert EVERYTHING[name][1] == hostile_files.EITHER, str(found)
        assert MESSAGE.fullmatch(str(found)), str(found)
    verify_cheap(apart)


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "C:\\x\\a.docx", "a\0b\x1b[2J\u202e", "", ".", "x" * 9_000, "/"],
    ids=["climbs", "drive", "unseen", "empty", "point", "long", "slash"],
)
def test_a_name_is_a_label_of_one_printable_line(name: str) -> None:
    text = read_file(name, b"said the minister")
    assert text.name.isprintable()
    assert 0 < len(text.name) <= 120
    assert not set(text.name) & {"/", "\\"}
