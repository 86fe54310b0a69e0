"""One door for every act: authority, form, the table of states, then the chapter that answers for it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from msgspec import structs

from travaux.decision import (
    agenda,
    agreeing,
    deciding,
    exercise,
    follow_up,
    kept_silence,
    notice,
    participation,
    ruling,
)
from travaux.decision.act import Act, Capacity, Situation, reads
from travaux.decision.findings import Finding, Ground, Missing, Result, finding, ground
from travaux.decision.question import names
from travaux.decision.situation.rulings import RULING
from travaux.decision.states import CHAIRMANSHIP, DOCUMENT, ITEM, MEASURE, MEMBERSHIP, SESSION, Machine
from travaux.decision.states.machine import NOT_ON_RECORD, deciding_value
from travaux.record.values import RESERVED
from travaux.rulebook.book import RuleBook

Chapter = Callable[[Act, Situation, RuleBook], Result]

_MEMBER: Final[frozenset[Capacity]] = frozenset({"delegation", "secretariat"})
_ANYBODY: Final[frozenset[Capacity]] = frozenset({"delegation", "chair", "secretariat"})
_CHAIR: Final[frozenset[Capacity]] = frozenset({"chair"})
_BODY: Final[frozenset[Capacity]] = frozenset({"chair", "body"})
_OFFICE: Final[frozenset[Capacity]] = frozenset({"secretariat"})
_TABLE: Final[frozenset[Capacity]] = frozenset({"chair", "body", "secretariat"})


#: An item in one of these states is before no body, whatever has become of its text.
_OFF_THE_AGENDA: Final = frozenset({"removed", "merged", "withdrawn"})


@dataclass(frozen=True)
class Row:
    """Which chapter answers for a kind of act, and in which capacities it can be done."""

    chapter: Chapter
    capacities: frozenset[Capacity]


def for_the_record(act: Act, situation: Situation, book: RuleBook) -> Result:
    """What the rules have nothing to say of: it is entered, and changes nobody's rights."""
    del act, situation, book
    return Result("none", (ground("for the record"),))


def _rows(chapter: Chapter, capacities: frozenset[Capacity], *events: str) -> dict[str, Row]:
    return {event: Row(chapter, capacities) for event in events}


RULES: Final[Mapping[str, Row]] = MappingProxyType(
    {
        # membership
        **_rows(for_the_record, _MEMBER, "accession applied for", "suspension requested"),
        **_rows(for_the_record, _TABLE, "membership began", "membership ended", "membership restored"),
        **_rows(for_the_record, _BODY, "suspension lifted", "vote restored", "arrears waived"),
        **_rows(participation.withdraw, _MEMBER, "withdrawal notified"),
        **_rows(participation.sanction, _BODY, "suspended by the council", "expelled", "vote withdrawn"),
        # participation beside it
        **_rows(
            participation.declare,
            _MEMBER,
            "participation suspension announced",
            "participation suspension notified",
            "participation resumed",
        ),
        **_rows(participation.declare, _TABLE, "participation suspension acknowledged"),
        **_rows(
            for_the_record,
            _MEMBER,
            "formal notice given",
            "absence announced",
            "appeal made",
            "contribution withheld",
            "no objection declared",
            "absence meant",
            "consideration announced",
            "communication registered",
            "communication answered",
            "mandate given",
            "mandate ended",
        ),
        **_rows(for_the_record, _ANYBODY, "paper attached"),
        # sessions and posts
        **_rows(for_the_record, _TABLE, "session scheduled", "session postponed", "session cancelled", "agenda agreed"),
        **_rows(notice.convene, _CHAIR, "session convened"),
        **_rows(for_the_record, _CHAIR, "session closed", "part opened"),
        **_rows(deciding.open_session, _CHAIR, "session opened"),
        **_rows(participation.may("attend"), _MEMBER, "delegation notified"),
        **_rows(for_the_record, _OFFICE, "session held", "record certified", "attendance", "minutes drawn up"),
        **_rows(for_the_record, _TABLE, "named", "appointed", "took office", "left office"),
        **_rows(follow_up.hand_over, _TABLE, "chairmanship began", "chairmanship ended"),
        # the text
        **_rows(for_the_record, _MEMBER, "drafted", "withdrawn"),
        **_rows(for_the_record, _TABLE, "circulated", "tabled", "lapsed"),
        **_rows(for_the_record, _TABLE, "clause drafted", "clause removed", "round opened"),
        **_rows(agreeing.agree_in_general, _TABLE, "agreed in general", "round closed"),
        **_rows(for_the_record, _BODY, "taken note of", "repealed"),
        **_rows(kept_silence.object_, _MEMBER, "objection raised"),
        **_rows(kept_silence.amend, _MEMBER, "amendment proposed"),
        **_rows(participation.may("speak"), _MEMBER, "stance recorded", "clause stance recorded"),
        **_rows(
            follow_up.instruct,
            _BODY,
            "returned for finalisation",
            "resubmission instructed",
            "agreement instructed",
            "instruction given",
        ),
        **_rows(follow_up.extend, _BODY, "instruction extended"),
        **_rows(follow_up.take_off, _BODY, "taken off control"),
        # the agenda
        **_rows(agenda.propose, _ANYBODY, "item proposed"),
        **_rows(for_the_record, _TABLE, "item included", "item deferred", "item merged"),
        **_rows(agenda.ask_for_removal, _MEMBER, "removal requested"),
        **_rows(agenda.remove, _TABLE, "item removed", "removal refused"),
        **_rows(for_the_record, _CHAIR, "item not taken"),
        **_rows(agenda.open_item, _CHAIR, "item opened"),
        **_rows(ruling.rule, _BODY, RULING),
        # deciding
        **_rows(deciding.put, _CHAIR, "put to decision", "silence opened"),
        **_rows(kept_silence.extend, _CHAIR, "silence extended"),
        **_rows(deciding.announce, _BODY, "adopted", "not adopted"),
        **_rows(deciding.announce, _CHAIR, "silence broken"),
        **_rows(participation.may("vote"), _MEMBER, "ballot cast"),
        # signing
        **_rows(for_the_record, _TABLE, "signature opened"),
        **_rows(deciding.sign, _MEMBER, "signed", "signature refused"),
        **_rows(deciding.announce, _OFFICE, "signature completed"),
        **_rows(for_the_record, _OFFICE, "entered into force", "certified copy sent"),
        **_rows(for_the_record, _MEMBER, "ratified"),
        **_rows(deciding.join, _MEMBER, "joined", "declined to join"),
        # carrying out
        **_rows(follow_up.plan, _TABLE, "plan drawn up", "plan considered"),
        **_rows(for_the_record, _TABLE, "measure planned", "measure reported", "count reported"),
        # the record itself
        **_rows(
            for_the_record,
            _OFFICE,
            "outlet registered",
            "source registered",
            "record opened",
            "rule book adopted",
            "key rotated",
            "entry released",
            "correction explained",
        ),
        **_rows(exercise.set_clock, _OFFICE, "clock set"),
    }
)


def consider(act: Act, situation: Situation, book: RuleBook) -> Finding:
    """The finding on an act: no communication, or what the table of states and the chapter make of it.

    A member's communication is registered whatever comes out; the finding stands beside it. Raises UnknownEvent for an
    event that is on no list, and KeyError for one that can only be reported.
    """
    row = RULES[act.event.name]
    barred = tuple(_no_communication(act, situation, row))
    if any(one.side == "against" for one in barred):
        return _finding(Result("none", barred, admissible="no"), act, situation, book)
    gate = tuple(_gate(act, situation))
    answer = row.chapter(act, situation, book)
    shut: Result | None = Result("none", (), admissible="no") if any(one.side == "against" for one in gate) else None
    asked = tuple(_details(act))
    admissible = agenda.weakest(answer, shut)
    registered = [ground("registered")] if admissible != "yes" and row.capacities == _MEMBER else []
    grounds = (*barred, *asked, *gate, *answer.grounds, *registered)
    missing = (*(Missing(name) for name in _wanting(act)), *answer.missing)
    result = structs.replace(answer, grounds=grounds, admissible=admissible, missing=missing)
    return _finding(result, act, situation, book)


def _finding(result: Result, act: Act, situation: Situation, book: RuleBook) -> Finding:
    return finding(result, mode=str(act.value.get("mode", "")), book=book, body=situation.sits(act), on=situation.day)


def _no_communication(act: Act, situation: Situation, row: Row) -> Iterator[Ground]:
    """What makes it no communication at all: no authority, no form, a closed vote, a second ballot."""
    if act.by.capacity not in row.capacities:
        yield ground("wrong capacity", None, "against", who=act.by, capacities=names(sorted(row.capacities)))
    elif row.capacities == _MEMBER and len(act.names_members) > 1:
        yield ground("several members", None, "against", members=names(act.names_members))
    elif act.by.capacity == "delegation" and act.by.member != act.speaks_for:
        yield ground("no authority", None, "against", who=act.by, member=act.speaks_for or "nobody named")
    else:
        yield ground("authority", None, "for", who=str(act.by).capitalize())
    wanting = _wanting(act)
    if wanting and not act.details_unknown:
        yield ground("detail missing", None, "against", details=names(wanting))
    if act.kind == "ballot cast":
        yield from _ballot(act, situation)
    if act.kind == RULING:
        yield from ruling.repeated(act, situation)


def _wanting(act: Act) -> list[str]:
    """The key and the fields that must be given and are not."""
    kind = act.event
    missing = [name for name, declared in kind.fields.items() if declared.required and not _given(act.value.get(name))]
    keyless = kind.key is not None and not all(map(_given, act.keys or [None]))
    return [*(["key"] if keyless else []), *missing, *ruling.wanting(act)]


def _given(value: object) -> bool:
    """Whether an act says it: of its own doing nobody can say that it is unknown, or that there is none."""
    return value not in {None, "", *RESERVED} if not isinstance(value, list) else bool(value)


def _details(act: Act) -> Iterator[Ground]:
    wanting = _wanting(act)
    if wanting:
        yield ground("yes, if", details=names(wanting))


def _ballot(act: Act, situation: Situation) -> Iterator[Ground]:
    document = situation.document(act)
    if document is None:
        return
    if document.stage.state != "put to decision":
        yield ground("closed vote", None, "against", dossier=document.dossier)
    elif any(cast.member == act.speaks_for for cast in document.ballots):
        facts = [
            cited.address for cast in document.ballots for cited in cast.happened.refs if cast.member == act.speaks_for
        ]
        yield ground("second ballot", None, "against", facts=facts, member=act.speaks_for, dossier=document.dossier)


def _gate(act: Act, situation: Situation) -> Iterator[Ground]:
    """A ground for every table of states that knows the event: whether it has the step."""
    for table, dossier, state in _standing(act, situation):
        value = deciding_value(table, act.kind, act.value)
        after = table.leads(state, act.kind, value)
        begun = state != NOT_ON_RECORD or act.kind in table.begins
        if after is not None and begun:
            fields = {"dossier": dossier, "state": state, "event": act.kind, "after": after}
            yield ground("step foreseen", None, "for", fields=fields)
        else:
            others = table.open_to(state) if state != NOT_ON_RECORD else sorted(table.begins)
            fields = {"dossier": dossier, "state": state, "event": act.kind, "others": names(others)}
            yield ground("step not foreseen", None, "against", fields=fields)


def _standing(act: Act, situation: Situation) -> Iterator[tuple[Machine, str, str]]:
    """The tables that know the event, with the dossier and the state that it is in."""
    session, member, chairmanship = situation.session(act), situation.member(act), situation.chairmanship(act)
    if act.first("document"):
        yield from _text_and_item(act, situation)
    if act.kind in SESSION.events:
        yield SESSION, act.first("session"), NOT_ON_RECORD if session is None else session.stage.state
    if act.kind in MEMBERSHIP.events:
        yield MEMBERSHIP, act.first("member"), NOT_ON_RECORD if member is None else member.membership.state
    if act.kind in CHAIRMANSHIP.events and chairmanship is not None:
        yield CHAIRMANSHIP, chairmanship.dossier, chairmanship.stage.state
    plan = situation.plan(act)
    if act.kind in MEASURE.events and plan is not None:
        rows = {row.measure: row.stage.state for row in plan.measures}
        measure = act.keys[0] if act.keys else ""
        yield MEASURE, measure or plan.dossier, rows.get(measure, NOT_ON_RECORD)


def _text_and_item(act: Act, situation: Situation) -> Iterator[tuple[Machine, str, str]]:
    """Text and item have one life where an event moves both; the item bars it only where it is off the agenda."""
    dossier, document = act.first("document"), situation.document(act)
    text, item = (NOT_ON_RECORD,) * 2 if document is None else (document.stage.state, document.item.state)
    if act.kind in DOCUMENT.events:
        yield DOCUMENT, dossier, text
    if act.kind in ITEM.events and (act.kind not in DOCUMENT.events or item in _OFF_THE_AGENDA):
        yield ITEM, dossier, item


__all__ = ["RULES", "Row", "consider", "reads"]
