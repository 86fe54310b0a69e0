"""Django's settings, read from the environment."""

import os
from pathlib import Path

_SCHEME = "sqlite:///"


def _database(url: str) -> dict[str, str]:
    """Django's entry for `url` (`sqlite:///PATH`; `sqlite:///:memory:` keeps nothing).

    Raises:
        ValueError: the address names no database that these settings can open.
    """
    if not url.startswith(_SCHEME):
        message = (
            f"TRAVAUX_DATABASE was read as {url!r}, which names no known kind of database; "
            f"write {_SCHEME}PATH, for example {_SCHEME}travaux.sqlite3."
        )
        raise ValueError(message)
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": url.removeprefix(_SCHEME)}


DATABASES = {"default": _database(os.environ.get("TRAVAUX_DATABASE", f"{_SCHEME}{Path.cwd() / 'travaux.sqlite3'}"))}
INSTALLED_APPS: list[str] = []
SECRET_KEY = os.environ.get("TRAVAUX_SECRET_KEY", "")
USE_TZ = True
TIME_ZONE = "UTC"
