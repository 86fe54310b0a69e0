"""A file is handed in: it is read, kept on the private shelf, and what it is proposed to say is kept beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from travaux.broken_input import BrokenInput
from travaux.intake.formats import Apart
from travaux.intake.formats.bounds import MOST_BYTES
from travaux.intake.known import Known
from travaux.intake.proposing import proposed_of
from travaux.intake.review import Review, open_review
from travaux.intake.shelf import Shelf
from travaux.office import clock
from travaux.record.times import zone_named

#: So many files of one folder are read.
MOST_FILES: Final = 5_000


@dataclass(frozen=True)
class HandedIn:
    """What became of one file: its review, or why it was not read."""

    name: str
    review: Review | None = None
    refused: str = ""


def stamp() -> str:
    """The present second as it stands beside texts and decisions: ISO 8601 in UTC."""
    return datetime.fromtimestamp(clock.now() - 1, UTC).isoformat()


def hand_in(shelf: Shelf, name: str, data: bytes, by: str, at: str, known: Known, apart: Apart | None = None) -> Review:
    """Read a file and what it is proposed to say; raises NotRead, and then nothing was kept."""
    shelved = shelf.keep(name, data, by, at, zone=zone_named(known.zone), apart=apart)
    shelf.propose(shelved.text.digest, proposed_of(shelved, known))
    return open_review(shelf, shelved.text.digest)


def hand_in_all(shelf: Shelf, files: Iterable[Path], by: str, at: str, known: Known) -> Iterator[HandedIn]:
    """The same for file after file; one that cannot be read is told, and the others are read."""
    with Apart() as apart:
        for file in files:
            try:
                yield HandedIn(str(file), hand_in(shelf, file.name, bytes_of(file), by, at, known, apart))
            except BrokenInput as refused:
                yield HandedIn(str(file), refused=str(refused))


def files_in(folder: Path) -> list[Path]:
    """The files of a folder and the folders in it, in order of their names; neither hidden ones nor links."""
    found = []
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder).parts
        if not path.is_symlink() and path.is_file() and not any(part.startswith(".") for part in inner):
            found.append(path)
    if not found or len(found) > MOST_FILES:
        raise BrokenInput(
            f"Reading the folder {folder}: it holds {'no file' if not found else f'more than {MOST_FILES:,} files'}. "
            "Nothing was read. Name a folder with the texts in it."
        )
    return found


def bytes_of(file: Path) -> bytes:
    """The bytes of a file, no more of them than a text may have; raises BrokenInput where it cannot be read."""
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as fault:
        raise BrokenInput(f"Reading {file}: {fault.strerror or fault}. Name a file that is there.") from fault
