"""Days off in the capitals of members, from national calendars, for acts that are held against working days."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType
from typing import Final

from travaux.decision.act import Act
from travaux.decision.calendar import Off, WorkingCalendar
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule, AgendaRule, AnyRule
from travaux.rulebook.vocabulary import Period

#: Acts that may ask for working days.
_ASKING: Final = frozenset({"session convened", "silence opened", "put to decision", "adopted", "not adopted"})
_NOTHING: Final = WorkingCalendar()


def calendar_for(act: Act, members: Iterable[str], day: date, book: RuleBook) -> WorkingCalendar:
    """The calendar that an act of a day needs, of members by the codes of their countries; empty where none is needed.

    It is needed where a rule of the book counts in working days. It reaches over the year of the day and the one after
    it: nobody gives notice for longer.
    """
    periods = tuple(_periods(book)) if act.kind in _ASKING else ()
    seats = {period.seat for period in periods if period.seat}
    every = any(period.counted_in == "working days of every member" for period in periods)
    wanted = (*(members if every else ()), *sorted(seats))
    return calendar_of(wanted, (day.year, day.year + 1)) if wanted else _NOTHING


def _periods(book: RuleBook) -> Iterator[Period]:
    """The lengths of time that the book counts in working days."""
    for rule in book.file.rules:
        yield from (one for one in _of(rule) if one is not None and one.counted_in != "calendar days")
    if book.parent is not None:
        yield from _periods(book.parent)


def _of(rule: AnyRule) -> Iterator[Period | None]:
    """Every length of time that a rule may ask for."""
    if isinstance(rule, AgendaRule):
        yield rule.parameters.notice
    elif isinstance(rule, AdoptionRule):
        course = rule.parameters.course
        yield None if course.silence is None else course.silence.lasts_at_least
        yield from (fallback.after.period for fallback in course.fallbacks if fallback.after is not None)


def calendar_of(members: Iterable[str], years: Iterable[int]) -> WorkingCalendar:
    """The days off of these years in these countries (ISO 3166-1, two letters); a slug that is none is left out."""
    asked, found = tuple(years), dict[str, Off]()
    for member in dict.fromkeys(members):
        off = [_off(member, year) for year in asked]
        if all(one is not None for one in off):
            found[member] = MappingProxyType({day: name for one in off if one for day, name in one.items()})
    return WorkingCalendar(MappingProxyType(found))


@lru_cache(maxsize=256)
def _off(member: str, year: int) -> Off | None:
    """The days of a year on which nobody works there: holidays by name, the rest of a weekend without one."""
    holidays = import_module("holidays")
    code = member.upper()
    if code not in holidays.list_supported_countries(include_aliases=False):
        return None
    national = holidays.country_holidays(code, years=year)
    days = (date(year, 1, 1) + timedelta(days=number) for number in range(366))
    return MappingProxyType(
        {day: str(national.get(day, "")) for day in days if day.year == year and not national.is_working_day(day)}
    )
