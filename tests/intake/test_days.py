"""Every month, weekday, quarter and distance in both languages, and what looks like a day and is none."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.intake.reading.days import Day, Relative, clock_in, days_in, month_of

MONTHS = [
    (1, "January", "Jan", "января", "январе"),
    (2, "February", "Feb", "февраля", "феврале"),
    (3, "March", "Mar", "марта", "марте"),
    (4, "April", "Apr", "апреля", "апреле"),
    (5, "May", "May", "мая", "мае"),
    (6, "June", "Jun", "июня", "июне"),
    (7, "July", "Jul", "июля", "июле"),
    (8, "August", "Aug", "августа", "августе"),
    (9, "September", "Sept", "сентября", "сентябре"),
    (10, "October", "Oct", "октября", "октябре"),
    (11, "November", "Nov", "ноября", "ноябре"),
    (12, "December", "Dec", "декабря", "декабре"),
]


def parts(text: str) -> list[tuple[int, int, int]]:
    """What a text states: years, months, days."""
    return [(one.year, one.month, one.day) for one in days_in(text)]


@pytest.mark.parametrize("month", MONTHS, ids=[one[1] for one in MONTHS])
def test_each_month_is_read_in_every_form(month: tuple[int, str, str, str, str]) -> None:
    at, whole, short, genitive, locative = month
    assert {month_of(one) for one in (whole, short, genitive, locative, whole.upper(), genitive.upper())} == {at}
    assert parts(f"on 7 {whole}") == parts(f"on {whole} 7") == parts(f"7 {genitive}") == [(0, at, 7)]
    assert parts(f"on the 7th of {whole}, 2023") == parts(f"7 {genitive} 2023 года") == [(2023, at, 7)]
    assert parts(f"in {whole} 2023") == parts(f"в {locative} 2023 года") == [(2023, at, 0)]
    assert parts(f"in {whole}") == parts(f"в {locative}") == [(0, at, 0)]
    assert parts(f"on {short}. 7, 2023") == [(2023, at, 7)]
    assert parts(f"2023-{at:02}-07") == parts(f"07.{at:02}.2023") == [(2023, at, 7)]


WEEKDAYS = [
    (0, "Monday", "в понедельник"),
    (1, "Tuesday", "во вторник"),
    (2, "Wednesday", "в среду"),
    (3, "Thursday", "в четверг"),
    (4, "Friday", "в пятницу"),
    (5, "Saturday", "в субботу"),
    (6, "Sunday", "в воскресенье"),
]


@pytest.mark.parametrize(("at", "english", "russian"), WEEKDAYS, ids=[one[1] for one in WEEKDAYS])
def test_each_day_of_the_week_is_read_in_both_languages(at: int, english: str, russian: str) -> None:
    assert [one.weekday for one in days_in(f"They met {russian}")] == [at]
    assert [one.weekday for one in days_in(f"They met on {english}")] == [at]
    assert [one.weekday for one in days_in(f"They met on {english.lower()}")] == [at]


QUARTERS = [
    ("first quarter of 2024", 1),
    ("1st quarter 2024", 1),
    ("Q1 2024", 1),
    ("первый квартал 2024", 1),
    ("second quarter of 2024", 2),
    ("2nd quarter of 2024", 2),
    ("Q2 of 2024", 2),
    ("во втором квартале 2024", 2),
    ("third quarter of 2024", 3),
    ("3rd quarter of 2024", 3),
    ("Q3 2024", 3),
    ("третий квартал 2024", 3),
    ("fourth quarter of 2024", 4),
    ("4th quarter of 2024", 4),
    ("Q4 2024", 4),
    ("четвёртый квартал 2024", 4),
    ("четвертый квартал 2024", 4),
]


@pytest.mark.parametrize(("text", "quarter"), QUARTERS, ids=[text for text, _ in QUARTERS])
def test_each_quarter_is_read(text: str, quarter: int) -> None:
    assert [(one.year, one.quarter) for one in days_in(text)] == [(2024, quarter)]


RELATIVES = [
    ("last year", Relative.LAST_YEAR),
    ("a year ago", Relative.LAST_YEAR),
    ("a year earlier", Relative.LAST_YEAR),
    ("the previous year", Relative.LAST_YEAR),
    ("в прошлом году", Relative.LAST_YEAR),
    ("прошлого года", Relative.LAST_YEAR),
    ("прошлогодний план", Relative.LAST_YEAR),
    ("год назад", Relative.LAST_YEAR),
    ("this year", Relative.THIS_YEAR),
    ("earlier this year", Relative.THIS_YEAR),
    ("the current year", Relative.THIS_YEAR),
    ("в этом году", Relative.THIS_YEAR),
    ("с начала этого года", Relative.THIS_YEAR),
    ("текущего года", Relative.THIS_YEAR),
    ("next year", Relative.NEXT_YEAR),
    ("в следующем году", Relative.NEXT_YEAR),
    ("в будущем году", Relative.NEXT_YEAR),
    ("yesterday", Relative.YESTERDAY),
    ("вчера", Relative.YESTERDAY),
    ("накануне", Relative.YESTERDAY),
    ("today", Relative.TODAY),
    ("сегодня", Relative.TODAY),
    ("tomorrow", Relative.TOMORROW),
    ("завтра", Relative.TOMORROW),
    ("the previous day", Relative.BEFORE),
    ("the day before", Relative.BEFORE),
    ("a day earlier", Relative.BEFORE),
    ("днём ранее", Relative.BEFORE),
    ("днем ранее", Relative.BEFORE),
    ("за день до", Relative.BEFORE),
    ("the following day", Relative.AFTER),
    ("the next day", Relative.AFTER),
    ("a day later", Relative.AFTER),
    ("one day after", Relative.AFTER),
    ("на следующий день", Relative.AFTER),
    ("день спустя", Relative.AFTER),
]


@pytest.mark.parametrize(("text", "relative"), RELATIVES, ids=[text for text, _ in RELATIVES])
def test_each_way_to_tell_a_day_by_its_distance_is_read(text: str, relative: Relative) -> None:
    assert [one.relative for one in days_in(text)] == [relative]
    assert [one.relative for one in days_in(text.upper())] == [relative]


NO_DAYS = [
    "",
    "nothing",
    "it may well be",
    "they march on",
    "32 November",
    "the year was hard",
    "34 measures",
    "13:53",
    "no. 2024",
    "2024-13-01",
    "1.13.2024",
    "40.01.2024",
    "2024-01-40",
    "resolution 1325",
    "12 Novembers",
    "marching through",
    "the decemvirs",
    "сегодняшний день",
    "послезавтрашний",
    "майор",
    "в среднем",
    "майка",
]


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_is_no_day_is_read_as_none(text: str) -> None:
    assert days_in(text) == ()


DISTANT = [
    ("the November session last year", [(11, Relative.LAST_YEAR)]),
    ("last year's November session", [(11, Relative.LAST_YEAR)]),
    ("next year, in May", [(5, Relative.NEXT_YEAR)]),
    ("in May this year", [(5, Relative.THIS_YEAR)]),
    ("ноябрьская сессия прошлого года", [(11, Relative.LAST_YEAR)]),
    ("в мае этого года", [(5, Relative.THIS_YEAR)]),
    ("in November 2022 and last year", [(11, None), (0, Relative.LAST_YEAR)]),
    (
        "last year they said very many things on a great deal of matters, and in May",
        [(0, Relative.LAST_YEAR), (5, None)],
    ),
    ("yesterday, in May", [(0, Relative.YESTERDAY), (5, None)]),
]


@pytest.mark.parametrize(("text", "found"), DISTANT, ids=[text for text, _ in DISTANT])
def test_a_month_takes_the_relative_year_that_stands_near_it(
    text: str, found: list[tuple[int, Relative | None]]
) -> None:
    assert [(one.month, one.relative) for one in days_in(text)] == found


LONE = [
    ("on 22 November, and on the 23rd", [(0, 11, 22), (0, 11, 23)]),
    ("22 ноября и 23-го", [(0, 11, 22), (0, 11, 23)]),
    ("on the 23rd", []),
    ("the 23rd of the draft decisions", []),
    ("23-го", []),
]


@pytest.mark.parametrize(("text", "found"), LONE, ids=[text for text, _ in LONE])
def test_a_lone_figure_takes_the_month_named_before_it(text: str, found: list[tuple[int, int, int]]) -> None:
    assert parts(text) == found


KINDS = [
    (Day(0, 1, "x", year=2024, month=11, day=23), True, False),
    (Day(0, 1, "x", year=2024, month=11), False, False),
    (Day(0, 1, "x", year=2024), False, False),
    (Day(0, 1, "x", month=11, day=23), False, True),
    (Day(0, 1, "x", month=11), False, True),
    (Day(0, 1, "x", month=11, relative=Relative.LAST_YEAR), False, False),
    (Day(0, 1, "x", weekday=2), False, False),
    (Day(0, 1, "x", relative=Relative.TODAY), False, False),
]


@pytest.mark.parametrize(("day", "whole", "yearless"), KINDS, ids=range(len(KINDS)))
def test_a_day_knows_whether_it_is_whole_and_whether_it_lacks_its_year(day: Day, whole: bool, yearless: bool) -> None:
    assert (day.whole, day.yearless) == (whole, yearless)


CLOCKS = [
    ("13:53", "13:53"),
    ("at 9:05", "09:05"),
    ("00:00", "00:00"),
    ("23:59:59", "23:59"),
    ("24:00", ""),
    ("12:60", ""),
    ("112:30", ""),
    ("12:301", ""),
    ("12.30", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "clock"), CLOCKS, ids=[text for text, _ in CLOCKS])
def test_a_clock_has_twenty_four_hours_of_sixty_minutes(text: str, clock: str) -> None:
    assert clock_in(text) == clock


@settings(max_examples=60)
@given(st.dates(), st.sampled_from(["{:%Y-%m-%d}", "{:%d.%m.%Y}", "{:%d/%m/%Y}", "{:%d-%m-%Y}"]))
def test_a_day_in_figures_is_read_as_itself_in_the_years_that_texts_write(day: date, form: str) -> None:
    written = form.format(day)
    expected = [(day.year, day.month, day.day)] if 1900 <= day.year < 2100 else []
    assert parts(written) == expected


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(["23 November", " ", "last year", ", ", "2024", "в мае", "on Friday", "the 3rd"])).map(
        "".join
    )
)
def test_days_stand_in_order_and_apart_within_their_text(text: str) -> None:
    found = days_in(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.start <= other.start for one, other in pairwise(found))
