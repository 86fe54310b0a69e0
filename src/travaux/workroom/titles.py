"""What a thing is called that was entered here and has no name on record yet."""

from collections.abc import Iterable

from travaux.decision.situation import DossierState, SessionState
from travaux.enquiry.words import day_in_words, listing, word
from travaux.frame.page import Page
from travaux.office.present import title_of
from travaux.record.dossiers import slug_of
from travaux.record.telling import FactCard
from travaux.record.values import RESERVED


def title(state: DossierState, page: Page, cards: Iterable[FactCard] = ()) -> str:
    """Its name in plain words; else that of a session by body and day, of a draft by its subject; else its slug.

    A name that only some may know is told to whoever was given the state, and the public's comes before it.
    """
    public = page.plain.names.titles.get(state.dossier)
    if public is not None and public != slug_of(state.dossier):
        return public
    if state.names:
        return title_of(state)
    if isinstance(state, SessionState):
        return _session(state, page) or page.plain.names.of(state.dossier)
    subjects = (str(card.value.get("subject", "")) for card in cards if card.name == "drafted")
    told = next((one for one in subjects if one and one not in RESERVED), "") or title_of(state)
    return page.plain.names.of(state.dossier) if told == slug_of(state.dossier) else told


def _session(state: SessionState, page: Page) -> str:
    """`Collective Security Council, Yerevan, 23 November 2022`."""
    day = state.planned_for.value
    when = day_in_words(str(day)) if day not in {None, *RESERVED} else ""
    place = state.planned_place.value if state.held is None else state.place.value
    where = word(str(place)) if place not in {None, *RESERVED} else ""
    bodies = listing(page.plain.names.of(body) for body in state.bodies)
    return ", ".join(part for part in (bodies, where, when) if part) if bodies else ""
