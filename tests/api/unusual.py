"""A small record of everything that sources seldom tell plainly: contradictions without a leader, vague days, gaps,
withdrawn reports, restricted entries, and a second organisation elsewhere in the world."""

from collections.abc import Iterator

import msgspec

from tests.factories import ZONE, a_fact, a_report
from travaux.office.desk import load
from travaux.record.entry import Entry, Said
from travaux.record.times import end_of

TODAY = end_of("2024-06-01", ZONE)
#: Days as sources give them when they do not know the day.
VAGUE = {
    "year": "2023", "decade": "199X", "month": "2023-11", "stretch": "2022-11-20/2023-02-01", "since": "2020/..",
    "until": "../2020", "hour": "2023-11-23T10:05",
}  # fmt: skip
SECRET = "csto/document/secret"  # noqa: S105 - a document that nobody outside may see
OPEN = "csto/session/open"


def named(dossier: str, name: str, number: int) -> Entry:
    about = a_fact("named", dossier, on="always", value={"name": name, "language": "en", "form": "title"})
    return a_report(f"names-{number}", about)


def entries() -> Iterator[Entry]:
    """The record of the first organisation."""
    yield named("csto/member/am", "Armenia", 1)
    yield named("csto/roll", "Roll", 2)
    yield named("csto/body/csc", "Council", 3)
    for sort, day in VAGUE.items():
        held = a_fact("session held", f"csto/session/{sort}", on=day, value={"bodies": ["csto/body/csc"]})
        yield a_report(f"vague-{sort}", held, public="2023-12-01")
    for outlet, place in (("tass", "Minsk"), ("belta", "Moscow")):
        held = a_fact("session held", OPEN, on="2023-11-23", value={"place": place})
        yield a_report(f"open-{outlet}", held, public="2023-11-24", chain=(outlet,))
    joined = a_fact("membership began", ("csto/member/am", "csto/roll"), on="unknown", ref="m")
    suspended = a_fact("participation suspension announced", ("csto/member/am", "csto/roll"), on="2024", ref="p")
    yield a_report("member", joined, suspended, said=Said(ambiguous="one of two"), public="2024-01-01")
    counted = a_fact("count reported", "csto/plan/p1", on="2023", keys=("total",), value={"number": "about 30"})
    yield a_report("plan", counted, chain=())
    yield a_report("withdrawn", a_fact("drafted", "csto/document/d1", ref="d"))
    yield a_report("withdrawal", corrects=("withdrawn",))
    yield a_report("again", a_fact("drafted", "csto/document/d1", on="2023-11", ref="d"))
    yield a_report("restricted", a_fact("objection raised", "csto/document/d1", keys=("am",)), audience="secretariat")
    yield a_report("secret", a_fact("drafted", SECRET), audience="secretariat")
    yield a_report("later", a_fact("adopted", "csto/document/d1", on="2024-05-01"), public="2024-12-01")


def abroad() -> Iterator[Entry]:
    """The record of the second organisation, whose days end in New York."""
    told = (
        a_report("club-1", a_fact("session held", "club/session/s1", on="2023-11-23", value={"place": "Minsk"})),
        a_report("club-2", a_fact("named", "club/member/us", on="always", value={"name": "The US", "language": "en"})),
    )
    yield from (msgspec.structs.replace(one, organisation="club", zone="America/New_York") for one in told)


def fill() -> None:
    """Load both records into the place that is open."""
    load(list(entries()), "the secretariat", TODAY)
    load(list(abroad()), "the club's office", TODAY)
