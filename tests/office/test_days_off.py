"""Days off in the capitals of members: which days of which countries, by name or as the rest of a weekend."""

from datetime import date

import pytest

from travaux.office.calendars import calendar_of


@pytest.mark.parametrize(
    ("member", "day"),
    [
        ("am", "2022-09-21"),
        ("am", "2022-05-28"),
        ("am", "2022-01-01"),
        ("by", "2022-07-03"),
        ("by", "2022-01-07"),
        ("kz", "2022-12-16"),
        ("kz", "2022-03-22"),
        ("kg", "2022-08-31"),
        ("ru", "2022-06-12"),
        ("ru", "2022-11-04"),
        ("tj", "2022-09-09"),
        ("tj", "2022-03-21"),
    ],
)
def test_a_holiday_of_a_country_is_a_day_off_by_its_name(member: str, day: str) -> None:
    off = calendar_of((member,), (2022,)).off[member]
    assert off[date.fromisoformat(day)]


@pytest.mark.parametrize("member", ["am", "by", "kz", "kg", "ru", "tj"])
@pytest.mark.parametrize(
    ("day", "off"),
    [
        ("2022-11-19", True),
        ("2022-11-20", True),
        ("2022-11-21", False),
        ("2022-11-22", False),
        ("2022-11-23", False),
        ("2022-11-24", False),
        ("2022-11-25", False),
        ("2022-11-26", True),
        ("2022-11-27", True),
    ],
)
def test_a_weekend_is_off_without_a_name_and_a_working_day_is_not(member: str, day: str, *, off: bool) -> None:
    found = calendar_of((member,), (2022,)).off[member]
    assert (date.fromisoformat(day) in found) is off
    assert found.get(date.fromisoformat(day), "") == ""


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ((), []),
        (("am",), ["am"]),
        (("am", "by"), ["am", "by"]),
        (("am", "am"), ["am"]),
        (("am", "secretariat"), ["am"]),
        (("secretariat",), []),
        (("",), []),
        (("zz",), []),
        (("../am",), []),
        (("<b>",), []),
        (("arm",), []),
    ],
)
def test_a_slug_that_is_no_country_has_no_calendar(asked: tuple[str, ...], found: list[str]) -> None:
    assert sorted(calendar_of(asked, (2022,)).off) == found


@pytest.mark.parametrize(
    ("years", "day", "off"),
    [
        ((2022,), "2022-01-01", True),
        ((2022,), "2023-01-01", False),
        ((2022, 2023), "2023-01-01", True),
        ((2022, 2023), "2022-12-31", True),
        ((2023,), "2022-12-31", False),
        ((2024,), "2024-12-31", True),
    ],
)
def test_a_calendar_reaches_over_the_years_that_were_asked(years: tuple[int, ...], day: str, *, off: bool) -> None:
    assert (date.fromisoformat(day) in calendar_of(("am",), years).off["am"]) is off
