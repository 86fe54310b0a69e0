"""The chapter on participation: what a member may do by its standing, and what its declarations change."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Final, get_args

from travaux.decision.act import Act, Situation
from travaux.decision.findings import Missing, Result, ground, rules_silent
from travaux.decision.from_record import last_day
from travaux.record.values import UNKNOWN
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import ParticipationRule
from travaux.rulebook.vocabulary import MembershipState, ParticipationState, Right

_DECLARED: Final[dict[str, ParticipationState]] = {
    "participation suspension announced": "announced",
    "participation suspension notified": "notified",
    "participation suspension acknowledged": "acknowledged",
    "participation resumed": "resumed",
}

_STEPS: Final = {"suspended by the council": "suspension", "expelled": "expulsion"}
_STEPS_TOLD: Final = {
    "suspended by the council": "suspended by the council",
    "expelled": "expelled",
    "vote withdrawn": "deprived of its vote as a sanction",
}


def rule(act: Act, situation: Situation, book: RuleBook) -> ParticipationRule | None:
    """The rule on participation that holds on the day of the act, None where the book has none."""
    return book.rule_or_none(ParticipationRule, body=situation.sits(act), on=situation.day)


def _silent(act: Act, situation: Situation, book: RuleBook) -> Result:
    """The answer where the book has no rule of the chapter."""
    nothing = book.silence(ParticipationRule, body=situation.sits(act), on=situation.day)
    return rules_silent(nothing)


def _unstated(code: str, found: ParticipationRule, **fields: object) -> Result:
    """The answer where there is a rule, and it does not speak of this."""
    return Result("none", (ground(code, found, fields=fields),), admissible="not stated")


def may(right: Right) -> Callable[[Act, Situation, RuleBook], Result]:
    """A rule function: whether the member that acts has a right, by the table of rights and its membership that day."""

    def rights(act: Act, situation: Situation, book: RuleBook) -> Result:
        return has_right(act, situation, book, right)

    return rights


def has_right(act: Act, situation: Situation, book: RuleBook, right: Right) -> Result:
    """Whether the member for which the act speaks has a right that day."""
    found, seat = rule(act, situation, book), situation.seat(act.speaks_for)
    if found is None:
        return _silent(act, situation, book)
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
        return _silent(act, situation, book)
    state = _DECLARED[act.kind]
    row = found.parameters.standing(state)
    if row is None or row.provided_for == "not stated":
        return _unstated("declaration not stated", found, state=state)
    if row.provided_for == "yes":
        return Result("none", (ground("for the record", found, "for"),))
    return Result("none", (ground("not provided for", found, "against", state=state),), admissible="no")


def withdraw(act: Act, situation: Situation, book: RuleBook) -> Result:
    """Notice of withdrawal: in writing, to whom, how many months ahead."""
    found = rule(act, situation, book)
    if found is None:
        return _silent(act, situation, book)
    terms = found.parameters.withdrawal
    if terms is None:
        return _unstated("notice not stated", found)
    fields = {"months": terms.notice_months, "actor": terms.notice_to, "obligations": terms.obligations}
    told = ground("notice", found, "for", fields=fields)
    earliest = _months_after(situation.day, terms.notice_months)
    effective = last_day(act.value.get("effective", UNKNOWN), situation.zone)
    if effective is None or effective >= earliest:
        return Result("none", (told,))
    days = {"effective": effective, "months": terms.notice_months, "earliest": earliest}
    return Result("none", (told, ground("notice too short", found, "against", fields=days)), admissible="no")


def _months_after(day: date, months: int) -> date:
    """The same day of a later month, or the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def sanction(act: Act, situation: Situation, book: RuleBook) -> Result:
    """Suspension and expulsion are the others' to decide, and arrears need their years before the vote is withdrawn."""
    found = rule(act, situation, book)
    if found is None:
        return _silent(act, situation, book)
    if act.kind == "vote withdrawn" and act.value.get("ground") != "sanction":
        return _arrears(act, situation, found)
    if act.value.get("ground") == "own request":
        return _unstated("own request not stated", found)
    terms = found.parameters.sanction
    if terms is None or _STEPS.get(act.kind) not in terms.steps:
        return _unstated("sanction not stated", found, what=_STEPS_TOLD[act.kind])
    fields = {"actor": terms.decided_by, "what": _STEPS_TOLD[act.kind], "on_what": terms.on_what}
    return Result("none", (ground("decided by", found, "for", fields=fields),))


def _arrears(act: Act, situation: Situation, found: ParticipationRule) -> Result:
    terms, seat = found.parameters.arrears, situation.seat(act.speaks_for)
    if terms is None:
        return _unstated("arrears not stated", found)
    owed = None if seat is None else seat.years_owed
    if owed is None:
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
