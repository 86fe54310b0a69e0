"""Django's settings, all of them drawn from the environment."""

from functools import partial
from pathlib import Path
from typing import Final

from django.utils.functional import lazy

import travaux
from travaux.config.environment import Environment, database
from travaux.office.kept import kept_secret

_environment: Final = Environment()

DATABASES = {"default": database(_environment.database_address)}
INSTALLED_APPS = [
    "travaux.office",
    "travaux.frame",
    "travaux.portal",
    "travaux.workroom",
    "django_htmx",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "travaux.frame.headers.guarded",
    "travaux.api.door.for_programs",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "travaux.frame.language.spoken",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "travaux.frame.refusals.told_plainly",
]
ROOT_URLCONF = "travaux.config.urls"
WSGI_APPLICATION = "travaux.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["travaux.frame.templatetags.telling", "django.templatetags.i18n"],
            "context_processors": ["travaux.frame.page.of_request"],
        },
    }
]
APPEND_SLASH = False
ALLOWED_HOSTS = list(_environment.host_names)
# Made and read only when something is signed with it, so that reading the settings leaves no file behind.
SECRET_KEY = lazy(partial(kept_secret, _environment.folder, _environment.secret_key), str)()
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ru", "Русский")]
LOCALE_PATHS = [Path(travaux.__file__).parent / "enquiry" / "locale"]
STATIC_URL = "/static/"
# The pages run from a checkout or a wheel as they are: no step that collects files comes before the first page.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
# An address of a file bears the digest of what it holds (`asset` in the templates), so it may be kept for a year.
WHITENOISE_MAX_AGE = 31_536_000

TRAVAUX_DATA_DIR = _environment.folder
TRAVAUX_WRITE_LOCK = _environment.write_lock
