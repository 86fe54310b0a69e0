"""Measures what the modules of `tools/benches/` measure, and prints it with the machine it was measured on."""

import os
import platform
import sqlite3
import sys
from types import ModuleType

import django

import tools.benches
from tools.figures import NotMeasured
from tools.found import modules_in


def groups() -> dict[str, ModuleType]:
    """The groups of figures by name; a module without a title is what the groups stand on."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travaux.config.settings")
    django.setup()
    return {name: module for name, module in modules_in(tools.benches).items() if hasattr(module, "TITLE")}


def report(name: str, group: ModuleType) -> None:
    """Prints the figures of one group as they come, or why they did not."""
    print(f"\n{group.TITLE} ({name})", flush=True)
    try:
        for line in group.measure():
            print(f"  {line}", flush=True)
    except NotMeasured as obstacle:
        print(f"  {obstacle}", flush=True)


def main(names: list[str] | None = None) -> int:
    """Measures the groups named, or all; answers 2 where a name is no group. What falls short fails nothing."""
    known = groups()
    if unknown := sorted(set(names or []) - known.keys()):
        print(f"No group of figures is called {', '.join(unknown)}; the groups are {', '.join(known)}.")
        return 2
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {machine}")
    for name in names or known:
        report(name, known[name])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
