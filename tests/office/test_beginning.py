"""When an exercise begins: at nine of a day, at the moment that is given, and on no month or year."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from travaux.broken_input import BrokenInput
from travaux.office.exercise import BadHour, NoExercise, hour_of

TRIED = "Beginning an exercise"


@pytest.mark.parametrize(
    ("as_of", "zone", "local"),
    [
        ("2022-11-22", "Asia/Yerevan", "2022-11-22 09:00"),
        ("2022-11-22", "Europe/Moscow", "2022-11-22 09:00"),
        ("2022-11-22", "UTC", "2022-11-22 09:00"),
        ("2022-01-01", "Asia/Yerevan", "2022-01-01 09:00"),
        ("2024-02-29", "Asia/Yerevan", "2024-02-29 09:00"),
        ("2022-11-22T14:30", "Asia/Yerevan", "2022-11-22 14:30"),
        ("2022-11-22T00:00", "Asia/Yerevan", "2022-11-22 00:00"),
        ("2022-11-22T23:59", "Asia/Yerevan", "2022-11-22 23:59"),
        ("2022-11-22T09:00", "Asia/Yerevan", "2022-11-22 09:00"),
        (" 2022-11-22 ", "Asia/Yerevan", "2022-11-22 09:00"),
        ("2022-11-22/2022-11-23", "Asia/Yerevan", "2022-11-22 09:00"),
    ],
)
def test_an_exercise_begins_at_nine_of_its_day_or_at_its_moment(as_of: str, zone: str, local: str) -> None:
    moment = datetime.fromtimestamp(hour_of(as_of, zone, TRIED), UTC).astimezone(ZoneInfo(zone))
    assert f"{moment:%Y-%m-%d %H:%M}" == local


@pytest.mark.parametrize(
    "as_of",
    [
        "2022",
        "2022-11",
        "2022-11-22/2022-11-24",
        "../2022-11-22",
        "2022-11-22/..",
        "unknown",
    ],
)
def test_an_exercise_begins_on_no_longer_time_than_a_day(as_of: str) -> None:
    with pytest.raises(BadHour) as refused:
        hour_of(as_of, "Asia/Yerevan", TRIED)
    assert str(refused.value) == (f"{TRIED}: that is no day. Write one, such as 2022-11-22.")


@pytest.mark.parametrize(
    "as_of",
    [
        "",
        "soon",
        "2022-13-01",
        "2022-11-31",
        "2023-02-29",
        "22.11.2022",
        "<script>",
        "2022-11-22T25:00",
        "2022-11-22; DROP TABLE",
    ],
)
def test_an_exercise_begins_on_no_day_that_is_not_in_the_calendar(as_of: str) -> None:
    with pytest.raises(BrokenInput):
        hour_of(as_of, "Asia/Yerevan", TRIED)


@pytest.mark.parametrize("zone", ["", "Nowhere/Town", "../../etc/passwd", "<b>"])
def test_an_exercise_begins_in_no_zone_that_there_is_not(zone: str) -> None:
    with pytest.raises(BrokenInput):
        hour_of("2022-11-22", zone, TRIED)


def test_what_only_exercises_do_is_told_with_how_to_make_one() -> None:
    told = str(NoExercise("Moving the clock to '2022-11-23'"))
    assert told.startswith("Moving the clock to '2022-11-23': this record is no exercise")
    assert "`travaux exercise new` makes an exercise" in told
