"""An act as programs send it, up to the desk: what is not even read, what is read as which act, what a refusal becomes."""

import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from tests.factories import MOSCOW, ZONE
from travaux.accounts.acting import Entered
from travaux.accounts.actor import Actor
from travaux.api import events
from travaux.decision.act import Act
from travaux.office.desk import NOW
from travaux.office.receipts import Reason, Receipt, Refused
from travaux.record.times import read_date

ADDRESS = "/api/v1/organisations/csto/events"
ACTOR = Actor(1, "Mirzoyan", "delegation", "csto", "am")
ABSENT = {"event": "absence announced", "about": ["csto/member/am"], "keys": ["am"]}
RECEIPT = Receipt("act/1", 7, 8, "r", "2022-11-23T10:00:00", None, awaits_ruling=False)


@dataclass
class Desk:
    """Stands in for the desk: keeps what it was handed, and answers as it is told to."""

    answer: Entered | Refused = field(default_factory=lambda: Entered([RECEIPT], repeated=False))
    acts: list[Act] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    audiences: list[str] = field(default_factory=list)

    def __call__(self, actor: Actor, acts: list[Act], key: str, audience: str) -> Entered | Refused:
        assert actor == ACTOR
        self.acts += acts
        self.keys.append(key)
        self.audiences.append(audience)
        return self.answer


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk at which Mirzoyan acts for Armenia."""
    found = Desk()
    monkeypatch.setattr("travaux.api.events.actor_of", lambda _: ACTOR)
    monkeypatch.setattr("travaux.accounts.acting.entered_by", found)
    monkeypatch.setattr("travaux.office.answers.zone_of", lambda _: MOSCOW)
    monkeypatch.setattr("travaux.office.answers.organisations", lambda: ("csto", "cis", "world"))
    monkeypatch.setattr("travaux.accounts.tokens.known", lambda _: None)
    return found


def send(body: object, at: str = "csto", method: str = "POST", query: str = "", **headers: str) -> HttpResponse:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    given = {"Idempotency-Key": "k-1"} | {name.replace("_", "-"): value for name, value in headers.items()}
    sort = given.pop("Content-Type", "application/json")
    request = RequestFactory().generic(method, f"{ADDRESS}{query}", raw, content_type=sort, headers=given)
    return events.entered(request, at)


def told(answer: HttpResponse) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(answer.content)
    return said


#: What is wrong with a question, the status with which it is refused, and a part of what is said.
UNREAD = (
    ({"method": "GET"}, 405, "by POST"),
    ({"method": "PUT"}, 405, "by POST"),
    ({"method": "DELETE"}, 405, "by POST"),
    ({"at": "cis"}, 403, "The token's seat is at csto."),
    ({"at": "world"}, 404, "The token's seat is at csto."),
    ({"at": "nato"}, 404, "The token's seat is at csto."),
    ({"Content_Type": "text/plain"}, 415, "Content-Type: application/json"),
    ({"Content_Type": "application/x-www-form-urlencoded"}, 415, "Content-Type: application/json"),
    ({"Content_Type": "application/jsonp"}, 415, "Content-Type: application/json"),
    ({"Idempotency_Key": ""}, 400, "the header Idempotency-Key"),
    ({"query": "?on=2022"}, 422, "no parameter 'on'"),
)


@pytest.mark.parametrize(("wrong", "status", "said"), UNREAD)
def test_what_is_not_even_read_is_refused_with_what_to_do(
    desk: Desk, wrong: dict[str, str], status: int, said: str
) -> None:
    answer = send(ABSENT, **wrong)
    assert (answer.status_code, desk.acts) == (status, [])
    assert said in told(answer)["detail"]
    assert status != 405 or answer.headers["Allow"] == "POST"


@pytest.mark.parametrize("sort", ["application/json", "application/json; charset=utf-8", "Application/JSON"])
def test_an_act_is_taken_as_json_however_that_is_written(desk: Desk, sort: str) -> None:
    assert send(ABSENT, Content_Type=sort).status_code == 201
    assert len(desk.acts) == 1


def test_somebody_without_a_token_is_asked_for_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("travaux.api.events.actor_of", lambda _: None)
    answer = send(ABSENT)
    assert (answer.status_code, desk.acts) == (401, [])
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="travaux"'


#: How long a body is, against the most that is taken, and whether it is.
LENGTHS = ((0, True), (1, True), (-200, False))


@pytest.mark.parametrize(("spare", "taken"), LENGTHS)
def test_a_body_is_as_long_as_an_entry_may_be_and_no_longer(desk: Desk, spare: int, *, taken: bool) -> None:
    bare = json.dumps(ABSENT).encode()
    body = bare + b" " * (events.MOST_BYTES - spare - len(bare))
    assert send(body).status_code == (201 if taken else 413)
    assert len(desk.acts) == taken


#: A body that is no act, and a part of what is said of it.
BODIES: tuple[tuple[bytes, str], ...] = (
    (b" ", "The body is no act"),
    (b"{", "The body is no act"),
    (b"null", "The body is no act"),
    (b"[]", "The body is no act"),
    (b'"adopted"', "The body is no act"),
    (b"\xff\xfe", "The body is no act"),
    (b"{}", "missing required field `event`"),
    (b'{"event": "adopted"}', "missing required field `about`"),
    (b'{"event": "", "about": ["csto/document/x"]}', "$.event"),
    (b'{"event": "adopted", "about": []}', "$.about"),
    (b'{"event": "adopted", "about": "csto/document/x"}', "$.about"),
    (b'{"event": "adopted", "about": ["x"], "colour": "red"}', "colour"),
    (b'{"event": "adopted", "about": ["x"], "keys": "am"}', "$.keys"),
    (b'{"event": "adopted", "about": ["x"], "value": []}', "$.value"),
    (b'{"event": "adopted", "about": ["x"], "value": {"mode": 1.5}}', "$.value"),
    (b'{"event": "adopted", "about": ["x"], "value": {"mode": null}}', "$.value"),
    (b'{"event": 7, "about": ["x"]}', "$.event"),
    (b'{"event": "adopted", "about": ["x"], "on": 2022}', "$.on"),
    (b'{"event": "adopted", "about": ["x"], "on": "2022-11-23"}', "an act is done at a moment"),
    (b'{"event": "adopted", "about": ["x"], "on": "at noon"}', "an act is done at a moment"),
    (b'{"event": "adopted", "about": ["x"], "on": "2022-02-30T10:00"}', "cannot be read as a date"),
    (b'{"event": "adopted", "about": ["x"], "capacity": "king"}', "'king' is no capacity; there are delegation, chair, body, secretariat"),
    (b'{"event": "adopted\\u0000", "about": ["x"]}', "holds a character that no name on record has"),
)  # fmt: skip


@pytest.mark.parametrize(("body", "said"), BODIES, ids=[str(number) for number in range(len(BODIES))])
def test_what_is_no_act_is_refused_with_what_stands_in_the_way(desk: Desk, body: bytes, said: str) -> None:
    answer = send(body)
    assert (answer.status_code, desk.acts) == (422, [])
    assert said in told(answer)["detail"]


#: In which capacity an act is sent, and for which member it is then entered.
CAPACITIES = (
    ("", "delegation", "am"),
    ("delegation", "delegation", "am"),
    ("chair", "chair", ""),
    ("body", "body", ""),
    ("secretariat", "secretariat", ""),
)


@pytest.mark.parametrize(("sent", "capacity", "member"), CAPACITIES)
def test_an_act_is_of_the_seat_or_of_the_capacity_that_it_names(
    desk: Desk, sent: str, capacity: str, member: str
) -> None:
    assert send({**ABSENT, "capacity": sent}).status_code == 201
    (act,) = desk.acts
    assert (act.by.capacity, act.by.member) == (capacity, member)


def test_what_was_sent_comes_to_the_desk_as_it_was_sent(desk: Desk) -> None:
    value = {"reason": "Учения", "number": 3, "bodies": ["csto/body/csc"]}
    send({**ABSENT, "value": value, "on": "2022-11-23T10:00", "audience": "members"}, Idempotency_Key="k-2")
    (act,) = desk.acts
    assert (act.event.name, act.about, act.keys, act.value) == (
        "absence announced",
        ("csto/member/am",),
        ("am",),
        value,
    )
    assert act.on == read_date("2022-11-23T10:00", ZONE).lo
    assert (desk.keys, desk.audiences) == (["k-2"], ["members"])


def test_an_act_without_a_moment_is_done_now_and_is_public(desk: Desk) -> None:
    send(ABSENT)
    assert desk.acts[0].on == NOW
    assert desk.audiences == ["public"]


#: Why the desk refuses an act, and the status of the answer.
REASONS = (
    ("nobody", 401),
    ("ended", 401),
    ("key missing", 400),
    ("record not opened", 404),
    ("other organisation", 403),
    ("wrong capacity", 403),
    ("other member", 403),
    ("no mandate", 403),
    ("not head", 403),
    ("takes no part", 403),
    ("other body", 403),
    ("audience", 403),
    ("not this role", 403),
    ("no authority", 403),
    ("reports only", 403),
    ("key used for another act", 409),
    ("closed vote", 409),
    ("second ballot", 409),
    ("malformed", 422),
    ("a reason of no list", 422),
)


@pytest.mark.parametrize(("code", "status"), REASONS)
def test_a_refusal_of_the_desk_has_the_status_of_its_first_reason_and_tells_all(
    desk: Desk, code: str, status: int
) -> None:
    desk.answer = Refused((Reason(code, "It may not be so."), Reason("second", "Nor so.")))
    answer = send(ABSENT)
    assert answer.status_code == status
    said = told(answer)
    assert said["detail"] == "It may not be so. Nor so."
    assert [one["code"] for one in said["reasons"]] == [code, "second"]


@pytest.mark.parametrize(("repeated", "status"), [(False, 201), (True, 200)])
def test_an_act_is_entered_once_and_its_receipt_given_as_often_as_it_is_asked(
    desk: Desk, *, repeated: bool, status: int
) -> None:
    desk.answer = Entered([RECEIPT], repeated=repeated)
    answer = send(ABSENT)
    assert answer.status_code == status
    assert (answer.headers["Location"], answer.headers["Cache-Control"]) == ("/api/v1/entries/act/1", "no-store")
    assert (told(answer)["entry"], told(answer)["position"]) == ("act/1", 7)
