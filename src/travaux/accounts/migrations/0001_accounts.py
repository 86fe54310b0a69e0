"""Accounts, seats and tokens."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("name", models.CharField(max_length=60, unique=True)),
                ("full_name", models.CharField(max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("zone", models.CharField(default="UTC", max_length=60)),
                ("language", models.CharField(default="en", max_length=12)),
                ("person", models.CharField(blank=True, max_length=200)),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "db_table": "accounts_account",
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organisation", models.CharField(max_length=200)),
                ("role", models.CharField(max_length=20)),
                ("member", models.CharField(blank=True, max_length=200)),
                ("bodies", models.CharField(blank=True, max_length=400)),
                ("post", models.CharField(blank=True, max_length=120)),
                ("since", models.BigIntegerField()),
                ("until", models.BigIntegerField(default=1000000000000)),
                ("ended", models.BigIntegerField(default=1000000000000)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "db_table": "accounts_seat",
            },
        ),
        migrations.CreateModel(
            name="Token",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("label", models.CharField(max_length=80)),
                ("since", models.BigIntegerField()),
                ("until", models.BigIntegerField()),
                ("used", models.BigIntegerField(default=0)),
                ("ended", models.BigIntegerField(default=1000000000000)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tokens", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tokens", to="accounts.seat"
                    ),
                ),
            ],
            options={
                "db_table": "accounts_token",
            },
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("role__in", ("delegation", "chair", "secretariat", "depositary", "observer", "auditor"))
                ),
                name="seat_has_a_known_role",
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(("role", "delegation"), ("member", ""), _connector="XOR"),
                name="seat_of_a_delegation_names_its_member",
            ),
        ),
    ]
