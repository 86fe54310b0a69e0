"""Django's settings, all of them drawn from the environment."""

from functools import partial
from typing import Final

from django.utils.functional import lazy

from travaux.config.environment import Environment, database
from travaux.office.kept import kept_secret

_environment: Final = Environment()

DATABASES = {"default": database(_environment.database_address)}
INSTALLED_APPS = ["travaux.office"]
ALLOWED_HOSTS = list(_environment.host_names)
# Made and read only when something is signed with it, so that reading the settings leaves no file behind.
SECRET_KEY = lazy(partial(kept_secret, _environment.folder, _environment.secret_key), str)()
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False

TRAVAUX_DATA_DIR = _environment.folder
TRAVAUX_WRITE_LOCK = _environment.write_lock
