"""Tables for spreadsheets: every list, the same rows as the API, inert, and named after what was asked."""

from typing import Any

import pytest
from django.test import Client

from tests.api.conftest import Asking
from travaux.api.sheets import SHEETS
from travaux.exports.tables import FORMULA_SIGNS, Table, read_csv

NEEDED = {"known": "?since=2023-01-01", "rules": "?book=csto"}


def read(site: Client, address: str) -> Table:
    response = site.get(address)
    assert response.status_code == 200, response.content
    assert response.headers["Content-Type"].startswith("text/csv")
    return read_csv(response.content.decode())


def column(table: Table, name: str) -> list[str]:
    return [row[table.columns.index(name)] for row in table.rows]


@pytest.mark.parametrize("name", [*SHEETS, "rules"])
def test_every_list_is_a_table_without_a_formula(site: Client, name: str) -> None:
    response = site.get(f"/data/{name}.csv{NEEDED.get(name, '')}")
    told = response.content.decode()
    assert name == "communications" or told.count("\r\n") > 1
    assert not any(line.lstrip('"').startswith(FORMULA_SIGNS[:4]) for line in told.split("\r\n"))
    assert response.headers["Content-Disposition"].startswith(f'attachment; filename="travaux-{name}')


@pytest.mark.parametrize("name", ["dossiers", "sessions", "documents", "persons", "sources", "entries"])
def test_a_table_has_what_the_api_lists(site: Client, ask: Asking, name: str) -> None:
    key = "id" if name == "entries" else "dossier"
    listed: list[Any] = []
    following: str | None = f"/{name}?limit=200"
    while following:
        page = ask.json(following.removeprefix("/api/v1"))
        listed += (one[key] for one in page["items"])
        following = page["next"]
    assert column(read(site, f"/data/{name}.csv"), "entry" if name == "entries" else "dossier") == listed


def test_a_table_is_told_under_its_filters_and_dials_and_named_after_them(site: Client) -> None:
    address = "/data/facts.csv?about=csto/member/am&known=2023-11-21"
    response = site.get(address)
    assert (
        'filename="travaux-facts-about-csto-member-am-known-2023-11-21.csv"' in response.headers["Content-Disposition"]
    )
    assert set(column(read(site, address), "about")) == {
        about for about in column(read(site, address), "about") if "csto/member/am" in about
    }


def test_a_bounded_table_says_that_more_follows_and_where(site: Client) -> None:
    whole = column(read(site, "/data/entries.csv"), "entry")
    some: list[str] = []
    following = "/data/entries.csv?limit=250"
    while following:
        response = site.get(following)
        some += column(read_csv(response.content.decode()), "entry")
        following = response.headers.get("Link", "").partition(">")[0].removeprefix("<")
    assert some == whole


def test_a_count_stands_beside_the_measures_by_name(site: Client) -> None:
    counts = read(site, "/data/counts.csv")
    told = dict(
        zip(column(counts, "what"), zip(column(counts, "number"), column(counts, "of"), strict=True), strict=True)
    )
    assert told["implemented"] == ("32", "34")
    assert len(read(site, "/data/measures.csv").rows) == 2


def test_a_member_that_is_absent_is_a_row_of_attendance(site: Client) -> None:
    table = read(site, "/data/attendance.csv?year=2024")
    astana = [row for row in table.rows if row[0] == "csto/session/csc-2024-11-28"]
    assert {row[table.columns.index("member")]: row[table.columns.index("presence")] for row in astana}[
        "am"
    ] == "absent"


def test_nothing_on_record_is_an_empty_cell_and_what_no_source_says_is_unknown(site: Client) -> None:
    members = read(site, "/data/members.csv")
    armenia = dict(zip(members.columns, next(row for row in members.rows if row[0] == "csto/member/am"), strict=True))
    assert armenia["notified"] == ""
    assert armenia["membership"] == "member"


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/data/clubs.csv", 404, "There are: dossiers, members"),
        ("/data/facts.csv?limit=2001", 400, "from 1 to 2000"),
        ("/data/facts.csv?limit=-1", 400, "from 1 to 2000"),
        ("/data/facts.csv?limit=%D9%A1", 400, "from 1 to 2000"),
        ("/data/facts.csv?order=best", 400, "order"),
        ("/data/facts.csv?abuot=x", 400, "no parameter"),
        ("/data/facts.csv?name=%00", 400, "character"),
        ("/data/rules.csv", 400, "book: field required"),
        ("/data/rules.csv?book=none", 404, "no rule book"),
        ("/data/facts.csv?cursor=%FF", 400, "cursor"),
    ],
)
def test_a_table_that_cannot_be_made_is_refused_with_the_reason(
    site: Client, address: str, status: int, says: str
) -> None:
    response = site.get(address)
    assert response.status_code == status
    assert says in response.content.decode()


def test_who_holds_a_table_is_told_so(site: Client) -> None:
    held = site.get("/data/sessions.csv").headers["ETag"]
    assert site.get("/data/sessions.csv", headers={"if-none-match": held}).status_code == 304
