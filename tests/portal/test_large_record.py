"""An assembly of 193 members with long agendas: every page stays small, asks little, and leaves nothing out."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import Place, fresh, opened
from tests.portal.reading import table, text_of
from tools.benches.ground import assembly
from travaux.office import desk

LARGEST = 60 * 1024
#: No page asks the database more often, however much is on record.
MOST_ASKED = 61
SIZE = 2_000
SESSION = f"/{assembly.session(3)}"
TURNED = "on=1980-03-30&known=1980-03-30"
PAGES = (
    "/",
    *(f"/assembly/{name}" for name in ("members", "roll", "sessions", "documents", "bodies", "attendance", "plans")),
    *("/people", "/sources", "/remarks", "/timeline", "/known?since=1980-01-01", "/contested", "/gaps", "/entries"),
    *("/search?q=resolution+on+rivers", "/search?q=member+state", "/data", "/rules"),
    *(SESSION, f"{SESSION}?attendance=3", f"{SESSION}?agenda=2"),
    *(f"/{assembly.member(7)}", f"/{assembly.BODY}", f"/{assembly.document(3, 4)}"),
    *("/record/entry/r-3-there", "/record/fact/r-3-there/a", "/assembly/attendance?members=2"),
)


@pytest.fixture(scope="session")
def gathered(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Place:
    """The record of the assembly, loaded once."""
    with django_db_blocker.unblock(), fresh("sqlite", Path(tmp_path_factory.mktemp("assembly"))) as place:
        desk.load(assembly.entries(SIZE), "tests")
    return place


@pytest.fixture
def hall(gathered: Place, django_db_blocker: DjangoDbBlocker) -> Iterator[Client]:
    with django_db_blocker.unblock(), opened(gathered):
        yield Client(headers={"accept-language": "en"})


@pytest.mark.parametrize("address", PAGES)
def test_every_page_stays_small_and_asks_little_also_with_dials_turned(hall: Client, address: str) -> None:
    for asked in (address, f"{address}{'&' if '?' in address else '?'}{TURNED}"):
        with CaptureQueriesContext(connection) as questions:
            page = hall.get(asked)
        assert page.status_code == 200, asked
        assert len(page.content) <= LARGEST, asked
        assert 0 < len(questions) <= MOST_ASKED, asked


def test_the_parts_of_the_attendance_hold_each_delegation_once_the_absent_first(hall: Client) -> None:
    rows = []
    for number in range(1, 7):
        page = hall.get(f"{SESSION}?attendance={number}")
        rows += table(page, "Attendance, the absent first")[1:]
    assert len(rows) == len({row[0] for row in rows}) == assembly.MEMBERS
    words = [row[1].split()[0] for row in rows]
    absent = words.count("Absent")
    assert words == ["Absent"] * absent + ["Present"] * (assembly.MEMBERS - absent)
    assert f"Absent: {absent}" in text_of(hall.get(SESSION)).replace("absent", "Absent")


def test_the_parts_of_the_agenda_hold_each_item_once(hall: Client) -> None:
    rows = [
        row
        for number in (1, 2, 3)
        for row in table(hall.get(f"{SESSION}?agenda={number}"), "Documents before this session")[1:]
    ]
    assert len(rows) == len({row[0] for row in rows}) == assembly.ITEMS


def test_the_list_of_sessions_names_the_first_of_the_absent_and_counts_the_others(hall: Client) -> None:
    rows = table(hall.get("/assembly/sessions"), "Sessions, the newest first")[1:]
    for row in rows:
        named = len(re.findall("Member state", row[3]))
        more = int(re.findall(r"and (\d+) more", row[3])[0])
        assert (named, named + more in {21, 22}) == (8, True)


def test_a_cell_of_the_grid_leads_to_the_part_in_which_the_member_stands(hall: Client) -> None:
    grid = hall.get("/assembly/attendance?members=2").content.decode()
    cells = set(re.findall(r'href="(/assembly/session/[^"]*)#(m\d+)"', grid))
    assert len(cells) > 40
    for address, member in sorted(cells)[:6]:
        assert f'id="{member}"' in hall.get(address.replace("&amp;", "&")).content.decode()


def test_the_parts_of_the_grid_name_each_member_once_beside_the_same_sessions(hall: Client) -> None:
    first = hall.get("/assembly/attendance")
    cursor = re.findall(r"cursor=([^&\"]+)", first.content.decode())[0]
    named: list[str] = []
    for number in range(1, 6):
        page = hall.get("/assembly/attendance", {"members": number, "cursor": cursor})
        named += re.findall(r'<th scope="row"><a[^>]*><bdi>([^<]*)</bdi>', page.content.decode())
        assert number == 5 or f"cursor={cursor}" in page.content.decode().split('id="members"')[1]
    assert len(named) == len(set(named)) == assembly.MEMBERS


def test_a_part_that_there_is_not_is_refused_with_the_parts_that_there_are(hall: Client) -> None:
    page = hall.get(f"{SESSION}?attendance=99")
    assert page.status_code == 400
    assert "Write a number from 1 to 6" in text_of(page)
