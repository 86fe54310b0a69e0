"""The bundled record with its rule book, loaded and sealed once for all tests of a process, and only read."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import Place, fresh, opened
from travaux.cli.demo import prepare


@pytest.fixture(scope="session")
def told(django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """Where it lies."""
    with tempfile.TemporaryDirectory() as folder, django_db_blocker.unblock():
        with fresh("sqlite", Path(folder)) as place:
            prepare()
        yield place


@pytest.fixture
def record(told: Place, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """The same, opened."""
    with django_db_blocker.unblock(), opened(told):
        yield told
