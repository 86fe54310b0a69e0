"""Texts that nobody writes: endless, empty, crooked. Reading them ends soon, raises nothing and points into the text."""

import os
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.reading import known, reading
from travaux.intake import proposals
from travaux.intake.proposals import read
from travaux.intake.reading import pieces
from travaux.intake.text import lines_of, plain

DENSE = (
    "Armenia asked that the assistance document be removed from the agenda, Imangali Tasmagambetov said on 20 November. "
    "“We hope that it will return,” he added. Сессия Совета коллективной безопасности прошла в Ереване.\n"
)
PROSE = (
    "The weather in the valley had been dry for weeks, and the farmers who had come down to the market spoke of little "
    "else while the children ran between the stalls and the dogs slept in the shade of the carts. Nobody was in a hurry.\n"
)
LONG = 1_000_000 if os.environ.get("TRAVAUX_SOAK") else 250_000


def took(text: str) -> float:
    begun = time.process_time()
    read(plain("x", text), known())
    return time.process_time() - begun


def growth(measure: Callable[[str], float], unit: str) -> float:
    """How many times longer four times the text takes."""
    small = (unit * (24_000 // len(unit) + 1))[:24_000]
    measure(small)
    return measure(small * 4) / max(measure(small), 0.001)


HOSTILE = {
    "one endless line": DENSE.replace("\n", " "),
    "one word": "a",
    "quotation marks": '"“«',
    "days": "20 November ",
    "names": "Armenia Imangali Tasmagambetov CSTO ",
    "brackets": "((((((",
    "control characters": "\x00\x07\x1b[31m",
    "right to left": "\u202eArmenia\u202c ",
    "combining marks": "a\u0301\u0302\u0303\u0304",
    "surrogates": "\ud800 ",
    "line separators": "Armenia\u2028refused\u2029to sign ",
    "capital sharp s and dotted i": "ẞİ ſK ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_is_read_to_its_end(unit: str) -> None:
    text = plain("x", (unit * (60_000 // len(unit) + 1))[:60_000])
    begun = time.process_time()
    found = read(text, known())
    assert time.process_time() - begun < 10
    for one in found.proposals:
        assert [text.at(span) for span in one.spans]


def test_a_long_text_is_read_in_seconds() -> None:
    assert took((PROSE * (LONG // len(PROSE) + 1))[:LONG]) < 10


@pytest.mark.parametrize("unit", [DENSE, PROSE, "a", '"“«'], ids=["dense", "prose", "one word", "marks"])
def test_four_times_the_text_takes_about_four_times_as_long(unit: str) -> None:
    assert growth(took, unit) < 9


def test_a_reader_that_compares_all_sentences_grows_faster() -> None:
    def all_pairs(text: str) -> float:
        begun = time.process_time()
        sentences = text.split(".")
        assert sum(one == other for one in sentences for other in sentences)
        return time.process_time() - begun

    assert growth(all_pairs, "a sentence that is like all others. ") > 9


def test_sentences_without_end_are_cut_where_they_can_be() -> None:
    text = plain("x", "word " * 5_000)
    cut = pieces.pieces(text, {})
    assert max(len(one.text) for one in cut) <= 1_500
    assert sum(len(one.text.split()) for one in cut) == 5_000


def test_an_empty_text_tells_nothing() -> None:
    for text in ("", "\n\n\n", " ", "."):
        assert read(plain("x", text), known()).proposals == ()


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    assert lines_of("a\r\nb\rc\n\nd\n") == ("a", "b", "c", "", "d")
    assert lines_of("a\u2028b\x0bc") == ("a\u2028b\x0bc",)


WORDS = st.sampled_from(
    ["Armenia", "refused", "to sign", "the document", "“", "”", "«", "»", '"', "20 November", "last year", "Zas", "said", "that",
     "the summit", "in Yerevan", ".", ",", ":", "—", "\n", "32 of 34", "measures", "not", "Армения", "отказалась", "подписать", "документ", "заявил", "генсек",
     "session", "will be held", "leaders of", "\u202e", "\x00", "99 November", "31 June", "Updated at", "2024-13-45", "By A B", "(CSTO)"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=40))
def test_whatever_stands_in_a_text_reading_it_raises_nothing_and_points_into_it(words: list[str]) -> None:
    text = plain("x", " ".join(words))
    found = read(text, known())
    for one in found.proposals:
        assert one.quote == " … ".join(text.at(span) for span in one.spans)
        assert one.about
        assert one.lines
    assert len({one.id for one in found.proposals}) == len(found.proposals)


@given(st.text(max_size=300))
def test_any_characters_are_read(characters: str) -> None:
    assert read(plain("x", characters), known()).text.name == "x"


def test_the_same_text_gives_the_same_proposals_with_the_same_ids() -> None:
    one, other = (
        reading("Armenia refused to sign the draft decision on aid to Armenia on 23 November 2022.") for _ in range(2)
    )
    assert one.proposals == other.proposals
    assert one.proposals


def test_reading_asks_nothing_of_any_network(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket  # noqa: PLC0415 - only to be taken away

    def refused(*_: object) -> None:
        raise AssertionError("the reader asked the network")

    monkeypatch.setattr(socket, "socket", refused)
    assert proposals.read(plain("x", DENSE), known()).proposals
