"""The chapter on carrying out: instructions with addressee and due date, plans, and the chair's hand-over."""

from travaux.decision.act import Act, Situation
from travaux.decision.agenda import among, weakest
from travaux.decision.findings import Admissible, Ground, Missing, Result, ground, rules_silent
from travaux.decision.from_record import day_of
from travaux.decision.situation.instructions import EXTENDED, GIVEN, Instruction
from travaux.record.times import zone_named
from travaux.record.values import NONE, UNKNOWN
from travaux.rulebook.book import RuleBook, RuleBookSilent
from travaux.rulebook.models import ChairmanshipRule, FollowUpRule
from travaux.rulebook.vocabulary import Actor


def instruct(act: Act, situation: Situation, book: RuleBook) -> Result:
    """An instruction is held against what the rule says one must name."""
    try:
        rule = book.rule(FollowUpRule, body=situation.sits(act), on=situation.day)
    except RuleBookSilent as silent:
        return rules_silent(silent)
    grounds = (_addressee(act, rule), _due(act, rule))
    interim = act.value.get("interim", NONE)
    asked = (ground("interim report asked", rule, day=interim),) if interim not in {UNKNOWN, NONE} else ()
    missing = tuple(
        Missing(what)
        for one, what in zip(grounds, ("an addressee", "a due date"), strict=True)
        if one.side == "against"
    )
    admissible: Admissible = "no" if missing else "yes"
    return Result("none", (*grounds, *asked), missing=missing, admissible=admissible)


def extend(act: Act, situation: Situation, book: RuleBook) -> Result:
    """More time for an instruction: which one is meant, and whose it is to give."""
    return _later(act, situation, book, "more time for an instruction")


def take_off(act: Act, situation: Situation, book: RuleBook) -> Result:
    """Taking an instruction off control: which one is meant, and whose it is to do."""
    return _later(act, situation, book, "taking an instruction off control")


def _later(act: Act, situation: Situation, book: RuleBook, what: str) -> Result:
    try:
        rule = book.rule(FollowUpRule, body=situation.sits(act), on=situation.day)
    except RuleBookSilent as silent:
        return rules_silent(silent)
    terms = rule.parameters.instruction
    actor = terms.extension_by if act.kind == EXTENDED else terms.taken_off_control_by
    by_whom = _whose(act, rule, actor, what)
    meant = _meant(act, situation)
    if meant is None:
        none = Result("none", (ground("instruction not on record", None, "against"),), admissible="no")
        grounds, missing = (*none.grounds, *by_whom.grounds), (Missing("the instruction"),)
        return Result("none", grounds, missing=missing, admissible=weakest(none, by_whom))
    fields = {"day": day_of(meant.fact.happened.hi, zone_named(situation.zone)).isoformat(), "due": meant.due_now}
    told = ground("instruction meant", facts=(meant.fact.address,), fields=fields)
    return Result("none", (told, *by_whom.grounds), admissible=by_whom.admissible)


def _whose(act: Act, rule: FollowUpRule, actor: Actor, what: str) -> Result:
    if actor == "not stated":
        return Result("none", (ground("end not stated", rule, what=what),), admissible="not stated")
    if among(act, (actor,)):
        return Result("none", (ground("end decided by", rule, "for", fields={"actor": actor, "what": what}),))
    fields = {"actor": actor, "what": what, "who": act.by}
    return Result("none", (ground("end not theirs", rule, "against", fields=fields),), admissible="no")


def _meant(act: Act, situation: Situation) -> Instruction | None:
    """The instruction that an act is of: that of its number, else the last one given that is under control."""
    state = situation.document(act) or situation.plan(act)
    running = [] if state is None else [one for one in state.instructions if one.event in GIVEN and not one.off_control]
    number = str(act.value.get("number", ""))
    if number not in {"", UNKNOWN, NONE}:
        running = [one for one in running if one.number == number]
    return running[-1] if running else None


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
