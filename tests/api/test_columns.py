"""What a cell says: the value that leads, nothing where nothing is on record, and never a choice that sources do not make."""

from zoneinfo import ZoneInfo

import pytest

from tests.api.conftest import Asking
from travaux.api import columns
from travaux.api.dossiers import Attendance, Item
from travaux.decision.situation.claims import Cited, Claim, Happening, Version
from travaux.decision.situation.session import AttendanceRow
from travaux.exports.tables import Table, read_csv
from travaux.record.times import BEGINNING, END, Interval, read_date

ZONE = ZoneInfo("Europe/Moscow")
DAY = read_date("2023-11-23", ZONE)
CITED = Cited("r1#f1", "attendance", DAY, "2023-11-23", "stated", DAY, "", "", ())
NOTHING = Claim(None)


@pytest.mark.parametrize(
    ("claim", "cell"),
    [
        (Claim("Astana"), "Astana"),
        (Claim(32), "32"),
        (Claim(["am", "by"]), "am; by"),
        (Claim("unknown"), "unknown"),
        (Claim("none"), "none"),
        (NOTHING, ""),
        (Claim(None, rivals=(Version("Minsk", ()), Version("Moscow", ()))), "contested"),
        (Claim("Minsk", rivals=(Version("Moscow", ()),)), "Minsk"),
    ],
)
def test_a_cell_has_the_value_that_leads(claim: Claim, cell: str) -> None:
    assert columns.claim(claim) == cell


@pytest.mark.parametrize(
    ("interval", "cell"),
    [
        (DAY, "2023-11-23T00:00:00+03:00/2023-11-24T00:00:00+03:00"),
        (Interval(BEGINNING, DAY.hi), "../2023-11-24T00:00:00+03:00"),
        (Interval(DAY.lo, END), "2023-11-23T00:00:00+03:00/.."),
    ],
)
def test_an_interval_is_open_where_nobody_says(interval: Interval, cell: str) -> None:
    assert columns.interval(interval, ZONE) == cell


def test_a_happening_that_is_put_at_two_times_is_contested_and_one_that_is_not_told_is_empty() -> None:
    assert columns.happening(None, ZONE) == ""
    assert columns.happening(Happening(None, "", (CITED,), (CITED,)), ZONE) == "contested"
    assert columns.happening(Happening(DAY, "2023-11-23", (CITED,)), ZONE).startswith("2023-11-23")


def test_facts_are_named_once_each() -> None:
    assert columns.addresses([CITED, CITED]) == "r1#f1"


def test_a_row_has_a_cell_for_every_column() -> None:
    made = columns.table(("a", "b"), [{"b": "2"}, {"a": "1", "c": "3"}])
    assert made == Table(("a", "b"), (("", "2"), ("1", "")))


def test_a_delegation_that_a_list_denies_is_told_with_that_list() -> None:
    row = AttendanceRow("am", Claim("absent"), NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, (CITED,), ("r2#list",))
    made = columns.attendance([Attendance("csto/session/s", "A session", None, (row,))])
    told = dict(zip(made.columns, made.rows[0], strict=True))
    assert (told["presence"], told["reason"], told["denied by"], told["facts"]) == ("absent", "", "r2#list", "r1#f1")


def test_a_dossier_without_a_state_has_its_name_and_kind_alone() -> None:
    made = columns.dossiers([Item("csto/plan/2023", "plan", "csto", "A plan", None)], ZONE)
    assert made.columns == ("dossier", "kind", "organisation", "title", "ended")


def test_no_dossier_makes_an_empty_table() -> None:
    assert columns.dossiers([], ZONE).rows == ()


def test_a_plan_without_its_state_has_no_measure_and_no_count() -> None:
    plan = Item("csto/plan/2023", "plan", "csto", "A plan", None)
    assert (
        columns.measures([plan], ZONE).rows
        == columns.counts([plan], ZONE).rows
        == columns.terms([plan], ZONE).rows
        == ()
    )


def rows(ask: Asking, name: str) -> list[dict[str, str]]:
    """The rows of a table, each under the names of its columns."""
    table = read_csv(ask.client.get(f"/data/{name}.csv").content.decode())
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def one(found: list[dict[str, str]], key: str, value: str) -> dict[str, str]:
    (row,) = [row for row in found if row[key] == value]
    return row


def test_the_row_of_a_document_names_who_refused(ask: Asking) -> None:
    row = one(rows(ask, "documents"), "dossier", "csto/document/assistance-to-armenia")
    assert row["refused by"] == "am"
    assert row["adopted"] == ""


def test_the_row_of_a_session_says_where_and_of_which_bodies(ask: Asking) -> None:
    row = one(rows(ask, "sessions"), "dossier", "csto/session/csc-2024-11-28")
    assert row["place"] == "Astana"
    assert "csto/body/csc" in row["bodies"].split()
    assert row["held"].startswith("2024-11-28T00:00:00+0")


def test_the_row_of_a_post_names_its_holder(ask: Asking) -> None:
    assert one(rows(ask, "posts"), "dossier", "csto/post/secretary-general")["holder"].startswith("world/person/")


def test_the_terms_of_a_post_are_rows_of_their_own(ask: Asking) -> None:
    told = [row for row in rows(ask, "terms") if row["post"] == "csto/post/secretary-general"]
    assert len({row["holder"] for row in told}) > 1


def test_a_measure_that_was_not_done_is_told_with_its_reason(ask: Asking) -> None:
    told = rows(ask, "measures")
    assert {row["stage"] for row in told} == {"not implemented"}
    assert all(row["reason"] for row in told)


def test_a_publication_has_each_date_under_its_label(ask: Asking) -> None:
    told = one(rows(ask, "sources"), "dossier", "world/source/udf-262962")
    assert told["outlet"] == "world/source/udf"
    assert "published" in told


def test_a_remark_is_told_with_its_chain(ask: Asking) -> None:
    told = [row for row in rows(ask, "remarks") if row["said by"] == "world/person/tasmagambetov"]
    assert all(row["chain"] and row["facts"] for row in told)


def test_an_entry_stands_at_its_position(ask: Asking) -> None:
    told = rows(ask, "entries")
    assert [int(row["position"]) for row in told] == sorted((int(row["position"]) for row in told), reverse=True)
