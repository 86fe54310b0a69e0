"""The one place where the time of day is read; an exercise has a clock of its own, which somebody sets forward."""

from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from travaux.office.kept import CLOCK


def now() -> int:
    """The end of the present second, in seconds since 1970-01-01T00:00Z; in an exercise, by the exercise's clock.

    As a dial, a moment means all that happened before it; so what is done in this second is seen in it already.
    """
    return machine() + shift()


def machine() -> int:
    """The same by the clock of the machine, which sign-ins and files go by also in an exercise."""
    return int(datetime.now(UTC).timestamp()) + 1


def shift() -> int:
    """By how many seconds the clock of this record differs from the machine's: none but in an exercise."""
    try:
        return int(_file().read_text(encoding="ascii"))
    except FileNotFoundError:
        return 0


def set_to(moment: int) -> None:
    """Let the clock of an exercise go on from the second that begins now; the exercise asks whether it may."""
    path = _file()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    draft.write_text(str(moment + 1 - machine()), encoding="ascii")
    draft.replace(path)


def _file() -> Path:
    return Path(settings.TRAVAUX_DATA_DIR).expanduser() / CLOCK
