"""How entries hang together: what each follows and corrects, and what later ones hang on it."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence

from django.db import connection

from travaux.broken_input import BrokenInput
from travaux.office import shelf
from travaux.office.models import Tied
from travaux.record.entry import Recorded


class Dangling(BrokenInput):
    """An entry that names one which the record does not hold."""

    def __init__(self, entry_id: str, named: str, why: str) -> None:
        super().__init__(
            f"Entry '{entry_id}' {why} '{named}', which this record does not hold. "
            "Load the one that it names first, or correct the name."
        )


class Threads:
    """The ties between entries, read from the tables and from what this transaction has added since.

    Whoever adds entries and writes them later calls `forget` once they are written.
    """

    def __init__(self) -> None:
        self._records: dict[int, Recorded] = {}
        self._places: dict[str, int] = {}
        self._later: dict[int, set[tuple[int, Tied]]] = {}
        self._unwritten: dict[int, set[tuple[int, Tied]]] = {}
        self._last: int | None = None

    def up_to(self, position: int) -> "Threads":
        """The same, but blind to what was appended after that position."""
        self._last = position
        return self

    def add(self, record: Recorded) -> list[tuple[int, Tied]]:
        """Tie in a new entry; returns its ties to earlier ones. Raises Dangling."""
        ties = self.earlier(record)
        self._records[record.position] = record
        self._places[record.entry.id] = record.position
        self._later[record.position] = set()  # nothing can hang on it yet
        for target, kind in ties:
            self._unwritten.setdefault(target, set()).add((record.position, kind))
        return ties

    def forget(self) -> None:
        """Keep nothing in memory: all is in the tables now."""
        for kept in (self._records, self._places, self._later, self._unwritten):
            kept.clear()

    def place(self, entry_id: str) -> int | None:
        """The position of an entry; None if the record does not hold it."""
        if entry_id not in self._places:
            found = shelf.place(entry_id)
            if found is None:
                return None
            self._places[entry_id] = found
        return self._places[entry_id]

    def records(self, positions: Iterable[int]) -> list[Recorded]:
        """The entries at these positions."""
        wanted = list(positions)
        missing = [position for position in wanted if position not in self._records]
        self._records.update((record.position, record) for record in shelf.at_positions(missing))
        return [self._records[position] for position in wanted]

    def earlier(self, record: Recorded) -> list[tuple[int, Tied]]:
        """What an entry follows and corrects, other than itself, each once; raises Dangling."""
        entry = record.entry
        named = [(ref, Tied.AFTER, "follows") for fact in entry.facts for ref in fact.after]
        named += [(ref, Tied.CORRECTS, "corrects") for ref in entry.corrects]
        ties: dict[tuple[int, Tied], None] = {}
        for ref, kind, why in named:
            entry_id = ref.partition("#")[0]
            if entry_id == entry.id:
                continue
            place = self.place(entry_id)
            if place is None:
                raise Dangling(entry.id, ref, why)
            ties[place, kind] = None
        return list(ties)

    def later(self, position: int) -> set[tuple[int, Tied]]:
        """What later entries hang on this one, and how."""
        if position not in self._later:
            with connection.cursor() as cursor:
                cursor.execute("SELECT source, kind FROM ledger_tie WHERE target = %s", [position])
                self._later[position] = {(source, Tied(kind)) for source, kind in cursor.fetchall()}
        later = self._later[position] | self._unwritten.get(position, set())
        return later if self._last is None else {tie for tie in later if tie[0] <= self._last}

    def bearing(self, position: int) -> list[Recorded]:
        """All that bears on whether and when an entry's facts stand.

        That is: the entry, what it follows and corrects, what corrects it, and so on for each of these.
        """

        def onward(record: Recorded) -> Iterable[int]:
            yield from (target for target, _ in self.earlier(record))
            yield from (source for source, kind in self.later(record.position) if kind is Tied.CORRECTS)

        return self._walk([position], onward)

    def reaching(self, positions: Sequence[int]) -> list[Recorded]:
        """The entries on which these bear, and they themselves: all that hangs on them in any way, however far."""
        return self._walk(positions, self._bears_on)

    def _bears_on(self, record: Recorded) -> Iterable[int]:
        """The inverse of one step of `bearing`."""
        yield from (source for source, _ in self.later(record.position))
        yield from (target for target, kind in self.earlier(record) if kind is Tied.CORRECTS)

    def _walk(self, start: Iterable[int], onward: Callable[[Recorded], Iterable[int]]) -> list[Recorded]:
        seen = dict.fromkeys(start)
        waiting = deque(seen)
        while waiting:
            (record,) = self.records([waiting.popleft()])
            for position in onward(record):
                if position not in seen:
                    seen[position] = None
                    waiting.append(position)
        return self.records(seen)
