"""What a record holds already, as far as reading more of it needs to know; it grows while files are read."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, fields
from typing import Final

import msgspec

from travaux.record.dossiers import WORLD, slug_of
from travaux.record.entry import Entry, Link, Origin, Public, Said, content_digest
from travaux.record.times import BEGINNING, UNKNOWN, Interval, read_date, zone_named
from travaux.record.values import RESERVED, Value

_BY_SORT: Final = {"official site": Origin.OFFICIAL_RECORD, "agency": Origin.AGENCY}
PUBLISHED: Final = "published: "
UNSOURCED: Final = "unsourced"


@dataclass
class Known:
    """Ids with their digests, refs with their entries, dossiers, outlets and publications.

    A bare ref means the first fact of its organisation that bore it; a correction may bear it again, under its own
    address. `coming_…`: what later parts of the same load will bring.
    """

    digests: dict[str, str] = field(default_factory=dict)
    refs: dict[tuple[str, str], str] = field(default_factory=dict)
    addresses: set[str] = field(default_factory=set)
    dossiers: set[str] = field(default_factory=set)
    sources: dict[str, Mapping[str, Value]] = field(default_factory=dict)
    coming_refs: dict[tuple[str, str], str] = field(default_factory=dict)
    coming_addresses: set[str] = field(default_factory=set)
    coming_dossiers: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Known":
        """What these entries let us know."""
        known = cls()
        for entry in entries:
            known.add(entry)
        return known

    def add(self, entry: Entry) -> None:
        """Take one more entry in."""
        self.digests[entry.id] = digest_of(entry)
        self.dossiers.update(entry.dossiers())
        for fact in entry.facts:
            self.bears(fact.ref, entry.id, entry.organisation)
            if fact.fact in {"outlet registered", "source registered"}:
                self.sources[slug_of(fact.about[0])] = fact.value

    def draft(self) -> "Known":
        """A copy that a load may fill and throw away."""
        return Known(**{one.name: copy(getattr(self, one.name)) for one in fields(self)})

    def take(self, draft: "Known") -> None:
        """Hold what a load has read to its end; what it foresaw is there by now."""
        for one in fields(self):
            coming = one.name.startswith("coming_")
            setattr(self, one.name, type(getattr(self, one.name))() if coming else getattr(draft, one.name))

    def bears(self, ref: str, entry_id: str, organisation: str) -> None:
        """Note that an entry has a fact of that ref."""
        self.refs.setdefault((organisation, ref), entry_id)
        self.addresses.add(f"{entry_id}#{ref}")

    def foresees(self, ref: str, entry_id: str, organisation: str) -> None:
        """Note that an entry of this load will have a fact of that ref."""
        self.coming_refs.setdefault((organisation, ref), entry_id)
        self.coming_addresses.add(f"{entry_id}#{ref}")

    def address(self, ref: str, organisation: str) -> str | None:
        """A bare ref, an address or an entry id as it stands in the record; None if nothing bears it."""
        if "#" in ref:
            return ref if ref in self.addresses else None
        if found := self.refs.get((organisation, ref)):
            return f"{found}#{ref}"
        return ref if ref in self.digests else None

    def foreseen(self, ref: str, organisation: str) -> str | None:
        """The address of a fact that stands in the record or will be read in this load."""
        if found := self.address(ref, organisation):
            return found
        if ref in self.coming_addresses:
            return ref
        coming = self.coming_refs.get((organisation, ref))
        return f"{coming}#{ref}" if coming else None

    def introduces(self, dossier: str) -> bool:
        """Whether something in the record, or later in this load, is about that dossier."""
        return dossier in self.dossiers or dossier in self.coming_dossiers

    def short(self, address: str, organisation: str) -> str:
        """The inverse: the bare ref where it is enough."""
        entry_id, _, ref = address.partition("#")
        return ref if ref and self.refs.get((organisation, ref)) == entry_id else address

    def outlet_sort(self, source: str) -> str:
        """The sort of the outlet that published a source."""
        outlet = str(self.sources.get(source, {}).get("outlet", ""))
        return str(self.sources.get(slug_of(outlet), {}).get("sort", ""))

    def origin(self, said: Said | None, chain: Sequence[Link]) -> Origin:
        """Who asserts at the origin, where the chronicle does not say: by the speaker's post, else by the outlet."""
        if said and said.by:
            return Origin.OTHER_HOLDER if said.as_ else Origin.UNKNOWN
        sorts = (self.outlet_sort(link.source) for link in chain)
        return next((_BY_SORT[sort] for sort in sorts if sort in _BY_SORT), Origin.UNKNOWN)

    def dated(self, source: str, field_name: str, zone: str) -> Interval | None:
        """A labelled date of a publication; None where it is unknown."""
        text = str(self.sources.get(source, {}).get(field_name, UNKNOWN))
        return None if text in RESERVED else read_date(text, zone_named(zone))

    def published(self, chain: Sequence[Link], zone: str) -> Public | None:
        """Public by the earliest dated publication of a chain; None where none has a date."""
        dated = [(found, link.source) for link in chain if (found := self.dated(link.source, "published", zone))]
        if not dated:
            return None
        first, source = min(dated, key=lambda one: (one[0].hi, one[0].lo, one[1]))
        return Public(first.lo, first.hi, f"{PUBLISHED}{source}")

    def retrieved(self, chain: Sequence[Link], zone: str) -> int | None:
        """The end of the day on which the first copy of the chain was retrieved."""
        days = [found.hi for link in chain if (found := self.dated(link.source, "retrieved", zone))]
        return min(days, default=None)


def digest_of(entry: Entry) -> str:
    """What tells two contents of one id apart; in which file it stands does not, nor who registers an outlet."""
    bare = msgspec.structs.replace(entry, part="")
    if entry.id.startswith("outlet/"):
        bare = msgspec.structs.replace(bare, organisation="", zone="")
    return content_digest(bare)


def unsourced(retrieved: int) -> Public:
    """Public for what no source was found for: some time before this record was written down."""
    return Public(BEGINNING, retrieved, UNSOURCED)


def source_dossier(slug: str) -> str:
    """The dossier of an outlet or publication."""
    return f"{WORLD}/source/{slug}"
