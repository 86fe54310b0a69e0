"""Checkpoints are those of the C2SP standard, and only the record's own key speaks for it."""

import pytest

from travaux.record import checkpoint, note
from travaux.record.checkpoint import Checkpoint, CheckpointRefused
from travaux.record.merkle import EMPTY_ROOT, SealBroken, TreeHead, leaf_hash
from travaux.record.note import SignerKey

ROOT = leaf_hash(b"one entry")
OURS = SignerKey("csto.example/record", bytes(range(32)))
NEXT = SignerKey("csto.example/record", bytes(range(2, 34)))
WITNESS = SignerKey("witness.example/w1", bytes(range(1, 33)))
CHECKPOINT = Checkpoint("csto.example/record", 42, ROOT)
# The example that stands in the standard.
PUBLISHED = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
SIZE_LINE = "20852163"
ROOT_LINE = PUBLISHED.splitlines()[2]


def test_the_published_example_is_read_and_written_back() -> None:
    read = checkpoint.parse_text(PUBLISHED)
    assert (read.origin, read.size, read.root.hex()[:8]) == ("example.com/behind-the-sofa", 20852163, "0ac5186a")
    assert read.text == PUBLISHED


@pytest.mark.parametrize(
    "stated",
    [CHECKPOINT, Checkpoint(OURS.name, 0, EMPTY_ROOT), Checkpoint(OURS.name, 2**63 - 1, ROOT, ("extension", "second"))],
)
def test_a_signed_checkpoint_opens_to_what_was_stated(stated: Checkpoint) -> None:
    opened = checkpoint.open_checkpoint(checkpoint.sign(stated, [OURS]), [OURS.verifier])
    assert opened == stated
    assert opened.head == TreeHead(stated.size, stated.root)


def test_a_checkpoint_signed_by_old_and_new_key_opens_with_either() -> None:
    signed = checkpoint.sign(CHECKPOINT, [OURS, NEXT, WITNESS])
    assert [checkpoint.open_checkpoint(signed, [each.verifier]) for each in (OURS, NEXT)] == [CHECKPOINT, CHECKPOINT]


def test_a_known_key_of_another_name_does_not_speak_for_the_record() -> None:
    signed = note.sign(CHECKPOINT.text, [WITNESS])
    assert note.open_note(signed, [WITNESS.verifier]).text == CHECKPOINT.text  # control: as a mere note it opens
    with pytest.raises(CheckpointRefused, match=r"speaks for csto\.example/record, .* belong to witness\.example/w1"):
        checkpoint.open_checkpoint(signed, [WITNESS.verifier])


def test_a_checkpoint_without_the_record_s_own_key_is_not_signed() -> None:
    with pytest.raises(CheckpointRefused, match=r"no key given bears the name of the record, csto\.example/record"):
        checkpoint.sign(CHECKPOINT, [WITNESS])


@pytest.mark.parametrize("size", ["41", "43", "142"])
def test_a_size_changed_under_the_signature_is_refused(size: str) -> None:
    signed = checkpoint.sign(CHECKPOINT, [OURS])
    with pytest.raises(SealBroken, match="does not fit its text"):
        checkpoint.open_checkpoint(signed.replace("\n42\n", f"\n{size}\n"), [OURS.verifier])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (SIZE_LINE, "020852163", "'020852163' is not a size in plain decimal digits"),
        (SIZE_LINE, "-1", "is not a size"),
        (SIZE_LINE, "+1", "is not a size"),
        (SIZE_LINE, "1_000", "is not a size"),
        (SIZE_LINE, "٤٢", "is not a size"),
        (SIZE_LINE, " 42", "is not a size"),
        (SIZE_LINE, "9" * 20, "is not a size"),
        (SIZE_LINE, "9" * 19, "is outside 0 to"),
        (SIZE_LINE, "0", "a tree of size 0 has only one root"),
        (ROOT_LINE, "CsUYapGG", "the root has 6 bytes, not 32"),
        (ROOT_LINE, "not base64", "is not base64"),
        (ROOT_LINE, ROOT_LINE.replace("q2I=", "q2J="), "is not base64"),
        (ROOT_LINE + "\n", "", "it has 2 lines"),
        ("example.com/behind-the-sofa", "", "a line is empty"),
        (ROOT_LINE + "\n", ROOT_LINE + "\n\n", "a line is empty or the last one does not end"),
        (ROOT_LINE + "\n", ROOT_LINE, "the last one does not end"),
    ],
)
def test_a_text_that_is_no_checkpoint_is_refused(old: str, new: str, message: str) -> None:
    with pytest.raises(SealBroken, match=message):
        checkpoint.parse_text(PUBLISHED.replace(old, new))


@pytest.mark.parametrize(("origin", "extensions"), [("", ()), ("two\nlines", ()), ("name", ("",)), ("name", ("a\nb",))])
def test_a_checkpoint_that_would_read_back_differently_is_not_stated(origin: str, extensions: tuple[str, ...]) -> None:
    with pytest.raises(CheckpointRefused, match="is empty or holds a control character"):
        Checkpoint(origin, 1, ROOT, extensions)
