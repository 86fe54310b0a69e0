"""Runs the parts of `make check`, all of them or those named, and says at the end which did not hold."""

import os
import subprocess
import sys
import time
from pathlib import Path

from tools.findings import ROOT

PYTHON = sys.executable
BESIDE = Path(PYTHON).parent
PARTS: dict[str, tuple[str, ...]] = {
    "format": (str(BESIDE / "ruff"), "format", "--check", "--quiet", "."),
    "lint": (str(BESIDE / "ruff"), "check", "--quiet", "."),
    "types": (PYTHON, "-m", "mypy", "--no-error-summary"),
    "floors": (str(BESIDE / "lint-imports"), "--no-logo"),
    "bounds": (PYTHON, "-m", "tools.style_bounds"),
    "words": (PYTHON, "-m", "tools.forbidden_words"),
    "chronicles": (PYTHON, "-m", "tools.format_chronicles", "--check"),
    "languages": (PYTHON, "-m", "tools.languages.catalogue"),
    "docs": (PYTHON, "-m", "tools.generate_docs", "--check"),
    "migrations": (PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run", "--verbosity", "1"),
}


def holds(command: tuple[str, ...], root: Path) -> tuple[bool, str]:
    """Runs one part in the checkout `root`; answers whether it ended well, and what it printed."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "travaux.config.settings"}
    run = subprocess.run(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return run.returncode == 0, run.stdout


def report(name: str, command: tuple[str, ...], root: Path) -> bool:
    """Runs one part and prints its line; what it printed itself is shown only where it does not hold."""
    begun = time.monotonic()
    held, printed = holds(command, root)
    print(f"{name:<11}{'holds' if held else 'DOES NOT HOLD':<14}{time.monotonic() - begun:5.1f} s", flush=True)
    if not held:
        print(printed, flush=True)
    return held


def main(names: list[str] | None = None) -> int:
    """Answers 0 where all parts hold, 1 where one does not, 2 where a name is no part."""
    wanted = names or list(PARTS)
    if unknown := sorted(set(wanted) - set(PARTS)):
        print(f"No part of the check is called {', '.join(unknown)}; the parts are {', '.join(PARTS)}.")
        return 2
    failed = [name for name in wanted if not report(name, PARTS[name], ROOT)]
    if failed:
        print(f"Not held: {', '.join(failed)}. Repeat one alone: make check ARGS={failed[0]}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
