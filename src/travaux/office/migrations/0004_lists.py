"""What lists need to page through: the reach of facts, remarks in order of saying, dossiers by time and by facet."""

from typing import Final

from django.db import migrations, models

_OPEN: Final = 10**12


def _added(model: str, name: str, field: "models.Field[int, int]") -> migrations.AddField:
    return migrations.AddField(model, name, field)


class Migration(migrations.Migration):
    """The tables come out empty or with defaults: `install.make_ready` makes the register anew behind it."""

    dependencies = [("office", "0003_register")]

    operations = [
        _added("Fact", "closed", models.SmallIntegerField(db_default=0)),
        _added("Fact", "listed", models.SmallIntegerField(db_default=-1)),
        migrations.RemoveIndex("Fact", "fact_of_kind"),
        migrations.AddIndex(
            "Fact", models.Index(fields=["listed", "hi", "lo", "position", "known_lo"], name="fact_in_order")
        ),
        migrations.AddIndex(
            "Fact", models.Index(fields=["name", "listed", "hi", "lo", "position"], name="fact_of_kind_in_order")
        ),
        migrations.AddIndex("Fact", models.Index(fields=["known_lo"], name="fact_as_known")),
        _added("Dossier", "since", models.BigIntegerField(db_default=_OPEN)),
        _added("Dossier", "ended", models.BigIntegerField(db_default=0)),
        _added("Dossier", "began", models.BigIntegerField(db_default=_OPEN)),
        _added("Dossier", "told", models.BigIntegerField(db_default=_OPEN)),
        _added("Dossier", "learnt", models.BigIntegerField(db_default=_OPEN)),
        _added("Dossier", "entered", models.BigIntegerField(db_default=_OPEN)),
        _added("Dossier", "contested", models.IntegerField(db_default=0)),
        migrations.AddIndex("Dossier", models.Index(fields=["kind", "title", "dossier"], name="dossier_by_name")),
        migrations.AddIndex("Dossier", models.Index(fields=["kind", "ended", "dossier"], name="dossier_by_time")),
        migrations.AddIndex(
            "Dossier", models.Index(fields=["ended"], name="dossier_contested", condition=models.Q(contested__gt=0))
        ),
        migrations.CreateModel(
            "Facet",
            [
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "dossier", "facet", "value", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("dossier", models.TextField()),
                ("facet", models.TextField()),
                ("value", models.TextField()),
            ],
            {
                "db_table": "register_facet",
                "indexes": [models.Index(fields=["facet", "value"], name="facet_of_value")],
            },
        ),
        migrations.CreateModel(
            "Remark",
            [
                ("position", models.IntegerField(primary_key=True, serialize=False)),
                ("speaker", models.TextField()),
                ("lo", models.BigIntegerField()),
                ("hi", models.BigIntegerField()),
                ("begun", models.BigIntegerField()),
                ("public", models.BigIntegerField()),
                ("listed", models.SmallIntegerField()),
            ],
            {
                "db_table": "register_remark",
                "indexes": [
                    models.Index(fields=["listed", "hi", "lo", "position", "begun", "public"], name="remark_in_order"),
                    models.Index(fields=["speaker", "listed", "hi", "lo", "position"], name="remark_of_speaker"),
                ],
            },
        ),
    ]
