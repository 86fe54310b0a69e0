"""The communication by which a member's act reaches the organisation: what a form asks of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from travaux.accounts import policy
from travaux.record.events import EVENTS
from travaux.workroom.fields import Asked, asked
from travaux.workroom.working import Working

REGISTERED: Final = "communication registered"
#: What the sender says of its note; the office gives the number in its own register.
SAID: Final = ("number", "dated", "marking", "reply due")
#: What a delegation does at the meeting or clause by clause, for which nobody writes a note.
_WITHOUT: Final = frozenset(
    {"ballot cast", "clause stance recorded", "clause drafted", "paper attached", REGISTERED, "communication answered"}
)


@dataclass(frozen=True)
class Letter:
    """What is asked of the communication; `wanted`: it is registered with the act."""

    wanted: bool
    fields: tuple[Asked, ...]


def letter_for(working: Working, event: str, said: Mapping[str, str] | None) -> Letter | None:
    """The part of a delegation's form that registers the communication; None for acts and people without one."""
    if working.actor.role != "delegation" or event == REGISTERED or not _may(working):
        return None
    known = said or {}
    wanted = known.get("wanted") == "yes" if said is not None else event not in _WITHOUT
    return Letter(wanted, tuple(_field(working, name, known) for name in SAID))


def _may(working: Working) -> bool:
    return policy.may(working.actor, REGISTERED, "") is None


def _field(working: Working, name: str, said: Mapping[str, str]) -> Asked:
    found = asked(working, name, EVENTS[REGISTERED].fields[name], said.get(name))
    return replace(found, name=f"letter.{name}", none=False)
