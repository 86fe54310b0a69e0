"""What any answer hangs on besides its question: the length of the log, and the next moment that changes it."""

from dataclasses import dataclass

from django.db import connection

from travaux.office import shelf


@dataclass(frozen=True)
class Freshness:
    """A record of `size` entries, in which time alone changes nothing before `until` (a moment).

    Two answers to one question are the same as long as neither number changes.
    """

    size: int
    until: int


def of_record(now: int) -> Freshness | None:
    """The record as it stands now; None where time has passed a change that the register was not told of yet."""
    size = shelf.size()
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(due) FROM register_dossier")
        ((until,),) = cursor.fetchall()
    return Freshness(size, until) if until is not None and until > now else None
