"""How soon a command answers, from a cold start: beside loading the two packages that every command loads."""

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from tools.benches.ground import records
from tools.benches.ground.sizes import sized
from tools.figures import Line, NotMeasured, Ratio, Within, Work, in_turn, seconds

TITLE = "Starting a command"
TRAVAUX: Final = str(Path(sys.executable).with_name("travaux"))
PACKAGES: Final = (sys.executable, "-c", "import typer, rich")
READING: Final = (TRAVAUX, "show", "csto/member/am", "--json")
#: The orientation in seconds; the ratio is to what the two packages took where it was set: 305 ms.
HELP_SECONDS, READING_SECONDS, PACKAGES_SECONDS = 0.35, 0.8, 0.305


def measure() -> Iterator[Line]:
    """`--version` and `--help` need no record; the reading command asks the bundled one."""
    with records.throwaway() as folder:
        environment = records.Place(folder).environment
        limit = Work("python -c 'import typer, rich'", 1, _start(PACKAGES, environment))
        version = Work("travaux --version", 1, _start((TRAVAUX, "--version"), environment))
        page = Work("travaux --help", 1, _start((TRAVAUX, "--help"), environment))
        yield from _compared((limit, version, page), HELP_SECONDS)
        _run((TRAVAUX, "demo", "--no-serve"), environment)
        show = Work("travaux show csto/member/am --json", 1, _start(READING, environment))
        yield from _compared((limit, show), READING_SECONDS)


def _compared(works: Sequence[Work], most_seconds: float) -> Iterator[Line]:
    limit, *ours = figures = tuple(in_turn(sized(15, 1), works))
    yield from figures
    for each in ours:
        yield Ratio(each, limit, "time", round(most_seconds / PACKAGES_SECONDS, 2))
        yield Within(each, most_seconds)


def _start(command: Sequence[str], environment: Mapping[str, str]) -> partial[float]:
    return partial(_lap, command, environment)


def _lap(command: Sequence[str], environment: Mapping[str, str], _: int) -> float:
    return seconds(partial(_run, command, environment))


def _run(command: Sequence[str], environment: Mapping[str, str]) -> None:
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if run.returncode:
        last = (run.stderr.strip() or "nothing").splitlines()[-1]
        shown = " ".join([Path(command[0]).name, *command[1:]])
        raise NotMeasured(f"Measuring `{shown}`: it ended with {run.returncode} and said: {last}")
