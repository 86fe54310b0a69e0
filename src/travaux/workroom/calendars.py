"""Working days as several countries have them: how many lie between two days, and which day is whose holiday."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import import_module
from typing import Any, Final

_DAY: Final = timedelta(days=1)
#: Further ahead nothing is counted: nobody convenes a session, or waits for an answer, for longer.
LONGEST: Final = 400


@dataclass(frozen=True)
class Holiday:
    """One day off in some capitals: its name there, and the members whose capitals those are."""

    day: date
    name: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Span:
    """The days between two days. `days` counts them with the last and without the first, as rules count notice.

    `working` are those in between on which every capital works; None where so many days are not counted. `unknown`
    names the members whose calendar is not known: their weekends and holidays are left out of account.
    """

    first: date
    last: date
    days: int
    working: int | None
    holidays: tuple[Holiday, ...]
    unknown: tuple[str, ...]


def between(members: Iterable[str], first: date, last: date) -> Span:
    """What lies between two days for members whose slugs are codes of countries (ISO 3166-1, two letters)."""
    asked = tuple(members)
    known = tuple(one for one in asked if _calendar(one, first.year) is not None)
    unknown = tuple(one for one in asked if one not in known)
    days = (last - first).days
    if days > LONGEST:
        return Span(first, last, days, None, (), unknown)
    inside = [first + number * _DAY for number in range(1, max(days, 1))]
    working = sum(all(works(member, day) for member in known) for day in inside)
    through = [first + number * _DAY for number in range(1, days + 1)]
    return Span(first, last, days, working, tuple(_holidays(known, through)), unknown)


def works(member: str, day: date) -> bool:
    """Whether people work in a member's capital on a day; True where its calendar is not known."""
    calendar = _calendar(member, day.year)
    return calendar is None or bool(calendar.is_working_day(day))


def _holidays(members: Iterable[str], days: Iterable[date]) -> Iterator[Holiday]:
    known = tuple(members)
    for day in days:
        off: dict[str, list[str]] = {}
        for member in known:
            name = _name(member, day)
            if name:
                off.setdefault(name, []).append(member)
        yield from (Holiday(day, name, tuple(several)) for name, several in off.items())


def _name(member: str, day: date) -> str:
    """What a day off is called where it is one; a weekend has no name."""
    calendar = _calendar(member, day.year)
    return "" if calendar is None else str(calendar.get(day, ""))


@lru_cache(maxsize=64)
def _calendar(member: str, year: int) -> Any:  # noqa: ANN401 - the library's own class, loaded when first asked for
    """The national calendar of one year; None for a slug that is no country's code."""
    holidays = import_module("holidays")
    code = member.upper()
    if code not in holidays.list_supported_countries():
        return None
    return holidays.country_holidays(code, years=year)
