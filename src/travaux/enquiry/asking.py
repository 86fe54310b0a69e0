"""What a reader asks: the record, the dials in words, the names of things; and its refusals."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from travaux.broken_input import BrokenInput
from travaux.enquiry.dials import dials
from travaux.enquiry.language import say
from travaux.enquiry.words import Names, listing, moment, several
from travaux.office import answers, install
from travaux.record.dossiers import kind_of, qualify
from travaux.record.fold import Dials
from travaux.record.times import write_moment, zone_named

MOST_OFFERED = 3


class NoRecord(BrokenInput):
    """There is nothing to read yet."""

    def __init__(self) -> None:
        super().__init__(
            "No record is loaded yet. Run `travaux demo` for the bundled record of the Collective Security Treaty "
            "Organization, or `travaux load FILE...` for chronicle files of your own."
        )


class NotOnRecord(BrokenInput):
    """A well-formed name that nothing on record is about."""

    def __init__(self, dossier: str, titles: Mapping[str, str]) -> None:
        wanted = dossier.casefold()
        called = [
            known
            for known, title in titles.items()
            if wanted in title.casefold().split() or known.rpartition("/")[2] == wanted
        ]
        called.sort(key=lambda known: (titles[known].casefold() != wanted, len(titles[known])))
        near = (called or get_close_matches(dossier, titles, n=MOST_OFFERED, cutoff=0.4))[:MOST_OFFERED]
        offered = f"The nearest names are: {', '.join(near)}." if near else "No name on record is like it."
        super().__init__(f"Nothing on record is about '{dossier}'. {offered} `travaux list dossiers` shows all.")


@dataclass(frozen=True)
class Asked:
    """The dials as moments, and what things are called in this record."""

    dials: Dials
    names: Names
    zone: ZoneInfo

    def told(self) -> str:
        """The dials in words, for the head of an answer."""
        on, known = moment(self.dials.on, self.zone), moment(self.dials.known, self.zone)
        asked = say("As of {on}") if on == known else say("What had happened by {on}, as known by {known}")
        days = asked.format(on=on, known=known)
        return say("{days}, among the first {entries}.").format(days=days, entries=several(self.dials.at, "entry"))

    def stamps(self) -> dict[str, str | int | None]:
        """The dials for programs: with `at` given the answer never changes."""
        return {
            "on": write_moment(self.dials.on, self.zone),
            "known": write_moment(self.dials.known, self.zone),
            "at": self.dials.at,
        }


def require_record() -> None:
    """Raises NoRecord where there is no database or nothing in it; makes neither. One that cannot be read says so."""
    if not install.there() or not answers.size():
        raise NoRecord


def asked(on: str, known: str, at: int, dossier: str = "") -> Asked:
    """The question as moments and names; raises NoRecord, and BrokenInput for dials that cannot be set so."""
    require_record()
    organisation = dossier.partition("/")[0] if dossier else answers.organisation()
    zone = answers.zone_of(dossier or f"{organisation}/record")
    return Asked(dials(on, known, at, zone), names(organisation), zone_named(zone))


def names(organisation: str) -> Names:
    """The titles of everything on record."""
    return Names({one.dossier: one.title for one in answers.dossiers("")}, organisation)


def dossier_named(text: str) -> str:
    """A dossier on record by its full name, or by its name inside the one organisation.

    Raises BadDossier for what is no name, NotOnRecord with the nearest names for one that is not on record.
    """
    known = {one.dossier: one.title for one in answers.dossiers("")}
    if text in known:
        return text
    try:
        full = qualify(text, answers.organisation())
        kind_of(full)
    except BrokenInput:
        if "/" in text:
            raise
        raise NotOnRecord(text, known) from None
    if full not in known:
        raise NotOnRecord(full, known)
    return full


def optional_dossier(text: str) -> str:
    """The same for an option that may be left empty."""
    return dossier_named(text) if text else ""


def covers(found: int, noun: str, *limits: str) -> str:
    """The end of a list: how many, and what it does not cover."""
    beyond = listing(limit for limit in limits if limit)
    return f"{several(found, noun)}.{f' Not covered: {beyond}.' if beyond else ''}"
