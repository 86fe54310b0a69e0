"""The pure rooms take time, chance and files as parameters: nothing in them reaches out for one."""

import ast
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tools.findings import ROOT
from tools.source import Source, load_time_imports, read_sources

PURE_ROOMS = ("broken_input", "marked", "rulebook", "record", "decision")
# Handed to whoever checks a proof: run by itself, reads one file, and nothing in the house imports it.
ALONE = "src/travaux/record/offline_verifier.py"
BARRED_MODULES = frozenset(
    {
        "asyncio",
        "django",
        "http",
        "multiprocessing",
        "os",
        "pathlib",
        "psycopg",
        "random",
        "secrets",
        "shutil",
        "socket",
        "sqlite3",
        "subprocess",
        "tempfile",
        "threading",
        "time",
        "urllib",
        "uuid",
    }
)
BARRED_CALLS = frozenset(
    {
        "__import__",
        "date.today",
        "datetime.now",
        "datetime.today",
        "datetime.utcnow",
        "eval",
        "exec",
        "input",
        "io.open",
        "open",
        "print",
    }
)
BARRED_WHEN_LOADED = ("django", "sqlite3", "psycopg", "typer", "rich")


def pure_sources() -> tuple[Source, ...]:
    def is_pure(source: Source) -> bool:
        room = source.module.split(".")[1:2]
        return bool(room) and room[0] in PURE_ROOMS and source.path != ALONE

    return tuple(source for source in read_sources(ROOT, "src/travaux") if is_pure(source))


def barred_in(source: Source) -> Iterator[str]:
    """What a pure room may not do: an import of a barred module, a barred call, an import inside a function."""
    for node in ast.walk(source.tree):
        match node:
            case ast.Import(names=names):
                yield from (f"import {name.name}" for name in names if name.name.split(".")[0] in BARRED_MODULES)
            case ast.ImportFrom(module=str(module)) if module.split(".")[0] in BARRED_MODULES:
                yield f"import {module}"
            case ast.Call(func=ast.Name() | ast.Attribute() as called):
                name = ".".join(ast.unparse(called).split(".")[-2:])
                yield from (name for barred in [name] if barred in BARRED_CALLS)
    for function in source.functions:
        inner = (node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom))
        yield from (f"import inside {function.name}" for _ in inner)


def loaded_by(statement: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds after the statement."""
    code = f"import sys\n{statement}\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "src", check=True, capture_output=True, text=True)
    return set(run.stdout.split())


def test_there_are_pure_rooms_to_look_at() -> None:
    assert {source.module.split(".")[1] for source in pure_sources()} >= {"record", "rulebook"}


@pytest.mark.parametrize("source", pure_sources(), ids=lambda source: source.module)
def test_a_pure_module_reaches_for_no_clock_chance_or_file(source: Source) -> None:
    assert list(barred_in(source)) == []


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("import random", "import random"),
        ("from os.path import join", "import os.path"),
        ("from datetime import datetime\nSTARTED = datetime.now()", "datetime.now"),
        ("import datetime\nSTARTED = datetime.date.today()", "date.today"),
        ("def read(path: str) -> str:\n    return open(path).read()", "open"),
        ("def late() -> None:\n    import json", "import inside late"),
    ],
)
def test_a_line_that_reaches_out_is_named(line: str, named: str) -> None:
    assert list(barred_in(Source("src/travaux/record/planted.py", line))) == [named]


def test_loading_the_pure_rooms_loads_no_framework_and_no_database() -> None:
    statement = "\n".join(f"import {source.module}" for source in pure_sources())
    assert loaded_by(statement) & set(BARRED_WHEN_LOADED) == set()


def test_loading_a_room_that_uses_the_framework_shows() -> None:
    assert "django" in loaded_by("import travaux.record, django")


def test_the_offline_verifier_needs_nothing_but_the_standard_library() -> None:
    (verifier,) = (source for source in read_sources(ROOT, "src/travaux/record") if source.path == ALONE)
    assert {name.split(".")[0] for name in load_time_imports(verifier.tree)} <= sys.stdlib_module_names


def test_nothing_in_the_house_imports_the_offline_verifier() -> None:
    imported = {name for source in read_sources(ROOT, "src") for name in load_time_imports(source.tree)}
    assert any(name.startswith("travaux.record.merkle.") for name in imported)
    assert not any("offline_verifier" in name for name in imported)
