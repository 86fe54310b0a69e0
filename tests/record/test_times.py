"""Dates as people write them, and the half-open intervals they stand for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.record.times import (
    BEGINNING,
    END,
    EVER,
    TIMELESS,
    BadDate,
    Interval,
    end_of,
    read_date,
    write_moment,
    zone_named,
)

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


@given(st.dates(max_value=date(5137, 12, 31)), st.dates(max_value=date(5137, 12, 31)))
def test_intervals_overlap_just_when_they_share_a_day(one: object, other: object) -> None:
    first, second = read_date(str(one), MOSCOW), read_date(str(other), MOSCOW)
    assert first.overlaps(second) == (one == other)


@pytest.mark.parametrize(
    ("text", "lo", "hi"),
    [
        ("19XX", "1900-01-01T00:00:00+02:30:17", "2000-01-01T00:00:00+03:00"),  # Moscow's own mean time of 1900
        ("2024-02", "2024-02-01T00:00:00+03:00", "2024-03-01T00:00:00+03:00"),
        ("2024-02-29", "2024-02-29T00:00:00+03:00", "2024-03-01T00:00:00+03:00"),
        ("2024-12-31", "2024-12-31T00:00:00+03:00", "2025-01-01T00:00:00+03:00"),
        ("2024-XX", "2024-01-01T00:00:00+03:00", "2025-01-01T00:00:00+03:00"),
        ("2022~", "2021-01-01T00:00:00+03:00", "2024-01-01T00:00:00+03:00"),
        ("199X~", "1980-01-01T00:00:00+03:00", "2010-01-01T00:00:00+03:00"),  # a decade either way
        ("2024-01~", "2023-12-01T00:00:00+03:00", "2024-03-01T00:00:00+03:00"),
        ("2024-12~", "2024-11-01T00:00:00+03:00", "2025-02-01T00:00:00+03:00"),
        ("2024-03-01%", "2024-02-29T00:00:00+03:00", "2024-03-03T00:00:00+03:00"),
        ("2024-12-23T13:53~", "2024-12-23T13:52:00+03:00", "2024-12-23T13:55:00+03:00"),  # a minute either way
        ("2024-12-23T13:53:10%", "2024-12-23T13:53:09+03:00", "2024-12-23T13:53:12+03:00"),
        ("2024-12-23T13:53?", "2024-12-23T13:53:00+03:00", "2024-12-23T13:54:00+03:00"),
        ("2024-12-23T23:59+14:00", "2024-12-23T12:59:00+03:00", "2024-12-23T13:00:00+03:00"),
        ("2022/2023-06", "2022-01-01T00:00:00+03:00", "2023-07-01T00:00:00+03:00"),
        ("2023-11-20T10:00/2023-11-20T11:30", "2023-11-20T10:00:00+03:00", "2023-11-20T11:31:00+03:00"),
        ("/2023-11-20", None, "2023-11-21T00:00:00+03:00"),
        ("2023-11-20/", "2023-11-20T00:00:00+03:00", None),
        (" 2023-11-20 ", "2023-11-20T00:00:00+03:00", "2023-11-21T00:00:00+03:00"),
    ],
)
def test_what_is_vague_is_as_wide_as_it_says(text: str, lo: str | None, hi: str | None) -> None:
    assert _written(text) == (lo, hi)


@pytest.mark.parametrize(
    ("text", "obstacle"),
    [
        ("/", "both its ends are open"),  # it would say nothing: write unknown
        ("../..", "both its ends are open"),
        ("../", "both its ends are open"),
        ("2022/2023/2024", "it has none of the forms known here"),
        ("unknown/2023", "it has none of the forms known here"),
        ("2023-11-23/always", "it has none of the forms known here"),
        ("2023-11-23/2023-11-22", "it ends before it begins"),
        ("5138-11-16", "it is later than the year 5137"),  # beyond the end of all intervals
        ("9000", "it is later than the year 5137"),
        ("5138-11-16T13:00", "it is later than the year 5137"),
        ("9000/..", "it is later than the year 5137"),
        ("9999-12", "year 10000 is out of range"),
        ("0000", "year 0 is out of range"),
        ("\u0662\u0660\u0662\u0662", "it has none of the forms known here"),  # other figures are no figures here
        ("2023-11-2\u0663", "it has none of the forms known here"),
        ("2023-1-2", "it has none of the forms known here"),
        ("20231123", "it has none of the forms known here"),
        ("2023-11-23 10:00", "it has none of the forms known here"),
        ("2023-11-23t10:00", "it has none of the forms known here"),
        ("~2023", "it has none of the forms known here"),
        ("20XX-11", "it has none of the forms known here"),
        ("2023-XX-11", "it has none of the forms known here"),
        ("2023-11-23T10:61", "minute must be in 0..59"),
        ("2023-11-23T10:00+25:00", "offset must be a timedelta strictly between"),
        ("2023-02-29", "day is out of range for month"),
    ],
)
def test_what_is_no_date_is_refused_with_the_forms_that_are(text: str, obstacle: str) -> None:
    with pytest.raises(BadDate) as caught:
        read_date(text, MOSCOW)
    assert obstacle in str(caught.value)
    assert str(caught.value).endswith("an interval 2024-02-22/2024-02-23, or unknown.")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2023", "2024-01-01T00:00:00+03:00"),
        ("202X", "2030-01-01T00:00:00+03:00"),
        ("2023-11", "2023-12-01T00:00:00+03:00"),
        ("2023-11-XX", "2023-12-01T00:00:00+03:00"),
        (" 2023-11-20 ", "2023-11-21T00:00:00+03:00"),
        ("2023-11-20T10:00:30", "2023-11-20T10:00:30+03:00"),
        ("2023-11-20T10:00Z", "2023-11-20T13:00:00+03:00"),
    ],
)
def test_a_dial_ends_with_its_day_and_a_moment_is_itself(text: str, moment: str) -> None:
    assert write_moment(end_of(text, MOSCOW), MOSCOW) == moment


@pytest.mark.parametrize("text", [" unknown ", "always ", "2023~ ", "2023-11-20?", "..", "2023/", "2023-11-20T10:00~"])
def test_a_dial_that_is_vague_is_refused_however_it_is_spaced(text: str) -> None:
    with pytest.raises(BadDate):
        end_of(text, MOSCOW)


def test_an_hour_that_is_left_out_or_comes_twice_still_has_its_place() -> None:
    berlin = zone_named("Europe/Berlin")
    left_out = read_date("2024-03-31T02:30", berlin)
    assert write_moment(left_out.lo, berlin) == "2024-03-31T03:30:00+02:00"
    day = read_date("2024-03-31", berlin)
    assert day.hi - day.lo == 23 * 3600
    twice = read_date("2024-10-27T02:30", berlin)
    assert write_moment(twice.lo, berlin) == "2024-10-27T02:30:00+02:00"  # the first of the two


INTERVALS = st.tuples(st.integers(0, 9), st.integers(0, 4)).map(lambda pair: Interval(pair[0], pair[0] + pair[1]))


def _moments(interval: Interval) -> set[int]:
    return set(range(interval.lo, interval.hi))


@given(INTERVALS, INTERVALS)
def test_two_intervals_overlap_just_when_they_share_a_moment(one: Interval, other: Interval) -> None:
    assert one.overlaps(other) == bool(_moments(one) & _moments(other))
    assert one.overlaps(other) == other.overlaps(one)


def test_the_control_comparing_ends_alone_would_put_an_empty_interval_into_a_wide_one() -> None:
    empty, wide = Interval(5, 5), Interval(3, 8)
    assert empty.lo < wide.hi
    assert wide.lo < empty.hi
    assert not empty.overlaps(wide)
    assert not TIMELESS.overlaps(EVER)


def test_an_open_end_is_written_as_nothing() -> None:
    assert [write_moment(moment) for moment in (BEGINNING, BEGINNING - 1, END, END + 1)] == [None] * 4
    assert write_moment(0) == "1970-01-01T00:00:00+00:00"


@pytest.mark.parametrize("name", ["", "Europe", "../../etc/passwd", "Europe/Moscow\x00", "/etc/localtime", "Moscow"])
def test_what_is_no_zone_is_refused_and_nothing_else_happens(name: str) -> None:
    with pytest.raises(BadDate, match="there is no such time zone"):
        zone_named(name)


@given(st.dates(date(1, 1, 3), date(5137, 12, 31)), st.sampled_from(("Europe/Moscow", "Asia/Kathmandu", "UTC")))
def test_every_day_begins_where_the_one_before_it_ends(day: date, zone: str) -> None:
    place = zone_named(zone)
    before = date.fromordinal(day.toordinal() - 1)
    assert read_date(before.isoformat(), place).hi == read_date(day.isoformat(), place).lo
    assert (write_moment(read_date(day.isoformat(), place).lo, place) or "").startswith(day.isoformat())
