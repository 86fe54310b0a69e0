"""The contracts that keep the floors of the house, and that each of them notices what it is there for."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tools.findings import ROOT

ROOMS = ROOT / "src" / "travaux"
LINT_IMPORTS = Path(sys.executable).parent / "lint-imports"
FLOORS = "Imports go down the floors only"
PURE = "The pure rooms know no framework"
RING = "Neighbours do not depend on each other in a ring"
OFFICE = "Only the office touches the ledger and the register"
PURE_ROOMS = ("broken_input", "marked", "rulebook", "record", "decision")


def contracts() -> dict[str, dict[str, object]]:
    written = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    return {contract["name"]: contract for contract in written}


def rooms() -> set[str]:
    folders = {path.parent.name for path in ROOMS.glob("*/__init__.py")}
    return folders | {path.stem for path in ROOMS.glob("*.py")} - {"__init__"}


def verdicts(tree: Path) -> dict[str, str]:
    """The name of each contract, as lint-imports prints it, and its KEPT or BROKEN."""
    run = subprocess.run(
        [LINT_IMPORTS, "--no-cache", "--no-logo"],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree / "src"), "NO_COLOR": "1", "COLUMNS": "300"},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line.rpartition(" ") for line in run.stdout.splitlines()]
    found = {name: verdict for name, _, verdict in lines if verdict in {"KEPT", "BROKEN"}}
    assert found, run.stdout + run.stderr
    return found


def verdict_on(tree: Path, contract: str) -> str:
    (found,) = [verdict for name, verdict in verdicts(tree).items() if name.startswith(contract)]
    return found


@pytest.fixture
def a_copy(tmp_path: Path) -> Path:
    shutil.copytree(
        ROOMS, tmp_path / "src" / "travaux", ignore=shutil.ignore_patterns("__pycache__", "*.yaml", "*.json")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def plant(tree: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = tree / "src" / "travaux" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_the_house_as_it_stands_keeps_every_contract(a_copy: Path) -> None:
    assert set(verdicts(a_copy).values()) == {"KEPT"}


@pytest.mark.parametrize(
    ("contract", "planted"),
    [
        # a room looks at its neighbour on the same floor
        (FLOORS, {"record/planted.py": "import travaux.rulebook"}),
        # a room looks up
        (FLOORS, {"rulebook/planted.py": "from travaux.config import settings"}),
        # a room that has no floor
        (FLOORS, {"annex/__init__.py": ""}),
        # the framework in a pure room, directly and through a neighbour
        (PURE, {"record/planted.py": "from django.db import models"}),
        (PURE, {"record/planted.py": "import travaux.between", "between.py": "import secrets"}),
        # two modules of one room, each in need of the other
        (RING, {"record/one.py": "import travaux.record.two", "record/two.py": "import travaux.record.one"}),
    ],
)
def test_a_planted_import_breaks_its_contract(a_copy: Path, contract: str, planted: dict[str, str]) -> None:
    plant(a_copy, planted)
    assert verdict_on(a_copy, contract) == "BROKEN"


def test_a_page_that_reaches_for_the_ledger_breaks_the_protection_of_the_office(a_copy: Path) -> None:
    plant(a_copy, {"office/__init__.py": "", "office/ledger.py": "", "office/desk.py": "import travaux.office.ledger"})
    assert verdict_on(a_copy, OFFICE) == "KEPT"
    plant(a_copy, {"portal/__init__.py": "", "portal/planted.py": "from travaux.office import ledger"})
    assert verdict_on(a_copy, OFFICE) == "BROKEN"


def test_every_pure_room_that_exists_is_named_in_the_contract_for_pure_rooms() -> None:
    (pure,) = [contract for name, contract in contracts().items() if name.startswith(PURE)]
    assert pure["source_modules"] == [f"travaux.{room}" for room in PURE_ROOMS if room in rooms()], (
        "Complete source_modules in pyproject.toml: a room not named there is not watched."
    )
