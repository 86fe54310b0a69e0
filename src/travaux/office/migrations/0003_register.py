"""The register: facts as told to the public, and the present state of each dossier."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("office", "0002_ledger_refuses_changes")]

    operations = [
        migrations.CreateModel(
            "Fact",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dossier", models.TextField()),
                ("name", models.TextField()),
                ("keys", models.TextField()),
                ("position", models.IntegerField()),
                ("ref", models.TextField()),
                ("lo", models.BigIntegerField()),
                ("hi", models.BigIntegerField()),
                ("perhaps_lo", models.BigIntegerField()),
                ("known_lo", models.BigIntegerField()),
                ("known_hi", models.BigIntegerField()),
                ("at_lo", models.IntegerField()),
                ("at_hi", models.BigIntegerField()),
            ],
            {
                "db_table": "register_fact",
                "indexes": [
                    models.Index(fields=["dossier", "name"], name="fact_of_dossier"),
                    models.Index(fields=["position"], name="fact_of_entry"),
                    models.Index(fields=["name", "hi"], name="fact_of_kind"),
                ],
            },
        ),
        migrations.CreateModel(
            "Dossier",
            [
                ("dossier", models.TextField(primary_key=True, serialize=False)),
                ("organisation", models.TextField()),
                ("kind", models.TextField()),
                ("title", models.TextField()),
                ("state", models.TextField()),
                ("newest", models.IntegerField()),
                ("due", models.BigIntegerField()),
            ],
            {
                "db_table": "register_dossier",
                "indexes": [models.Index(fields=["organisation", "kind"], name="dossier_of_kind")],
            },
        ),
    ]
