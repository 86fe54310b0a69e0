"""The published description: every address answers as it says, every example fits, nothing refers to nothing."""

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.api.conftest import Asking
from travaux.api import schema

DOCUMENT = schema.document()
OPERATIONS = {path: methods["get"] for path, methods in DOCUMENT["paths"].items() if "get" in methods}
JSON = {path: one for path, one in OPERATIONS.items() if "application/json" in one["responses"]["200"]["content"]}


def faults_in(told: object, path: str) -> list[str]:
    """Where an answer is not what the description says."""
    wanted = OPERATIONS[path]["responses"]["200"]["content"]["application/json"]["schema"]
    whole = Draft202012Validator({**wanted, "components": DOCUMENT["components"]})
    return [f"{one.json_path}: {one.message[:200]}" for one in whole.iter_errors(told)]


@pytest.mark.parametrize("path", sorted(JSON))
def test_an_address_answers_as_described(ask: Asking, path: str) -> None:
    tried = OPERATIONS[path]["x-tried"].removeprefix("/api/v1")
    assert faults_in(ask.json(tried), path) == []


@pytest.mark.parametrize("path", sorted(JSON))
def test_the_example_of_an_answer_fits_its_description(path: str) -> None:
    assert faults_in(JSON[path]["responses"]["200"]["content"]["application/json"]["example"], path) == []


@pytest.mark.parametrize("kind", ["member", "roll", "session", "document", "plan", "post", "person", "source", "body"])
def test_the_state_of_each_kind_is_described(ask: Asking, kind: str) -> None:
    found = ask.json(f"/dossiers?kind={kind}&limit=200&state=true")
    assert found["items"]
    assert faults_in(found, "/api/v1/dossiers") == []


def test_a_member_without_a_membership_fits_no_description(ask: Asking) -> None:
    told = ask.json("/dossiers/csto/member/am?known=2024-12-23")
    del told["state"]["membership"]
    assert faults_in(told, "/api/v1/dossiers/{organisation}/{kind}/{slug}")


def test_every_reference_leads_somewhere() -> None:
    refs = set(re.findall(r'"\$ref": "#/components/([^"]+)"', json.dumps(DOCUMENT)))
    assert refs
    for ref in refs:
        room, _, name = ref.partition("/")
        assert name in DOCUMENT["components"][room]


def test_every_operation_is_told_whole() -> None:
    assert DOCUMENT["openapi"] == "3.1.0"
    tags = {tag["name"] for tag in DOCUMENT["tags"]}
    for path, one in OPERATIONS.items():
        assert one["summary"], path
        assert one["description"], path
        assert set(one["tags"]) <= tags
        assert {"200", "400", "503"} <= one["responses"].keys()
        assert all(parameter.get("description") for parameter in one["parameters"]), path


def test_every_list_and_dossier_takes_the_dials() -> None:
    undialled = {"bytes", "proofs", "checkpoint", "events", "rule-books"}
    for path, one in OPERATIONS.items():
        names = {parameter["name"] for parameter in one["parameters"]}
        assert {"on", "known", "at"} <= names or path.split("/")[3] in undialled


def test_programs_and_people_find_the_same_description(ask: Asking) -> None:
    assert ask.json("/openapi.json") == DOCUMENT
    page = ask("/docs").content.decode()
    for one in OPERATIONS.values():
        assert f'id="{one["operationId"]}"' in page
    assert "<script" not in page
    assert "style=" not in page


def answers_of(one: dict[str, Any]) -> set[str]:
    return set(one["responses"]["200"]["content"])


def test_bytes_and_notes_are_no_json() -> None:
    assert answers_of(OPERATIONS["/api/v1/bytes/{entry}"]) == {"application/octet-stream"}
    assert answers_of(OPERATIONS["/api/v1/checkpoint/note"]) == {"text/plain"}
