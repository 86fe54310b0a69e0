"""A database of PostgreSQL that goes from test to test comes as it was made, or does not go on."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from tests import databases, handed_on
from tests.databases import Place, fresh
from tests.factories import a_fact, a_report
from travaux.office import desk, shelf

EVERY_TABLE = b"SELECT oid::regclass::text FROM pg_class WHERE relkind = 'r' AND oid >= 16384"


@pytest.fixture
def record(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """An empty record on PostgreSQL."""
    with django_db_blocker.unblock(), fresh("postgresql", tmp_path) as place:
        yield place


def everything(address: str) -> dict[str, object]:
    """Every row of every table, and where every sequence stands."""
    with psycopg.connect(address) as asked:
        tables = [str(name) for (name,) in asked.execute(EVERY_TABLE)]
        rows: dict[str, object] = {
            name: sorted(map(str, asked.execute(f"SELECT * FROM {name}".encode())))  # noqa: S608 - names it has
            for name in tables
        }
        return rows | {"sequences": sorted(map(str, asked.execute(b"SELECT * FROM pg_sequences")))}


def written_to() -> None:
    """Rows in the ledger and the register, one more where rows stand from the first, and a number that was taken."""
    desk.load([a_report("r1", a_fact())], "the test", now=0)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_content_type (app_label, model) VALUES ('of', 'a test')")
    assert shelf.size() == 1


def test_what_a_test_wrote_is_taken_away_and_the_next_gets_the_database_as_it_was_made(record: Place) -> None:
    before = everything(record.address)
    written_to()
    assert everything(record.address) != before
    connection.close()
    assert handed_on.as_made(record.address, databases.as_ready())
    assert everything(record.address) == before
    written_to()


@pytest.mark.parametrize(
    "change",
    [
        "DROP TRIGGER {guard} ON ledger_entry",
        "ALTER TABLE ledger_entry DISABLE TRIGGER USER",
        "ALTER TABLE ledger_entry ADD COLUMN more text",
        "CREATE INDEX more ON ledger_entry (audience)",
        "CREATE TABLE more (id int)",
        "CREATE FUNCTION more() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "GRANT SELECT ON ledger_entry TO PUBLIC",
    ],
)
def test_the_control_a_database_in_which_more_than_rows_was_changed_is_given_to_nobody(
    record: Place, change: str
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = 'ledger_entry'::regclass AND NOT tgisinternal")
        cursor.execute(change.format(guard=cursor.fetchall()[0][0]))
    connection.close()
    assert not handed_on.as_made(record.address, databases.as_ready())


def test_whoever_still_holds_a_row_is_sent_away(record: Place) -> None:
    with psycopg.connect(record.address) as held:
        held.execute(b"LOCK TABLE ledger_entry")
        assert handed_on.as_made(record.address, databases.as_ready())
        with pytest.raises(psycopg.OperationalError):
            held.execute(b"SELECT 1")


def test_a_database_that_is_handed_on_has_another_name(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        with fresh("postgresql", tmp_path) as first, psycopg.connect(first.address) as asked:
            number = asked.execute(b"SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()
        with fresh("postgresql", tmp_path) as second, psycopg.connect(second.address) as asked:
            again = asked.execute(b"SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()
    assert first.address != second.address
    assert number == again
