"""Days and totals: every way in which records write them is read, and what cannot be read is told."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.corpora.making import mapping
from travaux.corpora import scalars
from travaux.corpora.mapping import Counts

DATES = mapping().date
WORDS = {"yes": "yes", "infavour": "yes", "no": "no", "abstain": "abstain"}


@pytest.mark.parametrize(
    "written",
    [
        "3 February 2020",
        "03 February 2020",
        "3\u00a0February\u00a02020",
        "2020-02-03",
        "2020-02-03 00:00:00",
        "2020-02-03T10:00:00Z",
        "3 feb 2020",
        "3 February 2020 in Nairobi",
        date(2020, 2, 3),
        datetime(2020, 2, 3, 10, 0),  # noqa: DTZ001 - as Parquet gives it
    ],
)  # fmt: skip
def test_a_day_is_read_in_each_of_its_forms(written: object) -> None:
    assert scalars.day(DATES, {"date": written}).on == date(2020, 2, 3)


def test_a_day_without_a_year_takes_the_year_of_its_own_column() -> None:
    assert scalars.day(DATES, {"date": "19 December", "year": "1946"}).on == date(1946, 12, 19)
    assert scalars.day(DATES, {"date": "19 December", "year": 1946}).on == date(1946, 12, 19)


def test_of_two_days_the_first_is_taken_and_that_is_told() -> None:
    found = scalars.day(DATES, {"date": "15/16 November", "year": 1973})
    assert found.on == date(1973, 11, 15)
    assert found.faults[0].what == "'15/16 November' names two days; the first is taken"


@pytest.mark.parametrize(
    ("written", "what"),
    [
        (None, "it gives no day"),
        ("N.A.", "it gives no day"),
        ("last Tuesday", "'last Tuesday' has none of the forms that the mapping knows"),
        ("30 February 2020", "'30 February 2020' is no day of the calendar"),
        ("3 Brumaire 2020", "'3 Brumaire 2020' is no day of the calendar"),
    ],
)  # fmt: skip
def test_a_day_that_cannot_be_read_is_told_and_the_year_stays(written: object, what: str) -> None:
    found = scalars.day(DATES, {"date": written, "year": 2020})
    assert (found.on, found.year) == (None, 2020)
    assert [one.what for one in found.faults] == [what]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (15, 15), ("15", 15), ("015", 15), ("15.0", 15), (15.0, 15), (Decimal("15.5"), Fraction(31, 2)), ("0", 0),
        ("621,109", 621109), ("621’109", 621109), ("N.A.", None), ("n/a", None), ("", None), (None, None), (".", None),
        ("fifteen", None), ("-3", None), (True, None), (float("nan"), None), (float("inf"), None), ("1e9", None),
    ],
)  # fmt: skip
def test_a_total_is_read_exactly_or_not_at_all(written: object, number: Fraction | None) -> None:
    assert scalars.total(written) == number


def test_totals_stand_in_a_list_by_word_in_columns_or_in_a_sentence() -> None:
    order = ("yes", "no", "abstain")
    columns = {
        "list": ["14", "0", "1"],
        "named": {"inFavour": "014", "other": "9"},
        "for": 14,
        "against": 0,
        "told": "Adopted 14-0-1, 4094th meeting",
    }
    sources = (
        Counts(column="list", order=order),
        Counts(column="named"),
        Counts(columns={"yes": "for", "no": "against"}),
        Counts(column="told", order=order, form=r"(\d+)-(\d+)-(\d+)"),
        Counts(column="absent", order=order),
    )
    found, _ = scalars.totals(sources, columns, WORDS)
    assert [(one.field, dict(one.numbers)) for one in found] == [
        ("list", {"yes": 14, "no": 0, "abstain": 1}),
        ("named", {"yes": 14}),
        ("for, against", {"yes": 14, "no": 0}),
        ("told", {"yes": 14, "no": 0, "abstain": 1}),
    ]


def test_what_is_no_total_among_totals_is_told() -> None:
    sources = (Counts(column="counts", order=("yes", "no", "abstain")),)
    _, faults = scalars.totals(sources, {"counts": [137, "N.A.", None]}, WORDS)
    assert [one.what for one in faults if not one.form] == [
        "'N.A.' stands where the total of no is due",
        "no total of abstain",
    ]


def test_where_no_totals_are_given_at_all_nothing_is_amiss() -> None:
    assert scalars.totals((Counts(column="counts", order=("yes",)),), {"counts": [None]}, WORDS) == ([], [])


def test_ways_of_writing_are_told_as_such() -> None:
    _, faults = scalars.totals((Counts(column="counts", order=("yes", "no")),), {"counts": ["015", "2"]}, WORDS)
    assert [(one.what, one.form) for one in faults] == [
        ("totals are written with zeros before them", True),
        ("totals are written as text", True),
    ]


@pytest.mark.parametrize(("number", "shown"), [(Fraction(15), "15"), (Fraction(31, 2), "15 1/2"), (Fraction(0), "0")])
def test_numbers_are_told_as_people_write_them(number: Fraction, shown: str) -> None:
    assert scalars.plain(number) == shown


def test_conditions_on_columns_must_all_be_met_without_regard_to_capitals_and_blanks() -> None:
    where = mapping().modes[0].where
    assert scalars.fits(where, {"manner": "Adopted  WITHOUT\u00a0a vote"})
    assert not scalars.fits(where, {"manner": None})
    assert scalars.fits({}, {})
