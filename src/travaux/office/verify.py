"""Recomputes what the record claims, from the stored bytes, and names the first thing that does not hold."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from django.db import connection

from travaux.office import present, receipts, seals, shelf, written
from travaux.office.aids import differing, is_erased
from travaux.office.comparing import differing as lists_compared
from travaux.office.index import comparing, words
from travaux.office.ledger import frontier
from travaux.office.models import OPEN
from travaux.office.receipts import Receipt
from travaux.office.sealing import EntryBroken, sealed_for
from travaux.office.threads import Threads
from travaux.record.audience import PUBLIC_AUDIENCE
from travaux.record.checkpoint import Checkpoint, open_checkpoint, parse_text
from travaux.record.corrections import standing
from travaux.record.entry import Entry, Recorded
from travaux.record.fold import Dials, fold
from travaux.record.merkle import Frontier, Hash, SealBroken, leaf_hash
from travaux.record.note import VerifierKey, parse

#: The log itself; a checkpoint or receipt, of which another copy may hold; the register, which can be made anew.
Where = Literal["log", "checkpoint", "receipt", "register"]

_PORTION: Final = 5_000


@dataclass(frozen=True)
class Fault:
    """Something that does not hold: what, where it lies, the first position and entry concerned (-1, empty if none)."""

    what: str
    position: int = -1
    entry_id: str = ""
    where: Where = "log"


@dataclass(frozen=True)
class Verified:
    """What was looked at, and what does not hold; of faults that follow from one another the first is told."""

    entries: int
    checkpoints: int
    faults: tuple[Fault, ...]

    @property
    def whole(self) -> bool:
        """Whether everything holds."""
        return not self.faults


class _Found(Exception):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.what)
        self.fault = fault


def log(
    keys: Sequence[VerifierKey] = (),
    published: Sequence[str] = (),
    progress: Callable[[int], None] = lambda _: None,
) -> Verified:
    """Recompute every leaf from the stored bytes, every root, and compare them with head and checkpoints.

    `published`: notes of checkpoints kept elsewhere; only these show what was changed together with its hashes.
    Checkpoints must be signed by one of `keys` (this log's own key if none is given).
    """
    kept = seals.checkpoints()
    notes = list(dict.fromkeys([*(one.note for one in kept), *published]))
    try:
        head = frontier()
    except SealBroken as refused:
        return Verified(0, len(notes), (Fault(str(refused)),))
    try:
        ring = None if keys else seals.keyring()
        sealed = sorted((_opened(note, keys, ring) for note in notes), key=lambda each: each.size)
        _require_listed(kept)
        _read(head, sealed, progress)
    except _Found as found:
        return Verified(head.size, len(notes), (found.fault,))
    return Verified(head.size, len(notes), (*_openings(), *_receipts()))


def _opened(note: str, keys: Sequence[VerifierKey], ring: seals.Keyring | None) -> Checkpoint:
    """A checkpoint signed by one of these keys; if none is given, by the log's own key of that time."""
    try:
        return ring.opened(note) if ring else open_checkpoint(note, keys)
    except SealBroken as refused:
        raise _Found(Fault(f"a checkpoint does not hold: {refused}", where="checkpoint")) from refused


def _require_listed(kept: Sequence[seals.Kept]) -> None:
    """Each checkpoint stands under the size that it states; the newest is found by it."""
    for one in kept:
        stated = parse_text(parse(one.note).text).size
        if stated != one.size:
            what = f"a checkpoint does not hold: it is listed under the size {one.size:,} and states {stated:,}"
            raise _Found(Fault(what, where="checkpoint"))


def _read(head: Frontier, sealed: Sequence[Checkpoint], progress: Callable[[int], None]) -> None:
    """One pass over the log; raises _Found with the first fault."""
    grown, last = Frontier(), 0
    for checkpoint in [*sealed, Checkpoint("head", head.size, head.root())]:
        if checkpoint.size > head.size:
            missing = checkpoint.size - head.size
            what = (
                f"{missing} entries are missing: a checkpoint was signed at {checkpoint.size}, the log has {head.size}"
            )
            raise _Found(Fault(what, head.size))
        for first in range(grown.size, checkpoint.size, _PORTION):
            grown = _extended(grown, first, min(first + _PORTION, checkpoint.size))
            progress(grown.size)
        if grown.root() != checkpoint.root:
            raise _Found(_changed_together(checkpoint, last))
        last = checkpoint.size
    if shelf.stored(head.size, head.size + 1):
        raise _Found(Fault(f"the table holds more entries than the {head.size} of the head", head.size))


def _extended(grown: Frontier, first: int, end: int) -> Frontier:
    rows = shelf.stored(first, end)
    expected = first
    for position, entry_id, leaf, raw in rows:
        if position != expected:
            raise _Found(Fault(f"there is no entry at position {expected}", expected))
        if leaf_hash(raw) != leaf:
            what = f"the bytes of entry '{entry_id}' at position {position} are not those that were sealed"
            raise _Found(Fault(what, position, entry_id))
        expected += 1
    if expected != end:
        raise _Found(Fault(f"there is no entry at position {expected}", expected))
    return grown.extend(Hash(leaf) for _, _, leaf, _ in rows)


def _changed_together(checkpoint: Checkpoint, last: int) -> Fault:
    """An entry and its hash were changed together: only the span between two roots can be named."""
    named = "the head" if checkpoint.origin == "head" else f"the checkpoint signed at {checkpoint.size}"
    what = (
        f"an entry from position {last} to {checkpoint.size - 1} was exchanged together with its hash: "
        f"the root differs from that of {named}"
    )
    return Fault(what, last)


def _openings() -> Iterator[Fault]:
    """The first row that says of its entry what its bytes do not, or whose opening is not what was committed to."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT e.position, e.entry_id, e.organisation, e.audience, o.position IS NOT NULL "
            "FROM ledger_entry e LEFT JOIN ledger_opening o ON o.position = e.position ORDER BY e.position"
        )
        rows = {position: tuple(rest) for position, *rest in cursor.fetchall()}
    try:
        for record in shelf.in_order():
            fault = _row_fault(record, *rows[record.position])
            if fault is not None:
                yield fault
                return
    except SealBroken as refused:
        yield Fault(str(refused), refused.position if isinstance(refused, EntryBroken) else -1)


def _row_fault(record: Recorded, entry_id: str, organisation: str, audience: str, opened: Any) -> Fault | None:  # noqa: ANN401
    entry, position = record.entry, record.position
    columns = (
        ("", entry_id, entry.id),
        ("of the organisation ", organisation, entry.organisation),
        ("for the audience ", audience, entry.audience),
    )
    for what, listed, said in columns:
        if listed != said:
            told = f"position {position} is listed {what or 'as '}'{listed}', its bytes say '{said}'"
            return Fault(told, position, entry.id)
    if audience == PUBLIC_AUDIENCE and opened:
        return Fault(f"entry '{entry.id}' at position {position} is public, and has an opening", position, entry.id)
    if is_erased(entry) and organisation != sealed_for(position, shelf.stored(position, position + 1)[0][3]):
        return Fault(f"position {position} is listed for '{organisation}', its bytes say otherwise", position, entry_id)
    return None


def _receipts() -> Iterator[Fault]:
    """The first receipt that says of its act what the log does not."""
    grown, head = Frontier(), frontier().size
    for key, receipt in _kept_receipts():
        if not (isinstance(receipt, Receipt) and 0 <= receipt.position < receipt.size <= head):
            yield Fault(f"the receipt under the key '{key}' is for no place in this log", where="receipt")
            return
        grown = grown.extend(seals.leaves(receipt.size, grown.size))
        (record,) = shelf.at_positions([receipt.position])
        fits = (receipt.entry, receipt.root) == (record.entry.id, grown.root().hex())
        if not fits or not _says_the_same(receipt, record.entry):
            what = f"the receipt under the key '{key}' is not for what stands at position {receipt.position}"
            yield Fault(what, receipt.position, receipt.entry, "receipt")
            return


def _kept_receipts() -> list[tuple[str, Receipt | None]]:
    """The receipts by the size of the log that they tell of; first those that cannot be read."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT key, response FROM ledger_receipt ORDER BY key")
        read = [(key, receipts.read(shelf.as_bytes(response))) for key, response in cursor.fetchall()]
    return sorted(read, key=lambda one: one[1].size if one[1] else -1)


def _says_the_same(receipt: Receipt, entry: Entry) -> bool:
    """Whether a receipt tells of that entry; of an erased one nothing is left to compare."""
    return is_erased(entry) or (receipt.recorded, receipt.finding) == (entry.recorded, entry.finding)


def register(progress: Callable[[int], None] = lambda _: None) -> list[Fault]:
    """The dossiers for which the fact table, or the present state, says other than the fold."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT dossier FROM register_dossier ORDER BY dossier")
        dossiers = [dossier for (dossier,) in cursor.fetchall()]
    faults = []
    for count, dossier in enumerate(dossiers, 1):
        if _told(dossier) != _folded(dossier):
            what = f"the register says other than the ledger about {dossier}; run travaux rebuild"
            faults.append(Fault(what, where="register"))
        progress(count)
    return faults


def search_index() -> list[Fault]:
    """What in the search index is other than the entries say; it can be made anew."""
    told = "the search index says other than the ledger: {}; run travaux rebuild"
    return [Fault(told.format(what), where="register") for what in comparing.differing()]


def lists(now: int) -> list[Fault]:
    """What in the tables that lists are read from is other than the entries say; it can be made anew."""
    told = "the register says other than the ledger: {}; run travaux rebuild"
    return [Fault(told.format(what), where="register") for what in lists_compared(now)]


def finding_aids() -> list[Fault]:
    """What in the tables by which entries are found is other than the entries say: a row taken away hides an entry."""
    return [Fault(f"the entries say other than the ledger's finding aids: {what}") for what in differing()]


def _told(dossier: str) -> set[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT position, ref, name, keys, lo, hi, words FROM register_fact "
            "WHERE dossier = %s AND at_hi = %s AND known_hi = %s",
            [dossier, OPEN, OPEN],
        )
        return set(cursor.fetchall())


def _folded(dossier: str) -> set[tuple[Any, ...]]:
    return {
        (
            told.position,
            told.fact.ref,
            told.name,
            " ".join(told.keys),
            told.lo,
            told.hi,
            words.of_fact(told.fact, told.entry.zone),
        )
        for told in fold(shelf.of_dossiers([dossier]), Dials()).of(dossier).facts
    }


@dataclass(frozen=True)
class Rests:
    """An act whose finding rests on facts that were corrected since; what was ruled stands as it was ruled."""

    entry_id: str
    position: int
    corrected: tuple[str, ...]


def resting_on_corrected() -> list[Rests]:
    """The acts whose stored findings cite facts that no longer stand."""
    threads, found = Threads(), []
    for record in shelf.in_order():
        cited = sorted(_cited(record.entry.finding))
        dead = tuple(address for address in cited if not _stands(address, threads))
        if dead:
            found.append(Rests(record.entry.id, record.position, dead))
    return found


def _cited(finding: Any) -> set[str]:  # noqa: ANN401 - the stored finding is plain JSON
    """The addresses in every `facts` of a finding, however deep."""
    match finding:
        case dict():
            own = {str(ref) for ref in finding.get("facts", ()) if "#" in str(ref)}
            return own.union(*(_cited(value) for value in finding.values()))
        case list() | tuple():
            return set().union(*(_cited(value) for value in finding))
        case _:
            return set()


def _stands(address: str, threads: Threads) -> bool:
    entry_id = address.partition("#")[0]
    place = threads.place(entry_id)
    if place is None:
        return True
    alive = standing(threads.bearing(place))
    return entry_id not in alive.killers and address not in alive.killers


def states(now: int) -> list[Fault]:
    """The dossiers whose written present state is not what folding gives, though time alone has not overtaken it."""
    faults = []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.dossier, s.state FROM register_state s JOIN register_dossier d ON d.dossier = s.dossier "
            "WHERE d.due > %s ORDER BY s.dossier",
            [now],
        )
        rows = cursor.fetchall()
    for dossier, state in rows:
        fresh = present.present_of(dossier, shelf.of_dossiers([dossier]), now)
        if written.built_in(state) != written.built_in(written.written(fresh.state)):
            what = f"the state of {dossier} is not what the ledger gives; run travaux rebuild"
            faults.append(Fault(what, where="register"))
    return faults
