"""When an exercise begins and where its mark stands: row by row, without a record."""

import pytest

from travaux.api import exercised
from travaux.exports import chronicle_files, tables
from travaux.exports.tables import Table
from travaux.office.exercise import BadHour, hour_of
from travaux.record.times import read_date, zone_named

MARK = "EXERCISE - replay of Yerevan 2022"
HOUR = 3_600
TRIED = "Beginning an exercise"


@pytest.mark.parametrize(
    ("as_of", "zone", "hours"),
    [
        ("2022-11-22", "Europe/Moscow", 9),
        ("2022-11-22", "UTC", 9),
        ("2022-11-22", "Asia/Yerevan", 9),
        ("2022-11-22T00:00", "Europe/Moscow", 0),
        ("2022-11-22T14:30", "Europe/Moscow", 14.5),
        ("2022-11-22T23:59", "Europe/Moscow", 23 + 59 / 60),
        ("2024-02-29", "Europe/Moscow", 9),
        ("2022-12-31", "Europe/Moscow", 9),
    ],
)
def test_a_day_begins_at_nine_in_its_zone_and_a_moment_as_it_is(as_of: str, zone: str, hours: float) -> None:
    midnight = read_date(as_of.partition("T")[0], zone_named(zone)).lo
    assert hour_of(as_of, zone, TRIED) == midnight + int(hours * HOUR)


@pytest.mark.parametrize("as_of", ["2022", "2022-11", "2022-11-01/2022-11-22", "2022-11-20/2022-11-24"])
def test_what_is_longer_than_a_day_is_no_beginning(as_of: str) -> None:
    with pytest.raises(BadHour, match="Write one, such as 2022-11-22"):
        hour_of(as_of, "Europe/Moscow", TRIED)


@pytest.mark.parametrize(
    ("mark", "columns", "row"),
    [
        ("", ("a", "b"), ("1", "2")),
        (MARK, ("a", "b", "exercise"), ("1", "2", MARK)),
        ("=1+1", ("a", "b", "exercise"), ("1", "2", "=1+1")),
    ],
)
def test_a_table_bears_the_mark_on_every_line_or_not_at_all(
    mark: str, columns: tuple[str, ...], row: tuple[str, ...]
) -> None:
    written = tables.write_csv(Table(("a", "b"), (("1", "2"), ("1", "2"))), mark)
    assert tables.read_csv(written) == Table(columns, (row, row))


def test_a_mark_that_looks_like_a_formula_is_inert_in_a_table() -> None:
    written = tables.write_csv(Table(("a",), (("1",),)), "=HYPERLINK(1)")
    assert ",'=HYPERLINK(1)" in written


@pytest.mark.parametrize(
    ("text", "mark", "wanted"),
    [
        ("chronicle: csto/1\n", "", "chronicle: csto/1\n"),
        ("chronicle: csto/1\n", MARK, f"# {MARK}\nchronicle: csto/1\n"),
        ("", MARK, f"# {MARK}\n"),
        ("x: 1\n", "two\nlines", "# two lines\nx: 1\n"),
        ("x: 1\n", "  wide   blanks ", "# wide blanks\nx: 1\n"),
    ],
)
def test_a_chronicle_bears_the_mark_as_one_line_of_comment(text: str, mark: str, wanted: str) -> None:
    assert chronicle_files.headed(text, mark) == wanted


@pytest.mark.parametrize(("mark", "wanted"), [("", "Armenia"), (MARK, f"{MARK} - Armenia")])
def test_a_title_stands_behind_the_mark(monkeypatch: pytest.MonkeyPatch, mark: str, wanted: str) -> None:
    monkeypatch.setattr(exercised.exercise, "mark", lambda: mark)
    assert exercised.exercised("Armenia") == wanted
