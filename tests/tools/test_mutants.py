"""The changes of the engine are made as told, and counted as noticed only where a test fails for them."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, Final

import pytest

from tools.findings import ROOT
from tools.mutants.__main__ import LEFT_OUT, chapters, shares
from tools.mutants.changing import Change, changed, changes
from tools.mutants.planting import CannotBeBuilt, live, plant
from tools.mutants.trying import Mutant, Verdict, forked

#: At full length a sample of the whole room; else a few changes of one chapter, under two files of its tests.
SOAK: Final = bool(os.environ.get("TRAVAUX_SOAK"))
FEW: Final = ("--chapter", "quorum", "--tests", "tests/decision/test_courses.py", "tests/decision/test_golden.py")
ASKED: Final = ("--sample", "200", "--least", "85") if SOAK else ("--sample", "5", "--least", "60", *FEW)

TINY: Final = '''"""A tiny engine."""
from functools import cache

TABLE = {"half": 2}


def enough(votes: int, needed: int = 1) -> bool:
    """Whether there are enough."""
    return votes >= needed


@cache
def told(votes: int) -> str:
    """What is told."""
    if enough(votes, TABLE["half"]):
        return f"{votes} are enough"
    return "too few" + " votes"


def unseen(votes: int) -> bool:
    """Nobody asks this."""
    return not votes and votes + 1 > 0
'''
TESTS: Final = """import tiny

def test_two_are_enough(): assert tiny.told(2) == "2 are enough"
def test_one_is_too_few(): assert tiny.told(1) == "too few votes"
def test_more_is_enough(): assert tiny.enough(5, 3)
"""


def those(source: str) -> list[tuple[int, str, str, str]]:
    """The changes of a text, as they are told."""
    return [(one.line, one.kind, one.before, one.after) for one in changes(source)]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("a >= b", [("comparison", "a >= b", "a > b")]),
        ("a < b", [("comparison", "a < b", "a <= b")]),
        ("a == b", [("comparison", "a == b", "a != b")]),
        ("a in b", [("comparison", "a in b", "a not in b")]),
        ("a is None", [("comparison", "a is None", "a is not None")]),
        ("a and b", [("boolean", "a and b", "a or b")]),
        ("not a", [("boolean", "not a", "a")]),
        ("f(True)", [("boolean", "True", "False")]),
        ("a + 1", [("number", "a + 1", "a - 1"), ("number", "1", "2")]),
        ("a | b", [("number", "a | b", "a & b")]),
        ("b if a else c", [("condition", "if a", "if not a")]),
        ("def f():\n    return a", [("return", "return a", "return None")]),
        ("def f():\n    return None", []),
        # sentences and types are left out
        ("'a' + f'{b}'", []),
        ("x: Literal[1] = a", []),
        ("def f(x: int) -> Literal[True]: ...", []),
        ("class A(B[1]): ...", []),
    ],
)
def test_a_text_has_these_changes(source: str, told: list[tuple[str, str, str]]) -> None:
    assert [one[1:] for one in those(source)] == told


def test_every_change_makes_another_module_that_differs_in_that_place_alone() -> None:
    whole = ast.unparse(ast.parse(TINY)).splitlines()
    found = changes(TINY)
    assert len(found) == 14
    for change in found:
        other = ast.unparse(changed(TINY, change)).splitlines()
        assert sum(one != two for one, two in zip(whole, other, strict=True)) == 1, change


def test_a_change_knows_the_first_line_of_its_function() -> None:
    assert {one.line: one.function for one in changes(TINY)} == {4: 0, 7: 7, 9: 7, 15: 12, 16: 12, 17: 12, 22: 20}


def loaded(folder: Path) -> ModuleType:
    """The tiny engine as a module, and another that took its table by name."""
    file = folder / "tiny.py"
    file.write_text(TINY, encoding="utf-8")
    module = ModuleType("tiny")
    module.__file__ = str(file)
    exec(compile(TINY, str(file), "exec"), vars(module))  # noqa: S102 - written above
    return module


def functions(module: ModuleType) -> list[FunctionType]:
    """The functions of the tiny engine that are alive."""
    return live(str(module.__file__))[str(module.__file__)]


def the_change(line: int, after: str) -> Change:
    """The change on a line that leads to this."""
    return next(one for one in changes(TINY) if (one.line, one.after) == (line, after))


def test_a_planted_function_behaves_as_changed_and_what_was_remembered_is_forgotten(tmp_path: Path) -> None:
    module = loaded(tmp_path)
    assert module.told(2) == "2 are enough"
    change = the_change(9, "votes > needed")
    assert plant(module, functions(module), changed(TINY, change), change.line)
    assert module.told(2) == "too few votes"


def test_a_planted_table_is_given_to_whoever_took_it_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module, other = loaded(tmp_path), ModuleType("other")
    vars(other)["TABLE"] = module.TABLE
    monkeypatch.setitem(sys.modules, "other", other)
    change = the_change(4, "3")
    assert plant(module, functions(module), changed(TINY, change), change.line)
    assert (module.TABLE, other.TABLE) == ({"half": 3}, {"half": 3})
    assert module.told(2) == "too few votes"


def test_what_cannot_be_planted_is_told(tmp_path: Path) -> None:
    module = loaded(tmp_path)
    default = the_change(7, "2")
    assert not plant(module, functions(module), changed(TINY, default), default.line)
    broken = TINY.replace('TABLE = {"half": 2}', "TABLE = (1, 2)[1]")
    beyond = next(one for one in changes(broken) if (one.line, one.before) == (4, "1") and one.path[-1] == "slice")
    with pytest.raises(CannotBeBuilt, match="out of range"):
        plant(module, functions(module), changed(broken, beyond), beyond.line)


def test_a_fork_answers_and_one_that_dies_or_never_ends_is_told() -> None:
    assert forked(lambda: os.getpid() != 0, 10)
    with pytest.raises(TimeoutError):
        forked(lambda: os._exit(3), 10)
    with pytest.raises(TimeoutError):
        forked(_for_ever, 1)


def _for_ever() -> None:
    while True:
        pass


RUN: Final = """import json, sys
import pytest
from pathlib import Path
from tools.mutants.trying import Trial
folder = Path(sys.argv[1])
sys.path.insert(0, str(folder))
trial = Trial(folder, {"tiny.py": "tiny"}, 99, 5)
pytest.main(["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:django", "-c", "/dev/null", str(folder)], plugins=[trial])
print(json.dumps([[one.change.line, one.change.after, one.verdict, one.by.partition("::")[2]] for one in trial.found]))
"""


def verdicts(folder: Path) -> dict[tuple[int, str], tuple[Verdict, str]]:
    """What becomes of every change of the tiny engine under its tests."""
    (folder / "tiny.py").write_text(TINY, encoding="utf-8")
    (folder / "test_tiny.py").write_text(TESTS, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-c", RUN, str(folder)], capture_output=True, text=True, check=True, env=environment
    )
    told: list[Any] = json.loads(ran.stdout.splitlines()[-1])
    return {(line, after): (verdict, by) for line, after, verdict, by in told}


def test_what_a_test_notices_is_killed_by_it_and_what_none_asks_survives(tmp_path: Path) -> None:
    found = verdicts(tmp_path)
    assert found[9, "votes > needed"] == ("killed", "test_two_are_enough")
    assert found[15, "if not enough(votes, TABLE['half'])"][0] == "killed"
    assert found[4, "3"][0] == "killed"
    assert found[22, "votes"] == ("survived", "")
    assert found[22, "votes + 1 >= 0"] == ("survived", "")
    assert found[7, "2"] == ("not planted", "")


def test_every_file_of_the_room_belongs_to_a_chapter_or_is_left_out() -> None:
    told = chapters()
    assert {"tally.py", "hearing.py", "quorum.py", "states/table.py"} & set(told) >= {
        "tally.py",
        "hearing.py",
        "quorum.py",
    }
    assert not [file for file in told if file.removesuffix(".py") in LEFT_OUT]
    assert told["tally.py"] == "adoption"


def test_shares_count_what_was_planted_chapter_by_chapter() -> None:
    change = changes("a >= b")[0]
    verdicts: list[Verdict] = ["killed", "survived", "not planted", "killed"]
    mutants = [Mutant("one", "x.py", change, verdict) for verdict in verdicts]
    assert shares([*mutants, Mutant("two", "y.py", change, "survived")]) == {"one": (2, 3), "two": (0, 1)}


def test_at_least_85_of_100_changes_of_the_engine_are_noticed() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tools.mutants", *ASKED], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert ran.returncode == 0, ran.stdout
    assert "fails with nothing changed" not in ran.stderr
    assert "%" in ran.stdout


def test_the_control_that_share_is_missed_where_nothing_is_tested() -> None:
    asked = ["--chapter", "quorum", "--sample", "3", "--tests", "tests/decision/test_calendar.py"]
    ran = subprocess.run(
        [sys.executable, "-m", "tools.mutants", *asked], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert ran.returncode == 1
    assert "survived: quorum.py" in ran.stdout
