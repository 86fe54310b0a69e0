"""The reader's dials at every door: what had happened by then, what the public could know, what the record held."""

from typing import Final

from travaux.broken_input import BrokenInput
from travaux.office import answers, clock
from travaux.record.fold import Dials
from travaux.record.times import end_of, write_moment, zone_named

#: A dial that is not turned: now, and the whole log.
NOW: Final = ""
HEAD: Final = -1
_DAY: Final = 86_400


def dials(on: str, known: str, at: int, zone_name: str) -> Dials:
    """The dials as moments; raises BrokenInput for an impossible date, a future `known`, an `at` beyond the head."""
    zone, now, head = zone_named(zone_name), clock.now(), answers.size()
    known_by = end_of(known, zone) if known else now
    if known and known_by - now > _DAY:
        raise BrokenInput(
            f"The dial 'known' at {known} lies in the future: nobody can know today what will be known then. "
            f"Give a day up to {str(write_moment(now, zone))[:10]}, or leave it out."
        )
    if at > head or at < HEAD:
        raise BrokenInput(
            f"The dial 'at' at {at} is beyond the head: the record holds {head} entries. Give 0 to {head}."
        )
    return Dials(end_of(on, zone) if on else now, known_by, head if at == HEAD else at)
