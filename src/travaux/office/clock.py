"""The one place where the time of day is read."""

from datetime import UTC, datetime


def now() -> int:
    """Seconds since 1970-01-01T00:00Z, whole."""
    return int(datetime.now(UTC).timestamp())
