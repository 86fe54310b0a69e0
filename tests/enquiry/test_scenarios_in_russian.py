"""Findings of every scenario of the library, and what would change them, in Russian: English is only what others wrote."""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from django.utils import translation

from travaux.decision import explain, scenario_file, scenarios
from travaux.decision.findings import Ground
from travaux.decision.scenarios import Scenario
from travaux.enquiry.findings import ground_told, missing_told
from travaux.enquiry.words import Names, word
from travaux.rulebook import load
from travaux.rulebook.book import RuleBook

ENGLISH: Final = re.compile("[A-Za-z]{2}")
#: Told as they are, since the message of a silent book speaks of files and lines.
OF_FILES: Final = frozenset({"rules silent"})


class Listening(Names):
    """Names that keep every piece of a sentence for which there is no Russian."""

    kept: set[str]

    def phrase(self, text: str) -> str:
        told = word(text)
        if told == text and ENGLISH.search(text):
            self.kept.add(text)
        return told

    def own(self, text: str) -> str:
        if ENGLISH.search(text):
            self.kept.add(text)
        return text

    def member(self, slug: str) -> str:
        return "М" if slug else ""


def of_others(book: RuleBook, scenario: Scenario) -> set[str]:
    """Texts that stand in the book, in its parents or in the scenario, which nobody translates."""
    found = {ruled.reason for ruled in scenario.question.rulings}
    above: RuleBook | None = book
    while above is not None:
        found |= set(_texts(above.file.model_dump(mode="json")))
        above = above.parent
    return found


def _texts(value: object) -> Iterator[str]:
    match value:
        case str(text):
            yield text
        case dict():
            yield from (text for one in (*value.keys(), *value.values()) for text in _texts(one))
        case list() | tuple():
            yield from (text for one in value for text in _texts(one))
        case _:
            return


def grounds(book: RuleBook, scenario: Scenario) -> Iterator[Ground]:
    yield from scenarios.run(scenario, book).finding.grounds
    yield from (one.ground for one in explain.changes(scenario.question, book))
    yield from explain.groups(scenario.question, book).grounds


@pytest.mark.parametrize("slug", load.shipped())
def test_what_stays_english_in_a_finding_is_what_others_wrote(slug: str) -> None:
    book, found = load.read_library(slug), scenario_file.of_library(slug)
    assert found is not None
    names = Listening()
    object.__setattr__(names, "kept", set())
    left, told = dict[str, str](), 0
    with translation.override("ru"):
        for case in found.cases:
            names.kept.clear()
            told += len([ground_told(one, names) for one in grounds(book, case) if one.code not in OF_FILES])
            missing_told(scenarios.run(case, book).finding.missing, names)
            left |= dict.fromkeys(names.kept - of_others(book, case), case.name)
    assert told > len(found.cases)
    assert left == {}


def test_a_piece_without_russian_is_noticed() -> None:
    names = Listening()
    object.__setattr__(names, "kept", set())
    with translation.override("ru"):
        ground_told(Ground("ballot left out", "The no of fr is left out of the count and of the base: no idea."), names)
    assert names.kept == {"no idea"}
