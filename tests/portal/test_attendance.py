"""Who was at which session: what sources say and no more, as a picture and as tables that lead to the sessions."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import fresh
from tests.factories import a_fact, a_report
from tests.portal.reading import links_of, read, table, text_of
from travaux.decision.situation.claims import Claim, Version
from travaux.decision.situation.session import AttendanceRow
from travaux.office import desk
from travaux.portal.sittings import presence_of

NOW = 1_764_000_000
KILOBYTES = 60 * 1024
NOTHING = Claim(None)


@pytest.fixture
def own(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Client]:
    """A site on an empty record, into which a test loads what it needs."""
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path):
        yield Client(headers={"accept-language": "en"})


def a_row(presence: Claim, rank: Claim = NOTHING, by: Claim = NOTHING, denied: tuple[str, ...] = ()) -> AttendanceRow:
    return AttendanceRow("am", presence, rank, NOTHING, by, NOTHING, NOTHING, (), denied)


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (a_row(Claim("present")), "present"),
        (a_row(Claim("absent")), "absent"),
        (a_row(Claim("present"), by=Claim("online")), "online"),
        (a_row(Claim("present"), rank=Claim("representative")), "represented"),
        (a_row(Claim("present"), rank=Claim("substitute")), "represented"),
        (a_row(Claim("present"), rank=Claim("head of state")), "present"),
        (a_row(Claim(None)), "not stated"),
        (a_row(Claim(None, rivals=(Version("present", ()),))), "contested"),
        (a_row(Claim(None), denied=("r1#f1",)), "contested"),
        (a_row(Claim("present not participating")), "present not participating"),
    ],
)
def test_a_member_was_there_as_the_sources_say(row: AttendanceRow, word: str) -> None:
    assert presence_of(row) == word


def cells(site: Client, address: str, caption: str, member: str) -> dict[str, str]:
    """How one member was, by the heads of the columns."""
    head, *rows = table(site.get(address), caption)
    return dict(zip(head[1:], next(row for row in rows if row[0] == member)[1:], strict=True))


def test_absent_is_told_only_where_a_source_says_so(site: Client) -> None:
    found = cells(site, "/csto/attendance?year=2024", "2024", "Armenia")
    told = {head.split(" ", 1)[1]: word for head, word in found.items()}
    assert told["Astana 28 November 2024 · Collective Security Council"] == "Absent"
    assert told["Moscow 10 January 2024 · Permanent Council"] == "not named"


def test_a_member_added_by_one_report_against_the_lists_is_contested(site: Client) -> None:
    found = cells(site, "/csto/attendance?year=2024", "2024", "Uzbekistan")
    assert "Contested" in found.values()
    assert "Present" not in found.values()


def test_sessions_by_video_tell_who_was_online(site: Client) -> None:
    found = cells(site, "/csto/attendance?year=2022", "2022", "Armenia")
    assert any("by video" in head and word == "Online" for head, word in found.items())


def test_every_cell_leads_to_the_member_on_the_page_of_its_session(site: Client) -> None:
    page = site.get("/csto/attendance?year=2024&known=2026-01-01")
    assert b'href="/csto/session/csc-2024-11-28?known=2026-01-01#am"' in page.content
    assert b'id="am"' in site.get("/csto/session/csc-2024-11-28").content


def test_members_that_no_source_names_are_told_below_and_have_no_row(site: Client) -> None:
    page = site.get("/csto/attendance?year=2024")
    assert "No source names at any of these sessions: Azerbaijan , Georgia , Turkmenistan ." in text_of(page)
    assert "Georgia" not in {row[0] for row in table(page, "2024")}


def test_a_picture_stands_before_the_tables_with_the_same_members(site: Client) -> None:
    content = site.get("/csto/attendance?year=2024").content.decode()
    picture = content[content.index("<svg") : content.index("</svg>")]
    assert "Armenia" in picture
    assert "Uzbekistan" in picture
    assert content.index("<svg") < content.index("<table")


def test_planned_sessions_have_no_column(site: Client) -> None:
    before = read(site.get("/csto/attendance?on=2023-11-21&known=2023-11-21&year=2023"))
    assert "No session that had been held by the day asked is on record here." in " ".join(before.text)
    assert before.tables == []


def test_the_grid_pages_itself_and_stays_small(site: Client) -> None:
    address, pages = "/csto/attendance?known=2026-11-20", 0
    columns: list[str] = []
    while address:
        page = site.get(address)
        assert len(page.content) <= KILOBYTES
        columns += [link for link in links_of(page).values() if link.startswith("/csto/session/") and "#" not in link]
        address, pages = links_of(page).get("Next", ""), pages + 1
    assert pages > 1
    assert len(columns) == len(set(columns))


def test_the_grid_is_narrowed_by_body(site: Client) -> None:
    heads = [row[0] for row in read(site.get("/csto/attendance?body=csto/body/cfm")).tables[0].rows[:1]]
    page = text_of(site.get("/csto/attendance?body=csto/body/cfm"))
    assert heads == ["Member"]
    assert "Council of Foreign Ministers" in page
    assert "Permanent Council, 10 January" not in page


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/csto/attendance?body=nobody", 400, "csto/body/cfm"),
        ("/csto/attendance?year=soon", 400, "Write four figures"),
        ("/csto/attendance?cursor=bad", 400, "cannot be followed"),
        ("/nato/attendance", 404, "holds nothing of an organisation 'nato'"),
    ],
)
def test_what_the_grid_cannot_be_asked_gets_a_page_that_helps(
    site: Client, address: str, status: int, says: str
) -> None:
    page = site.get(address)
    assert page.status_code == status
    assert says in text_of(page)


def test_many_members_have_fewer_sessions_a_page_and_parts_of_their_own(own: Client) -> None:
    members = [f"m{number}" for number in range(60)]
    named = [a_report(f"n-{one}", a_fact("membership began", f"csto/member/{one}")) for one in members]
    sat = [
        a_report(
            f"s-{day}",
            a_fact("session held", f"csto/session/s{day}", f"2023-11-{day}", value={"place": "Minsk"}),
            a_fact(
                "attendance", f"csto/session/s{day}", f"2023-11-{day}", "f2",
                keys=tuple(members), value={"presence": "present"},
            ),
        )
        for day in range(10, 16)
    ]  # fmt: skip
    desk.load([*named, *sat], "desk", NOW)
    rows = table(own.get("/csto/attendance"), "2023")
    assert len(rows) == 1 + 40
    assert [len(row) - 1 for row in rows] == [4] * len(rows)
    others = table(own.get("/csto/attendance", {"members": 2}), "2023")
    assert {row[0] for row in (*rows[1:], *others[1:])} == set(members)


def test_sessions_of_which_nobody_tells_who_came_have_no_picture(own: Client) -> None:
    desk.load([a_report("r1", a_fact("session held", "csto/session/s", value={"place": "Minsk"}))], "desk", NOW)
    page = own.get("/csto/attendance")
    assert "no source on record says who attended them" in text_of(page)
    assert b"<svg" not in page.content
