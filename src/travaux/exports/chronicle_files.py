"""The record as chronicle files, part by part, in an order in which they can be loaded again."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from travaux.record.chronicle.write import write_chronicle
from travaux.record.dossiers import slug_of
from travaux.record.entry import Entry

#: The part of what was entered through the desk and came from no file.
DESK: Final = "desk"


def in_parts(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries in the order of the log, each with the part that it is exported in."""
    return tuple(entry if entry.part else msgspec.structs.replace(entry, part=DESK) for entry in entries)


def part_names(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The parts, in the order in which they begin in the log."""
    return tuple(dict.fromkeys(entry.part for entry in entries))


def headed(text: str, mark: str) -> str:
    """A chronicle's text below a line that says what it is, where there is a mark to say so."""
    return f"# {' '.join(mark.split())}\n{text}" if mark else text


def write_parts(folder: Path, entries: Sequence[Entry], mark: str = "") -> tuple[Path, ...]:
    """The files of all parts, numbered in the order in which they are to be loaded; answers their paths.

    A part has one file, unless one of its entries rests on an entry of a later file: from there on it has another.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for number, file in enumerate(_files(entries), start=1):
        (part,) = part_names(file)
        own = {entry.id for entry in file}
        others = (entry if entry.id in own else msgspec.structs.replace(entry, part="") for entry in entries)
        path = folder / f"{number * 10:03}-{part}.yaml"
        path.write_bytes(headed(write_chronicle(others, part), mark).encode())
        written.append(path)
    return tuple(written)


def _files(entries: Iterable[Entry]) -> list[list[Entry]]:
    """The entries file by file, so that whatever one rests on stands in its own file or in one before."""
    files: list[list[Entry]] = []
    places: dict[str, int] = {}
    newest: dict[str, int] = {}
    for entry in entries:
        needed = max((places[name] for name in _rests_on(entry) if name in places), default=0)
        if entry.part not in newest or newest[entry.part] < needed:
            newest[entry.part] = len(files)
            files.append([])
        places[entry.id] = newest[entry.part]
        files[newest[entry.part]].append(entry)
    return files


def _rests_on(entry: Entry) -> Iterator[str]:
    """The ids of what is read before an entry: what it corrects and follows, its sources and their outlets."""
    yield from (target.partition("#")[0] for target in entry.corrects)
    for fact in entry.facts:
        yield from (earlier.partition("#")[0] for earlier in fact.after)
        if fact.fact == "source registered":
            yield f"outlet/{slug_of(str(fact.value['outlet']))}"
    yield from (f"source/{link.source}" for link in entry.chain)
