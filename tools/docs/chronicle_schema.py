"""Writes the published JSON Schema of the chronicle."""

import json
from typing import Final

from travaux.record.chronicle.schema import chronicle_schema

PATH: Final = "reference/chronicle.schema.json"


def text() -> str:
    """The schema as a page of JSON."""
    return json.dumps(chronicle_schema(), ensure_ascii=False, indent=2) + "\n"
