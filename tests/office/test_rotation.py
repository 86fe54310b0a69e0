"""The key that signs the log is exchanged for another: both sign it, the log says it, and only the newer one goes on."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.databases import Place
from tests.factories import a_fact, a_report
from tools.findings import ROOT
from travaux.broken_input import BrokenInput
from travaux.decision.act import Act, Author
from travaux.office import checks, desk, keys, rotation, rotations, seals, shelf, verify
from travaux.record.checkpoint import Checkpoint, open_checkpoint, sign
from travaux.record.entry import Entry
from travaux.record.merkle import EMPTY_ROOT, SealBroken
from travaux.record.note import SignerKey, open_note, parse_verifier_key

NOW = 1_700_800_000


def opened_record() -> None:
    desk.open_record("csto", "x", {"sort": "reports only", "zone": "Europe/Moscow"}, NOW)
    desk.load([a_report("r1", a_fact(ref="a"))], "x", NOW)
    seals.checkpoint()


def file_one(name: str) -> None:
    desk.load([a_report(name, a_fact(ref=name))], "x", NOW)


def rotation_entry(position: int) -> Entry:
    return shelf.at_positions([position])[0].entry


def secret(path: Path, name: str) -> SignerKey:
    return SignerKey(name, bytes.fromhex(path.read_text(encoding="ascii").strip()))


def test_a_rotation_stands_in_the_log_with_both_keys_and_both_signatures(record: Place) -> None:
    opened_record()
    done = rotation.rotate("the keeper", NOW)
    entry = rotation_entry(done.position)
    assert (entry.kind, entry.by, entry.facts[0].fact) == ("act", "the keeper", "key rotated")
    assert entry.facts[0].about == ("csto/record",)
    value = entry.facts[0].value
    assert (value["old key"], value["new key"]) == (done.old.text, done.new.text)
    assert done.old != done.new
    (found,) = rotations.rotations("travaux/csto")
    assert found == rotations.Rotation(done.position, done.old, done.new)


def test_the_checkpoint_over_a_rotation_bears_both_signatures_and_the_next_one_only_the_newer(record: Place) -> None:
    opened_record()
    done = rotation.rotate("x", NOW)
    assert done.checkpoint.size == done.position + 1
    assert set(open_note(done.checkpoint.note, [done.old, done.new]).signers) == {done.old, done.new}
    file_one("later")
    after = seals.checkpoint()
    assert open_checkpoint(after.note, [done.new]).size == done.position + 2
    with pytest.raises(SealBroken, match="none of the known keys signed it"):
        open_checkpoint(after.note, [done.old])


def test_what_was_not_sealed_yet_is_sealed_by_the_old_key_first(record: Place) -> None:
    opened_record()
    file_one("unsealed")
    done = rotation.rotate("x", NOW)
    before = seals.checkpoints()[-2]
    assert before.size == done.position
    assert open_checkpoint(before.note, [done.old]).size == done.position


def test_the_log_verifies_before_between_and_after_three_rotations(record: Place) -> None:
    opened_record()
    seen = [seals.key().verifier]
    for number in range(3):
        seen.append(rotation.rotate("x", NOW + number).new)
        file_one(f"after-{number}")
        seals.checkpoint()
    assert verify.log().whole
    assert verify.log().checkpoints == 7
    assert verify.finding_aids() == []
    ring = seals.keyring()
    assert (ring.own, [one.old for one in ring.chain]) == (seen[-1], seen[:-1])
    assert len(set(seen)) == 4


@pytest.mark.parametrize(
    ("size", "number"),
    [
        # up to the place of the first rotation the first key speaks
        (0, 0), (1, 0), (2, 0),
        # from the size that holds its entry on, the second
        (3, 1), (4, 1),
        # and so on
        (5, 2), (99, 2),
    ],
)  # fmt: skip
def test_at_each_size_one_key_speaks_for_the_log(size: int, number: int) -> None:
    made = [SignerKey("travaux/csto", bytes([one]) * 32).verifier for one in range(1, 4)]
    chain = [rotations.Rotation(2, made[0], made[1]), rotations.Rotation(4, made[1], made[2])]
    assert rotations.in_force(chain, made[2], size) == made[number]
    assert rotations.in_force([], made[2], size) == made[2], "a log without rotations has one key"


def test_a_stolen_retired_key_signs_nothing_that_came_later(record: Place) -> None:
    opened_record()
    done = rotation.rotate("x", NOW)
    file_one("later")
    head = seals.checkpoint().size
    (retired,) = record.folder.glob("signing-key.retired-*")
    stolen = secret(retired, "travaux/csto")
    forged = sign(Checkpoint("travaux/csto", head, EMPTY_ROOT), [stolen])
    (fault,) = verify.log(published=[forged]).faults
    assert fault.where == "checkpoint"
    assert "none of the known keys signed it" in fault.what
    (control,) = verify.log([done.old, done.new], published=[forged]).faults
    assert "was exchanged together with its hash" in control.what, "the control: who still trusts it must compare roots"


def test_the_retired_key_is_kept_for_its_owner_alone(record: Place) -> None:
    opened_record()
    done = rotation.rotate("x", NOW)
    (retired,) = record.folder.glob("signing-key.retired-*")
    assert retired.name.endswith(done.old.key_id.hex())
    assert secret(retired, "travaux/csto").verifier == done.old
    assert {path.stat().st_mode & 0o777 for path in record.folder.glob("signing-key*")} == {0o600}
    retired.chmod(0o644)
    (found,) = [one for one in checks.check() if one.what == f"file {retired.name}"]
    assert not found.sound


@pytest.mark.parametrize("ended", [False, True])
def test_a_power_cut_before_the_new_key_came_to_its_place_is_made_good(
    record: Place, monkeypatch: pytest.MonkeyPatch, ended: bool
) -> None:
    opened_record()
    before = seals.key()
    monkeypatch.setattr(keys, "take_over", lambda *_: None)
    done = rotation.rotate("x", NOW)
    monkeypatch.undo()
    if ended:  # the name of the retired key was written already
        (record.folder / f"signing-key.retired-{before.verifier.key_id.hex()}").hardlink_to(
            record.folder / "signing-key"
        )
    assert seals.key().verifier == done.new
    assert verify.log().whole
    rotation.settle()
    assert not (record.folder / "signing-key.next").exists()
    assert (seals.key().verifier, verify.log().whole) == (done.new, True)


def test_a_rotation_that_fails_leaves_the_old_key_and_no_entry(record: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    opened_record()
    before, size = seals.key(), shelf.size()

    def cut(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(seals, "checkpoint_with", cut)
    with pytest.raises(OSError, match="Input/output error"):
        rotation.rotate("x", NOW)
    monkeypatch.undo()
    assert (seals.key(), shelf.size()) == (before, size)
    done = rotation.rotate("x", NOW)
    assert seals.key().verifier == done.new, "a key that was made and never written down stands in nobody's way"


@pytest.mark.parametrize(
    "change",
    [
        # a signature that is another's, one that is none, no key at all
        {"signed by old": "AAAA"}, {"signed by new": ""}, {"new key": "travaux/csto+00000000+AAAA"},
        # a key put in the place of the new one
        {"new key": SignerKey("travaux/csto", b"\7" * 32).verifier.text},
    ],
)  # fmt: skip
def test_an_entry_that_only_says_so_rotates_nothing(sqlite_record: Place, change: dict[str, str]) -> None:
    opened_record()
    own = seals.key()
    value = {**rotations.values("travaux/csto", shelf.size(), own, SignerKey("travaux/csto", b"\5" * 32)), **change}
    lie = a_report("key-rotated/lie", a_fact("key rotated", "csto/record", ref="lie", value=value))
    desk.load([lie], "x", NOW)
    assert rotations.rotations("travaux/csto") == []
    assert seals.key() == own
    seals.checkpoint()
    assert verify.log().whole


@pytest.mark.parametrize(("origin", "off"), [("travaux/osce", 0), ("travaux/csto", 1)])
def test_signatures_for_another_log_or_place_rotate_nothing(sqlite_record: Place, origin: str, off: int) -> None:
    opened_record()
    own, new = seals.key(), SignerKey("travaux/csto", b"\5" * 32)
    value = rotations.values(origin, shelf.size() + off, own, new)
    desk.load([a_report("key-rotated/lie", a_fact("key rotated", "csto/record", ref="lie", value=value))], "x", NOW)
    assert rotations.rotations("travaux/csto") == []


def test_both_signatures_for_this_log_and_place_would_rotate_it(sqlite_record: Place) -> None:
    """The control of the two above: nothing but the signatures keeps such an entry from counting."""
    opened_record()
    own, new = seals.key(), SignerKey("travaux/csto", b"\5" * 32)
    value = rotations.values("travaux/csto", shelf.size(), own, new)
    desk.load([a_report("key-rotated/true", a_fact("key rotated", "csto/record", ref="t", value=value))], "x", NOW)
    assert [one.new for one in rotations.rotations("travaux/csto")] == [new.verifier]
    with pytest.raises(SealBroken, match="was retired by the entry at position 2"):
        seals.key()


def test_what_a_rotation_signs_can_stand_for_no_checkpoint(sqlite_record: Place) -> None:
    opened_record()
    own = seals.key()
    text = rotations.statement("travaux/csto", 2, own.verifier, own.verifier)
    assert text.startswith("travaux/key-rotation/1\ntravaux/csto\n2\n")
    with pytest.raises(SealBroken):
        open_checkpoint(f"{text}\n— {own.name} AAAA\n", [own.verifier])


def test_rotating_through_the_desk_is_refused_with_the_command(sqlite_record: Place) -> None:
    desk.open_record("csto", "x", {"sort": "exercise", "zone": "UTC"}, NOW)
    for kind, words in (("key rotated", "travaux checkpoint --rotate-key"), ("entry released", "would lie")):
        answer = desk.submit(Act(kind, ("csto/record",), Author("secretariat"), desk.NOW), "x", now=NOW)
        assert isinstance(answer, desk.Refused)
        assert [one.code for one in answer.reasons] == ["own door"]
        assert words in answer.text
    assert shelf.size() == 1


def test_a_record_that_was_never_opened_has_no_place_for_a_rotation(sqlite_record: Place) -> None:
    file_one("r1")
    with pytest.raises(BrokenInput, match="this record was never opened"):
        rotation.rotate("x", NOW)
    assert not (sqlite_record.folder / "signing-key.next").exists()


def test_a_proof_from_before_a_rotation_to_after_it_needs_both_keys(record: Place) -> None:
    opened_record()
    older = seals.checkpoints()[-1].note
    done = rotation.rotate("x", NOW)
    bundle = seals.prove("r1", older)
    assert '"consistency"' in bundle
    assert parse_verifier_key(done.old.text) == done.old


def test_two_rotations_at_once_follow_one_another(sqlite_record: Place) -> None:
    opened_record()
    environment = os.environ | sqlite_record.environment | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    script = "import django; django.setup(); from travaux.office import rotation; rotation.rotate('x')"
    both = [subprocess.Popen([sys.executable, "-c", script], env=environment) for _ in range(2)]
    assert [one.wait(60) for one in both] == [0, 0]
    chain = seals.keyring().chain
    assert len(chain) == 2
    assert chain[0].new == chain[1].old
    assert verify.log().whole
    assert len(list(sqlite_record.folder.glob("signing-key.retired-*"))) == 2
