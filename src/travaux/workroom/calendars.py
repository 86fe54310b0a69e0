"""Working days as several capitals have them: how many lie between two days, and which day is whose holiday."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from travaux.decision.calendar import LONGEST, DayOff, count
from travaux.office.calendars import calendar_of
from travaux.rulebook.vocabulary import Period

_EVERY: Final = Period(days=1, counted_in="working days of every member")


@dataclass(frozen=True)
class Span:
    """The days between two days. `days` counts them with the last and without the first, as rules count notice.

    `working` are those in between on which every capital works; None where so many days are not counted. `unknown`
    names the members whose calendar is not known: every day from Monday to Friday is counted for them.
    """

    first: date
    last: date
    days: int
    working: int | None
    holidays: tuple[DayOff, ...]
    unknown: tuple[str, ...]


def between(members: Iterable[str], first: date, last: date) -> Span:
    """What lies between two days for members whose slugs are codes of countries (ISO 3166-1, two letters)."""
    asked, days = tuple(members), (last - first).days
    if days > LONGEST:
        return Span(first, last, days, None, (), ())
    counted = count(first, last, _EVERY, asked, calendar_of(asked, (first.year, first.year + 1)))
    return Span(first, last, days, counted.number, counted.off, counted.unknown)


def works(member: str, day: date) -> bool:
    """Whether people work in a member's capital on a day; from Monday to Friday where its calendar is not known."""
    return calendar_of((member,), (day.year,)).works(member, day)
