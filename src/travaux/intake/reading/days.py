"""Days as texts write them: what is stated, and nothing that is not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from travaux.intake.reading.words import words

_ENGLISH: Final = "january february march april may june july august september october november december"
_RUSSIAN: Final = "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр"
_SHORT: Final = "янв фев мар апр мая июн июл авг сен окт ноя дек"
_WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday"
_WEEKDAYS_RU: Final = "понедельник вторник сред четверг пятниц суббот воскресень"

_EN_MONTH: Final = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)"
)
_RU_MONTH: Final = (
    "(?:январ[яеь]|феврал[яеь]|март[ае]?|апрел[яеь]|ма[яйе]|июн[яеь]|июл[яеь]|август[ае]?|сентябр[яеь]|октябр[яеь]"
    r"|ноябр[яеь]|декабр[яеь]|(?:янв|фев|мар|апр|июн|июл|авг|сен|окт|ноя|дек)\b)"
)
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_FORMS: Final = tuple(
    words(form)
    for form in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<m>\d{2})-(?P<day>\d{2})(?!\d)",
        r"(?<![\d.])(?P<day>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<year>(?:19|20)\d\d)(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_EN_MONTH})\b\.?(?:,? {_YEAR}\b)?",
        rf"\b(?P<month>{_EN_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:,? {_YEAR}\b)?",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:-?(?:го|ое))? (?P<month>{_RU_MONTH})\b\.?(?: {_YEAR}\b(?: г(?:ода|\.)?)?)?",
        r"(?P<quarter>first|second|third|fourth|1st|2nd|3rd|4th) quarter (?:of )?" + _YEAR,
        r"\bQ(?P<quarter>[1-4]) (?:of )?" + _YEAR,
        r"(?P<quarter>перв|втор|трет|четв[её]рт)\w* квартал\w* " + _YEAR,
        rf"\b(?P<month>{_EN_MONTH})\b,? {_YEAR}\b",
        rf"\b(?P<month>{_RU_MONTH}) {_YEAR}\b",
        rf"\b(?:in|since|until|by|last|next|early|late|of|the|в|с|до|к) (?P<month>{_EN_MONTH}|{_RU_MONTH})\b",
        rf"\b(?P<month>{_EN_MONTH}) (?:session|summit|meeting|council)\b",
        r"\b(?P<month>(?:январ|феврал|март|апрел|май|июн|июл|август|сентябр|октябр|ноябр|декабр)ь?ск)\w+",
        r"\b(?:in|for|of|since|until|by|from|budget|в|на|за|до|с) " + _YEAR + r"(?![\d.-])(?: год\w*)?",
        r"(?<!\d)" + _YEAR + r" год\w*",
        rf"\b(?P<weekday>{_WEEKDAYS.replace(' ', '|')})\b",
        rf"\b(?:в|во) (?P<weekday>{_WEEKDAYS_RU.replace(' ', '|')})(?!(?<=сред)н)\w*",
        r"\b(?:on )?the (?P<alone>\d{1,2})(?:st|nd|rd|th)\b",
        r"(?<!\d)(?P<alone>\d{1,2})-(?:го|е|ое|му)\b",
    )
)
_QUARTERS: Final = {
    "fi": 1, "1": 1, "1s": 1, "пе": 1, "se": 2, "2": 2, "2n": 2, "вт": 2,
    "th": 3, "3": 3, "3r": 3, "тр": 3, "fo": 4, "4": 4, "4t": 4, "че": 4,
}  # fmt: skip


class Relative(StrEnum):
    """A day told by its distance from another."""

    LAST_YEAR = "last year"
    THIS_YEAR = "this year"
    NEXT_YEAR = "next year"
    YESTERDAY = "yesterday"
    TODAY = "today"
    TOMORROW = "tomorrow"
    BEFORE = "the day before"  # the day named before it
    AFTER = "a day later"


_RELATIVES: Final = tuple(
    (relative, words(written))
    for relative, written in (
        (
            Relative.LAST_YEAR,
            r"\b(?:last year|a year (?:ago|earlier)|previous year)\b|прошл(?:ом|ого) год\w|прошлогодн\w+|год назад",
        ),
        (
            Relative.THIS_YEAR,
            r"\b(?:(?:earlier )?this year|current year)\b|(?:(?:в|с начала) )?\bэт(?:ом|ого) год\w|текущ\w+ год\w*",
        ),
        (Relative.NEXT_YEAR, r"\bnext year\b|(?:в )?(?:следующ|будущ)\w+ год\w"),
        (Relative.YESTERDAY, r"\byesterday\b|\bвчера\b|накануне"),
        (Relative.TODAY, r"\btoday\b|\bсегодня\b(?!шн)"),
        (Relative.TOMORROW, r"\btomorrow\b|\bзавтра\b"),
        (Relative.BEFORE, r"\b(?:the|a|one) (?:previous day|day (?:before|earlier))\b|дн[её]м ранее|за день до"),
        (
            Relative.AFTER,
            r"\b(?:the (?:following|next) day|(?:a|one) day (?:later|after))\b|на следующий день|день спустя",
        ),
    )
)
_CLOCK: Final = re.compile(r"(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?(?!\d)")
_MONTHS: Final = 12
_DAYS: Final = 31
_JOINED: Final = 45  # characters between a month and the words `last year` that belong together
_MAY: Final = re.compile(r"may|march|мая|март", re.IGNORECASE)


@dataclass(frozen=True)
class Day:
    """A day, month or year as a sentence states it; what it does not state is 0 (of weekdays, -1)."""

    start: int
    end: int
    stated: str
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = -1
    quarter: int = 0
    relative: Relative | None = None

    @property
    def whole(self) -> bool:
        """Whether it states a day with its year."""
        return bool(self.year and self.month and self.day)

    @property
    def yearless(self) -> bool:
        """Whether it states a month, or a day of one, and leaves the year to the reader."""
        return bool(self.month) and not self.year and self.relative is None


def days_in(text: str) -> tuple[Day, ...]:
    """What a sentence states of days, in order; a month and the words `last year` near it are one."""
    found: list[Day] = []
    for one in sorted(_stated(text), key=lambda each: (each.start, each.start - each.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return tuple(_completed(found))


def clock_in(text: str) -> str:
    """A time of day that stands in a text, as `13:53`; empty if none does."""
    found = _CLOCK.search(text)
    return f"{int(found[1]):02}:{found[2]}" if found else ""


def month_of(name: str) -> int:
    """The number of a month by its name in English or Russian, in whatever case; 0 for another word."""
    small = name.lower()
    if not small:
        return 0
    for months in (_ENGLISH, _RUSSIAN, _SHORT):
        for number, month in enumerate(months.split(), 1):
            if small.startswith(month) or (months == _ENGLISH and month.startswith(small[:3]) and small[:3].isascii()):
                return number
    return 0


def _stated(text: str) -> Iterator[Day]:
    for form in _FORMS:
        for found in form.finditer(text):
            if day := _day(found, found.groupdict()):
                yield day
    for relative, pattern in _RELATIVES:
        for found in pattern.finditer(text):
            yield Day(found.start(), found.end(), found[0], relative=relative)


def _day(found: re.Match[str], parts: dict[str, str | None]) -> Day | None:
    month = int(parts.get("m") or 0) or month_of(parts.get("month") or "")
    day = int(parts.get("day") or parts.get("alone") or 0)
    weekday = _weekday(parts.get("weekday") or "")
    quarter = _QUARTERS.get((parts.get("quarter") or " ").lower()[:2], 0)
    name = parts.get("month") or ""
    verb = _MAY.fullmatch(name) and name.islower() and name.isascii() and not day and not parts.get("year")
    if month > _MONTHS or day > _DAYS or verb:
        return None
    year = int(parts.get("year") or 0)
    start = min(found.start(name) for name, part in parts.items() if part)
    return Day(start, found.end(), found.string[start : found.end()].strip(" ."), year, month, day, weekday, quarter)


def _weekday(name: str) -> int:
    small = name.lower()
    for names in (_WEEKDAYS, _WEEKDAYS_RU):
        for number, one in enumerate(names.split()):
            if small and small.startswith(one):
                return number
    return -1


def _completed(found: list[Day]) -> Iterator[Day]:
    """Months with the relative year near them, lone figures with the month named before them."""
    month = 0
    used: set[int] = set()
    for at, one in enumerate(found):
        month = one.month or month
        beside = [n for n in (at - 1, at + 1) if 0 <= n < len(found) and n not in used]
        near = [n for n in beside if _belongs(one, found[n])]
        if any(_belongs(found[n], one) for n in beside):
            continue  # told with the month beside it
        if near:
            other = found[near[0]]
            used.add(near[0])
            start, end = min(one.start, other.start), max(one.end, other.end)
            stated = " ".join((one.stated, other.stated) if one.start < other.start else (other.stated, one.stated))
            yield replace(one, start=start, end=end, stated=stated, relative=other.relative)
        elif one.day and not one.month and month:
            yield replace(one, month=month)
        elif at not in used and (one.month or one.year or one.relative or one.weekday >= 0):
            yield one


def _belongs(one: Day, other: Day) -> bool:
    yearly = {Relative.LAST_YEAR, Relative.THIS_YEAR, Relative.NEXT_YEAR}
    gap = max(one.start, other.start) - min(one.end, other.end)
    return one.yearless and other.relative in yearly and gap <= _JOINED
