"""The same settings for a command that only reads the record: without accounts and pages, which take time to load."""

from travaux.config.settings import *  # noqa: F403 - all of them, but for what follows

INSTALLED_APPS = ["travaux.office"]
