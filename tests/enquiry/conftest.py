"""The bundled record, for questions that need one."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests import records
from tests.databases import Place, opened


@pytest.fixture
def record(django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """Loaded once, opened for reading."""
    with django_db_blocker.unblock():
        place = records.told()
        with opened(place):
            yield place
