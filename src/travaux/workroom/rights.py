"""What the one who works here may do, for pages that offer it; the desk asks again when it is done."""

from travaux.accounts import policy
from travaux.workroom.working import Working


def may(working: Working, event: str, dossier: str) -> bool:
    """Whether the table of rights lets the actor come with such an act about a dossier."""
    return policy.may(working.actor, event, dossier) is None
