"""Reading chronicle files into entries: all of them, or none with every fault named by file and line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from travaux import marked
from travaux.broken_input import BrokenInput
from travaux.marked import Fault, Table
from travaux.record.chronicle.known import Known, source_dossier
from travaux.record.chronicle.page import ChronicleRefused, Page, node_line
from travaux.record.chronicle.reports import read_report
from travaux.record.dossiers import qualify
from travaux.record.entry import Entry, Fact, Origin, Public, When, content_digest, to_bytes
from travaux.record.events import kind_named
from travaux.record.times import TIMELESS, read_date, zone_named
from travaux.record.values import RESERVED, Form, Value, read_value

FORMAT: Final = "1"
HEADER: Final = ("chronicle", "part", "zone", "retrieved", "record", "title", "outlets", "sources", "reports")
RECORDER: Final = "recorder"


@dataclass(frozen=True)
class Chronicle:
    """One file, read: its new entries in order, and how many the record holds already with equal content."""

    organisation: str
    part: str
    zone: str
    entries: tuple[Entry, ...]
    repeated: int = 0


def read_chronicles(texts: Iterable[tuple[str, str]], known: Known) -> tuple[Chronicle, ...]:
    """Read files (name, text) in order as one load. Raises ChronicleRefused, naming the faults of the first bad file.

    `known` grows by what is read; after a refusal it is of no further use.

    What facts were inferred from, and the dossiers that values name, may stand in a later file of the same load.
    """
    opened = [_open(name, text, known) for name, text in texts]
    read = []
    for table, page in opened:
        read.append(_read_file(table, page, known))
        page.close()
    return tuple(read)


def read_chronicle(text: str, name: str, known: Known) -> Chronicle:
    """Read one file; see read_chronicles."""
    return read_chronicles([(name, text)], known)[0]


def _open(name: str, text: str, known: Known) -> tuple[Table, Page]:
    """Parse a file, read its header, and let `known` foresee the refs and dossiers that it will bring."""
    page = Page(name)
    try:
        table = marked.read(text, name)
    except Fault as fault:
        raise ChronicleRefused([fault]) from fault
    page.only(table, HEADER, "the header")
    _header(table, page)
    page.close()
    for slug in (*page.table(table.get("outlets"), "outlets"), *page.table(table.get("sources"), "sources")):
        known.coming_dossiers.add(source_dossier(slug))
    for report in page.items(table.get("reports"), "reports"):
        if isinstance(report, Table):
            entry_id = page.text(report.get("id"), "id")
            for fact in page.items(report.get("facts"), "facts"):
                if isinstance(fact, Table):
                    _foresee(fact, entry_id, page, known)
    return table, page


def _foresee(fact: Table, entry_id: str, page: Page, known: Known) -> None:
    known.coming_refs.setdefault(page.text(fact.get("ref"), "ref"), entry_id)
    for text in page.texts(fact.get("about"), "about"):
        try:
            known.coming_dossiers.add(qualify(text, page.organisation))
        except BrokenInput:
            continue  # the fact itself will be refused, with its line


def _read_file(table: Table, page: Page, known: Known) -> Chronicle:
    part = page.text(table.get("part"), "part")
    entries: list[Entry] = []
    repeated = 0
    for entry, line in _told(table, page, known, part):
        if _new(entry, line, page, known):
            entries.append(entry)
        else:
            repeated += 1
    return Chronicle(page.organisation, part, page.zone.key, tuple(entries), repeated)


def _told(table: Table, page: Page, known: Known, part: str) -> Iterator[tuple[Entry, int]]:
    """The entries of a file with the lines on which they begin, each read when the ones before it are known."""
    yield from _registered(table, page, part)
    for node in page.items(table.get("reports"), "reports"):
        if report := read_report(page.table(node, "a report"), page, known, part):
            yield report, node_line(node)


def _header(table: Table, page: Page) -> None:
    organisation, _, version = page.text(table.get("chronicle"), "chronicle").partition("/")
    if version != FORMAT:
        page.fault(table.lines.get("chronicle", 1), "this is no chronicle of format 1", "Begin with chronicle: slug/1")
    with page.noting(table.lines.get("chronicle", 1), "the header"):
        qualify("roll", organisation)
        page.organisation = organisation
    zone = page.text(table.get("zone"), "zone")
    with page.noting(table.lines.get("zone", 1), "the header's zone"):
        page.zone = zone_named(zone or "UTC")
    with page.noting(table.lines.get("retrieved", 1), "the header's retrieved"):
        if text := page.text(table.get("retrieved"), "retrieved"):
            page.retrieved = read_date(text, page.zone).hi
    if not page.text(table.get("part"), "part"):
        page.fault(1, "the header names no part", "Write part: and a slug for this file")


def _new(entry: Entry, line: int, page: Page, known: Known) -> bool:
    """Whether an entry is new; the same id with other content is a fault."""
    digest = content_digest(entry)
    if entry.id not in known.digests:
        with page.noting(line, f"report '{entry.id}'"):
            to_bytes(entry)
        known.add(entry)
        return True
    if known.digests[entry.id] != digest:
        page.fault(
            line,
            f"report '{entry.id}' stands in the record already with other content",
            "An id means the same for ever: file the new content under an id of its own, with corrects: " + entry.id,
        )
    return False


def _registered(table: Table, page: Page, part: str) -> Iterator[tuple[Entry, int]]:
    """The entries that the header, the outlets and the sources make."""
    if "record" in table:
        value: dict[str, Value] = {"sort": page.text(table["record"], "record"), "zone": page.zone.key}
        if "title" in table:
            value["title"] = page.text(table["title"], "title")
        dossier = f"{page.organisation}/record"
        yield (
            _register(f"record/{page.organisation}", dossier, "record opened", value, page, part),
            table.lines["record"],
        )
    for slug, node in page.table(table.get("outlets"), "outlets").items():
        value = _described(page.table(node, f"outlet {slug}"), "outlet registered", page)
        yield _register(f"outlet/{slug}", source_dossier(slug), "outlet registered", value, page, part), node_line(node)
    retrieved = page.text(table.get("retrieved"), "retrieved")
    for slug, node in page.table(table.get("sources"), "sources").items():
        value = _described(page.table(node, f"source {slug}"), "source registered", page)
        if retrieved:
            value.setdefault("retrieved", retrieved)
        yield _register(f"source/{slug}", source_dossier(slug), "source registered", value, page, part), node_line(node)


def _described(table: Table, event: str, page: Page) -> dict[str, Value]:
    kind = kind_named(event)
    page.only(table, tuple(kind.fields), event)
    found: dict[str, Value] = {}
    for name, declared in kind.fields.items():
        if name in table:
            text = page.text(table[name], name)
            prefixed = source_dossier(text) if declared.form is Form.DOSSIER and "/" not in text else text
            with page.noting(table.lines[name], event):
                found[name] = read_value(
                    declared.form, prefixed, words=declared.words, organisation=page.organisation, zone=page.zone
                )
        elif declared.required:
            page.fault(table.line, f"{event}: '{name}' is missing", f"Write {name}: …")
    return found


def _register(entry_id: str, dossier: str, event: str, value: Mapping[str, Value], page: Page, part: str) -> Entry:
    published = str(value.get("published", "unknown"))
    on, interval = "always", TIMELESS
    with page.noting(1, entry_id):
        if published not in RESERVED:
            on, interval = published, read_date(published, page.zone)
    fact = Fact(entry_id, (dossier,), event, When(on, interval.lo, interval.hi), value=dict(value))
    return Entry(
        id=entry_id,
        kind="act",
        organisation=page.organisation,
        zone=page.zone.key,
        public=Public(interval.lo, interval.hi, "registered"),
        facts=(fact,),
        capacity=RECORDER,
        part=part,
        origin=Origin.OWN_ACT,
    )
