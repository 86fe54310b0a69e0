"""A program that asks the bundled record."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests import records
from tests.databases import Place, fresh, opened


@dataclass(frozen=True)
class Asking:
    """Asks addresses below /api/v1; a fault of the program is raised, not answered with 500."""

    client: Client

    def __call__(self, address: str, **headers: str) -> HttpResponse:
        return self.client.get(
            f"/api/v1{address}", headers={name.replace("_", "-"): value for name, value in headers.items()}
        )

    def json(self, address: str) -> Any:  # noqa: ANN401 - whatever is answered
        response = self(address)
        assert response.status_code == 200, response.content
        return response.json()

    def refusal(self, address: str) -> dict[str, Any]:
        """The problem document that an address answers with."""
        response = self(address)
        assert response.headers["Content-Type"] == "application/problem+json", response.content
        told: dict[str, Any] = response.json()
        assert told["status"] == response.status_code
        assert told["type"].startswith("/api/v1/docs#")
        return told


@pytest.fixture
def place(django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """The bundled record, only to be read."""
    with django_db_blocker.unblock(), opened(records.told()) as place:
        yield place


@pytest.fixture
def ask(place: Place) -> Asking:  # noqa: ARG001 - it must be open
    """`ask("/facts?limit=2")`."""
    return Asking(Client())


@pytest.fixture
def site(place: Place) -> Client:  # noqa: ARG001 - it must be open
    """For feeds and tables, which lie beside the API."""
    return Client()


@pytest.fixture
def nothing_told(django_db_blocker: DjangoDbBlocker, tmp_path: Any) -> Iterator[Asking]:  # noqa: ANN401 - a path
    """A record whose tables are ready, and nothing in it."""
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path):
        yield Asking(Client())
