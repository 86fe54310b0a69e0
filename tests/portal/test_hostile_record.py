"""Whatever the texts of a record hold, a page is made of what our templates write, and of nothing else."""

import csv
import io
import os
import tempfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from django.http import HttpResponse
from django.template import Context, Engine
from django.test import Client
from icalendar import Calendar
from pytest_django.plugin import DjangoDbBlocker

from tests import hostile
from tests.databases import Place, fresh, opened
from tests.pages.census import EVERY
from tests.portal.inert import brought, made_of, written
from tests.portal.reading import read, text_of
from travaux.exports.tables import FORMULA_SIGNS
from travaux.office import answers, reading
from travaux.record.events import EVENTS

#: How many facts and entries are opened of each sort; all of them where the tests soak.
SOME = 10_000 if os.environ.get("TRAVAUX_SOAK") else 30
LANGUAGES = ("en", "ru")
SHEETS = ("dossiers", "members", "sessions", "documents", "facts", "remarks", "sources", "entries", "attendance")


@pytest.fixture(scope="module")
def poisoned(django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """The hostile record, loaded once."""
    with tempfile.TemporaryDirectory() as folder, django_db_blocker.unblock():
        with fresh("sqlite", Path(folder)) as place:
            hostile.load()
        yield place


@pytest.fixture
def site(poisoned: Place, django_db_blocker: DjangoDbBlocker) -> Iterator[Client]:
    with django_db_blocker.unblock(), opened(poisoned):
        yield Client()


def must_be_inert(response: HttpResponse, address: str) -> str:
    """The page, which must be whole and hold nothing that a text brought along."""
    told: str = response.content.decode()
    read(response)
    assert (address, brought(told, hostile.TRIP)) == (address, [])
    return told


def test_the_record_holds_every_event_with_every_text_poisoned() -> None:
    told = {fact.fact for entry in hostile.of_every_event() for fact in entry.facts}
    assert EVENTS.keys() - told == {"record opened", "outlet registered"}
    for entry in map(hostile.with_all_in, hostile.of_every_event()):
        assert all(hostile.TRIP in fact.on.because for fact in entry.facts if fact.on.because)
        assert hostile.TRIP in entry.public.basis


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_census_is_made_of_our_elements_alone(site: Client, language: str) -> None:
    for address in EVERY:
        response = site.get(address, headers={"accept-language": language})
        assert (address, response.status_code) == (address, 200)
        must_be_inert(response, address)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sort_of_dossier_is_told_inertly(site: Client, language: str) -> None:
    listed = [one.dossier for one in answers.dossiers("") if one.dossier.endswith("/x1")]
    assert len(listed) > 10
    for dossier in [*listed, "csto/roll", "csto/chairmanship", "csto/record", "world/source/tass-2023"]:
        assert hostile.TRIP in must_be_inert(site.get(f"/{dossier}", headers={"accept-language": language}), dossier)


@pytest.mark.parametrize("headers", [{}, {"hx-request": "true"}])
def test_every_source_trail_is_told_inertly_as_a_page_and_as_a_sheet(site: Client, headers: dict[str, str]) -> None:
    told = [one for one in hostile.of_every_event() if one.id.startswith(hostile.EVERY)]
    for entry in told[:: max(1, len(told) // SOME)]:
        address = f"/record/fact/{entry.id}/{entry.facts[0].ref}"
        assert hostile.TRIP in must_be_inert(site.get(address, headers=headers), address)


def test_every_entry_is_told_inertly(site: Client) -> None:
    entries = [one.entry.id for one in reading.entries()]
    for entry in entries[:: max(1, len(entries) // SOME)]:
        must_be_inert(site.get(f"/record/entry/{quote(entry)}"), entry)


def test_a_search_for_the_payload_finds_it_and_tells_it_inertly(site: Client) -> None:
    for words in (hostile.TRIP, *hostile.PAYLOADS):
        for page in ("/search", "/search/suggestions"):
            response = site.get(page, {"q": words[:200]})
            assert response.status_code in {200, 400}
            must_be_inert(response, words[:200])
    assert hostile.TRIP in text_of(site.get("/search", {"q": hostile.TRIP}))


def test_what_looks_like_a_gap_of_our_sentences_stays_as_the_record_has_it(site: Client) -> None:
    told = "".join(unescape(must_be_inert(site.get(f"/csto/{one}/x1"), one)) for one in ("body", "session", "document"))
    for text in ("{day} {n} {0} {who.__class__} %(n)s %s %d %%", "{{ page }} {% include 'tripwire' %}"):
        assert text in told


def test_only_what_is_a_web_address_is_linked(site: Client) -> None:
    found = set[str]()
    for one in answers.dossiers("source")[:SOME]:
        found |= made_of(must_be_inert(site.get(f"/{one.dossier}"), one.dossier)).addresses
    assert not [address for address in found if hostile.TRIP in address and not address.startswith("/")]


def test_feeds_and_calendars_stay_what_they_are(site: Client) -> None:
    for name in ("csto", "csto/session/x1", "csto/document/x1", "csto/member/am"):
        feed = ET.fromstring(site.get(f"/feeds/{name}.atom").content)  # noqa: S314 - our own
        assert {one.tag.partition("}")[0] for one in feed.iter()} == {"{http://www.w3.org/2005/Atom"}
        calendar = site.get(f"/feeds/calendar/{name}.ics").content
        assert all(len(line) <= 75 for line in calendar.split(b"\r\n"))
        names = {line.partition(":")[0] for line in calendar.decode().split("\r\n") if not line.startswith(" ")}
        assert "X-Header" not in names
        summaries = [str(one["SUMMARY"]) for one in Calendar.from_ical(calendar).walk("VEVENT")]
        assert hostile.TRIP not in summaries


@pytest.mark.parametrize("name", SHEETS)
def test_no_cell_is_a_formula(site: Client, name: str) -> None:
    rows = list(csv.reader(io.StringIO(site.get(f"/data/{name}.csv").content.decode(), newline="")))
    assert len(rows) > 1
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULA_SIGNS)]
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("payload", hostile.PAYLOADS[:6])
def test_the_control_a_text_that_is_not_escaped_is_found(payload: str) -> None:
    template = Engine().from_string("<p>{{ text|safe }}</p>")
    assert brought(Engine().from_string("<p>{{ text }}</p>").render(Context({"text": payload}))) == []
    planted = template.render(Context({"text": payload if "<" in payload else f'<b title="{payload}">'}))
    assert brought(planted) != []


@pytest.mark.parametrize(
    "planted",
    [
        '<a href="javascript:x()">',
        '<a href="//x.example">',
        '<p onclick="x()">',
        "<!-- x -->",
        '<a href="/person/trip">',
    ],
)
def test_the_control_a_planted_element_or_address_is_found(planted: str) -> None:
    assert brought(f"<p>{planted}</p>", "trip") != []
    assert {("script", "src"), ("a", "href"), ("svg", "role")} <= written()
