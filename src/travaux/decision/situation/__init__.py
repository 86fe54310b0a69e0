"""Situations: from folded facts to the state of each dossier, read by pages, commands and the engine alike."""

from collections.abc import Callable
from typing import Final

from travaux.decision.situation.document import DocumentState, document_state
from travaux.decision.situation.member import MemberState, member_state
from travaux.decision.situation.plain import PlainState, SourceState, plain_state, source_state
from travaux.decision.situation.plan import PlanState, plan_state
from travaux.decision.situation.posts import (
    ChairmanshipState,
    PersonState,
    PostState,
    chairmanship_state,
    person_state,
    post_state,
)
from travaux.decision.situation.roll import RollState, roll_state
from travaux.decision.situation.session import SessionState, session_state
from travaux.decision.situation.state import DossierState, complete
from travaux.record.dossiers import kind_of
from travaux.record.fold import Folded

_READ: Final[dict[str, Callable[[str, Folded], DossierState]]] = {
    "member": member_state,
    "roll": roll_state,
    "session": session_state,
    "document": document_state,
    "plan": plan_state,
    "post": post_state,
    "chairmanship": chairmanship_state,
    "person": person_state,
    "source": source_state,
    "organisation": plain_state,
    "body": plain_state,
    "meeting": plain_state,
    "assessment": plain_state,
    "communication": plain_state,
    "record": plain_state,
}


def dossier_state(dossier: str, folded: Folded) -> DossierState:
    """The state of a dossier under the dials of the fold; raises BadDossier for a name that is none."""
    return complete(_READ[kind_of(dossier)](dossier, folded), folded)


__all__ = [
    "ChairmanshipState",
    "DocumentState",
    "DossierState",
    "MemberState",
    "PersonState",
    "PlainState",
    "PlanState",
    "PostState",
    "RollState",
    "SessionState",
    "SourceState",
    "dossier_state",
]
