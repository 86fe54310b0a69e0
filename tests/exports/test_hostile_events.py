"""Whatever an event or an entry is called, a calendar and a feed hold it as text and nothing more."""

from datetime import date
from typing import Final
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar as ReadCalendar

from travaux.exports.atom import ATOM, Entry, Feed, write_feed
from travaux.exports.icalendar import Calendar, Days, Event, write_calendar

SITE: Final = "https://record.example/"
HOSTILE: Final = {
    "a new event": "x\r\nEND:VEVENT\r\nBEGIN:VEVENT",
    "a new line": "x\nSUMMARY:y",
    "a bare return": "x\rATTENDEE:mailto:a@b.example",
    "another line end": "x\u2028STATUS:CANCELLED",
    "a next line": "x\x85STATUS:CANCELLED",
    "a parameter": 'x;ALTREP="https://evil.example"',
    "commas": "x,y;z",
    "a backslash": "x\\ny\\",
    "markup": "<script>alert(1)</script>",
    "an entity": "&lt;b&gt; &amp;",
    "the end of a title": "</title><link href='https://evil.example'/>",
    "the end of a section": "]]>",
    "a very long line": "x" * 500,
    "long in Russian": "заседание " * 60,
    "the other way round": "a\u202eb",
    "nothing": "",
}


def calendar(text: str) -> bytes:
    day = date(2022, 11, 23)
    event = Event("1@record.example", 0, 1_669_190_400, Days(day, day), "CONFIRMED", text, text, text)
    return write_calendar(Calendar(text, text, "en", SITE, (event,)))


def feed(text: str, link: str = SITE) -> bytes:
    entry = Entry("tag:x", text, text, link, 1_669_190_400, None, text)
    return write_feed(Feed("tag:y", text, text, text, "en", SITE, SITE, 1_669_190_400, (entry,)))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_calendar_holds_one_event_whatever_it_is_called(name: str) -> None:
    written = calendar(HOSTILE[name])
    lines = written.split(b"\r\n")
    assert lines.count(b"BEGIN:VEVENT") == lines.count(b"END:VEVENT") == 1
    assert max(len(line) for line in lines) <= 75
    (event,) = ReadCalendar.from_ical(written).walk("VEVENT")
    assert str(event["STATUS"]) == "CONFIRMED"
    assert "ATTENDEE" not in event


@pytest.mark.parametrize("name", HOSTILE)
def test_a_feed_holds_one_entry_whatever_it_is_called(name: str) -> None:
    read = ET.fromstring(feed(HOSTILE[name]))  # noqa: S314 - our own output
    (entry,) = read.findall(f"{{{ATOM}}}entry")
    title = entry.find(f"{{{ATOM}}}title")
    assert title is not None
    assert len(title) == 0
    assert (title.text or "").replace("\n", " ") == HOSTILE[name].replace("\r\n", "\n").replace("\r", "\n").replace(
        "\n", " "
    )
    assert len(entry.findall(f"{{{ATOM}}}link")) == 1


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/relative",
        "record.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://record.example/",
        "file:///etc/passwd",
        "//record.example/",
        " https://record.example/",
        "HTTPS-x://record.example",
    ],
)
def test_what_is_no_web_address_is_linked_nowhere(address: str) -> None:
    with pytest.raises(ValueError, match="it is no web address"):
        feed("x", address)
    with pytest.raises(ValueError, match="it is no web address"):
        write_calendar(Calendar("x", "", "en", address, ()))
