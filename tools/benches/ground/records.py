"""Records to measure in: fresh ones that are thrown away, and a large one that is built once and kept."""

import hashlib
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from django.db import connections
from django.test.utils import override_settings

from tools.benches.ground import assembly as members
from tools.benches.ground import entries
from travaux.config.environment import SQLITE, Environment, database
from travaux.office import clock, desk, install, present, reading
from travaux.office import migrations as steps
from travaux.office.writing import writing
from travaux.record.entry import Entry, to_bytes

_FILE: Final = "record.sqlite3"


@dataclass(frozen=True)
class Place:
    """A record in SQLite: the folder with its file and keys."""

    folder: Path

    @property
    def file(self) -> Path:
        """The database."""
        return self.folder / _FILE

    @property
    def environment(self) -> dict[str, str]:
        """The variables for a command that opens this record."""
        given = {"TRAVAUX_DATABASE": f"{SQLITE}{self.file}", "TRAVAUX_DATA_DIR": str(self.folder)}
        return os.environ | given | {"TRAVAUX_SECRET_KEY": "of no use elsewhere"}


def bench_folder() -> Path:
    """Where records are measured and kept: TRAVAUX_BENCH_DIR, or the user's cache.

    Never the system's folder for temporary files, which often lies in memory, where a commit costs nothing.
    """
    folder = Path(os.environ.get("TRAVAUX_BENCH_DIR") or "~/.cache/travaux-bench").expanduser()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def throwaway() -> Iterator[Path]:
    """A folder on the disk of the bench, gone afterwards."""
    with tempfile.TemporaryDirectory(dir=bench_folder(), prefix="away-") as folder:
        yield Path(folder)


@contextmanager
def opened(place: Place) -> Iterator[Place]:
    """The office writes to and reads from this record, and from the one before it again afterwards."""
    written = Environment(database=f"{SQLITE}{place.file}", data_dir=place.folder)
    before = connections.settings["default"]
    connections["default"].close()
    connections.settings["default"] = connections.configure_settings({"default": database(written.database_address)})[
        "default"
    ]
    del connections["default"]
    try:
        with override_settings(TRAVAUX_DATA_DIR=place.folder, TRAVAUX_WRITE_LOCK=written.write_lock):
            yield place
    finally:
        connections["default"].close()
        connections.settings["default"] = before
        del connections["default"]


@contextmanager
def fresh() -> Iterator[Place]:
    """An empty record with its tables made ready, opened, and thrown away afterwards."""
    with throwaway() as folder, opened(Place(folder)) as place:
        install.make_ready()
        yield place


@contextmanager
def large(size: int) -> Iterator[Place]:
    """The kept record with so many generated entries, opened; built first where there is none of this make."""
    with _kept("record", size, entries.entries) as place:
        yield place


@contextmanager
def assembly(size: int) -> Iterator[Place]:
    """The kept record of an assembly with so many entries, opened; the states of its documents are left to readers."""
    with _kept("assembly", size, members.entries, states=("member", "roll", "body", "session")) as place:
        yield place


@contextmanager
def _kept(
    sort: str, size: int, made: Callable[[int], Iterator[Entry]], states: tuple[str, ...] = ()
) -> Iterator[Place]:
    place = Place(bench_folder() / f"{sort}-{size}-{_make(made)}")
    if not place.folder.exists():
        _build(place, size, made, states)
    with opened(place):
        yield place


def _build(place: Place, size: int, made: Callable[[int], Iterator[Entry]], states: tuple[str, ...]) -> None:
    """Built under another name, so that a build that was broken off is never taken for a record."""
    draft = Place(place.folder.with_name(f"{place.folder.name}.draft"))
    shutil.rmtree(draft.folder, ignore_errors=True)
    begun = time.perf_counter()
    print(f"  building a record of {size:,} entries in {place.folder} (once)", flush=True)
    with opened(draft):
        install.make_ready()
        desk.load(made(size), "bench", states=False)
        with writing():
            present.refresh((one.dossier for kind in states for one in reading.dossiers(kind=kind)), clock.now())
    sort = place.folder.name.partition("-")[0]
    for older in place.folder.parent.glob(f"{sort}-{size}-*"):
        if older != draft.folder:
            shutil.rmtree(older)
    draft.folder.rename(place.folder)
    print(f"  built in {time.perf_counter() - begun:.0f} s", flush=True)


def _make(made: Callable[[int], Iterator[Entry]]) -> str:
    """What a kept record consists of: other bytes of an entry, or another set of tables, ask for a new one."""
    steps_made = (path.read_bytes() for path in sorted(Path(steps.__path__[0]).glob("*.py")))
    some = map(to_bytes, islice(made(1_000), 400))
    return hashlib.sha256(b"".join([*steps_made, *some])).hexdigest()[:12]


def plain(file: Path) -> closing[sqlite3.Connection]:
    """The same file by SQLite alone, to be closed at the end of a `with`."""
    return closing(sqlite3.connect(file, isolation_level=None))
