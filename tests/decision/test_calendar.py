"""Days between two days: calendar days, working days of the organisation, working days of every member."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.decision.calendar import LONGEST, DayOff, WorkingCalendar, count
from travaux.rulebook.vocabulary import Period

#: December 2023: the 9th and 10th, the 16th and 17th are weekends; Friday the 8th is off in by and kz, the 7th in am.
WEEKENDS = {date(2023, 12, day): "" for day in (2, 3, 9, 10, 16, 17)}
CALENDAR = WorkingCalendar(
    {
        "am": {**WEEKENDS, date(2023, 12, 7): "Earthquake"},
        "by": {**WEEKENDS, date(2023, 12, 8): "Feast"},
        "kz": {**WEEKENDS, date(2023, 12, 8): "Feast"},
        "ru": {day: name for day, name in WEEKENDS.items() if day.day != 16},  # a Saturday that is worked
    }
)
FIRST, LAST = date(2023, 12, 1), date(2023, 12, 20)
EVERY, SEAT, PLAIN = (
    Period(days=1, counted_in="working days of every member"),
    Period(days=1, counted_in="working days of the organisation", seat="ru"),
    Period(days=1),
)


def test_calendar_days_count_the_last_and_not_the_first() -> None:
    assert count(FIRST, LAST, PLAIN, (), CALENDAR).number == 19
    assert count(FIRST, FIRST, PLAIN, (), CALENDAR).number == 0
    assert count(LAST, FIRST, PLAIN, (), CALENDAR).number == -19


def test_working_days_of_every_member_lie_between_and_leave_out_what_is_off_anywhere() -> None:
    found = count(FIRST, LAST, EVERY, ("am", "by", "kz"), CALENDAR)
    assert found.number == 10
    assert found.off == (
        DayOff(date(2023, 12, 7), "Earthquake", ("am",)), DayOff(date(2023, 12, 8), "Feast", ("by", "kz")),
    )  # fmt: skip
    assert found.unknown == ()


def test_working_days_of_the_organisation_are_those_of_its_seat_with_the_saturdays_that_are_worked_there() -> None:
    assert count(FIRST, LAST, SEAT, ("am", "by"), CALENDAR).number == 13
    without = Period(days=1, counted_in="working days of the organisation")
    assert count(FIRST, LAST, without, ("am", "by"), CALENDAR).number == 12


def test_where_a_calendar_is_not_known_monday_to_friday_count_and_it_is_said() -> None:
    found = count(FIRST, LAST, EVERY, ("am", "moon"), CALENDAR)
    assert (found.number, found.unknown) == (11, ("moon",))
    assert not CALENDAR.knows("moon")
    assert (CALENDAR.works("moon", date(2023, 12, 9)), CALENDAR.works("moon", date(2023, 12, 8))) == (False, True)


@pytest.mark.parametrize("last", [FIRST, FIRST + timedelta(days=1), FIRST - timedelta(days=5)])
def test_between_days_that_touch_or_are_exchanged_no_working_day_lies(last: date) -> None:
    assert count(FIRST, last, EVERY, ("am",), CALENDAR).number == 0


def test_far_ahead_only_days_are_counted() -> None:
    far = FIRST + timedelta(days=LONGEST + 1)
    assert count(FIRST, far, EVERY, ("am",), CALENDAR).number == LONGEST + 1


@given(days=st.integers(1, 60), start=st.integers(0, 60), members=st.sets(st.sampled_from(sorted(CALENDAR.off))))
def test_the_more_capitals_must_work_the_fewer_days_count(days: int, start: int, members: set[str]) -> None:
    first = FIRST - timedelta(days=start)
    last = first + timedelta(days=days)
    all_of_them = count(first, last, EVERY, CALENDAR.off, CALENDAR).number
    some = count(first, last, EVERY, members, CALENDAR).number
    assert all_of_them <= some <= count(first, last, PLAIN, (), CALENDAR).number
