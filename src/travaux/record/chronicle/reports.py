"""Reading one report of a chronicle: who said it, through whom it came, when it was public, what it tells."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, TypeVar

import msgspec

from travaux.broken_input import BrokenInput
from travaux.marked import Table
from travaux.record.audience import checked
from travaux.record.chronicle.facts import read_fact, read_when, require_dossier
from travaux.record.chronicle.known import Known, unsourced
from travaux.record.chronicle.page import Page, node_line
from travaux.record.dossiers import kind_of, qualify
from travaux.record.entry import Entry, Fact, Grade, Link, Origin, Public, Review, Said
from travaux.record.times import BEGINNING, read_date
from travaux.record.values import RESERVED

REPORT: Final = (
    "id", "kind", "by", "capacity", "recorded", "corrects", "copies", "audience", "said", "chain", "unsourced",
    "public", "origin", "grade", "note", "review", "finding", "facts",
)  # fmt: skip
SAID: Final = ("by", "as", "on", "inferred", "to", "at", "ambiguous")
PUBLIC: Final = ("on", "not before", "basis")
REVIEW: Final = ("proposed", "confirmed", "altered")
ID: Final = re.compile(r"(?!(?:outlet|source|record)/)[A-Za-z0-9]+(?:[-._/][A-Za-z0-9]+)*")
SPEAKERS: Final = frozenset({"person", "organisation", "body", "member", "post"})
OCCASIONS: Final = frozenset({"session", "meeting"})
# Who may stand in each field of `said`; plain words such as `the media` stand only where the last part is true.
_SAID_KINDS: Final = {
    "by": (SPEAKERS, False),
    "as": (frozenset({"post"}), False),
    "to": (frozenset[str](), True),
    "at": (OCCASIONS, True),
}

Word = TypeVar("Word")


def read_report(table: Table, page: Page, known: Known, part: str) -> Entry | None:
    """One report (or exported act) as an entry, or None with its faults noted."""
    entry_id = page.text(table.get("id"), "id")
    where, before = f"report '{entry_id}'", len(page.faults)
    if not entry_id:
        page.fault(table.line, "a report has no id", "Give it one that stays the same for ever")
        return None
    if not ID.fullmatch(entry_id):
        page.fault(table.lines["id"], f"'{entry_id}' is no id of a report", "Write letters, figures and hyphens")
    page.only(table, REPORT, where)
    kind = _choice(table, "kind", ("report", "act"), page, where) or "report"
    said, chain = _said(table, page, known, where), _chain(table, page, known, where)
    corrects = _references(table, "corrects", page, known, where)
    facts = _facts(table, page, known, entry_id, act=kind == "act", replaces=bool(corrects))
    if not page.items(table.get("facts"), where) and not corrects:
        page.fault(table.line, f"{where} tells nothing", "Give it facts, or corrects: to withdraw something")
    public = _public(table, page, known, chain, where)
    header = {
        "recorded": _recorded(table, page, where),
        "copies": _copies(table, page, known, where),
        "audience": _audience(table, page, where),
    }
    finding, grade = _finding(table, page, where), _word(table, "grade", _grade, page, where)
    origin, review = _word(table, "origin", Origin, page, where), _review(table, page, where)
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
        recorded=header["recorded"],
        part=part,
        said=said,
        chain=chain,
        origin=origin or known.origin(said, chain),
        grade=grade or Grade.CANNOT_BE_JUDGED,
        audience=header["audience"],
        corrects=corrects,
        copies=header["copies"],
        note=page.text(table.get("note"), where),
        finding=finding,
        review=review,
    )


def _grade(text: str) -> Grade:
    return Grade("0123456".index(text) if len(text) == 1 else 0)


def _choice(table: Table, name: str, choices: Sequence[str], page: Page, where: str) -> str:
    text = page.text(table.get(name), where)
    if name in table and text not in choices:
        page.fault(
            table.lines[name], f"{where}: '{text}' is no {name}", f"Write {' or '.join(choices)}, or leave it out"
        )
    return text


def _recorded(table: Table, page: Page, where: str) -> str:
    text = page.text(table.get("recorded"), where)
    try:
        sound = not text or datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        sound = False
    if not sound:
        what = f"{where}: '{text}' is no moment of recording"
        page.fault(table.lines["recorded"], what, "Write it as exported: 2024-11-28T10:00:05+00:00")
    return text


def _copies(table: Table, page: Page, known: Known, where: str) -> str:
    """The report that this one repeats; the two are one source."""
    text = page.text(table.get("copies"), where)
    if text and text not in known.digests:
        what = f"{where} copies '{text}', which is not recorded before it"
        page.fault(table.lines["copies"], what, "Put that one earlier, or correct the name")
    return text


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
    except (msgspec.DecodeError, RecursionError):
        page.fault(table.lines["finding"], f"{where}: the finding is no JSON", "Leave it as it was exported")
        return None


def _review(table: Table, page: Page, where: str) -> Review | None:
    """What proposed the facts, and who confirmed them; what was altered are facts of this report."""
    if "review" not in table:
        return None
    review = page.table(table["review"], f"{where}, review")
    page.only(review, REVIEW, f"{where}, review")
    proposed, confirmed = (page.text(review.get(name), where) for name in ("proposed", "confirmed"))
    altered = page.texts(review.get("altered"), where)
    own = {str(fact.get("ref")) for fact in page.items(table.get("facts"), where) if isinstance(fact, Table)}
    if not (proposed and confirmed) or set(altered) - own:
        what = f"{where}: a review names what proposed the facts, who confirmed them, and altered facts of this report"
        page.fault(table.lines["review"], what, "Write review: {proposed: …, confirmed: …, altered: [ref, …]}")
    return Review(proposed, confirmed, altered)


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
    found = {name: _dossiers(said, name, page, known, where) for name in _SAID_KINDS}
    return Said(
        by="".join(found["by"]),
        as_="".join(found["as"]),
        on=read_when(said, page, known, f"{where}, said") if "on" in said else None,
        to=found["to"],
        at="".join(found["at"]),
        ambiguous=page.text(said.get("ambiguous"), where),
    )


def _dossiers(said: Table, name: str, page: Page, known: Known, where: str) -> tuple[str, ...]:
    """Those who spoke or were spoken to, in which post, and where; several only of those spoken to."""
    texts, line = page.texts(said.get(name), where), said.lines.get(name, said.line)
    if len(texts) > 1 and name != "to":
        page.fault(
            line, f"{where}: 'said' has one '{name}'", "Write one, or ambiguous: between whom the source leaves it"
        )
        return ()
    with page.noting(line, f"{where}, {name}"):
        return tuple(_dossier(text, name, page, known) for text in texts)
    return ()


def _dossier(text: str, name: str, page: Page, known: Known) -> str:
    """One of them; raises BrokenInput for a wrong kind of dossier, or a person whom nothing is about."""
    kinds, words_too = _SAID_KINDS[name]
    if text in RESERVED or (words_too and "/" not in text):
        return text
    dossier = qualify(text, page.organisation)
    if kinds and kind_of(dossier) not in kinds:
        raise BrokenInput(f"'{text}' is a {kind_of(dossier)}. Name a {' or a '.join(sorted(kinds))}, or leave it out.")
    if kind_of(dossier) == "person":
        require_dossier(dossier, known)
    return dossier


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
        address = known.address(text, page.organisation)
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
        elsewhere = known.refs.get((page.organisation, ref), entry_id) != entry_id and not replaces
        if ref in own or elsewhere:
            what = f"the ref '{ref}' is borne by another fact already"
            page.fault(node_line(node), what, "Give each fact a ref of its own; only a correction may repeat one")
        fact = read_fact(node, page, known, act=act)
        own.add(ref)
        known.bears(ref, entry_id, page.organisation)
        found += [fact] if fact else []
    return tuple(found)


def _public(table: Table, page: Page, known: Known, chain: Sequence[Link], where: str) -> Public | None:
    line = table.lines.get("public", table.line)
    retrieved = known.retrieved(chain, page.zone.key)
    bare = _choice(table, "unsourced", ("true",), page, where) == "true"
    if bare and chain:
        page.fault(line, f"{where} has a chain and is called unsourced", "Keep one of the two")
    if "public" in table:
        return _given(page.table(table["public"], where), page, retrieved, where)
    if bare:
        return _unsourced(page, line, where)
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
    if not basis or ("on" in table) == ("not before" in table):
        what = f"{where}: `public` needs one day and its basis"
        page.fault(table.line, what, "Write public: {on: …, basis: …} or public: {not before: …, basis: …}")
        return None
    with page.noting(table.lines.get(name, table.line), f"{where}, public"):
        interval = read_date(page.text(table.get(name), where), page.zone)
        if name == "on":
            return Public(interval.lo, interval.hi, basis)
        if interval.lo <= BEGINNING:
            raise BrokenInput("a bound without a first day bounds nothing. Write public: {on: ../day, basis: …}.")
        end = retrieved or page.retrieved
        if end is None or end <= interval.lo:
            raise BrokenInput(
                "nobody retrieved a copy after that day. Give the source, or the header, a retrieved date after it."
            )
        return Public(interval.lo, end, basis)
    return None


def _unsourced(page: Page, line: int, where: str) -> Public | None:
    """For what no source was found for: public at the latest when this was written down, the header's day."""
    if page.retrieved is None:
        page.fault(line, f"{where} is unsourced, and the header has no retrieved date", "Write retrieved: and a day")
        return None
    return unsourced(page.retrieved)
