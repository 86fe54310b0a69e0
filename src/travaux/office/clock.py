"""The one place where the time of day is read."""

from datetime import UTC, datetime


def now() -> int:
    """The end of the present second, in seconds since 1970-01-01T00:00Z.

    As a dial, a moment means all that happened before it; so what is done in this second is seen in it already.
    """
    return int(datetime.now(UTC).timestamp()) + 1
