"""The chapter on carrying out: instructions with addressee and due date, plans, and the chair's hand-over."""

from travaux.decision.act import Act, Situation
from travaux.decision.findings import Admissible, Ground, Missing, Result, ground, rules_silent
from travaux.record.values import NONE, UNKNOWN
from travaux.rulebook.book import RuleBook, RuleBookSilent
from travaux.rulebook.models import ChairmanshipRule, FollowUpRule


def instruct(act: Act, situation: Situation, book: RuleBook) -> Result:
    """An instruction is held against what the rule says one must name."""
    try:
        rule = book.rule(FollowUpRule, body=situation.sits(act), on=situation.day)
    except RuleBookSilent as silent:
        return rules_silent(silent)
    grounds = (_addressee(act, rule), _due(act, rule))
    missing = tuple(
        Missing(what)
        for one, what in zip(grounds, ("an addressee", "a due date"), strict=True)
        if one.side == "against"
    )
    admissible: Admissible = "no" if missing else "yes"
    return Result("none", grounds, missing=missing, admissible=admissible)


def _addressee(act: Act, rule: FollowUpRule) -> Ground:
    if act.value.get("to", UNKNOWN) not in {UNKNOWN, NONE}:
        return ground("addressee given", rule, "for")
    side = "against" if rule.parameters.instruction.addressee == "required" else "neutral"
    return ground("addressee missing", rule, side)  # type: ignore[arg-type]


def _due(act: Act, rule: FollowUpRule) -> Ground:
    due = act.value.get("due", NONE)
    if due not in {UNKNOWN, NONE}:
        return ground("due date given", rule, "for", due=due)
    if rule.parameters.instruction.due_date == "required":
        return ground("due date missing", rule, "against")
    return ground("due date open", rule)


def plan(act: Act, situation: Situation, book: RuleBook) -> Result:
    """A plan is told after what, by whom and with whose agreement it is drawn up."""
    try:
        rule = book.rule(FollowUpRule, body=situation.sits(act), on=situation.day)
    except RuleBookSilent as silent:
        return rules_silent(silent)
    terms = rule.parameters.plan
    if terms is None:
        return Result("none", (ground("for the record", rule),))
    fields = {"after": terms.after, "drafted": terms.drafted_by, "agreed": terms.agreed_by}
    return Result("none", (ground("plan", rule, "for", fields=fields),))


def hand_over(act: Act, situation: Situation, book: RuleBook) -> Result:
    """When the chair is handed over and who decides it, by the rule of the day."""
    try:
        rule = book.rule(ChairmanshipRule, body=situation.sits(act), on=situation.day)
    except RuleBookSilent as silent:
        return rules_silent(silent)
    fields = {"hand_over": rule.parameters.hand_over, "actor": rule.parameters.decided_by}
    return Result("none", (ground("chair handed over", rule, "for", fields=fields),))
