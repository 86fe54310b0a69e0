"""The scenarios of the library in SQL: each that is a count of ballots comes out as it is written there."""

from functools import cache

import pytest

from travaux.corpora.engine import Computed, plain
from travaux.corpora.sql import engine
from travaux.decision import scenario_file
from travaux.decision.scenarios import Scenario
from travaux.rulebook import load

WRITTEN = [slug for slug in load.shipped() if scenario_file.of_library(slug) is not None]


@cache
def told(slug: str) -> list[tuple[Scenario, Computed, Computed]]:
    """Each scenario of a book with what comes of it in SQL and in the plain engine."""
    written = scenario_file.of_library(slug)
    assert written is not None
    questions, book = [one.question for one in written.cases], load.read_library(slug)
    return list(zip(written.cases, engine(questions, book), plain(questions, book), strict=True))


def refused(found: Computed) -> bool:
    return found.outcome == "none" and found.why.endswith("Use --engine plain.")


@pytest.mark.parametrize("slug", WRITTEN)
def test_what_is_a_count_comes_out_as_the_scenario_says_and_the_rest_is_refused_by_name(slug: str) -> None:
    for case, found, other in told(slug):
        if refused(found):
            assert found.why.startswith(("Compiling the rule ", "Laying out a question of "))
            continue
        assert (found.outcome, found.reason, found.tie) == (other.outcome, other.reason, other.tie), case.name
        if case.expected.outcome is not None:
            assert found.outcome == case.expected.outcome, case.name


def test_more_than_half_of_all_scenarios_are_counted_in_sql() -> None:
    counted = [not refused(found) for slug in WRITTEN for _, found, _ in told(slug)]
    assert len(counted) > 100
    assert sum(counted) > len(counted) / 2
