"""Tells Django that the office is here, and under which name its tables go."""

from django.apps import AppConfig


class Office(AppConfig):
    """The one Django app with tables of the record."""

    name = "travaux.office"
    label = "office"
    default_auto_field = "django.db.models.BigAutoField"
