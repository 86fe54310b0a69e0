"""Two versions of a rule book are told apart rule by rule, parameter by parameter, in words."""

import pytest

from tests.rulebook.small_books import CLUB, club
from travaux.rulebook.differences import differences
from travaux.rulebook.load import read_library, shipped

MORE = """- id: second
  chapter: quorum
  bodies: [panel]
  valid from: 2000-01-01
  source: {text: statute, article: "3"}
  status: in force
  says: Two must be there.
  parameters: {requirements: [{for: vote, at least: 2, effect: advises, may be overridden: no}]}
"""


@pytest.mark.parametrize("slug", shipped())
def test_a_book_does_not_differ_from_itself(slug: str) -> None:
    found = differences(read_library(slug), read_library(slug))
    assert found.none
    assert (found.head, found.rules) == ((), ())


def test_a_layout_is_no_difference() -> None:
    assert differences(club(), club(("book: club\n", "# a comment\nbook: club\n"))).none


@pytest.mark.parametrize(
    ("old", "new", "rule", "told"),
    [
        ("at least: 1/2", "at least: 2/3", "quorum", "requirements, 1, at least: 1/2 became 2/3"),
        ("effect: blocks", "effect: advises", "quorum", "requirements, 1, effect: blocks became advises"),
        (
            "says: More yes than no decides.",
            "says: More yes.",
            "majority",
            "says: More yes than no decides. became More yes.",
        ),
        ("who: all members", "who: nobody", "majority", "bound, who: all members became nobody"),
        ("      quorum: quorum\n", "", "majority", "tally, quorum: quorum is gone"),
        (
            "      base: present",
            "      tie: fails\n      base: present",
            "majority",
            "tally, tie: not stated became fails",
        ),
        (
            "      - {more than: 1/2, of: present and voting}\n",
            "      - {more than: 1/2, of: present and voting}\n      - {at least: 3}\n",
            "majority",
            "tally, thresholds, 2, at least: 3 is new",
        ),
    ],
)
def test_a_parameter_that_is_another_is_told_by_its_place(old: str, new: str, rule: str, told: str) -> None:
    found = differences(club(), club((old, new)))
    (changed,) = found.rules
    assert (changed.rule, changed.what) == (rule, "changed")
    assert told in [change.told() for change in changed.changes]
    assert found.head == ()


def test_a_comparison_that_is_another_word_is_one_gone_and_one_new() -> None:
    found = differences(club(), club(("more than: 1/2", "at least: 1/2")))
    assert {change.told() for change in found.rules[0].changes} == {
        "tally, thresholds, 1, more than: 1/2 is gone",
        "tally, thresholds, 1, at least: 1/2 is new",
    }


def test_a_rule_that_is_new_or_gone_is_told_with_its_sentence() -> None:
    longer = club(("- id: majority", f"{MORE}- id: majority"))
    (added,), (gone,) = differences(club(), longer).rules, differences(longer, club()).rules
    assert (added.rule, added.what, added.chapter, added.says) == ("second", "added", "quorum", "Two must be there.")
    assert (gone.rule, gone.what) == ("second", "gone")
    assert added.changes == gone.changes == ()


def test_the_head_of_a_book_is_compared_as_well() -> None:
    found = differences(club(), club(("title: Rules of a small club", "title: Rules"), ("seen: whole", "seen: part")))
    assert [change.told() for change in found.head] == [
        "title: Rules of a small club became Rules",
        "texts, statute, seen: whole became part",
    ]
    assert found.rules == ()


def test_a_list_of_words_is_one_value() -> None:
    assert "bodies: [board]" in CLUB
    found = differences(club(), club(("bodies: [board]", "bodies: [board, panel]")))
    assert {change.told() for rule in found.rules for change in rule.changes} == {"bodies: board became board, panel"}
