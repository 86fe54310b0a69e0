"""How long the random tests are: short in an ordinary run, two thousand examples where TRAVAUX_SOAK is set."""

import atexit
import os
import shutil
import tempfile

from django.conf import settings as site
from django.db import connections
from hypothesis import HealthCheck, settings

from travaux.config.environment import Environment, database

# What the tests write anywhere, their servers and browsers too, goes with the run that wrote it.
os.environ["TMPDIR"] = tempfile.tempdir = tempfile.mkdtemp(prefix="travaux-tests-")
atexit.register(shutil.rmtree, tempfile.tempdir, ignore_errors=True)

# No test reads, or writes to, a record of whoever runs them. The settings were read before this file is.
os.environ["TRAVAUX_DATA_DIR"] = tempfile.mkdtemp(prefix="travaux-nowhere-")
os.environ.pop("TRAVAUX_DATABASE", None)
_nowhere = Environment()
site.TRAVAUX_DATA_DIR, site.TRAVAUX_WRITE_LOCK = _nowhere.folder, _nowhere.write_lock
connections.settings["default"] = connections.configure_settings({"default": database(_nowhere.database_address)})[
    "default"
]
connections["default"].close()
del connections["default"]  # it would lead to where the settings said

#: These tests need a browser; `make test-pages` runs them.
collect_ignore = [] if os.environ.get("TRAVAUX_PAGES") else ["pages"]

SLOW = [HealthCheck.too_slow]  # a busy machine is no fault of the code
settings.register_profile("quick", max_examples=20, deadline=None, suppress_health_check=SLOW)
settings.register_profile("soak", max_examples=2_000, deadline=None, suppress_health_check=SLOW)
settings.load_profile("soak" if os.environ.get("TRAVAUX_SOAK") else "quick")
