"""The communication by which a member's act reaches the organisation: what a form asks of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from django.utils.translation import gettext

from travaux.accounts import policy
from travaux.record.events import EVENTS
from travaux.workroom.fields import Asked, asked
from travaux.workroom.working import Working

REGISTERED: Final = "communication registered"
#: What the sender says of its note; the office gives the number in its own register.
_OF_THE_SENDER: Final = ("number", "dated", "marking", "reply due")
#: What the secretariat adds to a note that it received on paper: when it came, and by whom it is signed.
_RECEIVED: Final = "received"
SIGNED_BY: Final = "signed by"
SAID: Final = (*_OF_THE_SENDER, _RECEIVED)
#: What a delegation does at the meeting or clause by clause, for which nobody writes a note.
_WITHOUT: Final = frozenset(
    {"ballot cast", "clause stance recorded", "clause drafted", "paper attached", REGISTERED, "communication answered"}
)


@dataclass(frozen=True)
class Letter:
    """What is asked of the communication; `wanted`: it is registered with the act; `received`: by the secretariat."""

    wanted: bool
    fields: tuple[Asked, ...]
    received: bool = False


def letter_for(working: Working, event: str, said: Mapping[str, str] | None) -> Letter | None:
    """The part of a form that registers the communication; None for acts and people without one.

    A delegation's act is one unless it says otherwise; the secretariat says so where it enters what it received.
    """
    own, received = working.actor.role == "delegation", working.actor.role == "secretariat"
    if event == REGISTERED or not (own or (received and event in policy.RECEIVED)) or not _may(working):
        return None
    known = said or {}
    wanted = known.get("wanted") == "yes" if said is not None else own and event not in _WITHOUT
    names = _OF_THE_SENDER if own else SAID
    fields = tuple(_field(working, name, known) for name in names)
    return Letter(wanted, (*fields, *([_signed_by(known)] if received else [])), received)


def _signed_by(known: Mapping[str, str]) -> Asked:
    """Who signed it, in words; left empty, it is registered as it was received."""
    label = gettext("Signed by (empty: as received)")
    return Asked(f"letter.{SIGNED_BY}", label, "line", required=False, value=known.get(SIGNED_BY, ""))


def _may(working: Working) -> bool:
    return policy.may(working.actor, REGISTERED, "") is None


def _field(working: Working, name: str, said: Mapping[str, str]) -> Asked:
    found = asked(working, name, EVENTS[REGISTERED].fields[name], said.get(name))
    return replace(found, name=f"letter.{name}", none=False)
