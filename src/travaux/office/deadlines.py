"""What is asked of whom until when, as far as a reader may know: what the list of what waits for one is made of."""

from typing import Final

from django.db import connection

from travaux.decision.deadlines import Deadline, deadlines_of, in_order
from travaux.decision.situation import RollState, dossier_state
from travaux.office import answers, reading, shelf
from travaux.record.audience import PUBLIC, PUBLIC_AUDIENCE
from travaux.record.dossiers import kind_of
from travaux.record.fold import Dials

__all__ = ["Deadline", "deadlines"]

#: Events that ask something of somebody, or may.
_ASKING: Final = (
    "round opened",
    "circulated",
    "silence opened",
    "signature opened",
    "signed",
    "instruction given",
    "returned for finalisation",
    "resubmission instructed",
    "agreement instructed",
    "communication registered",
)
_KINDS: Final = frozenset({"document", "plan", "communication"})


def deadlines(
    organisation: str, reader: frozenset[str] = PUBLIC, dials: Dials | None = None, member: str = ""
) -> tuple[Deadline, ...]:
    """Everything that is asked under the dials, the nearest first; of one member only what is asked of it, if named.

    What a member has answered already is listed too, with its answer: `waiting` tells those who have not.
    """
    within = dials or Dials()
    roll = dossier_state(f"{organisation}/roll", reading.folded(f"{organisation}/roll", within, reader))
    members = roll.members if isinstance(roll, RollState) else ()
    found: list[Deadline] = []
    for dossier in _asking(organisation, reader):
        state = dossier_state(dossier, reading.folded(dossier, within, reader))
        found += deadlines_of(state, members, answers.zone_of(dossier))
    return in_order(one for one in found if not member or one.concerns(member))


def _asking(organisation: str, reader: frozenset[str]) -> tuple[str, ...]:
    """The dossiers in which something is asked by an event that is public, or that this reader may read."""
    marks = ", ".join(["%s"] * len(_ASKING))
    sql = f"SELECT DISTINCT dossier FROM register_fact WHERE name IN ({marks})"  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        cursor.execute(sql, list(_ASKING))
        public = [dossier for (dossier,) in cursor.fetchall()]
    own = dict.fromkeys([*public, *_restricted(organisation, reader)])
    return tuple(one for one in own if one.startswith(f"{organisation}/") and kind_of(one) in _KINDS)


def _restricted(organisation: str, reader: frozenset[str]) -> list[str]:
    """The same of restricted entries, whose facts are in no table."""
    audiences = sorted(reader - {PUBLIC_AUDIENCE})
    if not audiences:
        return []
    marks = ", ".join(["%s"] * len(audiences))
    sql = f"SELECT position FROM ledger_entry WHERE organisation = %s AND audience IN ({marks})"  # noqa: S608 - marks
    with connection.cursor() as cursor:
        cursor.execute(sql, [organisation, *audiences])
        places = [position for (position,) in cursor.fetchall()]
    facts = (fact for record in shelf.at_positions(places) for fact in record.entry.facts)
    return [dossier for fact in facts if fact.fact in _ASKING for dossier in fact.about]
