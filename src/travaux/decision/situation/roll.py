"""The roll: membership and participation of every member on one day."""

from collections.abc import Sequence
from dataclasses import dataclass

from travaux.decision.situation.claims import Claim, Remark, certain_of, claim, latest, pick, remarks
from travaux.decision.situation.held import Seats, Weights, groups_of, runs, seats_of, weights_of
from travaux.decision.situation.member import Participation, membership_of, participation_of
from travaux.decision.situation.state import DossierState, Stage, header
from travaux.decision.states.machine import NOT_ON_RECORD
from travaux.decision.states.standing import MEMBERS
from travaux.record.dossiers import kind_of, slug_of
from travaux.record.fold import Folded, Told
from travaux.record.values import RESERVED, count_range


@dataclass(frozen=True)
class RollRow:
    """One member on the roll; `seats` are the bodies in which it holds one for a term, each with its group."""

    member: str
    dossier: str
    membership: Stage
    participation: Participation
    arrears_years: Claim
    aside_at_own_request: bool = False
    waived: bool = False
    seats: Seats = ()
    weights: Weights = ()
    groups: tuple[str, ...] = ()

    @property
    def years_owed(self) -> int | None:
        """The years of arrears that are told at least: "more than 2" are three. None where no number is told."""
        years = self.arrears_years.value
        return None if years is None or isinstance(years, list) or years in RESERVED else count_range(years)[0]

    @property
    def belongs(self) -> bool:
        """Whether it is a member that day, with or without its rights, and not aside at its own request."""
        return self.membership.state in MEMBERS and not self.aside_at_own_request

    def sits(self, body: str, *, by_term: bool) -> bool:
        """Whether it sits in a body (a dossier); where there are terms, who holds a seat and did not leave."""
        if not by_term:
            return self.belongs
        return any(one == body for one, _ in self.seats) and (self.belongs or self.membership.state == NOT_ON_RECORD)


@dataclass(frozen=True)
class RollState(DossierState):
    """All whom the record knows as member, candidate or former member; `members` are those who belong that day.

    `with_terms` are the bodies in which seats are held for a term.
    """

    rows: tuple[RollRow, ...]
    members: tuple[str, ...]
    listings: tuple[Remark, ...]
    with_terms: tuple[str, ...] = ()

    def sitting(self, body: str) -> tuple[RollRow, ...]:
        """Who sits in a body, named by its slug: who holds a seat where terms are told of it, else who belongs."""
        dossier = f"{self.dossier.partition('/')[0]}/body/{body}"
        return tuple(row for row in self.rows if row.sits(dossier, by_term=dossier in self.with_terms))


def roll_state(dossier: str, folded: Folded) -> RollState:
    """The state of the roll; a fact counts for the members whose dossiers it is about."""
    facts = certain_of(folded, dossier)
    by_member: dict[str, list[Told]] = {}
    for told in facts:
        for about in told.fact.about:
            if kind_of(about) == "member":
                by_member.setdefault(about, []).append(told)
    rows = tuple(row_of(member, by_member[member], folded) for member in sorted(by_member))
    return RollState(
        *header(dossier, folded),
        rows=rows,
        members=tuple(row.member for row in rows if row.belongs),
        listings=remarks(pick(facts, "listed")),
        with_terms=tuple(dict.fromkeys(body for told in pick(facts, "seat taken") for body in told.keys)),
    )


def row_of(dossier: str, facts: Sequence[Told], folded: Folded) -> RollRow:
    """One member as its own facts have it, in order of happening."""
    membership = membership_of(facts, folded.disputes)
    suspended = claim(latest(pick(facts, "suspended by the council")), "ground")
    return RollRow(
        slug_of(dossier),
        dossier,
        membership,
        participation_of(facts, membership.state),
        claim(latest(pick(facts, "arrears reported")), "years"),
        membership.state == "suspended by the council" and suspended.value == "own request",
        any(runs(told, folded.dials.on) for told in latest(pick(facts, "arrears waived"))),
        seats_of(facts, folded.dials.on),
        weights_of(facts, folded.dials.on),
        groups_of(facts, folded.dials.on),
    )
