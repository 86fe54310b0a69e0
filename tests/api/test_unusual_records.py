"""A record of vague days, contradictions, withdrawals and restricted entries is told as described, and nothing more."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.api import unusual
from tests.api.conftest import Asking
from tests.api.test_the_schema import JSON, faults_in
from tests.databases import Place, fresh, opened
from travaux.api.dossiers import KINDS
from travaux.exports.tables import read_csv
from travaux.office import clock

#: Addresses that need neither a name nor a question.
PLAIN = sorted(
    path for path in JSON if "{" not in path and path.rpartition("/")[2] not in {"checkpoint", "known", "search"}
)
TURNED = ("", "on=2023-11-23", "at=1", "on=2023&known=2023-11-24&at=9", "on=1900&known=1900")


@pytest.fixture(scope="module")
def filled(django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    with tempfile.TemporaryDirectory() as folder, django_db_blocker.unblock():
        with fresh("sqlite", Path(folder)) as place:
            unusual.fill()
        yield place


@pytest.fixture
def odd(filled: Place, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch) -> Iterator[Asking]:
    """Asks the unusual record on 1 June 2024."""
    monkeypatch.setattr(clock, "now", lambda: unusual.TODAY)
    with django_db_blocker.unblock(), opened(filled):
        yield Asking(Client())


def items(odd: Asking, address: str) -> list[Any]:
    found: list[Any] = odd.json(address)["items"]
    return found


def names(odd: Asking, address: str) -> set[str]:
    return {one["dossier"] for one in items(odd, address)}


@pytest.mark.parametrize("path", PLAIN)
def test_every_list_is_told_as_described_however_the_dials_are_turned(odd: Asking, path: str) -> None:
    undialled = not any(one["name"] == "on" for one in JSON[path]["parameters"])
    for dials in TURNED[:1] if undialled else TURNED:
        told = odd.json(f"{path.removeprefix('/api/v1')}?{dials}")
        assert faults_in(told, path) == [], (path, dials)


@pytest.mark.parametrize("dials", TURNED)
def test_what_became_known_and_what_is_found_is_told_as_described(odd: Asking, dials: str) -> None:
    for path, query in (("/api/v1/known", "since=1800"), ("/api/v1/search", "q=Armenia")):
        told = odd.json(f"{path.removeprefix('/api/v1')}?{query}&{dials}")
        assert faults_in(told, path) == []


def test_every_dossier_is_told_as_described_with_its_whole_state(odd: Asking) -> None:
    path = "/api/v1/dossiers/{organisation}/{kind}/{slug}"
    listed = [
        one for who in ("csto", "club") for one in items(odd, f"/dossiers?organisation={who}&limit=200&state=true")
    ]
    assert {one["organisation"] for one in listed} == {"csto", "club"}
    for one in listed:
        told = odd.json(f"/dossiers/{one['dossier']}")
        assert faults_in(told, path) == [], one["dossier"]
        assert told["state"] == one["state"]


def test_every_fact_and_entry_on_the_lists_has_an_address_of_its_own(odd: Asking) -> None:
    for one in items(odd, "/facts?limit=200"):
        told = odd.json(f"/facts/{quote(one['address'], safe='')}")
        assert told["card"] == one
        assert faults_in(told, "/api/v1/facts/{address}") == []
    for one in items(odd, "/entries?limit=200"):
        assert faults_in(odd.json(f"/entries/{quote(one['id'])}"), "/api/v1/entries/{entry}") == []
        assert odd(f"/bytes/{quote(one['id'])}").content


def test_where_sources_contradict_each_other_with_equal_weight_none_leads(odd: Asking) -> None:
    place = odd.json(f"/dossiers/{unusual.OPEN}")["state"]["place"]
    assert place["value"] is None
    assert {one["value"] for one in place["rivals"]} == {"Minsk", "Moscow"}
    contested = items(odd, "/contested")
    assert {one["address"] for one in contested} >= {"open-tass#f1", "open-belta#f1"}
    assert all(one["contested"] and one["leads"] is not True for one in contested)
    table = read_csv(odd.client.get("/data/sessions.csv").content.decode())
    cells = next(dict(zip(table.columns, row, strict=True)) for row in table.rows if row[0] == unusual.OPEN)
    assert cells["place"] == "contested"


def test_the_same_is_not_contested_before_the_second_one_told_it(odd: Asking) -> None:
    first = next(one["position"] for one in items(odd, "/contested") if one["address"] == "open-tass#f1")
    told = odd.json(f"/dossiers/{unusual.OPEN}?at={first + 1}")["state"]
    assert told["place"]["value"] == "Minsk"
    assert items(odd, f"/contested?at={first + 1}") == []


@pytest.mark.parametrize(
    ("sort", "on", "held"),
    [
        ("year", "2023-06-01", False),
        ("year", "2023-12-31", True),
        ("month", "2023-11-29", False),
        ("month", "2023-11-30", True),
        ("decade", "1999-12-30", False),
        ("decade", "1999", True),
        ("stretch", "2023-01-31", False),
        ("stretch", "2023-02-01", True),
        ("hour", "2023-11-23T10:06", True),
        ("until", "2019", False),
        ("until", "2020", True),
    ],
)
def test_a_vague_day_moves_a_state_only_once_it_is_over(odd: Asking, sort: str, on: str, held: bool) -> None:
    told = odd(f"/dossiers/csto/session/{sort}?on={on}")
    state = told.json()["state"]
    assert (state["stage"]["state"] == "held") is held
    assert bool(state["evidence"]["may"]) is not held


def test_what_goes_on_without_an_end_never_stands_as_done(odd: Asking) -> None:
    state = odd.json("/dossiers/csto/session/since")["state"]
    assert state["held"] is None
    assert [one["address"] for one in state["evidence"]["may"]] == ["vague-since#f1"]


def test_a_withdrawn_report_moves_nothing_and_stays_on_record(odd: Asking) -> None:
    told = odd.json("/dossiers/csto/document/d1")
    assert [one["address"] for one in told["facts"]] == ["again#d"]
    seen = odd.json("/entries/withdrawn")
    assert "withdrawal" in str(seen)
    assert items(odd, "/entries?limit=200")[0]["id"] == "club-2"
    assert {"withdrawn", "withdrawal"} <= {one["id"] for one in items(odd, "/entries?limit=200")}


def test_what_is_restricted_is_counted_where_it_bears_and_shown_nowhere(odd: Asking) -> None:
    told = odd.json("/dossiers/csto/document/d1")
    assert told["hidden"] == 1
    assert told["state"]["evidence"]["text"] == "rests on 1 restricted entry"
    assert told["state"]["objections"] == []
    assert odd.refusal(f"/dossiers/{unusual.SECRET}")["status"] == 404
    assert unusual.SECRET not in names(odd, "/dossiers?limit=200")
    for address in ("/facts?limit=200", "/entries?limit=200", "/timeline?limit=200", "/remarks?limit=200"):
        assert "restricted#" not in str(items(odd, address))
        assert "secret" not in {one.get("id") or one.get("entry", "") for one in items(odd, address)}


def test_what_is_public_only_later_is_not_known_today(odd: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    before = odd.json("/dossiers/csto/document/d1")["state"]
    assert before["adopted"] is None
    monkeypatch.setattr(clock, "now", lambda: unusual.TODAY + 300 * 86_400)
    assert odd.json("/dossiers/csto/document/d1")["state"]["adopted"]
    assert odd.json("/dossiers/csto/document/d1?known=2024-06-01")["state"] == before


def test_each_organisation_has_its_own_lists_and_all_is_told_without_a_filter(odd: Asking) -> None:
    ours, theirs = names(odd, "/dossiers?organisation=csto&limit=200"), names(odd, "/dossiers?organisation=club")
    assert theirs == {"club/session/s1", "club/member/us"}
    assert not ours & theirs
    assert names(odd, "/dossiers?limit=200") >= ours | theirs
    assert names(odd, "/sessions?organisation=club&place=Minsk") == {"club/session/s1"}
    assert names(odd, "/sessions?organisation=nobody") == set()


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_of_a_kind_holds_that_kind_alone(odd: Asking, kind: str) -> None:
    found = items(odd, f"/{kind}?limit=200")
    assert {one["kind"] for one in found} <= {KINDS[kind]}
    assert names(odd, f"/dossiers?kind={KINDS[kind]}&limit=200") == {one["dossier"] for one in found}


def test_an_organisation_without_rules_gets_no_finding_but_the_reason(odd: Asking) -> None:
    told = odd("/documents/csto/d1/finding")
    assert told.status_code == 200
    assert faults_in(told.json(), "/api/v1/documents/{organisation}/{slug}/finding") == []
    assert odd.refusal("/documents/club/d1/finding")["status"] == 404


@pytest.mark.parametrize(
    "path",
    ["/numbers", "/facts", "/sessions", "/search?q=x", "/known?since=2020", "/entries/x", "/bytes/x", "/checkpoint"],
)
def test_an_empty_record_is_told_to_be_empty_at_every_address(nothing_told: Asking, path: str) -> None:
    told = nothing_told.refusal(path)
    assert (told["status"], told["type"]) == (503, "/api/v1/docs#nothing-yet")


def test_what_hangs_on_no_record_is_answered_also_without_one(nothing_told: Asking) -> None:
    for path in ("/events", "/rule-books", "/openapi.json"):
        assert nothing_told.json(path)
    assert nothing_told.client.get("/feeds/csto.atom").status_code == 503
    assert nothing_told.client.get("/data/facts.csv").status_code == 503
