"""The dials of every reading command: --on, --known, --at, --json."""

from typing import Annotated

import typer

from travaux.broken_input import BrokenInput
from travaux.office import answers, clock
from travaux.record.fold import Dials
from travaux.record.times import end_of, write_moment, zone_named

On = Annotated[str, typer.Option("--on", help="What had happened by this day or moment (default: now).")]
Known = Annotated[str, typer.Option("--known", help="What the public could know by this day or moment (default: now).")]
At = Annotated[int, typer.Option("--at", help="What the record held when it had this many entries (default: all).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of tables for people.")]

NOW = ""
HEAD = -1


def dials(on: str, known: str, at: int, zone_name: str) -> Dials:
    """The dials as moments; raises BrokenInput for an impossible date, a future `known`, an `at` beyond the head."""
    zone, now, head = zone_named(zone_name), clock.now(), answers.size()
    known_by = end_of(known, zone) if known else now
    if known and known_by - now > _DAY:
        raise BrokenInput(
            f"--known {known} lies in the future: nobody can know today what will be known then. "
            f"Give a day up to {str(write_moment(now, zone))[:10]}, or leave --known out."
        )
    if at > head or at < HEAD:
        raise BrokenInput(
            f"--at {at} is beyond the head: the record holds {head} entries. Give a number from 0 to {head}."
        )
    return Dials(end_of(on, zone) if on else now, known_by, head if at == HEAD else at)


_DAY = 86_400
