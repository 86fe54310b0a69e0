"""Two engines, one answer: what the plain one makes of a question, and what SQL makes of its ballots."""

# ruff: noqa: S311 - rolls are drawn, nothing is kept secret

import os
from collections import Counter
from pathlib import Path
from random import Random
from typing import Final

import pytest

from tests.corpora import random_rolls, random_rules, real
from travaux.corpora import mapping, rows
from travaux.corpora.asking import ask
from travaux.corpora.engine import Computed, named, plain
from travaux.corpora.gathering import gathered
from travaux.corpora.sql import engine, kinds, measures, tallying
from travaux.decision.question import Question
from travaux.rulebook import load
from travaux.rulebook.book import RuleBook

#: Rolls in all: some of them under the rules of the library, the others under rules that are drawn as well.
ROLLS: Final = 20_000 if os.environ.get("TRAVAUX_SOAK") else 2_000
BOOKS: Final = load.shipped()
DRAWN: Final = ROLLS // 40
BATCHES: Final = 8


def differing(questions: list[Question], book: RuleBook) -> list[tuple[Question, Computed, Computed]]:
    """The questions on which the engines part ways, those set aside that SQL refuses by name."""
    found = zip(questions, plain(questions, book), engine(questions, book), strict=True)
    return [
        (question, one, other)
        for question, one, other in found
        if not refused(other) and (one.outcome, one.reason, one.tie) != (other.outcome, other.reason, other.tie)
    ]


def refused(found: Computed) -> bool:
    return found.outcome == "none" and found.why.endswith("Use --engine plain.")


def drawn(slug: str, number: int) -> list[Question]:
    rules = random_rolls.tallies(load.read_library(slug))
    each = -(-number // len(rules)) if rules else 0
    return [one for rule in rules for one in random_rolls.questions(rule, Random(f"{slug} {rule.id}"), each)]


@pytest.mark.parametrize("slug", BOOKS)
def test_on_random_rolls_the_rules_of_the_library_come_out_alike_in_both_engines(slug: str) -> None:
    questions = drawn(slug, ROLLS // 2 // len(BOOKS))
    assert questions
    assert differing(questions, load.read_library(slug)) == []


@pytest.mark.parametrize("batch", range(BATCHES))
def test_on_random_rolls_random_rules_come_out_alike_in_both_engines(batch: int) -> None:
    seen: Counter[str] = Counter()
    for number in range(batch, DRAWN, BATCHES):
        chance = Random(f"rule {number}")
        book = random_rules.a_book(chance)
        questions = list(random_rolls.questions(random_rules.adoption(book), chance, 20))
        assert differing(questions, book) == [], number
        seen.update(one.outcome for one in plain(questions, book))
    assert {"adopted", "not adopted"} <= seen.keys()


@pytest.mark.parametrize("wrong", ["at least", "more than"])
def test_a_wrong_comparison_in_sql_is_found(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    others = {"at least": ">", "more than": ">="}
    monkeypatch.setitem(tallying.OPERATORS, wrong, others[wrong])  # type: ignore[arg-type]
    slug = "un-sc" if wrong == "at least" else "un-ga"
    assert differing(drawn(slug, 200), load.read_library(slug))


def test_a_base_that_is_taken_for_another_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    right = kinds.in_base
    monkeypatch.setattr(kinds, "in_base", lambda base, of: right("cast" if base == "present and voting" else base, of))
    assert differing(drawn("un-ga", 200), load.read_library("un-ga"))


def test_weights_that_are_rounded_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measures.Columns, "unit", lambda _self, _weight: 1)
    assert differing(drawn("eu-council", 150), load.read_library("eu-council"))


@real.needed
@pytest.mark.parametrize("name", real.SETS)
def test_on_the_recorded_decisions_both_engines_come_out_alike(name: str) -> None:
    source = list(rows.read(Path(real.FOLDER / real.SETS[name])))
    book = load.read_library(mapping.read_bundled(name).rule_book)
    read = mapping.fitting(source[0].columns, book.slug)
    questions = [one for row in gathered(iter(source), read) for one in ask(row, read, book).questions]
    assert len(questions) >= len(source) * 9 // 10
    assert not any(refused(one) for one in engine(questions, book))
    assert differing(questions, book) == []


def test_the_engine_is_found_by_its_name() -> None:
    assert named("duckdb") is engine
