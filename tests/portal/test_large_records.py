"""Sixty members with names in many scripts, and lists longer than a page: nothing is lost, nothing is told twice."""

import re
from collections.abc import Iterator
from itertools import product

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import Place, opened
from tests.portal.anatomy import anatomy_of
from tests.portal.reading import links_of, prose_of, read, table, text_of
from tests.portal.small import a_name, began, did, said_by, served, told
from travaux.record.entry import Entry

LARGEST = 60_000
SCRIPTS = (
    "Österreich",
    "armenia",
    "Беларусь",
    "إيران",
    "日本",
    "\u202eevil",
    "Ångland",
    "Հայաստան",
    "ישראל",
    "<b>Bold</b>",
)
NAMES = (*SCRIPTS, *(f"Land {number}" for number in range(50)))
#: Members of whom some source tells that they came to each session: every seventh.
CAME = range(0, 60, 7)
SESSIONS = 33
PLACES = ("Minsk", "Астана")
BODIES = ("csto/body/csc", "csto/body/cfm")


def day_of(number: int) -> str:
    return f"{2020 + number % 2}-{number % 12 + 1:02}-{number % 28 + 1:02}"


def entries() -> Iterator[Entry]:
    for number, name in enumerate(NAMES):
        yield told(100 + number, began(f"m{number:02}", "1990-01-01"), a_name(f"csto/member/m{number:02}", name))
    yield told(
        90, a_name(BODIES[0], "Council"), a_name(BODIES[1], "Ministers"), a_name("world/person/zas", "Станислав Зась")
    )
    for number in range(SESSIONS):
        session, on = f"csto/session/s{number:02}", day_of(number)
        held = did("session held", session, on, place=PLACES[number % 3 == 0], bodies=[BODIES[number % 2]])
        seats = (did("attendance", session, on, f"a{one}", keys=(f"m{one:02}",), presence="present") for one in CAME)
        yield told(200 + number, held, *seats)
        topic = did("topic discussed", session, on, topic=f"Topic {number}")
        yield told(300 + number, topic, said=said_by("zas", on, session))
        yield told(
            400 + number,
            did("drafted", f"csto/document/d{number:02}", on),
            a_name(f"csto/document/d{number:02}", f"Text {number}"),
        )


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Place:
    folder = tmp_path_factory.mktemp("large")
    with django_db_blocker.unblock(), served(folder, *entries()):
        return Place("sqlite", f"sqlite:///{folder / 'record.sqlite3'}", folder)


@pytest.fixture
def site(large: Place, django_db_blocker: DjangoDbBlocker) -> Iterator[Client]:
    with django_db_blocker.unblock(), opened(large):
        yield Client(headers={"accept-language": "en"})


def walk(site: Client, address: str, way: str = "Next") -> list[HttpResponse]:
    """The page, and every page behind it that its link leads to."""
    pages = [site.get(address)]
    while (behind := links_of(pages[-1]).get(way)) and len(pages) < 60:
        pages.append(site.get(behind))
    return pages


def dossiers_in(page: HttpResponse, kind: str) -> list[str]:
    """The dossiers of a kind that the main part of a page leads to, each once."""
    source = page.content.decode()
    main = source[source.index("<main") : source.index("</main>")]
    return list(dict.fromkeys(re.findall(rf'href="/(csto/{kind}/[a-z0-9]+)[?"#]', main)))


def test_sixty_members_stand_in_two_parts_by_their_names_whatever_the_script(site: Client) -> None:
    parts = [site.get("/csto/members"), site.get("/csto/members?members=2")]
    rows = [row[0] for page in parts for row in table(page, "Membership and participation")[1:]]
    assert len(rows) == len(set(rows)) == 60
    assert rows.index("Ångland") < rows.index("armenia") < rows.index("Land 0")
    assert rows.index("Land 49") < rows.index("Österreich") < rows.index("Беларусь") < rows.index("日本")
    assert links_of(parts[0])["Next part"] == "/csto/members?members=2#members"
    assert links_of(parts[1])["Earlier part"] == "/csto/members#members"
    assert all(len(page.content) < LARGEST for page in parts)


@pytest.mark.parametrize("number", range(len(SCRIPTS)))
def test_a_name_in_any_script_is_set_apart_from_the_words_around_it(site: Client, number: int) -> None:
    page = site.get("/csto/members?members=1").content.decode() + site.get("/csto/members?members=2").content.decode()
    name = SCRIPTS[number].replace("<", "&lt;").replace(">", "&gt;")
    assert f'<a href="/csto/member/m{number:02}"><bdi>{name}</bdi></a>' in page
    own = site.get(f"/csto/member/m{number:02}").content.decode()
    heading = own[own.index("<h1") : own.index("</h1>")]
    assert f"<bdi>{name}" in heading or 'dir="auto"' in heading
    assert "<b>Bold" not in own


@pytest.mark.parametrize("words", ["إيران", "日本", "Հայաստան", "ישראל", "беларусь", "osterreich", "ÖSTERREICH"])
def test_a_name_in_any_script_is_found(site: Client, words: str) -> None:
    found = text_of(site.get("/search", {"q": words}))
    assert "is a member (since 1 January 1990" in found


@pytest.mark.parametrize(
    ("address", "kind", "all_of_them"),
    [
        ("/csto/sessions", "session", SESSIONS),
        ("/csto/documents", "document", SESSIONS),
        ("/csto/sessions?year=2021", "session", SESSIONS // 2),
        ("/csto/sessions?body=csto/body/csc", "session", SESSIONS // 2 + 1),
        ("/csto/attendance", "session", SESSIONS),
    ],
)
def test_a_list_is_read_to_its_end_and_back(site: Client, address: str, kind: str, all_of_them: int) -> None:
    pages = walk(site, address)
    found = [one for page in pages for one in dossiers_in(page, kind)]
    assert len(found) == len(set(found)) == all_of_them
    assert len(pages) > 1 or all_of_them < 20
    back = walk(site, links_of(pages[-1]).get("Previous", address), "Previous") if len(pages) > 1 else pages
    assert [dossiers_in(page, kind) for page in reversed(back)] == [
        dossiers_in(one, kind) for one in pages[: len(back)]
    ]
    assert dossiers_in(back[-1], kind) == dossiers_in(pages[0], kind)
    assert "Previous" not in links_of(back[-1])


@pytest.mark.parametrize("address", ["/timeline?name=drafted&order=newest", "/timeline?name=topic+discussed", "/entries", "/remarks", "/remarks?order=newest"])  # fmt: skip
def test_facts_are_read_to_their_end_each_once(site: Client, address: str) -> None:
    pages = walk(site, address)
    assert len(pages) > 1
    found = [re.findall(r'(?:href="/record/(?:fact|entry)/)([^"?]+)', main_of(page)) for page in pages]
    firsts = [set(one) for one in found]
    assert all(firsts)
    assert all(one.isdisjoint(other) for number, one in enumerate(firsts) for other in firsts[number + 1 :])
    assert all(len(page.content) < LARGEST for page in pages)


def main_of(page: HttpResponse) -> str:
    source: str = page.content.decode()
    return source[source.index("<main") : source.index("</main>")]


def test_remarks_told_newest_first_are_the_oldest_first_turned_round(site: Client) -> None:
    pattern = r"Topic \d+"
    oldest = [one for page in walk(site, "/remarks") for one in re.findall(pattern, main_of(page))]
    newest = [one for page in walk(site, "/remarks?order=newest") for one in re.findall(pattern, main_of(page))]
    assert len(dict.fromkeys(oldest)) == SESSIONS
    assert list(dict.fromkeys(oldest)) == list(reversed(list(dict.fromkeys(newest))))


@pytest.mark.parametrize(
    ("body", "place", "year"), [*product(("", *BODIES), ("", *PLACES), ("", "2020", "2021", "1990"))]
)
def test_every_filter_of_sessions_narrows_together_with_every_other(
    site: Client, body: str, place: str, year: str
) -> None:
    wanted = {
        f"csto/session/s{number:02}"
        for number in range(SESSIONS)
        if body in {"", BODIES[number % 2]}
        and place in {"", PLACES[number % 3 == 0]}
        and year in {"", day_of(number)[:4]}
    }
    pages = walk(site, f"/csto/sessions?body={body}&place={place}&year={year}")
    assert {one for page in pages for one in dossiers_in(page, "session")} == wanted
    assert wanted or "No session on record" in prose_of(pages[0])


def test_the_grid_of_sixty_members_leads_to_every_seat_and_stays_small(site: Client) -> None:
    page = site.get("/csto/attendance")
    assert len(page.content) < LARGEST
    assert anatomy_of(page).twice == set()
    for link in {one for one in anatomy_of(page).links if "/session/" in one and "#" in one}:
        path, _, seat = link.partition("#")
        assert seat in anatomy_of(site.get(path)).ids


def test_who_is_not_named_is_neither_present_nor_absent(site: Client) -> None:
    assert "m01" not in {row[0] for row in table(site.get("/csto/session/s01"), "Attendance")}
    named = {NAMES[one] for one in CAME}
    told_here = prose_of(site.get("/csto/session/s01"))
    assert all(name in told_here for name in named)
    assert "armenia" not in told_here


def test_pages_of_a_large_record_are_built_as_all_others(site: Client) -> None:
    for address in (
        "/",
        "/csto/members",
        "/csto/roll",
        "/people",
        "/world/person/zas",
        "/csto/session/s01",
        "/csto/body/csc",
    ):
        page = site.get(address)
        one = anatomy_of(page)
        assert read(page).faults == []
        assert (address, one.twice, one.dangling, one.jumps, one.without_label) == (address, set(), set(), [], [])


def test_a_cursor_belongs_to_its_list_and_its_order(site: Client) -> None:
    cursor = links_of(site.get("/csto/sessions"))["Next"].partition("cursor=")[2]
    for address in ("/timeline", "/entries", "/remarks", "/sources"):
        refused = site.get(f"{address}?cursor={cursor}")
        assert (address, refused.status_code) == (address, 400)
        assert "cannot be followed" in text_of(refused)
    assert site.get(f"/csto/sessions?cursor={cursor[:-3]}").status_code == 400
