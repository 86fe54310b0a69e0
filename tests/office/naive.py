"""What stands in a record under three dials, told in the plainest way: the measure for every quicker one."""

from collections.abc import Sequence

from travaux.record.entry import Entry, Fact, Recorded

Row = tuple[int, str, int, int, bool]


class Circle(Exception):
    """Corrections have made facts follow each other in a circle."""


class Naive:
    """The entries that a reader with these dials knows of, and every question answered by going through them all."""

    def __init__(self, records: Sequence[Recorded], on: int, known: int, at: int) -> None:
        self.on = on
        self.held = {record.entry.id: record for record in records if record.position < at}
        self.known = [record for record in self.held.values() if self.public_hi(record) <= known]

    def public_hi(self, record: Recorded) -> int:
        corrected = [self.held[target.partition("#")[0]] for target in record.entry.corrects]
        return max([record.entry.public.hi, *(self.public_hi(each) for each in corrected)])

    def corrects(self, entry: Entry) -> set[str]:
        found = set(entry.corrects)
        for target in entry.corrects:
            if entry.facts and target in self.held and self.held[target] in self.known:
                found |= self.corrects(self.held[target].entry)
        return found

    def killers(self, target: str) -> list[Entry]:
        return [each.entry for each in self.known if target in self.corrects(each.entry) and self.lives(each.entry)]

    def lives(self, entry: Entry) -> bool:
        return not self.killers(entry.id)

    def stands(self, entry: Entry, fact: Fact) -> bool:
        return self.lives(entry) and not self.killers(entry.address(fact))

    def meant(self, address: str) -> set[str]:
        """The facts that stand in the place of one."""
        entry_id, _, ref = address.partition("#")
        killers = [*self.killers(entry_id), *self.killers(address)]
        if not killers:
            return {address}
        found: set[str] = set()
        for killer in killers:
            same = [fact for fact in killer.facts if fact.ref == ref] or killer.facts
            found |= {meant for fact in same for meant in self.meant(killer.address(fact))}
        return found

    def begins(self, address: str, above: frozenset[str] = frozenset()) -> int:
        if address in above:
            raise Circle
        entry_id, _, ref = address.partition("#")
        (fact,) = (each for each in self.held[entry_id].entry.facts if each.ref == ref)
        earlier = {meant for named in fact.after for meant in self.meant(named)} - {address}
        told = {entry.address(each) for entry in (record.entry for record in self.known) for each in entry.facts}
        begun = [self.begins(each, above | {address}) for each in earlier & told]
        return max([fact.on.lo, *(moment for moment in begun if moment < fact.on.hi)])

    def about(self, dossier: str) -> set[Row]:
        return {
            (record.position, fact.ref, lo, fact.on.hi, fact.on.hi > self.on)
            for record in self.known
            for fact in record.entry.facts
            if dossier in fact.about and self.stands(record.entry, fact)
            if (lo := self.begins(record.entry.address(fact))) < self.on
        }
