"""Signed notes are those of the C2SP standard, byte for byte, and nothing else is read as one."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.record import note
from travaux.record.merkle import SealBroken
from travaux.record.note import NoteRefused, SignerKey, VerifierKey

# The key and note with which implementations of the standard are tested (golang.org/x/mod/sumdb/note).
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETER_SECRET = base64.b64decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")[1:]
PETER_TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
PETER_SIGNATURE = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
PETER_NOTE = f"{PETER_TEXT}\n— PeterNeumann {PETER_SIGNATURE}\n"
# A second published key and note.
FOO = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
FOO_NOTE = (
    "This is an example message.\n\n— example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)
OURS = SignerKey("csto.example/record", bytes(range(32)))
THEIRS = SignerKey("witness.example/w1", bytes(range(1, 33)))
TEXT = "first line\n\nthird line\n"


def test_a_published_note_opens_and_is_made_again_byte_for_byte() -> None:
    peter = SignerKey("PeterNeumann", PETER_SECRET)
    assert note.open_note(PETER_NOTE, [note.parse_verifier_key(PETER)]).text == PETER_TEXT
    assert note.sign(PETER_TEXT, [peter]) == PETER_NOTE
    assert peter.verifier.text == PETER


def test_a_second_published_note_opens() -> None:
    assert note.open_note(FOO_NOTE, [note.parse_verifier_key(FOO)]).text == "This is an example message.\n"


def test_a_note_with_blank_lines_in_its_text_opens_to_the_whole_text() -> None:
    opened = note.open_note(note.sign(TEXT, [OURS, THEIRS]), [THEIRS.verifier, OURS.verifier])
    assert opened.text == TEXT
    assert opened.signers == (OURS.verifier, THEIRS.verifier)


def test_signatures_of_unknown_keys_are_passed_over() -> None:
    assert note.open_note(note.sign(TEXT, [THEIRS, OURS]), [OURS.verifier]).signers == (OURS.verifier,)


def test_an_unknown_key_with_a_known_name_is_passed_over_too() -> None:
    namesake = SignerKey(OURS.name, THEIRS.secret)
    assert note.open_note(note.sign(TEXT, [namesake, OURS]), [OURS.verifier]).signers == (OURS.verifier,)


def test_a_repeated_signature_counts_once() -> None:
    assert note.open_note(note.sign(TEXT, [OURS, OURS]), [OURS.verifier]).signers == (OURS.verifier,)


def test_a_note_signed_by_no_known_key_is_refused() -> None:
    with pytest.raises(NoteRefused, match=r"none of the known keys signed it; .* in the name of witness.example/w1"):
        note.open_note(note.sign(TEXT, [THEIRS]), [OURS.verifier])


def test_one_wrong_signature_of_a_known_key_refuses_the_note_beside_a_right_one() -> None:
    right, wrong = note.sign(TEXT, [THEIRS]), note.sign("another text\n", [OURS])
    mixed = right + wrong.splitlines()[-1] + "\n"
    assert note.open_note(mixed, [THEIRS.verifier]).text == TEXT  # control: the note is sound but for that line
    with pytest.raises(NoteRefused, match=r"the signature of csto\.example/record does not fit its text"):
        note.open_note(mixed, [THEIRS.verifier, OURS.verifier])


def test_a_note_changed_in_any_one_character_is_refused() -> None:
    signed = note.sign(TEXT, [OURS])
    for place, character in enumerate(signed):
        for other in ("", "A" if character != "A" else "B", character + "\n"):
            with pytest.raises(SealBroken):
                note.open_note(signed[:place] + other + signed[place + 1 :], [OURS.verifier])


def test_control_without_the_check_of_signatures_a_forged_note_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    forged = note.sign(TEXT, [OURS]).replace("first", "false")
    with pytest.raises(NoteRefused, match="does not fit its text"):
        note.open_note(forged, [OURS.verifier])
    monkeypatch.setattr(note, "_ALGORITHMS", {note.ED25519: lambda *_: True})
    assert note.open_note(forged, [OURS.verifier]).text == TEXT.replace("first", "false")


LINE = note.sign(TEXT, [OURS]).splitlines()[-1]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("", "there is no blank line"),
        (f"text\n{LINE}\n", "there is no blank line"),
        (f"text\n\n{LINE}", "whole signature lines"),
        ("text\n\n", "whole signature lines"),
        (f"text\n\n{LINE}\n\n", "whole signature lines"),
        (f"te\rxt\n\n{LINE}\n", "a control character other than the newline"),
        (f"te\ud800xt\n\n{LINE}\n", "not valid UTF-8"),
        (f"text\n\n{LINE.replace('—', '-')}\n", "is not a signature line"),
        ("text\n\n— name\n", "is not a signature line"),
        ("text\n\n—  AAAAAAA=\n", "the name '' is empty"),
        ("text\n\n— a+b AAAAAAA=\n", "a space, a plus"),
        ("text\n\n— a\u00a0b AAAAAAA=\n", "a space, a plus"),
        ("text\n\n— name AAAAAAA\n", "is not base64"),
        ("text\n\n— name AAAAAAB=\n", "is not base64"),  # one of several spellings of the same bytes
        ("text\n\n— name AAAA AAA=\n", "is not base64"),
        ("text\n\n— name AAAAAA==\n", "the signature of name is too short"),
        ("text\n\n" + f"{LINE}\n" * 101, "it has 101 signatures; 100 are the most"),
    ],
)
def test_what_is_not_written_as_a_signed_note_is_refused(raw: str, message: str) -> None:
    with pytest.raises(NoteRefused, match=message):
        note.parse(raw)


def test_a_hundred_signatures_are_read() -> None:
    assert len(note.parse("text\n\n" + f"{LINE}\n" * 100).signatures) == 100


pieces = st.sampled_from(["\n", "\n\n", "— ", "name", " ", "AAAAAAA=", LINE, "+", "\t", "\u2028", "—", "text\n\n"])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(pieces, st.text(max_size=3)), max_size=12).map("".join))
def test_any_text_at_all_is_refused_or_read_without_loss(raw: str) -> None:
    try:
        parsed = note.parse(raw)
    except NoteRefused:
        return
    assert "\n".join([parsed.text, *(each.line for each in parsed.signatures), ""]) == raw


@pytest.mark.parametrize("cut", range(len(PETER)))
def test_a_key_line_changed_or_cut_anywhere_is_refused(cut: int) -> None:
    for line in (PETER[:cut], PETER[:cut] + chr(ord(PETER[cut]) + 1) + PETER[cut + 1 :]):
        with pytest.raises(NoteRefused):
            note.parse_verifier_key(line)


@pytest.mark.parametrize(
    ("name", "public", "algorithm", "message"),
    [
        ("two words", bytes(32), 1, "a space, a plus"),
        ("name", bytes(31), 1, "the key has 31 bytes, not 32"),
        ("name", b"\xff" * 32, 1, "not a point written in the one permitted way"),
        ("name", bytes(32), 4, "the signature type 0x04 is not known here"),
    ],
)
def test_a_key_outside_the_standard_is_refused(name: str, public: bytes, algorithm: int, message: str) -> None:
    with pytest.raises(NoteRefused, match=f"Reading a key: .*{message}.*Ask the organisation for the line"):
        VerifierKey(name, public, algorithm)


def test_a_key_line_with_the_id_of_another_key_is_refused() -> None:
    with pytest.raises(NoteRefused, match="the id c74f20a3 is not the id of this key"):
        note.parse_verifier_key(f"{OURS.name}+c74f20a3+{OURS.verifier.text.split('+', 2)[2]}")


def test_two_known_keys_that_cannot_be_told_apart_are_refused() -> None:
    with pytest.raises(NoteRefused, match="two of the known keys have the same name and id"):
        note.open_note(note.sign(TEXT, [OURS]), [OURS.verifier, OURS.verifier])


def test_a_secret_of_the_wrong_length_is_refused_and_never_printed() -> None:
    with pytest.raises(NoteRefused, match="the secret has 5 bytes"):
        SignerKey("name", b"short")
    assert "secret" not in repr(OURS)


@pytest.mark.parametrize(
    ("text", "keys", "message"),
    [
        ("no newline", [OURS], "does not end with a newline"),
        ("", [OURS], "does not end with a newline"),
        ("a\tb\n", [OURS], "control character"),
        (TEXT, [], "0 keys were given. Give 1 to 100"),
    ],
)
def test_what_could_not_be_opened_again_is_not_signed(text: str, keys: list[SignerKey], message: str) -> None:
    with pytest.raises(NoteRefused, match=message):
        note.sign(text, keys)
