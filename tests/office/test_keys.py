"""The small secrets in the data folder: made once, kept for their owner, and never silently replaced."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.databases import Place
from tests.factories import a_fact, a_report
from travaux.broken_input import BrokenInput
from travaux.config.environment import BadAddress, Environment, NoHome, database
from travaux.office import desk, keys, seals, verify
from travaux.office.admission import admitted, signed
from travaux.office.kept import kept, kept_secret
from travaux.office.receipts import require_key
from travaux.record.merkle import SealBroken

NOW = 1_700_800_000
WHOLE = "07" * 32


def test_a_secret_is_made_once_for_its_owner_and_read_from_then_on(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "folder" / "key"
    assert kept(path, "first") == "first"
    assert kept(path, "second") == "first"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["key"], "no draft is left behind"


def test_eight_first_starts_at_once_keep_one_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda number: kept(tmp_path / "key", f"secret {number}"), range(8)))
    assert len(found) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["key"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        # nothing, blanks, other letters, no text at all
        (b"", "it is empty, longer than any key, or no plain text"),
        (b" \n", "it is empty, longer than any key, or no plain text"),
        ("ключ".encode(), "it is empty, longer than any key, or no plain text"),
        (b"\xff\xfe", "it is empty, longer than any key, or no plain text"),
        # more than any key
        (b"0" * 5_000, "it is empty, longer than any key, or no plain text"),
        # text, but no key: too short, too long, no hexadecimal
        (b"07", "it does not hold 32 bytes in hexadecimal"),
        (b"07" * 33, "it does not hold 32 bytes in hexadecimal"),
        (b"xy" * 32, "it does not hold 32 bytes in hexadecimal"),
    ],
)
def test_a_key_file_that_holds_no_key_is_named_and_left_alone(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "signing-key"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(BrokenInput, match=words) as refused:
        keys.signing_key(tmp_path, "travaux/csto")
    assert str(path) in str(refused.value)
    assert path.read_bytes() == content


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o644, 0o666, 0o620, 0o602, 0o777])
def test_a_key_that_others_can_read_or_change_is_not_used(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "signing-key"
    path.write_text(WHOLE, encoding="ascii")
    path.chmod(mode)
    with pytest.raises(BrokenInput, match=f"its mode is {mode:o}, so others can read it"):
        keys.signing_key(tmp_path, "travaux/csto")
    path.chmod(0o600)
    assert keys.signing_key(tmp_path, "travaux/csto").secret == bytes([7]) * 32, "the control"


def test_a_link_to_nowhere_is_no_place_for_a_key(tmp_path: Path) -> None:
    (tmp_path / "signing-key").symlink_to(tmp_path / "nowhere")
    with pytest.raises(OSError, match=r"nowhere|signing-key"):
        keys.signing_key(tmp_path, "travaux/csto")
    assert not (tmp_path / "nowhere").exists(), "nothing was written through it"


def test_a_secret_that_was_given_is_not_kept(tmp_path: Path) -> None:
    assert kept_secret(tmp_path, "given") == "given"
    assert list(tmp_path.iterdir()) == []
    assert kept_secret(tmp_path) == kept_secret(tmp_path)


@pytest.fixture
def signed_log(record: Place) -> Place:
    desk.load([a_report("r1", a_fact(ref="a"))], "x", NOW)
    seals.checkpoint()
    return record


def test_a_lost_key_is_not_replaced_behind_the_keepers_back(signed_log: Place) -> None:
    path = signed_log.folder / "signing-key"
    secret = path.read_text(encoding="ascii")
    path.unlink()
    for work in (seals.key, seals.keyring, verify.log):
        with pytest.raises(BrokenInput, match="it is not there, and this log was signed with it before"):
            work()
    assert not path.exists()
    path.write_text(secret, encoding="ascii")
    path.chmod(0o600)
    assert verify.log().whole, "the control: with the key put back it holds"


def test_an_exchanged_key_signs_nothing_over_what_the_old_one_signed(signed_log: Place) -> None:
    path = signed_log.folder / "signing-key"
    path.write_text(WHOLE, encoding="ascii")
    desk.load([a_report("r2", a_fact(ref="b"))], "x", NOW)
    with pytest.raises(SealBroken, match="none of the known keys signed it"):
        seals.checkpoint()
    (fault,) = verify.log().faults
    assert fault.where == "checkpoint"


@pytest.mark.parametrize("key", ["a\0b", "\x1b[31m", "x" * 201, "\udcff", "two\nlines", "\n"])
def test_a_key_of_a_sender_that_no_database_could_hold_is_refused(sqlite_record: Place, key: str) -> None:
    with pytest.raises(BrokenInput, match="is no key for an act"):
        require_key(key)


@pytest.mark.parametrize("key", ["", "k", "x" * 200, "ключ 7", "2023-11-23T10:00/am"])
def test_any_other_key_of_a_sender_is_taken(sqlite_record: Place, key: str) -> None:
    require_key(key)
    assert signed(key) == key


def test_whoever_cannot_be_named_enters_nothing(sqlite_record: Place) -> None:
    for work in (
        lambda: desk.load([a_report("r1", a_fact())], "\0", NOW),
        lambda: desk.report(a_report("r1", a_fact()), "\x1b", NOW),
        lambda: desk.open_record("csto", "\n", {"sort": "exercise"}, NOW),
    ):
        with pytest.raises(BrokenInput, match="cannot stand for who enters this"):
            work()
    assert admitted(a_report("r1", a_fact())).id == "r1"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        # wherever a password can stand, it is not shown
        ("mysql://clerk:hush@host/db", "mysql://clerk:…@host/db"),
        ("postgresql://clerk:hush@host", "postgresql://clerk:…@host"),
        ("postgresql://clerk:hu@sh@host", "postgresql://clerk:…@host"),
        ("postgresql://clerk:hush@host:99999/db", "postgresql://clerk:…@host:99999/db"),
        ("postgresql://clerk:hush@[::1/db", "postgresql://clerk:…@[::1/db"),
        ("nonsense://h/db?password=hush&x=1", "nonsense://h/db?password=…&x=1"),
        # without one it is shown as it is
        ("nonsense", "nonsense"),
        ("postgresql://host", "postgresql://host"),
    ],
)
def test_an_address_is_shown_without_its_password(address: str, shown: str) -> None:
    with pytest.raises(BadAddress) as refused:
        database(address)
    assert f"TRAVAUX_DATABASE is '{shown}'" in str(refused.value)
    assert "hush" not in str(refused.value)
    assert "hu@sh" not in str(refused.value)


def test_a_data_folder_in_no_home_is_refused_with_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NoHome, match="TRAVAUX_DATA_DIR, for example /var/lib/travaux"):
        _ = Environment(data_dir=Path("~nobody-of-that-name/x")).folder
    monkeypatch.setenv("HOME", "/somewhere")
    assert Environment(data_dir=Path("~/x")).folder == Path("/somewhere/x")
    assert Environment(data_dir=Path("~/x")).database_address == "sqlite:////somewhere/x/travaux.sqlite3"


def test_an_empty_variable_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TRAVAUX_DATABASE", "TRAVAUX_DATA_DIR", "TRAVAUX_SECRET_KEY", "TRAVAUX_HOSTS"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("HOME", "/somewhere")
    read = Environment()
    assert read.folder == Path("/somewhere/.local/share/travaux")
    assert read.host_names == ("localhost", "127.0.0.1", "[::1]")
    assert os.environ["TRAVAUX_DATABASE"] == ""
