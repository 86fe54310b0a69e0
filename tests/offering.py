"""All that somebody could do on a dossier in a capacity, with what the desk would find on it, details unknown."""

from typing import assert_never

from travaux.decision.act import Act, Author
from travaux.office import acting
from travaux.office.beforehand import Beforehand, beforehand
from travaux.office.desk import NOW
from travaux.record.audience import MEMBERS, PUBLIC
from travaux.record.dossiers import kind_of
from travaux.record.events import EVENTS


def rights_of(by: Author, records: acting.Records) -> frozenset[str]:
    """What somebody may read in a capacity: the secretariat keeps everything, a delegation what is for its member."""
    match by.capacity:
        case "secretariat":
            return acting.everybody(records)
        case "delegation":
            return PUBLIC | {MEMBERS, f"delegation:{by.member}"}
        case "chair" | "body":
            return PUBLIC | {MEMBERS}
        case _:
            assert_never(by.capacity)


def options(by: Author, dossier: str, now: int | None = None) -> list[Beforehand]:
    """One for each kind of act that the dossier knows, from what the capacity may read."""
    found = []
    for kind in EVENTS.values():
        if kind.act and kind_of(dossier) in kind.about:
            keys = (by.member,) if kind.key is not None and kind.key.form == "member" and by.member else ()
            act = Act(kind.name, (dossier,), by, NOW, keys, details_unknown=True)
            found.append(beforehand(act, rights_of(by, acting.records_of(act)), now))
    return found
