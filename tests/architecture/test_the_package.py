"""What is installed: the wheel is whole and the same each time; what it needs is pinned, hashed and little."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tools.findings import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MOST_DEPENDENCIES = 19
PIN = re.compile(r"^(?P<name>[a-z0-9._-]+)(?:\[[a-z,]+\])?==(?P<version>\S+)", re.MULTILINE)
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\b")


def built_wheel(folder: Path) -> Path:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_wheel(tmp_path_factory.mktemp("wheel"))


def pins(text: str) -> dict[tuple[str, str], str]:
    """(name, version) -> what stands below the pin, up to the next one."""
    found = list(PIN.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return {(match["name"], match["version"]): text[match.end() : end] for match, end in zip(found, ends, strict=True)}


def requirements(name: str) -> str:
    return (ROOT / "requirements" / name).read_text(encoding="utf-8")


def named(dependencies: list[str]) -> set[str]:
    """The names alone, as an index writes them (`ruamel.yaml` is `ruamel-yaml`)."""
    return {re.split(r"[\[<>=]", dependency)[0].replace(".", "-") for dependency in dependencies}


def test_the_wheel_holds_every_file_of_the_package_and_no_other(wheel: Path) -> None:
    source = ROOT / "src"
    wanted = {
        path.relative_to(source).as_posix()
        for path in (source / "travaux").rglob("*")
        if path.is_file() and path.suffix not in {".pyc", ".pyo"}
    }
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == wanted


def test_the_wheel_holds_its_rule_books_and_its_mark_of_being_typed(wheel: Path) -> None:
    held = zipfile.ZipFile(wheel).namelist()
    assert "travaux/py.typed" in held
    assert any(re.fullmatch(r"travaux/rulebook/library/.+\.yaml", name) for name in held)


def test_two_builds_give_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    assert built_wheel(tmp_path).read_bytes() == wheel.read_bytes()


def test_running_travaux_needs_at_most_twelve_packages_by_name() -> None:
    assert len(PROJECT["dependencies"]) <= MOST_DEPENDENCIES


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_every_package_is_pinned_with_its_hashes(name: str) -> None:
    pinned = pins(requirements(name))
    assert len(pinned) > MOST_DEPENDENCIES
    assert [pin for pin, below in pinned.items() if not HASH.search(below)] == []


def test_a_pin_without_a_hash_is_noticed() -> None:
    text = "rich==1.0\n    # via travaux\ntyper==2.0 \\\n    --hash=sha256:" + "0" * 64
    assert [pin for pin, below in pins(text).items() if not HASH.search(below)] == [("rich", "1.0")]


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_the_pinned_packages_name_no_address(name: str) -> None:
    assert "://" not in requirements(name)
    assert "--index" not in requirements(name)


def test_what_the_package_asks_for_is_pinned_for_running_and_for_development() -> None:
    run, dev = ({name for name, _ in pins(requirements(file))} for file in ("run.txt", "dev.txt"))
    extras = PROJECT["optional-dependencies"]
    assert named(PROJECT["dependencies"]) | {"hatchling"} <= run
    assert named(extras["dev"]) | named(extras["postgres"]) | named(extras["data"]) <= dev


def test_development_runs_on_the_very_versions_that_are_run() -> None:
    assert pins(requirements("run.txt")).keys() <= pins(requirements("dev.txt")).keys()


def test_each_dependency_has_its_line_in_the_decision_on_dependencies() -> None:
    decision = (ROOT / "docs" / "decisions" / "0002-dependencies.md").read_text(encoding="utf-8")
    wanted = named([*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]])
    assert {name for name in wanted if f"| {name} " not in decision} == set()
