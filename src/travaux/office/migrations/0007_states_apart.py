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
        migrations.RunSQL(
            "INSERT INTO register_state (dossier, state) SELECT dossier, state FROM register_dossier",
            migrations.RunSQL.noop,
        ),
        migrations.RemoveField("Dossier", "state"),
        migrations.AddIndex("Dossier", models.Index(fields=["due"], name="dossier_due")),
    ]
