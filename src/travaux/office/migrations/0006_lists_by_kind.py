"""Lists of dossiers that are read along one index, whatever the dials and the filter."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The new column comes out empty: `install.make_ready` makes the register anew behind it."""

    dependencies = [("office", "0005_search")]

    operations = [
        migrations.RemoveIndex("Dossier", "dossier_by_name"),
        migrations.AddIndex(
            "Dossier",
            models.Index(fields=["kind", "title", "dossier", "learnt", "began", "entered"], name="dossier_by_name"),
        ),
        migrations.RemoveIndex("Dossier", "dossier_by_time"),
        migrations.AddIndex(
            "Dossier",
            models.Index(fields=["kind", "ended", "dossier", "learnt", "began", "entered"], name="dossier_by_time"),
        ),
        migrations.AddField("Facet", "kind", models.TextField(db_default="")),
        migrations.RemoveIndex("Facet", "facet_of_value"),
        migrations.AddIndex("Facet", models.Index(fields=["kind", "facet", "value", "dossier"], name="facet_of_kind")),
    ]
