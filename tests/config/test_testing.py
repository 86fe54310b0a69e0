"""`travaux.testing` serves those who test rule books of their own, without Django and without pytest."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.decision.test_scenarios import HEAD, MET, SHORT
from travaux import testing
from travaux.broken_input import BrokenInput
from travaux.marked import Fault
from travaux.rulebook import load

BOOK = load.FOLDER.joinpath("un-sc.yaml").read_text(encoding="utf-8")


def written(folder: Path, scenarios: str = HEAD + MET) -> testing.LoadedBook:
    """A book of one's own with these scenarios beside it."""
    (folder / "own.yaml").write_text(BOOK, encoding="utf-8")
    (folder / "own.scenarios.yaml").write_text(scenarios, encoding="utf-8")
    return testing.load_book(folder / "own.yaml")


def test_every_scenario_beside_a_book_is_a_trial_that_goes_by_its_name(tmp_path: Path) -> None:
    (trial,) = testing.trials(written(tmp_path))
    assert str(trial) == "ukraine"
    assert trial.hold().outcome == "not adopted"


def test_a_trial_that_differs_tells_where_it_stands_what_differs_and_why(tmp_path: Path) -> None:
    (trial,) = testing.trials(written(tmp_path, SHORT))
    with pytest.raises(testing.NotAsExpected) as told:
        trial.hold()
    assert str(told.value).splitlines()[:3] == [
        "own.scenarios.yaml, line 6: ukraine. Eleven for, one permanent member against.",
        "  outcome: expected adopted, found not adopted.",
        "It came out so because:",
    ]


def test_a_book_without_scenarios_has_no_trials(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(BOOK, encoding="utf-8")
    loaded = testing.load_book(str(tmp_path / "own.yaml"))
    assert (testing.trials(loaded), loaded.book.slug) == ((), "un-sc")


def test_scenarios_of_another_book_and_a_broken_book_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenInput, match=r"the scenarios are of the rule book un-ga, and own\.yaml is un-sc"):
        written(tmp_path, (HEAD + MET).replace("scenarios: un-sc", "scenarios: un-ga"))
    (tmp_path / "own.yaml").write_text(BOOK.replace("organisation:", "organization:"), encoding="utf-8")
    with pytest.raises(Fault, match=r"own\.yaml, line"):
        testing.load_book(tmp_path / "own.yaml")


@pytest.mark.parametrize("slug", load.shipped())
def test_a_book_of_the_library_is_at_hand(slug: str) -> None:
    assert testing.shipped_book(slug).book is load.read_library(slug)


def test_a_book_may_inherit_from_one_that_is_handed_over(tmp_path: Path) -> None:
    above = written(tmp_path)
    child = BOOK.replace("book: un-sc", "book: child\ninherits: un-sc")
    (tmp_path / "child.yaml").write_text(child, encoding="utf-8")
    assert testing.load_book(tmp_path / "child.yaml", above.book).book.parent is above.book


@pytest.mark.parametrize(
    ("stood", "outcome"),
    [
        ({"yes": 9, "abstain": 6}, "adopted"),
        ({"yes": 8, "abstain": 7}, "not adopted"),
        ({"yes": 9, "no": ["ru"], "absent": 5}, "not adopted"),
        ({"yes": ["ru", "us", "fr", "gb", "cn", "a", "b", "c", "d"], "no": 6}, "adopted"),
        ({"yes": 8}, "indeterminate"),
    ],
)
def test_a_question_is_built_from_who_stood_where(stood: dict[str, Any], outcome: str) -> None:
    roll = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "cn", "fr", "gb", "ru", "us"]
    asked = testing.question("sc", "2022-02-25", roll=roll, **stood)
    assert testing.decide(asked, testing.shipped_book("un-sc").book).outcome == outcome


def test_seats_may_be_numbered_or_seats_themselves() -> None:
    asked = testing.question("csc", "2023-11-23", roll=3, agrees=1, objects=1, silent=1)
    assert [seat.member for seat in asked.roll] == ["s1", "s2", "s3"]
    assert [(one.member, one.stance, one.presence) for one in asked.positions] == [
        ("s1", "agrees", None),
        ("s2", "objects", None),
        ("s3", None, "silent"),
    ]
    seat = testing.Seat("by", arrears_years=2)
    assert testing.question("csc", "2023-11-23", roll=[seat, "am"]).roll[0] is seat


@pytest.mark.parametrize(
    ("stood", "why"),
    [
        ({"yes": ["x"]}, "x does not sit on the roll. The roll is s1, s2."),
        ({"yes": ["s1"], "no": ["s1"]}, "s1 has two positions"),
        ({"yes": ["s1", "s1"]}, "s1 has two positions"),
        ({"yes": 3}, "3 members are due, and 2 have no position yet"),
        ({"aye": 1}, "A member stands nowhere by the word aye. The words are yes, no, abstain"),
    ],
)
def test_a_question_that_cannot_be_is_refused(stood: dict[str, Any], why: str) -> None:
    with pytest.raises(BrokenInput, match=why.replace(".", r"\.")):
        testing.question("csc", "2023-11-23", roll=2, **stood)


@pytest.mark.parametrize("module", ["travaux.testing", "travaux.decision.adoption", "travaux.decision.scenario_file"])
def test_no_framework_is_loaded_with_it(module: str) -> None:
    code = f"import sys, {module}; print(sorted({{'django', 'pytest', 'sqlite3'}} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
