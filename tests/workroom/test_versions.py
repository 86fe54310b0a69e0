"""Two versions are compared word by word, and the changes make either of them again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workroom.drafted import clause, draft, told
from travaux.workroom.drafts.differences import Change, difference
from travaux.workroom.drafts.versions import compared, following, newest, wording_at

WORDS = st.text(alphabet="ab ,\n", max_size=60)


def test_what_went_and_what_came_are_told_word_by_word() -> None:
    assert difference("They meet in Yerevan.", "They meet in Minsk.") == (
        Change("same", "They meet in "),
        Change("out", "Yerevan"),
        Change("in", "Minsk"),
        Change("same", "."),
    )


def must_make_either(before: str, after: str) -> None:
    found = difference(before, after)
    assert "".join(one.words for one in found if one.kind != "in") == before
    assert "".join(one.words for one in found if one.kind != "out") == after


@given(WORDS, WORDS)
def test_the_changes_make_either_wording_again(before: str, after: str) -> None:
    must_make_either(before, after)


def test_texts_that_repeat_a_word_without_end_are_told_as_one_change() -> None:
    must_make_either("a " * 2_000 + "x " + "b " * 100, "a " * 2_001 + "y " + "b " * 100)
    assert len(difference("z " + "a " * 2_000, "y " + "a " * 2_000)) == 3


def test_each_version_has_the_wording_that_it_had() -> None:
    state = draft(
        clause("1", "Old words.", "1", "2022-11-01"),
        clause("2", "Kept words.", "1", "2022-11-01"),
        clause("1", "New words.", "2", "2022-11-03"),
        clause("3", "A new clause.", "2", "2022-11-03"),
        told("clause removed", "2022-11-05", "2", version="3"),
    )
    assert newest(state) == "3"
    texts = {
        version: [(had.text, had.removed) for one in state.clauses if (had := wording_at(one, version, state.versions))]
        for version in state.versions
    }
    assert texts["1"] == [("Old words.", False), ("Kept words.", False)]
    assert texts["2"] == [("New words.", False), ("Kept words.", False), ("A new clause.", False)]
    assert [removed for _, removed in texts["3"]] == [False, True, False]


def test_two_versions_are_compared_clause_by_clause() -> None:
    state = draft(clause("1", "Old words."), clause("2", "Kept."), clause("1", "New words.", "2", "2022-11-03"))
    changed = {one.name: one.changed for one in compared(state, "1", "2")}
    assert changed == {"1": True, "2": False}
    assert {one.name: one.changed for one in compared(state, "2", "2")} == {"1": False, "2": False}


@pytest.mark.parametrize(
    ("versions", "name"), [((), "1"), (("1",), "2"), (("1", "9"), "10"), (("draft",), "draft, revised")]
)
def test_a_version_to_come_has_a_name(versions: tuple[str, ...], name: str) -> None:
    assert following(versions) == name
