"""Who stands where: what blocks comes first, one's own column is known, and nobody's stance is made up."""

import pytest

from tests.workroom.drafted import SIX, clause, draft, stance, told
from travaux.workroom.drafts.comments import said_words, table
from travaux.workroom.drafts.grid import NO_STANCE, awaited, grid, unanswered

CLAUSES = (clause("1"), clause("2"), clause("10"))


def test_members_with_what_blocks_stand_first_and_the_silent_last_but_for_the_agreeing() -> None:
    found = grid(
        draft(*CLAUSES, stance("kz", "1", "agrees"), stance("by", "2", "reserves"), stance("am", "1", "objects")), SIX
    )
    assert [one.member for one in found.columns] == ["am", "by", "kg", "ru", "tj", "kz"]
    assert [one.blocking for one in found.columns] == [1, 1, 0, 0, 0, 0]


def test_clauses_stand_in_the_order_of_their_numbers_with_who_has_not_agreed() -> None:
    found = grid(draft(*CLAUSES, stance("am", "2", "objects"), stance("ru", "2", "agrees")), SIX)
    assert [line.clause.clause for line in found.lines] == ["1", "2", "10"]
    assert [line.open for line in found.lines] == [(), ("am",), ()]
    assert found.open == ("2",)


def test_who_has_not_spoken_has_no_stance() -> None:
    found = grid(draft(*CLAUSES), ("am",))
    assert {cell.stance for line in found.lines for cell in line.cells} == {NO_STANCE}
    assert {cell.anchor for line in found.lines for cell in line.cells} == {""}


def test_one_s_own_column_is_known() -> None:
    found = grid(draft(*CLAUSES), SIX, "kz")
    assert [one.member for one in found.columns if one.own] == ["kz"]
    assert not any(one.own for one in grid(draft(*CLAUSES), SIX).columns)


def test_the_newest_word_counts_and_one_on_an_earlier_wording_says_so() -> None:
    state = draft(
        clause("1"),
        stance("am", "1", "objects", "2022-11-02", version="1"),
        stance("am", "1", "agrees", "2022-11-03", version="1"),
        clause("1", "Other words.", "2", "2022-11-04"),
    )
    (cell,) = grid(state, ("am",)).lines[0].cells
    assert (cell.stance, cell.earlier, cell.short) == ("agrees", True, "agrees")


def test_a_clause_that_was_taken_out_leaves_the_grid() -> None:
    found = grid(draft(*CLAUSES, told("clause removed", "2022-11-03", "2")), SIX)
    assert [line.clause.clause for line in found.lines] == ["1", "10"]


def test_a_member_that_spoke_stands_in_it_also_when_it_is_on_no_roll() -> None:
    assert [one.member for one in grid(draft(clause("1"), stance("uz", "1", "agrees")), ("am",)).columns] == [
        "am",
        "uz",
    ]


def test_awaited_are_those_who_have_not_spoken_of_every_clause_as_it_is_now() -> None:
    state = draft(clause("1"), clause("2"), stance("am", "1", "agrees"), stance("am", "2", "reserves"),
                  stance("by", "1", "agrees"))  # fmt: skip
    found = grid(state, ("am", "by", "kg"))
    assert awaited(found, ("am", "by", "kg")) == ("by", "kg")
    assert [one.clause for one in unanswered(found, "by")] == ["2"]
    assert unanswered(found, "am") == ()


def test_comments_are_gathered_clause_by_clause_with_who_is_silent() -> None:
    state = draft(clause("1"), clause("2"), stance("am", "1", "objects", comment="Not so.", wording="Otherwise."))
    rows = table(grid(state, ("am", "by")))
    assert [(row.name, [one.member for one in row.said], row.silent) for row in rows] == [
        ("1", ["am"], ("by",)),
        ("2", [], ("am", "by")),
    ]
    assert said_words(rows) == 1


@pytest.mark.parametrize("roll", [(), ("am",)])
def test_a_text_without_clauses_has_an_empty_grid(roll: tuple[str, ...]) -> None:
    assert grid(draft(told("drafted")), roll).lines == ()
