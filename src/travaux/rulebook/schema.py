"""The published JSON Schema of a rule book."""

from typing import Any

from travaux.rulebook.models import RuleBookFile


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of a rule-book file; it takes every scalar as a string or a YAML number.

    What one schema cannot say (two rules for the same day, a text that is not listed) the loader checks.
    """
    schema = RuleBookFile.model_json_schema(by_alias=True)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Rule book",
        "description": "An organisation's rules of procedure as dated data, with the text and article of each rule.",
    }
    return head | {key: value for key, value in schema.items() if key not in head}
