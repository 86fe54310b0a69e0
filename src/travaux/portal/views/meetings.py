"""Meetings of post-holders that are no sessions: all of them, and one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from travaux.decision.situation import PlainState
from travaux.decision.situation.claims import Claim, Happening
from travaux.decision.situation.plain import Particulars
from travaux.enquiry.words import interval
from travaux.frame.leaves import leaf
from travaux.frame.page import Page, page_of
from travaux.office import lists, many
from travaux.office.answers import Shown
from travaux.office.lists import Narrow
from travaux.office.naming import naming, said_at
from travaux.portal.choices import chosen, know, on_record, year_of
from travaux.portal.retold import Line, lines, speeches
from travaux.portal.sittings import bare, cites
from travaux.portal.views.sitting import FACTS, SPEECHES
from travaux.record.values import NONE, UNKNOWN

LENGTH: Final = 25
_HELD: Final = "meeting held"
_NOTHING: Final = Claim(None)


@dataclass(frozen=True)
class Meeting:
    """One meeting as the record has it under the dials."""

    state: PlainState
    page: Page

    @property
    def _facts(self) -> Particulars:
        found = (one for one in self.state.particulars if one.event == _HELD)
        return next(found, Particulars(_HELD, None, {}))

    @property
    def happened(self) -> Happening | None:
        """When it was held."""
        return self._facts.happened

    @property
    def when(self) -> str:
        """The day, with its first source; empty where none is on record."""
        held = self.happened
        if held is None or held.happened is None:
            return ""
        return f"{interval(held.happened, self.page.asked.zone)} {cites(held.refs, self.page, 1)}"

    @property
    def participants(self) -> Claim:
        """Who met."""
        return self._facts.fields.get("participants", _NOTHING)

    @property
    def place(self) -> Claim:
        """Where."""
        return self._facts.fields.get("place", _NOTHING)

    @property
    def way(self) -> Claim:
        """In person, by telephone, by video."""
        return self._facts.fields.get("way", _NOTHING)

    @property
    def who(self) -> str:
        """Who met, without the sources that the day names."""
        return bare(self.participants, self.page)

    @property
    def where(self) -> str:
        """Where, or by which way, it was; empty where no source says."""
        told = [bare(one, self.page) for one in (self.place, self.way) if one.value is not None]
        return ", ".join(told)

    @property
    def topics(self) -> list[Line]:
        """What was talked about."""
        return self.lines_of("topic discussed")

    @property
    def thanks(self) -> list[Line]:
        """Who thanked whom for what."""
        return self.lines_of("thanks expressed")

    @property
    def spoken(self) -> list[Line]:
        """Who spoke on what."""
        return self.lines_of("said at")

    @property
    def besides(self) -> list[Line]:
        """What else is told of it."""
        told = {"topic discussed", "thanks expressed", "said at", "named"}
        return self.lines_of(*(one.event for one in self.state.occurrences if one.event not in told))

    def lines_of(self, *events: str) -> list[Line]:
        """The occurrences of these events, in their order."""
        found = (one for one in self.state.occurrences if one.event in events)
        held = self.happened.happened if self.happened else None
        day = interval(held, self.page.asked.zone) if held else ""
        return lines(found, self.page, about=self.state.dossier, beside=day)


def meetings(request: HttpRequest, organisation: str) -> HttpResponse:
    """All meetings of post-holders, the newest first."""
    page = page_of(request, organisation, gettext("Meetings of post-holders"))
    everything = Narrow(kind="meeting", organisation=on_record(page, organisation))
    people = lists.values("person", page.asked.dials, everything)
    narrow = Narrow("meeting", organisation, person=chosen(request, "person", people), year=year_of(request))
    cursor = request.GET.get("cursor", "")
    listing = lists.listed(narrow, page.asked.dials, order="newest", limit=LENGTH, cursor=cursor)
    told = _told(page, (one.dossier for one in listing.items))
    know(page, people)
    rows = [told[one.dossier] for one in listing.items if one.dossier in told]
    shown = {"page": page, "listing": listing, "rows": rows, "people": people, "narrow": narrow}
    return render(request, "portal/meetings.html", {**shown, "narrowed": narrow != everything})


def _told(page: Page, dossiers: Iterable[str]) -> dict[str, Meeting]:
    states = many.states(dossiers, page.asked.dials)
    told = {name: Meeting(state, page) for name, state in states.items() if isinstance(state, PlainState)}
    know(page, (*told, *(name for one in told.values() for name in _names(one.participants.value))))
    return told


def _names(value: object) -> list[str]:
    each = value if isinstance(value, list) else [value]
    return [str(one) for one in each if one not in {None, UNKNOWN, NONE}]


def besides(page: Page, shown: Shown) -> dict[str, Any]:
    """What the page of a meeting needs besides its state."""
    if not isinstance(shown.state, PlainState):
        raise TypeError(type(shown.state).__name__)
    said = said_at(shown.dossier, naming(shown.dossier, page.asked.dials))
    know(page, (about for one in said for about in one.about))
    return {
        "meeting": Meeting(shown.state, page),
        "speeches": leaf(page, "said", speeches(said, page), SPEECHES),
        "cards": leaf(page, "facts", shown.facts, FACTS),
    }
