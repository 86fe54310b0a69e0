"""The site on the bundled record, which is loaded once and only read."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import Place, fresh, opened
from travaux.cli.demo import prepare


@pytest.fixture(scope="session")
def told(django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """The bundled record with its rule book, loaded and sealed once."""
    with tempfile.TemporaryDirectory() as folder, django_db_blocker.unblock():
        with fresh("sqlite", Path(folder)) as place:
            prepare()
        yield place


@pytest.fixture
def site(told: Place, django_db_blocker: DjangoDbBlocker) -> Iterator[Client]:
    """A reader's browser, without scripts; a fault of the program is raised, not answered with 500."""
    with django_db_blocker.unblock(), opened(told):
        yield Client(headers={"accept-language": "en"})
