"""Whatever cannot be asked ends with a problem document that says what stands in the way; never with a fault."""

import pytest
from django.test import Client

from tests.api.conftest import Asking

UNASKABLE = "cannot-be-asked-so"
UNKNOWN = "unknown-parameter"
ABSENT = "not-on-record"
NOWHERE = "no-such-address"


@pytest.mark.parametrize(
    ("address", "status", "sort", "says"),
    [
        ("/facts?abuot=csto/member/am", 400, UNKNOWN, "It has: on, known, at, limit, cursor, via"),
        ("/facts?about=csto/member/zz", 400, UNASKABLE, "nothing on record is about it"),
        ("/facts?about=armenia", 400, UNASKABLE, "no full name of a dossier"),
        ("/facts?name=refused", 400, UNASKABLE, "refused"),
        ("/facts?only=true", 400, UNASKABLE, "no 'via' is given"),
        ("/facts?only=perhaps", 400, UNASKABLE, "only: input should be a valid boolean"),
        ("/facts?limit=0", 400, UNASKABLE, "limit: input should be greater than or equal to 1"),
        ("/facts?limit=201", 400, UNASKABLE, "limit: input should be less than or equal to 200"),
        ("/facts?limit=many", 400, UNASKABLE, "limit: input should be a valid integer"),
        ("/facts?limit=" + "9" * 5_000, 400, UNASKABLE, "limit"),
        ("/facts?limit=2&limit=3", 400, UNASKABLE, "'limit' is given more than once"),
        ("/facts?cursor=abc", 400, UNASKABLE, "cannot be followed"),
        ("/facts?since=someday", 400, UNASKABLE, "someday"),
        ("/facts?on=2024-02-31", 400, UNASKABLE, "2024-02-31"),
        ("/facts?on=2024-11-31T25:00", 400, UNASKABLE, "cannot be read as a date"),
        ("/facts?known=2130-01-01", 400, UNASKABLE, "nobody can know today"),
        ("/facts?at=999999999999999999999999", 400, UNASKABLE, "beyond the head"),
        ("/facts?at=-1", 400, UNASKABLE, "at: input should be greater than or equal to 0"),
        ("/facts?about=%00", 400, UNASKABLE, "character"),
        ("/facts?name=%ED%A0%80", 400, UNASKABLE, "no event"),
        ("/dossiers?kind=club", 400, UNASKABLE, "no kind of dossier"),
        ("/dossiers?order=best", 400, UNASKABLE, "order"),
        ("/sessions?year=99999", 400, UNASKABLE, "year"),
        ("/sessions?kind=person", 400, UNKNOWN, "no parameter 'kind'"),
        ("/known?since=2024-01-01&until=2023-01-01", 400, UNASKABLE, "not before"),
        ("/known", 400, UNASKABLE, "since: field required"),
        ("/search?q=", 400, UNASKABLE, "q"),
        ("/search", 400, UNASKABLE, "q: field required"),
        ("/rule-books/csto?on=today", 400, UNASKABLE, "no day"),
        ("/numbers?x=1", 400, UNKNOWN, "'x'"),
        ("/events?on=2024-01-01", 400, UNKNOWN, "It has: none"),
        ("/dossiers/csto/member/zz", 404, ABSENT, "holds nothing about 'csto/member/zz'"),
        ("/dossiers/csto/member/%C3%A9", 404, ABSENT, "the slug must be small letters"),
        ("/dossiers/csto/club/x", 404, ABSENT, "no kind 'club'"),
        ("/dossiers/csto/roll/x", 404, ABSENT, "without a slug"),
        ("/dossiers/member/am", 404, ABSENT, "csto/member/am"),
        ("/documents/csto/no-such-text/finding", 404, ABSENT, "no-such-text"),
        ("/documents/csto/assistance-to-armenia/finding?book=none", 404, ABSENT, "no rule book 'none'"),
        ("/facts/no-such-entry%23x", 404, ABSENT, "No fact on record"),
        ("/facts/%00", 400, UNASKABLE, "character"),
        ("/entries/no/such/entry", 404, ABSENT, "No entry on record"),
        ("/bytes/no-such-entry", 404, ABSENT, "No public entry"),
        ("/proofs/no-such-entry", 404, ABSENT, "No public entry"),
        ("/rule-books/none", 404, ABSENT, "There are:"),
        ("/rule-books/csto?rule=none", 404, ABSENT, "no such rule"),
        ("/", 404, NOWHERE, "/api/v1/docs"),
        ("/nothing/here", 404, NOWHERE, "/api/v1/docs"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_with_the_reason(
    ask: Asking, address: str, status: int, sort: str, says: str
) -> None:
    told = ask.refusal(address)
    assert (told["status"], told["type"]) == (status, f"/api/v1/docs#{sort}")
    assert says in told["detail"]


def test_an_unknown_parameter_is_answered_with_the_known_ones_for_programs(ask: Asking) -> None:
    assert ask.refusal("/entries?page=2")["known"] == ["on", "known", "at", "limit", "cursor"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_the_record_is_only_read(site: Client, method: str) -> None:
    for address in ("/api/v1/facts", "/api/v1/openapi.json"):
        response = getattr(site, method)(address)
        assert response.status_code == 405
        assert response.headers["Allow"] == "GET, HEAD"
        assert response.json()["type"].endswith("#reading-only")


def test_a_short_name_of_several_facts_is_refused_with_their_addresses(ask: Asking) -> None:
    names = [one["ref"] for one in ask.json("/facts?about=csto/member/am&limit=200")["items"]]
    assert ask.json(f"/facts/{names[-1]}")["card"]["ref"] == names[-1]


def test_an_empty_record_says_so(nothing_told: Asking) -> None:
    told = nothing_told.refusal("/dossiers")
    assert told["status"] == 503
    assert "travaux demo" in told["detail"]


def test_a_host_that_is_not_ours_gets_a_problem_too(site: Client) -> None:
    response = site.get("/api/v1/facts", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"


def test_no_refusal_is_kept(ask: Asking) -> None:
    assert ask("/facts?x=1").headers["Cache-Control"] == "no-store"
