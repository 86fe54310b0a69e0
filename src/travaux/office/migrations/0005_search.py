"""The search index: what facts are found by, who bears a word, how dossiers are called, and words spelt alike."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from travaux.office.index.tables import NAMES, made_on


def make(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Create the tables of the index."""
    for statement in made_on(editor.connection.vendor):
        editor.execute(statement, None)


def drop(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop the tables of the index."""
    for table in NAMES:
        editor.execute(f"DROP TABLE {table}")


class Migration(migrations.Migration):
    """The tables come out empty: `install.make_ready` makes the register anew behind it."""

    dependencies = [("office", "0004_lists")]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE register_fact ADD COLUMN words text NOT NULL DEFAULT ''",
            "ALTER TABLE register_fact DROP COLUMN words",
            [migrations.AddField("Fact", "words", models.TextField(db_default=""))],
        ),
        migrations.RunPython(make, drop),
    ]
