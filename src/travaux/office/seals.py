"""Checkpoints of the log: read back, signed, kept; and proofs of single entries under them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connection

from travaux.broken_input import BrokenInput
from travaux.office import shelf
from travaux.office.keys import next_key, signing_key
from travaux.office.ledger import frontier
from travaux.office.rotations import KeyRetired, Rotation, in_force, rotations
from travaux.office.writing import writing
from travaux.record.checkpoint import Checkpoint, open_checkpoint, parse_text, sign
from travaux.record.entry import Recorded
from travaux.record.merkle import (
    EMPTY_ROOT,
    Frontier,
    Hash,
    SealBroken,
    TreeHead,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
)
from travaux.record.note import SignerKey, VerifierKey, parse
from travaux.record.proof import Bundle, Earlier, build

_PORTION: Final = 5_000
_EXERCISE: Final = "exercise"


class LogBroken(SealBroken):
    """The log does not say what was sealed; nothing is signed."""

    def __init__(self, obstacle: str) -> None:
        super().__init__(
            f"Signing a checkpoint: {obstacle}. Nothing was signed. Run travaux verify, and restore the record from "
            "a backup that contains the newest published checkpoint."
        )


class NothingToProve(BrokenInput):
    """An entry that is not there, or not under the checkpoint."""

    def __init__(self, entry_id: str) -> None:
        super().__init__(f"Proving entry '{entry_id}': the record holds none of that id. Take the id from its page.")


@dataclass(frozen=True)
class Kept:
    """A checkpoint as it was signed: the note as published, and its size."""

    size: int
    note: str


def origin() -> str:
    """The name of this log: that of its newest checkpoint; before the first, made from how the record was opened.

    A log keeps its name for ever. That of an exercise says that it is one.
    """
    kept = newest()
    if kept is not None:
        return kept.note.partition("\n")[0]
    record = opening()
    if record is None:
        return "travaux/record"
    (how,) = [fact for fact in record.entry.facts if fact.fact == "record opened"][:1]
    exercise = "exercise/" if how.value.get("sort") == _EXERCISE else ""
    return f"travaux/{exercise}{record.entry.organisation}"


def opening() -> Recorded | None:
    """The entry by which the record was opened, the first one if there are several; None if it never was."""
    return next(iter(shelf.openings()), None)


def key() -> SignerKey:
    """The key of this log, made before its first checkpoint. Raises KeyMissing, KeyRetired, KeyExposed, KeyBroken.

    After a rotation that was written down, and whose key did not come to its place (a power cut between the two), it is
    the one that waits beside it; the next rotation puts it there.
    """
    folder, name = Path(settings.TRAVAUX_DATA_DIR), origin()
    chain = rotations(name)
    own = signing_key(folder, name, make=newest() is None)
    if not chain or chain[-1].new == own.verifier:
        return own
    following = next_key(folder, name)
    if following is not None and following.verifier == chain[-1].new:
        return following
    if own.verifier in {one.old for one in chain}:
        raise KeyRetired(chain[-1].position)
    return own


@dataclass(frozen=True)
class Keyring:
    """The keys of this log by its size: the one in force, and those that were retired on the way to it."""

    own: VerifierKey
    chain: tuple[Rotation, ...] = ()

    def at(self, size: int) -> VerifierKey:
        """The key that speaks for the log at a size."""
        return in_force(self.chain, self.own, size)

    def opened(self, note: str) -> Checkpoint:
        """A checkpoint by the key of its time; raises SealBroken. A retired key speaks for nothing that came later."""
        return open_checkpoint(note, [self.at(parse_text(parse(note).text).size)])


def keyring() -> Keyring:
    """The keys of this log; rotations that do not lead to the key in force are another copy's, and do not count."""
    own = key().verifier
    chain = tuple(rotations(own.name))
    return Keyring(own, chain if chain and chain[-1].new == own else ())


def newest() -> Kept | None:
    """The newest checkpoint; None before the first."""
    found = checkpoints()
    return found[-1] if found else None


def checkpoints() -> list[Kept]:
    """All checkpoints that were signed here, the oldest first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT size, note FROM ledger_checkpoint ORDER BY size")
        return [Kept(size, note) for size, note in cursor.fetchall()]


def checkpoint() -> Kept:
    """Sign the log as it stands, and keep what was signed; a log that has not grown keeps the one it has.

    The stored bytes are read back and hashed before anything is signed (LogBroken): one bit that the disk turned,
    once signed, can never be mended.
    """
    with writing():
        kept = newest()
        return kept if kept is not None and kept.size == frontier().size else checkpoint_with(key())


def checkpoint_with(*signers: SignerKey) -> Kept:
    """The same by these keys: after a rotation the new one and, this once, the retired one."""
    with writing():
        head, kept = frontier(), newest()
        before = open_checkpoint(kept.note, [one.verifier for one in signers]).head if kept else TreeHead(0, EMPTY_ROOT)
        read = _read_back(before.size, head.size)
        if read[0].head() != before:
            raise LogBroken(f"its first {before.size} entries are not those of the last checkpoint")
        if read[1] != head:
            raise LogBroken(f"the bytes of the {head.size} entries lead to another root than the one kept with them")
        note = sign(Checkpoint(signers[0].name, head.size, head.root()), signers)
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO ledger_checkpoint (size, note) VALUES (%s, %s)", [head.size, note])
    return Kept(head.size, note)


def _read_back(before: int, size: int) -> tuple[Frontier, Frontier]:
    """The frontiers at two sizes, from the stored bytes in one pass; a log never signs two histories."""
    found = Frontier()
    at_first = found
    for first, end in _portions(before, size):
        rows = shelf.stored(first, end)
        for position, entry_id, leaf, raw in rows:
            if leaf_hash(raw) != leaf:
                raise LogBroken(
                    f"the bytes of entry '{entry_id}' at position {position} are not those that were sealed"
                )
        found = found.extend(Hash(leaf) for _, _, leaf, _ in rows)
        if end == before:
            at_first = found
    return at_first, found


def _portions(*ends: int) -> Iterator[tuple[int, int]]:
    """Portions [first, end) of the log, one of which ends at each of these sizes (ascending)."""
    start = 0
    for last in ends:
        while start < last:
            end = min(start + _PORTION, last)
            yield start, end
            start = end


def head_at(size: int) -> TreeHead:
    """Size and root of the log when it had so many entries; at its present length without reading them."""
    now = frontier()
    return now.head() if size == now.size else Frontier().extend(leaves(size)).head()


def leaves(size: int, start: int = 0) -> list[Hash]:
    """The leaf hashes of the entries from `start` up to `size`."""
    return [
        Hash(leaf)
        for first in range(start, size, _PORTION)
        for leaf in shelf.leaves(first, min(first + _PORTION, size))
    ]


def prove(entry_id: str, earlier: str | None = None) -> str:
    """The proof bundle of one entry under the newest checkpoint (one is signed if the entry is younger).

    With an `earlier` checkpoint's note it also shows that the log only grew since. Raises NothingToProve, SealBroken.
    """
    place = shelf.place(entry_id)
    if place is None:
        raise NothingToProve(entry_id)
    kept = newest()
    if kept is None or kept.size <= place:
        kept = checkpoint()
    found = leaves(kept.size)
    ((_, _, _, raw),) = shelf.stored(place, place + 1)
    since = None
    if earlier is not None:
        before = keyring().opened(earlier)
        since = Earlier(earlier, consistency_proof(found, before.size, kept.size))
    return build(Bundle(origin(), place, raw, inclusion_proof(found, place, kept.size), kept.note, since))
