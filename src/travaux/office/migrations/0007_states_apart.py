"""States apart from the rows of their dossiers, so that lists need not read past them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The new table takes the states over."""

    dependencies = [("office", "0006_lists_by_kind")]

    operations = [
        migrations.CreateModel(
            "State",
            [
                ("dossier", models.TextField(primary_key=True, serialize=False)),
                ("state", models.TextField()),
            ],
            {"db_table": "register_state"},
        ),
        migrations.AlterField("Dossier", "state", models.TextField(db_default="{}")),
        migrations.RunSQL(
            "INSERT INTO register_state (dossier, state) SELECT dossier, state FROM register_dossier",
            "UPDATE register_dossier SET state = (SELECT s.state FROM register_state s "
            "WHERE s.dossier = register_dossier.dossier) "
            "WHERE dossier IN (SELECT dossier FROM register_state)",
        ),
        migrations.RemoveField("Dossier", "state"),
        migrations.AddIndex("Dossier", models.Index(fields=["due"], name="dossier_due")),
    ]
