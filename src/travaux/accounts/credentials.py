"""What the record says of a person and a member now: mandate and membership, and the audiences that follow."""

from dataclasses import dataclass, replace
from typing import Final

from travaux.decision.situation import MemberState, dossier_state
from travaux.decision.situation.claims import certain_of
from travaux.decision.situation.member import mandate_of, membership_of
from travaux.decision.states.standing import MEMBERS as BELONGING
from travaux.office import answers, clock, reading
from travaux.record.audience import MEMBERS, PUBLIC, SECRETARIAT
from travaux.record.dossiers import qualify, slug_of
from travaux.record.fold import Dials, Folded

#: A state in one of these takes part in the work; one that is suspended keeps its seat and its own papers.
TAKING_PART: Final = BELONGING - {"suspended by the council"}
#: A mandate that names no rank.
UNRANKED: Final = "delegate"


@dataclass(frozen=True)
class Standing:
    """The rank of a person's mandate for a member, empty without one, and the state of the membership."""

    rank: str = ""
    membership: str = ""

    @property
    def takes_part(self) -> bool:
        """Whether the member takes part in the work now."""
        return self.membership in TAKING_PART


def standing(organisation: str, member: str, person: str) -> Standing:
    """What the whole record says at this moment, restricted entries included; nothing where there is no member."""
    if not member:
        return Standing()
    dossier, now = qualify(f"member/{member}", organisation), clock.now()
    whole = PUBLIC | {MEMBERS, SECRETARIAT, f"delegation:{member}"}
    folded = reading.folded(dossier, Dials(now, now), whole)
    membership = membership_of(certain_of(folded, dossier), folded.disputes).state
    state = dossier_state(dossier, _own_acts(folded))
    zone = answers.zone_of(dossier) if folded.facts else "UTC"
    found = mandate_of(state, person, now, zone) if person and isinstance(state, MemberState) else None
    return Standing("" if found is None else found.rank or UNRANKED, membership)


def _own_acts(folded: Folded) -> Folded:
    """Mandates that were given or ended here: what a newspaper says of one lets nobody act."""
    kept = {"mandate given", "mandate ended"}
    return replace(folded, facts=tuple(told for told in folded.facts if told.name in kept and told.entry.kind == "act"))


def reader(role: str, organisation: str, member: str, bodies: tuple[str, ...], held: Standing) -> frozenset[str]:
    """The audiences that a seat may read (design 3); the public belongs to every reader."""
    own = {f"body:{body}" for body in bodies}
    match role:
        case "secretariat" | "auditor":
            return PUBLIC | {MEMBERS, SECRETARIAT} | _everybody(organisation)
        case "delegation" if held.takes_part:
            return PUBLIC | {MEMBERS, f"delegation:{member}"} | own
        case "delegation":
            return PUBLIC | {f"delegation:{member}"}
        case "chair":
            return PUBLIC | {MEMBERS} | own
        case "depositary":
            return PUBLIC | {MEMBERS}
        case _:
            return PUBLIC


def _everybody(organisation: str) -> frozenset[str]:
    """Each delegation and each body on record, and whatever else an entry was ever restricted to."""
    kinds = (("member", "delegation"), ("body", "body"))
    found = {f"{word}:{slug_of(one.dossier)}" for kind, word in kinds for one in reading.dossiers(organisation, kind)}
    return reading.audiences() | found
