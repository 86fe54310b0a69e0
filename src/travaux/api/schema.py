"""The published description (OpenAPI 3.1): addresses from the door, shapes of answers from the records themselves."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any, Final

import msgspec

from travaux.api import events, problems
from travaux.api.answering import JSON
from travaux.api.describing import ANSWER, TRIED
from travaux.api.door import api
from travaux.api.problems import Problem, Sort
from travaux.decision import situation
from travaux.rulebook.models import RuleBookFile

PREFIX: Final = "/api/v1"
_REF: Final = "#/components/schemas/{name}"
_RULES: Final = "rules."
_EXAMPLES: Final = resources.files("travaux.api") / "examples.json"
_MOMENT: Final = {"type": ["string", "null"], "format": "date-time"}
#: The type of a state is told by its kind; the records say only what all states have in common.
_STATES: Final = tuple(
    getattr(situation, name) for name in situation.__all__ if name.endswith("State") and name != "DossierState"
)


def document() -> dict[str, Any]:
    """The description as JSON values."""
    written: dict[str, Any] = json.loads(_published())
    return written


@cache
def _published() -> bytes:
    return msgspec.json.encode(_written())


def _written() -> dict[str, Any]:
    made: dict[str, Any] = dict(api.get_openapi_schema(path_prefix="api/v1"))
    operations = [operation for _, operation in _operations(made)]
    answers = {operation["operationId"]: operation.pop(ANSWER) for operation in operations}
    schemas, parts = _shapes(answers)
    made["components"] = {"schemas": parts, "responses": _refusals()}
    examples = json.loads(_EXAMPLES.read_bytes())
    for operation in operations:
        name = operation["operationId"]
        _answer(operation, answers[name], schemas.get(name, {}), examples.get(name))
        for parameter in operation["parameters"]:
            _parameter(parameter)
    acting, shapes = events.described()
    made["paths"][f"{PREFIX}{events.PATH}"] = {"post": acting}
    made["components"]["schemas"] |= shapes
    made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    made["servers"] = [{"url": "/", "description": "This record."}]
    return made


def _operations(made: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in made["paths"].items():
        for operation in methods.values():
            yield path, operation


def _shapes(answers: Mapping[str, object]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The schema of each answer by the operation's name, and the parts that they refer to."""
    typed = {name: answer for name, answer in answers.items() if not isinstance(answer, str)}
    models = [name for name, answer in typed.items() if answer is RuleBookFile]
    records = {name: answer for name, answer in typed.items() if name not in models}
    made, parts = msgspec.json.schema_components(
        [*records.values(), *_STATES, Problem], schema_hook=_anything, ref_template=_REF
    )
    schemas: dict[str, Any] = dict(zip(records, made, strict=False))
    schemas.update((name, {"$ref": _REF.format(name=f"{_RULES}RuleBookFile")}) for name in models)
    return schemas, {**_as_told(parts), **_rule_book()}


def _rule_book() -> dict[str, Any]:
    """The shape of a rule book and its parts, under names of their own: a record has parts of the same names."""
    book = RuleBookFile.model_json_schema(
        by_alias=True, mode="serialization", ref_template=_REF.format(name=f"{_RULES}{{model}}")
    )
    parts = {f"{_RULES}{name}": part for name, part in book.pop("$defs").items()}
    return {**parts, f"{_RULES}RuleBookFile": book}


def _anything(kind: type) -> dict[str, Any]:
    """The schema of what may be any value; raises TypeError for a type that has none."""
    if kind is object:
        return {"description": "Any value of a field."}
    message = f"An answer holds a {kind.__name__}, of which the description does not know how to speak."
    raise TypeError(message)


def _as_told(parts: dict[str, Any]) -> dict[str, Any]:
    """The parts as answers have them: intervals as moments written out, states by kind, docstrings as sentences."""
    parts["Interval"]["properties"] = {"lo": _MOMENT, "hi": _MOMENT}
    any_state = {"anyOf": [{"$ref": _REF.format(name=state.__name__)} for state in _STATES]}
    for part in parts.values():
        state = part.get("properties", {}).get("state")
        if state and "DossierState" in json.dumps(state):
            part["properties"]["state"] = any_state
        if "description" in part:
            part["description"] = " ".join(part["description"].split())
    return parts


def _refusals() -> dict[str, Any]:
    """The refusals that any address may answer with."""
    names = {400: "Unaskable", 404: "Absent", 503: "Nothing yet"}
    said = {
        400: "The question cannot be asked so.",
        404: "Nothing on record is called so.",
        503: "There is no record yet.",
    }
    return {
        names[status]: {
            "description": said[status],
            "content": {
                problems.CONTENT_TYPE: {
                    "schema": {"$ref": _REF.format(name="Problem")},
                    "example": _example(next(sort for sort in Sort if sort.status == status), said[status]),
                }
            },
        }
        for status in names
    }


def _example(sort: Sort, detail: str) -> dict[str, Any]:
    told = Problem(f"{problems.DOCUMENTATION}#{sort.slug}", sort.title, sort.status, detail, f"{PREFIX}/facts")
    built: dict[str, Any] = msgspec.to_builtins(told)
    return built


def _answer(operation: dict[str, Any], answer: object, schema: Mapping[str, Any], example: object) -> None:
    """Say what is answered, and which headers come with it."""
    media = answer.partition(";")[0] if isinstance(answer, str) else JSON
    content: dict[str, Any] = {"schema": schema or {"type": "string"}}
    if example is not None:
        content["example"] = example
    told = operation["responses"][200]
    told["content"] = {media: content}
    told["headers"] = {"ETag": {"description": "Send it back as If-None-Match.", "schema": {"type": "string"}}}
    if "cursor" in {one["name"] for one in operation["parameters"]}:
        link = "The pages around this one, as next and prev (RFC 8288); absent on a list of one page."
        told["headers"]["Link"] = {"description": link, "schema": {"type": "string"}}
    operation[TRIED] = f"{PREFIX}{operation[TRIED]}"


def _parameter(parameter: dict[str, Any]) -> None:
    """The examples stay in the schema of a parameter, where they may stand as a list."""
    parameter.pop("examples", None)
    schema = parameter["schema"]
    schema.pop("title", None)
    if parameter["in"] == "path":
        parameter["description"] = _NAMED[parameter["name"]]
        schema["minLength"] = 1


#: What stands in the path of an address.
_NAMED: Final = {
    "organisation": "The organisation's slug, such as csto; `world` for what belongs to none.",
    "kind": "The kind of dossier.",
    "slug": "The last part of the dossier's name.",
    "address": "The fact's address, entry-id#ref, with its # written %23; or its short name.",
    "entry": "The entry's id; its slashes stand as they are.",
    "book": "The rule book's slug.",
}


def plain(text: str) -> str:
    """A description without its marks of code, for a page that sets none."""
    return re.sub(r"`([^`]*)`", r"\1", text)
