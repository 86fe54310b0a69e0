"""Reading one report of a chronicle: who said it, through whom it came, when it was public, what it tells."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

import msgspec

from travaux.broken_input import BrokenInput
from travaux.marked import Table
from travaux.record.audience import checked
from travaux.record.chronicle.facts import read_fact, read_when
from travaux.record.chronicle.known import Known, unsourced
from travaux.record.chronicle.page import Page, node_line
from travaux.record.dossiers import qualify
from travaux.record.entry import Entry, Fact, Grade, Link, Origin, Public, Said
from travaux.record.times import read_date

REPORT: Final = (
    "id", "kind", "by", "capacity", "recorded", "corrects", "copies", "audience", "said", "chain", "unsourced",
    "public", "origin", "grade", "note", "finding", "facts",
)  # fmt: skip
SAID: Final = ("by", "as", "on", "inferred", "to", "at", "ambiguous")
PUBLIC: Final = ("on", "not before", "basis")

Word = TypeVar("Word")


def read_report(table: Table, page: Page, known: Known, part: str) -> Entry | None:
    """One report (or exported act) as an entry, or None with its faults noted."""
    entry_id = page.text(table.get("id"), "id")
    where, before = f"report '{entry_id}'", len(page.faults)
    if not entry_id:
        page.fault(table.line, "a report has no id", "Give it one that stays the same for ever")
        return None
    page.only(table, REPORT, where)
    kind = page.text(table.get("kind"), where) or "report"
    said, chain = _said(table, page, known, where), _chain(table, page, known, where)
    corrects = _references(table, "corrects", page, known, where)
    facts = _facts(table, page, known, entry_id, act=kind == "act", replaces=bool(corrects))
    if not page.items(table.get("facts"), where) and not corrects:
        page.fault(table.line, f"{where} tells nothing", "Give it facts, or corrects: to withdraw something")
    public = _public(table, page, known, chain, where)
    if len(page.faults) > before or public is None:
        return None
    return Entry(
        id=entry_id,
        kind="act" if kind == "act" else "report",
        organisation=page.organisation,
        zone=page.zone.key,
        public=public,
        facts=facts,
        by=page.text(table.get("by"), where),
        capacity=page.text(table.get("capacity"), where),
        recorded=page.text(table.get("recorded"), where),
        part=part,
        said=said,
        chain=chain,
        origin=_word(table, "origin", Origin, page, where) or known.origin(said, chain),
        grade=_word(table, "grade", _grade, page, where) or Grade.CANNOT_BE_JUDGED,
        audience=_audience(table, page, where),
        corrects=corrects,
        copies=page.text(table.get("copies"), where),
        note=page.text(table.get("note"), where),
        finding=_finding(table, page, where),
    )


def _grade(text: str) -> Grade:
    return Grade(int(text))


def _word(table: Table, name: str, read: Callable[[str], Word], page: Page, where: str) -> Word | None:
    text = page.text(table.get(name), where)
    if not text:
        return None
    try:
        return read(text)
    except ValueError:
        page.fault(table.lines[name], f"{where}: '{text}' is no {name}", f"See the chronicle's schema for {name}")
        return None


def _finding(table: Table, page: Page, where: str) -> dict[str, object] | None:
    text = page.text(table.get("finding"), where)
    if not text:
        return None
    try:
        return msgspec.json.decode(text, type=dict[str, object])
    except msgspec.DecodeError:
        page.fault(table.lines["finding"], f"{where}: the finding is no JSON", "Leave it as it was exported")
        return None


def _audience(table: Table, page: Page, where: str) -> str:
    text = page.text(table.get("audience"), where) or "public"
    with page.noting(table.lines.get("audience", table.line), where):
        return checked(text)
    return text


def _said(table: Table, page: Page, known: Known, where: str) -> Said | None:
    if "said" not in table:
        return None
    said = page.table(table["said"], f"{where}, said")
    page.only(said, SAID, f"{where}, said")
    found = {name: _dossiers(said, name, page, where) for name in ("by", "as", "to", "at")}
    return Said(
        by="".join(found["by"]),
        as_="".join(found["as"]),
        on=read_when(said, page, known, f"{where}, said") if "on" in said else None,
        to=found["to"],
        at="".join(found["at"]),
        ambiguous=page.text(said.get("ambiguous"), where),
    )


def _dossiers(said: Table, name: str, page: Page, where: str) -> tuple[str, ...]:
    """Dossiers, or plain words such as `the media`, of those who spoke or were spoken to."""
    texts = page.texts(said.get(name), where)
    with page.noting(said.lines.get(name, said.line), where):
        return tuple(qualify(text, page.organisation) if "/" in text else text for text in texts)
    return ()


def _chain(table: Table, page: Page, known: Known, where: str) -> tuple[Link, ...]:
    links = []
    for text in page.texts(table.get("chain"), where):
        source, _, lines = text.partition(":")
        if source not in known.sources or "outlet" not in known.sources[source]:
            page.fault(
                table.lines["chain"],
                f"{where}: its chain names '{source}', which is no source of this record",
                "Declare it under sources:, or correct the name",
            )
        links.append(Link(source, lines))
    return tuple(links)


def _references(table: Table, name: str, page: Page, known: Known, where: str) -> tuple[str, ...]:
    found = []
    for text in page.texts(table.get(name), where):
        address = known.address(text)
        if address is None:
            what = f"{where} {name} '{text}', which is not recorded before it"
            page.fault(table.lines[name], what, "Put that one earlier, or correct the name")
        else:
            found.append(address)
    return tuple(found)


def _facts(table: Table, page: Page, known: Known, entry_id: str, *, act: bool, replaces: bool) -> tuple[Fact, ...]:
    found: list[Fact] = []
    own: set[str] = set()
    for node in page.items(table.get("facts"), "facts"):
        ref = page.text(node.get("ref"), "ref") if isinstance(node, Table) else ""
        elsewhere = known.refs.get(ref, entry_id) != entry_id and not replaces
        if ref in own or elsewhere:
            what = f"the ref '{ref}' is borne by another fact already"
            page.fault(node_line(node), what, "Give each fact a ref of its own; only a correction may repeat one")
        fact = read_fact(node, page, known, act=act)
        own.add(ref)
        known.refs.setdefault(ref, entry_id)
        found += [fact] if fact else []
    return tuple(found)


def _public(table: Table, page: Page, known: Known, chain: Sequence[Link], where: str) -> Public | None:
    line = table.lines.get("public", table.line)
    retrieved = known.retrieved(chain, page.zone.key)
    if "public" in table:
        return _given(page.table(table["public"], where), page, retrieved, where)
    if page.text(table.get("unsourced"), where) == "true":
        return _unsourced(page, chain, line, where)
    if found := known.published(chain, page.zone.key):
        return found
    page.fault(
        line,
        f"{where}: no publication of its chain has a date, so nobody can tell when the public could know it",
        "Write public: {on: …, basis: …} or public: {not before: …, basis: …}, or unsourced: true without a chain",
    )
    return None


def _given(table: Table, page: Page, retrieved: int | None, where: str) -> Public | None:
    page.only(table, PUBLIC, f"{where}, public")
    basis = page.text(table.get("basis"), where)
    name = "on" if "on" in table else "not before"
    with page.noting(table.lines.get(name, table.line), f"{where}, public"):
        interval = read_date(page.text(table.get(name), where), page.zone)
        if name == "on":
            return Public(interval.lo, interval.hi, basis)
        end = retrieved or page.retrieved
        if end is None or end <= interval.lo:
            raise BrokenInput(
                "nobody retrieved a copy after that day. Give the source, or the header, a retrieved date after it."
            )
        return Public(interval.lo, end, basis)
    return None


def _unsourced(page: Page, chain: Sequence[Link], line: int, where: str) -> Public | None:
    """For what no source was found for: public at the latest when this was written down, the header's day."""
    if chain:
        page.fault(line, f"{where} has a chain and is called unsourced", "Keep one of the two")
    if page.retrieved is None:
        page.fault(line, f"{where} is unsourced, and the header has no retrieved date", "Write retrieved: and a day")
        return None
    return unsourced(page.retrieved)
