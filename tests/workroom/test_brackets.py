"""What stands in brackets is not agreed, options that follow each other are seen together, and no letter is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.workroom.drafts.brackets import Piece, pieces


def shape(text: str) -> list[str | tuple[str, ...]]:
    return [one.options or one.words for one in pieces(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Agreed words.", ["Agreed words."]),
        ("They [may] act.", ["They ", ("may",), " act."]),
        ("On [signature] [ratification].", ["On ", ("signature", "ratification"), "."]),
        ("[a][b]\n[c]", [("a", "b", "c")]),
        ("[a] / [b]", [("a", "b")]),
        ("[a] or [b]", [("a",), " or ", ("b",)]),
        ("[one [two] three]", [("one [two] three",)]),
        ("no ] end [ here", ["no ] end [ here"]),
        ("[ open [a]", ["[ open ", ("a",)]),
        ("[]", [("",)]),
        ("", []),
    ],
)
def test_brackets_are_read_as_they_are_meant(text: str, expected: list[str | tuple[str, ...]]) -> None:
    assert shape(text) == expected


def test_a_piece_knows_whether_it_is_agreed() -> None:
    assert [one.is_open for one in pieces("a [b]")] == [False, True]
    assert not Piece("a").is_open


@given(st.text(alphabet="[]ab /", max_size=60))
def test_no_word_is_lost_among_brackets(text: str) -> None:
    shown = "".join("".join(one.options) if one.options else one.words for one in pieces(text))
    assert sorted(letter for letter in shown if letter in "ab") == sorted(letter for letter in text if letter in "ab")


@given(st.text(alphabet="[]", max_size=3_000))
def test_many_brackets_are_read_in_no_time(text: str) -> None:
    assert all(isinstance(one, Piece) for one in pieces(text * 3))
