"""Writes the JSON Schema of scenario files."""

import json

from travaux.decision.scenario_schema import json_schema

PATH = "reference/scenarios.schema.json"


def text() -> str:
    """The schema, indented."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
