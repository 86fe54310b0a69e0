"""The command line for every test of a command, with a record that is loaded once and copied."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.cli.shell import Shell
from tests.databases import Place, fresh, opened
from travaux.cli.demo import bundled
from travaux.cli.loading import RECORDER, enter
from travaux.office import seals


@pytest.fixture
def travaux(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """`travaux("show", "csto/member/am")` answers exit code and outputs."""
    return Shell(monkeypatch, capsys)


@pytest.fixture(scope="session")
def loaded(django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """The bundled record, loaded and sealed once."""
    with tempfile.TemporaryDirectory() as folder, django_db_blocker.unblock():
        with fresh("sqlite", Path(folder)) as place:
            enter(bundled(), RECORDER)
            seals.checkpoint()
        yield place


@pytest.fixture
def record(loaded: Place, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """The bundled record, only to be read."""
    with django_db_blocker.unblock(), opened(loaded):
        yield loaded


@pytest.fixture
def own_record(loaded: Place, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """A copy of the bundled record with its keys, to be written to."""
    folder = tmp_path / "record"
    shutil.copytree(loaded.folder, folder)
    with (
        django_db_blocker.unblock(),
        opened(Place("sqlite", f"sqlite:///{folder / 'record.sqlite3'}", folder)) as place,
    ):
        yield place


@pytest.fixture
def empty_record(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """A record whose tables are ready, and nothing in it."""
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path) as place:
        yield place


@pytest.fixture
def no_record(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """A place where no record was ever made."""
    with (
        django_db_blocker.unblock(),
        opened(Place("sqlite", f"sqlite:///{tmp_path / 'none.sqlite3'}", tmp_path)) as place,
    ):
        yield place
