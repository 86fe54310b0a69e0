"""The one door: whatever enters the record enters here, in one transaction with all that follows from it."""

import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Final

import msgspec

from travaux.office import clock, present, register, shelf
from travaux.office.ledger import AlreadyThere, Log
from travaux.office.writing import writing
from travaux.record.entry import Entry, Recorded, content_digest

#: Bytes of salt for a restricted entry.
_SALT: Final = 32
#: Entries are read, compared and written in portions of so many.
_STEP: Final = 1_000
#: How often the progress of a load is told, in entries.
_TOLD: Final = 200


@dataclass(frozen=True)
class Loaded:
    """What a load did: how many entries it added, and how many stood in the record already with equal content."""

    added: int
    known: int
    size: int


def load(
    entries: Iterable[Entry],
    by: str,
    now: int | None = None,
    progress: Callable[[int], None] = lambda _: None,
    *,
    states: bool = True,
) -> Loaded:
    """Load entries in their order, all of them or none. `progress` is called with the number read so far.

    An id that stands in the record already is passed over if it means the same, and refused if it does not
    (AlreadyThere). Raises Dangling for an entry that follows or corrects something not on record.
    Without `states` the dossiers are only marked as due, and `refresh` writes their states: for loads so large
    that their transaction should not wait for it. Readers fold a dossier that is due.
    """
    moment = clock.now() if now is None else now
    with writing():
        log = Log(moment, _salt)
        added, known, touched = 0, 0, dict[str, None]()
        for entry, new in _compared(entries, log):
            if new:
                record = log.append(_stamped(entry, by, moment))
                register.enter(record, log.threads, log.rows)
                touched |= dict.fromkeys(_touched(record, log))
                added += 1
            else:
                known += 1
            if (added + known) % _TOLD == 0:
                progress(added + known)
        size = log.close().size
        if states:
            present.refresh(touched, moment)
        else:
            present.mark_due(touched)
    progress(added + known)
    return Loaded(added, known, size)


def report(entry: Entry, by: str, now: int | None = None) -> Recorded:
    """File one report and return it at its place; the same report again returns the place it has."""
    with writing():
        load([entry], by, now)
        return shelf.at_positions([shelf.places([entry.id])[entry.id]])[0]


def refresh(now: int | None = None) -> int:
    """Write anew the states that time alone has changed; returns how many."""
    moment = clock.now() if now is None else now
    with writing():
        dossiers = present.overdue(moment)
        present.refresh(dossiers, moment)
    return len(dossiers)


def rebuild(now: int | None = None) -> tuple[int, int]:
    """Make the register anew from the ledger; returns the numbers of entries and dossiers."""
    moment = clock.now() if now is None else now
    with writing():
        return register.rebuild(), present.rebuild(moment)


def _compared(entries: Iterable[Entry], log: Log) -> Iterator[tuple[Entry, bool]]:
    """Each entry, and whether it is new; raises AlreadyThere where another one bears its id."""
    waiting = iter(entries)
    while portion := list(islice(waiting, _STEP)):
        log.rows.write()
        places = shelf.places([entry.id for entry in portion])
        there = {record.entry.id: record.entry for record in shelf.at_positions(list(places.values()))}
        for entry in portion:
            other = there.get(entry.id)
            if other is not None and content_digest(other) != content_digest(entry):
                raise AlreadyThere(entry.id)
            there[entry.id] = entry
            yield entry, other is None


def _touched(record: Recorded, log: Log) -> Iterator[str]:
    """The dossiers whose state may change: those of the entry, and of all on which a correction bears."""
    reached = log.threads.reaching([record.position]) if record.entry.corrects else [record]
    for one in reached:
        yield from one.entry.dossiers()


def _stamped(entry: Entry, by: str, moment: int) -> Entry:
    """The entry as recorded now; what was an act in another record keeps who did it, in which capacity, and when."""
    return msgspec.structs.replace(
        entry,
        by=entry.by or by,
        recorded=entry.recorded or datetime.fromtimestamp(moment, UTC).isoformat(),
    )


def _salt() -> bytes:
    return secrets.token_bytes(_SALT)
