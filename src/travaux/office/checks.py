"""Looks at the installation: database, lock, keys, guards and head, each with a remedy where something is amiss."""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import connection

from travaux.office import clock, exercise, install
from travaux.office.guards import postgresql_guards, sqlite_guards
from travaux.office.kept import CLOCK, OWNER_ONLY, SECRET
from travaux.office.keys import SIGNING_KEY
from travaux.office.ledger import frontier
from travaux.office.sqlite_options import journal_mode, keeps_wal_whole
from travaux.record.merkle import SealBroken

_FULL: Final = 2


@dataclass(frozen=True)
class Checked:
    """One thing looked at: what was found, whether it is as it should be, and the remedy if it is not."""

    what: str
    sound: bool
    found: str
    remedy: str = ""


def check() -> list[Checked]:
    """Everything, in the order in which it should be mended."""
    if not install.ready():
        remedy = "Run travaux load or serve once: it makes them ready."
        return [Checked("tables", sound=False, found="not those of this version", remedy=remedy)]
    of_database = _sqlite() if connection.vendor == "sqlite" else _postgresql()
    return [*of_database, *_guards(), *_keys(), *_owned_alone(), _clock(), _head()]


def _sqlite() -> Iterator[Checked]:
    version, mode = sqlite3.sqlite_version_info, str(_one("PRAGMA journal_mode"))
    yield Checked(
        "SQLite journal",
        sound=mode == "delete" or (mode == "wal" and keeps_wal_whole(version)),
        found=f"SQLite {sqlite3.sqlite_version}, journal {mode}",
        remedy=f"Run PRAGMA journal_mode={journal_mode(version)}: this SQLite loses data in other modes.",
    )
    yield _pragma("synchronous", _FULL, "a power cut would lose acknowledged acts")
    yield _pragma("foreign_keys", 1, "Django expects it")
    yield _pragma("mmap_size", 0, "a stray write would reach the file")
    yield Checked(
        "SQLite integrity",
        sound=(said := str(_one("PRAGMA quick_check(1)"))) == "ok",
        found=said,
        remedy="Stop writing, and restore the record from a backup.",
    )
    yield _file_lock(settings.TRAVAUX_WRITE_LOCK)


def _pragma(name: str, wanted: int, otherwise: str) -> Checked:
    found = _one(f"PRAGMA {name}")
    sound = found == wanted or (found is None and wanted == 0)
    remedy = f"Open the file through Travaux, or run PRAGMA {name}={wanted}: {otherwise}."
    return Checked(f"SQLite {name}", sound=sound, found=str(found), remedy=remedy)


def _file_lock(path: Path | None) -> Checked:
    """Whether a lock that one holds is refused to another, which some network file systems get wrong."""
    if path is None:
        remedy = "Give TRAVAUX_DATABASE as sqlite:///PATH, so that the lock has a place beside it."
        return Checked("file lock", sound=False, found="TRAVAUX_WRITE_LOCK names no file", remedy=remedy)
    first, second = (os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, OWNER_ONLY) for _ in range(2))
    try:
        fcntl.flock(first, fcntl.LOCK_EX)
        try:
            fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return Checked("file lock", sound=True, found="a held lock is refused to others")
        remedy = "Move the record to a local disk: two writers would not notice each other."
        return Checked("file lock", sound=False, found="two hold the lock at once", remedy=remedy)
    finally:
        os.close(first)
        os.close(second)


def _postgresql() -> Iterator[Checked]:
    for name, wanted, otherwise in (
        ("fsync", "on", "a power cut would break the database"),
        ("full_page_writes", "on", "a power cut would break pages half written"),
        ("synchronous_commit", "on", "a power cut would lose acknowledged acts"),
    ):
        found = str(_one(f"SHOW {name}"))
        yield Checked(
            f"PostgreSQL {name}",
            sound=found == wanted or (name == "synchronous_commit" and found in {"remote_write", "remote_apply"}),
            found=found,
            remedy=f"Set {name} = {wanted} in postgresql.conf: {otherwise}.",
        )
    encoding = str(_one("SHOW server_encoding"))
    remedy = "Make the database anew with ENCODING 'UTF8': other encodings cannot hold every name."
    yield Checked("PostgreSQL encoding", sound=encoding == "UTF8", found=encoding, remedy=remedy)


def _guards() -> Iterator[Checked]:
    """Whether every trigger that should refuse is there and not switched off."""
    if connection.vendor == "sqlite":
        wanted, sql = set(sqlite_guards()), "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        wanted, sql = set(postgresql_guards()), "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        missing = sorted(wanted - {name for (name,) in cursor.fetchall()})
    yield Checked(
        "guards on the ledger",
        sound=not missing,
        found=f"missing: {', '.join(missing)}" if missing else f"all {len(wanted)} stand",
        remedy="Somebody took them down: run travaux verify, then django-admin migrate office 0001 and migrate office.",
    )


def _keys() -> Iterator[Checked]:
    folder = Path(settings.TRAVAUX_DATA_DIR).expanduser()
    others = sorted(path.name for path in folder.glob(f"{SIGNING_KEY}.*")) if folder.is_dir() else []
    for name in (SIGNING_KEY, SECRET, *others):
        path = folder / name
        if not path.exists():
            yield Checked(f"file {name}", sound=True, found="not made yet; it is made when it is first needed")
            continue
        mode = path.stat().st_mode & 0o777
        remedy = f"Run chmod 600 {path}; others may have read it, so consider a new one."
        yield Checked(f"file {name}", sound=mode & 0o077 == 0, found=f"mode {mode:o}", remedy=remedy)


def _owned_alone() -> Iterator[Checked]:
    """Whether others can read the database file, which holds what restricted entries say, or exchange the keys."""
    own = install.file()
    for what, path, bad in (
        ("file of the record", own, 0o077),
        ("data folder", Path(settings.TRAVAUX_DATA_DIR), 0o022),
    ):
        if path is not None and path.exists():
            mode = path.stat().st_mode & 0o777
            remedy = f"Run chmod {'600' if path == own else '700'} {path}: others can read or change what lies there."
            yield Checked(what, sound=mode & bad == 0, found=f"mode {mode:o}", remedy=remedy)


def _clock() -> Checked:
    """Whether days are told by the machine's clock, as they are in every record but an exercise."""
    shift, mark = clock.shift(), exercise.mark()
    found = f"{abs(shift):,} seconds {'behind' if shift < 0 else 'before'} the machine's" if shift else "the machine's"
    remedy = f"Remove the file {CLOCK} from the data folder: this record is no exercise, and acts get wrong days."
    return Checked("clock", sound=bool(mark) or not shift, found=found, remedy=remedy)


def _head() -> Checked:
    count = int(_one("SELECT count(*) FROM ledger_entry"))
    try:
        size = frontier().size
    except SealBroken as refused:
        return Checked("head of the log", sound=False, found=str(refused), remedy="Restore the record from a backup.")
    found = f"{size} entries in the head, {count} in the table"
    remedy = "Run travaux verify, and restore the record from a backup."
    return Checked("head of the log", sound=size == count, found=found, remedy=remedy)


def _one(sql: str) -> Any:  # noqa: ANN401 - the database says what it is
    with connection.cursor() as cursor:
        cursor.execute(sql)
        row = cursor.fetchone()
    return row[0] if row else None
