"""The published JSON Schema of the chronicle, made from the events' own declarations."""

from typing import Any, Final

from travaux.record.chronicle.facts import REF, on_paper
from travaux.record.chronicle.header import HEADER
from travaux.record.chronicle.reports import REPORT
from travaux.record.entry import Modality, Origin
from travaux.record.events import EVENTS, EventKind, Field
from travaux.record.values import Form

Schema = dict[str, Any]

TEXT: Final[Schema] = {"type": "string", "minLength": 1}
_SLUG: Final = "[a-z0-9]+(?:[-.][a-z0-9]+)*"
_FORMS: Final = {
    Form.TEXT: "\\S",
    Form.NAME: "\\S",
    Form.COUNT: "^((about|at least|at most|more than|fewer than) )?[0-9]{1,12}$",
    Form.SHARE: "^[0-9]{1,12}([./][0-9]{1,12})? ?%?$",
    Form.DATE: "^[0-9X.?~%T:Z+/-]+$|^always$",
    Form.MEMBER: f"^{_SLUG}$",
    Form.SLUG: f"^{_SLUG}$",
    Form.DOSSIER: "^[a-z0-9-]+(/[a-z0-9.-]+){0,2}$",
    Form.DIGEST: "^sha256:[0-9a-f]{64}$",
}


def chronicle_schema() -> Schema:
    """JSON Schema (2020-12) of a chronicle file in which every scalar is a string."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:travaux:chronicle:1",
        "title": "Travaux chronicle, format 1",
        "description": "YAML 1.2 in which all scalars are read as strings; typed by the event's declaration.",
        "type": "object",
        "required": ["chronicle", "part", "zone"],
        "additionalProperties": False,
        "properties": _header(),
        "$defs": {name: _fact(kind) for name, kind in EVENTS.items()},
    }


def _header() -> Schema:
    found: Schema = dict.fromkeys(HEADER, TEXT)
    found["chronicle"] = {"type": "string", "pattern": f"^{_SLUG}/1$"}
    found["record"] = {"enum": sorted(EVENTS["record opened"].fields["sort"].words)}
    for title, event in (("outlets", "outlet registered"), ("sources", "source registered")):
        found[title] = {"type": "object", "additionalProperties": _described(EVENTS[event])}
    found["reports"] = {"type": "array", "items": _report()}
    return found


def _described(kind: EventKind) -> Schema:
    required = [name for name, declared in kind.fields.items() if declared.required]
    return _object({name: _value(declared) for name, declared in kind.fields.items()}, required)


def _report() -> Schema:
    when = {"on": TEXT, "inferred": _inferred()}
    said = {"by": TEXT, "as": TEXT, **when, "to": _some(TEXT), "at": TEXT, "ambiguous": TEXT}
    own: Schema = dict.fromkeys(REPORT, TEXT)
    own |= {
        "kind": {"enum": ["act", "report"]},
        "corrects": _some(TEXT),
        "chain": _some(TEXT),
        "unsourced": {"enum": ["true"]},
        "said": _object(said, []),
        "public": _object({"on": TEXT, "not before": TEXT, "basis": TEXT}, ["basis"]),
        "origin": {"enum": [one.value for one in Origin]},
        "grade": {"enum": list("123456")},
        "review": _object({"proposed": TEXT, "confirmed": TEXT, "altered": _some(TEXT)}, ["proposed", "confirmed"]),
        "facts": {"type": "array", "items": _any_fact()},
    }
    return _object(own, ["id"])


def _any_fact() -> Schema:
    """A fact is what the event that it names declares; asked one by one, since `oneOf` would try all of them."""
    named = {"type": "object", "properties": {"fact": {"enum": list(EVENTS)}}, "required": ["fact"]}
    return named | {
        "allOf": [
            {"if": {"properties": {"fact": {"const": name}}}, "then": {"$ref": f"#/$defs/{name}"}} for name in EVENTS
        ]
    }


def _fact(kind: EventKind) -> Schema:
    fields: Schema = {
        "ref": {"type": "string", "pattern": f"^{REF.pattern}$"},
        "about": _some(TEXT),
        "fact": {"const": kind.name},
        "closed": {"enum": ["true", "false"]},
        "on": TEXT,
        "inferred": _inferred(),
        "modality": _some({"enum": [one.value for one in Modality]}),
        "after": _some(TEXT),
        "lines": TEXT,
        "quote": _object(dict.fromkeys(("words", "language", "original", "original language"), TEXT), ["words"]),
        "note": TEXT,
        **{on_paper(name): _value(declared) for name, declared in kind.fields.items()},
    }
    required = ["ref", "about", "fact", "on"]
    if kind.key is not None:
        fields["key"] = _some(_scalar(kind.key))
        required.append("key")
    return {**_object(fields, required), "description": f"{kind.says} Held: {kind.held.value}."}


def _inferred() -> Schema:
    return _object({"stated": TEXT, "from": _some(TEXT), "because": TEXT}, ["stated"])


def _value(declared: Field) -> Schema:
    return _some(_scalar(declared)) if declared.several else _scalar(declared)


def _scalar(declared: Field) -> Schema:
    if declared.form is Form.WORD:
        return {"enum": [*sorted(declared.words), "unknown", "none"]}
    return {"type": "string", "pattern": f"{_FORMS[declared.form]}|^unknown$|^none$"}


def _some(one: Schema) -> Schema:
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


def _object(properties: Schema, required: list[str]) -> Schema:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
