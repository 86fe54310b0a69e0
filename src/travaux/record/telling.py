"""How a fact is told to a reader, whatever the door: page, API, command line or file."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from travaux.record.contested import leading
from travaux.record.entry import Entry, Said, When
from travaux.record.fold import Told
from travaux.record.times import write_moment
from travaux.record.values import Value


class Publication(msgspec.Struct, frozen=True, omit_defaults=True):
    """One publication of an outlet, with its dates, each under its own label."""

    source: str
    outlet: str = ""
    sort: str = ""
    title: str = ""
    address: str = ""
    language: str = ""
    read: str = ""
    text: str = ""
    reliability: str = ""
    dates: dict[str, str] = {}


class Happened(msgspec.Struct, frozen=True):
    """When it happened: the source's words, the interval in the organisation's zone, and on what basis."""

    stated: str
    lo: str | None
    hi: str | None
    basis: str
    resolved: str = ""
    inferred_from: tuple[str, ...] = ()
    because: str = ""


class Speaker(msgspec.Struct, frozen=True, rename={"as_": "as"}):
    """Who said it, in which post, when, to whom, at which meeting or session."""

    by: str
    as_: str
    on: Happened | None
    to: tuple[str, ...]
    at: str
    ambiguous: str


class SourceTrail(msgspec.Struct, frozen=True):
    """The chain from the speaker outward, the lines cited, the dates of each publication, the grades apart."""

    chain: tuple[Publication, ...]
    locator: str
    dates: dict[str, dict[str, str]]
    grade: dict[str, str | int]


class FactCard(msgspec.Struct, frozen=True):
    """One fact with everything that a reader may ask of it (design 6)."""

    ref: str
    address: str
    name: str
    about: tuple[str, ...]
    key: tuple[str, ...]
    closed: bool
    value: dict[str, Value]
    happened: Happened
    modality: tuple[str, ...]
    standing: str
    speaker: Speaker | None
    origin: str
    sources: tuple[SourceTrail, ...]
    public: dict[str, str | None]
    contested: tuple[str, ...]
    leads: bool | None
    after: tuple[str, ...]
    quote: dict[str, str] | None
    note: str
    position: int


def publications(entries: Iterable[Entry]) -> dict[str, Publication]:
    """Outlets and publications by slug, from the entries that registered them (the latest one stands)."""
    found: dict[str, Publication] = {}
    for entry in entries:
        for fact in entry.facts:
            if fact.fact in {"outlet registered", "source registered"}:
                for dossier in fact.about:
                    slug = dossier.rpartition("/")[2]
                    found[slug] = _publication(slug, {name: str(value) for name, value in fact.value.items()})
    return found


def _publication(slug: str, value: Mapping[str, str]) -> Publication:
    dates = {label: value[label] for label in ("published", "updated", "stamp", "retrieved") if label in value}
    kept = {
        name: value.get(name, "") for name in ("sort", "title", "address", "language", "read", "text", "reliability")
    }
    return Publication(slug, outlet=value.get("outlet", "").rpartition("/")[2], dates=dates, **kept)


def happened(when: When, zone: ZoneInfo, lo: int | None = None) -> Happened:
    """An interval as a reader sees it; `lo` where the fold raised the beginning."""
    return Happened(
        when.stated,
        write_moment(when.lo if lo is None else lo, zone),
        write_moment(when.hi, zone),
        when.basis,
        when.resolved,
        when.inferred_from,
        when.because,
    )


def speaker(said: Said | None, zone: ZoneInfo) -> Speaker | None:
    """Who said it, or None where the source speaks for itself."""
    if said is None:
        return None
    on = happened(said.on, zone) if said.on else None
    return Speaker(said.by, said.as_, on, said.to, said.at, said.ambiguous)


def trail(told: Told, known: Mapping[str, Publication]) -> SourceTrail:
    """The source trail of one fact; a publication without a letter of its own bears its outlet's."""
    entry = told.entry
    chain = tuple(known.get(link.source, Publication(link.source)) for link in entry.chain)
    letters = {one.source: one.reliability or _outlet(one, known).reliability for one in chain}
    grade: dict[str, str | int] = {source: letter for source, letter in letters.items() if letter}
    grade["item"] = int(entry.grade)
    cited = told.fact.lines or next((link.lines for link in reversed(entry.chain) if link.lines), "")
    return SourceTrail(chain, cited, {one.source: one.dates for one in chain}, grade)


def _outlet(one: Publication, known: Mapping[str, Publication]) -> Publication:
    return known.get(one.outlet, Publication(one.outlet))


def card(told: Told, known: Mapping[str, Publication], rivals: Sequence[Told] = ()) -> FactCard:
    """A fact as every door tells it; `rivals` are the facts that exclude it."""
    entry, fact, zone = told.entry, told.fact, ZoneInfo(told.entry.zone)
    leader = leading((told, *rivals)) if rivals else None
    public = {"lo": write_moment(told.public.lo, zone), "hi": write_moment(told.public.hi, zone)}
    return FactCard(
        ref=fact.ref,
        address=told.address,
        name=fact.fact,
        about=fact.about,
        key=fact.keys,
        closed=fact.closed,
        value=fact.value,
        happened=happened(fact.on, zone, told.lo),
        modality=tuple(fact.modality),
        standing=told.standing.value,
        speaker=speaker(entry.said, zone),
        origin=entry.origin.value,
        sources=(trail(told, known),),
        public={**public, "basis": entry.public.basis},
        contested=tuple(rival.address for rival in rivals),
        leads=None if not rivals else leader is told,
        after=fact.after,
        quote=msgspec.to_builtins(fact.quote) if fact.quote else None,
        note=fact.note or entry.note,
        position=told.position,
    )


def in_zone(told: Any, zone: ZoneInfo) -> Any:  # noqa: ANN401 - any plain JSON value
    """Plain data with every interval of moments written out in a zone: {lo, hi} as ISO 8601, None where open."""
    match told:
        case {"lo": int(lo), "hi": int(hi)} if len(told) == len(("lo", "hi")):
            return {"lo": write_moment(lo, zone), "hi": write_moment(hi, zone)}
        case dict():
            return {name: in_zone(value, zone) for name, value in told.items()}
        case list() | tuple():
            return [in_zone(value, zone) for value in told]
        case _:
            return told
