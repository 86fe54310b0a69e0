"""Entries as alike as those of a long roll: one member's attendance each, fifty in a dossier, a day apart."""

from collections.abc import Iterator
from typing import Final

from travaux.record.entry import Entry, Fact, Link, Origin, Public, When
from travaux.record.fold import Dials
from travaux.record.times import write_moment

IN_DOSSIER: Final = 50

_EVENT: Final = "attendance"
_FIRST_DAY: Final = 1_000_000_000
_DAY: Final = 86_400


def entry_at(position: int) -> Entry:
    """The entry that stands at this position of every generated record; no two are equal."""
    dossier, place = divmod(position, IN_DOSSIER)
    lo = _day(place)
    fact = Fact(
        ref=f"f{position}",
        about=(f"bench/session/s{dossier}",),
        fact=_EVENT,
        on=When(str(write_moment(lo))[:10], lo, lo + _DAY),
        keys=(key_at(place),),
        value={"presence": "present"},
    )
    return Entry(
        id=f"report-{position}",
        kind="report",
        organisation="bench",
        zone="UTC",
        public=Public(lo, lo + _DAY, "published the same day"),
        facts=(fact,),
        chain=(Link("agency"),),
        origin=Origin.AGENCY,
    )


def entries(count: int, first: int = 0) -> Iterator[Entry]:
    """So many entries, from the position `first` on."""
    return (entry_at(position) for position in range(first, first + count))


def dossier_at(position: int) -> str:
    """The dossier that the entry at a position is about."""
    return f"bench/session/s{position // IN_DOSSIER}"


def event() -> str:
    """The event of which all these entries tell."""
    return _EVENT


def key_at(place: int) -> str:
    """The member whose attendance stands at a place of its dossier."""
    return f"m{place}"


def dials_at(place: int) -> Dials:
    """Dials under which the facts of a dossier up to this place are told, and the later ones are not."""
    return Dials(on=_day(place + 1), known=_day(place + 1))


def _day(place: int) -> int:
    return _FIRST_DAY + place * _DAY
