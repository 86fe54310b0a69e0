"""Calendars: what is known to the day is a day, what is vague is told as vague, and no text begins a line."""

from dataclasses import replace
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar as Read

from travaux.exports.icalendar import Calendar, Days, Event, Times, placed, write_calendar
from travaux.record.times import EVER, TIMELESS, Interval, read_date

ZONE: Final = ZoneInfo("Europe/Moscow")
ASTANA = Event(
    "csto/session/csc-2024-11-28@record.example",
    2,
    1_732_800_000,
    Days(date(2024, 11, 28), date(2024, 11, 28)),
    "CONFIRMED",
    "Session of the Collective Security Council",
    "Newest evidence: BelTA, 28 November 2024.",
    "Astana",
    "https://record.example/s/astana",
)
CALENDAR = Calendar(
    "CSTO", "Two meetings of 2023 have no day and are left out.", "en", "https://record.example/c.ics", (ASTANA,)
)


def events(calendar: Calendar) -> list[dict[str, str]]:
    """The events as another program reads them, property by property."""
    read = Read.from_ical(write_calendar(calendar))
    return [
        {name: value.to_ical().decode() for name, value in one.property_items() if name not in {"BEGIN", "END"}}
        for one in read.walk("VEVENT")
    ]


def lines(calendar: Calendar) -> list[str]:
    return write_calendar(calendar).decode().replace("\r\n ", "").split("\r\n")


def only(event: Event) -> dict[str, str]:
    (found,) = events(replace(CALENDAR, events=(event,)))
    return found


def test_a_session_of_a_day_is_an_event_of_the_whole_day() -> None:
    assert only(ASTANA) == {
        "UID": "csto/session/csc-2024-11-28@record.example",
        "SEQUENCE": "2",
        "DTSTAMP": "20241128T132000Z",
        "DTSTART": "20241128",
        "DTEND": "20241129",
        "STATUS": "CONFIRMED",
        "TRANSP": "OPAQUE",
        "SUMMARY": "Session of the Collective Security Council",
        "DESCRIPTION": "Newest evidence: BelTA\\, 28 November 2024.",
        "LOCATION": "Astana",
        "URL": "https://record.example/s/astana",
    }
    assert "DTSTART;VALUE=DATE:20241128" in lines(CALENDAR)


@pytest.mark.parametrize("status", ["CONFIRMED", "TENTATIVE", "CANCELLED"])
def test_the_status_is_the_one_given(status: str) -> None:
    assert only(replace(ASTANA, status=status))["STATUS"] == status  # type: ignore[arg-type]


def test_times_are_written_where_they_are_known_and_no_end_is_made_up() -> None:
    begun = only(replace(ASTANA, when=Times(1_732_777_200)))
    assert begun["DTSTART"] == "20241128T070000Z"
    assert "DTEND" not in begun
    assert only(replace(ASTANA, when=Times(1_732_777_200, 1_732_784_400)))["DTEND"] == "20241128T090000Z"


def test_a_vague_date_spans_its_days_takes_nobodys_time_and_says_so_first() -> None:
    month = Days(date(2023, 11, 1), date(2023, 11, 30), vague=True)
    vague = only(replace(ASTANA, when=month, vague_words="On some day of November 2023."))
    assert (vague["DTSTART"], vague["DTEND"], vague["TRANSP"]) == ("20231101", "20231201", "TRANSPARENT")
    assert vague["DESCRIPTION"].startswith("On some day of November 2023.\\nNewest evidence")


def test_the_words_for_vague_days_do_not_stand_where_the_day_is_known() -> None:
    assert "some day" not in only(replace(ASTANA, vague_words="On some day."))["DESCRIPTION"]


@pytest.mark.parametrize(
    ("stated", "where"),
    [
        ("2024-11-28", Days(date(2024, 11, 28), date(2024, 11, 28))),
        ("2024-11-28T10:00", Times(1_732_777_200)),
        ("2024-11-28T23:59", Times(1_732_827_540)),
        ("2024-02-22/2024-02-23", Days(date(2024, 2, 22), date(2024, 2, 23), vague=True)),
        ("2024-02-23~", Days(date(2024, 2, 22), date(2024, 2, 24), vague=True)),
        ("2023-11", Days(date(2023, 11, 1), date(2023, 11, 30), vague=True)),
        ("2023-12", Days(date(2023, 12, 1), date(2023, 12, 31), vague=True)),
        ("2023-11-01/2023-12-02", None),
        ("2023", None),
        ("../2023-11-20", None),
        ("2024-11-28/..", None),
        ("unknown", None),
        ("1200-01-01", None),
    ],
)
def test_a_date_stands_in_a_calendar_as_vague_as_it_is_or_not_at_all(stated: str, where: Days | Times | None) -> None:
    assert placed(read_date(stated, ZONE), ZONE) == where


@pytest.mark.parametrize("when", [EVER, TIMELESS])
def test_what_has_no_day_has_no_place(when: Interval) -> None:
    assert placed(when, ZONE) is None


def test_a_day_on_which_the_clock_is_set_back_is_one_day() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert placed(read_date("2024-10-27", berlin), berlin) == Days(date(2024, 10, 27), date(2024, 10, 27))


def test_the_calendar_has_a_name_says_what_it_leaves_out_and_when_to_ask_again() -> None:
    head = lines(CALENDAR)[: lines(CALENDAR).index("BEGIN:VEVENT")]
    assert head[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert {"NAME;LANGUAGE=en:CSTO", "X-WR-CALNAME:CSTO", "REFRESH-INTERVAL;VALUE=DURATION:PT12H"} <= set(head)
    assert "DESCRIPTION:Two meetings of 2023 have no day and are left out." in head
    assert "SOURCE;VALUE=URI:https://record.example/c.ics" in head


def test_lines_are_folded_at_75_octets_and_end_in_cr_lf() -> None:
    data = write_calendar(replace(CALENDAR, events=(replace(ASTANA, summary="Сессия Совета " * 30),)))
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert only(replace(ASTANA, summary="Сессия Совета " * 30))["SUMMARY"] == "Сессия Совета " * 30


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\r\n\r\n"])
def test_no_text_can_begin_a_line(end: str) -> None:
    words = f"a{end}BEGIN:VALARM{end}ATTENDEE:mailto:x@example.org"
    event = replace(ASTANA, uid=words, summary=words, description=words, location=words, vague_words=words)
    calendar = replace(CALENDAR, name=words, description=words, events=(event,))
    written = write_calendar(calendar).decode().replace("\r\n ", "")
    assert not [line for line in written.splitlines() if line.startswith(("BEGIN:VALARM", "ATTENDEE"))]
    assert only(event)["SUMMARY"].count("\\n") == 2 * (2 if end == "\r\n\r\n" else 1)


def test_without_escaping_such_a_text_would_begin_one() -> None:
    assert "ATTENDEE:x" in "SUMMARY:a\r\nATTENDEE:x".splitlines()


def test_what_no_calendar_may_hold_is_replaced() -> None:
    assert only(replace(ASTANA, summary="a\x00b\x07c\x7fd\ud800"))["SUMMARY"] == "a\ufffdb\ufffdc\ufffdd\ufffd"


@given(st.text(), st.text())
def test_whatever_the_words_the_calendar_is_read_back(summary: str, description: str) -> None:
    event = replace(ASTANA, summary=summary, description=description)
    found = only(event)
    assert set(found) == set(only(ASTANA))
    assert found["UID"] == ASTANA.uid


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "/s/astana", "https://x.example/\r\nATTENDEE:y", "https://x y"]
)
def test_an_address_that_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(
        ValueError, match=r"cannot be linked in a calendar: it is no web address\. Give one with its host"
    ):
        write_calendar(replace(CALENDAR, events=(replace(ASTANA, url=address),)))


def test_a_calendar_without_events_is_written_and_equal_ones_are_equal_bytes() -> None:
    assert events(replace(CALENDAR, events=())) == []
    assert write_calendar(CALENDAR) == write_calendar(replace(CALENDAR))
