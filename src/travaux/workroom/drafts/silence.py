"""Silence at work: which deadlines are offered, how long it still runs, and how it stood when it ended."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from travaux.decision.calendar import LONGEST, WorkingCalendar, count
from travaux.decision.from_record import expiry
from travaux.decision.situation import DocumentState
from travaux.office.calendars import calendar_of
from travaux.office.capitals import Clock, clocks
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule
from travaux.rulebook.vocabulary import Period
from travaux.workroom.drafts.waits import silence_now

#: Working days that are offered where the rule names no length, the one that is chosen beforehand first.
OFFERED: Final = (5, 3, 10)
#: Silence ends in the middle of a day, so that the last day is one in every capital.
_NOON: Final = time(12)
_DAY: Final = timedelta(days=1)
_EVERY: Final = "working days of every member"


@dataclass(frozen=True)
class Offer:
    """A deadline: with so many days before it, as the rule counts them; `stated` is what is entered."""

    days: int
    by_rule: bool
    moment: int
    stated: str
    clocks: tuple[Clock, ...]


@dataclass(frozen=True)
class Running:
    """A silence that is, or was, on: until when, in each capital's time, whether that is over, who was late."""

    moment: int
    stated: str
    over: bool
    left: timedelta
    clocks: tuple[Clock, ...]
    late: tuple[str, ...]


def offers(now: int, zone: ZoneInfo, members: Sequence[str], demanded: Period | None = None) -> tuple[Offer, ...]:
    """The deadlines that are offered: first what the rule demands, where it names a length, else five working days."""
    periods = [Period(days=days, counted_in=_EVERY) for days in OFFERED]
    if demanded is not None:
        longer = [one for one in periods if one.days > demanded.days]
        periods = [demanded, *longer]
    return tuple(_offer(one, one is demanded, now, zone, members) for one in periods)


def _offer(period: Period, by_rule: bool, now: int, zone: ZoneInfo, members: Sequence[str]) -> Offer:  # noqa: FBT001 - told of a rule or of none
    day = last_day(datetime.fromtimestamp(now, zone).date(), period, members)
    ends = datetime.combine(day, _NOON, zone)
    moment = int(ends.timestamp())
    return Offer(period.days, by_rule, moment, f"{ends:%Y-%m-%dT%H:%M}", clocks(moment, members))


def last_day(first: date, period: Period, members: Iterable[str]) -> date:
    """The first day on which every capital works and before which so many days lie, as the engine counts them."""
    asked = tuple(members)
    seats = (*asked, period.seat) if period.seat else asked
    calendar = calendar_of(seats, (first.year, first.year + 1))
    for ahead in range(1, LONGEST):
        day = first + ahead * _DAY
        if all(calendar.works(one, day) for one in asked) and _lie(first, day, period, asked, calendar) >= period.days:
            return day
    return first + LONGEST * _DAY


def _lie(first: date, last: date, period: Period, members: Sequence[str], calendar: WorkingCalendar) -> int:
    return count(first, last, period, members, calendar).number


def running(state: DocumentState, now: int, zone: ZoneInfo, members: Sequence[str]) -> Running | None:
    """The silence that the text is under; None where it is under none, or no moment of expiry is on record."""
    begun = silence_now(state)
    stated = "" if begun is None else str(begun.value.get("expires", ""))
    moment = expiry(stated, zone) if stated else None
    if moment is None:
        return None
    left = timedelta(seconds=max(0, moment - now))
    return Running(moment, stated, now >= moment, left, clocks(moment, members), _late(state, moment))


def _late(state: DocumentState, moment: int) -> tuple[str, ...]:
    """Who objected to the silence when it was over."""
    told = [one for one in state.objections if one.value.get("to") == "silence" and one.happened.happened is not None]
    return tuple(one.member for one in told if one.happened.happened and one.happened.happened.lo >= moment)


def rule_of_silence(book: RuleBook, body: str, on: date) -> AdoptionRule | None:
    """The rule by which a text can be put under silence; None where the book has none."""
    return book.rule_or_none(AdoptionRule, body=body, item_class="substantive", on=on, mode="silence")
