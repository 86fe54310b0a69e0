"""Plain functions that make entries and facts with sensible defaults, for every test that needs a record."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from travaux.record.entry import Entry, Fact, Link, Origin, Public, Recorded, When
from travaux.record.times import read_date

MOSCOW = "Europe/Moscow"
ZONE = ZoneInfo(MOSCOW)


def a_day(text: str) -> When:
    """When, stated in EDTF."""
    interval = read_date(text, ZONE)
    return When(text, interval.lo, interval.hi)


def a_fact(
    name: str = "participation resumed",
    about: str | Sequence[str] = "csto/member/am",
    on: str = "2023-11-23",
    ref: str = "f1",
    **extra: Any,  # noqa: ANN401 - any field of Fact
) -> Fact:
    """One fact; value fields in `value`, the rest as in Fact."""
    dossiers = (about,) if isinstance(about, str) else tuple(about)
    return Fact(ref, dossiers, name, a_day(on), **extra)


def public_on(text: str) -> Public:
    """Public on that date."""
    interval = read_date(text, ZONE)
    return Public(interval.lo, interval.hi, f"published: {text}")


def a_report(
    entry_id: str = "r1",
    *facts: Fact,
    public: str = "2023-11-23",
    chain: Sequence[str] = ("tass",),
    **extra: Any,  # noqa: ANN401
) -> Entry:
    """A report told by one publication."""
    return Entry(
        id=entry_id,
        kind="report",
        organisation="csto",
        zone=MOSCOW,
        public=public_on(public),
        facts=facts,
        chain=tuple(Link(source) for source in chain),
        origin=extra.pop("origin", Origin.AGENCY),
        **extra,
    )


def recorded(*entries: Entry) -> list[Recorded]:
    """Entries at the positions in which they are given."""
    return [Recorded(position, entry) for position, entry in enumerate(entries)]
