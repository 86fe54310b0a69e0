"""An exercise copied from the bundled record, made once for all tests of a process and copied for each that writes."""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from tests import records
from tests.databases import Place, fresh, opened
from travaux.office import exercise

AS_OF = "2022-11-22"
TITLE = "replay of Yerevan 2022"


@cache
def copied() -> exercise.Copied:
    """What was public of the CSTO on the morning of the day before the session of Yerevan."""
    with opened(records.told()):
        return exercise.copy("csto", AS_OF, "Europe/Moscow")


@cache
def _made() -> Place:
    folder = Path(tempfile.mkdtemp(prefix="travaux-exercise-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with fresh("sqlite", folder) as place:
        exercise.begin(copied(), TITLE, "the exercise")
    return place


@contextmanager
def begun(folder: Path) -> Iterator[Place]:
    """An exercise of one's own, as it stands when it begins, opened; on SQLite."""
    made = _made()
    for file in made.folder.iterdir():
        if file.is_file():
            shutil.copy(file, folder / file.name)
    place = Place("sqlite", f"sqlite:///{folder / 'record.sqlite3'}", folder)
    with opened(place):
        yield place
