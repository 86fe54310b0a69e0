"""The site on the bundled record, which is loaded once and only read."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests import records
from tests.databases import Place, opened


@pytest.fixture(scope="session")
def told(django_db_blocker: DjangoDbBlocker) -> Place:
    """The bundled record with its rule book, loaded and sealed once."""
    with django_db_blocker.unblock():
        return records.told()


@pytest.fixture
def site(told: Place, django_db_blocker: DjangoDbBlocker) -> Iterator[Client]:
    """A reader's browser, without scripts; a fault of the program is raised, not answered with 500."""
    with django_db_blocker.unblock(), opened(told):
        yield Client(headers={"accept-language": "en"})
