"""The workroom as Django knows it: it has templates and files, and no tables."""

from django.apps import AppConfig


class Workroom(AppConfig):
    """Pages of those who act."""

    name = "travaux.workroom"
    verbose_name = "Workroom"
