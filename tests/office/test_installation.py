"""Keys, tables and settings of an installation: made once, kept to their owner, and looked after."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import override_settings

from tests.databases import Place
from tests.factories import a_fact, a_report
from tests.office.test_guards import drop_guards, execute
from travaux.broken_input import BrokenInput
from travaux.office import checks, clock, desk, install, present
from travaux.office.kept import kept_secret
from travaux.office.keys import signing_key


def fault(what: str) -> checks.Checked:
    (found,) = [each for each in checks.check() if each.what == what]
    assert not found.sound
    return found


def test_the_signing_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    first = signing_key(tmp_path / "data", "travaux/csto")
    path = tmp_path / "data" / "signing-key"
    assert signing_key(tmp_path / "data", "travaux/csto") == first
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [each.name for each in path.parent.iterdir()] == ["signing-key"]


def test_eight_first_starts_at_once_make_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: kept_secret(tmp_path / "data"), range(8)))
    assert len(made) == 1


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    signing_key(tmp_path, "travaux/csto")
    (tmp_path / "signing-key").chmod(0o644)
    with pytest.raises(BrokenInput, match="its mode is 644, so others can read it"):
        signing_key(tmp_path, "travaux/csto")


@pytest.mark.parametrize("held", ["no key at all", "ab" * 31])
def test_a_broken_key_is_not_replaced_by_a_new_one(tmp_path: Path, held: str) -> None:
    path = tmp_path / "signing-key"
    path.write_text(held, encoding="ascii")
    path.chmod(0o600)
    with pytest.raises(BrokenInput, match="Put the key back from a backup"):
        signing_key(tmp_path, "travaux/csto")
    assert path.read_text(encoding="ascii") == held


def test_a_secret_that_is_given_is_not_written_down(tmp_path: Path) -> None:
    assert kept_secret(tmp_path / "data", "given") == "given"
    assert not (tmp_path / "data").exists()


def test_a_new_installation_is_sound(record: Place) -> None:
    assert [each for each in checks.check() if not each.sound] == []


def test_each_fault_of_a_sqlite_file_is_found_with_its_remedy(sqlite_record: Place) -> None:
    for name, loose in (("synchronous", 1), ("foreign_keys", 0), ("mmap_size", 1_000_000)):
        execute_outside(f"PRAGMA {name}={loose}")
        assert f"PRAGMA {name}=" in fault(f"SQLite {name}").remedy
    execute_outside("PRAGMA journal_mode=memory")
    assert "this SQLite loses data" in fault("SQLite journal").remedy


def execute_outside(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_lock_that_has_no_file_is_a_fault(sqlite_record: Place) -> None:
    with override_settings(TRAVAUX_WRITE_LOCK=None):
        assert "so that the lock has a place" in fault("file lock").remedy


def test_a_key_that_others_can_read_is_found(record: Place) -> None:
    kept_secret(record.folder)
    (record.folder / "secret-key").chmod(0o640)
    assert "chmod 600" in fault("file secret-key").remedy


def test_a_head_that_does_not_fit_the_table_is_found(record: Place) -> None:
    desk.load([a_report("r0", a_fact())], "x", 0)
    drop_guards()
    execute("DELETE FROM ledger_entry")
    assert fault("head of the log").found == "1 entries in the head, 0 in the table"


def test_postgresql_that_may_lose_acts_is_found(record: Place) -> None:
    if record.vendor == "sqlite":
        assert not any(each.what.startswith("PostgreSQL") for each in checks.check())
        return
    execute_outside("SET synchronous_commit = off")
    assert "would lose acknowledged acts" in fault("PostgreSQL synchronous_commit").remedy


def test_every_migration_can_be_taken_back_and_made_again(record: Place) -> None:
    call_command("migrate", "office", "zero", verbosity=0)
    assert not install.ready()
    assert [each.what for each in checks.check()] == ["tables"]
    install.make_ready()
    assert install.ready()
    assert [each for each in checks.check() if not each.sound] == []


def test_the_models_and_the_migrations_say_the_same(record: Place) -> None:
    call_command("makemigrations", "office", check=True, dry_run=True, verbosity=0)
    assert install.ready()


def test_what_is_done_in_this_second_is_seen_in_it(sqlite_record: Place) -> None:
    desk.open_record("csto", "x", {"sort": "exercise", "zone": "UTC"})
    seen = present.read("csto/record", clock.now())
    assert seen is not None
    assert seen.state["evidence"]["facts"] == 1
