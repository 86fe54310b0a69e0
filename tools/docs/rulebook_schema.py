"""Writes the JSON Schema of rule-book files."""

import json

from travaux.rulebook.schema import json_schema

PATH = "reference/rulebook.schema.json"


def text() -> str:
    """The schema, indented."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
