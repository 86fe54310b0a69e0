"""The record as chronicle files, a file a part, in an order in which they can be loaded again."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import msgspec

from travaux.record.chronicle.write import write_chronicle
from travaux.record.entry import Entry

#: The part of what was entered through the desk and came from no file.
DESK: Final = "desk"


def in_parts(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries in the order of the log, each with the part that it is exported in."""
    return tuple(entry if entry.part else msgspec.structs.replace(entry, part=DESK) for entry in entries)


def part_names(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The parts, in the order in which they begin in the log."""
    return tuple(dict.fromkeys(entry.part for entry in entries))


def write_parts(folder: Path, entries: Sequence[Entry]) -> tuple[Path, ...]:
    """A file a part, numbered in the order in which they are to be loaded; answers their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for number, part in enumerate(part_names(entries), start=1):
        file = folder / f"{number * 10:03}-{part}.yaml"
        file.write_bytes(write_chronicle(entries, part).encode())
        written.append(file)
    return tuple(written)
