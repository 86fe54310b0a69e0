"""A finding in sentences: outcome, grounds with articles, what is missing, who is bound, both readings."""

import pytest

from travaux.decision.findings import Finding, Ground, Missing, ReadingFound
from travaux.decision.findings import ground as ground_of
from travaux.enquiry.findings import bound_told, finding_lines, ground_told, missing_told
from travaux.enquiry.words import Names
from travaux.rulebook.load import read_library

BOOK = read_library("csto")
RULE = BOOK.rules[0]
NAMES = Names({"csto/member/am": "Armenia", "csto/member/by": "Belarus"}, "csto")


def lines(**parts: object) -> list[str]:
    given: dict[str, object] = {"admissible": "yes", "outcome": "adopted", "book": "csto", "digest": "d" * 64}
    return list(finding_lines(Finding(**given | parts), BOOK))  # type: ignore[arg-type]


def test_the_outcome_comes_first_and_that_it_is_advice_comes_last() -> None:
    found = lines(mode="consensus")
    assert found[1] == "Finding: adopted by consensus. Admissible: yes."
    assert found[-2:] == [f"Rule book csto, sha256:{'d' * 64}.", "The engine advises; the chair or the body decides."]


@pytest.mark.parametrize(("side", "told"), [("for", "1. for: It is so"), ("against", "1. against: It is so"), ("neutral", "1. It is so")])  # fmt: skip
def test_a_ground_says_which_way_it_tells(side: str, told: str) -> None:
    found = lines(grounds=(Ground("c", "It is so.", side),))  # type: ignore[arg-type]
    assert any(line.strip().startswith(told) for line in found)


def test_a_ground_cites_the_title_of_the_text_its_article_its_rule_and_its_facts() -> None:
    text = BOOK.text(RULE.source.text)
    assert text is not None
    ground = Ground("c", "It is so.", "for", RULE.id, RULE.source.text, "Art. 1", "in force", ("r1#f1", "r2#f2"))
    (told,) = [line for line in lines(grounds=(ground,)) if "It is so." in line]
    assert told == f"  1. for: It is so. ({text.title}, Art. 1; rule {RULE.id}, in force) [r1#f1, r2#f2]"


def test_a_ground_without_a_rule_cites_none() -> None:
    assert "  1. It is so." in lines(grounds=(Ground("c", "It is so."),))


def test_what_is_missing_is_told_with_from_whom() -> None:
    found = lines(outcome="open", missing=(Missing("the position", "am"), Missing("a ruling")))
    assert "Missing: the position (am) and a ruling." in found


def test_the_bound_are_told_group_by_group() -> None:
    found = lines(bound={"am": "may join", "by": "bound", "ru": "bound"})
    assert "May join: am." in found
    assert "Bound: by and ru." in found


def test_two_readings_stand_side_by_side_with_their_holders_and_outcomes() -> None:
    one = ReadingFound("a", "Belarus", "a note", "Absence blocks.", "not adopted", {"am": "not bound"}, ())
    two = ReadingFound(
        "b", "Russia", "a source", "Only objection blocks.", "adopted", {}, (Ground("c", "No objection."),)
    )
    found = lines(outcome="indeterminate", readings=(one, two))
    assert "Read as a (Belarus; a note): not adopted. Absence blocks." in found
    assert "  Not bound: am." in found
    assert "Read as b (Russia; a source): adopted. Only objection blocks." in found
    assert "  No objection." in found


def test_sentences_name_members_by_their_names_also_where_a_key_is_an_english_word() -> None:
    told = ground_of("group stated", BOOK.by_id("consensus"), "for", stance="supports", members="by, am")
    said = "Stated of the group, member by member only through the roll: supports (Belarus, Armenia)."
    assert ground_told(told, NAMES) == said
    (line,) = [one for one in finding_lines(Finding("yes", grounds=(told,)), BOOK, NAMES) if "Stated of" in one]
    assert line.startswith(f"  1. for: {said} (our reading; text not seen) (Charter of the CSTO")


def test_a_sentence_that_no_catalogue_has_is_told_as_it_was_kept() -> None:
    assert ground_told(Ground("long gone", "am did so. (our reading; text not seen)"), NAMES) == "am did so."


def test_the_missing_and_the_bound_go_by_names_too() -> None:
    missing = (Missing("its position", "am"), Missing("its position", "by"), Missing("a ruling"))
    assert missing_told(missing, NAMES) == "its position (Armenia, Belarus) and a ruling"
    assert bound_told({"am": "may join", "by": "bound"}, NAMES) == {"may join": ["Armenia"], "bound": ["Belarus"]}
