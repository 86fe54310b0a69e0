"""One fact or one entry seen closely: whether it stands, what corrected it, what it rests on and what rests on it."""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec
from django.db import connection

from travaux.broken_input import BrokenInput
from travaux.office import clock, shelf
from travaux.office.answers import EntryCard, entry_card
from travaux.office.models import Tied
from travaux.office.pages import bounded, readable
from travaux.office.rivalry import rivals_of, told_alike, with_corrected
from travaux.office.standing import of_rows, rows_at
from travaux.office.told import arranged, cards, published
from travaux.record.audience import PUBLIC, may_read
from travaux.record.contested import independent
from travaux.record.corrections import public_from, standing
from travaux.record.entry import Fact, Recorded, Review
from travaux.record.fold import Certainty, Dials, Told
from travaux.record.telling import FactCard

#: So many entries are looked at for facts that follow one.
_FOLLOWERS: Final = 200


class NoSuchFact(BrokenInput):
    """The name of a fact that the public record does not hold."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"No fact on record is called '{name[:80]}'. Write the entry's id and the fact's short name, "
            "entry#ref, as every list of facts shows it."
        )


class SeveralFacts(BrokenInput):
    """A short name that several facts bear."""

    def __init__(self, ref: str, addresses: Sequence[str]) -> None:
        self.addresses = tuple(addresses)
        super().__init__(f"Several facts are called '{ref}': {', '.join(addresses[:10])}. Write one of these in full.")


class NoSuchEntry(BrokenInput):
    """An id under which the public record holds nothing."""

    def __init__(self, entry_id: str) -> None:
        super().__init__(f"No entry on record has the id '{entry_id[:80]}'. `travaux list entries` shows all.")


class FactSeen(msgspec.Struct, frozen=True):
    """One fact with what stands around it under the dials.

    `stands`: it had happened, or may have, was public and had not been corrected. `corrected_by` names the entries
    that correct it, `replaced_by` the facts that stand in its place. `alike` are facts by which reports of another
    origin tell the same; `independent` counts the origins, its own included (none where it does not stand).
    """

    card: FactCard
    stands: bool
    corrected_by: tuple[str, ...]
    replaced_by: tuple[str, ...]
    follows: tuple[FactCard, ...]
    followed_by: tuple[FactCard, ...]
    rivals: tuple[FactCard, ...]
    alike: tuple[FactCard, ...]
    independent: int


class EntrySeen(msgspec.Struct, frozen=True):
    """One entry with all its facts, those of them that stand under the dials, and the entries that correct it."""

    entry: EntryCard
    facts: tuple[FactCard, ...]
    standing: tuple[str, ...]
    corrected_by: tuple[str, ...]
    note: str
    review: Review | None = None


def fact(name: str, dials: Dials) -> FactSeen:
    """A fact by its address `entry#ref`, or by a short name that only one bears, under the dials.

    Raises NoSuchFact, also where the public may not know of it by `known` nor by now, and SeveralFacts.
    """
    readable(name)
    within = bounded(dials)
    record, own = _meant(name, max(within.known, clock.now()))
    told = _of_entry(record, within)
    stands = any(each.fact.ref == own.ref for each in told)
    one = next((each for each in told if each.fact.ref == own.ref), None) or _unfolded(record, own, within)
    address = record.entry.address(own)
    corrections = _corrections(record, within)
    resolved = standing(corrections).resolve(address)
    alike = told_alike([one], within)[address] if stands else []
    return FactSeen(
        cards([one], within)[0],
        stands,
        tuple(each.entry.id for each in corrections if {record.entry.id, address} & set(each.entry.corrects)),
        tuple(each for each in resolved if each != address),
        _cards_at(own.after, within),
        _followers(record, own, within),
        cards(rivals_of([one], within).get(address, ()), within) if stands else (),
        cards(alike, within),
        independent([one, *alike], _outlets([one, *alike])) if stands else 0,
    )


def _outlets(told: Iterable[Told]) -> dict[str, str]:
    """The outlet of each publication that these facts passed through."""
    return {slug: one.outlet for slug, one in published(told).items()}


def entry(entry_id: str, dials: Dials) -> EntrySeen:
    """An entry with its facts, told as they stand under the dials where they do, else as the entry has them.

    Raises NoSuchEntry, also where the public may not know of it by `known` nor by now.
    """
    readable(entry_id)
    within = bounded(dials)
    record = _known_entry(entry_id, max(within.known, clock.now()))
    if record is None:
        raise NoSuchEntry(entry_id)
    told = {one.fact.ref: one for one in _of_entry(record, within)}
    every = [told.get(own.ref) or _unfolded(record, own, within) for own in record.entry.facts]
    addresses = {record.entry.id, *(record.entry.address(own) for own in record.entry.facts)}
    return EntrySeen(
        entry_card(record, public_from(record, _by_id(with_corrected([record])))),
        cards(every, within),
        tuple(record.entry.address(one.fact) for one in told.values()),
        tuple(each.entry.id for each in _corrections(record, within) if addresses & set(each.entry.corrects)),
        record.entry.note,
        record.entry.review,
    )


def _meant(name: str, known: int) -> tuple[Recorded, Fact]:
    """The fact that an address or a short name means, among those of which the public may know by then."""
    entry_id, _, ref = name.rpartition("#")
    if "#" in name:
        record = _known_entry(entry_id, known)
        found = [(record, each) for each in record.entry.facts if each.ref == ref] if record else []
    else:
        found = [
            (record, each)
            for record in _public_at(_positions("SELECT position FROM ledger_ref WHERE ref = %s", [ref]), known)
            for each in record.entry.facts
            if each.ref == ref
        ]
    if not found:
        raise NoSuchFact(name)
    if len(found) > 1:
        raise SeveralFacts(name, [record.entry.address(each) for record, each in found])
    return found[0]


def _known_entry(entry_id: str, known: int) -> Recorded | None:
    place = shelf.place(entry_id)
    return next(iter(_public_at([] if place is None else [place], known)), None)


def _public_at(positions: Iterable[int], known: int) -> list[Recorded]:
    """The public entries at these places of which the public may know by a moment."""
    records = [one for one in shelf.at_positions(sorted(positions)) if may_read(one.entry.audience, PUBLIC)]
    by_id = _by_id(with_corrected(records))
    return [one for one in records if public_from(one, by_id).lo < known]


def _of_entry(record: Recorded, dials: Dials) -> list[Told]:
    """The facts of an entry that stand."""
    return arranged(of_rows(rows_at([record.position], dials), dials))


def _unfolded(record: Recorded, own: Fact, dials: Dials) -> Told:
    """A fact that does not stand, as its entry tells it."""
    certainty = Certainty.CERTAIN if own.on.hi <= dials.on else Certainty.MAY
    public = public_from(record, _by_id(with_corrected([record])))
    return Told(record.entry, record.position, own, own.on.lo, own.on.hi, public, certainty)


def _corrections(record: Recorded, dials: Dials) -> list[Recorded]:
    """The entry and all that corrects it in any way, that was public under the dials, oldest first."""
    known, waiting = {record.position: record}, [record.position]
    while waiting:
        sources = _tied(waiting, Tied.CORRECTS)
        waiting = [position for position in sources if position not in known and position < dials.at]
        known.update((each.position, each) for each in shelf.at_positions(sorted(waiting)))
    every = [each for each in known.values() if may_read(each.entry.audience, PUBLIC)]
    by_id = _by_id(with_corrected(every))
    return sorted(
        (each for each in every if each is record or public_from(each, by_id).hi <= dials.known),
        key=lambda each: each.position,
    )


def _tied(targets: Sequence[int], kind: Tied) -> list[int]:
    """The places of the entries that hang on those at these places (at most 500) in one way."""
    marks = ", ".join(["%s"] * len(targets))
    sql = f"SELECT DISTINCT source FROM ledger_tie WHERE target IN ({marks}) AND kind = %s"  # noqa: S608 - marks only
    return _positions(sql, [*targets, int(kind)])


def _cards_at(addresses: Sequence[str], dials: Dials) -> tuple[FactCard, ...]:
    """The facts at these addresses that stand; where one was corrected, what stands in its place."""
    places = shelf.places(sorted({address.partition("#")[0] for address in addresses}))
    heirs: dict[str, None] = {}
    for record in shelf.at_positions(sorted(places.values())):
        alive = standing(_corrections(record, dials))
        heirs |= dict.fromkeys(
            live
            for address in addresses
            if address.partition("#")[0] == record.entry.id
            for live in alive.resolve(address)
        )
    found = shelf.places(sorted({live.partition("#")[0] for live in heirs}))
    told = of_rows(rows_at(sorted(found.values()), dials), dials)
    return cards(arranged(one for one in told if one.address in heirs), dials)


def _followers(record: Recorded, own: Fact, dials: Dials) -> tuple[FactCard, ...]:
    """The facts that stand and are told to come after this one, or after what it corrects (in at most 200 entries)."""
    family = [one for each in with_corrected([record]) for one in _corrections(each, dials)]
    alive, address = standing(family), record.entry.address(own)
    positions = sorted({one.position for one in family})
    places = sorted({*_tied(positions, Tied.AFTER), *positions})[:_FOLLOWERS]
    told = of_rows(rows_at(places, dials), dials)
    return cards(
        arranged(one for one in told if any(address in alive.resolve(earlier) for earlier in one.fact.after)), dials
    )


def _positions(sql: str, values: Sequence[int | str]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        return [position for (position,) in cursor.fetchall()]


def _by_id(records: Iterable[Recorded]) -> dict[str, Recorded]:
    return {record.entry.id: record for record in records}
