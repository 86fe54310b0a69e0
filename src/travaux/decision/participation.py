"""The chapter on participation: what a member may do by its standing, and what its declarations change."""

from collections.abc import Callable, Iterator
from typing import Final, get_args

from travaux.decision.act import Act, Situation
from travaux.decision.findings import Admissible, Ground, Missing, Result, ground
from travaux.rulebook.book import RuleBook, RuleBookSilent
from travaux.rulebook.models import ParticipationRule
from travaux.rulebook.vocabulary import MembershipState, ParticipationState, Right

_DECLARED: Final[dict[str, ParticipationState]] = {
    "participation suspension announced": "announced",
    "participation suspension notified": "notified",
    "participation suspension acknowledged": "acknowledged",
    "participation resumed": "resumed",
}


def rule(act: Act, situation: Situation, book: RuleBook) -> ParticipationRule | None:
    """The rule on participation that holds on the day of the act, None where the book has none."""
    try:
        return book.rule(ParticipationRule, body=situation.sits(act), on=situation.day)
    except RuleBookSilent:
        return None


def silent(act: Act, situation: Situation, book: RuleBook, kind: type[ParticipationRule]) -> Result:
    """The answer where the book has no rule of the chapter."""
    try:
        book.rule(kind, body=situation.sits(act), on=situation.day)
    except RuleBookSilent as nothing:
        return Result("none", (ground("rules silent", message=str(nothing)),), admissible="not stated")
    return Result("none", ())


def may(right: Right) -> Callable[[Act, Situation, RuleBook], Result]:
    """A rule function: whether the member that acts has a right, by the table of rights and its membership that day."""

    def rights(act: Act, situation: Situation, book: RuleBook) -> Result:
        return has_right(act, situation, book, right)

    return rights


def has_right(act: Act, situation: Situation, book: RuleBook, right: Right) -> Result:
    """Whether the member for which the act speaks has a right that day."""
    found, seat = rule(act, situation, book), situation.seat(act.speaks_for)
    if found is None:
        return silent(act, situation, book, ParticipationRule)
    state = "not on record" if seat is None else seat.membership.state
    row = found.parameters.standing(state) if state in get_args(MembershipState) else None  # type: ignore[arg-type]
    stated = "not stated" if row is None else row.may(right)
    fields = {"member": act.speaks_for or "the member", "state": state, "right": right}
    facts = () if seat is None or seat.membership.since is None else (seat.membership.since.address,)
    if stated == "yes":
        return Result("none", (ground("right", found, "for", facts=facts, fields=fields),))
    if stated == "no":
        return Result(
            "none", (ground("right withheld", found, "against", facts=facts, fields=fields),), admissible="no"
        )
    return Result("none", (ground("right not stated", found, facts=facts, fields=fields),), admissible="not stated")


def declare(act: Act, situation: Situation, book: RuleBook) -> Result:
    """A member's own declaration on its participation: whether the texts know such a state at all."""
    found = rule(act, situation, book)
    if found is None:
        return silent(act, situation, book, ParticipationRule)
    state = _DECLARED[act.kind]
    row = found.parameters.standing(state)
    if row is not None and row.provided_for == "yes":
        return Result("none", (ground("for the record", found, "for"),))
    admissible: Admissible = "not stated" if row is None else row.provided_for
    return Result("none", (ground("not provided for", found, "against", state=state),), admissible=admissible)


def withdraw(act: Act, situation: Situation, book: RuleBook) -> Result:
    """Notice of withdrawal: in writing, to whom, how many months ahead."""
    found = rule(act, situation, book)
    terms = None if found is None else found.parameters.withdrawal
    if found is None or terms is None:
        return silent(act, situation, book, ParticipationRule)
    fields = {"months": terms.notice_months, "actor": terms.notice_to, "obligations": terms.obligations}
    return Result("none", (ground("notice", found, "for", fields=fields),))


def sanction(act: Act, situation: Situation, book: RuleBook) -> Result:
    """Suspension and expulsion are the others' to decide, and arrears need their years before the vote is withdrawn."""
    found = rule(act, situation, book)
    if found is None:
        return silent(act, situation, book, ParticipationRule)
    if act.kind == "vote withdrawn" and act.value.get("ground", "arrears") == "arrears":
        return _arrears(act, situation, found)
    return Result("none", tuple(_steps(found, act)))


def _steps(found: ParticipationRule, act: Act) -> Iterator[Ground]:
    terms = found.parameters.sanction
    if terms is not None:
        yield ground("decided by", found, "for", actor=terms.decided_by, what=act.kind, on_what=terms.on_what)


def _arrears(act: Act, situation: Situation, found: ParticipationRule) -> Result:
    terms, seat = found.parameters.arrears, situation.seat(act.speaks_for)
    owed = seat.arrears_years.value if seat is not None else None
    if terms is None:
        return Result("none", (ground("right not stated", found, fields=_withdrawing(act)),), admissible="not stated")
    if not isinstance(owed, int):
        due = ground("arrears too short", found, years=terms.years, owed="none")
        return Result(
            "none", (due,), missing=(Missing("the years of arrears", act.speaks_for),), admissible="not stated"
        )
    facts = tuple(cited.address for cited in seat.arrears_years.refs) if seat is not None else ()
    if owed < terms.years:
        short = ground("arrears too short", found, "against", facts=facts, years=terms.years, owed=owed)
        return Result("none", (short,), admissible="no")
    fields = {"years": terms.years, "actor": terms.decided_by, "owed": owed}
    return Result("none", (ground("arrears, decision due", found, "for", facts=facts, fields=fields),))


def _withdrawing(act: Act) -> dict[str, object]:
    return {"member": act.speaks_for, "state": "not told", "right": "be deprived of its vote"}
