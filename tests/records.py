"""The bundled record, loaded and sealed once for all tests of a process that only read it."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from tests.databases import Place, fresh
from travaux.cli.demo import prepare


@cache
def told() -> Place:
    """The record as `travaux demo` makes it, rule book and checkpoint included; to be opened where it is read."""
    folder = Path(tempfile.mkdtemp(prefix="travaux-told-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with fresh("sqlite", folder) as place:
        prepare()
    return place


def copied(folder: Path) -> Place:
    """A copy of it with its keys, to be written to."""
    place = folder / "record"
    shutil.copytree(told().folder, place)
    return Place("sqlite", f"sqlite:///{place / 'record.sqlite3'}", place)
