"""Decides every set of recorded decisions in a folder anew; prints one table, with the controls beside the scores."""

import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from travaux.broken_input import BrokenInput
from travaux.corpora import mapping, rows
from travaux.corpora.engine import plain
from travaux.corpora.redeciding import redecide
from travaux.corpora.report import Report
from travaux.rulebook import load

COLUMNS: Final = (
    "set",
    "decisions",
    "decided",
    "as recorded",
    "always adopted",
    "threshold changed",
    "faults",
    "where",
)
WIDTHS: Final = (24, 10, 9, 12, 15, 18, 7)
#: As many of the decisions that differ, and of those not decided, are named under the row of a set.
NAMED: Final = 10
#: What the UN's own XML is read by.
OF_XML: Final = "unsc"


def main(arguments: Sequence[str]) -> int:
    """Prints the table for a folder; answers 2 where the folder is not there or holds nothing that is known."""
    folder = Path(arguments[0] if arguments else "../shared/data")
    found = list(sets(folder)) if folder.is_dir() else []
    if not found:
        print(f"Looked in {folder} for recorded decisions: there are none. Name a folder: make redecide DATA=FOLDER.")
        return 2
    print(_line(COLUMNS))
    for file, name in found:
        for line in _lines(file, name):
            print(line, flush=True)
    return 0


def sets(folder: Path) -> Iterator[tuple[Path, str]]:
    """The files of a folder with the mapping whose name stands in theirs, the longest; and folders of the UN's XML."""
    for file in sorted(folder.iterdir()):
        stem = file.name.partition(".")[0].replace("_", "-")
        known = [name for name in mapping.bundled() if name in stem]
        if known and file.is_file():
            yield file, max(known, key=len)
        elif file.is_dir() and any(file.glob("*.xml")):
            yield file, OF_XML


def report(file: Path, name: str) -> Report:
    """The report of one set, read by one mapping; raises BrokenInput, and KeyError where its rule book is not there."""
    read = mapping.read_bundled(name)
    source = rows.read(file)
    first = [row for row in [next(source, None)] if row is not None]
    return redecide(chain(first, source), read, load.read_library(read.rule_book or ""), ("plain", plain))


def _lines(file: Path, name: str) -> Iterator[str]:
    """The score of a set, then of each class of recorded outcome, then what came out otherwise or not at all."""
    try:
        found = report(file, name)
    except (BrokenInput, KeyError) as obstacle:
        yield f"{file.name}: {obstacle.args[0]}"
        return
    whole = (found.decisions, found.decided, found.reproduced, *found.controls.values(), len(found.faults))
    yield _line((file.name, *(f"{number:,}" for number in whole), found.threshold))
    for recorded, score in sorted(found.classes.items()):
        numbers = (score.decisions, score.decided, score.reproduced, score.always_adopted, score.threshold_changed)
        yield _line((f"  {recorded}", *(f"{number:,}" for number in numbers)))
    yield from _named([f"{one.id}: recorded {one.recorded}, computed {one.computed}" for one in found.differ])
    yield from _named([f"{one.id}: {one.why}" for one in found.undecidable])


def _named(lines: list[str]) -> Iterator[str]:
    yield from (f"    {line}" for line in lines[:NAMED])
    if len(lines) > NAMED:
        yield f"    and {len(lines) - NAMED:,} more"


def _line(cells: Sequence[str]) -> str:
    first, *others = cells
    shown = [first.ljust(WIDTHS[0]), *(cell.rjust(width) for cell, width in zip(others, WIDTHS[1:], strict=False))]
    return "  ".join([*shown, *others[len(WIDTHS) - 1 :]]).rstrip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
