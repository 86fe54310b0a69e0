"""Acting by the API: once under a key, by whoever the token is of, with bodies of every sort."""

import json
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
import schemathesis
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.test.utils import override_settings
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from pytest_django.plugin import DjangoDbBlocker
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance

from tests.accounts.people import FAST, Seated, sit
from tests.databases import fresh
from tests.stories.exercise import open_exercise
from travaux.accounts import keeping
from travaux.accounts.models import Token
from travaux.api import schema
from travaux.api.events import MOST_BYTES
from travaux.api.problems import Sort
from travaux.config.wsgi import application
from travaux.office import shelf
from travaux.record.events import EVENTS

ADDRESS: Final = "/api/v1/organisations/csto/events"
ABSENT: Final = {"event": "absence announced", "about": ["csto/member/am"], "keys": ["am"]}
CASES: Final = 2_000 if os.environ.get("TRAVAUX_SOAK") else 40
BODIES: Final = 10_000 if os.environ.get("TRAVAUX_SOAK") else 300


@dataclass(frozen=True)
class Sending:
    """Sends bodies as the program of somebody who speaks for Armenia."""

    person: Seated
    client: Client

    def __call__(self, body: object, key: str = "one", **headers: str) -> HttpResponse:
        raw = body if isinstance(body, str | bytes) else json.dumps(body)
        given = {"Authorization": f"Bearer {self.person.clear}", "Idempotency-Key": key} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        kind = given.pop("Content-Type", "application/json")
        return self.client.post(ADDRESS, raw, content_type=kind, headers={n: v for n, v in given.items() if v})

    def refusal(self, status: int, body: object, key: str = "one", **headers: str) -> dict[str, Any]:
        """The problem document with which a body is refused; nothing was entered."""
        before = shelf.size()
        response = self(body, key, **headers)
        assert (response.status_code, shelf.size()) == (status, before), response.content
        assert response.headers["Content-Type"] == "application/problem+json"
        assert response.headers["Cache-Control"] == "no-store"
        told: dict[str, Any] = response.json()
        assert told["detail"]
        return told


@pytest.fixture
def send(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Sending]:
    """An exercise of six members, and somebody's program."""
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path), override_settings(PASSWORD_HASHERS=FAST):
        cache.clear()
        open_exercise("2022-11-01T09:00")
        yield Sending(sit("am", "delegation", "am", "plenipotentiary", bodies=("csc",)), Client())


def test_an_act_is_answered_with_its_receipt_and_sent_again_with_the_same(send: Sending) -> None:
    first, again = send(ABSENT), send(ABSENT)
    assert (first.status_code, again.status_code) == (201, 200)
    told = first.json()
    without = {name: value for name, value in told.items() if name != "exercise"}
    assert {name: value for name, value in again.json().items() if name != "exercise"} == without
    assert told["finding"]["admissible"] == "yes"
    assert send.client.get(first.headers["Location"]).json()["facts"][0]["name"] == "absence announced"


def test_another_act_under_a_key_is_refused_and_the_key_of_somebody_else_is_in_nobodys_way(send: Sending) -> None:
    assert send(ABSENT).status_code == 201
    told = send.refusal(409, {**ABSENT, "value": {"to": "world/organisation/osce"}})
    assert told["reasons"][0]["code"] == "key used for another act"
    other = Sending(sit("by", "delegation", "by", "delegate"), send.client)
    assert other({"event": "absence announced", "about": ["csto/member/by"], "keys": ["by"]}).status_code == 201


def test_nobody_is_told_who_they_would_have_to_be(send: Sending) -> None:
    for header in (
        "",
        "Bearer ",
        "Bearer travaux_x",
        f"bearer {send.person.clear}",
        f"Basic {send.person.clear}",
        f"Bearer {send.person.clear}x",
    ):
        told = send.refusal(401, ABSENT, Authorization=header)
        assert told["type"].endswith("#who-are-you")
    keeping.end_token(send.person.token)
    assert send.refusal(401, ABSENT) == told
    assert "Bearer" in send(ABSENT).headers["WWW-Authenticate"]


def test_a_session_does_nothing_here_so_that_no_other_site_acts_by_a_browser(send: Sending) -> None:
    send.client.force_login(send.person.account)
    assert send.refusal(401, ABSENT, Authorization="")["status"] == 401


def test_a_use_of_a_token_is_noted(send: Sending) -> None:
    send(ABSENT)
    assert Token.objects.get(pk=send.person.token.pk).used > 0


REFUSED: Final[list[tuple[int, object, dict[str, str]]]] = [
    (415, ABSENT, {"Content-Type": "text/plain"}),
    (415, ABSENT, {"Content-Type": "application/x-www-form-urlencoded"}),
    (400, ABSENT, {"Idempotency-Key": ""}),
    (400, ABSENT, {"Idempotency-Key": "k" * 129}),
    (400, ABSENT, {"Idempotency-Key": "ключ"}),
    (413, "x" * (MOST_BYTES + 1), {}),
    (415, "", {}),
    (422, "[" * 50_000, {}),
    (422, '{"event":' + "[" * 50_000, {}),
    (422, '{"event": "absence announced", "about": ["csto/member/am"], "more": 1}', {}),
    (422, b"\xff\xfe{}", {}),
    (422, "NaN", {}),
    (422, {**ABSENT, "about": []}, {}),
    (422, {**ABSENT, "about": ["csto/member/am"] * 21}, {}),
    (403, {**ABSENT, "about": ["../../etc/passwd"]}, {}),
    (422, {**ABSENT, "about": ["csto/session/x y"]}, {}),
    (422, {**ABSENT, "keys": ["am\x00"]}, {}),
    (422, {**ABSENT, "keys": ["\ud800"]}, {}),
    (422, {**ABSENT, "value": {"nothing": "x"}}, {}),
    (422, {**ABSENT, "value": {"to": {"a": 1}}}, {}),
    (422, {**ABSENT, "value": {"to": 10**30}}, {}),
    (422, {**ABSENT, "on": "yesterday"}, {}),
    (422, {**ABSENT, "on": "2022-11-23"}, {}),
    (422, {**ABSENT, "on": "2999-01-01T00:00"}, {}),
    (403, {**ABSENT, "audience": "everybody"}, {}),
    (422, {**ABSENT, "capacity": "king"}, {}),
    (403, {**ABSENT, "audience": "secretariat"}, {}),
    (403, {**ABSENT, "capacity": "chair"}, {}),
    (403, {**ABSENT, "event": "no such event"}, {}),
    (403, {**ABSENT, "event": "clock set"}, {}),
    (403, {"event": "absence announced", "about": ["csto/member/by"], "keys": ["by"]}, {}),
    (403, {"event": "withdrawal notified", "about": ["csto/member/am"]}, {}),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(REFUSED)))
def test_what_cannot_be_entered_is_refused_with_the_reason(send: Sending, number: int) -> None:
    status, body, headers = REFUSED[number]
    told = send.refusal(status, body, **{name.replace("-", "_"): value for name, value in headers.items()})
    assert told["status"] == status


@pytest.mark.parametrize("organisation", ["world", "osce", "x" * 300, "..", "%00"])
def test_another_organisation_is_not_this_tokens(send: Sending, organisation: str) -> None:
    header = {"Authorization": f"Bearer {send.person.clear}", "Idempotency-Key": "k"}
    address = f"/api/v1/organisations/{organisation}/events"
    assert send.client.post(
        address, json.dumps(ABSENT), content_type="application/json", headers=header
    ).status_code in {400, 403, 404}


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete", "options"])
def test_nothing_but_post_is_taken_here_and_post_is_taken_nowhere_else(send: Sending, method: str) -> None:
    response = getattr(send.client, method)(ADDRESS)
    assert (response.status_code, response.headers["Allow"]) == (405, "POST")
    for address in (
        "/api/v1/facts",
        "/api/v1/organisations",
        "/api/v1/openapi.json",
        "/data/members.csv",
        "/csto/members",
    ):
        assert send.client.post(address).status_code == 405


def _any(chance: random.Random, depth: int = 0) -> object:
    """Any JSON, often near to what is wanted."""
    pool: list[object] = [
        None, True, -1, 1.5, 10**40, "", "am", "csto/member/am", "\x00", "\u202e", "=1+1", "x" * 400, "none", "unknown",
        "<script>alert(1)</script>", "2022-02-30T25:00", "csto/document/x", "yes", [], {},
    ]  # fmt: skip
    if depth < 3 and chance.random() < 0.3:
        return [_any(chance, depth + 1) for _ in range(chance.randrange(4))]
    if depth < 3 and chance.random() < 0.2:
        return {str(chance.choice(["to", "am", "", "stance"])): _any(chance, depth + 1) for _ in range(3)}
    return chance.choice(pool)


def _fuzzed(chance: random.Random) -> dict[str, object]:
    kind = chance.choice(list(EVENTS.values()))
    about = f"csto/{chance.choice(sorted(kind.about))}/am".replace("roll/am", "roll")
    body: dict[str, object] = {"event": kind.name, "about": [about], "keys": ["am"]}
    body["value"] = {name: _any(chance, 2) for name in kind.fields}
    for name in chance.sample(["event", "about", "keys", "value", "on", "audience", "capacity", "extra"], 2):
        if chance.random() < 0.4:
            body[name] = _any(chance)
    return body


def test_bodies_of_every_sort_find_no_fault(send: Sending) -> None:
    chance, met = random.Random(7), set[int]()  # noqa: S311 - the same in every run
    for number in range(BODIES):
        body = _fuzzed(chance)
        response = send(body, f"fuzz {number}")
        assert response.status_code in {200, 201, 403, 409, 422}, (body, response.content)
        met.add(response.status_code)
    assert {201, 403, 422} <= met


def described() -> dict[str, Any]:
    """The operation as it is published."""
    found: dict[str, Any] = schema.document()["paths"]["/api/v1/organisations/{organisation}/events"]["post"]
    return found


def test_the_description_holds_what_is_sent_and_what_is_answered(send: Sending) -> None:
    parts = {"components": schema.document()["components"]}
    body = described()["requestBody"]["content"]["application/json"]["schema"]
    receipt = described()["responses"]["201"]["content"]["application/json"]["schema"]
    assert not list(Draft202012Validator({**body, **parts}).iter_errors(ABSENT))
    assert list(Draft202012Validator({**body, **parts}).iter_errors({**ABSENT, "more": 1}))
    assert not list(Draft202012Validator({**receipt, **parts}).iter_errors(send(ABSENT).json()))
    assert {str(one.status) for one in Sort} - {"500", "503"} <= set(described()["responses"])


API = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
ANY = API["/api/v1/organisations/{organisation}/events"]["POST"].as_strategy(generation_mode=GenerationMode.POSITIVE)


@pytest.mark.usefixtures("send")
def test_any_act_that_fits_the_description_is_answered_as_described() -> None:
    clear, _ = keeping.token(*_secretariat(), "schemathesis")

    @given(case=ANY)
    @settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
    def act(case: schemathesis.Case) -> None:
        case.path_parameters = {"organisation": "csto"}
        response = case.call(headers={"Host": "localhost", "Authorization": f"Bearer {clear}"})
        case.validate_response(response, checks=[not_a_server_error, status_code_conformance, content_type_conformance])

    act()
    assert shelf.size() > 0


def _secretariat() -> tuple[Any, Any]:
    one = sit("sec", "secretariat")
    return one.account, one.seat
