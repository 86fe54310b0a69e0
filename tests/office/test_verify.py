"""Whoever changes the stored log is found out by name, whatever else was changed with it; a sound log is found sound."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record; statements are written here

import msgspec
import pytest
from django.db import connection

from tests.databases import Place
from tests.factories import a_fact, a_report
from tests.office.test_guards import drop_guards, execute
from travaux.office import desk, present, seals, shelf, verify
from travaux.office.ledger import frontier
from travaux.record import proof
from travaux.record.checkpoint import Checkpoint, sign
from travaux.record.entry import from_bytes
from travaux.record.merkle import Frontier, Hash, SealBroken, leaf_hash
from travaux.record.note import SignerKey

NOW = 1_700_800_000
MANY = 40
ADDED = "INSERT INTO ledger_entry SELECT 40, 'r40', organisation, 0, audience, leaf, raw FROM ledger_entry WHERE position = 0"
EXCHANGED = b'{"exchanged":true}'


@pytest.fixture
def log(record: Place) -> Place:
    """Forty entries, sealed at ten, at thirty and at forty, and no guards to keep anybody from changing them."""
    entries = [a_report(f"r{n}", a_fact("step taken", ref=f"f{n}")) for n in range(MANY)]
    for first, end in ((0, 10), (10, 30), (30, 40)):
        desk.load(entries[first:end], "the secretariat", NOW, states=False)
        seals.checkpoint()
    drop_guards()
    return record


def exchange(position: int, raw: bytes, *, with_hash: bool) -> None:
    leaf = bytes(leaf_hash(raw)) if with_hash else shelf.stored(position, position + 1)[0][2]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_entry SET raw = %s, leaf = %s WHERE position = %s", [raw, leaf, position])


def seal_the_forgery() -> None:
    """Also write the head anew, as a forger would who does not hold the key."""
    forged = Frontier().extend(seals.leaves(MANY))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_head SET frontier = %s", [b"".join(forged.hashes)])


def first_fault() -> verify.Fault:
    (fault,) = verify.log().faults
    return fault


def test_a_sound_log_is_found_sound(log: Place) -> None:
    assert verify.log() == verify.Verified(MANY, 3, ())
    assert verify.resting_on_corrected() == []


@pytest.mark.parametrize("position", [0, 9, 10, 29, 39])
def test_one_changed_byte_is_found_and_its_entry_named(log: Place, position: int) -> None:
    raw = shelf.stored(position, position + 1)[0][3]
    exchange(position, raw[:-1] + bytes([raw[-1] ^ 1]), with_hash=False)
    fault = first_fault()
    assert (fault.position, fault.entry_id) == (position, f"r{position}")
    assert f"the bytes of entry 'r{position}' at position {position} are not those that were sealed" in fault.what


@pytest.mark.parametrize(("position", "named"), [(3, (0, 9)), (20, (10, 29)), (35, (30, 39))])
def test_an_entry_exchanged_with_its_hash_and_the_head_is_found_between_two_checkpoints(
    log: Place, position: int, named: tuple[int, int]
) -> None:
    exchange(position, EXCHANGED, with_hash=True)
    seal_the_forgery()
    assert f"an entry from position {named[0]} to {named[1]} was exchanged together with its hash" in first_fault().what


def test_without_checkpoints_that_forgery_is_only_found_by_one_published_elsewhere(log: Place) -> None:
    published = seals.checkpoints()[-1].note
    key = seals.key().verifier
    exchange(3, from_and_to(3), with_hash=True)
    seal_the_forgery()
    execute("DELETE FROM ledger_checkpoint")
    assert verify.log([key]).whole, "the control: nothing kept here shows it"
    (fault,) = verify.log([key], [published]).faults
    assert "was exchanged together with its hash" in fault.what


def from_and_to(position: int) -> bytes:
    """The bytes of an entry that says something else under its own id."""
    entry = from_bytes(shelf.stored(position, position + 1)[0][3])
    return msgspec.json.encode(msgspec.structs.replace(entry, note="something else"), order="sorted")


@pytest.mark.parametrize(
    ("tampering", "words"),
    [
        # the newest entries are cut off, with and without the head
        ("DELETE FROM ledger_entry WHERE position >= 35", "there is no entry at position 35"),
        ("UPDATE ledger_head SET size = 32, frontier = {frontier}", "8 entries are missing"),
        # one is taken out of the middle
        ("DELETE FROM ledger_entry WHERE position = 12", "there is no entry at position 12"),
        # one is added behind the head
        (ADDED, "more entries than the 40 of the head"),
        # one is listed under another id
        ("UPDATE ledger_entry SET entry_id = 'other' WHERE position = 7", "listed as 'other', its bytes say 'r7'"),
        # a checkpoint is rewritten
        ("UPDATE ledger_checkpoint SET note = replace(note, '10', '11') WHERE size = 10", "a checkpoint does not hold"),
    ],
)  # fmt: skip
def test_what_is_missing_added_or_renamed_is_told(log: Place, tampering: str, words: str) -> None:
    shorter = b"".join(Frontier().extend(seals.leaves(32)).hashes)
    literal = f"x'{shorter.hex()}'" if connection.vendor == "sqlite" else f"'\\x{shorter.hex()}'"
    execute(tampering.replace("{frontier}", literal))
    assert words in first_fault().what


def test_a_payload_that_was_exchanged_is_found(record: Place) -> None:
    desk.load([a_report("r0", a_fact(), audience="members")], "x", NOW)
    drop_guards()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_opening SET payload = %s", [b"{}"])
    assert "salt and payload do not fit the commitment" in first_fault().what


def test_nothing_is_signed_over_bytes_that_changed_since_they_were_sealed(log: Place) -> None:
    exchange(5, EXCHANGED, with_hash=False)
    desk.load([a_report("late", a_fact("step taken", ref="late"))], "x", NOW, states=False)
    with pytest.raises(SealBroken, match=r"the bytes of entry 'r5' at position 5 .* Nothing was signed"):
        seals.checkpoint()
    assert len(seals.checkpoints()) == 3


def test_no_second_history_is_signed(log: Place) -> None:
    exchange(5, EXCHANGED, with_hash=True)
    seal_the_forgery()
    desk.load([a_report("late", a_fact("step taken", ref="late"))], "x", NOW, states=False)
    with pytest.raises(SealBroken, match="its first 40 entries are not those of the last checkpoint"):
        seals.checkpoint()


def test_a_log_that_has_not_grown_keeps_its_checkpoint(log: Place) -> None:
    assert seals.checkpoint() == seals.checkpoints()[-1]
    assert len(seals.checkpoints()) == 3


def test_an_entry_is_proved_under_a_checkpoint_that_continues_an_older_one(log: Place) -> None:
    bundle = seals.prove("r7", seals.checkpoints()[0].note)
    shown = proof.check(bundle, [seals.key().verifier])
    assert (shown.index, from_bytes(shown.entry).id, shown.checkpoint.size) == (7, "r7", MANY)
    assert shown.earlier is not None
    assert shown.earlier.size == 10


def test_a_checkpoint_of_another_key_is_refused(log: Place) -> None:
    stranger = SignerKey("travaux/record", bytes(32))
    forged = sign(Checkpoint("travaux/record", MANY, frontier().root()), [stranger])
    (fault,) = verify.log([seals.key().verifier], [forged]).faults
    assert "a checkpoint does not hold" in fault.what


def test_an_exercise_says_so_in_the_name_of_its_log(sqlite_record: Place) -> None:
    desk.open_record("csto", "x", {"sort": "exercise"}, NOW)
    assert seals.checkpoint().note.startswith("travaux/exercise/csto\n1\n")


def test_an_act_whose_finding_rests_on_a_corrected_fact_is_listed(record: Place) -> None:
    finding = {"grounds": [{"code": "c", "facts": ["r0#a", "r1#b"]}], "readings": [{"grounds": [{"facts": ["r0#a"]}]}]}
    act = msgspec.structs.replace(a_report("act/1", a_fact(ref="c")), kind="act", finding=finding)
    desk.load([a_report("r0", a_fact(ref="a")), a_report("r1", a_fact(ref="b")), act], "x", NOW, states=False)
    assert verify.resting_on_corrected() == []
    desk.load([a_report("r2", corrects=("r0#a",))], "x", NOW, states=False)
    assert verify.resting_on_corrected() == [verify.Rests("act/1", 2, ("r0#a",))]


def test_a_state_that_was_tampered_with_is_found(record: Place) -> None:
    desk.load([a_report("r0", a_fact())], "x", NOW)
    assert verify.states(NOW) == []
    execute("UPDATE register_state SET state = '{}'")
    assert ["the state of csto/member/am" in fault.what for fault in verify.states(NOW)] == [True]
    desk.rebuild(NOW)
    assert verify.states(NOW) == []
    assert present.read("csto/member/am", NOW) is not None


def test_leaves_are_the_hashes_of_the_stored_bytes(log: Place) -> None:
    assert seals.leaves(3) == [Hash(leaf_hash(raw)) for *_, raw in shelf.stored(0, 3)]
