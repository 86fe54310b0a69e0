"""What was put up to be told, and who was reminded of what."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_accounts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("entry", models.CharField(max_length=200, unique=True)),
                ("made", models.BigIntegerField()),
            ],
            options={
                "db_table": "accounts_notice",
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=250, unique=True)),
                ("made", models.BigIntegerField()),
            ],
            options={
                "db_table": "accounts_reminder",
            },
        ),
    ]
