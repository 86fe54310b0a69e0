"""A pasted text becomes clauses by its own numbers, and what cannot become any is refused with what to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.workroom.drafts.clauses import (
    MOST_CLAUSES,
    MOST_LETTERS,
    PREAMBLE,
    BadClauses,
    Drafted,
    checked,
    split,
    written,
)
from travaux.workroom.exercise.yerevan import CLAUSES


def names(text: str) -> list[str]:
    return [one.name for one in split(text)]


def test_the_text_of_the_exercise_becomes_its_seven_clauses() -> None:
    found = split(CLAUSES)
    assert [one.name for one in found] == ["1", "2", "3", "4", "5", "6", "7"]
    assert found[2].text.endswith("the events of September 2022: [to be agreed].")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. One\n2. Two", ["1", "2"]),
        ("1) One\n2) Two", ["1", "2"]),
        ("1. One\n1.1. Part\n1.2. Part\n2. Two", ["1", "1.1", "1.2", "2"]),
        ("Resolved:\n1. One\n2. Two", [PREAMBLE, "1", "2"]),
        ("Article 1. Aims\nThe aims.\nArticle 2\nThe means.", ["1", "2"]),
        ("Статья 1. Цели\nЦели.\nСтатья 2\nСредства.", ["1", "2"]),
        ("First words.\n\nSecond words.", ["1", "2"]),
        ("1. One\n1. One again\n2. Two", ["1", "1-2", "2"]),
        ("1. One\r\n2. Two\r3. Three", ["1", "2", "3"]),
        ("1. In 2022.\n2022 was the year.", ["1"]),
        ("1. By law:\nArticle 3 of the Charter applies.", ["1"]),
        ("  1.  Blanks before\n\t2.\tTabs", ["1", "2"]),
    ],
)
def test_clauses_are_named_by_the_numbers_of_the_text(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_title_on_the_line_of_an_article_is_its_heading() -> None:
    assert split("Article 3. Aims\nThe aims.\nof all") == (Drafted("3", "Aims", "The aims.\nof all"),)


def test_an_article_of_a_title_alone_has_its_title_for_words() -> None:
    assert split("Article 3. Aims of the treaty") == (Drafted("3", "", "Aims of the treaty"),)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "There is no text"),
        (" \n\t ", "There is no text"),
        ("x" * 400_001, "Keep annexes as papers"),
        ("1. " + "x" * (MOST_LETTERS + 1), "Divide it into several"),
        ("\n\n".join("words" for _ in range(MOST_CLAUSES + 1)), "Divide the text"),
    ],
)
def test_what_becomes_no_clauses_is_refused_with_what_to_do(text: str, says: str) -> None:
    with pytest.raises(BadClauses, match=says):
        split(text)


@pytest.mark.parametrize(
    ("clauses", "says"),
    [
        ((Drafted("No. 1", "", "Words."),), "cannot name a clause"),
        ((Drafted("", "", "Words."),), "cannot name a clause"),
        ((Drafted("1", "", "Words."), Drafted("1", "", "More.")), "Two clauses are called 1"),
        ((Drafted("1", "", ""),), "has no words"),
    ],
)
def test_altered_clauses_are_held_to_the_same(clauses: tuple[Drafted, ...], says: str) -> None:
    with pytest.raises(BadClauses, match=says):
        checked(clauses)


@given(st.text(max_size=400))
def test_any_text_becomes_clauses_or_is_refused(text: str) -> None:
    try:
        found = split(text)
    except BadClauses:
        return
    assert len({one.name for one in found}) == len(found) > 0
    assert all(one.text for one in found)


@given(st.text(alphabet="12.) aBЖ\n[]-", max_size=200))
def test_no_letter_of_a_text_is_lost_but_its_numbers(text: str) -> None:
    try:
        found = split(text)
    except BadClauses:
        return
    kept = sum(letter.isalpha() for one in found for letter in one.text)
    assert kept == sum(letter.isalpha() for letter in text) - _in_numbers(text)


def _in_numbers(text: str) -> int:
    """Letters of names such as 1-a or 1.b."""
    return sum(letter.isalpha() for one in split(text) for letter in one.name if one.name != PREAMBLE)


@pytest.mark.parametrize(
    "text", [CLAUSES, "Resolved:\n1. One\n3-a. Two", "Article 1. Aims\nThe aims.\nArticle 2\nMeans."]
)
def test_clauses_written_out_are_read_again_as_the_same(text: str) -> None:
    found = split(text)
    assert split("\n\n".join(written(one) for one in found)) == found
