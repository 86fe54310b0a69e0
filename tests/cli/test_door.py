"""The door: quick where nothing is asked of the record, right through a pipe, and exit codes as a shell sees them."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from travaux.cli.main import COMMANDS

HEAVY = ("django", "pydantic", "rich.table", "cryptography", "msgspec", "ruamel")


def in_a_shell(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "travaux", *words], capture_output=True, text=True, check=False, env=environment or None
    )


@pytest.mark.parametrize("word", ["--version", "--help"])
def test_a_question_about_the_program_loads_neither_framework_nor_tables(word: str) -> None:
    code = (
        "import sys; sys.argv = ['travaux', sys.argv[1]]\nfrom travaux.cli import main\n"
        "try:\n    main.main()\nexcept SystemExit:\n    pass\nprint(*sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code, word], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.splitlines()[-1].split())
    assert "travaux.cli.main" in loaded
    assert {name for name in HEAVY if name in loaded} == set()


def test_the_check_of_what_is_loaded_would_see_the_framework() -> None:
    code = "import sys, travaux.cli.main, django; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "django" in ran.stdout.split()


def test_the_version_and_the_table_of_commands_are_shown(travaux: Shell) -> None:
    assert travaux("--version").out == f"travaux {version('travaux')}\n"
    told = travaux("--help").out
    assert all(name in told for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_own_help(travaux: Shell, name: str) -> None:
    ran = travaux(name, "--help")
    assert ran.code == 0
    assert ran.out.startswith("Usage: ")


@pytest.mark.parametrize(
    "words", [("nonsense",), ("show",), ("list", "facts", "--nonsense"), ("list", "facts", "--at", "x")]
)
def test_wrong_use_ends_with_exit_code_two_and_nothing_on_standard_output(words: tuple[str, ...]) -> None:
    ran = in_a_shell(*words)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "Usage: " in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_shell_sees_two_before_a_record_is_made_and_zero_after_reading_none(tmp_path: Path) -> None:
    place = {"TRAVAUX_DATA_DIR": str(tmp_path), "TRAVAUX_DATABASE": f"sqlite:///{tmp_path / 'r.sqlite3'}"}
    refused = in_a_shell("list", "facts", **place)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith("No record is loaded yet.")
    assert in_a_shell("rulebook", "list", **place).returncode == 0


def test_an_address_that_names_no_database_is_refused_with_its_remedy(tmp_path: Path) -> None:
    ran = in_a_shell("list", "facts", TRAVAUX_DATA_DIR=str(tmp_path), TRAVAUX_DATABASE="mysql://x/y")
    assert ran.returncode == 2
    assert "TRAVAUX_DATABASE is 'mysql://x/y'" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_reader_that_goes_away_leaves_no_trace() -> None:
    command = f"{sys.executable} -m travaux rulebook schema | head -1"
    ran = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602
    assert (ran.stdout, ran.stderr) == ("{\n", "")
