"""The chapter on the agenda: who proposes, who may ask for a removal, who decides on it, and how early."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from travaux.decision import participation
from travaux.decision.act import Act, Situation
from travaux.decision.findings import Admissible, Ground, Result, Side, ground, rules_silent
from travaux.decision.from_record import last_day
from travaux.decision.question import names
from travaux.decision.situation.document import OUTCOME_NOT_ON_RECORD
from travaux.rulebook.book import RuleBook, RuleBookSilent
from travaux.rulebook.models import AgendaRule
from travaux.rulebook.vocabulary import Actor

_ACTORS: Final[dict[str, tuple[Actor, ...]]] = {
    "delegation": ("any member", "the members", "two members", "any national part"),
    "chair": ("the chair",),
    "body": ("the body", "the council", "the permanent council", "the foreign ministers", "the members"),
    "secretariat": ("the secretary general", "the secretariat", "the depositary"),
}
_EFFECTS: Final = {"removes": "removes it at once", "stays until decided": "leaves it where it is until then"}
#: What a request on which nobody has decided does to an item that is opened: which way it tells, and whether it bars.
_PENDING: Final[dict[str, tuple[Side, Admissible]]] = {
    "removes": ("against", "no"),
    "stays until decided": ("neutral", "yes"),
    "not stated": ("neutral", "not stated"),
}


def _rule(act: Act, situation: Situation, book: RuleBook) -> AgendaRule:
    return book.rule(AgendaRule, body=situation.sits(act), on=situation.day)


def propose(act: Act, situation: Situation, book: RuleBook) -> Result:
    """Whether the author may propose an item, and early enough before the opening."""
    try:
        rule = _rule(act, situation, book)
    except RuleBookSilent as silent:
        return rules_silent(silent)
    right = participation.has_right(act, situation, book, "propose") if act.by.capacity == "delegation" else None
    allowed = among(act, rule.parameters.may_propose)
    told = ground(
        "may propose" if allowed else "may not propose",
        rule,
        "for" if allowed else "against",
        who=act.by,
        actors=names(rule.parameters.may_propose),
    )
    timely = _timely(act, situation, rule)
    grounds = (told, *timely, *(right.grounds if right is not None else ()))
    return Result("none", grounds, admissible=weakest("yes" if allowed else "no", _by_side(timely), right))


def ask_for_removal(act: Act, situation: Situation, book: RuleBook) -> Result:
    """Whether the author may ask that the item be removed; what becomes of the request is somebody's decision."""
    try:
        rule = _rule(act, situation, book)
    except RuleBookSilent as silent:
        return rules_silent(silent)
    actors = rule.parameters.may_ask_for_removal
    if "not stated" in actors:
        asked, admissible = ground("asking for removal not stated", rule), "not stated"
    elif among(act, actors):
        asked, admissible = ground("may ask for removal", rule, "for", who=act.by), "yes"
    else:
        asked = ground("may not ask for removal", rule, "against", who=act.by, actors=names(actors))
        admissible = "no"
    return Result("none", (asked, _decided(rule)), admissible=admissible)  # type: ignore[arg-type]


def remove(act: Act, situation: Situation, book: RuleBook) -> Result:
    """Whether it is the author's to take an item off: whoever the rule names decides, and a request decides nothing."""
    try:
        rule = _rule(act, situation, book)
    except RuleBookSilent as silent:
        return rules_silent(silent)
    actor = rule.parameters.removal_decided_by
    if actor == "not stated":
        return Result("none", (_decided(rule),), admissible="not stated")
    allowed = among(act, (actor,))
    told = _decided(rule, "for" if allowed else "against")
    return Result("none", (told,), admissible="yes" if allowed else "no")


def open_item(act: Act, situation: Situation, book: RuleBook) -> Result:
    """Beginning with an item: a request for its removal on which nobody has decided leaves it where the rule says."""
    document = situation.document(act)
    requests = () if document is None else document.requests
    pending = [one for one in requests if one.outcome == OUTCOME_NOT_ON_RECORD]
    if not pending:
        return Result("none", (ground("for the record"),))
    try:
        rule = _rule(act, situation, book)
    except RuleBookSilent as silent:
        return rules_silent(silent)
    effect = rule.parameters.effect_of_the_request
    side, admissible = _PENDING[effect]
    does = _EFFECTS.get(effect, "has an effect that the rules do not state")
    facts = tuple(cited.address for one in pending for cited in one.happened.refs)
    told = ground("request pending", rule, side, facts=facts, members=names(one.member for one in pending), effect=does)
    return Result("none", (told,), admissible=admissible)


def _decided(rule: AgendaRule, side: str = "neutral") -> Ground:
    actor, effect = rule.parameters.removal_decided_by, rule.parameters.effect_of_the_request
    if actor == "not stated":
        return ground("removal not stated", rule)
    does = _EFFECTS.get(effect, "has an effect that the rules do not state")
    return ground("removal decided by", rule, side, actor=actor, effect=does)  # type: ignore[arg-type]


def among(act: Act, actors: Sequence[Actor]) -> bool:
    """Whether the author is one of the actors that a rule names."""
    return bool(set(_ACTORS[act.by.capacity]) & set(actors))


def _timely(act: Act, situation: Situation, rule: AgendaRule) -> tuple[Ground, ...]:
    """How many days before the opening it comes, where the rule asks for some and the day of the session is known."""
    needed, opening = rule.parameters.deadline_days, opening_day(act, situation)
    if needed is None or opening is None:
        return ()
    days = (opening - situation.day).days
    if days >= needed:
        return (ground("deadline kept", rule, "for", days=days, needed=needed),)
    return (ground("deadline missed", rule, "against", days=days, needed=needed),)


def opening_day(act: Act, situation: Situation) -> date | None:
    """The day for which the session that the act names is planned."""
    session = situation.session(act)
    return None if session is None else last_day(session.planned_for.value, situation.zone)


def _by_side(grounds: Sequence[Ground]) -> Admissible:
    return "no" if any(one.side == "against" for one in grounds) else "yes"


def weakest(*answers: Admissible | Result | None) -> Admissible:
    """The weakest of several answers: one no outweighs everything, and what is not stated outweighs a yes."""
    words = [one.admissible if isinstance(one, Result) else one for one in answers if one is not None]
    return "no" if "no" in words else "not stated" if "not stated" in words else "yes"
