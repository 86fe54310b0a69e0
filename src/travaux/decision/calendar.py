"""Days between two days, as calendars have them: what is counted, and which day is off in which capital."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final, assert_never

from travaux.rulebook.book import RuleBook
from travaux.rulebook.vocabulary import Period

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5
#: Further ahead no working days are counted: nobody gives notice, or waits for an answer, for longer.
LONGEST: Final = 400

Off = Mapping[date, str]


@dataclass(frozen=True)
class WorkingCalendar:
    """Days off by the code of a country, each with its name; a weekend has none. A code that is not here is unknown.

    Days that are worked though they fall on a weekend are simply not among those off. `holidays` are what a rule book
    tells where no such calendar is here: days off besides every Saturday and Sunday.
    """

    off: Mapping[str, Off] = field(default_factory=lambda: MappingProxyType({}))
    holidays: Mapping[str, Off] = field(default_factory=lambda: MappingProxyType({}))

    def knows(self, member: str) -> bool:
        """Whether the calendar of that country is here."""
        return member in self.off or member in self.holidays

    def works(self, member: str, day: date) -> bool:
        """Whether people work there that day; from Monday to Friday, where its calendar is not here."""
        if member in self.off:
            return day not in self.off[member]
        return day.weekday() < _SATURDAY and day not in self.holidays.get(member, {})

    def name(self, member: str, day: date) -> str:
        """What the day is called that is off there; empty for a weekend and for a working day."""
        return (self.off.get(member) or self.holidays.get(member, {})).get(day, "")

    def beside(self, book: RuleBook) -> "WorkingCalendar":
        """The same with the holidays that a rule book tells, and those of the books that it inherits from."""
        told = self if book.parent is None else self.beside(book.parent)
        own = book.file.holidays
        return replace(told, holidays=MappingProxyType({**told.holidays, **own})) if own else told


@dataclass(frozen=True)
class DayOff:
    """One day off from Monday to Friday, with its name, and where it is one."""

    day: date
    name: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Counted:
    """How many days lie between two days, counted as a period says.

    Calendar days are counted with the last and without the first, so that the day before has one; working days are
    those that lie in between. `off` are the days that were not counted for a holiday, `unknown` the members whose
    calendars are not here, so that every day from Monday to Friday was counted for them.
    """

    number: int
    off: tuple[DayOff, ...] = ()
    unknown: tuple[str, ...] = ()


def count(first: date, last: date, period: Period, members: Iterable[str], calendar: WorkingCalendar) -> Counted:
    """The days between two days; beyond 400 calendar days only these are counted."""
    days = (last - first).days
    match period.counted_in:
        case "calendar days":
            return Counted(days)
        case "working days of the organisation":
            seats: tuple[str, ...] = (period.seat,) if period.seat else ("",)
        case "working days of every member":
            seats = tuple(members)
        case _:
            assert_never(period.counted_in)
    if days > LONGEST:
        return Counted(days)
    between = [first + number * _DAY for number in range(1, max(days, 1))]
    worked = sum(all(calendar.works(seat, day) for seat in seats) for day in between)
    unknown = tuple(seat for seat in seats if seat and not calendar.knows(seat))
    return Counted(worked, tuple(_off(between, seats, calendar)), unknown)


def day_after(first: date, period: Period, members: Iterable[str], calendar: WorkingCalendar) -> tuple[date, Counted]:
    """The last of so many days after a day, and how they were counted."""
    asked, last = tuple(members), first + period.days * _DAY
    if period.counted_in == "calendar days":
        return last, count(first, last, period, asked, calendar)
    while (counted := count(first, last + _DAY, period, asked, calendar)).number < period.days:
        last += _DAY
    return last, counted


def _off(days: Iterable[date], seats: Iterable[str], calendar: WorkingCalendar) -> Iterator[DayOff]:
    """The holidays among these days, each name once with the members where it is one."""
    known = tuple(seats)
    for day in (one for one in days if one.weekday() < _SATURDAY):
        named: dict[str, list[str]] = {}
        for seat in known:
            if name := calendar.name(seat, day):
                named.setdefault(name, []).append(seat)
        yield from (DayOff(day, name, tuple(where)) for name, where in named.items())
