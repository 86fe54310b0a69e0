"""The roll as the status table shows it: a row a member, its two statuses apart, each with the act it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext

from travaux.decision.situation.claims import Cited
from travaux.decision.situation.member import NO_MEMBER
from travaux.decision.situation.roll import RollRow
from travaux.enquiry.words import interval, word
from travaux.frame.page import Page
from travaux.portal.attended import Sat
from travaux.portal.sittings import plainly

#: How many facts a cell cites.
_CITED: Final = 2


@dataclass(frozen=True)
class Standing:
    """One member in the status table; `last` is the last session looked at at which it was there."""

    row: RollRow
    page: Page
    last: Sat | None = None

    @property
    def name(self) -> str:
        """What it is called, in the reader's language where it has such a name."""
        return self.page.plain.member(self.row.member)

    @property
    def participation(self) -> str:
        """The word for its participation; who is no member that day, or set aside, has none."""
        return self.row.participation.status if self.row.belongs else NO_MEMBER

    @property
    def basis(self) -> tuple[Cited, ...]:
        """What its participation rests on, empty where nothing on record says otherwise."""
        return self.row.participation.basis if self.row.belongs else ()

    @property
    def since(self) -> str:
        """When it announced that; a description bears the day of its newest saying, for its start is not stated."""
        found = self.row.participation
        if not self.basis:
            return ""
        told = found.announced or found.notified or found.resumed
        if told and told.happened:
            return interval(told.happened, self.page.asked.zone)
        said = max(self.basis, key=lambda one: one.happened.hi)
        return gettext("said on %(day)s; start not stated") % {"day": interval(said.happened, self.page.asked.zone)}

    @property
    def act(self) -> str:
        """By what act or statement, with who said it and its sources, as a sentence with marks."""
        if not self.basis:
            return word(self.row.participation.text) if self.row.belongs else ""
        by = self.page.tell.by(self.basis[0])
        told = word(self.basis[0].event)
        return f"{told}{f', {by}' if by else ''}{self.page.tell.refs(self.basis[:_CITED])}"

    @property
    def last_day(self) -> str:
        """The day of the session that it last attended."""
        held = self.last[0].state.held if self.last else None
        return interval(held.happened, self.page.asked.zone) if held and held.happened else ""


def alphabetical(rows: Iterable[Standing]) -> list[Standing]:
    """In the order of their names, accents and case aside."""
    return sorted(rows, key=lambda one: (plainly(one.name), one.name))


def standings(rows: Iterable[RollRow], page: Page, last: Mapping[str, Sat]) -> tuple[Standing, ...]:
    """These rows ready to be told, with the sessions that they last attended."""
    return tuple(Standing(row, page, last.get(row.member)) for row in rows)
