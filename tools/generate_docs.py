"""Writes the generated reference pages, or says which of them are no longer what the code says."""

import argparse
import difflib
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import tools.docs
from tools.findings import ROOT
from tools.found import modules_in

SHOWN_LINES = 20


def generators() -> dict[str, Callable[[], str]]:
    """Page below docs/ -> the function that gives its text; each module of tools/docs brings one `PATH` and `text`."""
    modules = modules_in(tools.docs).values()
    return {module.PATH: module.text for module in modules}


def difference(page: Path, wanted: str) -> str:
    """A unified difference from the page as it stands to the text wanted; empty where they are equal."""
    standing = page.read_text(encoding="utf-8") if page.exists() else ""
    lines = difflib.unified_diff(
        standing.splitlines(keepends=True),
        wanted.splitlines(keepends=True),
        f"{page.name} (standing)",
        "(generated)",
        n=1,
    )
    return "".join(lines)


def beginning(text: str) -> str:
    """The first lines of a long difference, and how many follow."""
    lines = text.splitlines()
    rest = len(lines) - SHOWN_LINES
    return "\n".join(lines[:SHOWN_LINES]) + (f"\n… and {rest} lines more" if rest > 0 else "")


def stale(folder: Path, generated: Mapping[str, Callable[[], str]]) -> dict[str, str]:
    """The pages in `folder` whose text differs from the generated one, each with its difference."""
    differences = {path: difference(folder / path, text()) for path, text in generated.items()}
    return {path: text for path, text in differences.items() if text}


def write(folder: Path, generated: Mapping[str, Callable[[], str]]) -> list[str]:
    """Writes each page that is stale; answers their paths."""
    paths = sorted(stale(folder, generated))
    for path in paths:
        page = folder / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(generated[path](), encoding="utf-8")
    return paths


def main(arguments: list[str] | None = None) -> int:
    """`--write` brings the pages up to date; `--check` answers 1 and prints the differences where they are not."""
    parser = argparse.ArgumentParser(description=__doc__)
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--write", action="store_true", help="write the pages")
    mode.add_argument("--check", action="store_true", help="compare them only")
    if parser.parse_args(arguments).write:
        for path in write(ROOT / "docs", generators()):
            print(f"docs/{path} written")
        return 0
    differing = stale(ROOT / "docs", generators())
    for path, text in differing.items():
        print(f"docs/{path} is not what the code says; run `make docs`.\n{beginning(text)}")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
