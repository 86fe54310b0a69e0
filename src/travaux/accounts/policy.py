"""Who may do what: one table, and nothing that is not in it (default deny).

Before the rules of procedure are asked, this says whether somebody may come with such an act at all. What a member
says as a communication is never weighed here, only whether whoever says it may speak for the member.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from travaux.accounts.actor import Actor, Role
from travaux.accounts.credentials import TAKING_PART
from travaux.decision.act import Act
from travaux.office import clock
from travaux.office.desk import NOW
from travaux.office.receipts import Reason, Refused
from travaux.record.audience import PUBLIC, PUBLIC_AUDIENCE, Reader
from travaux.record.dossiers import WORLD, slug_of
from travaux.record.values import Form

#: How an act must hang together with who does it.
Relation = Literal["own member", "head of own member", "own body", "any"]
Audience = Literal["public", "members", "own body", "own delegation", "any body", "any delegation", "secretariat"]

#: For so many seconds after signing in or showing a password, code or key again, what needs that may be done.
FRESH: Final = 900


@dataclass(frozen=True)
class Row:
    """One row: who may do which events, in what relation, for which audiences.

    `suspended`: also for a member that takes no part in the work. `proof`: the person must have shown who they are
    within the last quarter of an hour, so that no token and no screen left open can do it.
    """

    role: Role
    events: tuple[str, ...]
    relation: Relation
    audiences: tuple[Audience, ...]
    suspended: bool = False
    proof: bool = False


#: What a member tells the organisation, which it may at any time, also while it is suspended.
COMMUNICATIONS: Final = (
    "accession applied for", "suspension requested", "participation suspension announced",
    "participation suspension notified", "participation resumed", "formal notice given", "absence announced",
    "appeal made", "contribution withheld", "no objection declared", "absence meant", "consideration announced",
    "communication registered", "communication answered", "declined to join", "ratified", "paper attached",
)  # fmt: skip
#: What a member does as one that takes part.
PARTAKING: Final = (
    "delegation notified", "drafted", "withdrawn", "objection raised", "stance recorded", "clause stance recorded",
    "amendment proposed", "item proposed", "removal requested", "ballot cast", "signed", "signature refused", "joined",
)  # fmt: skip
LEAVING: Final = ("withdrawal notified",)
MANDATES: Final = ("mandate given", "mandate ended")
#: What the secretariat enters of members: what reached it in writing. Votes and signatures are given by those who may.
RECEIVED: Final = (
    *COMMUNICATIONS, *LEAVING, *MANDATES, "delegation notified", "drafted", "withdrawn", "objection raised",
    "stance recorded", "clause stance recorded", "amendment proposed", "item proposed", "removal requested", "joined",
)  # fmt: skip
#: What the secretariat enters of the work of all.
KEPT: Final = (
    "membership began", "membership ended", "membership restored", "participation suspension acknowledged",
    "session scheduled", "session postponed", "session cancelled", "agenda agreed", "session held", "record certified",
    "attendance", "minutes drawn up", "appointed", "took office", "left office", "chairmanship began",
    "chairmanship ended", "circulated", "agreed in general", "tabled", "lapsed", "clause drafted", "clause removed",
    "round opened", "round closed", "item included", "item deferred", "item merged", "item removed", "removal refused",
    "signature opened", "signature completed", "plan drawn up", "plan considered", "measure planned",
    "measure reported", "count reported", "correction explained", "named",
)  # fmt: skip
CHAIRED: Final = (
    "session scheduled", "session postponed", "session cancelled", "session convened", "session opened", "part opened",
    "session closed", "agenda agreed", "circulated", "agreed in general", "tabled", "lapsed", "clause drafted",
    "clause removed", "round opened", "round closed", "item proposed", "item included", "item deferred", "item merged",
    "item removed", "removal refused", "item not taken", "item opened", "put to decision", "silence opened",
    "silence extended", "silence broken", "adopted", "not adopted", "taken note of", "repealed",
    "returned for finalisation", "resubmission instructed", "agreement instructed", "instruction given",
    "instruction extended", "taken off control", "ruling given", "signature opened", "plan drawn up",
    "plan considered", "measure planned", "measure reported", "count reported", "paper attached", "named",
)  # fmt: skip
#: What the chair announces of the organisation itself.
CONSTITUTED: Final = (
    "membership began", "membership ended", "membership restored", "suspension lifted", "vote restored",
    "arrears waived", "vote withdrawn", "participation suspension acknowledged", "appointed", "took office",
    "left office", "chairmanship began", "chairmanship ended",
)  # fmt: skip
SANCTIONS: Final = ("suspended by the council", "expelled")
DEPOSITED: Final = (
    "signature opened", "signed", "signature refused", "signature completed", "ratified", "joined", "declined to join",
    "entered into force", "certified copy sent", "paper attached",
)  # fmt: skip

_OF_A_MEMBER: Final[tuple[Audience, ...]] = ("public", "members", "own body", "own delegation")
_OF_THE_CHAIR: Final[tuple[Audience, ...]] = ("public", "members", "own body")
_OF_THE_OFFICE: Final[tuple[Audience, ...]] = ("public", "members", "any body", "any delegation", "secretariat")

TABLE: Final[tuple[Row, ...]] = (
    Row("delegation", COMMUNICATIONS, "own member", _OF_A_MEMBER, suspended=True),
    Row("delegation", PARTAKING, "own member", _OF_A_MEMBER),
    Row("delegation", LEAVING, "own member", _OF_A_MEMBER, suspended=True, proof=True),
    Row("delegation", MANDATES, "head of own member", _OF_A_MEMBER, suspended=True),
    Row("chair", CHAIRED, "own body", _OF_THE_CHAIR),
    Row("chair", CONSTITUTED, "any", _OF_THE_CHAIR),
    Row("chair", SANCTIONS, "any", _OF_THE_CHAIR, proof=True),
    Row("secretariat", RECEIVED, "any", _OF_THE_OFFICE),
    Row("secretariat", KEPT, "any", _OF_THE_OFFICE),
    Row("depositary", DEPOSITED, "any", ("public", "members")),
)

#: The ranks of whoever heads a delegation, and so may say who else speaks for the member.
HEADS: Final = ("plenipotentiary", "permanent representative")


@dataclass(frozen=True)
class Attempt:
    """What is weighed: who, what, for whom to read, and the row that might allow it."""

    actor: Actor
    act: Act
    audience: str
    row: Row


def _own_member(one: Attempt) -> bool:
    return one.act.by.member == one.actor.member and set(one.act.names_members) <= {one.actor.member}


def _is_own(one: Attempt) -> bool:
    return _own_member(one) if one.row.relation in {"own member", "head of own member"} else True


def _is_head(one: Attempt) -> bool:
    return one.row.relation != "head of own member" or one.actor.rank in HEADS


def _in_own_body(one: Attempt) -> bool:
    named = {*_bodies(one.act)} if one.row.relation == "own body" else set()
    return not one.actor.bodies or named <= {*one.actor.bodies}


def _bodies(act: Act) -> Iterator[str]:
    """The slugs of the bodies that an act names: by its key, or by a value."""
    key = act.event.key
    if key is not None and key.words == {"body"}:
        yield from map(slug_of, act.keys)
    if body := act.first("body"):
        yield slug_of(body)


def _has_mandate(one: Attempt) -> bool:
    return one.actor.role != "delegation" or bool(one.actor.rank)


def _takes_part(one: Attempt) -> bool:
    return one.actor.role != "delegation" or one.row.suspended or one.actor.membership in TAKING_PART


def _of_the_organisation(one: Attempt) -> bool:
    organisations = {dossier.partition("/")[0] for dossier in one.act.about}
    return organisations <= {one.actor.organisation, WORLD}


def _in_own_capacity(one: Attempt) -> bool:
    return one.act.by in one.actor.capacities


def _for_that_audience(one: Attempt) -> bool:
    return any(_covers(word, one) for word in one.row.audiences)


def _covers(word: Audience, one: Attempt) -> bool:
    kind, _, slug = one.audience.partition(":")
    match word:
        case "public" | "members" | "secretariat":
            return one.audience == word
        case "own delegation":
            return kind == "delegation" and slug == one.actor.member
        case "own body":
            return kind == "body" and slug in one.actor.bodies
        case "any delegation":
            return kind == "delegation"
        case "any body":
            return kind == "body"


def _proved(one: Attempt) -> bool:
    return not one.row.proof or one.actor.proved > clock.machine() - FRESH


@dataclass(frozen=True)
class Check:
    """One thing that a row demands, and what is told where it fails."""

    code: str
    holds: Callable[[Attempt], bool]
    says: str


#: What every row demands. A test takes each away in turn, and must then find an act that should have been refused.
CHECKS: Final[tuple[Check, ...]] = (
    Check("other organisation", _of_the_organisation, "This seat is at {organisation}; the act is about another."),
    Check("wrong capacity", _in_own_capacity, "This seat acts as {capacities}, and in no other capacity."),
    Check("other member", _is_own, "This seat speaks for {member} and for no other member."),
    Check(
        "no mandate", _has_mandate,
        "No mandate by which {name} speaks for {member} is on record and runs now. The head of the delegation or the "
        "secretariat enters one.",
    ),
    Check("not head", _is_head, "A mandate is given or ended by the head of the delegation or by the secretariat."),
    Check(
        "takes no part", _takes_part,
        "{member} takes no part in the work now (its membership: {membership}). What it has to say is registered as a "
        "communication.",
    ),
    Check("other body", _in_own_body, "This seat is in {bodies}, and the act is of another body."),
    Check("audience", _for_that_audience, "This seat cannot enter something for the audience '{audience}'."),
    Check(
        "show who you are", _proved,
        "This is done only within a quarter of an hour of showing who you are. Sign in anew, or show your password, "
        "code or key again. A token cannot do it.",
    ),
)  # fmt: skip


def rows_for(role: str, event: str) -> tuple[Row, ...]:
    """The rows of the table that name this event for a role."""
    return tuple(row for row in TABLE if row.role == role and event in row.events)


def may(actor: Actor | None, event: str | Act, dossier: str = "", audience: str = PUBLIC_AUDIENCE) -> Refused | None:
    """None where the actor may come with this act, else why not. For an event by name: about a dossier, as its own."""
    if actor is None:
        return refused("nobody", "Nobody is signed in, or the seat has ended. Sign in.")
    act = event if isinstance(event, Act) else _as_own(actor, event, dossier)
    rows = rows_for(actor.role, act.kind)
    if not rows:
        return refused("not this role", f"A seat of the {actor.role} does not do '{act.kind}'.")
    found = [_against(Attempt(actor, act, audience, row)) for row in rows]
    return None if any(one is None for one in found) else found[0]


def _against(one: Attempt) -> Refused | None:
    failed = next((check for check in CHECKS if not check.holds(one)), None)
    if failed is None:
        return None
    words = {
        "organisation": one.actor.organisation,
        "capacities": " or ".join(map(str, one.actor.capacities)),
        "member": one.actor.member or "no member",
        "name": one.actor.name,
        "membership": one.actor.membership or "none on record",
        "bodies": ", ".join(one.actor.bodies),
        "audience": one.audience[:60],
    }
    return refused(failed.code, failed.says.format(**words))


def _as_own(actor: Actor, event: str, dossier: str) -> Act:
    """An act of that name as the actor would do it, details left open."""
    act = Act(event, (dossier,) if dossier else (), actor.capacity, NOW, details_unknown=True)
    own = act.event.key is not None and act.event.key.form is Form.MEMBER and actor.member
    return replace(act, keys=(actor.member,)) if own else act


def audiences_of(actor: Actor, event: str) -> tuple[str, ...]:
    """The audiences for which the actor may enter this event, the widest first; those of others' not spelt out."""
    words = [word for row in rows_for(actor.role, event) for word in row.audiences]
    named = {
        "own delegation": [f"delegation:{actor.member}"],
        "own body": [f"body:{body}" for body in actor.bodies],
        "any body": [one for one in sorted(actor.reader) if one.startswith("body:")],
        "any delegation": [one for one in sorted(actor.reader) if one.startswith("delegation:")],
    }
    return tuple(dict.fromkeys(audience for word in words for audience in named.get(word, [word])))


def reader_of(actor: Actor | None) -> Reader:
    """The audiences that somebody may read: the public's, for nobody."""
    return PUBLIC if actor is None else actor.reader


def refused(code: str, text: str) -> Refused:
    """A refusal for one reason."""
    return Refused((Reason(code, text),))
