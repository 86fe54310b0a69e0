"""A key that stands where it has no place: the remedy names the keys of that block, never those of another."""

import re
from typing import Final, get_args

import pytest

from travaux.rulebook import load, models, vocabulary

BOOK: Final = "club.yaml"
HEAD: Final = """book: club
title: Rules of a small club
organisation: club
zone: Europe/Berlin
version: 2026-01-01
texts:
  bylaws: {{title: Bylaws, where: desk, seen: whole{text}}}
groups:
  members: {{title: the members}}
bodies:
  board: {{name: Board{body}}}
rules:
- id: one
  chapter: {chapter}
  bodies: [board]
  valid from: 2020-01-01
  source: {{text: bylaws, article: "7"{source}}}
  status: in force
  says: A sentence.
  parameters: {{{parameter}}}
"""
#: Each chapter with the block of its parameters, as the schema declares them.
CHAPTERS: Final = {
    get_args(kind.model_fields["chapter"].annotation)[0]: kind.model_fields["parameters"].annotation
    for kind in get_args(models.AnyRule)
}


def faults(chapter: str = "quorum", **more: str) -> list[str]:
    filled = {"text": "", "body": "", "source": "", "parameter": "", **more}
    return [str(one) for one in load.faults_in(HEAD.format(chapter=chapter, **filled), BOOK)]


def named_in(fault: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", fault.partition("what may stand here is")[2]))


@pytest.mark.parametrize("chapter", sorted(CHAPTERS))
def test_in_a_rule_the_keys_of_its_own_chapter_are_named(chapter: str) -> None:
    (fault,) = [one for one in faults(chapter, parameter="colour: red") if "colour" in one]
    block = CHAPTERS[chapter]
    assert block is not None
    assert named_in(fault) == {vocabulary.words(name) for name in block.model_fields}


@pytest.mark.parametrize(
    ("place", "keys"),
    [("body", {"name", "parent"}), ("text", {"title", "seen", "where"}), ("source", {"text", "article"})],
)
def test_in_a_block_the_keys_of_that_block_are_named(place: str, keys: set[str]) -> None:
    (fault,) = [one for one in faults(**{place: ", zzz: 10"}) if "zzz" in one]
    assert keys <= named_in(fault)
    assert not named_in(fault) & {"thresholds", "zone", "zzz"}


def test_a_key_that_another_block_takes_is_not_said_to_be_meant_here() -> None:
    (fault,) = [one for one in faults("adoption", parameter="thresholds: []") if "thresholds" in one]
    assert "Did you mean" not in fault
    assert named_in(fault) == {"tally", "course", "bound", "readings"}


def test_a_slip_of_the_pen_is_told_by_the_key_that_was_meant() -> None:
    (fault,) = [one for one in faults("adoption", parameter="tallly: {}") if "tallly" in one]
    assert "Did you mean `tally`? Otherwise take it out" in fault
    assert not any("`tally` is missing" in one for one in faults("adoption", parameter="tallly: {}"))


REQUIRED: Final = "requirements: [{for: vote, at least: 2, effect: blocks, may be overridden: perhaps}]"
OPTIONAL: Final = "approved: at the opening, papers: {languages: [en], hours before: soon, effect: blocks}"


@pytest.mark.parametrize(
    ("chapter", "parameter", "found", "remedy"),
    [
        ("quorum", REQUIRED, "'perhaps' is neither yes nor no", "Correct it"),
        ("agenda", OPTIONAL, "'soon'", "Correct it or take it out"),
    ],
)
def test_a_key_that_is_due_is_not_offered_to_be_taken_out(
    chapter: str, parameter: str, found: str, remedy: str
) -> None:
    (fault,) = [one for one in faults(chapter, parameter=parameter) if found in one]
    assert fault.endswith(f". {remedy}")


def test_a_second_rule_of_a_chapter_that_takes_one_is_told_to_be_joined_to_it() -> None:
    one = "requirements: [{for: vote, at least: 2, effect: blocks, may be overridden: no}]"
    text = HEAD.format(chapter="quorum", text="", body="", source="", parameter=one)
    twice = text + text[text.index("- id: one") :].replace("- id: one", "- id: two")
    (fault,) = [str(found) for found in load.faults_in(twice, BOOK)]
    assert "answers the same question on the same days as one" in fault
    assert fault.endswith("End one before the other begins, name bodies, or write both as one quorum rule")
