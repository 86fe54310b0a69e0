"""A record opened as an exercise, in which people sign in quickly; on SQLite, or on either database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test.utils import override_settings
from pytest_django.plugin import DjangoDbBlocker

from tests.accounts.people import FAST
from tests.databases import VENDORS, Place, fresh
from tests.stories.exercise import open_exercise


@pytest.fixture
def house(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """The exercise of six members, on SQLite."""
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path) as place, override_settings(PASSWORD_HASHERS=FAST):
        cache.clear()
        open_exercise("2022-11-01T09:00")
        yield place


@pytest.fixture(scope="module")
def shared_house(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """The same for all tests of a module, each of which takes back what it enters."""
    folder = tmp_path_factory.mktemp("house")
    with django_db_blocker.unblock(), fresh("sqlite", folder) as place, override_settings(PASSWORD_HASHERS=FAST):
        cache.clear()
        open_exercise("2022-11-01T09:00")
        yield place


@pytest.fixture(params=VENDORS)
def either(request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """The same, once on SQLite and once on PostgreSQL."""
    with django_db_blocker.unblock(), fresh(request.param, tmp_path) as place, override_settings(PASSWORD_HASHERS=FAST):
        cache.clear()
        open_exercise("2022-11-01T09:00")
        yield place
