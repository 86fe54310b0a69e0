"""The database itself refuses whatever would change the ledger, on SQLite and on PostgreSQL."""

# ruff: noqa: ARG001, S608 - a fixture is asked for so that there is a record; statements are written here

import pytest
from django.db import Error, connection, transaction

from tests.databases import Place
from tests.factories import a_fact, a_report
from travaux.office import checks, desk, seals, shelf, verify
from travaux.office.guards import postgresql_guards, sqlite_guards

ENTRY = "(position, entry_id, organisation, recorded, audience, leaf, raw)"
VALUES = "'csto', 0, 'public', '', ''"
LEDGER = ("entry", "filing", "tie", "ref", "opening", "receipt", "head", "checkpoint")

TAMPERINGS = (
    # a row is changed, in each table
    "UPDATE ledger_entry SET raw = 'x' WHERE position = 0",
    "UPDATE ledger_entry SET position = 7 WHERE position = 1",
    "UPDATE ledger_filing SET dossier = 'csto/member/by'",
    "UPDATE ledger_tie SET target = 1",
    "UPDATE ledger_ref SET ref = 'other'",
    "UPDATE ledger_receipt SET response = 'x'",
    "UPDATE ledger_checkpoint SET note = 'x'",
    "UPDATE ledger_opening SET payload = 'x'",
    # a row is removed
    "DELETE FROM ledger_entry WHERE position = 1",
    "DELETE FROM ledger_filing",
    "DELETE FROM ledger_tie",
    "DELETE FROM ledger_ref",
    "DELETE FROM ledger_receipt",
    "DELETE FROM ledger_checkpoint",
    "DELETE FROM ledger_head",
    # the log becomes shorter, or gets a second head in place of the first
    "UPDATE ledger_head SET size = 1",
    "UPDATE ledger_head SET number = 2",
    # a position that is not the next: a gap, a negative one, one that is taken
    f"INSERT INTO ledger_entry {ENTRY} VALUES (3, 'gap', {VALUES})",
    f"INSERT INTO ledger_entry {ENTRY} VALUES (-1, 'before', {VALUES})",
    f"INSERT INTO ledger_entry {ENTRY} VALUES (1, 'taken', {VALUES})",
    f"INSERT INTO ledger_entry {ENTRY} VALUES (2, 'next', {VALUES}), (4, 'gap', {VALUES})",
    # an insert that would replace, by position or by id
    f"INSERT INTO ledger_entry {ENTRY} VALUES (1, 'r1', {VALUES}) ON CONFLICT (position) DO UPDATE SET raw = 'x'",
    f"INSERT INTO ledger_entry {ENTRY} VALUES (2, 'r1', {VALUES}) ON CONFLICT (entry_id) DO UPDATE SET raw = 'x'",
    "INSERT INTO ledger_receipt VALUES ('k', 'other', '') ON CONFLICT (key) DO UPDATE SET fingerprint = 'other'",
)
ONLY_SQLITE = (
    # SQLite removes the old row without firing its delete trigger
    f"INSERT OR REPLACE INTO ledger_entry {ENTRY} VALUES (0, 'other', {VALUES})",
    f"INSERT OR REPLACE INTO ledger_entry {ENTRY} VALUES (2, 'r1', {VALUES})",
    f"REPLACE INTO ledger_entry {ENTRY} VALUES (2, 'r1', {VALUES})",
    f"INSERT INTO ledger_entry {ENTRY} VALUES (NULL, 'without place', {VALUES})",
    "INSERT OR REPLACE INTO ledger_head VALUES (1, 0, '')",
    "INSERT OR REPLACE INTO ledger_receipt VALUES ('k', 'other', '')",
    "INSERT OR REPLACE INTO ledger_checkpoint VALUES (2, 'x')",
    "INSERT OR REPLACE INTO ledger_opening VALUES (0, 'x', 'x')",
    "INSERT OR REPLACE INTO ledger_filing VALUES ('csto/member/am', 1, 0)",
)


@pytest.fixture
def filled(record: Place) -> Place:
    """Two entries, one after the other, an opening, a receipt and a checkpoint."""
    first = a_report("r0", a_fact(ref="a"), audience="members")
    desk.load([first, a_report("r1", a_fact(ref="b", after=("r0#a",)))], "the secretariat", now=0)
    seals.checkpoint()
    execute("INSERT INTO ledger_receipt (key, fingerprint, response) VALUES ('k', 'f', '')")
    return record


def execute(sql: str) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.rowcount)


def drop_guards() -> None:
    names = sqlite_guards() if connection.vendor == "sqlite" else postgresql_guards()
    for name in names:
        on = "" if connection.vendor == "sqlite" else f" ON {postgresql_guards()[name][0]}"
        execute(f"DROP TRIGGER {name}{on}")


def everything() -> list[object]:
    found: list[object] = []
    for table in LEDGER:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM ledger_{table} ORDER BY 1, 2")
            found.append(
                [tuple(bytes(v) if isinstance(v, memoryview) else v for v in row) for row in cursor.fetchall()]
            )
    return found


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_the_database_refuses_to_change_the_ledger(filled: Place, tampering: str) -> None:
    before = everything()
    with pytest.raises(Error):
        execute(tampering)
    assert everything() == before


def test_sqlite_refuses_every_replacing_insert(sqlite_record: Place) -> None:
    desk.load([a_report("r0", a_fact(ref="a"), audience="members"), a_report("r1", a_fact(ref="b"))], "x", now=0)
    seals.checkpoint()
    execute("INSERT INTO ledger_receipt (key, fingerprint, response) VALUES ('k', 'f', '')")
    before = everything()
    for tampering in ONLY_SQLITE:
        with pytest.raises(Error, match=r"cannot be replaced|only the next"):
            execute(tampering)
    assert everything() == before


def test_postgresql_refuses_to_empty_a_table(filled: Place) -> None:
    if filled.vendor == "sqlite":
        assert not any("truncate" in name for name in sqlite_guards()), "SQLite knows no TRUNCATE"
        return
    before = everything()
    for table in LEDGER:
        with pytest.raises(Error, match="cannot be emptied"):
            execute(f"TRUNCATE ledger_{table} CASCADE")
    assert everything() == before


def test_without_the_guards_the_same_tampering_goes_through(filled: Place) -> None:
    drop_guards()
    assert execute(TAMPERINGS[0]) == 1
    assert execute("DELETE FROM ledger_checkpoint") == 1
    assert execute(f"INSERT INTO ledger_entry {ENTRY} VALUES (9, 'gap', {VALUES})") == 1


def test_the_payload_of_a_restricted_entry_can_be_erased(filled: Place) -> None:
    assert execute("DELETE FROM ledger_opening WHERE position = 0") == 1
    assert [fault.where for fault in verify.log().faults] == ["receipt"], (
        "the one that stands for any, and says nothing"
    )
    (left,) = shelf.at_positions([0])
    assert (left.entry.id, left.entry.audience, left.entry.facts) == ("r0", "members", ())


def test_check_notices_that_a_guard_is_down(filled: Place) -> None:
    (sound,) = [each for each in checks.check() if each.what == "guards on the ledger"]
    drop_guards()
    (fault,) = [each for each in checks.check() if each.what == "guards on the ledger"]
    assert sound.sound
    assert not fault.sound
    assert "ledger_entry_no_update" in fault.found
    assert "travaux verify" in fault.remedy
