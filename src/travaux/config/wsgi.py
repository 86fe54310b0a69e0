"""What a web server runs: `granian --interface wsgi travaux.config.wsgi:application`."""

import gc
import os
from typing import Final

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travaux.config.settings")

#: A page makes thousands of small parts and leaves no circles behind: looking for them while it is made takes longer
#: than making it. What was loaded at the start stays, and is looked through no more.
_PARTS: Final = (20_000, 20, 50)


def settle() -> None:
    """Look for circles of unused objects seldom, and not in what was loaded until now."""
    get_resolver().url_patterns  # noqa: B018 - asked for what asking for it loads: the pages and the API
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_PARTS)


application = get_wsgi_application()
settle()
