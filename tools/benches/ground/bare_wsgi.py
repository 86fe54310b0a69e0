"""The least that can be served: a Django of two pages and nothing else, over the file that BARE_FILE names."""

import os

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

settings.configure(
    ALLOWED_HOSTS=["*"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["BARE_FILE"]}},
    MIDDLEWARE=[],
    ROOT_URLCONF="tools.benches.ground.bare_site",
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)
django.setup()
application = WSGIHandler()
