"""What the environment says is read, and what cannot be read is refused with the way to write it."""

from pathlib import Path

import pytest

from travaux.broken_input import BrokenInput
from travaux.config.environment import Environment, database
from travaux.office.sqlite_options import journal_mode, keeps_wal_whole


@pytest.mark.parametrize(
    ("address", "obstacle"),
    [
        # another kind of database, none at all, a bare path
        ("mysql://localhost/record", "it names no known kind of database"),
        ("record.sqlite3", "it names no known kind of database"),
        # a server without a database
        ("postgresql://localhost:5432", "it names a server, but no database on it"),
        # nothing that outlives the command
        ("sqlite:///", "a record needs a file that outlives the command"),
        ("sqlite:///:memory:", "a record needs a file that outlives the command"),
    ],
)
def test_an_address_that_names_no_database_is_refused_with_an_example(address: str, obstacle: str) -> None:
    with pytest.raises(BrokenInput) as refused:
        database(address)
    assert obstacle in str(refused.value)
    assert "Write sqlite:///PATH" in str(refused.value)


def test_a_refusal_does_not_show_the_password() -> None:
    with pytest.raises(BrokenInput) as refused:
        database("postgresql://clerk:hush@localhost")
    assert "hush" not in str(refused.value)
    assert "clerk" in str(refused.value)


def test_a_postgresql_address_is_read_part_by_part() -> None:
    entry = database("postgresql://clerk:p%40ss@db.example:5433/the%20record?sslmode=require")
    assert (entry["NAME"], entry["HOST"], entry["PORT"]) == ("the record", "db.example", "5433")
    assert (entry["USER"], entry["PASSWORD"]) == ("clerk", "p@ss")
    assert entry["OPTIONS"] == {"sslmode": "require"}


def test_a_sqlite_file_is_opened_so_that_a_power_cut_loses_nothing(tmp_path: Path) -> None:
    options = database(f"sqlite:///{tmp_path}/record.sqlite3")["OPTIONS"]
    assert "synchronous=FULL" in options["init_command"]
    assert "mmap_size=0" in options["init_command"]
    assert f"journal_mode={journal_mode()}" in options["init_command"]
    assert options["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize(
    ("version", "whole"),
    [
        # before the repair
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 50, 6), False),
        ((3, 51, 2), False),
        # between two repaired branches
        ((3, 45, 9), False),
        # repaired
        ((3, 44, 6), True),
        ((3, 50, 7), True),
        ((3, 51, 3), True),
        ((3, 53, 0), True),
    ],
)
def test_only_a_repaired_sqlite_gets_a_write_ahead_log(version: tuple[int, int, int], whole: bool) -> None:
    assert keeps_wal_whole(version) is whole
    assert journal_mode(version) == ("wal" if whole else "delete")


def test_data_lie_in_the_home_folder_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("TRAVAUX_DATABASE", "TRAVAUX_DATA_DIR", "TRAVAUX_HOSTS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    written = Environment()
    assert written.database_address == f"sqlite:///{tmp_path}/.local/share/travaux/travaux.sqlite3"
    assert written.write_lock == tmp_path / ".local/share/travaux/travaux.sqlite3-lock"
    assert "localhost" in written.host_names


def test_variables_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAVAUX_DATABASE", "postgresql://localhost/record")
    monkeypatch.setenv("TRAVAUX_HOSTS", "one.example, two.example")
    written = Environment()
    assert written.write_lock is None
    assert written.host_names == ("one.example", "two.example")
