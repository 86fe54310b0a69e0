"""Writes the reference page of the read API, the feeds and the tables from the published description."""

import os
from collections.abc import Iterator
from importlib import import_module
from itertools import groupby
from typing import Any

import django

PATH = "reference/api.md"
DIALS = frozenset({"on", "known", "at"})
PAGES = frozenset({"limit", "cursor"})

HEAD = """# The read API

{description}

A dial takes a day (2023-11-23), a month, a year, or a moment (2023-11-23T10:00); a day means its end in the record's
zone. `at` takes a number of entries. A page has `limit` items, 1 to 200, and begins at the `cursor` that another page
gave.

The same for programs: `/api/v1/openapi.json` (OpenAPI 3.1); beside the site: `/api/v1/docs`. The shape of a fact and of
a dossier is told in [what `--json` prints](json.md).
"""

REFUSALS = """
## Refusals

A refusal is `application/problem+json`: `type`, `title`, `status`, `detail`, `instance`, and `known` where what could
be asked is a closed list. What the `type` ends with:

| type | status | says |
| --- | --- | --- |
"""

FEEDS = """
## Feeds and calendars

| address | is |
| --- | --- |
| `/feeds/<dossier>.atom` | what the record learnt about a dossier, as `csto/member/am` |
| `/feeds/<organisation>.atom` | the same of all dossiers of an organisation |
| `/feeds/calendar/<organisation>.ics` | its sessions and meetings (RFC 5545, 7986) |
| `/feeds/calendar/<dossier>.ics` | those of a body, a member, a document, a person; one session or meeting |

A feed (RFC 4287, paged as RFC 5005 says, by `limit` and `cursor`) has the last recorded first; each entry is one fact
in words, with its speaker and its chain of sources. In a calendar a vague day is written as all the days that it may
be, taking nobody's time, and says so; what is vaguer than a month is left out and counted in the calendar's
description. Both take the dials.

## Tables

`/data/<list>.csv` takes the dials and the filters of the list's address, at most 2,000 things at once (`limit`); where
more follow, the `Link` header leads on. A cell that a spreadsheet would execute begins with an apostrophe. An empty
cell: nothing on record. `unknown`: the source does not say. `none`: it says that there is none. `contested`: sources
contradict each other and none leads.

The lists: {lists}.
"""


def text() -> str:
    """The page, a section a heading of the description."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travaux.config.settings")
    django.setup()
    # Only now, since the addresses are made when these are read, and need the settings.
    made: dict[str, Any] = import_module("travaux.api.schema").document()
    sheets = import_module("travaux.api.sheets").SHEETS
    sections = "".join(_section(tag, made) for tag in made["tags"])
    refusals = "".join(
        f"| `#{one.slug}` | {one.status} | {one.title} |\n" for one in import_module("travaux.api.problems").Sort
    )
    lists = ", ".join(f"`{name}`" for name in [*sheets, "rules"])
    head = HEAD.format(description=made["info"]["description"])
    return f"{head}{sections}{REFUSALS}{refusals}{FEEDS.format(lists=lists)}"


def _section(tag: dict[str, str], made: dict[str, Any]) -> str:
    told_of = ((path, one) for path, methods in made["paths"].items() for one in methods.values())
    own = [(path, one) for path, one in told_of if tag["name"] in one["tags"]]
    alike = (list(group) for _, group in groupby(own, key=_what_it_takes))
    told = "".join("\n".join(_operations(group)) + "\n" for group in alike)
    return f"\n## {tag['name']}\n\n{tag['description']}\n{told}"


def _what_it_takes(operation: tuple[str, dict[str, Any]]) -> tuple[str, list[str]]:
    """Addresses that are told in the same words and take the same parameters are told together."""
    return operation[1]["description"], [one["name"] for one in operation[1]["parameters"]]


def _operations(alike: list[tuple[str, dict[str, Any]]]) -> Iterator[str]:
    path, first = alike[0]
    tried = first.get("x-tried", "")
    yield f"\n### {first['summary']}\n\n`{'GET' if tried else 'POST'} {path}`\n"
    yield from (f"`GET {path}`: {one['summary'].lower()}\n" for path, one in alike[1:])
    names = {one["name"] for one in first["parameters"]}
    common = {*(DIALS if names >= DIALS else ()), *(PAGES if names >= PAGES else ())}
    taken = {len(DIALS): " Takes the dials.", len(DIALS | PAGES): " Takes the dials, `limit` and `cursor`."}
    yield f"{' '.join(first['description'].split())}{taken.get(len(common), '')}"
    own = [one for one in first["parameters"] if one["name"] not in common]
    if own:
        yield "\n| parameter | says |\n| --- | --- |"
    for one in own:
        needed = " (needed)" if one["required"] and one["in"] == "query" else ""
        yield f"| `{one['name']}`{needed} | {one['description']} |"
    if tried:
        yield f"\nTo try: `{tried}`"
