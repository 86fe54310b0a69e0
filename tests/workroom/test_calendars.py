"""Working days over several capitals, and whose holiday a day is."""

from datetime import date

from travaux.decision.calendar import LONGEST
from travaux.workroom.calendars import between, works

SIX = ("am", "by", "kg", "kz", "ru", "tj")


def test_the_days_before_yerevan_are_counted_for_six_capitals() -> None:
    span = between(SIX, date(2022, 11, 2), date(2022, 11, 23))
    assert span.days == 21
    # of the 14 Mondays to Fridays in between, the 4th (Russia), the 7th (Belarus, Kyrgyzstan) and the 8th (Kyrgyzstan)
    assert span.working == 11
    assert span.unknown == ()


def test_a_holiday_names_the_members_whose_it_is() -> None:
    found = {(one.day, one.members) for one in between(SIX, date(2022, 11, 2), date(2022, 11, 23)).holidays}
    assert (date(2022, 11, 4), ("ru",)) in found
    assert {member for day, members in found if day == date(2022, 11, 7) for member in members} == {"by", "kg"}


def test_members_share_a_holiday_of_one_name_in_one_row() -> None:
    (shared,) = (
        one
        for one in between(("kz", "by"), date(2022, 5, 6), date(2022, 5, 11)).holidays
        if one.day == date(2022, 5, 9)
    )
    assert shared.day == date(2022, 5, 9)
    assert set(shared.members) == {"kz", "by"}


def test_a_slug_that_is_no_country_is_named_and_not_guessed_at() -> None:
    span = between(("am", "zz"), date(2022, 11, 18), date(2022, 11, 23))
    assert span.unknown == ("zz",)
    assert span.working == 2
    assert works("zz", date(2022, 11, 21))
    assert not works("zz", date(2022, 11, 20))


def test_a_day_that_is_over_leaves_nothing_in_between() -> None:
    span = between(SIX, date(2022, 11, 23), date(2022, 11, 20))
    assert (span.days, span.working, span.holidays) == (-3, 0, ())


def test_tomorrow_leaves_no_working_day_in_between() -> None:
    assert between(SIX, date(2022, 11, 22), date(2022, 11, 23)).working == 0


def test_a_day_beyond_all_planning_is_not_counted_day_by_day() -> None:
    span = between(SIX, date(2022, 11, 23), date(9999, 12, 31))
    assert span.days > LONGEST
    assert span.working is None
    assert span.holidays == ()
