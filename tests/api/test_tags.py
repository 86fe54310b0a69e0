"""A tag names one answer: it holds while nothing changes, and no longer once a question, a dial or the record does."""

import tempfile
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import msgspec
import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import Place, fresh, opened
from tests.factories import ZONE, a_fact, a_report
from travaux.office import clock, desk
from travaux.record.entry import Entry
from travaux.record.times import end_of

TODAY = end_of("2024-06-01", ZONE)
FIXED = "on=2024-05-31&known=2024-05-31"
#: One address of each sort that hangs on the record.
HANGING = (
    "/api/v1/numbers", "/api/v1/dossiers", "/api/v1/dossiers/csto/session/s1", "/api/v1/sessions?state=true",
    "/api/v1/facts", "/api/v1/facts/r1%23f1", "/api/v1/remarks", "/api/v1/timeline", "/api/v1/known?since=2020",
    "/api/v1/contested", "/api/v1/gaps", "/api/v1/entries", "/api/v1/entries/r1", "/api/v1/attendance",
    "/api/v1/search?q=s1", "/feeds/csto.atom", "/feeds/csto/session/s1.atom", "/feeds/calendar/csto/session/s1.ics",
    "/data/facts.csv", "/data/sessions.csv", "/data/attendance.csv",
)  # fmt: skip
#: What hangs on the program alone, or on what was signed.
STANDING = ("/api/v1/events", "/api/v1/rule-books", "/api/v1/rule-books/csto", "/api/v1/bytes/r1", "/api/v1/openapi.json", "/api/v1/docs", "/data/rules.csv?book=csto")  # fmt: skip


def held_session(number: int, day: str = "2024-05-20") -> Entry:
    return a_report(f"r{number}", a_fact("session held", f"csto/session/s{number}", on=day), public=day)


def first() -> list[Entry]:
    roll = a_fact("named", "csto/roll", on="always", value={"name": "Roll", "language": "en"})
    return [held_session(1), a_report("r0", roll)]


@pytest.fixture(scope="module")
def kept(django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """A record of one session, only to be read."""
    with tempfile.TemporaryDirectory() as folder, django_db_blocker.unblock():
        with fresh("sqlite", Path(folder)) as place:
            desk.load(first(), "the secretariat", TODAY)
        yield place


@pytest.fixture
def site(kept: Place, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """That record on 1 June 2024."""
    monkeypatch.setattr(clock, "now", lambda: TODAY)
    with django_db_blocker.unblock(), opened(kept):
        yield Client()


@pytest.fixture
def growing(tmp_path: Path, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """The same record, to be written to."""
    monkeypatch.setattr(clock, "now", lambda: TODAY)
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path):
        desk.load(first(), "the secretariat", TODAY)
        yield Client()


def tag(site: Client, address: str, **headers: str) -> str:
    response = site.get(address, headers={name.replace("_", "-"): value for name, value in headers.items()})
    assert response.status_code == 200, (address, response.content)
    assert response.headers["ETag"], address
    return str(response.headers["ETag"])


def turned(address: str, query: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{query}"


@pytest.mark.parametrize("address", [*HANGING, *STANDING])
def test_whoever_brings_the_tag_back_gets_no_body(site: Client, address: str) -> None:
    held = tag(site, address)
    again = site.get(address, headers={"if-none-match": held})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == held
    assert again.headers["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("given", ['"other"', 'W/"other"', "other", '"a", "b"'])
def test_whoever_brings_another_tag_gets_the_answer(site: Client, given: str) -> None:
    told = site.get("/api/v1/facts", headers={"if-none-match": given})
    assert told.status_code == 200
    assert told.json()["items"]


def test_any_of_several_tags_will_do_and_so_will_a_star(site: Client) -> None:
    held = tag(site, "/api/v1/facts")
    for given in (f'"x", {held}', f"{held.removeprefix('W/')}", "*"):
        assert site.get("/api/v1/facts", headers={"if-none-match": given}).status_code == 304


@pytest.mark.parametrize("address", HANGING)
def test_with_both_dials_turned_the_tag_is_strong_and_with_the_present_in_it_weak(site: Client, address: str) -> None:
    assert tag(site, turned(address, FIXED)).startswith('"')
    for query in ("", "on=2024-05-31", "known=2024-05-31", "at=1"):
        assert tag(site, turned(address, query)).startswith('W/"'), query


def test_an_entry_that_is_recorded_since_makes_another_tag(growing: Client) -> None:
    asked = [turned(address, query) for address in HANGING for query in ("", FIXED)]
    before = {address: tag(growing, address) for address in asked}
    desk.load([held_session(2)], "the secretariat", TODAY)
    assert [address for address in asked if tag(growing, address) == before[address]] == []
    assert growing.get(asked[0], headers={"if-none-match": before[asked[0]]}).status_code == 200


def test_what_hangs_on_no_entry_keeps_its_tag(growing: Client) -> None:
    before = {address: tag(growing, address) for address in STANDING}
    desk.load([held_session(2)], "the secretariat", TODAY)
    assert {address: tag(growing, address) for address in STANDING} == before
    assert all(held.startswith('"') for held in before.values())


@pytest.mark.parametrize("address", HANGING)
def test_every_turn_of_a_dial_has_a_tag_of_its_own(site: Client, address: str) -> None:
    queries = ("", "on=2024-05-31", "known=2024-05-31", "at=1", "on=2024-05-31&at=1", FIXED, f"{FIXED}&at=1")
    tags = [tag(site, turned(address, query)) for query in queries]
    assert [(a, b) for a, b in combinations(queries, 2) if tags[queries.index(a)] == tags[queries.index(b)]] == []


def test_the_same_question_in_another_order_or_with_empty_parts_has_the_same_tag(site: Client) -> None:
    asked = (
        "on=2024&known=2024-05-31&limit=5",
        "limit=5&known=2024-05-31&on=2024",
        "on=2024&limit=5&known=2024-05-31&about=",
    )
    assert len({tag(site, f"/api/v1/facts?{one}") for one in asked}) == 1


def test_another_organisation_is_another_question(growing: Client) -> None:
    club = msgspec.structs.replace(
        a_report("c1", a_fact("session held", "club/session/s1")), organisation="club", zone="America/New_York"
    )
    desk.load([club], "the club's office", TODAY)
    for one, other in (
        ("/api/v1/sessions?organisation=csto", "/api/v1/sessions?organisation=club"),
        ("/api/v1/dossiers/csto/session/s1", "/api/v1/dossiers/club/session/s1"),
        ("/feeds/csto/session/s1.atom", "/feeds/club/session/s1.atom"),
        ("/data/sessions.csv?organisation=csto", "/data/sessions.csv?organisation=club"),
    ):
        assert tag(growing, one) != tag(growing, other)


@pytest.mark.parametrize("address", ["/api/v1/facts", "/feeds/csto.atom", "/data/facts.csv"])
def test_the_readers_language_light_and_cookies_make_no_other_answer(site: Client, address: str) -> None:
    plain = site.get(address)
    other = site.get(address, headers={"accept-language": "ru", "cookie": "language=ru; light=dark"})
    assert (other.headers["ETag"], other.content) == (plain.headers["ETag"], plain.content)
    assert "Vary" not in other.headers


def test_a_word_of_language_in_the_address_is_no_question_to_a_program(site: Client) -> None:
    assert site.get("/api/v1/facts?language=ru").status_code == 400
    assert site.get("/data/facts.csv?language=ru").status_code == 400


def test_a_tag_of_the_present_holds_until_time_changes_something(
    growing: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    fact = a_fact("session scheduled", "csto/session/s3", on="2024-05-01", value={"for": "2024-08"})
    coming = a_report("r3", fact, a_fact("session held", "csto/session/s3", on="2024-07", ref="h"), public="2024-05-02")
    desk.load([coming], "the secretariat", TODAY)
    held = tag(growing, "/api/v1/sessions")
    for day, status in (("2024-06-02", 304), ("2024-06-30", 304), ("2024-08-02", 200)):
        monkeypatch.setattr(clock, "now", lambda day=day: end_of(day, ZONE))
        assert growing.get("/api/v1/sessions", headers={"if-none-match": held}).status_code == status, day


@pytest.mark.parametrize("address", ["/api/v1/facts?limit=0", "/api/v1/facts/none", "/api/v1/nowhere"])
def test_a_refusal_has_no_tag_and_is_not_kept(site: Client, address: str) -> None:
    response = site.get(address)
    assert response.status_code in {400, 404}
    assert "ETag" not in response.headers
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", [*HANGING, *STANDING])
def test_head_says_what_get_says_with_the_length_and_without_the_body(site: Client, address: str) -> None:
    whole, head = site.get(address), site.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Length"] == str(len(whole.content))
    for name in ("ETag", "Content-Type", "Cache-Control"):
        assert head.headers[name] == whole.headers[name]
    assert site.head(address, headers={"if-none-match": head.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    "address", [*HANGING[:3], *STANDING, "/feeds/csto.atom", "/feeds/calendar/csto.ics", "/data/facts.csv"]
)
@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
def test_nothing_here_can_be_done_but_reading(site: Client, address: str, method: str) -> None:
    response = getattr(site, method)(address)
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    assert "HEAD" in response.headers["Allow"]
