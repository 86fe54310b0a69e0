"""Dates as people write them, and the half-open intervals they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.record.times import BEGINNING, END, EVER, TIMELESS, BadDate, end_of, read_date, write_moment, zone_named

MOSCOW = zone_named("Europe/Moscow")


def _written(text: str) -> tuple[str | None, str | None]:
    interval = read_date(text, MOSCOW)
    return write_moment(interval.lo, MOSCOW), write_moment(interval.hi, MOSCOW)


@pytest.mark.parametrize(
    ("text", "lo", "hi"),
    [
        ("2022", "2022-01-01T00:00:00+03:00", "2023-01-01T00:00:00+03:00"),
        ("199X", "1990-01-01T00:00:00+03:00", "2000-01-01T00:00:00+03:00"),
        ("2022-11", "2022-11-01T00:00:00+03:00", "2022-12-01T00:00:00+03:00"),
        ("2022-12", "2022-12-01T00:00:00+03:00", "2023-01-01T00:00:00+03:00"),
        ("2022-11-XX", "2022-11-01T00:00:00+03:00", "2022-12-01T00:00:00+03:00"),
        ("2022-XX", "2022-01-01T00:00:00+03:00", "2023-01-01T00:00:00+03:00"),
        ("2022-11-23", "2022-11-23T00:00:00+03:00", "2022-11-24T00:00:00+03:00"),
        ("2022-11-23?", "2022-11-23T00:00:00+03:00", "2022-11-24T00:00:00+03:00"),  # uncertain, not widened
        ("2024-01~", "2023-12-01T00:00:00+03:00", "2024-03-01T00:00:00+03:00"),  # approximate: one unit either way
        ("2024-12-23T13:53", "2024-12-23T13:53:00+03:00", "2024-12-23T13:54:00+03:00"),
        ("2024-12-23T13:53:10Z", "2024-12-23T16:53:10+03:00", "2024-12-23T16:53:11+03:00"),
        ("2024-12-23T13:53-05:00", "2024-12-23T21:53:00+03:00", "2024-12-23T21:54:00+03:00"),
        ("2024-02-22/2024-02-23", "2024-02-22T00:00:00+03:00", "2024-02-24T00:00:00+03:00"),
        ("../2023-11-20", None, "2023-11-21T00:00:00+03:00"),
        ("2023-11-20/..", "2023-11-20T00:00:00+03:00", None),
    ],
)
def test_a_date_stands_for_a_half_open_interval(text: str, lo: str | None, hi: str | None) -> None:
    assert _written(text) == (lo, hi)


def test_unknown_is_any_time_and_always_has_no_day() -> None:
    assert (read_date("unknown", MOSCOW), read_date("always", MOSCOW)) == (EVER, TIMELESS)


def test_the_zone_decides_where_a_day_ends() -> None:
    assert end_of("2023-11-20", MOSCOW) - end_of("2023-11-20", zone_named("Asia/Bishkek")) == 3 * 3600


def test_a_dial_that_names_a_moment_is_that_moment() -> None:
    assert write_moment(end_of("2023-11-20T10:00", MOSCOW), MOSCOW) == "2023-11-20T10:00:00+03:00"


@pytest.mark.parametrize(
    ("text", "obstacle"),
    [
        ("2023-02-30", "day is out of range for month"),
        ("2023-13", "month must be in 1..12"),
        ("20 November", "it has none of the forms known here"),
        ("2023-11-23/2023-11-20", "it ends before it begins"),
        ("2023-11-23T25:00", "hour must be in 0..23"),
        ("", "it has none of the forms known here"),
    ],
)
def test_an_impossible_date_is_refused_with_what_stands_in_the_way(text: str, obstacle: str) -> None:
    with pytest.raises(BadDate, match="cannot be read as a date") as caught:
        read_date(text, MOSCOW)
    assert obstacle in str(caught.value)


@pytest.mark.parametrize("text", ["unknown", "always", "2023/2024", "2023~"])
def test_a_dial_needs_one_plain_day(text: str) -> None:
    with pytest.raises(BadDate, match="one plain day or moment"):
        end_of(text, MOSCOW)


def test_a_zone_that_does_not_exist_is_refused() -> None:
    with pytest.raises(BadDate, match="no such time zone"):
        zone_named("Europe/Atlantis")


@given(st.text(max_size=24))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    try:
        interval = read_date(text, MOSCOW)
    except BadDate:
        return
    assert BEGINNING <= interval.lo <= interval.hi <= END


@given(st.dates(), st.dates())
def test_intervals_overlap_just_when_they_share_a_day(one: object, other: object) -> None:
    first, second = read_date(str(one), MOSCOW), read_date(str(other), MOSCOW)
    assert first.overlaps(second) == (one == other)
