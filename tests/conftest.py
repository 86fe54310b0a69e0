"""How long the random tests are: short in an ordinary run, two thousand examples where TRAVAUX_SOAK is set."""

import os
import tempfile

from hypothesis import HealthCheck, settings

# No test reads, or writes to, a record of whoever runs them.
os.environ["TRAVAUX_DATA_DIR"] = tempfile.mkdtemp(prefix="travaux-nowhere-")
os.environ.pop("TRAVAUX_DATABASE", None)

#: These tests need a browser; `make test-pages` runs them.
collect_ignore = [] if os.environ.get("TRAVAUX_PAGES") else ["pages"]

SLOW = [HealthCheck.too_slow]  # a busy machine is no fault of the code
settings.register_profile("quick", max_examples=20, deadline=None, suppress_health_check=SLOW)
settings.register_profile("soak", max_examples=2_000, deadline=None, suppress_health_check=SLOW)
settings.load_profile("soak" if os.environ.get("TRAVAUX_SOAK") else "quick")
