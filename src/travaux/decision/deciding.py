"""Acts of deciding and signing: each is held against the finding on the question itself, as the record has it."""

from collections.abc import Iterator
from dataclasses import replace

from msgspec import structs

from travaux.decision import adoption, notice, participation, quorum
from travaux.decision.act import Act, Situation
from travaux.decision.agenda import weakest
from travaux.decision.electorate import Electorate
from travaux.decision.findings import Finding, Ground, Missing, Result, ground, rules_silent
from travaux.decision.from_record import question_from, silence_as_opened, way_of
from travaux.decision.question import Position, Question, Seat, SilenceAnswer
from travaux.decision.situation import SessionState
from travaux.record.times import zone_named
from travaux.record.values import RESERVED, UNKNOWN
from travaux.rulebook.book import RuleBook, RuleBookSilent
from travaux.rulebook.models import SignatureRule


def the_finding(act: Act, situation: Situation, book: RuleBook) -> Finding | None:
    """The finding on the document that an act is about; None where no document or no roll is in the situation."""
    document, roll = situation.document(act), situation.roll
    if document is None or roll is None:
        return None
    zone = zone_named(situation.zone)
    question = question_from(document, roll, situation.session(act), as_of=situation.day, zone=zone)
    return adoption.find(_as_put(question, act, situation), book)


def _as_put(question: Question, act: Act, situation: Situation) -> Question:
    """The question as the act itself puts it: its mode, its class, its day, its moment."""
    mode, nature = act.value.get("mode"), act.value.get("nature")
    changed: dict[str, object] = {"body": situation.sits(act), "on": situation.day, "now": situation.on}
    changed["calendar"] = situation.calendar
    changed |= _way(question, act, situation)
    against = act.value.get("against")
    if against is not None and against not in RESERVED:
        changed["concerned"] = against
    if mode == "procedural" or nature is not None:
        changed["item_class"] = nature or "procedural"
    if mode not in {None, "unknown", "none", "procedural"}:
        changed["mode"] = mode
    if act.kind in {"adopted", "not adopted", "signature completed"}:
        changed["closed"] = act.kind != "signature completed"
    return replace(question, **changed)  # type: ignore[arg-type]


def _way(question: Question, act: Act, situation: Situation) -> dict[str, object]:
    """Some acts are a way of deciding by themselves: silence opened or broken, signatures that are all there."""
    match act.kind:
        case "silence opened":
            return {"mode": "silence", "silence": silence_as_opened(act.value, zone_named(situation.zone))}
        case "silence broken":
            by = SilenceAnswer(act.speaks_for or UNKNOWN, "objection", at=situation.on)
            put = question.silence
            return {"mode": "silence", "silence": put and replace(put, answers=(*put.answers, by))}
        case "signature completed":
            return {"mode": "signature"}
        case _:
            return {}


def put(act: Act, situation: Situation, book: RuleBook) -> Result:
    """Putting a question: whether it can be put, and how it stands with what is on record."""
    found = the_finding(act, situation, book)
    if found is None:
        return Result("none", (ground("for the record"),))
    if act.kind == "silence opened" and found.outcome == "adopted":
        late = ground("silence too short", None, "against", expires=act.value.get("expires"))
        return Result("cannot be put", (late,), admissible="no")
    length = notice.silence_length(act, situation, book) if act.kind == "silence opened" else None
    grounds = (*found.grounds, *(length.grounds if length is not None else ()))
    admissible = weakest(found.admissible, length)
    return Result(found.outcome, grounds, found.bound, found.missing, admissible, found.readings)


def announce(act: Act, situation: Situation, book: RuleBook) -> Result:
    """Announcing an outcome: the finding on the question stands beside it, the same or another."""
    found = the_finding(act, situation, book)
    if found is None:
        return Result("none", (ground("for the record"),))
    wanted = {"silence broken": "not adopted", "signature completed": "adopted"}.get(act.kind, act.kind)
    same = found.outcome == wanted
    told = ground(
        "outcome agrees" if same else "outcome differs", None, "for" if same else "against", outcome=found.outcome
    )
    admissible = found.admissible if same else "not stated" if found.outcome == "indeterminate" else "no"
    return Result(found.outcome, (told, *found.grounds), found.bound, found.missing, admissible, found.readings)


def open_session(act: Act, situation: Situation, book: RuleBook) -> Result:
    """Opening a session: its quorum to open, from the delegations that are told to be there."""
    session, roll = situation.session(act), situation.roll
    if session is None or roll is None:
        return Result("none", (ground("for the record"),))
    body = situation.sits(act)
    seats = tuple(Seat(row.member) for row in roll.sitting(body))
    if not seats:
        told = ground("roll not on record", on=situation.day.isoformat())
        return Result("none", (told,), missing=(Missing("the roll of the day"),), admissible="not stated")
    there = {row.member: row.presence.value for row in session.attendance}
    ways = {row.member: way_of(row) for row in session.attendance}
    positions = tuple(
        Position(member, presence=presence, attended=ways[member])  # type: ignore[arg-type]
        for member, presence in there.items()
    )
    question = Question(body, situation.day, seats, positions=positions)
    result = quorum.to_open(question, Electorate(seats, seats, seats, ()), book)
    substitutes = tuple(_substitutes(session))
    grounds = (*result.grounds, *substitutes) or (ground("for the record"),)
    return structs.replace(result, grounds=grounds)


def _substitutes(session: SessionState) -> Iterator[Ground]:
    """Who stands in for a member that is there."""
    for row in session.attendance:
        if row.presence.value == "present" and way_of(row) == "represented":
            facts = tuple(cited.address for cited in row.refs)
            yield ground("represented", facts=facts, member=row.member, rank=row.rank.value)


def sign(act: Act, situation: Situation, book: RuleBook) -> Result:
    """Signing: a right of members, by the table of rights."""
    return participation.has_right(act, situation, book, "sign")


def join(act: Act, situation: Situation, book: RuleBook) -> Result:
    """Joining or declining afterwards: whether the chapter on signature foresees it, and the member can be bound."""
    try:
        rule = book.rule(SignatureRule, body=situation.sits(act), on=situation.day)
    except RuleBookSilent as silent:
        return rules_silent(silent)
    joining = act.kind == "joined"
    bindable = participation.has_right(act, situation, book, "be bound") if joining else None
    if bindable is not None and bindable.admissible == "no":
        return bindable
    stated = rule.parameters.may_join_later if joining else rule.parameters.may_decline_later
    what = "join" if joining else "decline"
    if stated == "yes":
        return Result("none", (ground(f"may {what} later", rule, "for"),))
    code = "joining not foreseen" if stated == "not stated" else "joining ruled out"
    side = "neutral" if stated == "not stated" else "against"
    return Result("none", (ground(code, rule, side, what=what),), admissible=stated)  # type: ignore[arg-type]
