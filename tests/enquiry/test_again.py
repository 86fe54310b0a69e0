"""Sentences told again in Russian: found by their shape in one reading, however a text was made to take long."""

import time

import pytest
from django.utils import translation

from travaux.enquiry.again import again, title_again

LONG = 60_000
QUICK = 0.5


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("rests on 12 restricted entries", "12"),
        (
            "'x' names no dossier: it is no cursor at all. Write organisation/kind/slug, for example csto/member/am.",
            "x",
        ),
        ("No body here is called 'z'. There are: a, b and 3 more. Leave it out for all.", "a, b"),
    ],
)
def test_a_sentence_of_a_known_shape_is_told_again_with_what_stood_in_its_gaps(text: str, holds: str) -> None:
    with translation.override("ru"):
        told = again(text)
    assert told != text
    assert holds in told


@pytest.mark.parametrize(
    "text", ["rests on some restricted entries", "'x' names no dossier: y", "12 restricted entries"]
)
def test_a_sentence_that_only_begins_like_one_stays_as_it_is(text: str) -> None:
    with translation.override("ru"):
        assert again(text) == text


@pytest.mark.parametrize(
    ("begins", "repeated", "ends"),
    [
        ("No x here is called '", "'. There are: ", " and 1 more and 1 more. Leave it out"),
        ("'", "' names no dossier: ", ""),
        ("", "not foreseen from ", "x"),
        ("", "planned for ", "x"),
        ("Session of the Collective Security Council, ", "x, ", "y"),
    ],
)
def test_a_text_made_to_be_read_over_and_over_is_read_once(begins: str, repeated: str, ends: str) -> None:
    text = f"{begins}{repeated * (LONG // len(repeated))}{ends}"
    began = time.perf_counter()
    with translation.override("ru"):
        told = (again(text), title_again(text))
    assert all(len(one) >= LONG // 2 for one in told)
    assert time.perf_counter() - began < QUICK
