"""Feeds and calendars of dossiers: what programs of other people make of them."""

from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from icalendar import Calendar

from travaux.exports.atom import ATOM

ENTRY, LINK = f"{{{ATOM}}}entry", f"{{{ATOM}}}link"


def read(site: Client, address: str) -> ET.Element:
    response = site.get(address)
    assert response.status_code == 200, response.content
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(response.content)  # noqa: S314 - our own feed


def said(element: ET.Element, name: str) -> str:
    return element.findtext(f"{{{ATOM}}}{name}") or ""


def links(feed: ET.Element) -> dict[str, str]:
    return {link.attrib["rel"]: link.attrib["href"].removeprefix("http://testserver") for link in feed.findall(LINK)}


@pytest.mark.parametrize(
    "name",
    ["csto", "csto/member/am", "csto/body/csc", "csto/document/assistance-to-armenia", "csto/plan/2023", "csto/roll",
     "csto/session/csc-2024-11-28", "world/person/tasmagambetov"],
)  # fmt: skip
def test_a_feed_tells_facts_with_their_sources(site: Client, name: str) -> None:
    feed = read(site, f"/feeds/{name}.atom")
    entries = feed.findall(ENTRY)
    assert entries
    assert len({said(one, "id") for one in entries}) == len(entries)
    assert all(said(one, "id").startswith("tag:testserver,") and said(one, "summary") for one in entries)
    assert said(feed, "title").endswith("what became known")


def test_a_refusal_is_told_with_who_said_it_and_through_whom(site: Client) -> None:
    feed = read(site, "/feeds/csto/document/assistance-to-armenia.atom?limit=200")
    refusal = next(one for one in feed.findall(ENTRY) if said(one, "id").endswith("fact/s4-yerevan%23B21"))
    assert said(refusal, "title") == "signature refused: Armenia"
    assert "November 2022" in said(refusal, "summary")
    assert "through BelTA" in said(refusal, "summary")
    (link,) = refusal.findall(LINK)
    assert link.attrib["href"] == "http://testserver/record/fact/s4-yerevan/B21"
    assert site.get(link.attrib["href"]).status_code == 200


def test_a_feed_pages_without_loss_and_in_the_order_of_recording(site: Client) -> None:
    whole = [said(one, "id") for one in read(site, "/feeds/csto/member/am.atom?limit=200").findall(ENTRY)]
    some: list[str] = []
    following = "/feeds/csto/member/am.atom?limit=30"
    while following:
        feed = read(site, following)
        some += [said(one, "id") for one in feed.findall(ENTRY)]
        following = links(feed).get("next", "")
    assert some == whole
    assert links(feed)["first"] == "/feeds/csto/member/am.atom?limit=30"


def test_a_feed_knows_no_more_than_its_dial(site: Client) -> None:
    feed = read(site, "/feeds/csto/member/am.atom?known=2010-01-01&limit=200")
    now = read(site, "/feeds/csto/member/am.atom?limit=200")
    assert len(feed.findall(ENTRY)) < len(now.findall(ENTRY))
    assert links(feed)["alternate"] == "/csto/member/am?known=2010-01-01"


def test_an_empty_feed_is_a_feed(site: Client) -> None:
    feed = read(site, "/feeds/csto/member/am.atom?at=1")
    assert feed.findall(ENTRY) == []
    assert said(feed, "updated")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/feeds/csto/member/zz.atom", 404),
        ("/feeds/nobody.atom", 404),
        ("/feeds/csto/club/x.atom", 404),
        ("/feeds/csto/member/am.atom?on=someday", 400),
        ("/feeds/csto/member/am.atom?about=x", 400),
        ("/feeds/csto/member/am.atom?limit=many", 400),
        ("/feeds/csto/member/am.atom?cursor=x", 400),
        ("/feeds/%00.atom", 400),
        ("/feeds/calendar/csto/post/secretary-general.ics", 404),
        ("/feeds/calendar/nobody.ics", 404),
        ("/feeds/calendar/csto.ics?limit=3", 400),
    ],
)
def test_what_has_no_feed_is_refused(site: Client, address: str, status: int) -> None:
    assert site.get(address).status_code == status


def events(site: Client, address: str) -> dict[str, dict[str, str]]:
    response = site.get(address)
    assert response.status_code == 200, response.content
    read = Calendar.from_ical(response.content)
    return {
        str(one["UID"]): {name: str(value.to_ical().decode()) for name, value in one.items()}
        for one in read.walk("VEVENT")
    }


def test_a_session_stands_in_the_calendars_of_all_that_had_part_in_it(site: Client) -> None:
    uid = "csto/session/csc-2024-11-28@testserver"
    for name in ("csto", "csto/body/csc", "csto/member/am", "csto/session/csc-2024-11-28"):
        event = events(site, f"/feeds/calendar/{name}.ics")[uid]
        assert (event["DTSTART"], event["STATUS"], event["LOCATION"]) == ("20241128", "CONFIRMED", "Astana")
        assert event["URL"] == "http://testserver/csto/session/csc-2024-11-28"


def test_the_calendar_of_a_member_says_whether_it_was_there(site: Client) -> None:
    event = events(site, "/feeds/calendar/csto/member/am.ics")["csto/session/csc-2024-11-28@testserver"]
    assert event["DESCRIPTION"].startswith("Armenia: absent")


def test_a_document_has_the_sessions_that_it_came_before(site: Client) -> None:
    found = events(site, "/feeds/calendar/csto/document/assistance-to-armenia.ics")
    assert "csto/session/csc-2022-11-23@testserver" in found


def test_what_is_only_planned_is_tentative(site: Client) -> None:
    found = events(site, "/feeds/calendar/csto/session/csc-2023-11-23.ics?on=2023-11-21&known=2023-11-21")
    (event,) = found.values()
    assert (event["STATUS"], event["DTSTART"]) == ("TENTATIVE", "20231123")


def test_a_person_has_the_meetings_in_which_it_took_part(site: Client) -> None:
    assert events(site, "/feeds/calendar/world/person/tasmagambetov.ics")
