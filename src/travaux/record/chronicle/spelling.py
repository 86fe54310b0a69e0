"""The shortest date that stands for an interval: the inverse of reading one."""

from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from travaux.record.times import ALWAYS, BEGINNING, END, EVER, TIMELESS, UNKNOWN, BadDate, Interval, read_date

_MINUTE: Final = 60


def spell_interval(interval: Interval, zone: ZoneInfo) -> str:
    """A date of the chronicle that reads as this interval: year, month, day, minute, second, or two of them.

    Where the clock of the zone shows a time twice, the moments are given in UTC. Raises BadDate for an interval that no
    date stands for (an empty one).
    """
    if interval == EVER:
        return UNKNOWN
    if interval == TIMELESS:
        return ALWAYS
    if interval.lo >= interval.hi:
        raise BadDate(f"{interval.lo}/{interval.hi}", "it ends when it begins")
    local = _spelt(interval, zone)
    return local if read_date(local, zone) == interval else _spelt(interval, UTC)


def _spelt(interval: Interval, zone: tzinfo) -> str:
    lo = None if interval.lo == BEGINNING else datetime.fromtimestamp(interval.lo, zone)
    hi = None if interval.hi == END else datetime.fromtimestamp(interval.hi, zone)
    if lo and hi and (single := _single(lo, hi)):
        return single
    return f"{_first(lo) if lo else '..'}/{_last(hi) if hi else '..'}"


def _single(lo: datetime, hi: datetime) -> str:
    """One year, month, day, minute or second; empty if it is none."""
    if _midnight(lo) and _midnight(hi):
        if (lo.month, lo.day, hi.month, hi.day) == (1, 1, 1, 1) and hi.year == lo.year + 1:
            return lo.isoformat()[:4]
        if (lo.day, hi.day) == (1, 1) and (hi - timedelta(days=1)).isoformat()[:7] == lo.isoformat()[:7]:
            return lo.isoformat()[:7]
        return lo.isoformat()[:10] if hi.date() - lo.date() == timedelta(days=1) else ""
    seconds = int(hi.timestamp() - lo.timestamp())
    if seconds == 1:
        return _moment(lo)
    return lo.isoformat()[:16] + _zulu(lo) if seconds == _MINUTE and lo.second == 0 else ""


def _first(lo: datetime) -> str:
    return lo.isoformat()[:10] if _midnight(lo) else _moment(lo)


def _last(hi: datetime) -> str:
    return (hi - timedelta(days=1)).isoformat()[:10] if _midnight(hi) else _moment(hi - timedelta(seconds=1))


def _moment(moment: datetime) -> str:
    return moment.isoformat()[:19] + _zulu(moment)


def _zulu(moment: datetime) -> str:
    return "Z" if moment.tzinfo is UTC else ""


def _midnight(moment: datetime) -> bool:
    """Whether a day begins; never in UTC, which is no zone that days are read in."""
    return moment.tzinfo is not UTC and (moment.hour, moment.minute, moment.second) == (0, 0, 0)
