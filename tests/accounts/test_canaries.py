"""No role finds a canary of an audience that is not its own: at no address, in no format, in no answer to an act."""

import json
import os
import random
from typing import Final

import pytest
from django.test import Client

from tests.accounts.birds import AUDIENCES, BIRDS, DOCUMENT, PLAN, SESSION, Role, addresses, roles, sung, world
from tests.accounts.test_matrix import taken_back
from tests.databases import Place
from travaux.accounts import credentials
from travaux.record.audience import PUBLIC

SOAK: Final = bool(os.environ.get("TRAVAUX_SOAK"))
#: So many addresses of those that hang on who asks, and of the others, are asked by each role in an ordinary run.
APART, OTHERS = 12, 6
Found = dict[str, set[str]]


@pytest.fixture(scope="module")
def cast(shared_house: Place) -> dict[str, Role]:  # noqa: ARG001 - it must be open
    """Everybody, before a record with something for each audience."""
    told = roles()
    world()
    return told


def client_of(role: Role) -> tuple[Client, dict[str, str]]:
    """A browser in which the person is signed in, and the header of their program."""
    person, browser = role[0], Client(raise_request_exception=False)
    if person is None:
        return browser, {}
    browser.force_login(person.account)
    return browser, {"Authorization": f"Bearer {person.clear}"}


def read_by(role: Role, paths: list[str]) -> Found:
    """The canaries that sing at each address."""
    browser, header = client_of(role)
    found: Found = {}
    for path in paths:
        response = browser.get(path, headers=header)
        assert response.status_code != 500, path
        found[path] = sung(response)
    return found


def misplaced(role: Role, found: Found) -> list[str]:
    """Where a canary sings that this role may not hear; that the address itself names it, is no news."""
    own = {BIRDS[audience] for audience in role[1]}
    return [f"{path}: {bird}" for path, birds in found.items() for bird in sorted(birds - own) if bird not in path]


def chosen(paths: list[str], seed: int, *, whole: bool) -> list[str]:
    """Some of the addresses, most of them such as hang on who asks; all where there is time."""
    apart = [path for path in paths if path.startswith(("/workroom/", "/account/"))]
    others = [path for path in paths if path not in set(apart)]
    chance = random.Random(seed)  # noqa: S311 - the same in every run
    return paths if SOAK else (apart if whole else chance.sample(apart, APART)) + chance.sample(others, OTHERS)


def test_no_role_hears_a_canary_of_another_audience_at_any_address(cast: dict[str, Role]) -> None:
    paths = [path for path in addresses() if "/logout/" not in path]
    heard: dict[str, set[str]] = {}
    for number, (name, role) in enumerate(cast.items()):
        found = read_by(role, chosen(paths, number, whole=name == "am"))
        assert misplaced(role, found) == [], name
        heard[name] = {bird for path, birds in found.items() for bird in birds if bird not in path}
    assert {BIRDS[audience] for audience in cast["am"][1]} <= heard["am"], "what is for them they find somewhere"


def test_readers_of_everything_would_be_found(cast: dict[str, Role], monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: where each seat reads all, canaries are out of place."""
    monkeypatch.setattr(credentials, "reader", lambda *_: PUBLIC | set(AUDIENCES))
    role, paths = cast["observer"], [path for path in addresses() if path.startswith("/workroom/")]
    assert any(misplaced(role, read_by(role, [path])) for path in paths)


ACTS: Final = [
    ("stance recorded", DOCUMENT, ["{member}"], {"stance": "agrees"}),
    ("removal requested", DOCUMENT, ["{member}"], {}),
    ("ballot cast", DOCUMENT, ["{member}"], {"ballot": "yes"}),
    ("adopted", DOCUMENT, [], {}),
    ("item removed", DOCUMENT, [], {}),
    ("attendance", SESSION, ["by"], {"presence": "present"}),
    ("session closed", SESSION, [], {}),
    ("measure reported", PLAN, ["one"], {"status": "implemented"}),
    ("entered into force", DOCUMENT, [], {}),
    ("absence announced", "csto/member/{member}", ["{member}"], {}),
]


def test_no_receipt_finding_or_refusal_tells_of_what_is_restricted(cast: dict[str, Role]) -> None:
    for name, role in cast.items():
        browser, header = client_of(role)
        member = (role[0].seat.member if role[0] else "") or "am"
        for number, (event, about, keys, value) in enumerate(ACTS):
            told = json.dumps({"event": event, "about": [about], "keys": keys, "value": value}).replace(
                "{member}", member
            )
            sent = header | {"Idempotency-Key": f"{name} {number}".replace(",", "")}
            with taken_back():
                response = browser.post(
                    "/api/v1/organisations/csto/events", told, content_type="application/json", headers=sent
                )
            assert response.status_code < 500, event
            assert misplaced(role, {"": sung(response)}) == [], (name, event)


def test_hidden_and_absent_things_are_answered_alike(cast: dict[str, Role]) -> None:
    browser, header = client_of(cast["observer"])
    for form in (
        "/csto/document/{}",
        "/api/v1/dossiers/csto/document/{}",
        "/workroom/drafts/csto/{}",
        "/feeds/csto/document/{}.atom",
    ):
        hidden, absent = BIRDS["secretariat"], "canary9zings"
        answers = [browser.get(form.format(one), headers=header) for one in (hidden, absent)]
        assert answers[0].status_code == answers[1].status_code, form
        told = [
            answer.content.decode().replace(one, "it") for answer, one in zip(answers, (hidden, absent), strict=True)
        ]
        assert told[0] == told[1] or "csrf" in told[0], form
