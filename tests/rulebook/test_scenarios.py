"""Every scenario beside a book of the library comes out as it says, and together they leave nothing of it untried."""

from dataclasses import replace
from typing import Final

import pytest

from travaux import testing
from travaux.decision.coverage import coverage
from travaux.decision.findings import Outcome
from travaux.decision.scenario_file import of_library
from travaux.decision.scenarios import Scenario, run, run_all
from travaux.rulebook.load import read_library, shipped

GOLDEN: Final = range(1, 25)
FEWEST: Final = 120
TRIALS: Final = [trial for slug in shipped() for trial in testing.trials(testing.shipped_book(slug))]
OUTCOMES: Final[frozenset[Outcome]] = frozenset({"adopted", "not adopted", "open", "cannot be put", "indeterminate"})


def scenarios() -> list[Scenario]:
    """All scenarios of the library."""
    return [trial.scenario for trial in TRIALS]


@pytest.mark.parametrize("trial", TRIALS, ids=[f"{trial.book.slug}: {trial}" for trial in TRIALS])
def test_a_scenario_comes_out_as_it_says(trial: testing.Trial) -> None:
    assert trial.hold().outcome == trial.scenario.expected.outcome


@pytest.mark.parametrize("trial", TRIALS, ids=[f"{trial.book.slug}: {trial}" for trial in TRIALS])
def test_a_scenario_asserts_its_grounds_and_whom_an_adopted_decision_binds(trial: testing.Trial) -> None:
    expected = trial.scenario.expected
    assert expected.grounds
    assert expected.outcome != "adopted" or expected.bound is not None
    assert trial.scenario.says.endswith(".")


@pytest.mark.parametrize("slug", shipped())
def test_scenarios_stand_beside_every_book_and_are_of_it(slug: str) -> None:
    found = of_library(slug)
    assert found is not None
    assert found.book == slug


def test_all_golden_tests_are_among_them() -> None:
    found = {scenario.golden for scenario in scenarios() if scenario.golden}
    assert sorted(found) == list(GOLDEN)


def test_there_are_as_many_as_were_promised_and_every_outcome_is_met() -> None:
    assert len(scenarios()) >= FEWEST
    assert {scenario.expected.outcome for scenario in scenarios()} >= OUTCOMES


@pytest.mark.parametrize("slug", shipped())
def test_every_threshold_is_met_from_both_sides_and_every_meaning_quorum_veto_and_fallback_is_tried(slug: str) -> None:
    book, found = read_library(slug), of_library(slug)
    assert found is not None
    points = coverage(book, run_all(found, book))
    assert [f"{one.rule}: {one.point}" for one in points if not one.by] == []


def test_the_control_without_its_scenarios_every_point_is_untried() -> None:
    points = coverage(read_library("un-sc"), ())
    assert points
    assert all(one.by == () for one in points)


def _wrong(scenario: Scenario) -> Scenario:
    """The same question, of which another outcome is expected."""
    other: Outcome = "not adopted" if scenario.expected.outcome == "adopted" else "adopted"
    return replace(scenario, expected=replace(scenario.expected, outcome=other))


@pytest.mark.parametrize("slug", shipped())
def test_the_control_a_scenario_that_expects_another_outcome_differs(slug: str) -> None:
    loaded = testing.shipped_book(slug)
    assert loaded.scenarios
    assert not any(run(_wrong(one), loaded.book).passed for one in loaded.scenarios[:5])
