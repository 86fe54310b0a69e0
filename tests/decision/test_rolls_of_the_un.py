"""Who sat in the bodies of the United Nations: the Assembly by its growth, the Security Council by its seats."""

from datetime import date

import pytest

from travaux.decision import rolls
from travaux.decision.question import Seat

#: How many members the United Nations had at the end of each year, as its own table of growth has them.
GROWTH = (
    (1945, 51), (1946, 55), (1947, 57), (1948, 58), (1949, 59), (1950, 60), (1955, 76), (1956, 80), (1957, 82),
    (1958, 82), (1960, 99), (1961, 104), (1962, 110), (1963, 113), (1964, 115), (1965, 117), (1966, 122), (1967, 123),
    (1968, 126), (1970, 127), (1971, 132), (1973, 135), (1974, 138), (1975, 144), (1976, 147), (1977, 149), (1978, 151),
    (1979, 152), (1980, 154), (1981, 157), (1983, 158), (1984, 159), (1990, 159), (1991, 166), (1992, 179), (1993, 184),
    (1994, 185), (1999, 188), (2000, 189), (2002, 191), (2006, 192), (2011, 193), (2026, 193),
)  # fmt: skip


def members(body: str, day: str) -> set[str]:
    """Who sat there."""
    return {seat.member for seat in rolls.seats("un", body, date.fromisoformat(day))}


@pytest.mark.parametrize(("year", "number"), GROWTH)
def test_the_assembly_has_as_many_members_as_its_table_of_growth_says(year: int, number: int) -> None:
    assert len(rolls.seats("un", "ga", date(year, 12, 31))) == number


@pytest.mark.parametrize(
    ("member", "last", "first"),
    [
        ("sy", "1958-02-21", "1961-10-13"),
        ("id", "1965-01-19", "1966-09-28"),
    ],
)
def test_a_member_that_went_and_came_back_is_missing_between(member: str, last: str, first: str) -> None:
    assert member in members("ga", last)
    assert member in members("ga", first)
    for day in (date.fromisoformat(last).replace(day=28), date.fromisoformat(first).replace(day=12)):
        assert member not in members("ga", day.isoformat())


@pytest.mark.parametrize(
    ("gone", "last", "first", "successors"),
    [
        ("zanzibar", "1964-04-25", "1964-04-26", {"tz"}),
        ("yd", "1990-05-21", "1990-05-22", {"ye"}),
        ("dd", "1990-10-02", "1990-10-03", {"de"}),
        ("yu", "2000-10-31", "2000-11-01", {"rs"}),
    ],
)
def test_of_states_that_became_one_the_slug_of_the_other_stays(
    gone: str, last: str, first: str, successors: set[str]
) -> None:
    assert gone in members("ga", last)
    assert gone not in members("ga", first)
    assert successors <= members("ga", first)


def test_czechoslovakia_ended_with_a_year_and_its_successors_came_nineteen_days_later() -> None:
    assert "cs" in members("ga", "1992-12-31")
    assert not {"cs", "cz", "sk"} & members("ga", "1993-01-18")
    assert {"cz", "sk"} <= members("ga", "1993-01-19")


def test_the_seats_of_china_and_of_the_soviet_union_are_one_seat_each_through_all_years() -> None:
    for day in ("1946-02-01", "1971-10-24", "1971-10-26", "1991-12-20", "1992-01-02", "2026-11-26"):
        assert {"cn", "ru"} <= members("ga", day) & members("sc", day)
        assert not {"tw", "su"} & members("ga", day)


@pytest.mark.parametrize("year", range(1946, 2027))
def test_the_council_is_full_on_the_first_and_last_day_of_every_year(year: int) -> None:
    due = 11 if year < 1966 else 15
    for day in (date(year, 1, 12 if year == 1946 else 1), date(year, 12, 31)):
        seats = rolls.seats("un", "sc", day)
        assert len(seats) == due
        assert [seat.member for seat in seats if "permanent" in seat.groups] == ["cn", "fr", "gb", "ru", "us"]
        assert all(seat.groups in {("permanent",), ("elected",)} for seat in seats)


@pytest.mark.parametrize(
    ("first", "then", "year"),
    [
        ("yu", "ph", 1956),
        ("pl", "tr", 1960),
        ("lr", "ie", 1961),
        ("ro", "ph", 1962),
        ("cs", "my", 1964),
        ("it", "nl", 2017),
    ],
)
def test_a_term_that_two_divided_is_held_by_one_each_year(first: str, then: str, year: int) -> None:
    assert first in members("sc", f"{year}-12-31")
    assert first not in members("sc", f"{year + 1}-01-01")
    assert then not in members("sc", f"{year}-12-31")
    assert then in members("sc", f"{year + 1}-01-01")


def test_no_elected_member_but_those_of_1946_and_1966_sits_longer_than_two_years_in_a_row() -> None:
    for year in range(1946, 2025):
        thrice = (
            members("sc", f"{year}-06-01") & members("sc", f"{year + 1}-06-01") & members("sc", f"{year + 2}-06-01")
        )
        assert thrice == {"cn", "fr", "gb", "ru", "us"}


def test_the_seat_of_democratic_yemen_in_the_council_is_held_by_yemen_after_the_union() -> None:
    assert {"yd", "ye"} & members("sc", "1990-05-21") == {"yd"}
    assert {"yd", "ye"} & members("sc", "1990-05-22") == {"ye"}
    assert "ye" in members("sc", "1991-12-31")


@pytest.mark.parametrize("year", range(2019, 2027))
def test_the_human_rights_council_has_its_forty_seven_members(year: int) -> None:
    assert len(rolls.seats("un", "hrc", date(year, 1, 1))) == len(rolls.seats("un", "hrc", date(year, 12, 31))) == 47


def test_the_seat_that_russia_left_was_vacant_until_the_czech_republic_took_it() -> None:
    assert "ru" in members("hrc", "2022-04-06")
    assert len(members("hrc", "2022-04-07")) == 46
    assert not {"ru", "cz"} & members("hrc", "2022-05-09")
    assert "cz" in members("hrc", "2022-05-10")


@pytest.mark.parametrize("day", [date(2018, 6, 1), date(2027, 6, 1)])
def test_a_day_of_which_not_all_members_are_on_record_is_refused_and_not_answered_in_part(day: date) -> None:
    with pytest.raises(rolls.NoSuchRoll, match=r"^\d\d of the 47 who sat in hrc of un on .* are on record"):
        rolls.seats("un", "hrc", day)


def test_members_stand_in_the_order_of_their_slugs_and_take_part() -> None:
    seats = rolls.seats("un", "sc", date(2022, 2, 25))
    assert [seat.member for seat in seats] == sorted(seat.member for seat in seats)
    assert seats[0] == Seat("ae", groups=("elected",))
