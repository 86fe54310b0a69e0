"""The two articles as entries of a record: read from the chronicle that is shipped with the room."""

from functools import cache
from importlib import resources

from msgspec.structs import replace

from tests.factories import a_day, public_on
from travaux import marked
from travaux.marked import Items, Marked, Table
from travaux.record.dossiers import qualify
from travaux.record.entry import Entry, Fact, Link, Modality, Origin, Public, Recorded, Said, When
from travaux.record.events import EVENTS
from travaux.record.fold import Dials, Folded, fold
from travaux.record.times import END, end_of, zone_named
from travaux.record.values import Value, read_value

ZONE = zone_named("Europe/Moscow")
META = {"ref", "about", "fact", "key", "on", "inferred", "modality", "after", "note", "lines", "quote", "closed"}


@cache
def the_two_articles() -> tuple[Recorded, ...]:
    """Their reports in order; what the file leaves open (the day a page became public) is taken as told there."""
    text = (resources.files("travaux.record") / "library" / "csto" / "50-the-two-articles.yaml").read_text("utf-8")
    root = marked.read(text, "50-the-two-articles.yaml")
    reports = root["reports"]
    assert isinstance(reports, Items)
    entries = [_entry(report) for report in reports if isinstance(report, Table)]
    addresses = {fact.ref: entry.address(fact) for entry in entries for fact in entry.facts}
    return tuple(Recorded(number, _with_full_references(entry, addresses)) for number, entry in enumerate(entries))


@cache
def articles_on(on: str, known: str | None = None) -> Folded:
    """What the two articles tell by a day, as the public could know it by another."""
    dials = Dials(on=end_of(on, ZONE), known=end_of(known, ZONE) if known else END + 1)
    return fold(the_two_articles(), dials)


def _with_full_references(entry: Entry, addresses: dict[str, str]) -> Entry:
    facts = tuple(replace(fact, after=tuple(addresses[ref] for ref in fact.after)) for fact in entry.facts)
    return replace(entry, facts=facts)


def _entry(report: Table) -> Entry:
    facts = tuple(_fact(fact) for fact in _list(report["facts"]) if isinstance(fact, Table))
    chain = tuple(Link(str(link).partition(":")[0], str(link).partition(":")[2]) for link in _list(report["chain"]))
    return Entry(
        id=str(report["id"]),
        kind="report",
        organisation="csto",
        zone="Europe/Moscow",
        public=_public(report, chain),
        facts=facts,
        said=_said(report),
        chain=chain,
        origin=Origin(str(report.get("origin", "agency"))),
    )


def _public(report: Table, chain: tuple[Link, ...]) -> Public:
    if isinstance(given := report.get("public"), Table):
        day = public_on(str(given.get("on") or given["not before"]))
        return day if "on" in given else Public(day.lo, END, "not before")
    return public_on("2023-11-20" if "belta" in chain[0].source else "2024-12-23")


def _said(report: Table) -> Said | None:
    if not isinstance(said := report.get("said"), Table):
        return None
    return Said(by=str(said.get("by", "")), as_=_full(str(said["as"])), on=a_day(str(said["on"])))


def _fact(fact: Table) -> Fact:
    kind = EVENTS[str(fact["fact"])]
    stated = fact.get("inferred")
    on = a_day(str(fact["on"]))
    words = str(stated["stated"]) if isinstance(stated, Table) else on.stated
    return Fact(
        str(fact["ref"]),
        tuple(_full(str(about)) for about in _list(fact["about"])),
        kind.name,
        When(words, on.lo, on.hi, on.stated if stated else ""),
        keys=tuple(str(key) for key in _list(fact.get("key", Items(0)))),
        closed=str(fact.get("closed")) == "true",
        value={name: _value(kind.name, name, text) for name, text in fact.items() if name not in META},
        after=tuple(str(ref) for ref in _list(fact.get("after", Items(0)))),
        modality=tuple(Modality(str(one)) for one in _list(fact.get("modality", marked.Text.at(1, "assertion")))),
    )


def _value(event: str, name: str, given: Marked) -> Value:
    declared = EVENTS[event].fields[name]
    read = [
        read_value(declared.form, str(one), words=declared.words, organisation="csto", zone=ZONE)
        for one in _list(given)
    ]
    return [str(one) for one in read] if declared.several else read[0]


def _list(given: Marked) -> list[Marked]:
    return list(given) if isinstance(given, Items) else [given]


def _full(name: str) -> str:
    return qualify(name, "csto")
