"""Reading chronicle files into entries: all of them, or none with every fault named by file and line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from travaux import marked
from travaux.marked import Fault, Items, Marked, Table, Text
from travaux.record.chronicle.header import RECORDER, read_header, registered
from travaux.record.chronicle.known import Known, digest_of, source_dossier
from travaux.record.chronicle.page import ChronicleRefused, Page, node_line
from travaux.record.chronicle.reports import read_report
from travaux.record.dossiers import BadDossier, kind_of, qualify
from travaux.record.entry import Entry, to_bytes

__all__ = ["RECORDER", "Chronicle", "read_chronicle", "read_chronicles"]


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

    `known` grows by what is read; after a refusal it is what it was before.

    What facts were inferred from, and the dossiers that values name, may stand in a later file of the same load.
    """
    draft = known.draft()
    opened = [_open(name, text, draft) for name, text in texts]
    read = []
    for table, page in opened:
        read.append(_read_file(table, page, draft))
        page.close()
    known.take(draft)
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
    read_header(table, page)
    page.close()
    for node in (table.get("outlets"), table.get("sources")):
        known.coming_dossiers.update(source_dossier(slug) for slug in (node if isinstance(node, Table) else ()))
    for report in _tables(table.get("reports")):
        for fact in _tables(report.get("facts")):
            _foresee(fact, report.get("id"), page.organisation, known)
    return table, page


def _tables(node: Marked | None) -> list[Table]:
    """The mappings in a list; what else stands in it is refused when it is read."""
    return [one for one in node if isinstance(one, Table)] if isinstance(node, Items) else []


def _foresee(fact: Table, entry_id: Marked | None, organisation: str, known: Known) -> None:
    ref, about = fact.get("ref"), fact.get("about")
    if isinstance(ref, Text) and isinstance(entry_id, Text):
        known.foresees(str(ref), str(entry_id), organisation)
    for text in about if isinstance(about, Items) else [about]:
        try:
            dossier = qualify(text if isinstance(text, Text) else "", organisation)
            if kind_of(dossier) != "source":  # an outlet or a publication is there once the header declares it
                known.coming_dossiers.add(dossier)
        except BadDossier:
            continue  # the fact itself will be refused, with its line


def _read_file(table: Table, page: Page, known: Known) -> Chronicle:
    part = page.text(table.get("part"), "part")
    entries: list[Entry] = []
    repeated = 0
    here: set[str] = set()
    for entry, line in _told(table, page, known, part):
        if entry.id in here:
            page.fault(line, f"the id '{entry.id}' stands in this file already", "Give each report an id of its own")
        here.add(entry.id)
        if _new(entry, line, page, known):
            entries.append(entry)
        else:
            repeated += 1
    return Chronicle(page.organisation, part, page.zone.key, tuple(entries), repeated)


def _told(table: Table, page: Page, known: Known, part: str) -> Iterator[tuple[Entry, int]]:
    """The entries of a file with the lines on which they begin, each read when the ones before it are known."""
    yield from registered(table, page, known, part)
    for node in page.items(table.get("reports"), "reports"):
        if report := read_report(page.table(node, "a report"), page, known, part):
            yield report, node_line(node)


def _new(entry: Entry, line: int, page: Page, known: Known) -> bool:
    """Whether an entry is new; the same id with other content is a fault."""
    digest = digest_of(entry)
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
