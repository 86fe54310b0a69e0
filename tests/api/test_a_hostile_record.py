"""Whatever a record holds, programs are answered: as JSON, Atom, calendars and tables in which every text is inert."""

import csv
import io
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from icalendar import Calendar
from pytest_django.plugin import DjangoDbBlocker

from tests.api import hostile
from tests.api.test_the_schema import faults_in
from tests.databases import Place, fresh, opened
from travaux.api.dossiers import KINDS
from travaux.api.sheets import SHEETS
from travaux.exports.atom import ATOM
from travaux.exports.tables import FORMULA_SIGNS
from travaux.office import answers, reading


@pytest.fixture(scope="module")
def filled(django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """The hostile record, filled once."""
    with tempfile.TemporaryDirectory() as folder, django_db_blocker.unblock():
        with fresh("sqlite", Path(folder)) as place:
            hostile.fill()
        yield place


@pytest.fixture
def site(filled: Place, django_db_blocker: DjangoDbBlocker) -> Iterator[Client]:
    with django_db_blocker.unblock(), opened(filled):
        yield Client()


def read(site: Client, address: str) -> str:
    """What is answered, in which no restricted word may stand."""
    response = site.get(address)
    assert response.status_code == 200, (address, response.content[:500])
    told = response.content.decode()
    assert hostile.CANARY not in told, address
    return told


def test_every_dossier_is_told_as_described(site: Client) -> None:
    listed = site.get("/api/v1/dossiers?limit=200").json()["items"]
    assert {one["kind"] for one in listed} >= set(KINDS.values()) - {"communication", "source"}
    for one in listed:
        read(site, f"/api/v1/dossiers/{one['dossier']}")
        told = site.get(f"/api/v1/dossiers/{one['dossier']}").json()
        assert faults_in(told, "/api/v1/dossiers/{organisation}/{kind}/{slug}") == []


def test_every_fact_and_entry_is_told_as_described(site: Client) -> None:
    for one in site.get("/api/v1/facts?limit=200").json()["items"]:
        read(site, f"/api/v1/facts/{quote(one['address'])}")
        assert one["note"] == hostile.PAYLOAD or one["name"] == "named"
    for one in site.get("/api/v1/entries?limit=200").json()["items"]:
        read(site, f"/api/v1/entries/{quote(one['id'])}")


@pytest.mark.parametrize(
    "address",
    [
        "/remarks",
        "/timeline",
        "/contested",
        "/gaps",
        "/known?since=2000",
        "/attendance",
        "/search?q=script",
        "/numbers",
    ],
)
def test_every_list_is_told_as_described(site: Client, address: str) -> None:
    read(site, f"/api/v1{address}")
    assert faults_in(site.get(f"/api/v1{address}").json(), f"/api/v1{address.partition('?')[0]}") == []


def test_no_text_becomes_an_element_of_a_feed(site: Client) -> None:
    for one in [*answers.dossiers(""), None]:
        feed = ET.fromstring(read(site, f"/feeds/{one.dossier}.atom" if one else "/feeds/csto.atom"))  # noqa: S314 - our own
        assert {element.tag.partition("}")[0] for element in feed.iter()} == {f"{{{ATOM}"}
        assert not {"script", "b"} & {element.tag.partition("}")[2] for element in feed.iter()}


def test_no_text_becomes_an_event_of_a_calendar(site: Client) -> None:
    for name in ("csto", "csto/session/x1", "csto/meeting/x1", "csto/member/x1", "csto/body/x1", "csto/document/x1"):
        read_back = Calendar.from_ical(read(site, f"/feeds/calendar/{name}.ics"))
        assert len(read_back.walk("VEVENT")) <= 2


@pytest.mark.parametrize("name", SHEETS)
def test_no_cell_of_a_table_is_a_formula(site: Client, name: str) -> None:
    told = read(site, f"/data/{name}.csv{'?since=2000' if name == 'known' else ''}")
    rows = list(csv.reader(io.StringIO(told, newline="")))
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULA_SIGNS)]


@pytest.mark.parametrize(
    "address",
    ["/api/v1/entries/canary", "/api/v1/bytes/canary", "/api/v1/proofs/canary", "/api/v1/facts/canary%23canary",
     "/api/v1/facts/canary-2", "/api/v1/dossiers/csto/document/canary", "/feeds/csto/document/canary.atom"],
)  # fmt: skip
def test_what_is_not_for_the_public_is_not_there(site: Client, address: str) -> None:
    assert site.get(address).status_code == 404


def test_a_control_the_restricted_entry_is_there_for_whoever_may_read_it(site: Client) -> None:  # noqa: ARG001
    found = reading.entry(hostile.CANARY, frozenset({"public", "secretariat"}))
    assert found is not None
    assert found.entry.note == hostile.CANARY


def test_a_log_that_was_never_signed_offers_no_checkpoint_and_no_proof(site: Client) -> None:
    for address, says in (("/checkpoint", "not signed yet"), ("/proofs/names/member", "newest checkpoint was signed")):
        response = site.get(f"/api/v1{address}")
        assert response.status_code == 404
        assert says in response.json()["detail"]
