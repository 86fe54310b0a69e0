"""A fresh record for each test of the office, on either database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import VENDORS, Place, fresh


@pytest.fixture(params=VENDORS)
def record(request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """An empty record, once on SQLite and once on PostgreSQL."""
    with django_db_blocker.unblock(), fresh(request.param, tmp_path) as place:
        yield place


@pytest.fixture
def sqlite_record(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """An empty record on SQLite."""
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path) as place:
        yield place
