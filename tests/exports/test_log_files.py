"""The log in a folder: written whole, read back byte for byte, refused where a byte was changed."""

from pathlib import Path

import pytest

from travaux.exports.log_files import CHECKPOINT, LogFolderRefused, read_log, write_log
from travaux.record import checkpoint, merkle
from travaux.record.checkpoint import Checkpoint
from travaux.record.merkle import SealBroken, leaf_hash
from travaux.record.note import SignerKey

KEY = SignerKey("csto.example/log", bytes(range(32)))
OTHER = SignerKey("csto.example/log", bytes(reversed(range(32))))
ENTRIES = tuple(f'{{"id":"r{number}"}}'.encode() for number in range(300))


def signed(entries: tuple[bytes, ...], key: SignerKey = KEY) -> str:
    head = merkle.head(map(leaf_hash, entries))
    return checkpoint.sign(Checkpoint(key.name, head.size, head.root), [key])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_log(tmp_path / "log", ENTRIES, signed(ENTRIES))
    return tmp_path / "log"


def change_a_byte(file: Path) -> None:
    raw = bytearray(file.read_bytes())
    raw[10] ^= 1
    file.write_bytes(bytes(raw))


def test_a_log_is_read_back_byte_for_byte_under_its_own_key(folder: Path) -> None:
    found = read_log(folder, (KEY.verifier,))
    assert (found.entries, found.signed) == (ENTRIES, True)
    assert found.checkpoint.head == merkle.head(map(leaf_hash, ENTRIES))


def test_without_a_key_the_files_agree_and_the_answer_says_that_nothing_is_signed(folder: Path) -> None:
    assert not read_log(folder).signed


def test_a_checkpoint_signed_by_another_key_is_refused(folder: Path) -> None:
    with pytest.raises(SealBroken):
        read_log(folder, (OTHER.verifier,))


@pytest.mark.parametrize("path", ["tile/entries/000", "tile/0/000", "tile/1/000.p/1", "tile/entries/001.p/44"])
def test_a_changed_byte_in_any_file_is_refused(folder: Path, path: str) -> None:
    change_a_byte(folder / path)
    with pytest.raises(SealBroken):
        read_log(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "tile/entries/000").unlink()
    with pytest.raises(LogFolderRefused, match=r"the file tile/entries/000 cannot be read\. Fetch the whole log again"):
        read_log(folder)


def test_a_folder_without_a_log_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LogFolderRefused, match="it has no readable file 'checkpoint'"):
        read_log(tmp_path)


def test_a_log_grows_in_its_folder(folder: Path) -> None:
    longer = (*ENTRIES, b"{}")
    assert write_log(folder, longer, signed(longer)) == 6
    assert read_log(folder, (KEY.verifier,)).entries == longer


def test_a_shorter_log_does_not_overwrite_a_longer_one(folder: Path) -> None:
    shorter = ENTRIES[:-1]
    with pytest.raises(LogFolderRefused, match="it holds 300 entries and this record has 299"):
        write_log(folder, shorter, signed(shorter))


def test_a_log_of_another_record_is_not_written_over(folder: Path) -> None:
    stranger = SignerKey("osce.example/log", bytes(32))
    with pytest.raises(LogFolderRefused, match=r"it holds the log of csto.example/log"):
        write_log(folder, ENTRIES, signed(ENTRIES, stranger))


def test_a_folder_of_other_files_and_a_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(LogFolderRefused, match="it holds files that are no log"):
        write_log(tmp_path, ENTRIES, signed(ENTRIES))
    with pytest.raises(LogFolderRefused, match="it is a file"):
        write_log(tmp_path / "letter.txt", ENTRIES, signed(ENTRIES))


def test_entries_that_are_not_those_of_the_checkpoint_leave_no_checkpoint_behind(tmp_path: Path) -> None:
    changed = (b"{}", *ENTRIES[1:])
    with pytest.raises(SealBroken):
        write_log(tmp_path / "log", changed, signed(ENTRIES))
    assert not (tmp_path / "log" / "checkpoint").exists()


def test_a_log_may_be_written_again_over_itself(folder: Path) -> None:
    assert write_log(folder, ENTRIES, signed(ENTRIES)) == 6
    assert read_log(folder, (KEY.verifier,)).entries == ENTRIES


@pytest.mark.parametrize("changed", [0, 255, 256, 299])
def test_another_history_under_the_same_name_is_not_written_over_the_published_one(folder: Path, changed: int) -> None:
    other = (*ENTRIES[:changed], b"{}", *ENTRIES[changed + 1 :], b"{}")
    published = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(LogFolderRefused, match=r"is not what this record would write there\. Find out"):
        write_log(folder, other, signed(other))
    assert {path: path.read_bytes() for path in published} == published
    assert read_log(folder, (KEY.verifier,)).entries == ENTRIES


def test_without_that_refusal_the_published_log_would_be_exchanged(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("travaux.exports.log_files._require_same", lambda *_: None)
    other = (b"{}", *ENTRIES[1:])
    write_log(folder, other, signed(other))
    assert read_log(folder, (KEY.verifier,)).entries == other


def test_what_an_interrupted_export_left_beyond_the_checkpoint_is_written_anew(folder: Path) -> None:
    longer = (*ENTRIES, b"{}")
    (folder / "tile/entries/001.p/45").write_bytes(b"half of it")
    write_log(folder, longer, signed(longer))
    assert read_log(folder, (KEY.verifier,)).entries == longer


def test_a_damaged_file_is_not_mended_in_silence(folder: Path) -> None:
    change_a_byte(folder / "tile/0/000")
    with pytest.raises(LogFolderRefused, match="its file tile/0/000 is not what this record would write there"):
        write_log(folder, ENTRIES, signed(ENTRIES))


def test_a_note_that_signs_another_root_leaves_no_checkpoint(tmp_path: Path) -> None:
    with pytest.raises(SealBroken):
        write_log(tmp_path / "log", ENTRIES, signed((*ENTRIES[:-1], b"{}")))
    assert not (tmp_path / "log" / CHECKPOINT).exists()


@pytest.mark.parametrize(
    ("found", "refusal", "words"),
    [
        # no text at all, no note, a note whose signature is none
        (b"\xff\xfe", LogFolderRefused, "it has no readable file 'checkpoint'"),
        (b"", SealBroken, "Reading a signed note"),
        (b"nonsense\n", SealBroken, "Reading a signed note"),
        ("csto.example/log\n1\nxx\n\n— csto.example/log AAAA\n".encode(), SealBroken, "is too short to be one"),
    ],
)
def test_a_checkpoint_that_is_none_is_refused_on_reading_and_on_writing(
    tmp_path: Path, found: bytes, refusal: type[Exception], words: str
) -> None:
    (tmp_path / CHECKPOINT).write_bytes(found)
    with pytest.raises(refusal, match=words):
        read_log(tmp_path)
    with pytest.raises(refusal, match=words):
        write_log(tmp_path, ENTRIES, signed(ENTRIES))
    assert [path.name for path in tmp_path.iterdir()] == [CHECKPOINT]


@pytest.mark.parametrize("name", ["a-file", "a-folder"])
def test_what_is_no_log_is_not_written_into(tmp_path: Path, name: str) -> None:
    (tmp_path / "a-file").write_text("mine", encoding="utf-8")
    (tmp_path / "a-folder").mkdir()
    (tmp_path / "a-folder" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(LogFolderRefused, match=r"it is a file|it holds files that are no log"):
        write_log(tmp_path / name, ENTRIES, signed(ENTRIES))


@pytest.mark.parametrize("count", [0, 1, 255, 256, 257, 513])
def test_logs_of_every_width_are_read_back_with_their_root(tmp_path: Path, count: int) -> None:
    entries = tuple(f'{{"id":"r{number}"}}'.encode() for number in range(count))
    write_log(tmp_path / "log", entries, signed(entries))
    read = read_log(tmp_path / "log", (KEY.verifier,))
    assert read.entries == entries
    assert read.checkpoint.root == merkle.head(map(leaf_hash, entries)).root


@pytest.mark.parametrize("path", ["tile/entries/000", "tile/0/000", "tile/entries/001.p/44"])
@pytest.mark.parametrize("kept", [0, 10, -1])
def test_a_file_cut_short_is_refused(folder: Path, path: str, kept: int) -> None:
    file = folder / path
    file.write_bytes(file.read_bytes()[:kept])
    with pytest.raises(SealBroken):
        read_log(folder)
