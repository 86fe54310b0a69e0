"""The frame as Django knows it: it has templates, tags and files, and no tables."""

from django.apps import AppConfig


class Frame(AppConfig):
    """What every page stands in."""

    name = "travaux.frame"
    verbose_name = "Frame of the pages"
