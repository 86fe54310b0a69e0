"""When things happened: dates as people write them, as half-open intervals of moments.

A moment is a whole number of seconds since 1970-01-01T00:00Z. Dates are a subset of EDTF
(ISO 8601-2:2019, levels 0 and 1): `2022`, `2022-11`, `2022-11-23`, `2022-11-23T10:00`, `199X`, `2022-11-XX`,
a trailing `?` (uncertain), `~` (approximate: widened by one unit, down to seconds, on either side) or
`%` (both), and intervals `a/b`, `../b`, `a/..`. Beside them stand `unknown` and, for what has no day at all, `always`.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from travaux.broken_input import BrokenInput

BEGINNING: Final = -(10**11)
END: Final = 10**11
UNKNOWN: Final = "unknown"
ALWAYS: Final = "always"
_LAST_YEAR: Final = 5137  # the last one that ends before END

_YEAR = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2}|XX)", re.ASCII)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2}|XX)", re.ASCII)
_MINUTE = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?(Z|[+-]\d{2}:\d{2})?", re.ASCII)


class BadDate(BrokenInput):
    """A date that cannot be read, or that does not exist."""

    def __init__(self, text: str, obstacle: str) -> None:
        super().__init__(
            f"'{text}' cannot be read as a date: {obstacle}. "
            "Write 2024, 2024-11, 2024-11-28, 2024-11-28T10:00, an interval 2024-02-22/2024-02-23, or unknown."
        )


class Interval(msgspec.Struct, frozen=True, order=True):
    """Half-open [lo, hi) in moments."""

    lo: int
    hi: int

    def overlaps(self, other: "Interval") -> bool:
        """Whether the two share a moment; an empty interval shares none."""
        return max(self.lo, other.lo) < min(self.hi, other.hi)


EVER: Final = Interval(BEGINNING, END)
TIMELESS: Final = Interval(BEGINNING, BEGINNING)


def read_date(text: str, zone: ZoneInfo) -> Interval:
    """The interval that a date stands for in a zone; raises BadDate."""
    text = text.strip()
    if text == UNKNOWN:
        return EVER
    if text == ALWAYS:
        return TIMELESS
    if "/" not in text:
        return _single(text, zone)
    first, _, last = text.partition("/")
    if {first, last} <= {"", ".."}:
        raise BadDate(text, "both its ends are open")
    lo = BEGINNING if first in {"", ".."} else _single(first, zone).lo
    hi = END if last in {"", ".."} else _single(last, zone).hi
    if lo >= hi:
        raise BadDate(text, "it ends before it begins")
    return Interval(lo, hi)


def _single(text: str, zone: ZoneInfo) -> Interval:
    bare, widened = text.rstrip("?~%"), "~" in text or "%" in text
    try:
        if found := _MINUTE.fullmatch(bare):
            return _moment(found, zone, widened=widened)
        first, last, before, after = _span(bare)
    except (ValueError, OverflowError) as fault:
        raise BadDate(text, str(fault)) from fault
    if widened:
        first, last = before, after
    hi = _midnight(last, zone)
    if hi >= END:
        raise BadDate(text, f"it is later than the year {_LAST_YEAR}")
    return Interval(_midnight(first, zone), hi)


def _moment(found: re.Match[str], zone: ZoneInfo, *, widened: bool) -> Interval:
    moment = datetime.fromisoformat(f"{found[1]}T{found[2]}{found[3] or ':00'}")
    lo = int(moment.replace(tzinfo=_offset(found[4]) or zone).timestamp())
    unit = 1 if found[3] else 60
    if lo + unit >= END:
        message = f"it is later than the year {_LAST_YEAR}"
        raise ValueError(message)
    return Interval(lo - unit, lo + 2 * unit) if widened else Interval(lo, lo + unit)


def _offset(text: str | None) -> tzinfo | None:
    if text is None or text == "Z":
        return UTC if text else None
    hours, minutes = int(text[1:3]), int(text[4:])
    return timezone((1 if text[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes))


def _span(text: str) -> tuple[date, date, date, date]:
    """First day, day after the last, and the same one unit wider on either side."""
    if found := _DAY.fullmatch(text):
        if found[3] == "XX":
            return _month(int(found[1]), int(found[2]))
        day = date(int(found[1]), int(found[2]), int(found[3]))
        one = timedelta(days=1)
        return day, day + one, day - one, day + 2 * one
    if found := _MONTH.fullmatch(text):
        return _years(int(found[1]), 1) if found[2] == "XX" else _month(int(found[1]), int(found[2]))
    if found := _YEAR.fullmatch(text):
        return _years(int(found[1].replace("X", "0")), 10 ** found[1].count("X"))
    message = "it has none of the forms known here"
    raise ValueError(message)


def _month(year: int, month: int) -> tuple[date, date, date, date]:
    def start(count: int) -> date:
        return date(year + (month - 1 + count) // 12, (month - 1 + count) % 12 + 1, 1)

    date(year, month, 1)
    return start(0), start(1), start(-1), start(2)


def _years(first: int, count: int) -> tuple[date, date, date, date]:
    return date(first, 1, 1), date(first + count, 1, 1), date(first - count, 1, 1), date(first + 2 * count, 1, 1)


def _midnight(day: date, zone: ZoneInfo) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp())


def end_of(text: str, zone: ZoneInfo) -> int:
    """A reader's dial: the end of a day (month, year) in the zone, or the moment itself if a time is given."""
    text = text.strip()
    if "/" in text or text in {UNKNOWN, ALWAYS} or text.rstrip("?~%") != text:
        raise BadDate(text, "a dial needs one plain day or moment")
    interval = read_date(text, zone)
    return interval.lo if "T" in text else interval.hi


def write_moment(moment: int, zone: tzinfo = UTC) -> str | None:
    """ISO 8601 with offset; None where the interval is open."""
    if moment <= BEGINNING or moment >= END:
        return None
    return datetime.fromtimestamp(moment, zone).isoformat()


def zone_named(name: str) -> ZoneInfo:
    """The time zone of that IANA name; raises BadDate if there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as fault:
        message = "there is no such time zone"
        raise BadDate(name, message) from fault
