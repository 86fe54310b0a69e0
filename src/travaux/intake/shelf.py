"""The private shelf: texts that were handed in, by the SHA-256 of their bytes, and what people decided on each.

Everything lies in files of the data folder that only their owner can read. None of it is on record, and no page that
the public reads shows it: those show the line, our words and the hash.
"""

import fcntl
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec
from django.conf import settings

from travaux.broken_input import BrokenInput
from travaux.intake.offers import Offers
from travaux.intake.text import Text, digest_of

FOLDER: Final = "texts"
_OWNER_ONLY: Final = 0o600
_FOLDER_MODE: Final = 0o700
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_READ: Final = ".json"
_PROPOSED: Final = ".proposed"
_DECIDED: Final = ".decisions"
Shape = TypeVar("Shape")


class NotOnShelf(BrokenInput):
    """A text that was never handed in here."""

    def __init__(self, digest: str) -> None:
        super().__init__(
            f"No text with the hash '{digest[:64]}' lies on the shelf of this installation. "
            "Hand it in once more: a file, or its words pasted."
        )


class ShelfBroken(BrokenInput):
    """A file of the shelf that holds what nobody wrote into it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Reading {path}: it does not hold what the shelf keeps there. Put it back from a backup, or move it "
            "away and hand the text in once more."
        )


class Shelved(msgspec.Struct, frozen=True):
    """A text on the shelf: as it was read, who handed it in, and when (ISO 8601)."""

    text: Text
    by: str
    kept: str


class Decision(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one person decided on one proposal, and when; `fact` is the fact as edited, field by field as on paper."""

    proposal: str
    verdict: str  # one of review.Verdict
    by: str
    at: str
    fact: dict[str, Any] = {}
    entry: str = ""


@dataclass(frozen=True)
class Shelf:
    """The folder of the texts."""

    folder: Path

    def holds(self, digest: str) -> bool:
        """Whether a text was handed in before."""
        return self._path(digest, _READ).exists()

    def keep(self, text: Text, data: bytes, by: str, at: str) -> Shelved:
        """Keep a text as it was read from these bytes; one that was handed in before stays as it was."""
        if self.holds(text.digest):
            return self.text(text.digest)
        shelved = Shelved(text, by, at)
        self.folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        self._write(self._path(text.digest), data)
        self._write(self._path(text.digest, _READ), msgspec.json.encode(shelved))
        return shelved

    def text(self, digest: str) -> Shelved:
        """A text as it was read; raises NotOnShelf, ShelfBroken."""
        path = self._path(digest, _READ)
        return _decoded(path, self._read(path, digest), Shelved)

    def data(self, digest: str) -> bytes:
        """The bytes as they were handed in; raises NotOnShelf, ShelfBroken where they are others."""
        path = self._path(digest)
        raw = self._read(path, digest)
        if digest_of(raw) != digest:
            raise ShelfBroken(path)
        return raw

    def all(self) -> list[Shelved]:
        """All texts, the one last handed in first."""
        digests = [path.name.removesuffix(_READ) for path in self.folder.glob(f"*{_READ}")]
        found = [self.text(digest) for digest in digests if _DIGEST.fullmatch(digest)]
        return sorted(found, key=lambda one: (one.kept, one.text.digest), reverse=True)

    def propose(self, digest: str, offers: Offers) -> Offers:
        """Keep what is proposed of a text; the first reading stands, so that decisions stay decisions on it."""
        self.text(digest)
        path = self._path(digest, _PROPOSED)
        if not path.exists():
            self._write(path, msgspec.json.encode(offers))
        return self.offers(digest)

    def proposed(self, digest: str) -> bool:
        """Whether something was proposed of a text already."""
        return self._path(digest, _PROPOSED).exists()

    def offers(self, digest: str) -> Offers:
        """What is proposed of a text; raises NotOnShelf where it was not read yet."""
        path = self._path(digest, _PROPOSED)
        return _decoded(path, self._read(path, digest), Offers)

    def decisions(self, digest: str) -> list[Decision]:
        """Every decision on a text, in the order in which they were taken; a later one replaces an earlier.

        A line that a power cut broke off was never acknowledged, and is passed over.
        """
        self.text(digest)
        path = self._path(digest, _DECIDED)
        lines = path.read_bytes().splitlines() if path.exists() else []
        return [one for line in lines for one in _whole(line)]

    def decide(self, digest: str, decisions: Iterable[Decision]) -> None:
        """Write decisions behind those before them, where a power cut does not reach them."""
        self.text(digest)
        written = b"".join(msgspec.json.encode(one) + b"\n" for one in decisions)
        descriptor = os.open(self._path(digest, _DECIDED), os.O_RDWR | os.O_CREAT | os.O_APPEND, _OWNER_ONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            os.write(descriptor, _line_end(descriptor) + written)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    @contextmanager
    def alone(self, digest: str) -> Iterator[None]:
        """While this lasts, nobody else enters what was decided on this text."""
        self.text(digest)
        descriptor = os.open(self._path(digest, ".lock"), os.O_RDWR | os.O_CREAT, _OWNER_ONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def _path(self, digest: str, suffix: str = "") -> Path:
        """The path of a file of the shelf; a digest is nothing but figures, so that it leads nowhere else."""
        if not _DIGEST.fullmatch(digest):
            raise NotOnShelf(digest)
        return self.folder / f"{digest}{suffix}"

    def _read(self, path: Path, digest: str) -> bytes:
        try:
            return path.read_bytes()
        except FileNotFoundError as fault:
            raise NotOnShelf(digest) from fault

    def _write(self, path: Path, data: bytes) -> None:
        """A file in one step: it is whole, or it is not there."""
        draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)


def open_shelf() -> Shelf:
    """The shelf of this installation."""
    return Shelf(Path(settings.TRAVAUX_DATA_DIR).expanduser() / FOLDER)


def _decoded(path: Path, raw: bytes, shape: type[Shape]) -> Shape:
    try:
        return msgspec.json.decode(raw, type=shape)
    except msgspec.DecodeError as fault:
        raise ShelfBroken(path) from fault


def _whole(line: bytes) -> Iterator[Decision]:
    try:
        yield msgspec.json.decode(line, type=Decision)
    except msgspec.DecodeError:
        return


def _line_end(descriptor: int) -> bytes:
    """A line end where the last line was cut off by a power cut, so that what follows is a line of its own."""
    size = os.fstat(descriptor).st_size
    return b"\n" if size and os.pread(descriptor, 1, size - 1) != b"\n" else b""
