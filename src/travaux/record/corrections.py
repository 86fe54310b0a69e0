"""What still stands when entries correct entries: newest first, and a withdrawn correction revives its target.

A correction names entries (`id`) or single facts (`id#ref`). With facts of its own it puts them in the place
of what it names, and takes over what a corrected correction corrected; without facts it withdraws.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from travaux.record.audience import PUBLIC_AUDIENCE
from travaux.record.entry import Entry, Fact, Recorded
from travaux.record.times import Interval


@dataclass(frozen=True)
class Standing:
    """Which targets are dead, and by which live entries (newest first)."""

    by_id: Mapping[str, Recorded]
    killers: Mapping[str, tuple[str, ...]]

    def stands(self, entry: Entry, fact: Fact) -> bool:
        """Whether that fact of that entry is live."""
        return entry.id not in self.killers and entry.address(fact) not in self.killers

    def resolve(self, address: str) -> tuple[str, ...]:
        """The live facts that a reference means now: itself, or what stands in its place; none if it was withdrawn."""
        entry_id, _, ref = address.partition("#")
        killers = {*self.killers.get(entry_id, ()), *self.killers.get(address, ())}
        if not killers:
            return (address,)
        heirs = (self.by_id[killer].entry for killer in sorted(killers))
        found = (self.resolve(heir.address(fact)) for heir in heirs for fact in _stand_ins(heir, ref))
        return tuple(dict.fromkeys(live for group in found for live in group))

    def disputes(self) -> tuple[tuple[str, ...], ...]:
        """For each target that two or more live entries correct: what each puts in its place (a withdrawal: its id).

        Who corrects a whole entry corrects each of its facts, so that it can be at odds with who corrects only one.
        """
        found = []
        for target, killers in self.killers.items():
            entry_id, _, ref = target.partition("#")
            against = dict.fromkeys((*killers, *self.killers.get(entry_id, ())))
            if len(against) > 1:
                found.append(tuple(put for killer in against for put in self._put(killer, ref)))
        return tuple(found)

    def _put(self, killer: str, ref: str) -> tuple[str, ...]:
        heir = self.by_id[killer].entry
        return tuple(heir.address(fact) for fact in _stand_ins(heir, ref)) or (killer,)


def _stand_ins(heir: Entry, ref: str) -> Sequence[Fact]:
    """Of a correction's facts, those for one ref: the ones that carry it, else all of them."""
    same = [fact for fact in heir.facts if fact.ref == ref]
    return same or heir.facts


def standing(records: Iterable[Recorded]) -> Standing:
    """Resolve the corrections among these entries (any order); each corrects only what was recorded before it."""
    newest_first = sorted(records, key=lambda record: -record.position)
    by_id = {record.entry.id: record for record in newest_first}
    killers: dict[str, tuple[str, ...]] = {}
    for record in newest_first:
        if record.entry.corrects and record.entry.id not in killers:
            for target in targets(record, by_id):
                killers[target] = (*killers.get(target, ()), record.entry.id)
    return Standing(by_id, killers)


def targets(record: Recorded, by_id: Mapping[str, Recorded]) -> tuple[str, ...]:
    """What an entry corrects, with what a corrected correction corrected where it brings facts in its place.

    Nothing that was recorded after it, or is not there: an entry corrects what its author could have read.
    """
    found: dict[str, None] = {}
    for target in record.entry.corrects:
        if corrected := _earlier(record, target, by_id):
            found[target] = None
            if record.entry.facts and target == corrected.entry.id:
                found.update(dict.fromkeys(targets(corrected, by_id)))
    return tuple(found)


def _earlier(record: Recorded, target: str, by_id: Mapping[str, Recorded]) -> Recorded | None:
    """The entry that a target means, if it was recorded before."""
    found = by_id.get(target.partition("#")[0])
    return found if found and found.position < record.position else None


def public_from(record: Recorded, by_id: Mapping[str, Recorded]) -> Interval:
    """When the public could know an entry: a correction no earlier than what it corrects.

    What some readers of the correction may not read does not count, so that no date tells them of it.
    """
    lo, hi = record.entry.public.lo, record.entry.public.hi
    for target in record.entry.corrects:
        corrected = _earlier(record, target, by_id)
        if corrected and corrected.entry.audience in {PUBLIC_AUDIENCE, record.entry.audience}:
            earlier = public_from(corrected, by_id)
            lo, hi = max(lo, earlier.lo), max(hi, earlier.hi)
    return Interval(lo, hi)
