"""What a web server runs: `granian --interface wsgi travaux.config.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travaux.config.settings")

application = get_wsgi_application()
