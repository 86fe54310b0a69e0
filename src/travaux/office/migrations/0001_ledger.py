"""The ledger and its finding aids."""

from django.db import migrations, models


def _key(*columns: str) -> models.CompositePrimaryKey:
    return models.CompositePrimaryKey(*columns, blank=True, editable=False, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    initial = True

    operations = [
        migrations.CreateModel(
            "Entry",
            [
                ("position", models.IntegerField(primary_key=True, serialize=False)),
                ("entry_id", models.TextField(unique=True)),
                ("organisation", models.TextField()),
                ("recorded", models.BigIntegerField()),
                ("audience", models.TextField()),
                ("leaf", models.BinaryField()),
                ("raw", models.BinaryField()),
            ],
            {"db_table": "ledger_entry"},
        ),
        migrations.CreateModel(
            "Filing",
            [
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "dossier", "role", "position", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("dossier", models.TextField()),
                ("role", models.SmallIntegerField()),
                ("position", models.IntegerField()),
            ],
            {"db_table": "ledger_filing"},
        ),
        migrations.CreateModel(
            "Tie",
            [
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "target", "source", "kind", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("target", models.IntegerField()),
                ("source", models.IntegerField()),
                ("kind", models.SmallIntegerField()),
            ],
            {"db_table": "ledger_tie"},
        ),
        migrations.CreateModel(
            "Ref",
            [
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "ref", "position", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("ref", models.TextField()),
                ("position", models.IntegerField()),
            ],
            {"db_table": "ledger_ref"},
        ),
        migrations.CreateModel(
            "Opening",
            [
                ("position", models.IntegerField(primary_key=True, serialize=False)),
                ("salt", models.BinaryField()),
                ("payload", models.BinaryField()),
            ],
            {"db_table": "ledger_opening"},
        ),
        migrations.CreateModel(
            "Receipt",
            [
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("fingerprint", models.TextField()),
                ("response", models.BinaryField()),
            ],
            {"db_table": "ledger_receipt"},
        ),
        migrations.CreateModel(
            "Head",
            [
                ("number", models.SmallIntegerField(primary_key=True, serialize=False)),
                ("size", models.IntegerField()),
                ("frontier", models.BinaryField()),
            ],
            {"db_table": "ledger_head"},
        ),
        migrations.CreateModel(
            "Checkpoint",
            [
                ("size", models.IntegerField(primary_key=True, serialize=False)),
                ("note", models.TextField()),
            ],
            {"db_table": "ledger_checkpoint"},
        ),
        migrations.RunSQL("INSERT INTO ledger_head (number, size, frontier) VALUES (1, 0, '')", migrations.RunSQL.noop),
    ]
