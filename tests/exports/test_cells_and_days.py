"""Cells that spreadsheets must not run, days as a calendar can hold them, names of feeds: each row by row."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from travaux.exports.atom import tag
from travaux.exports.chronicle_files import headed
from travaux.exports.icalendar import Days, Times, placed
from travaux.exports.tables import EXERCISE, Table, inert, live, read_csv, write_csv
from travaux.record.times import read_date

YEREVAN = ZoneInfo("Asia/Yerevan")
MOSCOW = ZoneInfo("Europe/Moscow")


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("", ""),
        ("Armenia", "Armenia"),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("'x", "''x"),
        ("''x", "'''x"),
        (" =1", " =1"),
        ("a=1", "a=1"),
        ("a-b", "a-b"),
        ("a@b", "a@b"),
        ("1+1", "1+1"),
        ("a;=1", "a;'=1"),
        ("a;+1", "a;'+1"),
        ("a;b", "a;b"),
        ("a; =1", "a; =1"),
        ("a\t=1", "a\t'=1"),
        ("a\n=1", "a\n'=1"),
        ("a\r=1", "a\r'=1"),
        ('a;"=1"', 'a;\'"=1"'),
        ('"=1"', '"=1"'),
        ("a,=1", "a,=1"),
        ("a;'x", "a;''x"),
        ("don't", "don't"),
    ],
)
def test_a_cell_is_shown_and_not_run_and_comes_back_as_it_was(cell: str, shown: str) -> None:
    assert inert(cell) == shown
    assert live(shown) == cell


@pytest.mark.parametrize(
    ("row", "line"),
    [
        (("a", "b"), "a,b"),
        (("a,b", "c"), '"a,b",c'),
        (('a"b', "c"), '"a""b",c'),
        (("a\nb", "c"), '"a\nb",c'),
        (("=a", "c"), "'=a,c"),
        (("a", "=c"), "a,'=c"),
        (("", ""), ","),
        (("Ереван", "Минск"), "Ереван,Минск"),
        (("<b>", "&"), "<b>,&"),
    ],
)
def test_a_row_is_written_by_the_rules_of_csv_and_read_back(row: tuple[str, ...], line: str) -> None:
    table = Table(("one", "two"), (row,))
    assert write_csv(table) == f"one,two\r\n{line}\r\n"
    assert read_csv(write_csv(table)) == table


@pytest.mark.parametrize(
    ("mark", "written"),
    [
        ("", "one\r\na\r\nb\r\n"),
        ("Exercise", f"one,{EXERCISE}\r\na,Exercise\r\nb,Exercise\r\n"),
        ("=Exercise", f"one,{EXERCISE}\r\na,'=Exercise\r\nb,'=Exercise\r\n"),
        ("Exercise, 2", f'one,{EXERCISE}\r\na,"Exercise, 2"\r\nb,"Exercise, 2"\r\n'),
    ],
)
def test_a_mark_stands_on_every_line_of_a_table(mark: str, written: str) -> None:
    assert write_csv(Table(("one",), (("a",), ("b",))), mark) == written


def test_a_formula_in_the_name_of_a_column_is_inert_as_well() -> None:
    assert write_csv(Table(("=one",), ())) == "'=one\r\n"
    assert read_csv("'=one\r\n") == Table(("=one",), ())


@pytest.mark.parametrize(
    ("stated", "when"),
    [
        ("2022-11-23", Days(date(2022, 11, 23), date(2022, 11, 23))),
        ("2022-11", Days(date(2022, 11, 1), date(2022, 11, 30), vague=True)),
        ("2022-12", Days(date(2022, 12, 1), date(2022, 12, 31), vague=True)),
        ("2022-02", Days(date(2022, 2, 1), date(2022, 2, 28), vague=True)),
        ("2024-02", Days(date(2024, 2, 1), date(2024, 2, 29), vague=True)),
        ("2022", None),
    ],
)
@pytest.mark.parametrize("zone", [YEREVAN, MOSCOW], ids=["Yerevan", "Moscow"])
def test_a_date_stands_in_a_calendar_as_the_days_that_it_may_be(stated: str, when: Days | None, zone: ZoneInfo) -> None:
    assert placed(read_date(stated, zone), zone) == when


@pytest.mark.parametrize(
    ("stated", "hour"),
    [
        ("2022-11-23T10:30", 10),
        ("2022-11-23T23:30", 23),
        ("2022-11-23T01:00", 1),
    ],
)
def test_a_moment_stands_in_a_calendar_as_a_time(stated: str, hour: int) -> None:
    when = placed(read_date(stated, YEREVAN), YEREVAN)
    assert isinstance(when, Times)
    assert when.ends is None
    assert datetime.fromtimestamp(when.begins, UTC).astimezone(YEREVAN).hour == hour


@pytest.mark.parametrize("stated", ["2022-11-23", "2022-03-27", "2022-10-30"])
def test_a_day_on_which_the_clock_is_changed_is_a_day(stated: str) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    day = date.fromisoformat(stated)
    assert placed(read_date(stated, berlin), berlin) == Days(day, day)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("csto", "tag:record.example,2026-01-02:csto"),
        ("csto/member/am", "tag:record.example,2026-01-02:csto/member/am"),
        ("csto#2", "tag:record.example,2026-01-02:csto%232"),
        ("a b", "tag:record.example,2026-01-02:a%20b"),
        ("a?b", "tag:record.example,2026-01-02:a%3Fb"),
        ("a%b", "tag:record.example,2026-01-02:a%25b"),
        ("<b>", "tag:record.example,2026-01-02:%3Cb%3E"),
        ("a\nb", "tag:record.example,2026-01-02:a%0Ab"),
        ("é", "tag:record.example,2026-01-02:%C3%A9"),
        ("\ud800", "tag:record.example,2026-01-02:%3F"),
        ("a:b;c,d", "tag:record.example,2026-01-02:a:b;c,d"),
        ("a@b!c$d", "tag:record.example,2026-01-02:a@b!c$d"),
        ("", "tag:record.example,2026-01-02:"),
    ],
)
def test_a_name_of_a_feed_holds_only_signs_of_an_address(path: str, name: str) -> None:
    assert tag("Record.Example", date(2026, 1, 2), path) == name


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ("", "entries:\n"),
        ("Exercise", "# Exercise\nentries:\n"),
        ("Exercise  of\tMay", "# Exercise of May\nentries:\n"),
        ("Exercise\nentries: []", "# Exercise entries: []\nentries:\n"),
        ("Exercise\r- a", "# Exercise - a\nentries:\n"),
        ("Exercise\u2028- a", "# Exercise - a\nentries:\n"),
        ("Exercise\x85- a", "# Exercise - a\nentries:\n"),
    ],
)
def test_a_mark_stands_on_one_line_above_a_chronicle(mark: str, text: str) -> None:
    assert headed("entries:\n", mark) == text
