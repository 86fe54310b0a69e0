"""Papers that belong to acts: kept outside the record by their SHA-256, never opened, never run."""

import hashlib
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connection

from travaux.broken_input import BrokenInput
from travaux.decision.situation.papers import ATTACHED
from travaux.office import shelf
from travaux.office.kept import OWNER_ONLY, keep_name
from travaux.office.paper_sorts import MEDIA, sort_of
from travaux.record.audience import PUBLIC, Reader, may_read
from travaux.record.entry import Entry
from travaux.record.values import Value

FOLDER: Final = "papers"
#: Bytes of the largest paper.
LARGEST: Final = 20 * 1024 * 1024
_LONGEST_NAME: Final = 120
_DIGEST: Final = frozenset("0123456789abcdef")
_FIGURES: Final = 64


class PaperRefused(BrokenInput):
    """A file that is not kept; the message says why, and what to do."""


@dataclass(frozen=True)
class Paper:
    """A paper that is kept: its SHA-256 in hexadecimal figures, the name it came under, media type, size in bytes."""

    digest: str
    name: str
    media: str
    size: int

    @property
    def sealed(self) -> str:
        """The digest as facts have it, with the name of its algorithm."""
        return f"sha256:{self.digest}"

    def told(self, title: str = "") -> dict[str, Value]:
        """The paper as the event that attaches it tells of it, under a title or else its own name."""
        told = {"digest": self.sealed, "title": title or self.name, "file": self.name}
        return {**told, "media": self.media, "size": str(self.size)}


@dataclass(frozen=True)
class Attached:
    """A paper as an entry attaches it: its name, media type, and for whom the entry is."""

    digest: str
    name: str
    media: str
    audience: str


def keep(content: bytes, name: str) -> Paper:
    """Keep a paper; the same bytes are kept once. Raises PaperRefused for what is none, or holds more than a paper."""
    told = plain_name(name)
    if not content:
        raise PaperRefused(f"The file '{told}' is empty. Nothing was kept: choose the file anew.")
    if len(content) > LARGEST:
        size = f"{LARGEST // 1024 // 1024} MB"
        raise PaperRefused(f"The file '{told}' is larger than {size}. Nothing was kept: send it in parts, or smaller.")
    sort = sort_of(content, told)
    digest = hashlib.sha256(content).hexdigest()
    _write(digest, content)
    return Paper(digest, _ending(told, sort), MEDIA[sort], len(content))


def read(digest: str) -> bytes | None:
    """The bytes of a paper; None where none of that digest is kept, or its bytes have changed."""
    path = _path(digest)
    if path is None or not path.is_file():
        return None
    content = path.read_bytes()
    return content if hashlib.sha256(content).hexdigest() == digest else None


def is_kept(digest: str) -> bool:
    """Whether a file of that name is kept; cheaper to ask than which entries attach it."""
    path = _path(digest)
    return path is not None and path.is_file()


def audience_of(digest: str) -> tuple[str, ...]:
    """The audiences for which entries attach a paper; none where no entry does."""
    return tuple(dict.fromkeys(one.audience for one in _attaching(digest)))


def attached(digest: str, reader: Reader = PUBLIC) -> Attached | None:
    """A paper as the first entry attaches it that the reader may read; None where there is none such."""
    return next((one for one in _attaching(digest) if may_read(one.audience, reader)), None)


def _attaching(digest: str) -> Iterator[Attached]:
    if not _is_digest(digest):
        return
    for record in shelf.at_positions(_holding(digest)):
        yield from _facts(record.entry, digest)


def _holding(digest: str) -> list[int]:
    """The places of entries in whose bytes the digest stands; those of restricted entries lie apart."""
    found = "position(%s in {})" if connection.vendor == "postgresql" else "instr({}, %s)"
    where = found.format("e.raw"), found.format("o.payload")
    sql = (
        "SELECT e.position FROM ledger_entry e LEFT JOIN ledger_opening o ON o.position = e.position "  # noqa: S608
        f"WHERE {where[0]} > 0 OR {where[1]} > 0 ORDER BY e.position"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [digest.encode(), digest.encode()])
        return [position for (position,) in cursor.fetchall()]


def _facts(entry: Entry, digest: str) -> Iterator[Attached]:
    for fact in entry.facts:
        if fact.fact == ATTACHED and fact.value.get("digest") == f"sha256:{digest}":
            name = str(fact.value.get("file") or fact.value.get("title") or digest[:12])
            yield Attached(digest, plain_name(name), str(fact.value.get("media", "")), entry.audience)


def plain_name(name: str) -> str:
    """The last part of a file's name, of letters that no system reads as a path, a command or a sign."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(letter if letter.isalnum() or letter in " ._-()" else "_" for letter in last)
    bare = kept.strip(" .")[-_LONGEST_NAME:].strip(" .")
    return bare.lstrip("-=+@") or "paper"


def _ending(name: str, sort: str) -> str:
    """A name that ends as its sort does, so that a system opens it as nothing else."""
    return name if name.casefold().endswith(f".{sort}") else f"{name}.{sort}"


def _is_digest(text: str) -> bool:
    return len(text) == _FIGURES and set(text) <= _DIGEST


def _path(digest: str) -> Path | None:
    return Path(settings.TRAVAUX_DATA_DIR) / FOLDER / digest if _is_digest(digest) else None


def _write(digest: str, content: bytes) -> None:
    """Written whole under another name and then given its own, so that no power cut leaves half a paper."""
    path = _path(digest)
    if path is None:
        raise TypeError(digest)
    if path.is_file() and read(digest) is not None:
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{digest}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    keep_name(path.parent)
