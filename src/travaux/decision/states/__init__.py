"""The states that things go through, as tables: memberships, sessions, items, documents, measures."""

from travaux.decision.states.documents import DOCUMENT, ITEM, MEASURE
from travaux.decision.states.machine import Life, Machine, Step, UnknownEventHere, live, mermaid, named, step
from travaux.decision.states.standing import CHAIRMANSHIP, MEMBERSHIP, SESSION

MACHINES = (MEMBERSHIP, SESSION, ITEM, DOCUMENT, MEASURE, CHAIRMANSHIP)

__all__ = [
    "CHAIRMANSHIP",
    "DOCUMENT",
    "ITEM",
    "MACHINES",
    "MEASURE",
    "MEMBERSHIP",
    "SESSION",
    "Life",
    "Machine",
    "Step",
    "UnknownEventHere",
    "live",
    "mermaid",
    "named",
    "step",
]
