"""The database refuses to change, remove or replace what stands in the ledger, and any position but the next."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from travaux.office.guards import POSTGRESQL_FUNCTIONS, postgresql_guards, sqlite_guards


def put_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Create every guard."""
    if editor.connection.vendor == "sqlite":
        for name, statement in sqlite_guards().items():
            editor.execute(f"CREATE TRIGGER {name} {statement}")
        return
    for name, body in POSTGRESQL_FUNCTIONS.items():
        editor.execute(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$", None)
    for name, (_table, statement) in postgresql_guards().items():
        editor.execute(f"CREATE TRIGGER {name} {statement}", None)


def take_down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop every guard."""
    if editor.connection.vendor == "sqlite":
        for name in sqlite_guards():
            editor.execute(f"DROP TRIGGER {name}")
        return
    for name, (table, _statement) in postgresql_guards().items():
        editor.execute(f"DROP TRIGGER {name} ON {table}")
    for name in POSTGRESQL_FUNCTIONS:
        editor.execute(f"DROP FUNCTION {name}()")


class Migration(migrations.Migration):
    dependencies = [("office", "0001_ledger")]

    operations = [migrations.RunPython(put_up, take_down)]
