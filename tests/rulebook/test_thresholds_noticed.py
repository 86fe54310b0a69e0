"""The scenarios beside the books of the library notice a threshold that is changed a little, and only that."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest

from travaux.decision import scenario_file, scenarios
from travaux.decision.scenarios import Scenario, Scenarios, Tried
from travaux.rulebook.adoption import Adoption, Threshold
from travaux.rulebook.book import RuleBook
from travaux.rulebook.load import read_library
from travaux.rulebook.models import AdoptionRule

BOOKS = (
    *("african-union", "au-psc", "cabforum", "co-operative", "coe-ministers", "csto", "eu-council", "european-council"),
    *("ietf-iesg", "iso-dis", "nato", "osce", "swiss", "un-ga", "un-hrc", "un-sc", "us-senate", "wto"),
)


@cache
def of(slug: str) -> Scenarios:
    """The scenarios of a book of the library."""
    found = scenario_file.of_library(slug)
    assert found is not None
    return found


@cache
def run(slug: str) -> tuple[Tried, ...]:
    """All scenarios of a book, run."""
    return scenarios.run_all(of(slug), read_library(slug))


def nudged(one: Threshold) -> Iterator[Threshold]:
    """The threshold a little higher and a little lower, as an error of the pen would have it."""
    words = {"at least": "more than", "more than": "at least", "at most": "less than", "less than": "at most"}
    now, amount = one.comparison.replace(" ", "_"), one.amount
    shifted = words[one.comparison].replace(" ", "_")
    if amount or one.comparison != "at most":
        yield one.model_copy(update={now: None, shifted: amount})
    step = Fraction(1, 8) if one.of is not None else Fraction(1)
    yield one.model_copy(update={now: amount + step})
    if amount >= step:
        yield one.model_copy(update={now: amount - step})


def told(one: Threshold) -> str:
    """A threshold in a few words."""
    return f"{one.counted} {one.weight or ''} {one.comparison} {one.amount} {one.of or ''}"


def changed(book: RuleBook, rule: AdoptionRule, number: int, threshold: Threshold) -> RuleBook:
    """The book with one threshold of one rule changed."""
    tally = rule.parameters.tally
    thresholds = (*tally.thresholds[:number], threshold, *tally.thresholds[number + 1 :])
    parameters: Adoption = rule.parameters.model_copy(
        update={"tally": tally.model_copy(update={"thresholds": thresholds})}
    )
    written = rule.model_copy(update={"parameters": parameters})
    rules = tuple(written if one is rule else one for one in book.rules)
    return replace(book, file=book.file.model_copy(update={"rules": rules}))


def notices(book: RuleBook, cases: tuple[Scenario, ...]) -> bool:
    """Whether one of the scenarios comes out otherwise."""
    return any(not scenarios.run(one, book).passed for one in cases)


def decided_by(slug: str, rule: AdoptionRule) -> tuple[Scenario, ...]:
    """The scenarios that a rule decides."""
    found = ((one.scenario, one.finding.ground("rule found")) for one in run(slug))
    return tuple(case for case, ground in found if ground is not None and ground.rule == rule.id)


@pytest.mark.parametrize("slug", BOOKS)
def test_a_threshold_that_is_changed_a_little_makes_a_scenario_fail(slug: str) -> None:
    book, survived, tried = read_library(slug), [], 0
    for rule in book.rules:
        if isinstance(rule, AdoptionRule) and rule.parameters.course.silence is None:
            cases = decided_by(slug, rule)
            for number, one in enumerate(rule.parameters.tally.thresholds):
                for other in nudged(one):
                    tried += 1
                    if not notices(changed(book, rule, number, other), cases):
                        survived.append(f"{rule.id}: {told(one)} became {told(other)}")
    assert tried
    assert survived == []


@pytest.mark.parametrize("slug", BOOKS)
def test_a_book_that_is_not_changed_makes_none_fail(slug: str) -> None:
    book = read_library(slug)
    rule = next(one for one in book.rules if isinstance(one, AdoptionRule))
    same = changed(book, rule, 0, rule.parameters.tally.thresholds[0])
    assert same is not book
    assert not notices(same, of(slug).cases)
