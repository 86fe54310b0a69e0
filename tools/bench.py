"""Measures what the modules of `tools/benches/` measure, and prints it with the machine it was measured on."""

import os
import platform
import sys

import tools.benches
from tools.found import modules_in


def main(names: list[str] | None = None) -> int:
    """Measures the groups named, or all; answers 2 where a name is no group."""
    groups = modules_in(tools.benches)
    if unknown := sorted(set(names or []) - groups.keys()):
        print(f"No group of figures is called {', '.join(unknown)}; the groups are {', '.join(groups)}.")
        return 2
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores")
    for name in names or groups:
        print(f"\n{groups[name].TITLE} ({name})")
        for figure in groups[name].measure():
            print(f"  {figure}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
