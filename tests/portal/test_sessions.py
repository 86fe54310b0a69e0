"""The sessions as a reader meets them: the list, and one session with all that is told of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import fresh
from tests.factories import a_fact, a_report
from tests.portal.reading import links_of, read, table, text_of
from travaux.office import desk, naming
from travaux.office.lists import Narrow, listed
from travaux.record.entry import Origin
from travaux.record.fold import Dials

ASTANA = "/csto/session/csc-2024-11-28"
MINSK = "/csto/session/csc-2023-11-23"
YEREVAN = "/csto/session/csc-2022-11-23"
NOW = 1_764_000_000
KILOBYTES = 60 * 1024


@pytest.fixture
def own(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Client]:
    """A site on an empty record, into which a test loads what it needs."""
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path):
        yield Client(headers={"accept-language": "en"})


def row_of(rows: list[list[str]], words: str) -> list[str]:
    return next(row for row in rows if any(words in cell for cell in row))


def test_the_list_begins_with_the_newest_session(site: Client) -> None:
    rows = table(site.get("/csto/sessions"), "Sessions, the newest first")
    days = [row[1] for row in rows[1:]]
    assert days.index("Session of the Collective Security Council, Bishkek, 27 November 2025") < days.index(
        "Session of the Collective Security Council, Astana, 28 November 2024"
    )


def test_a_row_tells_day_place_the_absent_and_each_count_by_itself(site: Client) -> None:
    rows = table(site.get("/csto/sessions"), "Sessions, the newest first")
    day, session, place, absent, documents = row_of(rows, "Council, Minsk, 23 November 2023")
    assert day.startswith("23 November 2023")
    assert day.endswith("Held")
    assert place == "Minsk"
    assert absent.startswith("Armenia")
    assert "submitted for signing: 15, BelTA" in documents
    assert "stage not stated: about 20, belarus.by" in documents
    assert session == "Session of the Collective Security Council, Minsk, 23 November 2023"


def test_a_joint_session_names_all_its_bodies(site: Client) -> None:
    rows = table(site.get("/csto/sessions"), "Sessions, the newest first")
    joint = row_of(rows, "Joint session of ministers and secretaries, Minsk")
    assert "Council of Foreign Ministers · Council of Defence Ministers · Committee of Secretaries" in joint[1]


def test_nobody_is_told_to_be_absent_where_no_source_says_who_came(site: Client) -> None:
    rows = table(site.get("/csto/sessions"), "Sessions, the newest first")
    assert row_of(rows, "Session of the Permanent Council, 10 January 2024")[3] == "not on record"
    assert row_of(rows, "Council, Yerevan, 23 November 2022")[3] == "nobody named"


def test_what_was_planned_and_never_told_to_be_held_says_so(site: Client) -> None:
    rows = table(site.get("/csto/sessions"), "Sessions, the newest first")
    assert "that it was held is not on record" in row_of(rows, "Joint session of ministers and secretaries, Astana")[0]


def test_before_it_was_held_a_session_stands_among_those_to_come(site: Client) -> None:
    page = site.get("/csto/sessions?on=2023-11-21&known=2023-11-21")
    rows = table(page, "Sessions still to come")
    assert "planned for 23 November 2023" in row_of(rows, "Council, Minsk, 23 November 2023")[0]
    assert "Scheduled" in row_of(rows, "Council, Minsk, 23 November 2023")[0]
    assert row_of(rows, "Joint session of ministers and secretaries, Minsk")[2] == "planned in Minsk"


@pytest.mark.parametrize(
    ("query", "within", "without"),
    [
        ("body=csto/body/permanent-council", "Session of the Permanent Council", "Collective Security Council, Astana"),
        ("place=Almaty", "Council of Foreign Ministers, Almaty", "Collective Security Council, Astana"),
        ("year=2019", "Bishkek, 28 November 2019", "Bishkek, 27 November 2025"),
        ("place=Astana&year=2018", "Astana, 8 November 2018", "Astana, 28 November 2024"),
    ],
)
def test_the_list_is_narrowed_by_body_place_and_year(site: Client, query: str, within: str, without: str) -> None:
    rows = table(site.get(f"/csto/sessions?{query}"), "Sessions, the newest first")
    names = [row[1] for row in rows[1:]]
    assert any(within in name for name in names)
    assert not any(without in name for name in names)


def test_every_session_is_on_one_page_of_the_list_and_only_one(site: Client) -> None:
    found, address = list[str](), "/csto/sessions?known=2026-11-25"
    while address:
        page = site.get(address)
        assert len(page.content) <= KILOBYTES
        found += [row[1] for row in table(page, "Sessions, the newest first")[1:]]
        address = links_of(page).get("Next", "")
        assert not address or "known=2026-11-25" in address
    known = listed(Narrow(kind="session"), Dials(NOW * 2, NOW * 2, 10**6), limit=200).items
    assert len(found) == len(set(found)) == len(known)


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/csto/sessions?body=csto/body/none", 400, "csto/body/csc"),
        ("/csto/sessions?place=Atlantis", 400, "Astana"),
        ("/csto/sessions?year=MMXX", 400, "Write four figures"),
        ("/csto/sessions?year=99999", 400, "Write four figures"),
        ("/csto/sessions?year=²", 400, "Write four figures"),
        ("/csto/sessions?cursor=x", 400, "cannot be followed"),
        ("/nato/sessions", 404, "holds nothing of an organisation 'nato'"),
        ("/csto/session/csc-1999-01-01", 404, "csto/session/csc-1999-01-01"),
        (f"{ASTANA}?facts=9", 400, "has no part '9'"),
    ],
)
def test_what_no_list_has_gets_a_page_that_helps(site: Client, address: str, status: int, says: str) -> None:
    page = site.get(address)
    assert page.status_code == status
    assert says in text_of(page)


def test_a_year_without_sessions_offers_all_of_them(site: Client) -> None:
    page = site.get("/csto/sessions?year=1950")
    assert "No session on record is of that body, place and year" in text_of(page)
    assert links_of(page)["Show all sessions"] == "/csto/sessions"


def test_a_record_without_sessions_says_what_will_stand_there(own: Client) -> None:
    desk.load([a_report("r1", a_fact())], "desk", NOW)
    assert "No session is on record yet" in text_of(own.get("/csto/sessions"))


def test_a_list_asks_the_record_no_more_often_for_many_sessions_than_for_few(site: Client) -> None:
    site.get("/csto/sessions")

    def questions(address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert site.get(address).status_code == 200
        return len(asked)

    assert questions("/csto/sessions") <= questions("/csto/sessions?year=2023") + 2


def test_who_was_absent_in_astana_stands_first_with_its_sources(site: Client) -> None:
    page = site.get(ASTANA)
    rows = table(page, "Attendance")
    assert rows[1][0] == "Armenia"
    assert rows[1][1].startswith("Absent")
    assert "reason given: it suspended its participation earlier in the year" in rows[1][2]
    assert b'href="/record/fact/s0-article/A24"' in page.content


def test_leaders_of_five_are_one_closed_list_and_nobody_by_name(site: Client) -> None:
    page = site.get(ASTANA)
    rows = table(page, "Attendance")
    for member in ("Russia", "Kazakhstan", "Belarus", "Kyrgyzstan", "Tajikistan"):
        row = row_of(rows[1:], member)
        assert row[1].startswith("Present")
        assert "person not stated" in row[2]
    assert "it does not say which persons they were" in text_of(page)


def test_a_member_that_one_report_adds_is_contested_and_its_denial_is_told(site: Client) -> None:
    row = row_of(table(site.get(ASTANA), "Attendance"), "Uzbekistan")
    assert row[1].startswith("Contested")
    assert "left out of the closed list in" in row[1]


def test_counts_of_documents_stand_apart_with_stage_and_counter(site: Client) -> None:
    text = text_of(site.get(MINSK))
    assert "submitted for signing 15, BelTA" in text
    assert "stage not stated about 20, belarus.by" in text
    assert "Numbers of different stages or counters are not put together" in text


def test_a_plan_stays_a_plan_as_long_as_nothing_else_is_known(site: Client) -> None:
    page = site.get(f"{MINSK}?known=2023-11-21")
    text = text_of(page)
    assert "Scheduled" in text
    assert "Planned for 23 November 2023" in text
    assert "That it was held is not told by any source public by then" in text
    assert "rests on reports of the press" not in text


def test_once_it_was_held_the_plan_and_the_holding_are_both_told(site: Client) -> None:
    text = text_of(site.get(MINSK))
    assert "Held 23 November 2023" in text
    assert "Planned for 23 November 2023" in text


def test_ministers_bodies_share_one_planned_session(site: Client) -> None:
    text = text_of(site.get("/csto/session/joint-2023-11-22?known=2023-11-21"))
    assert "Joint session of" in text
    for body in ("Council of Foreign Ministers", "Council of Defence Ministers", "Committee of Secretaries"):
        assert body in text
    assert "Planned in Minsk" in text


def test_the_composition_of_a_part_is_never_shortened(site: Client) -> None:
    assert "restricted composition" in text_of(site.get(MINSK))


def test_a_press_banner_stands_only_where_nothing_official_is_on_record(site: Client) -> None:
    assert "no official record of it is on record here" in text_of(site.get(ASTANA))
    assert "no official record of it is on record here" not in text_of(site.get(MINSK))


def test_documents_stay_on_the_agenda_when_their_removal_was_asked_for(site: Client) -> None:
    rows = table(site.get(YEREVAN), "Documents before this session")
    row = row_of(rows, "Decision on joint measures to assist Armenia")
    assert row[1].startswith("Returned for finalisation")
    assert "Armenia asked to have it removed from the agenda; outcome: not on record" in row[1]
    assert "signature refused: Armenia" in row[2]
    assert "unknown" not in row[2]
    assert "Declaration of the Council" in row_of(rows, "Declaration")[0]


def test_what_becomes_of_a_document_later_is_not_told_at_an_earlier_day(site: Client) -> None:
    rows = table(site.get(f"{YEREVAN}?on=2022-12-01&known=2023-01-01"), "Documents before this session")
    assert "asked to have it removed" not in row_of(rows, "joint measures to assist Armenia")[1]


def test_what_was_said_there_names_speaker_and_hands(site: Client) -> None:
    page = site.get(ASTANA)
    text = text_of(page)
    assert "Imangali Tasmagambetov , Secretary General" in text
    assert "Known through unnamed Russian media › Caliber.Az" in text
    assert "the military and political situation in the organisation's zone of responsibility" in text
    assert "how the situation may develop" in text
    assert b'href="/record/fact/s0-tasmagambetov/A15"' in page.content
    assert b'href="/record/fact/s0-article/A05"' in page.content


def test_quorum_and_joining_afterwards_are_told_on_the_session(site: Client) -> None:
    text = text_of(site.get(MINSK))
    assert "lacking (consequence: for want of Armenia; the decisions are lawful all the same)" in text
    assert "8 May 2024: Armenia declined to join" in text


def test_absence_is_told_beside_the_sayings_that_it_is_no_objection(site: Client) -> None:
    text = text_of(site.get(ASTANA))
    assert "No objection declared" in text
    assert "Absence is no objection and no consent" in text


def test_a_session_leads_into_the_calendar(site: Client) -> None:
    links = links_of(site.get(f"{ASTANA}?known=2026-01-01"))
    address = "/feeds/calendar/csto/session/csc-2024-11-28.ics?known=2026-01-01"
    assert links["Into my calendar (iCalendar)"] == address


def test_all_sessions_have_pages_that_close_every_tag_and_are_small(site: Client) -> None:
    for one in listed(Narrow(kind="session"), Dials(NOW * 2, NOW * 2, 10**6), limit=200).items:
        page = site.get(f"/{one.dossier}?known=2026-11-20")
        assert page.status_code == 200, one.dossier
        assert len(page.content) <= KILOBYTES, one.dossier
        assert read(page).text


def test_markup_in_what_a_source_tells_is_shown_and_not_run(own: Client) -> None:
    bad = "<script>alert(1)</script>"
    held = a_fact("session held", "csto/session/s", value={"place": bad, "bodies": ["csto/body/b"]})
    absent = a_fact("attendance", "csto/session/s", ref="f2", keys=("am",), value={"presence": "absent", "reason": bad})
    desk.load([a_report("r1", held, absent)], "desk", NOW)
    for address in ("/csto/session/s", "/csto/sessions", "/csto/attendance", "/csto/body/b"):
        page = own.get(address)
        assert b"<script>alert" not in page.content
        assert page.status_code in {200, 404}


def test_an_official_word_takes_the_press_banner_away(own: Client) -> None:
    held = a_fact("session held", "csto/session/s", value={"place": "Minsk"})
    desk.load([a_report("r1", held)], "desk", NOW)
    assert "reports of the press alone" in text_of(own.get("/csto/session/s"))
    desk.load([a_report("r2", held, origin=Origin.OFFICIAL_RECORD)], "desk", NOW)
    assert "reports of the press alone" not in text_of(own.get("/csto/session/s"))


def test_outlets_of_facts_are_told_nearest_to_the_speaker_first(site: Client) -> None:
    assert site.get("/csto/sessions").status_code == 200
    found = naming.outlets_of(["s0-tasmagambetov#A15", "no-such-entry#x"])
    assert list(found) == ["s0-tasmagambetov#A15"]
    assert found["s0-tasmagambetov#A15"][-1] == "world/source/caliber"
    assert naming.outlets_of([]) == {}
