"""Tables for spreadsheets: every cell is inert, and a program reads back what was written."""

import csv
import io
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_fact, a_report, recorded
from travaux.exports import tables
from travaux.exports.tables import FORMULA_SIGNS, Table
from travaux.record.fold import Dials, fold
from travaux.record.telling import FactCard, Publication, card
from travaux.record.times import Interval

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)
ROUGH = st.sampled_from(("=", "@", "-", ";", "\t", "\n", "\r", '"', "'", ",", "a"))


def a_card(**extra: object) -> FactCard:
    entry = a_report("r1", a_fact(**extra))
    (told,) = fold(recorded(entry), Dials()).facts
    return card(told, {})


@pytest.mark.parametrize("sign", FORMULA_SIGNS)
def test_a_cell_that_begins_like_a_formula_is_written_as_text(sign: str) -> None:
    assert tables.inert(f"{sign}1+1") == f"'{sign}1+1"


def test_an_ordinary_cell_stays_as_it_is() -> None:
    assert tables.inert("32 of 34 = claimed") == "32 of 34 = claimed"


def test_without_the_apostrophe_a_formula_would_stand_at_the_head_of_a_cell() -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerow(["=HYPERLINK(1)"])
    assert out.getvalue().startswith("=")
    assert not tables.write_csv(Table(("=HYPERLINK(1)",), ())).startswith("=")


@given(st.lists(st.tuples(CELLS, CELLS), max_size=4))
def test_what_is_written_is_read_back_and_no_cell_is_a_formula(rows: list[tuple[str, str]]) -> None:
    table = Table(("left", "right"), tuple(rows))
    text = tables.write_csv(table)
    assert tables.read_csv(text) == table
    assert not any(cell.startswith(FORMULA_SIGNS) for row in csv.reader(io.StringIO(text, newline="")) for cell in row)


def test_a_fact_gives_one_row_with_its_half_open_days_and_its_values_as_json() -> None:
    row = dict(zip(tables.FACT_COLUMNS, tables.facts([a_card(value={"body": "csto/body/csc"})]).rows[0], strict=True))
    assert row["address"] == "r1#f1"
    assert row["value"] == '{"body":"csto/body/csc"}'
    assert (row["happened from"], row["happened before"]) == ("2023-11-23T00:00:00+03:00", "2023-11-24T00:00:00+03:00")
    assert row["chain"] == "tass"
    assert row["said by"] == ""


def test_a_contested_fact_names_its_rivals_and_whether_it_leads() -> None:
    one, other = fold(recorded(a_report("r1", a_fact()), a_report("r2", a_fact())), Dials()).facts
    told = card(one, {"tass": Publication("tass")}, [other])
    row = dict(zip(tables.FACT_COLUMNS, tables.facts([told]).rows[0], strict=True))
    assert row["contested by"] == "r2#f1"
    assert row["leads"] in {"yes", "no"}


def test_records_of_any_kind_become_rows_with_a_column_a_field() -> None:
    table = tables.rows_of([Interval(1, 2), Interval(3, 4)])
    assert table == Table(("lo", "hi"), (("1", "2"), ("3", "4")))


@dataclass(frozen=True)
class Listed:
    """A row of any list that a page or the interface offers as CSV."""

    title: str
    place: str | None
    codes: tuple[str, ...]


@pytest.mark.parametrize("sign", FORMULA_SIGNS)
def test_the_rows_of_any_list_are_inert_in_its_file_and_come_back_as_they_were(sign: str) -> None:
    table = tables.rows_of([Listed(f"{sign}cmd|' /C calc'!A0", None, (f"{sign}1",)), Listed("Astana", f"{sign}2", ())])
    text = tables.write_csv(table)
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert not any(cell.startswith(FORMULA_SIGNS) for cell in cells)
    assert tables.read_csv(text) == table
    assert table.rows[1] == ("Astana", f"{sign}2", "[]")


def test_no_records_give_an_empty_table() -> None:
    assert tables.rows_of([]) == Table((), ())


def test_a_thing_without_fields_is_refused() -> None:
    with pytest.raises(TypeError, match="needs named fields; list has none"):
        tables.rows_of([[1, 2]])


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        # a formula at the head, behind a separator of another country, in a quotation
        ("=1+1", "'=1+1"),
        ("a;=1+1", "a;'=1+1"),
        ('a;"=1', '"a;\'""=1"'),
        ("a; =1+1", "a; =1+1"),
        # signs of other scripts, a line within a cell, apostrophes of its own
        ("＝1", "'＝1"),
        ("one\n-two", '"one\n\'-two"'),
        ("'tis", "''tis"),
        ("a;'b", "a;''b"),
        ("it's 5 - 3", "it's 5 - 3"),
    ],
)
def test_an_apostrophe_stands_wherever_a_spreadsheet_could_begin_a_formula(cell: str, written: str) -> None:
    assert tables.write_csv(Table(("x",), ((cell,),))) == f"x\r\n{written}\r\n"
    assert tables.read_csv(tables.write_csv(Table(("x",), ((cell,),)))).rows == ((cell,),)


@given(st.lists(st.tuples(CELLS, st.text(ROUGH, max_size=8)), min_size=1, max_size=3), st.sampled_from(";\t,"))
def test_by_whatever_a_spreadsheet_parts_cells_none_begins_like_a_formula(
    rows: list[tuple[str, str]], separator: str
) -> None:
    text = tables.write_csv(Table(("x", "y"), tuple(rows)))
    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) for cell in row]
    assert not any(cell.lstrip("\t\r\n").startswith(FORMULA_SIGNS) for cell in cells)
    assert tables.read_csv(text).rows == tuple(rows)


def test_without_the_second_apostrophe_such_a_spreadsheet_would_begin_one() -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerow(["x", "c;@d"])
    (row,) = csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=";")
    assert any(cell.startswith(FORMULA_SIGNS) for cell in row)


def test_columns_are_inert_as_well_and_an_empty_table_is_read_back() -> None:
    assert tables.write_csv(Table(("=x", "y"), ())) == "'=x,y\r\n"
    assert tables.read_csv(tables.write_csv(Table(("=x", "y"), ()))) == Table(("=x", "y"), ())


def test_what_is_missing_is_an_empty_cell_and_what_is_no_text_stands_as_json() -> None:
    told = a_card(value={"to": ["csto/body/cfm", "csto/body/cdm"]}, keys=("am", "by"), closed=True, note="=note")
    row = dict(zip(tables.FACT_COLUMNS, tables.facts([told]).rows[0], strict=True))
    assert (row["key"], row["closed list"], row["leads"], row["position"]) == ("am by", "yes", "", "0")
    assert row["value"] == '{"to":["csto/body/cfm","csto/body/cdm"]}'
    assert row["note"] == "=note", "a row holds the words themselves; only the file is made inert"
    assert (row["said on"], row["said to"], row["after"]) == ("", "", "")
