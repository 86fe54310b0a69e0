"""What subscribers hold stays theirs: ids and UIDs never change, what changed is told as changed, nothing comes twice."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from icalendar import Calendar
from pytest_django.plugin import DjangoDbBlocker

from tests.api import unusual
from tests.databases import fresh
from tests.factories import a_fact, a_report
from travaux.exports.atom import ATOM
from travaux.office import answers, clock, desk
from travaux.record.dossiers import KINDS

DAY = 86_400


@pytest.fixture
def site(tmp_path: Path, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """The unusual record, to be written to, on 1 June 2024."""
    monkeypatch.setattr(clock, "now", lambda: unusual.TODAY)
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path):
        unusual.fill()
        yield Client()


def entries(site: Client, address: str) -> list[dict[str, str]]:
    """The entries of one page of a feed, element by element."""
    response = site.get(address)
    assert response.status_code == 200, (address, response.content[:300])
    feed = ET.fromstring(response.content)  # noqa: S314 - our own feed
    found = feed.findall(f"{{{ATOM}}}entry")
    return [{one.tag.partition("}")[2]: "".join(one.itertext()) for one in each} for each in found]


def events(site: Client, address: str) -> dict[str, dict[str, str]]:
    read = Calendar.from_ical(site.get(address).content)
    told = [{name: value.to_ical().decode() for name, value in one.items()} for one in read.walk("VEVENT")]
    return {one["UID"]: one for one in told}


def test_every_dossier_on_record_has_a_feed_that_names_it(site: Client) -> None:
    every = [one.dossier for one in answers.dossiers("")]
    assert {name.split("/")[1] for name in every} <= KINDS.keys()
    for name in every:
        told = site.get(f"/feeds/{name}.atom").content
        assert f"feed/{name}</id>".encode() in told, name


def test_what_was_told_keeps_its_id_and_its_day_whatever_comes_after(
    site: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {one["id"]: one for one in entries(site, "/feeds/csto.atom?limit=200")}
    later = unusual.TODAY + 40 * DAY
    monkeypatch.setattr(clock, "now", lambda: later)
    fresh_one = a_report("new", a_fact("session held", "csto/session/new", on="2024-06-20"), public="2024-06-21")
    desk.load([fresh_one], "the secretariat", later)
    after = entries(site, "/feeds/csto.atom?limit=200")
    assert [one["id"] for one in after if one["id"] not in before] == ["tag:testserver,2026-01-01:fact/new%23f1"]
    assert after[0]["title"].startswith("session held")
    assert {one["id"]: one["updated"] for one in after[1:]} == {name: one["updated"] for name, one in before.items()}
    assert {one["id"]: one["summary"] for one in after[1:]} == {name: one["summary"] for name, one in before.items()}


def test_the_feed_was_updated_when_its_newest_entry_was_recorded(site: Client) -> None:
    def updated() -> str:
        feed = ET.fromstring(site.get("/feeds/csto/session/open.atom").content)  # noqa: S314 - our own feed
        return feed.findtext(f"{{{ATOM}}}updated") or ""

    before = updated()
    desk.load([a_report("else", a_fact("session held", "csto/session/else"))], "x", unusual.TODAY + DAY)
    assert updated() == before
    more = a_fact("documents counted", unusual.OPEN, ref="c", keys=("signed",), value={"number": 3})
    desk.load([a_report("more", more)], "x", unusual.TODAY + 2 * DAY)
    assert updated() > before


def test_pages_of_a_feed_lose_and_repeat_nothing(site: Client) -> None:
    whole = [one["id"] for one in entries(site, "/feeds/csto.atom?limit=200")]
    some: list[str] = []
    following = "/feeds/csto.atom?limit=4"
    while following:
        some += [one["id"] for one in entries(site, following)]
        feed = ET.fromstring(site.get(following).content)  # noqa: S314 - our own feed
        links = {link.attrib["rel"]: link.attrib["href"] for link in feed.findall(f"{{{ATOM}}}link")}
        following = links.get("next", "").removeprefix("http://testserver")
    assert some == whole
    assert len(set(whole)) == len(whole) > 12


@pytest.mark.parametrize(
    ("dials", "there", "not_there"),
    [
        ("", "open-belta", "later"),
        ("known=2023-11-24", "open-belta", "vague-year"),
        ("on=2023-11-22", "vague-decade", "open-belta"),
        ("at=12", "open-belta", "plan"),
        ("on=2023-11-22&known=2023-12-02", "vague-decade", "open-belta"),
    ],
)
def test_a_feed_and_its_links_are_told_under_the_dials(site: Client, dials: str, there: str, not_there: str) -> None:
    told = [one["id"] for one in entries(site, f"/feeds/csto.atom?limit=200&{dials}")]
    assert any(f"fact/{there}%23" in one for one in told)
    assert not any(f"fact/{not_there}%23" in one for one in told)
    link = ET.fromstring(site.get(f"/feeds/csto.atom?{dials}").content).find(f"{{{ATOM}}}entry/{{{ATOM}}}link")  # noqa: S314
    assert link is not None
    assert link.attrib["href"].partition("?")[2] == dials


def test_an_event_keeps_its_uid_from_plan_to_day_and_its_sequence_grows_with_every_change(site: Client) -> None:
    name, address = "csto/session/next", "/feeds/calendar/csto/session/next.ics"
    steps = (
        ("session scheduled", "2024-03-01", {"for": "2024-05"}, ("TENTATIVE", "20240501")),
        ("session scheduled", "2024-03-10", {"for": "2024-05-20", "place": "Minsk"}, ("TENTATIVE", "20240520")),
        ("session cancelled", "2024-04-01", {}, ("CANCELLED", "20240520")),
        ("session held", "2024-05-21", {"place": "Moscow"}, ("CONFIRMED", "20240521")),
    )
    seen: list[dict[str, str]] = []
    for number, (event, on, value, wanted) in enumerate(steps):
        fact = a_fact(event, name, on=on, ref=f"n{number}", value=value)
        desk.load([a_report(f"next-{number}", fact, public=on)], "x", unusual.TODAY)
        (told,) = events(site, address).values()
        assert (told["STATUS"], told["DTSTART"]) == wanted, event
        seen.append(told)
    assert len({one["UID"] for one in seen}) == 1
    sequences = [int(one["SEQUENCE"]) for one in seen]
    assert sequences == sorted(set(sequences))


def test_what_did_not_change_keeps_its_sequence(site: Client) -> None:
    before = events(site, "/feeds/calendar/csto.ics")
    desk.load([a_report("else", a_fact("session held", "csto/session/else"))], "x", unusual.TODAY)
    after = events(site, "/feeds/calendar/csto.ics")
    assert after.keys() - before.keys() == {"csto/session/else@testserver"}
    assert {uid: after[uid] for uid in before} == before


def test_only_what_has_a_day_stands_in_a_calendar_and_the_others_are_counted(site: Client) -> None:
    found = events(site, "/feeds/calendar/csto.ics")
    assert set(found) == {f"csto/session/{name}@testserver" for name in ("month", "hour", "open")}
    assert found["csto/session/month@testserver"]["TRANSP"] == "TRANSPARENT"
    assert found["csto/session/hour@testserver"]["DTSTART"] == "20231123T070500Z"
    told = site.get("/feeds/calendar/csto.ics").content.decode().replace("\r\n ", "")
    assert "5 of them have no day that a calendar could show" in told
