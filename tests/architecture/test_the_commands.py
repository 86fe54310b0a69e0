"""The commands of a checkout: few, each explained, and clear about what they need."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import bench, check, generate_docs
from tools.figures import Figure
from tools.findings import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.MULTILINE)
MOST_TARGETS = 11  # redecide has its own: whoever doubts the rule books runs them against the record with one word


def make(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(["make", *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def test_there_are_at_most_eleven_targets() -> None:
    assert {"demo", "test", "check"} <= set(TARGETS)
    assert len(TARGETS) <= MOST_TARGETS


def test_make_alone_tells_what_each_target_is_for() -> None:
    told = make().stdout
    assert [target for target in TARGETS if not re.search(rf"^  make {target} +\w", told, re.MULTILINE)] == []


def test_an_old_python_is_refused_with_the_way_out(tmp_path: Path) -> None:
    old = tmp_path / "python-old"
    disguise = "import sys; sys.version_info = (3, 10, 9); exec(sys.argv[1])"
    old.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{disguise}" "$2"\n', encoding="utf-8")
    old.chmod(0o755)
    for target in ("demo", "test"):
        run = make(target, f"PYTHON={old}", f"VENV={tmp_path}/env")
        assert run.returncode == 2
        assert f"{old} is too old: Travaux runs on Python 3.11 or later" in run.stderr
        assert "make PYTHON=python3.12 test" in run.stderr
    assert not (tmp_path / "env").exists()


def test_soaking_without_a_long_test_is_refused(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("tests", "requirements", "env"):
        (tmp_path / name).mkdir()
    for name in ("requirements/dev.txt", "pyproject.toml", "env/dev.stamp"):
        (tmp_path / name).touch()
    run = make("soak", "VENV=env", cwd=tmp_path)
    assert run.returncode == 2
    assert "No test reads TRAVAUX_SOAK, so there is nothing to soak" in run.stderr


def test_an_unknown_part_of_the_check_is_answered_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(["typos"]) == 2
    assert capsys.readouterr().out == (
        "No part of the check is called typos; "
        "the parts are format, lint, types, floors, bounds, words, chronicles, languages, docs, migrations.\n"
    )


def test_a_part_that_does_not_hold_shows_what_it_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert not check.report("planted", (sys.executable, "-c", "print('the fault'); raise SystemExit(1)"), ROOT)
    assert re.match(r"planted +DOES NOT HOLD +[\d.]+ s\nthe fault\n", capsys.readouterr().out)


def test_a_part_that_holds_is_silent_about_what_it_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.report("planted", (sys.executable, "-c", "print('chatter')"), ROOT)
    assert "chatter" not in capsys.readouterr().out


def test_the_hooks_before_a_commit_and_a_push_run_every_part_of_the_check_and_fetch_nothing() -> None:
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert re.findall(r"repo: (\S+)", hooks) == ["local"]
    parts = [part for named in re.findall(r'ARGS="([a-z ]+)"', hooks) for part in named.split()]
    assert sorted(parts) == sorted(check.PARTS)


def test_a_page_that_is_no_longer_what_the_code_says_is_shown_with_its_difference(tmp_path: Path) -> None:
    (tmp_path / "events.md").write_text("# Events\nold\n", encoding="utf-8")
    found = generate_docs.stale(tmp_path, {"events.md": lambda: "# Events\nnew\n"})
    assert "-old\n+new\n" in found["events.md"]


@pytest.mark.parametrize(("count", "end"), [(20, "line 19"), (23, "… and 3 lines more")])
def test_a_long_difference_is_shown_by_its_beginning(count: int, end: str) -> None:
    shown = generate_docs.beginning("\n".join(f"line {number}" for number in range(count))).splitlines()
    assert (shown[0], shown[-1]) == ("line 0", end)


def test_writing_a_page_brings_it_up_to_date_once(tmp_path: Path) -> None:
    generated = {"reference/events.md": lambda: "# Events\n"}
    assert generate_docs.write(tmp_path, generated) == ["reference/events.md"]
    assert generate_docs.stale(tmp_path, generated) == {}
    assert generate_docs.write(tmp_path, generated) == []


def test_each_generator_names_a_page_below_docs_and_gives_its_text() -> None:
    for path, text in generate_docs.generators().items():
        assert path.endswith((".md", ".json"))
        assert text().endswith("\n")


def test_an_unknown_group_of_figures_is_answered_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["sailing"]) == 2
    told = capsys.readouterr().out
    assert told.startswith("No group of figures is called sailing; the groups are ")
    assert "sealing" in told


def test_a_figure_is_given_as_work_time_and_rate() -> None:
    assert " ".join(str(Figure("leaves", 3_000, 1.5)).split()) == "leaves 3,000 in 1.500 s 2,000 a second"
