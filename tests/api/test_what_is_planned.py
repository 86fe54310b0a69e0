"""Sessions that are planned, put off, called off, vague or without a day: what a calendar and a feed make of each."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from icalendar import Calendar
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import fresh
from tests.factories import ZONE, a_fact, a_report
from travaux.exports.atom import ATOM
from travaux.office import clock, desk
from travaux.record.entry import Entry, Said
from travaux.record.times import end_of

TODAY = end_of("2024-06-01", ZONE)
SESSION = "csto/session/s1"
MEETING = "csto/meeting/m1"


@pytest.fixture
def site(tmp_path: Path, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """An empty record on 1 June 2024."""
    monkeypatch.setattr(clock, "now", lambda: TODAY)
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path):
        yield Client()


def told(number: int, event: str, on: str, about: str = SESSION, /, **value: str) -> Entry:
    fact = a_fact(event, about, on=on, ref=f"f{number}", value=dict(value))
    return a_report(f"r{number}", fact, public=on if len(on) == len("2024-01-01") else "2024-05-01")


def load(*entries: Entry) -> None:
    desk.load(entries, "the secretariat", TODAY)


def event_of(site: Client, address: str = f"/feeds/calendar/{SESSION}.ics") -> dict[str, str]:
    """The one event of a calendar, property by property."""
    (event,) = events_of(site, address)
    return event


def events_of(site: Client, address: str) -> list[dict[str, str]]:
    response = site.get(address)
    assert response.status_code == 200, response.content
    read = Calendar.from_ical(response.content)
    return [{name: value.to_ical().decode() for name, value in one.items()} for one in read.walk("VEVENT")]


def test_a_session_that_is_planned_stands_on_its_planned_day_tentatively(site: Client) -> None:
    load(told(1, "session scheduled", "2024-03-01", **{"for": "2024-09-01", "place": "Minsk"}))
    event = event_of(site)
    assert (event["STATUS"], event["DTSTART"], event["LOCATION"]) == ("TENTATIVE", "20240901", "Minsk")


def test_a_session_that_is_put_off_moves_and_its_sequence_grows(site: Client) -> None:
    load(told(1, "session scheduled", "2024-03-01", **{"for": "2024-09-01"}))
    before = event_of(site)
    load(told(2, "session postponed", "2024-04-01", to="2024-10-01"))
    after = event_of(site)
    assert after["DTSTART"] == "20241001"
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert after["UID"] == before["UID"]


def test_a_session_that_is_called_off_is_cancelled(site: Client) -> None:
    load(
        told(1, "session scheduled", "2024-03-01", **{"for": "2024-09-01"}), told(2, "session cancelled", "2024-04-01")
    )
    assert event_of(site)["STATUS"] == "CANCELLED"


def test_a_session_of_some_day_in_a_month_takes_nobodys_time_and_says_so(site: Client) -> None:
    load(told(1, "session scheduled", "2024-03-01", **{"for": "2024-09"}))
    event = event_of(site)
    assert (event["DTSTART"], event["DTEND"], event["TRANSP"]) == ("20240901", "20241001", "TRANSPARENT")
    assert event["DESCRIPTION"].startswith("One of these days")


@pytest.mark.parametrize("day", ["2024", "unknown"])
def test_a_session_without_a_day_is_left_out_and_counted(site: Client, day: str) -> None:
    load(told(1, "session scheduled", "2024-03-01", **{"for": day}))
    response = site.get(f"/feeds/calendar/{SESSION}.ics")
    assert Calendar.from_ical(response.content).walk("VEVENT") == []
    assert "1 of them have no day" in response.content.decode().replace("\r\n ", "")


def test_a_session_at_an_hour_stands_at_that_hour(site: Client) -> None:
    load(told(1, "session held", "2024-05-20T10:00", place="Astana"))
    assert event_of(site)["DTSTART"] == "20240520T070000Z"


def test_a_meeting_stands_among_the_sessions_of_the_organisation_but_of_no_member(site: Client) -> None:
    member = a_report("r0", a_fact("named", "csto/member/am", on="always", value={"name": "Armenia", "language": "en"}))
    load(member, told(1, "session held", "2024-05-20"), told(2, "meeting held", "2024-05-21", MEETING, place="Moscow"))
    named = a_report("r9", a_fact("named", "csto/roll", on="always", value={"name": "Roll", "language": "en"}))
    load(named)
    assert {one["DTSTART"] for one in events_of(site, "/feeds/calendar/csto.ics")} == {"20240520", "20240521"}
    assert {one["DTSTART"] for one in events_of(site, "/feeds/calendar/csto/member/am.ics")} == {"20240520"}


def test_a_member_of_whose_presence_nothing_is_told_was_not_simply_there(site: Client) -> None:
    member = a_report("r0", a_fact("named", "csto/member/am", on="always", value={"name": "Armenia", "language": "en"}))
    load(member, told(1, "session held", "2024-05-20"))
    event = event_of(site, "/feeds/calendar/csto/member/am.ics")
    assert event["DESCRIPTION"].startswith("Armenia: no attendance on record.")


def only(site: Client, address: str) -> dict[str, str]:
    """The one entry of a feed, element by element."""
    feed = ET.fromstring(site.get(address).content)  # noqa: S314 - our own feed
    (entry,) = feed.findall(f"{{{ATOM}}}entry")
    return {one.tag.partition("}")[2]: "".join(one.itertext()) for one in entry}


def test_a_fact_is_told_in_words_with_speaker_manner_and_chain(site: Client) -> None:
    said = Said(by="world/person/zas", as_="csto/post/secretary-general", to=("unknown",))
    fact = a_fact("session scheduled", SESSION, on="2024-03-01", value={"for": "2024-09-01"}, note="Our note.")
    load(a_report("r1", fact, said=said, public="2024-03-02"))
    entry = only(site, f"/feeds/{SESSION}.atom")
    assert entry["title"] == "session scheduled"
    assert entry["summary"].startswith("1 March 2024; for: 1 September 2024;")
    assert "says zas as secretary general" in entry["summary"]
    assert "through tass" in entry["summary"]
    assert entry["summary"].endswith("; Our note.")
    assert entry["author"] == "zas"


def test_an_entry_is_updated_when_it_was_recorded_and_published_when_it_was_public(site: Client) -> None:
    load(told(1, "session held", "2024-05-20"))
    entry = only(site, f"/feeds/{SESSION}.atom")
    assert entry["updated"] == "2024-06-01T20:59:59Z"
    assert entry["published"] == "2024-05-20T21:00:00Z"


def test_what_is_not_public_yet_is_in_no_feed_and_no_calendar(site: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    load(told(1, "session scheduled", "2024-03-01", **{"for": "2024-09-01"}))
    held = site.get(f"/feeds/{SESSION}.atom").headers["ETag"]
    fact = a_fact("session held", SESSION, on="2024-05-20", ref="f2")
    load(a_report("r2", fact, public="2024-07-01"))
    assert event_of(site)["STATUS"] == "TENTATIVE"
    assert only(site, f"/feeds/{SESSION}.atom")["title"] == "session scheduled"
    monkeypatch.setattr(clock, "now", lambda: end_of("2024-07-02", ZONE))
    again = site.get(f"/feeds/{SESSION}.atom", headers={"if-none-match": held})
    assert again.status_code == 200
    assert b"session held" in again.content
    assert event_of(site)["STATUS"] == "CONFIRMED"
