"""Lists of dossiers told in the plainest way: every fact of every public entry is looked at for every question."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.factories import ZONE
from tests.office.naive import Naive
from travaux.office.lists import Listing, Narrow
from travaux.record.dossiers import kind_of
from travaux.record.entry import Fact, Recorded
from travaux.record.fold import Dials
from travaux.record.times import BEGINNING, END, read_date, write_moment

FOREVER = 10**12
FORMS = ("title", "short", "", "abbreviation", "variant", "spelling", "nickname")
#: By kind: event, field, and the facet under which the value is found.
FACETS = {
    "session": {("session held", "bodies"): "body", ("session scheduled", "bodies"): "body",
                ("session held", "place"): "place", ("session scheduled", "place"): "place",
                ("session convened", "place"): "place"},
    "meeting": {("meeting held", "place"): "place", ("meeting held", "participants"): "person"},
    "document": {("drafted", "body"): "body", ("tabled", "body"): "body", ("tabled", "session"): "session",
                 ("adopted", "session"): "session"},
    "source": {("source registered", "outlet"): "outlet", ("source registered", "read"): "read",
               ("outlet registered", "sort"): "sort"},
}  # fmt: skip


@dataclass(frozen=True)
class One:
    """One dossier as lists have it."""

    listing: Listing
    ended: int
    facets: frozenset[tuple[str, str]]


class NaiveLists:
    """The dossiers of some entries, as they stand at a moment that is later than all of them."""

    def __init__(self, records: Sequence[Recorded], now: int) -> None:
        self.public = [record for record in records if record.entry.audience == "public"]
        self.all = records
        self.now = now
        self.present = Naive(self.public, now, now, FOREVER)

    def dossiers(self) -> list[str]:
        return sorted({about for record in self.all for fact in record.entry.facts for about in fact.about})

    def told(self, dossier: str) -> Iterator[tuple[Recorded, Fact]]:
        return ((one, fact) for one in self.public for fact in one.entry.facts if dossier in fact.about)

    def standing(self, dossier: str) -> list[tuple[Recorded, Fact]]:
        return [(one, fact) for one, fact in self.told(dossier) if self.present.stands(one.entry, fact)]

    def public_lo(self, record: Recorded) -> int:
        corrected = [self.present.held[target.partition("#")[0]] for target in record.entry.corrects]
        return max([record.entry.public.lo, *(self.public_lo(each) for each in corrected)])

    def shows(self, dossier: str, dials: Dials) -> bool:
        """Something dated began, was told and was entered by the dials; anything counts where nothing is dated."""
        every = list(self.told(dossier))
        dated = [(one, fact) for one, fact in every if fact.on.lo < fact.on.hi] or every
        return (
            any(fact.on.lo < dials.on for _, fact in dated)
            and any(self.public_lo(one) < dials.known for one, _ in dated)
            and any(one.position < dials.at for one, _ in dated)
        )

    def title(self, dossier: str) -> str:
        names = [fact for _, fact in sorted(self.standing(dossier), key=lambda one: (one[0].position, one[1].ref))]
        named = [fact.value for fact in names if fact.fact == "named"]
        registered = [fact.value["title"] for fact in names if fact.fact == "outlet registered"]
        if not named:
            return str(registered[-1]) if registered else dossier.rpartition("/")[2]
        ranked = [
            (value.get("language", "") not in {"en", ""}, FORMS.index(str(value.get("form", ""))), -place)
            for place, value in enumerate(named)
        ]
        return str(named[-min(ranked)[2]]["name"])

    def ended(self, dossier: str) -> int:
        dated = [fact for _, fact in self.standing(dossier) if fact.on.lo < fact.on.hi < END]
        held = [fact.on.hi for fact in dated if fact.fact in {"session held", "meeting held"}]
        return max(held, default=0) or self._planned(dossier) or max((fact.on.hi for fact in dated), default=BEGINNING)

    def _planned(self, dossier: str) -> int:
        """The end of the day for which it was planned last, or more narrowly within that day before."""
        told = [(fact.on.hi, one.position, fact) for one, fact in self.standing(dossier)]
        plans = [fact for _, _, fact in sorted(told, key=lambda one: one[:2]) if fact.fact == "session scheduled"]
        days = [read_date(str(fact.value["for"]), ZONE) for fact in plans if fact.value["for"] != "unknown"]
        inside = [day for day in days if days[-1].lo <= day.lo and day.hi <= days[-1].hi]
        return min(inside, key=lambda day: day.hi - day.lo).hi if inside else 0

    def facets(self, dossier: str) -> Iterator[tuple[str, str]]:
        kind = kind_of(dossier)
        for _, fact in self.standing(dossier):
            if kind == "person" and fact.fact == "took office":
                yield from (("post", about) for about in fact.about if "/post/" in about)
            for name, value in fact.value.items():
                facet = FACETS.get(kind, {}).get((fact.fact, name))
                values = value if isinstance(value, list) else [value]
                yield from ((facet, str(one)) for one in values if facet and one != "unknown")

    def every(self, dials: Dials) -> Iterator[One]:
        for dossier in self.dossiers():
            if self.shows(dossier, dials):
                ended, kind = self.ended(dossier), dossier.split("/")[1]
                listing = Listing(dossier, kind, dossier.split("/")[0], self.title(dossier), write_moment(ended))
                yield One(listing, ended, frozenset(self.facets(dossier)))

    def listed(self, narrow: Narrow, dials: Dials, order: str = "name") -> list[One]:
        found = [one for one in self.every(dials) if fits(one, narrow)]
        if order == "name":
            return sorted(found, key=lambda one: (one.listing.title, one.listing.dossier))
        return sorted(found, key=lambda one: (one.ended, one.listing.dossier), reverse=order == "newest")

    def values(self, facet: str, narrow: Narrow, dials: Dials) -> dict[str, int]:
        found = [one.facets for one in self.listed(narrow, dials)]
        every = {value for facets in found for name, value in facets if name == facet}
        return {value: sum((facet, value) in facets for facets in found) for value in every}


def fits(one: One, narrow: Narrow) -> bool:
    """Whether all that is asked holds of a dossier."""
    asked = {
        name: getattr(narrow, name) for name in ("body", "session", "place", "outlet", "read", "sort", "post", "person")
    }
    return (
        narrow.kind in {"", one.listing.kind}
        and narrow.organisation in {"", one.listing.organisation}
        and all((name, value) in one.facets for name, value in asked.items() if value)
        and (not narrow.year or _year(one.ended) == narrow.year)
    )


def _year(ended: int) -> int:
    """The year in which that ended: midnight of New Year ends the old one."""
    return 0 if ended == BEGINNING else datetime.fromtimestamp(ended - 1, UTC).year


def listings(found: Iterable[One]) -> list[Listing]:
    """As a page tells them."""
    return [one.listing for one in found]
