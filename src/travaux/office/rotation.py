"""Rotates the key that signs the log: a new key, an entry that both keys signed, a checkpoint that both signed."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from travaux.broken_input import BrokenInput
from travaux.office import clock, desk, keys, seals, shelf
from travaux.office.admission import signed
from travaux.office.rotations import EVENT, PREFIX, values
from travaux.office.writing import writing
from travaux.record.chronicle.read import RECORDER
from travaux.record.entry import Entry, Fact, Grade, Origin, Public, When
from travaux.record.note import SignerKey, VerifierKey


class NothingOpened(BrokenInput):
    """A record in which a rotation has nowhere to stand."""

    def __init__(self) -> None:
        super().__init__(
            "Rotating the key: this record was never opened, so there is no dossier to write it into. Nothing was "
            "changed. Load a chronicle whose header says what the record is, or open the record first."
        )


@dataclass(frozen=True)
class Rotated:
    """A rotation as it was done: the keys before and since, the place of its entry, the checkpoint over it."""

    old: VerifierKey
    new: VerifierKey
    position: int
    checkpoint: seals.Kept


def rotate(by: str, now: int | None = None) -> Rotated:
    """Make a new key, write down in the log that it follows, and sign with both. Raises SealBroken, BrokenInput.

    All that was written before is sealed by the old key first. The new key lies on the disk before the log names it, so
    that a power cut at any moment leaves the log with a key that can sign it.
    """
    signed(by)
    folder, moment = Path(settings.TRAVAUX_DATA_DIR), clock.now() if now is None else now
    with writing():
        opening = seals.opening()
        if opening is None:
            raise NothingOpened
        seals.checkpoint()
        settle()
        old = seals.key()
        new = keys.make_next(folder, old.name)
        entry = _entry(opening.entry, by, moment, (old, new))
        position = desk.enter(entry, moment).position
        kept = seals.checkpoint_with(new, old)
    settle()
    return Rotated(old.verifier, new.verifier, position, kept)


def settle() -> None:
    """Put the key in force into its place, under the lock: nobody may make another one to follow in the meantime."""
    folder = Path(settings.TRAVAUX_DATA_DIR)
    with writing():
        inforce = seals.key()
        lying = keys.signing_key(folder, inforce.name)
        if lying != inforce:
            keys.take_over(folder, lying)


def _entry(opening: Entry, by: str, moment: int, pair: tuple[SignerKey, SignerKey]) -> Entry:
    old, new = pair
    name = f"{PREFIX}{new.verifier.key_id.hex()}"
    done = datetime.fromtimestamp(moment - 1, UTC).isoformat()
    fact = Fact(
        ref=name.replace("/", "-"),
        about=(f"{opening.organisation}/record",),
        fact=EVENT,
        on=When(done, moment - 1, moment),
        value=values(old.name, shelf.size(), old, new),
    )
    return Entry(
        id=name,
        kind="act",
        organisation=opening.organisation,
        zone=opening.zone,
        public=Public(moment - 1, moment, "recorded"),
        facts=(fact,),
        by=by,
        capacity=RECORDER,
        recorded=done,
        origin=Origin.OWN_ACT,
        grade=Grade.CONFIRMED,
    )
