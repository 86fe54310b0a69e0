"""A file is handed in: it is read, kept on the private shelf, and what it is proposed to say is kept beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from travaux.broken_input import BrokenInput
from travaux.intake.formats import Apart, read_file
from travaux.intake.formats.bounds import MOST_BYTES
from travaux.intake.known import Known
from travaux.intake.offers import Offers
from travaux.intake.proposing import joined, proposed_of
from travaux.intake.reading.kinship import Print, print_of
from travaux.intake.review import Review, open_review
from travaux.intake.shelf import Shelf
from travaux.intake.text import DateLabel, LabelledDate, Text, digest_of
from travaux.office import clock
from travaux.record.times import read_date, zone_named

#: So many files of one folder are read.
MOST_FILES: Final = 5_000


@dataclass(frozen=True)
class Handed:
    """What somebody hands in, and what they know of it: who published it, and when (a date of the record)."""

    name: str
    data: bytes
    outlet: str = ""
    published: str = ""


@dataclass(frozen=True)
class HandedIn:
    """What became of one file: its review, or why it was not read."""

    name: str
    review: Review | None = None
    refused: str = ""


Prints = dict[str, Print]


def stamp() -> str:
    """The present second as it stands beside texts and decisions: ISO 8601 in UTC."""
    return datetime.fromtimestamp(clock.now() - 1, UTC).isoformat()


def hand_in(
    shelf: Shelf, handed: Handed, by: str, known: Known, apart: Apart | None = None, prints: Prints | None = None
) -> Review:
    """Read a file, keep it, and keep what it is proposed to say; raises NotRead, BadDate, and then keeps nothing.

    `prints`: of the texts on the shelf, for whoever hands in one after another; it grows.
    """
    digest = digest_of(handed.data)
    if not shelf.holds(digest):
        text = _as_told(read_file(handed.name, handed.data, zone_named(known.zone), apart), handed, known)
        shelf.keep(text, handed.data, by, stamp())
    if not shelf.proposed(digest):
        before = prints_of(shelf) if prints is None else prints
        shelf.propose(digest, _proposed(shelf, digest, known, before))
        before[digest] = print_of(shelf.text(digest).text)
    return open_review(shelf, digest)


def prints_of(shelf: Shelf) -> Prints:
    """By digest, what tells each text on the shelf again; the one handed in first comes first."""
    return {one.text.digest: print_of(one.text) for one in reversed(shelf.all())}


def _as_told(text: Text, handed: Handed, known: Known) -> Text:
    """The text with what was told of it beside it; a date that somebody gives is one under its own label."""
    outlet = " ".join(handed.outlet.split()) or text.outlet
    if not handed.published.strip():
        return replace(text, outlet=outlet)
    day = read_date(handed.published, zone_named(known.zone))
    given = LabelledDate(DateLabel.PUBLISHED, handed.published.strip(), day.lo, day.hi, "told by who handed it in")
    others = (one for one in text.dates if one.label is not DateLabel.PUBLISHED)
    return replace(text, outlet=outlet, dates=(given, *others))


def _proposed(shelf: Shelf, digest: str, known: Known, before: Prints) -> Offers:
    """What a text is proposed to say; where it repeats another on the shelf, the two stand in one chain."""
    others = [one for name, one in before.items() if name != digest]
    found = proposed_of(shelf.text(digest), known, others)
    if found.copy_of and shelf.proposed(found.copy_of):
        return joined(found, shelf.offers(found.copy_of))
    return found


def hand_in_all(shelf: Shelf, files: Iterable[Path], by: str, known: Known) -> Iterator[HandedIn]:
    """The same for file after file; one that cannot be read is told, and the others are read."""
    prints = prints_of(shelf)
    with Apart() as apart:
        for file in files:
            try:
                handed = Handed(file.name, bytes_of(file))
                yield HandedIn(str(file), hand_in(shelf, handed, by, known, apart, prints))
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
