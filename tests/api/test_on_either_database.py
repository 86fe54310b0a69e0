"""The same record on either database, and a record of two organisations, answer programs alike."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from tests.api import hostile
from tests.api.conftest import Asking
from tests.databases import VENDORS, fresh
from tests.factories import a_fact, a_report
from travaux.office import desk

FIXED = "on=2024-11-30&known=2024-11-30"
ADDRESSES = (
    f"/api/v1/dossiers?limit=7&{FIXED}",
    f"/api/v1/sessions?order=newest&state=true&{FIXED}",
    f"/api/v1/facts?limit=9&order=newest&{FIXED}",
    f"/api/v1/facts?by=csto/person/x1&limit=20&{FIXED}",
    f"/api/v1/remarks?limit=5&{FIXED}",
    f"/api/v1/known?since=2020&limit=5&{FIXED}",
    f"/api/v1/entries?limit=5&{FIXED}",
    f"/api/v1/attendance?{FIXED}",
    f"/api/v1/numbers?{FIXED}",
    f"/feeds/csto.atom?limit=9&{FIXED}",
    f"/feeds/csto/session/x1.atom?{FIXED}",
    f"/feeds/calendar/csto.ics?{FIXED}",
    f"/data/facts.csv?{FIXED}",
)


@pytest.fixture
def answered(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> dict[str, list[bytes]]:
    """What either database answers at each of these addresses."""
    found: dict[str, list[bytes]] = {address: [] for address in ADDRESSES}
    for vendor in VENDORS:
        (folder := tmp_path / vendor).mkdir()
        with django_db_blocker.unblock(), fresh(vendor, folder):
            hostile.fill()
            for address in ADDRESSES:
                response = Client().get(address)
                assert response.status_code == 200, (address, response.content)
                found[address].append(response.content)
    return found


def test_either_database_answers_byte_for_byte_the_same(answered: dict[str, list[bytes]]) -> None:
    assert [address for address, (one, other) in answered.items() if one != other] == []


@pytest.fixture
def two(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Asking]:
    """A record of two organisations, whose days end in different zones."""
    club = a_report("c1", a_fact("session held", "club/session/s1", on="2023-11-23", ref="c"))
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path):
        desk.load([a_report("r1", a_fact("session held", "csto/session/s1", ref="r"))], "x", hostile.NOW)
        desk.load([msgspec.structs.replace(club, organisation="club", zone="America/New_York")], "x", hostile.NOW)
        yield Asking(Client())


def test_each_organisation_has_lists_days_and_feeds_of_its_own(two: Asking) -> None:
    assert [one["dossier"] for one in two.json("/sessions?organisation=club")["items"]] == ["club/session/s1"]
    assert len(two.json("/sessions")["items"]) == 2
    assert two.json("/dossiers/club/session/s1?on=2023-11-23")["on"] == "2023-11-24T00:00:00-05:00"
    assert two.json("/dossiers/csto/session/s1?on=2023-11-23")["on"] == "2023-11-24T00:00:00+03:00"
    feed = two.client.get("/feeds/club/session/s1.atom").content
    assert b"c1%23c" in feed
    assert b"r1%23r" not in feed


@pytest.mark.parametrize(
    ("few", "many"),
    [
        ("/facts?limit=2", "/facts?limit=100"),
        ("/sessions?limit=2&state=true", "/sessions?limit=40&state=true"),
        ("/entries?limit=2", "/entries?limit=100"),
        ("/dossiers?limit=2", "/dossiers?limit=200"),
    ],
)
def test_a_longer_page_asks_the_database_no_more_often(ask: Asking, few: str, many: str) -> None:
    counts = []
    for address in (few, many):
        with CaptureQueriesContext(connection) as asked:
            ask.json(address)
        counts.append(len(asked))
    assert counts[1] <= counts[0] + 4
