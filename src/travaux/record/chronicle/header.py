"""Reading the head of a chronicle: whose it is, and the outlets, publications and record that it registers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from travaux.marked import Marked, Table
from travaux.record.chronicle.known import Known, source_dossier
from travaux.record.chronicle.page import Page, node_line
from travaux.record.dossiers import kind_of, qualify, slug_of
from travaux.record.entry import Entry, Fact, Origin, Public, When
from travaux.record.events import kind_named
from travaux.record.times import TIMELESS, end_of, read_date, zone_named
from travaux.record.values import NONE, RESERVED, BadValue, Form, Value, read_value

FORMAT: Final = "1"
HEADER: Final = (
    "chronicle",
    "part",
    "zone",
    "retrieved",
    "record",
    "title",
    "replay of",
    "outlets",
    "sources",
    "reports",
)
RECORDER: Final = "recorder"
NOT_SEEN: Final = "not seen"
_PART: Final = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")


@dataclass(frozen=True)
class Registration:
    """What the head registers: the entry's id, its dossier, the event, its values, and its line."""

    entry_id: str
    dossier: str
    event: str
    value: Mapping[str, Value]
    line: int


def read_header(table: Table, page: Page) -> None:
    """Put organisation, zone and day of retrieval on the page; what is wrong is noted."""
    page.only(table, HEADER, "the header")
    organisation, _, version = page.text(table.get("chronicle"), "chronicle").partition("/")
    if version != FORMAT:
        page.fault(table.lines.get("chronicle", 1), "this is no chronicle of format 1", "Begin with chronicle: slug/1")
    with page.noting(table.lines.get("chronicle", 1), "the header"):
        qualify("roll", organisation)
        page.organisation = organisation
    _zone(table, page)
    with page.noting(table.lines.get("retrieved", 1), "the header's retrieved"):
        if text := page.text(table.get("retrieved"), "retrieved"):
            page.retrieved = end_of(text, page.zone)
    part = page.text(table.get("part"), "part")
    if not part:
        page.fault(1, "the header names no part", "Write part: and a slug for this file")
    elif not _PART.fullmatch(part):
        page.fault(table.lines["part"], f"'{part}' is no part", "Write small letters, figures and hyphens")


def _zone(table: Table, page: Page) -> None:
    name = page.text(table.get("zone"), "zone")
    if not name:
        page.fault(1, "the header names no zone, so no day in it has an end", "Write zone: Europe/Moscow, or UTC")
        return
    with page.noting(table.lines["zone"], "the header's zone"):
        page.zone = zone_named(name)


def registered(table: Table, page: Page, known: Known, part: str) -> Iterator[tuple[Entry, int]]:
    """The entries that the head makes, with their lines: the record itself, the outlets, the publications."""
    for found in (*_record(table, page), *_outlets(table, page, known)):
        yield from _entry(found, page, part)
    for found in _sources(table, page, known):
        yield from _entry(found, page, part)


def _record(table: Table, page: Page) -> Iterator[Registration]:
    if "record" not in table:
        return
    line = table.lines["record"]
    opened = Table(line)
    opened["sort"], opened.lines["sort"] = table["record"], line
    for name in ("title", "replay of"):
        if name in table:
            opened[name], opened.lines[name] = table[name], table.lines[name]
    value = _described(opened, "record opened", page) | {"zone": page.zone.key}
    yield Registration(f"record/{page.organisation}", f"{page.organisation}/record", "record opened", value, line)


def _outlets(table: Table, page: Page, known: Known) -> Iterator[Registration]:
    for slug, node in page.table(table.get("outlets"), "outlets").items():
        value = _described(page.table(node, f"outlet {slug}"), "outlet registered", page)
        if "outlet" in known.sources.get(slug, {}):
            page.fault(node_line(node), f"'{slug}' is a publication already", "Give the outlet a slug of its own")
        yield Registration(f"outlet/{slug}", source_dossier(slug), "outlet registered", value, node_line(node))


def _sources(table: Table, page: Page, known: Known) -> Iterator[Registration]:
    for slug, node in page.table(table.get("sources"), "sources").items():
        value = _described(page.table(node, f"source {slug}"), "source registered", page)
        if page.retrieved is not None and value.get("read") != NOT_SEEN:  # nobody retrieves what nobody has seen
            value.setdefault("retrieved", page.text(table.get("retrieved"), "retrieved"))
        _require_outlet(slug, value, node, page, known)
        yield Registration(f"source/{slug}", source_dossier(slug), "source registered", value, node_line(node))


def _require_outlet(slug: str, value: Mapping[str, Value], node: Marked, page: Page, known: Known) -> None:
    """Note a publication of no outlet, or one that bears an outlet's slug."""
    outlet = slug_of(str(value.get("outlet", "")))
    if outlet and "sort" not in known.sources.get(outlet, {}):
        remedy = "Declare it under outlets:, here or in an earlier file"
        page.fault(node_line(node), f"source '{slug}': there is no outlet '{outlet}' yet", remedy)
    if "sort" in known.sources.get(slug, {}):
        page.fault(node_line(node), f"'{slug}' is an outlet already", "Give the publication a slug of its own")


def _described(table: Table, event: str, page: Page) -> dict[str, Value]:
    kind = kind_named(event)
    page.only(table, tuple(kind.fields), event)
    found: dict[str, Value] = {}
    for name, declared in kind.fields.items():
        if name not in table:
            if declared.required:
                page.fault(table.line, f"{event}: '{name}' is missing", f"Write {name}: …")
            continue
        text = page.text(table[name], name)
        prefixed = source_dossier(text) if declared.form is Form.DOSSIER and "/" not in text else text
        with page.noting(table.lines[name], event):
            if declared.form is Form.DATE and text == NONE:
                raise BadValue(f"'{name}' cannot be none. Write a date, or unknown.")
            found[name] = read_value(
                declared.form, prefixed, words=declared.words, organisation=page.organisation, zone=page.zone
            )
    return found


def _entry(found: Registration, page: Page, part: str) -> Iterator[tuple[Entry, int]]:
    """The entry of a registration, unless its name or day cannot be read."""
    published = str(found.value.get("published", "unknown"))
    with page.noting(found.line, found.entry_id):
        kind_of(found.dossier)
        on, interval = "always", TIMELESS
        if published not in RESERVED:
            on, interval = published, read_date(published, page.zone)
        fact = Fact(
            found.entry_id, (found.dossier,), found.event, When(on, interval.lo, interval.hi), value=dict(found.value)
        )
        entry = Entry(
            id=found.entry_id,
            kind="act",
            organisation=page.organisation,
            zone=page.zone.key,
            public=Public(interval.lo, interval.hi, "registered"),
            facts=(fact,),
            capacity=RECORDER,
            part=part,
            origin=Origin.OWN_ACT,
        )
        yield entry, found.line
