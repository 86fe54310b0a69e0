"""The shortest date that stands for an interval: the inverse of reading one."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from travaux.record.times import ALWAYS, BEGINNING, END, EVER, TIMELESS, UNKNOWN, Interval

_MINUTE: Final = 60


def spell_interval(interval: Interval, zone: ZoneInfo) -> str:
    """A date of the chronicle that reads as this interval: year, month, day, minute, second, or two of them."""
    if interval == EVER:
        return UNKNOWN
    if interval == TIMELESS:
        return ALWAYS
    lo = None if interval.lo == BEGINNING else datetime.fromtimestamp(interval.lo, zone)
    hi = None if interval.hi == END else datetime.fromtimestamp(interval.hi, zone)
    if lo and hi and (single := _single(lo, hi)):
        return single
    return f"{_first(lo) if lo else '..'}/{_last(hi) if hi else '..'}"


def _single(lo: datetime, hi: datetime) -> str:
    """One year, month, day, minute or second; empty if it is none."""
    if _midnight(lo) and _midnight(hi):
        if (lo.month, lo.day, hi.month, hi.day) == (1, 1, 1, 1) and hi.year == lo.year + 1:
            return f"{lo:%Y}"
        if (lo.day, hi.day) == (1, 1) and (hi - timedelta(days=1)).strftime("%Y-%m") == f"{lo:%Y-%m}":
            return f"{lo:%Y-%m}"
        return f"{lo:%Y-%m-%d}" if hi.date() - lo.date() == timedelta(days=1) else ""
    seconds = int(hi.timestamp() - lo.timestamp())
    if seconds == 1:
        return f"{lo:%Y-%m-%dT%H:%M:%S}"
    return f"{lo:%Y-%m-%dT%H:%M}" if seconds == _MINUTE and lo.second == 0 else ""


def _first(lo: datetime) -> str:
    return f"{lo:%Y-%m-%d}" if _midnight(lo) else f"{lo:%Y-%m-%dT%H:%M:%S}"


def _last(hi: datetime) -> str:
    return f"{hi - timedelta(days=1):%Y-%m-%d}" if _midnight(hi) else f"{hi - timedelta(seconds=1):%Y-%m-%dT%H:%M:%S}"


def _midnight(moment: datetime) -> bool:
    return (moment.hour, moment.minute, moment.second) == (0, 0, 0)
