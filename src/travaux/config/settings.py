"""Django's settings, all of them drawn from the environment."""

import hashlib
from functools import partial
from pathlib import Path
from typing import Final

from django.utils.functional import lazy

import travaux
from travaux.config.environment import Environment, database
from travaux.config.mail import Mail
from travaux.office.kept import CLOCK, kept_secret

_environment: Final = Environment()

DATABASES = {"default": database(_environment.database_address)}
INSTALLED_APPS = [
    "travaux.office",
    "travaux.frame",
    "travaux.portal",
    "travaux.workroom",
    "travaux.accounts",  # before what it brings: its templates stand in for theirs
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django_tasks_db",
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
    "django.contrib.sessions.middleware.SessionMiddleware",
    "travaux.accounts.gate.kept_apart",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
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
            "context_processors": [
                "django.template.context_processors.request",
                "travaux.frame.page.of_request",
            ],
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

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "full_name", "email", "person")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = "/account/"
# Sites on several ports of one host share their cookies, so that each has names of its own.
_site: Final = hashlib.sha256(str(_environment.folder).encode()).hexdigest()[:8]
SESSION_ENGINE = "travaux.accounts.sessions"
SESSION_COOKIE_NAME = f"travaux-{_site}"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = _environment.tls
CSRF_COOKIE_NAME = f"travaux-form-{_site}"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = _environment.tls
CSRF_FAILURE_VIEW = "travaux.workroom.keeping.stale_form"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _environment.tls else None

ACCOUNT_ADAPTER = "travaux.accounts.adapter.Door"
MFA_ADAPTER = "travaux.accounts.adapter.Codes"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "name"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Travaux: "
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if _environment.tls else "http"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_SESSION_REMEMBER = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_TOTP_ISSUER = "Travaux"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = False
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Without TLS a browser offers passkeys on this machine alone, by the name localhost.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _environment.tls
USERSESSIONS_TRACK_ACTIVITY = False

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
TRAVAUX_SITE = _environment.site.rstrip("/")
# An exercise writes to nobody: its letters lie in its own folder, whatever the environment says.
_mail: Final = Mail.of("file" if (_environment.folder / CLOCK).exists() else _environment.email)
EMAIL_BACKEND = _mail.backend
EMAIL_HOST, EMAIL_PORT = _mail.host, _mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.starttls, _mail.tls
EMAIL_TIMEOUT = 20
EMAIL_FILE_PATH = _environment.folder / "mail"
DEFAULT_FROM_EMAIL = _environment.email_from

TRAVAUX_DATA_DIR = _environment.folder
TRAVAUX_WRITE_LOCK = _environment.write_lock
