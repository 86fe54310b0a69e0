"""Rulings on acts as acts of their own: what they must say, who gives them, and how often."""

import pytest

from tests.decision.acts import AM, CHAIR, OFFICE
from tests.decision.acts_of_sessions import ADOPTED, BODY, RULED, a_ruling, ruled_on
from travaux.decision.act import Author


def test_the_chair_accepts_a_finding_without_giving_reasons() -> None:
    found = ruled_on(a_ruling(), ADOPTED)
    assert (found.admissible, found.no_communication) == ("yes", False)


@pytest.mark.parametrize(("word", "value", "lacking"), [
    ("overrules", {}, "reason"), ("overrules", {"reason": "none"}, "reason"), ("unknown", {}, "ruling"),
])  # fmt: skip
def test_a_ruling_without_its_word_or_an_overruling_without_its_reason_is_none(
    word: str, value: dict[str, str], lacking: str
) -> None:
    found = ruled_on(a_ruling(word=word, **value), ADOPTED)
    assert found.no_communication
    told = found.ground("detail missing")
    assert told is not None
    assert told.text == f"No communication: {lacking} must be given."


def test_an_overruling_with_its_reason_is_one() -> None:
    assert not ruled_on(a_ruling(word="overrules", reason="All had agreed"), ADOPTED).no_communication


def test_a_second_ruling_is_refused_and_says_who_ruled_before() -> None:
    found = ruled_on(a_ruling(), ADOPTED, RULED)
    assert found.no_communication
    told = found.ground("ruled already")
    assert told is not None
    assert told.facts == ("act/r#f1",)


@pytest.mark.parametrize("by", [BODY, CHAIR])
def test_the_body_rules_again_whoever_enters_it(by: Author) -> None:
    assert not ruled_on(a_ruling(by, by_="body"), ADOPTED, RULED).no_communication


@pytest.mark.parametrize("by", [AM, OFFICE])
def test_nobody_else_rules(by: Author) -> None:
    assert ruled_on(a_ruling(by), ADOPTED).ground("wrong capacity") is not None
