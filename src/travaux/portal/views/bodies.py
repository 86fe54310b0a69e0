"""The bodies of an organisation: all of them, and one with its sessions, documents and chairs."""

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from travaux.decision.situation import DocumentState, PlainState
from travaux.decision.situation.claims import Claim, Remark
from travaux.decision.situation.plain import Particulars
from travaux.frame.leaves import leaf
from travaux.frame.page import Page, page_of
from travaux.office import lists, many
from travaux.office.answers import Shown
from travaux.office.lists import Narrow
from travaux.portal.choices import know, on_record
from travaux.portal.retold import Line, lines
from travaux.portal.views.sessions import sittings
from travaux.portal.views.sitting import FACTS

LENGTH: Final = 50
#: So many of its sessions and documents stand on the page of a body; the others are a link away.
LATEST: Final = 20
_ESTABLISHED: Final = "body established"
_NOTHING: Final = Claim(None)


@dataclass(frozen=True)
class Body:
    """One body as the record has it under the dials; `sessions` is the number on record."""

    state: PlainState
    page: Page
    sessions: int = 0

    @property
    def _facts(self) -> Particulars:
        found = (one for one in self.state.particulars if one.event == _ESTABLISHED)
        return next(found, Particulars(_ESTABLISHED, None, {}))

    @property
    def sort(self) -> Claim:
        """Statutory, permanent working, subsidiary, parliamentary."""
        return self._facts.fields.get("sort", _NOTHING)

    @property
    def organ_of(self) -> Claim:
        """Whose organ it is."""
        return self._facts.fields.get("organ of", _NOTHING)

    @property
    def abbreviations(self) -> list[str]:
        """Its short names."""
        return list(dict.fromkeys(one.name for one in self.state.names if one.form == "abbreviation"))

    @property
    def chairs(self) -> list[Line]:
        """Who is told to chair it."""
        return self._lines(one for one in self.state.occurrences if one.event == "chaired by")

    @property
    def counted(self) -> list[Line]:
        """How many sessions somebody counts: a count is not a list."""
        return self._lines(one for one in self.state.occurrences if one.event == "sessions counted")

    @property
    def besides(self) -> list[Line]:
        """What else is told of it: rules, and what this record has no source for."""
        told = {"chaired by", "sessions counted", "named"}
        return self._lines(one for one in self.state.occurrences if one.event not in told)

    def _lines(self, found: Any) -> list[Line]:  # noqa: ANN401 - any run of remarks
        remarks: tuple[Remark, ...] = tuple(found)
        return lines(remarks, self.page, about=self.state.dossier)


def bodies(request: HttpRequest, organisation: str) -> HttpResponse:
    """All bodies by name: what each is, and how many of its sessions are on record."""
    page = page_of(request, organisation, gettext("Bodies"))
    narrow = Narrow(kind="body", organisation=on_record(page, organisation))
    cursor = request.GET.get("cursor", "")
    listing = lists.listed(narrow, page.asked.dials, limit=LENGTH, cursor=cursor)
    states = many.states((one.dossier for one in listing.items), page.asked.dials)
    sat = lists.values("body", page.asked.dials, Narrow(kind="session", organisation=organisation))
    know(page, states)
    told = (states.get(one.dossier) for one in listing.items)
    rows = [Body(state, page, sat.get(state.dossier, 0)) for state in told if isinstance(state, PlainState)]
    return render(request, "portal/bodies.html", {"page": page, "listing": listing, "rows": rows})


def besides(page: Page, shown: Shown) -> dict[str, Any]:
    """What the page of a body needs besides its state."""
    if not isinstance(shown.state, PlainState):
        raise TypeError(type(shown.state).__name__)
    sessions = lists.listed(Narrow(kind="session", body=shown.dossier), page.asked.dials, order="newest", limit=LATEST)
    documents = lists.listed(
        Narrow(kind="document", body=shown.dossier), page.asked.dials, order="newest", limit=LATEST
    )
    told = sittings(page, sessions.items)
    states = many.states((one.dossier for one in documents.items), page.asked.dials)
    know(page, states)
    return {
        "body": Body(shown.state, page),
        "sessions": sessions,
        "rows": [told[one.dossier] for one in sessions.items if one.dossier in told],
        "more_documents": documents.next,
        "documents": [one for one in states.values() if isinstance(one, DocumentState)],
        "cards": leaf(page, "facts", shown.facts, FACTS),
    }
