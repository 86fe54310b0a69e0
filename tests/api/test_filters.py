"""A filter leaves just what it names, under every turn of the dials, in every form in which a list is told."""

import re
from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client

from tests.api.conftest import Asking
from travaux.exports.tables import read_csv

DIALS = ("", "on=2023-11-23&known=2024-12-31", "known=2023-11-20&at=250")
Item = dict[str, Any]
_READ: dict[tuple[str, str], list[Item]] = {}


def whole(ask: Asking, address: str, query: str = "") -> list[Item]:
    """All items of a list, page after page; each list of the record is read once."""
    found = _READ.setdefault((address, query), [])
    if found:
        return found
    following: str | None = f"/api/v1{address}?limit=200{f'&{query}' if query else ''}"
    while following:
        told = ask.json(following.removeprefix("/api/v1"))
        found += told["items"]
        following = told["next"]
    return found


def joined(*queries: str) -> str:
    return "&".join(one for one in queries if one)


def dossiers(found: list[Item]) -> list[str]:
    return [str(one["dossier"]) for one in found]


def values_of(claim: Item | None) -> set[str]:
    """Whatever anybody says there: the value that leads and the others."""
    if claim is None:
        return set()
    return {str(one) for one in [claim["value"], *(rival["value"] for rival in claim.get("rivals", ()))]}


@pytest.mark.parametrize("dials", DIALS)
@pytest.mark.parametrize(
    ("address", "query", "fits"),
    [
        ("/sessions", "organisation=csto", lambda one: one["organisation"] == "csto"),
        ("/sessions", "organisation=world", lambda one: one["organisation"] == "world"),
        ("/dossiers", "kind=plan", lambda one: one["kind"] == "plan"),
        ("/dossiers", "organisation=world&kind=person", lambda one: (one["organisation"], one["kind"]) == ("world", "person")),
        ("/sessions", "year=2023", lambda one: "2022-12-31T21:00" < (one["ended"] or "")[:16] <= "2024-01-01T03:00"),
        ("/dossiers", "year=2024&kind=document", lambda one: one["kind"] == "document" and "2024" <= (one["ended"] or "") <= "2025-01-01T03:00"),
    ],
)  # fmt: skip
def test_a_list_holds_all_that_fits_its_filter_and_nothing_else(
    ask: Asking, dials: str, address: str, query: str, fits: Callable[[Item], bool]
) -> None:
    wanted = [one["dossier"] for one in whole(ask, address, dials) if fits(one)]
    assert dossiers(whole(ask, address, joined(query, dials))) == wanted


@pytest.mark.parametrize(
    ("address", "query", "told"),
    [
        ("/sessions", "place=Astana", lambda state: values_of(state["place"]) | values_of(state["planned_place"])),
        ("/sessions", "body=csto/body/csc", lambda state: set(state["bodies"])),
        ("/documents", "body=csto/body/csc", lambda state: values_of(state["body"])),
        ("/sources", "outlet=world/source/belta", lambda state: values_of(state["outlet"])),
        ("/sources", "sort=agency", lambda state: values_of(state["sort"])),
        ("/persons", "post=csto/post/secretary-general", lambda state: set(state["posts"])),
    ],
)  # fmt: skip
def test_what_a_filter_finds_says_so_in_its_state(
    ask: Asking, address: str, query: str, told: Callable[[Item], set[str]]
) -> None:
    value = query.partition("=")[2]
    every = whole(ask, address, "state=true")
    wanted = {one["dossier"] for one in every if value in told(one["state"])}
    assert wanted
    assert set(dossiers(whole(ask, address, query))) >= wanted
    assert set(dossiers(whole(ask, address, query))) < set(dossiers(every))


@pytest.mark.parametrize(
    ("address", "one", "other"),
    [
        ("/sessions", "place=Moscow", "body=csto/body/csc"),
        ("/sessions", "year=2022", "place=Yerevan"),
        ("/documents", "body=csto/body/csc", "year=2023"),
        ("/dossiers", "kind=source", "sort=agency"),
        ("/dossiers", "kind=meeting", "person=world/person/tasmagambetov"),
        ("/facts", "about=csto/member/am", "name=attendance"),
        ("/facts", "via=world/source/belta", "by=world/person/zas"),
        ("/timeline", "about=csto/member/am", "since=2022-11-01&until=2022-12-31"),
        ("/remarks", "by=world/person/tasmagambetov", "about=csto/member/am"),
        ("/facts", "contested=true", "about=csto/session/csc-2024-11-28"),
        ("/facts", "via=world/source/belta", "via=world/source/belta&only=true"),
    ],
)
@pytest.mark.parametrize("dials", DIALS)
def test_two_filters_leave_what_both_leave(ask: Asking, address: str, one: str, other: str, dials: str) -> None:
    def keys(query: str) -> list[str]:
        found = whole(ask, address, joined(query, dials))
        return [str(item.get("dossier") or item.get("address") or item["entry"]) for item in found]

    both = other if other.startswith(one) else joined(one, other)
    left, right = keys(one), set(keys(other))
    if address == "/remarks":
        assert set(keys(both)) <= set(left) & right
    else:
        assert keys(both) == [key for key in left if key in right]


def came_through(card: Item, source: str) -> bool:
    slug = source.rpartition("/")[2]
    return any(slug in {link["source"], link.get("outlet")} for trail in card["sources"] for link in trail["chain"])


def spoken_by(card: Item) -> str:
    return str((card["speaker"] or {"by": ""})["by"])


@pytest.mark.parametrize("dials", DIALS)
@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("about=csto/document/assistance-to-armenia", lambda card: "csto/document/assistance-to-armenia" in card["about"]),
        ("by=world/person/tasmagambetov", lambda card: spoken_by(card) == "world/person/tasmagambetov"),
        ("name=signature refused", lambda card: card["name"] == "signature refused"),
        ("via=world/source/belta", lambda card: came_through(card, "world/source/belta")),
        ("contested=true", lambda card: bool(card["contested"])),
    ],
)  # fmt: skip
def test_facts_are_chosen_by_subject_speaker_event_source_and_contradiction(
    ask: Asking, dials: str, query: str, fits: Callable[[Item], bool]
) -> None:
    wanted = [one["address"] for one in whole(ask, "/facts", dials) if fits(one)]
    assert [one["address"] for one in whole(ask, "/facts", joined(query, dials))] == wanted
    assert wanted or dials


@pytest.mark.parametrize("dials", DIALS)
def test_the_timeline_has_every_dated_fact_on_every_side_of_which_it_may_lie(ask: Asking, dials: str) -> None:
    every = {one["address"]: one["happened"] for one in whole(ask, "/timeline", dials)}
    parts = ("until=2022-11-22", "since=2022-11-22&until=2022-11-23", "since=2022-11-23")
    found = [[one["address"] for one in whole(ask, "/timeline", joined(part, dials))] for part in parts]
    assert set().union(*found) == every.keys()
    for part in found:
        assert len(set(part)) == len(part)
    for first, second in (found[:2], found[1:]):
        assert all(_days(every[one]) != 1 for one in set(first) & set(second))
    day = {one for one, when in every.items() if when["hi"] == "2022-11-24T00:00:00+03:00" and _days(when) == 1}
    assert day <= set(found[1])


def _days(happened: Item) -> int:
    """How many days it may be; 0 where one end is open."""
    if not happened["lo"] or not happened["hi"]:
        return 0
    ends = (datetime.fromisoformat(happened[end]) for end in ("lo", "hi"))
    return -(next(ends) - next(ends)).days


@pytest.mark.parametrize("address", ["/facts", "/timeline", "/remarks", "/known?since=2022-01-01"])
def test_the_newest_first_is_the_oldest_first_read_backwards(ask: Asking, address: str) -> None:
    path, _, query = address.partition("?")
    narrowed = joined(query, "about=csto/member/am&on=2024-12-31&known=2024-12-31")
    oldest, newest = (whole(ask, path, joined(narrowed, f"order={order}")) for order in ("oldest", "newest"))
    assert oldest
    assert [str(one) for one in oldest] == [str(one) for one in reversed(newest)]


@pytest.mark.parametrize("dials", DIALS)
def test_what_became_known_day_by_day_is_all_that_is_known(ask: Asking, dials: str) -> None:
    cuts = ("1900", "2022-11-22", "2023-11-19")
    parts = pairwise(cuts)
    found = [one["address"] for a, b in parts for one in whole(ask, "/known", joined(f"since={a}&until={b}", dials))]
    late = whole(ask, "/known", joined(f"since={cuts[-1]}", dials))
    always = {one["address"] for one in whole(ask, "/facts", "known=1900")}
    known = {one["address"] for one in whole(ask, "/facts", dials)} - always
    assert len(set(found)) == len(found)
    assert {one["address"] for one in late} <= known
    assert known <= {*found, *(one["address"] for one in late)}


@pytest.mark.parametrize(
    ("sheet", "address", "query"),
    [
        ("facts", "/facts", "about=csto/member/am&known=2023-11-21"),
        ("timeline", "/timeline", "since=2022-11-01&until=2022-12-31"),
        ("known", "/known", "since=2023-11-19&until=2023-11-21"),
        ("contested", "/contested", "on=2024-12-31"),
        ("gaps", "/gaps", ""),
        ("sessions", "/sessions", "year=2023&order=newest"),
        ("documents", "/documents", "body=csto/body/csc&on=2023-11-23"),
        ("persons", "/persons", "post=csto/post/secretary-general"),
        ("dossiers", "/dossiers", "kind=source&sort=agency"),
        ("remarks", "/remarks", "by=world/person/tasmagambetov"),
        ("entries", "/entries", "known=2023-11-21"),
    ],
)
def test_a_table_has_just_the_rows_of_the_list_under_the_same_question(
    ask: Asking, sheet: str, address: str, query: str
) -> None:
    listed = whole(ask, address, query)
    response = ask.client.get(f"/data/{sheet}.csv?{query}")
    table = read_csv(response.content.decode())
    key = next(one for one in ("address", "dossier", "entry") if one in table.columns)
    rows = [row[table.columns.index(key)] for row in table.rows]
    assert listed
    assert rows == [str(one.get(key) or one.get("id")) for one in listed]
    told = re.sub(r"[^0-9A-Za-z.-]+", "-", f"travaux-{sheet}-{query.replace('=', '-').replace('&', '-')}").strip("-")
    assert response.headers["Content-Disposition"] == f'attachment; filename="{told[:120]}.csv"'


def test_the_columns_of_a_table_do_not_hang_on_what_is_asked(site: Client) -> None:
    for sheet, narrow in (
        ("facts", "about=csto/member/am"),
        ("attendance", "year=2024"),
        ("entries", "at=40"),
        ("terms", "on=2010"),
    ):
        columns = [read_csv(site.get(f"/data/{sheet}.csv?{one}").content.decode()).columns for one in ("", narrow)]
        assert columns[0] == columns[1], sheet
    empty = read_csv(site.get("/data/facts.csv?at=0").content.decode())
    assert (empty.columns[0], empty.rows) == ("address", ())


@pytest.mark.parametrize("dials", DIALS)
@pytest.mark.parametrize(("page", "address"), [("/csto/sessions", "/sessions?organisation=csto"), ("/csto/documents", "/documents?organisation=csto"), ("/csto/meetings", "/meetings?organisation=csto")])  # fmt: skip
def test_page_api_and_table_count_the_same(ask: Asking, page: str, address: str, dials: str) -> None:
    total = ask.json(f"{address}&limit=1&{dials}")["total"]
    table = read_csv(ask.client.get(f"/data{address.replace('?', '.csv?')}&{dials}").content.decode())
    told = ask.client.get(f"{page}?{dials}", headers={"accept-language": "en"}).content.decode()
    counted = re.search(r"<h2[^>]*>\s*([\d,]+) (?:session|text|meeting|document)", told)
    assert counted, told[:3000]
    assert total == len(table.rows) == int(counted[1].replace(",", ""))


def test_links_lead_to_the_end_and_back_to_the_beginning(ask: Asking) -> None:
    def links(address: str) -> dict[str, str]:
        header = ask(address.removeprefix("/api/v1")).headers.get("Link", "")
        return {relation: to for to, relation in re.findall(r'<([^>]+)>; rel="(\w+)"', header)}

    trodden = ["/api/v1/sessions?limit=8&order=newest&on=2024-12-31&known=2024-12-31"]
    while following := links(trodden[-1]).get("next"):
        trodden.append(following)
    back, pages = [trodden[-1]], len(trodden)
    while before := links(back[-1]).get("prev"):
        back.append(before)
    assert pages > 3
    assert len(back) == pages
    assert "prev" not in links(trodden[0])
    assert (
        ask(back[-1].removeprefix("/api/v1")).json()["items"] == ask(trodden[0].removeprefix("/api/v1")).json()["items"]
    )
    assert all("limit=8" in one and "order=newest" in one and "on=2024-12-31" in one for one in (*trodden, *back))


@pytest.mark.parametrize("other", ["/documents?limit=3", "/sessions?limit=3&order=oldest", "/facts?limit=3"])
def test_a_cursor_of_another_list_or_order_is_refused(ask: Asking, other: str) -> None:
    cursor = re.search(r"cursor=([^&]+)", ask.json("/sessions?limit=3")["next"])
    assert cursor
    refused = ask(f"{other}&cursor={cursor[1]}")
    assert refused.status_code == (200 if other.startswith("/documents") else 400)
    if refused.status_code == 400:
        assert "belongs to another list" in refused.json()["detail"]
