"""The log in a folder: written whole, read back byte for byte, refused where a byte was changed."""

from pathlib import Path

import pytest

from travaux.exports.log_files import LogFolderRefused, read_log, write_log
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
