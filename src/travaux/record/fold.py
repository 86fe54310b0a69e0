"""One fold for everything: from entries and a reader's dials to the facts that stand, in order of happening."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from heapq import heapify, heappop, heappush
from typing import Final

import msgspec

from travaux.record import corrections
from travaux.record.audience import PUBLIC, may_read
from travaux.record.entry import Entry, Fact, Recorded
from travaux.record.times import END, Interval
from travaux.record.values import Value

_NO_LIMIT: Final = END + 1


@dataclass(frozen=True)
class Dials:
    """What a reader asks for: happened by `on`, public by `known` (moments), among the first `at` entries."""

    on: int = _NO_LIMIT
    known: int = _NO_LIMIT
    at: int = _NO_LIMIT


class Certainty(StrEnum):
    """Whether a fact had happened by the dial's moment, or may have."""

    CERTAIN = "certain"
    MAY = "may have happened"


class Told(msgspec.Struct, frozen=True):
    """One fact as it stands under the dials: [lo, hi) is when it happened, raised by what it follows."""

    entry: Entry
    position: int
    fact: Fact
    lo: int
    hi: int
    public: Interval
    standing: Certainty

    @property
    def address(self) -> str:
        """How the record refers to it: `entry-id#ref`."""
        return f"{self.entry.id}#{self.fact.ref}"

    @property
    def name(self) -> str:
        """The event's name."""
        return self.fact.fact

    @property
    def keys(self) -> tuple[str, ...]:
        """The members, bodies, stages … it is keyed by."""
        return self.fact.keys

    @property
    def value(self) -> dict[str, Value]:
        """Its value fields."""
        return self.fact.value


@dataclass(frozen=True)
class Folded:
    """What stands under the dials. `may_be_public`: facts that the public may or may not have known by then.

    `hidden` counts the entries that bear on this and that the reader has no right to; nothing is drawn from them.
    `disputes` groups what two live corrections put in the place of one fact.
    """

    dials: Dials
    facts: tuple[Told, ...] = ()
    may_be_public: tuple[Told, ...] = ()
    hidden: int = 0
    disputes: tuple[tuple[str, ...], ...] = ()

    @property
    def certain(self) -> tuple[Told, ...]:
        """The facts that had happened."""
        return tuple(told for told in self.facts if told.standing is Certainty.CERTAIN)

    @property
    def may(self) -> tuple[Told, ...]:
        """The facts that may have happened: listed, but they move no state."""
        return tuple(told for told in self.facts if told.standing is Certainty.MAY)

    def named(self, *names: str) -> tuple[Told, ...]:
        """The certain facts of these events, in order."""
        return tuple(told for told in self.facts if told.fact.fact in names and told.standing is Certainty.CERTAIN)

    def of(self, dossier: str) -> "Folded":
        """Only what is about that dossier."""
        return replace(
            self,
            facts=tuple(told for told in self.facts if dossier in told.fact.about),
            may_be_public=tuple(told for told in self.may_be_public if dossier in told.fact.about),
        )


def fold(records: Iterable[Recorded], dials: Dials, reader: frozenset[str] = PUBLIC) -> Folded:
    """Fold entries (any order) as one reader may see them under the dials.

    A fact is certain when its interval ends by `dials.on`, and "may have happened" when `on` falls inside it: what
    begins in the moment of the dial, as the next day does at the end of a day, has not begun by then.
    """
    by_id = {record.entry.id: record for record in records if record.position < dials.at}
    readable = [record for record in by_id.values() if may_read(record.entry.audience, reader)]
    public = {record.entry.id: corrections.public_from(record, by_id) for record in readable}
    known = [record for record in readable if public[record.entry.id].hi <= dials.known]
    alive = corrections.standing(known)
    facts = _told(known, public, alive, dials.on)
    return Folded(
        dials,
        tuple(told for told in in_order(facts, alive) if told.lo < dials.on),
        _perhaps_public(readable, public, dials),
        hidden=len(by_id) - len(readable),
        disputes=alive.disputes() if alive.killers else (),
    )


def _told(
    known: Sequence[Recorded], public: Mapping[str, Interval], alive: corrections.Standing, on: int
) -> dict[str, Told]:
    return {
        f"{record.entry.id}#{fact.ref}": Told(
            record.entry, record.position, fact, fact.on.lo, fact.on.hi, public[record.entry.id], _standing(fact, on)
        )
        for record in known
        for fact in record.entry.facts
        if not alive.killers or alive.stands(record.entry, fact)
    }


def _perhaps_public(readable: Sequence[Recorded], public: Mapping[str, Interval], dials: Dials) -> tuple[Told, ...]:
    """Facts whose publication straddles the dial: perhaps the public knew."""
    perhaps = [record for record in readable if public[record.entry.id].lo < dials.known]
    straddling = [record for record in perhaps if public[record.entry.id].hi > dials.known]
    if not straddling:
        return ()
    facts = _told(straddling, public, corrections.standing(perhaps), dials.on)
    return tuple(sorted((told for told in facts.values() if told.lo < dials.on), key=_key))


def _standing(fact: Fact, on: int) -> Certainty:
    return Certainty.CERTAIN if fact.on.hi <= on else Certainty.MAY


def _key(told: Told) -> tuple[int, int, int, str]:
    return told.hi, told.lo, told.position, told.fact.ref


def in_order(facts: Mapping[str, Told], alive: corrections.Standing) -> list[Told]:
    """By `after` edges first, then by end, beginning, place in the log; a fact begins no earlier than what it follows.

    Where edges run in a circle (a correction can close one), the earliest fact of the circle follows nothing in it.
    """
    before = _edges(facts, alive)
    if not before:
        return sorted(facts.values(), key=_key)
    after: dict[str, list[str]] = {}
    for address, earlier in before.items():
        for one in earlier:
            after.setdefault(one, []).append(address)
    waiting = {address: len(earlier) for address, earlier in before.items()}
    raised = dict(facts)
    ready = [(_key(told), address) for address, told in facts.items() if address not in waiting]
    heapify(ready)
    order: list[str] = []
    while ready or waiting:
        address = heappop(ready)[1] if ready else _break_circle(before, waiting, raised)
        order.append(address)
        for later in after.get(address, ()):
            if later in waiting:
                raised[later] = _not_before(raised[later], raised[address])
                waiting[later] -= 1
                if not waiting[later]:
                    del waiting[later]
                    heappush(ready, (_key(raised[later]), later))
    return [raised[address] for address in order]


def _edges(facts: Mapping[str, Told], alive: corrections.Standing) -> dict[str, set[str]]:
    """For each fact, the live facts in this fold that it follows."""
    edges: dict[str, set[str]] = {}
    for address, told in facts.items():
        if told.fact.after:
            earlier = {live for ref in told.fact.after for live in alive.resolve(ref) if live in facts}
            if earlier - {address}:
                edges[address] = earlier - {address}
    return edges


def _break_circle(before: Mapping[str, set[str]], waiting: dict[str, int], facts: Mapping[str, Told]) -> str:
    """Take the earliest fact of a circle out of `waiting`; those that only wait for the circle keep waiting."""

    def first_of(addresses: Iterable[str]) -> str:
        return min(addresses, key=lambda address: _key(facts[address]))

    step, trodden = first_of(waiting), list[str]()
    while step not in trodden:
        trodden.append(step)
        step = first_of(before[step] & waiting.keys())
    first = first_of(trodden[trodden.index(step) :])
    del waiting[first]
    return first


def _not_before(told: Told, earlier: Told) -> Told:
    """Raise the beginning, unless the dates contradict the order: then they are left as they were told."""
    if told.lo < earlier.lo < told.hi:
        return msgspec.structs.replace(told, lo=earlier.lo)
    return told
