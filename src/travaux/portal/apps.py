"""The portal as Django knows it: it has templates, files and languages, and no tables."""

from django.apps import AppConfig


class Portal(AppConfig):
    """The public site."""

    name = "travaux.portal"
    verbose_name = "Public site"
