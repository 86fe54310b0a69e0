"""The page of one session: who was there, what was before it, what was counted, said and decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext

from travaux.decision.situation import DocumentState, DossierState, SessionState
from travaux.enquiry.words import interval
from travaux.frame.leaves import leaf
from travaux.frame.page import Page
from travaux.office import many
from travaux.office.answers import Shown
from travaux.office.naming import naming, outlets_of, put_before, said_at
from travaux.portal.choices import know
from travaux.portal.retold import Line, keyed, lines, speeches
from travaux.portal.sittings import SEATS, Sitting, counters
from travaux.record.telling import FactCard

#: So many facts, and so many speeches, stand on one page of a session.
FACTS: Final = 30
SPEECHES: Final = 10
#: So many of the documents that were before it.
ITEMS: Final = 20
#: On whose own word a thing is officially on record; agencies and unknown hands are press.
_OFFICIAL: Final = frozenset({"own act", "official record"})
#: What tells of a session itself: that it is planned, or how it is called, says nothing of what happened there.
_OF_ITSELF: Final = frozenset(
    {"session held", "attendance", "part opened", "chaired", "documents counted", "session opened"}
)


@dataclass(frozen=True)
class Put:
    """One document that was before the session: how far it is, and what was done with it there."""

    dossier: str
    state: DocumentState
    facts: tuple[FactCard, ...]

    @property
    def deeds(self) -> list[tuple[FactCard, tuple[str, ...]]]:
        """What was done with it there, each with the addresses of all facts that tell it."""
        found: dict[tuple[str, tuple[str, ...]], list[FactCard]] = {}
        for one in self.facts:
            found.setdefault((one.name, one.key), []).append(keyed(one))
        return [(alike[0], tuple(one.address for one in alike)) for alike in found.values()]


def besides(page: Page, shown: Shown) -> dict[str, Any]:
    """What the page of a session needs besides its state."""
    if not isinstance(shown.state, SessionState):
        raise TypeError(type(shown.state).__name__)
    state, told = shown.state, naming(shown.dossier, page.asked.dials)
    documents, said = put_before(shown.dossier, told), said_at(shown.dossier, told)
    agenda = leaf(page, "agenda", [*documents.items()], ITEMS)
    states = many.states((name for name, _ in agenda.items), page.asked.dials)
    _know(page, state, (*shown.facts, *said), states)
    sitting = Sitting(state, page, outlets=outlets_of(one.address for one in counters([state])))
    return {
        "sitting": sitting,
        "seats": leaf(page, "attendance", sitting.seats, SEATS),
        "press_only": press_only(shown.facts),
        "agenda": agenda,
        "items": [*_put(agenda.items, states)],
        "speeches": leaf(page, "said", speeches(said, page), SPEECHES),
        "cards": leaf(page, "facts", shown.facts, FACTS),
        "sections": [*sections(state, page)],
    }


def _put(documents: Iterable[tuple[str, tuple[FactCard, ...]]], states: Mapping[str, DossierState]) -> Iterable[Put]:
    for name, facts in documents:
        state = states.get(name)
        if isinstance(state, DocumentState):
            yield Put(name, state, facts)


def _know(page: Page, state: SessionState, facts: Iterable[FactCard], documents: Iterable[str]) -> None:
    """Read the titles of all that the page names at once."""
    members = (f"{page.organisation}/member/{row.member}" for row in state.attendance)
    speakers = (name for one in facts if one.speaker for name in (one.speaker.by, one.speaker.as_) if "/" in name)
    outlets = (
        f"world/source/{link.outlet or link.source}" for one in facts for trail in one.sources for link in trail.chain
    )
    know(page, (state.dossier, *state.bodies, *members, *speakers, *outlets, *documents))


def press_only(facts: Iterable[FactCard]) -> bool:
    """Whether all that is told of what happened there rests on the press: nothing official is on record."""
    own = [one for one in facts if one.name in _OF_ITSELF]
    return bool(own) and not any(one.origin in _OFFICIAL for one in own)


def sections(state: SessionState, page: Page) -> Iterable[tuple[str, list[Line]]]:
    """What was said and decided, under headings; headings without a line are left out."""
    held = state.held.happened if state.held else None
    day = interval(held, page.asked.zone) if held else ""
    for heading, found in (
        (gettext("Topics"), state.topics),
        (gettext("Who spoke"), state.statements),
        (gettext("Outcomes"), state.outcomes),
        (gettext("Quorum"), state.quorum),
        (gettext("What absence was said to mean"), state.absences_meant),
        (gettext("No objection declared"), state.no_objections),
        (gettext("Joining its decisions afterwards"), state.joinings),
        (gettext("Besides"), (*state.remarks, *(one for one in state.evidence.besides if one.event != "named"))),
    ):
        if found:
            yield heading, lines(found, page, about=state.dossier, beside=day)
