"""Which rule answers: the body before what it inherits, the class before all, the version of the day, or a silence."""

from datetime import date

import pytest

from tests.rulebook.small_books import CLUB, club
from travaux.rulebook.book import RuleBookSilent, chapter_of
from travaux.rulebook.load import load, read_library
from travaux.rulebook.models import AdoptionRule, AgendaRule, QuorumRule

TODAY = date(2026, 11, 23)
RULE = CLUB[CLUB.index("- id: majority") : CLUB.index("    readings:")]


def extra(rule_id: str, *replacements: tuple[str, str]) -> str:
    """Give the club's adoption rule once more, under another id and with other words."""
    text = RULE.replace("id: majority", f"id: {rule_id}")
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new)
    return text


def found(text: str, body: str = "board", **asked: object) -> str:
    """Ask a book for its adoption rule and give the id."""
    return load(text, "x.yaml").rule(AdoptionRule, body=body, **({"on": TODAY} | asked)).id


def test_a_body_falls_back_on_the_one_whose_rules_it_takes_over() -> None:
    assert found(CLUB, "panel") == "majority"
    assert found(CLUB + extra("own", ("bodies: [board]", "bodies: [panel]")), "panel") == "own"


def test_the_body_counts_for_more_than_the_class() -> None:
    text = CLUB + extra("budget-all", ("  bodies: [board]\n", "  classes: [budget]\n"))
    assert found(text, item_class="budget") == "majority"
    assert found(text, "assembly", item_class="budget") == "budget-all"


def test_the_class_counts_for_more_than_all_classes() -> None:
    text = CLUB + extra("budget", ("bodies: [board]", "bodies: [board]\n  classes: [budget]"))
    assert found(text, item_class="budget") == "budget"
    assert found(text, item_class="personnel") == "majority"


@pytest.mark.parametrize(
    ("item_class", "rule"),
    [
        ("budget", "on-substance"),  # every class is substantive …
        ("other", "on-substance"),
        ("procedural", "majority"),  # … but procedure
        ("mode", "majority"),  # … and the question how to decide
    ],
)
def test_a_rule_on_substance_covers_all_but_procedure_and_mode(item_class: str, rule: str) -> None:
    text = CLUB + extra("on-substance", ("bodies: [board]", "bodies: [board]\n  classes: [substantive]"))
    assert found(text, item_class=item_class) == rule


def test_the_version_of_the_day_is_found_and_the_last_day_belongs_to_the_next() -> None:
    text = CLUB.replace("id: majority", "id: new").replace(
        '2000-01-01\n  source: {text: statute, article: "2"', '2010-01-01\n  source: {text: statute, article: "2"'
    )
    text += extra("old", ("2000-01-01", "2000-01-01\n  valid until: 2010-01-01"))
    assert [found(text, on=date(*day)) for day in ((2000, 1, 1), (2009, 12, 31), (2010, 1, 1))] == ["old", "old", "new"]


def test_a_beginning_that_is_unknown_reaches_back_and_an_end_that_is_unknown_covers_no_day() -> None:
    assert found(CLUB.replace("valid from: 2000-01-01", "valid from: unknown"), on=date(1800, 1, 1)) == "majority"
    ended = CLUB.replace("valid from: 2000-01-01", "valid from: 2000-01-01\n  valid until: unknown")
    with pytest.raises(
        RuleBookSilent, match=r"Nearest is majority \(.*, line \d+\), valid from 2000-01-01 until unknown"
    ):
        found(ended)


def test_the_parent_book_answers_where_the_own_book_is_silent() -> None:
    child = CLUB.replace("book: club", "book: child\ninherits: club")
    child = child[: child.index("- id: majority")].replace("statute:", "bylaw:").replace("text: statute", "text: bylaw")
    book = load(child, "child.yaml", {"club": club()})
    assert book.rule(AdoptionRule, body="board", on=TODAY).id == "majority"
    assert book.rule(QuorumRule, body="board", on=TODAY) is book.rules[0]
    assert [book.text(key) is not None for key in ("bylaw", "statute", "neither")] == [True, True, False]
    assert book.by_id("majority") is not None
    assert book.group("members") is not None
    assert [rule.id for rule in book.rules_on(TODAY)] == ["quorum"]


def test_a_named_mode_finds_the_rule_that_is_not_entered_directly() -> None:
    book = read_library("csto")
    on = date(2023, 11, 23)
    assert book.rule(AdoptionRule, body="csc", on=on).id == "consensus"
    assert book.rule(AdoptionRule, body="csc", on=on, mode="limited format").id == "limited-format"
    with pytest.raises(RuleBookSilent, match="items of the class other by silence"):
        book.rule(AdoptionRule, body="csc", on=on, mode="silence")


def test_a_silent_book_says_what_was_asked_what_is_nearest_and_what_to_do() -> None:
    with pytest.raises(RuleBookSilent) as caught:
        club().rule(AdoptionRule, body="board", item_class="budget", on=date(1999, 12, 31))
    assert str(caught.value) == (
        "Looked in the rule book club for a rule of the chapter adoption for items of the class budget in the body "
        "board on 1999-12-31: it has none. Nearest is majority (club.yaml, line 24), valid from 2000-01-01. "
        "Ask the chair or the body for a ruling, or add a dated rule to the book."
    )
    assert (caught.value.chapter, caught.value.on) == ("adoption", date(1999, 12, 31))


def test_a_book_without_the_chapter_says_so() -> None:
    with pytest.raises(RuleBookSilent, match=r"chapter agenda .* No rule of that chapter names the body or all bodies"):
        club().rule(AgendaRule, body="board", on=TODAY)


def test_a_rule_for_other_classes_is_named_as_the_nearest() -> None:
    text = CLUB.replace(
        'bodies: [board]\n  valid from: 2000-01-01\n  source: {text: statute, article: "2"}',
        'bodies: [board]\n  classes: [budget]\n  valid from: 2000-01-01\n  source: {text: statute, article: "2"}',
    )
    with pytest.raises(RuleBookSilent, match=r"Nearest is majority \(.*, line \d+\), for budget"):
        found(text, item_class="procedural")


def test_each_chapter_is_known_by_its_word() -> None:
    assert chapter_of(AdoptionRule) == "adoption"
    assert {rule.chapter for rule in read_library("csto").rules} == {
        "participation", "quorum", "agenda", "adoption", "signature", "chairmanship", "follow-up", "repeal",
    }  # fmt: skip
