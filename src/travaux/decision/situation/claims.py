"""What the record answers to one question: the value that leads, what it rests on, and what others say instead."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from travaux.decision.situation.rulings import effective
from travaux.record.contested import excludes, leading, rivals, weight
from travaux.record.entry import Modality
from travaux.record.events import EVENTS
from travaux.record.fold import Folded, Told
from travaux.record.times import Interval, zone_named
from travaux.record.values import UNKNOWN, Value, exclude

NOTHING_ON_RECORD: Final = "nothing on record"
NOT_SAID: Final = "the source does not say"


@dataclass(frozen=True)
class Cited:
    """One fact as a state cites it: where it stands, when it happened, when it became public, who said it."""

    address: str
    event: str
    happened: Interval
    stated: str
    basis: str
    public: Interval
    by: str
    post: str
    modality: tuple[Modality, ...]


@dataclass(frozen=True)
class Version:
    """One value and the facts that tell it; `excludes` says whether it contradicts the one that leads."""

    value: Value
    refs: tuple[Cited, ...]
    excludes: bool = True


@dataclass(frozen=True)
class Claim:
    """One question answered: `value` is None where nothing is on record, or where none of several leads."""

    value: Value | None
    refs: tuple[Cited, ...] = ()
    rivals: tuple[Version, ...] = ()
    text: str = ""


_NOTHING: Final = Claim(None, text=NOTHING_ON_RECORD)


@dataclass(frozen=True)
class Happening:
    """That something happened, when by the fact that leads, and the facts that put it elsewhere."""

    happened: Interval | None
    stated: str
    refs: tuple[Cited, ...]
    rivals: tuple[Cited, ...] = ()


@dataclass(frozen=True)
class Remark:
    """One fact told whole: its event, keys and values, and where it stands."""

    event: str
    keys: tuple[str, ...]
    value: dict[str, Value]
    fact: Cited
    note: str = ""


def cite(told: Told) -> Cited:
    """A fact as a state cites it."""
    said = told.entry.said
    return Cited(
        told.address,
        told.name,
        Interval(told.lo, told.hi),
        told.fact.on.stated,
        told.fact.on.basis,
        told.public,
        said.by if said else "",
        said.as_ if said else "",
        told.fact.modality,
    )


def cite_all(facts: Iterable[Told]) -> tuple[Cited, ...]:
    """Several facts as a state cites them."""
    return tuple(cite(told) for told in facts)


def remark(told: Told) -> Remark:
    """A fact told whole."""
    return Remark(told.name, told.keys, dict(told.value), cite(told), told.fact.note)


def remarks(facts: Iterable[Told]) -> tuple[Remark, ...]:
    """Facts told whole, in the order given."""
    return tuple(remark(told) for told in facts)


def claim(facts: Iterable[Told], field: str) -> Claim:
    """What these facts say of one field: the weightiest value, its facts, and the other values beside it.

    A fact whose source does not say is left out; `none` is a value. Facts that exclude each other with equal weight
    leave the question without a leading value.
    """
    facts = tuple(facts)
    saying = [told for told in facts if told.fact.value.get(field, UNKNOWN) != UNKNOWN]
    if not saying:
        silent = [told for told in facts if field in told.fact.value]
        return Claim(None, cite_all(silent), text=NOT_SAID) if silent else _NOTHING
    if len(saying) == 1:
        return Claim(saying[0].fact.value[field], (cite(saying[0]),))
    ranked = sorted(saying, key=weight)
    first = ranked[0]
    equal = [told for told in ranked[1:] if weight(told) == weight(first) and _clash(first, told, field)]
    if equal:
        return Claim(None, rivals=_versions(ranked, field, None), text="contested, and none leads")
    value = first.value[field]
    agreeing = [told for told in saying if told.value[field] == value]
    others = [told for told in saying if told.value[field] != value]
    return Claim(value, cite_all(agreeing), _versions(others, field, first))


def _versions(facts: Sequence[Told], field: str, first: Told | None) -> tuple[Version, ...]:
    by_value: dict[str, list[Told]] = {}
    for told in facts:
        by_value.setdefault(str(told.value[field]), []).append(told)
    return tuple(
        Version(group[0].value[field], cite_all(group), first is None or _clash(first, group[0], field))
        for group in by_value.values()
    )


def _clash(one: Told, other: Told, field: str) -> bool:
    declared = EVENTS[one.name].fields.get(field)
    if declared is None or not declared.compared:
        return False
    return exclude(declared.form, one.value[field], other.value[field], zone_of(one))


def zone_of(told: Told) -> ZoneInfo:
    """The zone in which a fact's dates are read."""
    return zone_named(told.entry.zone)


def happening(facts: Sequence[Told]) -> Happening | None:
    """When something that these facts tell happened; None where there are none.

    Facts that contradict each other about anything but the time put it nowhere else.
    """
    if not facts:
        return None
    first = leading(facts)
    if first is None:
        if max(told.lo for told in facts) >= min(told.hi for told in facts):
            return Happening(None, "contested, and none leads", (), cite_all(facts))
        first = min(facts, key=lambda told: (weight(told), told.hi - told.lo))
    kind = EVENTS[first.name]
    apart = [
        told
        for told in facts
        if told.name == first.name and excludes(kind, first, told) and (told.hi <= first.lo or first.hi <= told.lo)
    ]
    return Happening(
        Interval(first.lo, first.hi),
        first.fact.on.stated,
        (cite(first), *(cite(told) for told in facts if told is not first and told not in apart)),
        cite_all(apart),
    )


def heeded(facts: Sequence[Told], disputes: Iterable[tuple[str, ...]] = ()) -> tuple[Told, ...]:
    """Those facts that no weightier rival outweighs: they alone move a state."""
    against = rivals(facts, disputes)
    by_address = {told.address: told for told in facts}

    def stands(told: Told) -> bool:
        others = [by_address[address] for address in against.get(told.address, ()) if address in by_address]
        return all(weight(other) >= weight(told) for other in others)

    return tuple(told for told in facts if stands(told))


def certain_of(folded: Folded, dossier: str) -> tuple[Told, ...]:
    """The facts about a dossier that had happened, in order: also those that others outweigh, not those ruled out."""
    return effective(folded.of(dossier).certain)


def pick(facts: Iterable[Told], *names: str) -> tuple[Told, ...]:
    """The facts of these events, in order."""
    return tuple(told for told in facts if told.name in names)


def said(told: Told, field: str) -> str:
    """One value of a fact as it stands; empty where the source does not say."""
    value = told.value.get(field, "")
    return "" if value == UNKNOWN else str(value)


def latest(facts: Iterable[Told], day: int = 86_400) -> tuple[Told, ...]:
    """Of facts that follow each other in time, the newest and those that end within a day of it."""
    ordered = sorted(facts, key=lambda told: told.hi)
    return tuple(told for told in ordered if told.hi > ordered[-1].hi - day)
