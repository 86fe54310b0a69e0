"""Days and totals as records write them, and what is wrong with them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import Final

from travaux.corpora.mapping import Counts, Dates, Where, Word

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NOTHING: Final = frozenset({"", ".", "-", "n.a.", "n/a", "na", "nan", "none", "null"})
#: No body of the world has more voters, and no sum of money passes for a total.
_DIGITS: Final = re.compile(r"0*(\d{1,10}(\.\d{1,6})?)", re.ASCII)
_SHAPES: Final = ((re.compile(r"[0-9]+"), "#"), (re.compile(r"[^\W\d_]{3,}"), "month"))


@dataclass(frozen=True)
class RowFault:
    """What is wrong with a record, in which of its columns.

    `form`: it is a way of writing that could be read all the same, and is told once of a file with how often.
    """

    field: str
    what: str
    form: bool = False


@dataclass(frozen=True)
class Day:
    """The day of a decision, or of its year only the year; neither where the record gives none that can be read."""

    on: date | None = None
    year: int | None = None
    faults: tuple[RowFault, ...] = ()


@dataclass(frozen=True)
class Totals:
    """The totals of one place: its column, the measure that they add up (None: heads), and a number for each word."""

    field: str
    weight: str | None
    numbers: Mapping[Word, Fraction]


def text(value: object) -> str:
    """A value as its words, blanks of every kind being one blank; nothing where there is none."""
    return "" if value is None else " ".join(str(value).split())


def plain(number: Fraction) -> str:
    """A number as people write it: 15, or 15 1/2."""
    whole, rest = divmod(number, 1)
    return f"{whole} {rest}" if whole and rest else str(rest or whole)


def fits(where: Where, columns: Mapping[str, object]) -> bool:
    """Whether all conditions on named columns are met."""
    return all(pattern.search(text(columns.get(column))) is not None for column, pattern in where.items())


def day(dates: Dates, columns: Mapping[str, object]) -> Day:
    """Read the day in one of its forms; where it cannot be read, the year if that stands somewhere."""
    value, year = columns.get(dates.column), _whole(total(columns.get(dates.year)) if dates.year else None)
    if isinstance(value, date):
        on = value.date() if isinstance(value, datetime) else value
        return Day(on, on.year)
    written = text(value)
    if written.casefold() in _NOTHING:
        return Day(None, year, (RowFault(dates.column, "it gives no day"),))
    found = next((found for form in dates.forms if (found := form.search(written))), None)
    if found is None:
        return Day(None, year, (RowFault(dates.column, f"{written!r} has none of the forms that the mapping knows"),))
    given = found.groupdict()
    day_read = _day(given, year)
    if day_read is None:
        return Day(None, year, (RowFault(dates.column, f"{written!r} is no day of the calendar"),))
    shape = RowFault(dates.column, f"the day is written in the form '{_shape(found[0])}'", form=True)
    two = RowFault(dates.column, f"{written!r} names two days; the first is taken")
    return Day(day_read, day_read.year, (two, shape) if given.get("other") else (shape,))


def _shape(written: str) -> str:
    for pattern, sign in _SHAPES:
        written = pattern.sub(sign, written)
    return written


def _whole(year: Fraction | None) -> int | None:
    return None if year is None or not 1 <= year <= date.max.year else int(year)


def _day(given: Mapping[str, str | None], year: int | None) -> date | None:
    month = given.get("month") or ""
    number = int(month) if month.isdecimal() else _named(month)
    written = given.get("year")
    try:
        return date(int(written) if written else year or 0, number, int(given.get("day") or 0))
    except ValueError:
        return None


def _named(month: str) -> int:
    """The number of an English month by its first three letters, 0 for what is none."""
    short = month[:3].casefold()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def total(value: object) -> Fraction | None:
    """A total, exact: 15, "015", 15.0; None where there is none ("N.A.", nothing) or it is no number."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float | Decimal):
        return Fraction(value) if isfinite(value) else None
    if isinstance(value, int):
        return Fraction(value)
    found = _DIGITS.fullmatch(text(value).replace(",", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", ""))
    return Fraction(found[1]) if found else None


def totals(
    sources: Sequence[Counts], columns: Mapping[str, object], words: Mapping[str, Word]
) -> tuple[list[Totals], list[RowFault]]:
    """The totals of each place that gives any, and what is wrong with how they are written."""
    found, faults = [], []
    for source in sources:
        name, given = _given(source, columns, words)
        read = {word: number for word, value in given.items() if (number := total(value)) is not None}
        if read:
            found.append(Totals(name, source.weight, read))
            faults += _lacking(name, given, read)
        faults += [RowFault(name, what, form=True) for value in given.values() if (what := _written(value))]
    return found, faults


def _lacking(name: str, given: Mapping[Word, object], read: Mapping[Word, Fraction]) -> list[RowFault]:
    """What is no number where others of the same place are."""
    return [
        RowFault(
            name, f"{text(value)!r} stands where the total of {word} is due" if text(value) else f"no total of {word}"
        )
        for word, value in given.items()
        if word not in read
    ]


def _written(value: object) -> str:
    """How a total is written, where it is not simply a number."""
    if not isinstance(value, str) or not text(value):
        return ""
    written = text(value)
    if written.casefold() in _NOTHING:
        return f"{written!r} stands where a total is due"
    if len(written) > 1 and written[0] == "0":
        return "totals are written with zeros before them"
    return "totals are written as text"


def _given(source: Counts, columns: Mapping[str, object], words: Mapping[str, Word]) -> tuple[str, dict[Word, object]]:
    """The name of the place and what stands there for each word."""
    if source.columns:
        return ", ".join(source.columns.values()), {word: columns.get(name) for word, name in source.columns.items()}
    name = source.column or ""
    value = columns.get(name)
    if source.form is not None:
        told = source.form.search(text(value))
        return name, {word: int(one) for word, one in zip(source.order, told.groups(), strict=False)} if told else {}
    if isinstance(value, Mapping):
        return name, {words[str(key).casefold()]: one for key, one in value.items() if str(key).casefold() in words}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return name, dict(zip(source.order, value, strict=False))
    return name, {}
