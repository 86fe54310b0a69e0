"""The chapter on signature: slots, refusals, what is still to come, and joining or declining afterwards."""

from collections.abc import Iterator

from travaux.decision.electorate import participation_rule, without_anybody
from travaux.decision.findings import BoundWord, Ground, Missing, Result, Side, ground
from travaux.decision.question import AWAY, Position, Question, names
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import SignatureRule

_REFUSALS: dict[str, tuple[str, Side]] = {
    "not adopted": ("refusal leaves it unadopted", "against"),
    "not bound": ("refusal, not bound", "neutral"),
    "returned for finalisation": ("refusal returns it", "against"),
    "not stated": ("refusal not provided for", "neutral"),
}


def collect(question: Question, rule: SignatureRule, book: RuleBook) -> Result:
    """How far the collecting of signatures has come: adopted when all that are needed are there, open until then."""
    if rule.parameters.slots == "the chair":
        told = ground("chair to sign not told", rule)
        return Result("indeterminate", (told,), missing=(Missing("who chairs"),), admissible="not stated")
    slots = slots_of(question, rule, book)
    nobody = without_anybody(question, rule, slots, "sign")
    if nobody is not None:
        return nobody
    done = {"signed": _who(question, slots, "signed"), "refused": _who(question, slots, "refused")}
    refused = tuple(_refusals(question, rule, done["refused"]))
    if any(one.side == "against" for one in refused):
        return Result("not adopted", refused, dict.fromkeys(slots, "not bound"))
    released = set(done["refused"]) if rule.parameters.refusal == "not bound" else set()
    due = [slot for slot in slots if slot not in released]
    needed = max(1, len(due)) if rule.parameters.needed == "all" else rule.parameters.needed
    if len(done["signed"]) >= needed:
        complete = ground("signatures complete", rule, "for", roll=slots, needed=needed)
        binds: dict[str, BoundWord] = {slot: "bound" if slot in done["signed"] else "may join" for slot in slots}
        return Result("adopted", (*refused, complete), binds)
    waiting = [slot for slot in due if slot not in done["signed"]]
    if len(done["signed"]) + len(waiting) < needed:
        counted = {"signed": len(done["signed"]), "needed": needed, "members": names(waiting)}
        lost = ground("signatures out of reach", rule, "against", roll=slots, fields=counted)
        return Result("not adopted", (*refused, lost), dict.fromkeys(slots, "not bound"))
    fields = {"signed": len(done["signed"]), "needed": needed, "members": names(waiting), "deadline": _deadline(rule)}
    facts = [fact for slot in slots for fact in question.position(slot).facts]
    outstanding = ground("signatures outstanding", rule, facts=facts, roll=slots, fields=fields)
    return Result("open", (*refused, outstanding), missing=tuple(Missing("its signature", slot) for slot in waiting))


def refusals(question: Question, book: RuleBook) -> tuple[Ground, ...]:
    """What the chapter on signature says of each refusal to sign; nothing where the book has no such rule."""
    where = {"body": question.body, "item_class": question.item_class, "on": question.on}
    rule = book.rule_or_none(SignatureRule, **where)  # type: ignore[arg-type]
    if rule is None:
        return ()
    refused = [position.member for position in question.positions if position.signature == "refused"]
    return tuple(_refusals(question, rule, refused))


def slots_of(question: Question, rule: SignatureRule, book: RuleBook) -> tuple[str, ...]:
    """The members that sign: all on the roll, or those that took part, to whom the table of rights gives a signature.

    Nobody is told where the chair signs, since a question does not say who chairs.
    """
    if rule.parameters.slots == "the chair":
        return ()
    rights = participation_rule(question, book)

    def may_sign(membership: str) -> bool:
        row = None if rights is None else rights.parameters.standing(membership)  # type: ignore[arg-type]
        return row is None or row.may("sign") != "no"

    able = tuple(seat.member for seat in question.roll if may_sign(seat.membership))
    if rule.parameters.slots == "each member":
        return able
    return tuple(member for member in able if _took_part(question.position(member)))


def _took_part(position: Position) -> bool:
    """Whether a member was there, or said or signed anything."""
    if position.presence in AWAY:
        return False
    return any((position.presence, position.ballot, position.stance, position.signature))


def _who(question: Question, slots: tuple[str, ...], done: str) -> list[str]:
    return [slot for slot in slots if question.position(slot).signature == done]


def _refusals(question: Question, rule: SignatureRule, refused: list[str]) -> Iterator[Ground]:
    code, side = _REFUSALS[rule.parameters.refusal]
    for member in refused:
        yield ground(code, rule, side, facts=question.position(member).facts, member=member)


def _deadline(rule: SignatureRule) -> str:
    match rule.parameters.deadline:
        case "none":
            return "and there is no deadline"
        case "not stated":
            return "and the rules state no deadline"
        case days:
            return f"within {days} days"
