"""Tells Django that accounts are kept here, beside the record."""

from django.apps import AppConfig


class Accounts(AppConfig):
    """Accounts, seats and tokens: tables of their own, in the same database as the record."""

    name = "travaux.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
