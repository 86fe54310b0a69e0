"""What a reader is answered: one dossier, lists, the order of happening, what became known; dials on everything."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final

import msgspec
from django.db import connection

from travaux.broken_input import BrokenInput
from travaux.decision.situation import DossierState, dossier_state
from travaux.office import clock, reading, shelf
from travaux.office.present import title_of
from travaux.office.searching import Hit, search
from travaux.office.told import Wanted, cards, published, told
from travaux.record.audience import PUBLIC, may_read
from travaux.record.contested import rivals_in
from travaux.record.corrections import public_from
from travaux.record.dossiers import KINDS, SOLE, WORLD, kind_of, slug_of
from travaux.record.entry import Entry, Recorded
from travaux.record.fold import Dials, Folded, Told, fold
from travaux.record.telling import (
    FactCard,
    Publication,
    SourceTrail,
    Speaker,
    card,
    publications,
    speaker,
    trail,
)
from travaux.record.times import Interval, write_moment, zone_named

__all__ = [
    "EntryCard", "Hit", "Listed", "NoSuchDossier", "NothingOnRecord", "Remark", "Shown", "Wanted", "became_known",
    "dossiers", "entries", "facts", "organisation", "organisations", "remarks", "search", "show", "size", "sources",
    "timeline", "zone_of",
]  # fmt: skip


#: So many names on either side of one that is not on record are looked at for what it may have meant.
_NEIGHBOURS: Final = 300


class NoSuchDossier(BrokenInput):
    """A well-formed name about which the record holds nothing."""

    def __init__(self, dossier: str, near: list[str]) -> None:
        like = f"The nearest are: {', '.join(near)}." if near else "`travaux list dossiers` shows all."
        super().__init__(f"The record holds nothing about '{dossier}'. {like}")


class NothingOnRecord(BrokenInput):
    """A record without entries."""

    def __init__(self) -> None:
        super().__init__(
            "The record is empty, so there is nothing to read. "
            "Run `travaux demo` for the bundled record, or `travaux load FILE` for your own."
        )


class SeveralOrganisations(BrokenInput):
    """A record of several organisations, asked a question that means one."""

    def __init__(self, found: list[str]) -> None:
        super().__init__(
            f"This record holds several organisations ({', '.join(found)}), and the question names none. "
            "Write the dossier's full name, organisation first."
        )


class EntryCard(msgspec.Struct, frozen=True):
    """One entry as a reader sees it: who told or did it, through whom, when it was public and recorded."""

    id: str
    kind: str
    position: int
    recorded: str
    by: str
    capacity: str
    part: str
    speaker: Speaker | None
    chain: tuple[str, ...]
    public: dict[str, str | None]
    audience: str
    corrects: tuple[str, ...]
    refs: tuple[str, ...]
    facts: int
    finding: dict[str, Any] | None


@dataclass(frozen=True)
class Shown:
    """One dossier under the dials. `later`: entries recorded after `at` that bear on it."""

    dossier: str
    kind: str
    title: str
    on: str | None
    known: str | None
    at: int
    state: DossierState
    facts: tuple[FactCard, ...]
    entries: tuple[EntryCard, ...]
    may_be_public: tuple[FactCard, ...]
    later: int
    hidden: int


class Remark(msgspec.Struct, frozen=True):
    """One utterance as one report tells it."""

    entry: str
    speaker: Speaker
    sources: tuple[SourceTrail, ...]
    facts: tuple[FactCard, ...]


class Listed(msgspec.Struct, frozen=True):
    """One dossier in a list."""

    dossier: str
    kind: str
    title: str


def size() -> int:
    """How many entries the record holds."""
    return shelf.size()


def organisation() -> str:
    """The one organisation of this record; raises NothingOnRecord, SeveralOrganisations."""
    found = organisations()
    if not found:
        raise NothingOnRecord
    if len(found) > 1:
        raise SeveralOrganisations(found)
    return found[0]


def organisations() -> list[str]:
    """The organisations whose records are here, by name; each is looked for behind the one before, not all dossiers."""
    sql = (
        "WITH RECURSIVE met (name) AS (SELECT min(organisation) FROM register_dossier UNION ALL "
        "SELECT (SELECT min(organisation) FROM register_dossier WHERE organisation > met.name) FROM met "
        "WHERE met.name IS NOT NULL) SELECT name FROM met WHERE name IS NOT NULL AND name <> %s ORDER BY name"
    )
    return [str(name) for (name,) in _rows(sql, [WORLD])]


def zone_of(dossier: str = "") -> str:
    """The time zone in which a dossier's days end: that of its organisation's first entry; raises NothingOnRecord."""
    name = dossier.partition("/")[0]
    first = "SELECT position FROM ledger_entry {} ORDER BY position LIMIT 1"
    own = [] if name not in organisations() else _rows(first.format("WHERE organisation = %s"), [name])
    found = own or _rows(first.format(""), [])
    if not found:
        raise NothingOnRecord
    return shelf.at_positions([found[0][0]])[0].entry.zone


def show(dossier: str, dials: Dials, reader: frozenset[str] = PUBLIC) -> Shown:
    """One dossier under the dials: its state, its facts in order of happening, its entries.

    Raises NothingOnRecord, BadDossier; NoSuchDossier also where there is nothing yet that the reader may know of.
    """
    records = _records_of(dossier, max(dials.known, clock.now()), reader)
    whole, zone = fold(records, dials, reader), zone_named(zone_of(dossier))
    own = whole.of(dossier)
    state = dossier_state(dossier, whole)
    return Shown(
        dossier,
        state.kind,
        title_of(state),
        write_moment(dials.on, zone),
        write_moment(dials.known, zone),
        min(dials.at, size()),
        state,
        _cards_of(whole, own, dossier),
        tuple(_shown(records, dossier, dials, reader)),
        cards(own.may_be_public, dials),
        sum(record.position >= dials.at and may_read(record.entry.audience, reader) for record in records),
        whole.hidden,
    )


def _records_of(dossier: str, known: int, reader: frozenset[str]) -> list[Recorded]:
    """What folding a dossier needs; that it exists is told only to those who may know of something in it."""
    kind_of(dossier)
    if not size():
        raise NothingOnRecord
    records = shelf.of_dossiers([dossier])
    by_id = {record.entry.id: record for record in records}
    about = [one for one in records if dossier in one.entry.dossiers() and may_read(one.entry.audience, reader)]
    if not any(public_from(one, by_id).lo < known for one in about):
        raise NoSuchDossier(dossier, _near(dossier))
    return records


def _cards_of(whole: Folded, own: Folded, dossier: str) -> tuple[FactCard, ...]:
    excluded, known = rivals_in(whole, dossier), published(own.facts)
    by_address = {one.address: one for one in own.facts}
    return tuple(
        card(one, known, [by_address[other] for other in excluded.get(one.address, ()) if other in by_address])
        for one in own.facts
    )


def _shown(records: Sequence[Recorded], dossier: str, dials: Dials, reader: frozenset[str]) -> Iterator[EntryCard]:
    """The entries about a dossier, and the corrections that bear on it, that the public could know."""
    by_id = {record.entry.id: record for record in records}
    for record in records:
        mine = dossier in record.entry.dossiers() or bool(record.entry.corrects)
        public = public_from(record, by_id)
        if mine and public.lo < dials.known and record.position < dials.at and may_read(record.entry.audience, reader):
            yield entry_card(record, public)


def entry_card(record: Recorded, told: Interval) -> EntryCard:
    """An entry as a reader sees it; `told` is when the public could know it, no earlier than what it corrects."""
    entry, zone = record.entry, zone_named(record.entry.zone)
    public = {"lo": write_moment(told.lo, zone), "hi": write_moment(told.hi, zone)}
    return EntryCard(
        entry.id,
        entry.kind,
        record.position,
        entry.recorded,
        entry.by,
        entry.capacity,
        entry.part,
        speaker(entry.said, zone),
        tuple(f"{link.source}:{link.lines}" if link.lines else link.source for link in entry.chain),
        {**public, "basis": entry.public.basis},
        entry.audience,
        entry.corrects,
        tuple(fact.ref for fact in entry.facts),
        len(entry.facts),
        entry.finding,
    )


def facts(wanted: Wanted, dials: Dials) -> tuple[FactCard, ...]:
    """The facts that a reader wants, in order of happening."""
    return cards(told(wanted, dials), dials)


def remarks(wanted: Wanted, dials: Dials) -> tuple[Remark, ...]:
    """What was said, in order of saying; a report without a speaker is none."""
    found = told(wanted, dials)
    by_entry: dict[str, list[Told]] = {}
    for one in found:
        by_entry.setdefault(one.entry.id, []).append(one)
    made = remarks_in(found, dials)
    return tuple(made[one[0].entry.id] for one in sorted(by_entry.values(), key=_when_said) if one[0].entry.id in made)


def remarks_in(found: Sequence[Told], dials: Dials) -> dict[str, Remark]:
    """By entry, the remarks in which these facts are told; none for an entry without a speaker."""
    known, told_as = published(found), dict[str, list[FactCard]]()
    for one, its_card in zip(found, cards(found, dials), strict=True):
        told_as.setdefault(one.entry.id, []).append(its_card)
    first = {one.entry.id: one for one in reversed(found)}
    return {
        entry_id: Remark(entry_id, who, (trail(one, known),), tuple(told_as[entry_id]))
        for entry_id, one in first.items()
        if (who := speaker(one.entry.said, zone_named(one.entry.zone))) and who.by
    }


def _when_said(group: list[Told]) -> tuple[int, int, int]:
    said = group[0].entry.said
    on = said.on if said else None
    return (on.hi, on.lo, group[0].position) if on else (group[0].hi, group[0].lo, group[0].position)


def timeline(wanted: Wanted, dials: Dials) -> tuple[FactCard, ...]:
    """What happened, in order; names and other facts without a day are left out."""
    return cards([one for one in told(wanted, dials) if one.fact.on.lo < one.fact.on.hi], dials)


def became_known(wanted: Wanted, since: Dials, until: Dials) -> tuple[FactCard, ...]:
    """What the public could know at the second pair of dials and not yet at the first."""
    before = {one.address for one in told(wanted, since)}
    return cards([one for one in told(wanted, until) if one.address not in before], until)


def dossiers(kind: str = "") -> tuple[Listed, ...]:
    """All dossiers, or those of one kind, by name, of which the public can know by now."""
    known = _told_of()
    found = (one for one in reading.dossiers(kind=kind) if one.dossier in known)
    return tuple(Listed(one.dossier, one.kind, one.title) for one in found)


def _told_of() -> frozenset[str]:
    """The dossiers about which some fact is public, or may be; restricted facts are in no row."""
    rows = _rows("SELECT DISTINCT dossier FROM register_fact WHERE perhaps_lo < %s", [clock.now()])
    return frozenset(dossier for (dossier,) in rows)


def sources() -> tuple[Publication, ...]:
    """All outlets and publications, by slug."""
    found = publications(_entries_about("outlet registered", "source registered"))
    return tuple(found[slug] for slug in sorted(found))


def _entries_about(*events: str) -> list[Entry]:
    marks = ", ".join(["%s"] * len(events))
    rows = _rows(f"SELECT DISTINCT position FROM register_fact WHERE name IN ({marks})", list(events))  # noqa: S608
    return [record.entry for record in shelf.at_positions([position for (position,) in rows])]


def entries(dials: Dials | None = None, reader: frozenset[str] = PUBLIC) -> tuple[EntryCard, ...]:
    """All entries that the public could know, in order of the log."""
    until, by_id = dials or Dials(), dict[str, Recorded]()
    found = []
    for record in shelf.in_order(end=min(until.at, size())):
        by_id[record.entry.id] = record
        public = public_from(record, by_id)
        if may_read(record.entry.audience, reader) and public.lo < until.known:
            found.append(entry_card(record, public))
    return tuple(found)


def _near(dossier: str) -> list[str]:
    """The names on record of the same slug, then those spelt alike among the names before and behind it.

    Not all names are compared: whoever asks for what is not on record must not cost more than who asks for what is.
    """
    slug, told = slug_of(dossier), "SELECT dossier FROM register_dossier WHERE told < %s AND dossier"
    alike = [f"{name}/{kind}/{slug}" for name in (*organisations(), WORLD) for kind in KINDS if kind not in SOLE]
    same = _names(f"{told} IN ({', '.join(['%s'] * len(alike))})", alike)
    before = _names(f"{told} < %s ORDER BY dossier DESC LIMIT {_NEIGHBOURS}", [dossier])
    behind = _names(f"{told} > %s ORDER BY dossier LIMIT {_NEIGHBOURS}", [dossier])
    return list(dict.fromkeys([*same, *get_close_matches(dossier, sorted({*before, *behind}), n=3, cutoff=0.5)]))[:3]


def _names(sql: str, values: list[str]) -> list[str]:
    """The names of dossiers of which the public can know by now, under a condition on them."""
    return sorted(str(name) for (name,) in _rows(sql, [clock.now(), *values]))


def _rows(sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
