"""Writing entries as a chronicle: the one canonical layout, byte for byte the same for the same entries."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from travaux.broken_input import BrokenInput
from travaux.record.chronicle.facts import on_paper
from travaux.record.chronicle.header import FORMAT, NOT_SEEN
from travaux.record.chronicle.known import PUBLISHED, UNSOURCED, Known, source_dossier, unsourced
from travaux.record.chronicle.read import read_chronicles
from travaux.record.chronicle.spelling import spell_interval
from travaux.record.dossiers import shorten, slug_of
from travaux.record.entry import Entry, Fact, Grade, Modality, Review, Said, When
from travaux.record.events import kind_named
from travaux.record.times import BEGINNING, BadDate, Interval, end_of, read_date
from travaux.record.values import Form, Value

_QUOTED: Final = re.compile(r"[:,\[\]{}#\"\\]|^[\s'&*!|>%@`?~-]|\s$|^$|[^\S ]")
Flow = Mapping[str, "str | Sequence[str] | Flow"]


class Written(str):
    """A value that stands as it will be written."""

    __slots__ = ()


def listed(values: Sequence[str]) -> Written:
    """A list in brackets, also when it holds one item."""
    return Written("[" + ", ".join(map(scalar, values)) + "]")


def scalar(text: str) -> str:
    """A scalar as it stands in flow style: plain where YAML lets it be, else in double quotes."""
    return json.dumps(text, ensure_ascii=False) if _QUOTED.search(text) else text


def flow(value: "str | Sequence[str] | Flow") -> str:
    """A value in flow style; a list of one is written as its item."""
    if isinstance(value, str):
        return value if isinstance(value, Written) else scalar(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key)}: {flow(item)}" for key, item in value.items()) + "}"
    return scalar(value[0]) if len(value) == 1 else "[" + ", ".join(map(scalar, value)) + "]"


def write_chronicle(entries: Iterable[Entry], part: str) -> str:
    """The file of one part, from all entries of its record in the order of the log; others give the names."""
    everything = tuple(entries)
    mine = [entry for entry in everything if entry.part == part]
    if not mine:
        raise BrokenInput(f"Part '{part}' cannot be written: no entry belongs to it. Name a part of this record.")
    copied = _retrieved_by(mine)
    known, lines = Known(), list[str]()
    for entry in everything:
        for fact in entry.facts:
            known.foresees(fact.ref, entry.id, entry.organisation)
    for entry in everything:
        if entry.part == part and not _registers(entry):
            lines += _report(entry, known, copied)
        known.add(entry)
    return "\n".join([*_header(mine, part), *_registered(mine), *(["reports:", *lines] if lines else [])]) + "\n"


def canonical(text: str, name: str, others: Sequence[tuple[str, str]] = ()) -> str:
    """A chronicle in canonical layout; `others` are the files before and after it that it refers to, in order.

    Raises ChronicleRefused for what cannot be read. Comments are not kept: what matters stands in a `note`.
    """
    files = [*others] if any(other == name for other, _ in others) else [*others, (name, text)]
    read = read_chronicles(files, Known())
    part = read[[file for file, _ in files].index(name)].part
    return write_chronicle((entry for chronicle in read for entry in chronicle.entries), part)


def _registers(entry: Entry) -> bool:
    return entry.kind == "act" and entry.id.partition("/")[0] in {"record", "outlet", "source"}


def _header(mine: Sequence[Entry], part: str) -> Iterator[str]:
    first = mine[0]
    yield f"chronicle: {first.organisation}/{FORMAT}"
    yield f"part: {scalar(part)}"
    yield f"zone: {first.zone}"
    if retrieved := _retrieved(mine):
        yield f"retrieved: {retrieved}"
    for entry in mine:
        if entry.id == f"record/{entry.organisation}":
            value = entry.facts[0].value
            yield f"record: {value['sort']}"
            if "title" in value:
                yield f"title: {scalar(str(value['title']))}"
            if "replay of" in value:
                yield f"replay of: {shorten(str(value['replay of']), entry.organisation)}"


def _retrieved(mine: Sequence[Entry]) -> str:
    """The earliest day of retrieval of a file's sources, or the one that its unsourced reports show.

    The earliest, so that a source found later does not change the lines of all the others.
    """
    sources = [entry.facts[0].value for entry in mine if _registers(entry) and "outlet" in entry.facts[0].value]
    days = [str(value.get("retrieved", "")) for value in sources if value.get("read") != NOT_SEEN]
    if not days:
        days = [_day_before(entry) for entry in mine if _bare(entry)]
    if not all(_is_day(day, mine[0].zone) for day in days):
        return ""  # the header's day would be given to a publication that has none, or an unclear one
    zone = ZoneInfo(mine[0].zone)
    return min(sorted(set(days)), key=lambda day: end_of(day, zone), default="")


def _retrieved_by(mine: Sequence[Entry]) -> int | None:
    """The end of the header's day of retrieval, as the reader will take it."""
    day = _retrieved(mine)
    return end_of(day, ZoneInfo(mine[0].zone)) if day else None


def _is_day(text: str, zone: str) -> bool:
    try:
        end_of(text, ZoneInfo(zone))
    except BadDate:
        return False
    return True


def _day_before(entry: Entry) -> str:
    return spell_interval(Interval(entry.public.hi - 1, entry.public.hi), ZoneInfo(entry.zone))[:10]


def _bare(entry: Entry) -> bool:
    """Whether nothing but the day of writing it down says when it was public."""
    return entry.public.basis == UNSOURCED and not entry.chain


def _registered(mine: Sequence[Entry]) -> Iterator[str]:
    retrieved = _retrieved(mine)
    for title, event in (("outlets:", "outlet registered"), ("sources:", "source registered")):
        facts = [entry.facts[0] for entry in mine if _registers(entry) and entry.facts[0].fact == event]
        if facts:
            yield title
        for fact in facts:
            left_out = {"retrieved"} if _from_header(fact.value, retrieved) else set[str]()
            names = (name for name in kind_named(event).fields if name in fact.value and name not in left_out)
            fields = {name: _source_value(fact.value[name]) for name in names}
            yield f"  {slug_of(fact.about[0])}: {flow(fields)}"


def _from_header(value: Mapping[str, Value], retrieved: str) -> bool:
    """Whether the header's day of retrieval is this publication's; it is given to none that nobody has seen."""
    return value.get("retrieved") == retrieved and value.get("read") != NOT_SEEN


def _source_value(value: Value) -> str:
    return str(value).removeprefix(source_dossier(""))


def _report(entry: Entry, known: Known, copied: int | None) -> Iterator[str]:
    yield f"- id: {scalar(entry.id)}"
    for name, value in _head(entry, known, copied):
        if value:
            yield f"  {name}: {flow(value)}"
    if entry.facts:
        yield "  facts:"
    for fact in entry.facts:
        yield f"  - {flow(dict(_fact(fact, entry, known)))}"


def _head(entry: Entry, known: Known, copied: int | None) -> Iterator[tuple[str, "str | Sequence[str] | Flow"]]:
    yield "kind", "" if entry.kind == "report" else entry.kind
    yield "by", entry.by if entry.kind == "act" else ""
    yield "capacity", entry.capacity if entry.kind == "act" else ""
    yield "recorded", entry.recorded if entry.kind == "act" else ""
    yield "corrects", [known.short(target, entry.organisation) for target in entry.corrects]
    yield "copies", entry.copies
    yield "audience", "" if entry.audience == "public" else entry.audience
    yield "said", dict(_said(entry.said, entry, known)) if entry.said else ""
    chain = [f"{link.source}:{link.lines}" if link.lines else link.source for link in entry.chain]
    yield "chain", listed(chain) if chain else ""
    yield "unsourced", "true" if _bare(entry) else ""
    yield "public", _public(entry, known, copied)
    yield "origin", "" if entry.origin == known.origin(entry.said, entry.chain) else entry.origin.value
    yield "grade", "" if entry.grade is Grade.CANNOT_BE_JUDGED else str(int(entry.grade))
    yield "note", entry.note
    yield "review", _review(entry.review) if entry.review else ""
    yield "finding", msgspec.json.encode(entry.finding, order="sorted").decode() if entry.finding else ""


def _review(review: Review) -> Flow:
    named = {"proposed": review.proposed, "confirmed": review.confirmed}
    return named | ({"altered": review.altered} if review.altered else {})


def _public(entry: Entry, known: Known, copied: int | None) -> Flow:
    public, zone = entry.public, ZoneInfo(entry.zone)
    if _bare(entry) and copied is not None and public == unsourced(copied):
        return {}
    if public == known.published(entry.chain, entry.zone):
        return {}
    end = known.retrieved(entry.chain, entry.zone) or copied
    if public.hi == end and public.lo > BEGINNING and not public.basis.startswith(PUBLISHED):
        return {"not before": _first_day(public.lo, zone), "basis": public.basis}
    return {"on": spell_interval(Interval(public.lo, public.hi), zone), "basis": public.basis}


def _first_day(lo: int, zone: ZoneInfo) -> str:
    """The day, minute or second that begins at a moment."""
    second = spell_interval(Interval(lo, lo + 1), zone)
    shorter = (second[:10], spell_interval(Interval(lo, lo + 60), zone))
    return next((text for text in shorter if read_date(text, zone).lo == lo), second)


def _said(said: Said, entry: Entry, known: Known) -> Iterator[tuple[str, "str | Sequence[str] | Flow"]]:
    def short(name: str) -> str:
        return shorten(name, entry.organisation)

    if said.by:
        yield "by", short(said.by)
    if said.as_:
        yield "as", short(said.as_)
    if said.on:
        yield from _when(said.on, entry, known)
    if said.to:
        yield "to", [short(one) for one in said.to]
    if said.at:
        yield "at", short(said.at)
    if said.ambiguous:
        yield "ambiguous", said.ambiguous


def _when(when: When, entry: Entry, known: Known) -> Iterator[tuple[str, "str | Flow"]]:
    yield "on", when.resolved or when.stated
    if when.resolved:
        inferred: dict[str, str | Sequence[str]] = {"stated": when.stated}
        if when.inferred_from:
            inferred["from"] = listed([_reference(ref, entry, known) for ref in when.inferred_from])
        if when.because:
            inferred["because"] = when.because
        yield "inferred", inferred


def _reference(ref: str, entry: Entry, known: Known) -> str:
    """A dossier shortened, or a fact by its bare ref where that is enough (also for one that stands later).

    A dossier without a slug, as the roll, keeps its organisation: shortened it would read as a ref.
    """
    _entry_id, hash_sign, bare = ref.partition("#")
    if not hash_sign:
        short = shorten(ref, entry.organisation)
        return short if "/" in short else ref
    return bare if known.foreseen(bare, entry.organisation) == ref else ref


def _fact(fact: Fact, entry: Entry, known: Known) -> Iterator[tuple[str, "str | Sequence[str] | Flow"]]:
    yield "ref", fact.ref
    yield "about", [shorten(dossier, entry.organisation) for dossier in fact.about]
    yield "fact", fact.fact
    kind = kind_named(fact.fact)
    if fact.keys:
        dossiers = kind.key is not None and kind.key.form is Form.DOSSIER
        yield "key", [shorten(key, entry.organisation) if dossiers else key for key in fact.keys]
    if fact.closed:
        yield "closed", "true"
    for name, declared in kind.fields.items():
        if name in fact.value:
            yield on_paper(name), _value(fact.value[name], declared.form, entry.organisation)
    yield from _when(fact.on, entry, known)
    if fact.modality != (Modality.ASSERTION,):
        yield "modality", [one.value for one in fact.modality]
    if fact.after:
        yield "after", [_reference(ref, entry, known) for ref in fact.after]
    if fact.lines:
        yield "lines", fact.lines
    if fact.quote:
        quote = fact.quote
        given = {"words": quote.words, "language": quote.language, "original": quote.original}
        given["original language"] = quote.original_language
        yield "quote", {name: text for name, text in given.items() if text}
    if fact.note:
        yield "note", fact.note


def _value(value: Value, form: Form, organisation: str) -> str | list[str]:
    if isinstance(value, list):
        return [str(_value(one, form, organisation)) for one in value]
    return shorten(value, organisation) if form is Form.DOSSIER and isinstance(value, str) else str(value)
