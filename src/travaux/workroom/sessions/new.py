"""A session that somebody wants to plan: what the form says, what bars it, and the acts that it comes to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from django.http import QueryDict
from django.utils.text import slugify
from django.utils.translation import gettext

from travaux.decision.act import Act, Author
from travaux.enquiry.language import day_words
from travaux.enquiry.words import listing
from travaux.office.desk import NOW
from travaux.record.dossiers import slug_of
from travaux.record.events import EVENTS

SCHEDULED: Final = "session scheduled"
WAYS: Final = tuple(sorted(EVENTS[SCHEDULED].fields["way"].words))
SORTS: Final = tuple(sorted(EVENTS[SCHEDULED].fields["sort"].words))
_MOST: Final = 200


@dataclass(frozen=True)
class Wanted:
    """What the form says. `faults` bar it; `day` is as it was typed."""

    organisation: str
    bodies: tuple[str, ...]
    day: str
    place: str
    way: str
    sort: str
    title: str
    faults: tuple[str, ...]

    @property
    def opening(self) -> date | None:
        """The day, where one can be read."""
        try:
            return date.fromisoformat(self.day)
        except ValueError:
            return None

    @property
    def slug(self) -> str:
        """The slug that sessions here have: body and day; several bodies meet jointly."""
        stem = slug_of(self.bodies[0]) if len(self.bodies) == 1 else "joint"
        day = slugify(self.day).strip("-.")  # nothing was said yet, or no day
        return f"{stem}-{day or 'new'}"

    @property
    def dossier(self) -> str:
        """The dossier that it would have."""
        return f"{self.organisation}/session/{self.slug}"

    @property
    def value(self) -> dict[str, str | list[str]]:
        """The fields of `session scheduled`."""
        told = {"for": self.day, "place": self.place, "way": self.way, "sort": self.sort}
        return {**{name: said for name, said in told.items() if said}, "bodies": list(self.bodies)}


def wanted(given: QueryDict, organisation: str, known: Mapping[str, str]) -> Wanted:
    """What a form asks for; `known` are the bodies on record with their titles."""
    bodies = tuple(one for one in given.getlist("body") if one in known)
    day, place = given.get("day", "").strip()[:40], " ".join(given.get("place", "").split())[:_MOST]
    way, sort = (_one_of(given.get(name, ""), words) for name, words in (("way", WAYS), ("sort", SORTS)))
    made = Wanted(organisation, bodies, day, place, way, sort, "", tuple(_faults(bodies, day)))
    title = " ".join(given.get("title", "").split())[:300] or _title(made, known)
    return Wanted(organisation, bodies, day, place, way, sort, title, made.faults)


def _one_of(said: str, words: Sequence[str]) -> str:
    return said if said in words else ""


def _faults(bodies: Sequence[str], day: str) -> Iterator[str]:
    if not bodies:
        yield gettext("No body is chosen. Choose the one that meets, or several that meet jointly.")
    if day:
        try:
            date.fromisoformat(day)
        except ValueError:
            yield gettext("'%(day)s' is no day. Write one such as 2022-11-23.") % {"day": day}


def _title(made: Wanted, known: Mapping[str, str]) -> str:
    """`Session of the Collective Security Council, Yerevan, 23 November 2022`."""
    bodies = listing(known[body] for body in made.bodies)
    opening = made.opening
    when = day_words(_moment(opening)) if opening else made.day
    begins = gettext("Session of %(bodies)s") if len(made.bodies) == 1 else gettext("Joint session of %(bodies)s")
    return ", ".join(part for part in (begins % {"bodies": bodies}, made.place, when) if part) if bodies else ""


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def acts(made: Wanted, by: Author, *, name: bool, convene: bool) -> Iterator[Act]:
    """Plan it; give it its title where that is theirs to do; convene it where they want to."""
    about = (made.dossier,)
    yield Act(SCHEDULED, about, by, NOW, value=made.value)
    if name:
        yield Act("named", about, by, NOW, value={"name": made.title, "language": "en", "form": "title"})
    if convene:
        told = {"for": made.day, "place": made.place, "way": made.way}
        yield Act("session convened", about, by, NOW, value={one: said for one, said in told.items() if said})
