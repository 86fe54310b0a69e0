"""Sessions and meetings as a calendar to subscribe to (RFC 5545 and 7986).

A calendar has no place for "some time in November". A vague date of at most a month is written as all the days that
it may be, transparent (nobody's time is taken) and with a sentence that says so; a vaguer one is left out, and
`placed` tells it apart so that the page and the calendar's description can count what is missing.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

from icalendar import Calendar as Written
from icalendar import Event as WrittenEvent
from icalendar import vDuration, vText, vUri

from travaux.record.times import Interval

CONTENT_TYPE: Final = "text/calendar; charset=utf-8"
MAKER: Final = "-//Travaux//Sessions and meetings//EN"
WIDEST: Final = 31
FIRST: Final = -12_212_553_600  # 1583, the first whole year of the calendar that this format counts by
REPLACEMENT: Final = "\ufffd"
Status = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]

_HOURS_OF_A_DAY: Final = 25  # the longest one: the clock is set back
_LINE_ENDS: Final = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True)
class Days:
    """Whole days, both included; `vague`: one of them, and nobody says which."""

    first: date
    last: date
    vague: bool = False


@dataclass(frozen=True)
class Times:
    """Moments in seconds since 1970; without an end where none is known."""

    begins: int
    ends: int | None = None


@dataclass(frozen=True)
class Event:
    """One session or meeting. `uid` never changes, `sequence` grows with each change, `stamp` is when it was recorded.

    `description` says on whose word and by which newest evidence; `vague_words` stands before it where days are vague.
    """

    uid: str
    sequence: int
    stamp: int
    when: Days | Times
    status: Status
    summary: str
    description: str
    location: str = ""
    url: str = ""
    vague_words: str = ""


@dataclass(frozen=True)
class Calendar:
    """Events under a name; the description says what the calendar does not cover. `address` is its own."""

    name: str
    description: str
    lang: str
    address: str
    events: tuple[Event, ...]
    refresh_hours: int = 12


def placed(when: Interval, zone: ZoneInfo) -> Days | Times | None:
    """Where a date stands in a calendar: a day, a time, the days that it may be; None where those are over a month."""
    if when.lo < FIRST or (when.hi - when.lo) > (WIDEST + 1) * 86400:
        return None
    lo, last = (datetime.fromtimestamp(moment, zone) for moment in (when.lo, when.hi - 1))
    days = (last.date() - lo.date()).days + 1
    if days > WIDEST:
        return None
    if days == 1 and when.hi - when.lo < _HOURS_OF_A_DAY * 3600 and not _whole_day(when, zone):
        return Times(when.lo)
    return Days(lo.date(), last.date(), vague=days > 1)


def _whole_day(when: Interval, zone: ZoneInfo) -> bool:
    ends = (datetime.fromtimestamp(moment, zone) for moment in (when.lo, when.hi))
    return all((end.hour, end.minute, end.second) == (0, 0, 0) for end in ends)


def write_calendar(calendar: Calendar) -> bytes:
    """The calendar as bytes: lines folded at 75 octets and ended by CR LF, no text able to begin a line of its own."""
    written = Written()
    refresh = timedelta(hours=calendar.refresh_hours)
    for name, value in (("VERSION", "2.0"), ("PRODID", MAKER), ("CALSCALE", "GREGORIAN")):
        written.add(name, value)
    for name in ("NAME", "X-WR-CALNAME"):
        written.add(name, _words(calendar.name), {"LANGUAGE": calendar.lang} if name == "NAME" else {})
    for name in ("DESCRIPTION", "X-WR-CALDESC"):
        written.add(name, _words(calendar.description))
    written.add("SOURCE", vUri(_address(calendar.address)), {"VALUE": "URI"})
    written.add("REFRESH-INTERVAL", vDuration(refresh), {"VALUE": "DURATION"})
    written.add("X-PUBLISHED-TTL", vDuration(refresh))
    for event in calendar.events:
        written.add_component(_event(event))
    folded: bytes = written.to_ical(sorted=False)
    return folded


def _event(event: Event) -> WrittenEvent:
    written = WrittenEvent()
    vague = isinstance(event.when, Days) and event.when.vague
    written.add("UID", _words(event.uid))
    written.add("SEQUENCE", event.sequence)
    written.add("DTSTAMP", _moment(event.stamp))
    _add_when(written, event.when)
    written.add("STATUS", event.status)
    written.add("TRANSP", "TRANSPARENT" if vague else "OPAQUE")
    written.add("SUMMARY", _words(event.summary))
    told = (event.vague_words if vague else "", event.description)
    written.add("DESCRIPTION", _words("\n".join(part for part in told if part)))
    if event.location:
        written.add("LOCATION", _words(event.location))
    if event.url:
        written.add("URL", vUri(_address(event.url)))
    return written


def _add_when(written: WrittenEvent, when: Days | Times) -> None:
    match when:
        case Days():
            written.add("DTSTART", when.first)
            written.add("DTEND", when.last + timedelta(days=1))  # the end is the first day that is none of them
        case Times():
            written.add("DTSTART", _moment(when.begins))
            if when.ends is not None:
                written.add("DTEND", _moment(when.ends))


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _words(text: str) -> vText:
    """The text as calendars escape it, line ends in their one form, and without what no calendar may hold."""
    return vText(_FORBIDDEN.sub(REPLACEMENT, _LINE_ENDS.sub("\n", text)))


def _address(address: str) -> str:
    """Raises ValueError for what is no web address on one line."""
    if not re.fullmatch(r"https?://[\x21-\x7e]+", address):
        raise ValueError(f"{address!r} cannot be linked in a calendar: it is no web address. Give one with its host.")
    return address
