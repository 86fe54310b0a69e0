"""The log as static files: tiles, bundles of entries and the signed checkpoint, written to a folder and read back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from travaux.broken_input import BrokenInput
from travaux.record import checkpoint, note, tiles
from travaux.record.checkpoint import Checkpoint
from travaux.record.note import VerifierKey

CHECKPOINT: Final = "checkpoint"


class LogFolderRefused(BrokenInput):
    """A folder that holds no log, or that cannot take one."""

    def __init__(self, folder: Path, obstacle: str, remedy: str) -> None:
        super().__init__(f"The log in {folder}: {obstacle}. {remedy}.")


@dataclass(frozen=True)
class LogRead:
    """A log as it was found: its checkpoint as published, and the bytes of its entries in order."""

    checkpoint: Checkpoint
    note: str
    entries: tuple[bytes, ...]
    signed: bool


def write_log(folder: Path, entries: Iterable[bytes], signed_note: str) -> int:
    """Write a log of the size that its checkpoint states; answers how many files. The checkpoint is written last.

    Raises LogFolderRefused if the folder holds another record's log, or another history of this one: tiles of two
    must not mix, and one that was published never changes.
    """
    stated = _stated(signed_note)
    standing = _require_own(folder, stated)
    count = 0
    for path, data in tiles.log_files(entries):
        _require_same(folder, path, data, standing)
        _write(folder / path, data)
        count += 1
    tiles.check_tiles(stated.head, _reader(folder))
    _write(folder / CHECKPOINT, signed_note.encode())
    return count + 1


def read_log(folder: Path, known: tuple[VerifierKey, ...] = ()) -> LogRead:
    """The log in a folder, every hash recomputed against its checkpoint.

    With keys, the checkpoint must be signed by one of them; without, `signed` is False: the files agree with each
    other, and nothing says whose they are. Raises LogFolderRefused, or SealBroken naming what does not fit.
    """
    text = _checkpoint_in(folder)
    stated = checkpoint.open_checkpoint(text, known) if known else _stated(text)
    read = _reader(folder)
    tiles.check_log(stated.head, read)
    return LogRead(stated, text, tuple(tiles.read_entries(stated.size, read)), bool(known))


def _checkpoint_in(folder: Path) -> str:
    try:
        return (folder / CHECKPOINT).read_bytes().decode()
    except (OSError, UnicodeDecodeError) as fault:
        obstacle = f"it has no readable file '{CHECKPOINT}' ({fault})"
        raise LogFolderRefused(folder, obstacle, "Name the folder that `travaux export log` wrote") from fault


def _stated(signed_note: str) -> Checkpoint:
    return checkpoint.parse_text(note.parse(signed_note).text)


def _require_own(folder: Path, stated: Checkpoint) -> int:
    """Refuse to write over the log of another record, or over a longer state of this one; answers the size there."""
    if not folder.exists():
        return 0
    if not folder.is_dir():
        raise LogFolderRefused(folder, "it is a file", "Name a folder")
    if not (folder / CHECKPOINT).exists():
        if any(folder.iterdir()):
            raise LogFolderRefused(folder, "it holds files that are no log", "Name an empty folder or a new one")
        return 0
    there = _stated(_checkpoint_in(folder))
    if there.origin != stated.origin:
        raise LogFolderRefused(folder, f"it holds the log of {there.origin}", f"Name another for {stated.origin}")
    if there.size > stated.size:
        obstacle = f"it holds {there.size} entries and this record has {stated.size}"
        raise LogFolderRefused(folder, obstacle, "A log only grows; find out which of the two was cut short")
    return there.size


def _require_same(folder: Path, path: str, data: bytes, standing: int) -> None:
    """Refuse to change what the log there has of a file: it was damaged since, or tells another history."""
    tile = tiles.parse_path(path)
    published = standing // tiles.TILE_WIDTH ** (tile.level or 0) - tile.index * tiles.TILE_WIDTH
    if published <= 0:
        return
    earlier = replace(tile, width=min(published, tile.width))
    there = folder / earlier.path
    if not there.exists():
        return
    found = there.read_bytes()
    if not data.startswith(found) or (earlier == tile and found != data):
        obstacle = f"its file {earlier.path} is not what this record would write there"
        remedy = "Find out whether the file was damaged or the record was exchanged; then name an empty folder"
        raise LogFolderRefused(folder, obstacle, remedy)


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: a reader of a published folder never sees half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.draft")
    draft.write_bytes(data)
    draft.replace(path)


def _reader(folder: Path) -> Callable[[str], bytes]:
    def read(path: str) -> bytes:
        try:
            return (folder / path).read_bytes()
        except OSError as fault:
            raise LogFolderRefused(folder, f"the file {path} cannot be read", "Fetch the whole log again") from fault

    return read
