"""The record's own questions: from what is told of a document, a roll and a session to a question for the rules."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any, Final, get_args
from zoneinfo import ZoneInfo

from travaux.decision.question import (
    Declared,
    Facts,
    GroupSaid,
    Later,
    Objected,
    Position,
    Question,
    Ruled,
    Seat,
    Silence,
    SilenceAnswer,
    Way,
)
from travaux.decision.situation import DocumentState, RollState, SessionState
from travaux.decision.situation.claims import Claim, Happening, Remark
from travaux.decision.situation.document import MemberAct
from travaux.decision.situation.roll import RollRow
from travaux.decision.situation.session import AttendanceRow
from travaux.decision.situation.state import Taken
from travaux.record.dossiers import slug_of
from travaux.record.times import BEGINNING, END, BadDate, Interval, end_of, read_date, zone_named
from travaux.record.values import RESERVED, UNKNOWN
from travaux.rulebook.vocabulary import ItemClass, MembershipState, Mode, Stated

#: The steps by which something was decided, or should have been, the weightiest first.
_DECIDING: Final = ("adopted", "not adopted", "put to decision", "signature refused", "returned for finalisation")
_STANDING_IN: Final = frozenset({"substitute", "representative"})
_COMES_BACK: Final = frozenset({"circulated", "tabled", "put to decision", "silence opened"})
_OVER: Final = frozenset({"adopted", "not adopted", "signature refused", "returned for finalisation", "item removed"})
_DECLARATIONS: Final = {
    "limited format": "limited format",
    "adoption": "adoption",
    "agreed documents": "adoption",
    "summit documents": "adoption",
    "no consensus": "no consensus",
    "no objection": "no objection",
}


def moment_of(document: DocumentState) -> int | None:
    """The moment at which a document was decided on, None where nothing of the sort is on record.

    The roll and the session must be folded with this moment as their `on`: who votes is who was a member then.
    """
    for event in _DECIDING:
        found = [taken.fact.happened.hi for taken in _this_round(document) if taken.event == event]
        if found:
            return found[-1]
    return None


def _this_round(document: DocumentState) -> tuple[Taken, ...]:
    """The steps since the text last came back to the members; one that was sent back, or lost, may be put anew."""
    start, lost = 0, False
    for number, taken in enumerate(document.history):
        if lost and taken.event in _COMES_BACK:
            start, lost = number, False
        lost = taken.event != "adopted" and (lost or taken.event in _OVER)
    return document.history[start:]


def _since(document: DocumentState) -> int:
    """The moment before which nothing was said of the text as it is before the members now."""
    steps = _this_round(document)
    return BEGINNING if len(steps) == len(document.history) else steps[0].fact.happened.lo


def question_from(
    document: DocumentState,
    roll: RollState,
    session: SessionState | None,
    *,
    as_of: date,
    zone: ZoneInfo,
    now: int | None = None,
) -> Question:
    """The question that a document was, by what is told of it; `as_of` is the day for which the bound are asked.

    `now` is the moment of asking, the end of that day where none is given: what is under silence may run till then.
    What nobody tells stays open: a member of whom neither stance, ballot, presence nor signature is on record is
    awaited while the deciding goes on, and is silent once it is over only if it is told to have been there.
    """
    moment, since = moment_of(document), _since(document)
    item_class, mode = _class_and_mode(document)
    body = _body(document, session)
    seats = tuple(seat_of(row, body) for row in roll.sitting(body))
    over = bool({taken.event for taken in _this_round(document)} & _OVER)
    return Question(
        body=body,
        on=as_of if moment is None else day_of(moment, zone),
        roll=seats,
        item_class=item_class,
        mode=mode,
        positions=tuple(_positions(document, [seat.member for seat in seats], session)),
        declarations=tuple(_declarations(document, session)),
        objections=tuple(_objection(act) for act in _after(since, document.objections)),
        group=tuple(_group(document)),
        silence=_silence(document, zone),
        later=tuple(_later(document.joinings, zone)),
        rulings=tuple(_rulings(document.remarks)),
        concerned=_concerned(document),
        closed=over or (session is not None and session.held is not None),
        as_of=as_of,
        now=end_of(as_of.isoformat(), zone) if now is None else now,
    )


def _after(since: int, acts: Iterable[MemberAct]) -> list[MemberAct]:
    """What members did in this round, in order; of acts on contested days none is left out."""
    told = [(act.happened.happened, act) for act in acts]
    kept = [(END if when is None else when.hi, act) for when, act in told if when is None or when.hi > since]
    return [act for _, act in sorted(kept, key=lambda one: one[0])]


def last_day(stated: object, zone: str) -> date | None:
    """The last day of a date as it is stated; None where none is stated, or it is no date with an end."""
    if not isinstance(stated, str) or stated in RESERVED:
        return None
    try:
        return day_of(read_date(stated, zone_named(zone)).hi, zone_named(zone))
    except (BadDate, ValueError, OverflowError):
        return None


def day_of(moment: int, zone: ZoneInfo) -> date:
    """The day that ends at a moment, or on which it falls."""
    return datetime.fromtimestamp(moment - 1, zone).date()


def _body(document: DocumentState, session: SessionState | None) -> str:
    """The slug of the body: the document's own, else the session's, else the one that sent it back."""
    own = document.body.value
    if isinstance(own, str) and own not in {"unknown", "none"}:
        return slug_of(own)
    if session is not None and session.bodies:
        return slug_of(session.bodies[0])
    named = [slug_of(key) for taken in document.history for key in taken.keys if "body/" in key]
    return named[0] if named else ""


def _class_and_mode(document: DocumentState) -> tuple[ItemClass, Mode | None]:
    """What kind of question it was, and by which mode it was put or adopted, as far as told."""
    put = document.put.value if document.put is not None else {}
    nature = put.get("nature", "substantive")
    mode = _told(None if document.adopted is None else document.adopted.mode.value) or _way(document, put.get("mode"))
    if mode == "procedural":
        return "procedural", None
    known: Any = mode if mode in get_args(Mode) else None
    return (nature if nature in get_args(ItemClass) else "substantive"), known  # type: ignore[return-value]


def _way(document: DocumentState, put: object) -> object:
    """The way that was entered last: a question put, a silence opened, or signatures gathered from one by one."""
    ways = {"put to decision": put, "silence opened": "silence", "signature opened": "signature"}
    entered = [ways[taken.event] for taken in _this_round(document) if taken.event in ways]
    return entered[-1] if entered and (document.adopted is None or entered[-1] != "signature") else put


def seat_of(row: RollRow, body: str = "") -> Seat:
    """The seat of a member as the roll of a day has it; the group of its seat in a body (a slug) comes first."""
    state: Any = row.membership.state
    own = tuple(group for dossier, group in row.seats if group and slug_of(dossier) == body)
    return Seat(
        row.member,
        state if state in get_args(MembershipState) else "member",
        row.participation.status,
        row.years_owed or 0,
        row.waived,
        tuple((measure, Fraction(amount)) for measure, amount in row.weights),
        tuple(dict.fromkeys((*own, *row.groups))),
    )


def _positions(document: DocumentState, members: Iterable[str], session: SessionState | None) -> Iterator[Position]:
    since = _since(document)
    stances = {one.member: one.stance for one in document.stances if _said_since(since, one.stance)}
    ballots = {act.member: act for act in _after(since, document.ballots)}
    signing = {act.member: act for act in _after(since, (*document.signatures, *document.refusals))}
    rows = {row.member: row for row in session.attendance} if session is not None else {}
    presences = {member: row.presence for member, row in rows.items()}
    for member in members:
        claims = [claim for claim in (stances.get(member), presences.get(member)) if claim is not None]
        acts = [act for act in (ballots.get(member), signing.get(member)) if act is not None]
        if claims or acts:
            yield Position(
                member,
                ballot=_told(ballots[member].value.get("ballot")) if member in ballots else None,
                stance=_told(_value(stances.get(member)), "no stance recorded"),
                presence=_told(_value(presences.get(member))),
                attended=way_of(rows[member]) if member in rows else "in person",
                signature=_signature(signing.get(member)),  # type: ignore[arg-type]
                facts=_facts(claims, acts),
            )


def way_of(row: AttendanceRow) -> Way:
    """How a delegation attended: in person unless it is told to be online, or to be led by somebody who stands in."""
    if row.rank.value in _STANDING_IN:
        return "represented"
    return "online" if row.by.value == "online" else "in person"


def _said_since(since: int, claim: Claim) -> bool:
    return not claim.refs or any(cited.happened.hi > since for cited in claim.refs)


def _signature(act: MemberAct | None) -> str | None:
    return None if act is None else ("signed" if act.act == "signed" else "refused")


def _value(claim: Claim | None) -> object:
    return None if claim is None else claim.value


def _told(value: object, *nothing: str) -> Any:  # noqa: ANN401 - a word of whichever list
    """The word itself, None where the source does not say."""
    return None if value in {"unknown", "none", None, *nothing} else value


def _facts(claims: Iterable[Claim], acts: Iterable[MemberAct]) -> Facts:
    cited = [cited for claim in claims for cited in claim.refs]
    cited += [cited for act in acts for cited in act.happened.refs]
    return tuple(dict.fromkeys(one.address for one in cited))


def _declarations(document: DocumentState, session: SessionState | None) -> Iterator[Declared]:
    """What members declared of their absence or of the way of deciding, about the document or the whole session."""
    told = [*document.no_objections, *(session.no_objections if session is not None else ())]
    told += [one for one in document.remarks if one.event == "absence meant"]
    told += list(session.absences_meant) if session is not None else []
    for remark in told:
        word: Any = _DECLARATIONS.get(str(remark.value.get("to", remark.value.get("as", ""))))
        if word is not None:
            yield from (Declared(member, word, (remark.fact.address,)) for member in remark.keys)


def _objection(act: MemberAct) -> Objected:
    manner, to = act.value.get("manner"), act.value.get("to")
    written = {"written": "yes", "oral": "no"}.get(str(manner), "not stated")
    return Objected(
        act.member,
        "limited format" if to == "limited format" else "text",
        official="yes" if manner == "official" else "not stated",
        written=written,  # type: ignore[arg-type]
        reasoned="yes" if act.value.get("reason") else "not stated",
        facts=_facts((), (act,)),
    )


def _group(document: DocumentState) -> Iterator[GroupSaid]:
    """What is said of all or all others, once each; and that those who took part adopted it without some."""
    said: dict[tuple[tuple[str, ...], str], list[str]] = {}
    since = _since(document)
    for one in document.group_stances:
        if one.fact.happened.hi > since and one.quantifier in {"all others", "all"} and one.stance != "unknown":
            said.setdefault((one.excepting, one.stance), []).append(one.fact.address)
    for (excepting, stance), facts in said.items():
        word: Any = stance
        yield GroupSaid(excepting, word, tuple(facts))
    adopted = document.adopted
    if adopted is not None and adopted.without:
        refs = () if adopted.happened is None else adopted.happened.refs
        yield GroupSaid(adopted.without, "agrees", tuple(one.address for one in refs), taking_part=True)


def _silence(document: DocumentState, zone: ZoneInfo) -> Silence | None:
    opened = [one for one in document.silence if one.event == "silence opened"]
    expires = expiry(opened[-1].value.get("expires"), zone) if opened else None
    if expires is None:
        return None
    facts = [opened[-1].fact.address]
    for one in _put_off(document, opened[-1]):
        later = expiry(one.value.get("expires"), zone)
        if later is not None and one.fact.happened.hi <= expires:
            expires, facts = later, [*facts, one.fact.address]
    answers = tuple(_answers(document, opened[-1].fact.happened.lo, expires))
    return Silence(_opened_at_meeting(opened[-1].value), expires, answers, tuple(facts))


def _put_off(document: DocumentState, opened: Remark) -> list[Remark]:
    """The extensions of a silence, in order; one that comes when silence has expired wakes it no more."""
    since = opened.fact.happened.lo
    return [one for one in document.silence if one.event == "silence extended" and one.fact.happened.lo >= since]


def _answers(document: DocumentState, begun: int, expires: int) -> Iterator[SilenceAnswer]:
    """What was said against a text under silence: by the chair's word, by an objection, by an amendment."""
    for one in document.silence:
        if one.event == "silence broken" and one.fact.happened.hi > begun:
            who = str(one.value.get("by", UNKNOWN))
            yield _answer(who, "objection", one.fact.happened, expires, (one.fact.address,))
    for act in _after(begun, document.objections):
        if act.value.get("to") == "silence":
            answer = _answer(act.member, "objection", act.happened.happened, expires, _facts((), (act,)))
            yield replace(answer, stage="at the meeting") if act.value.get("at") == "at the meeting" else answer
    for one in document.remarks:
        if one.event == "amendment proposed" and one.fact.happened.hi > begun:
            for who in one.keys:
                yield _answer(who, "amendment", one.fact.happened, expires, (one.fact.address,))


def _opened_at_meeting(value: Mapping[str, object]) -> Stated:
    return "not stated" if _told(value.get("session")) is None else "yes"


def silence_as_opened(value: Mapping[str, object], zone: ZoneInfo) -> Silence | None:
    """A silence that is about to be opened; None where no expiry is given."""
    expires = expiry(value.get("expires"), zone)
    return None if expires is None else Silence(_opened_at_meeting(value), expires)


def expiry(stated: object, zone: ZoneInfo) -> int | None:
    """The moment at which silence expires: a day runs to its end. None where the source does not say."""
    try:
        return end_of(str(stated), zone)
    except BadDate:
        return None


def _answer(who: str, what: Any, when: Interval | None, expires: int, facts: Facts) -> SilenceAnswer:  # noqa: ANN401
    """An answer to silence; one of which the day alone is told, on the day of the expiry, cannot be placed."""
    in_time, late = when is not None and when.hi <= expires, when is not None and when.lo >= expires
    return SilenceAnswer(who, what, at=when.lo if when is not None and (in_time or late) else None, facts=facts)


def _later(acts: Iterable[MemberAct], zone: ZoneInfo) -> Iterator[Later]:
    for act in acts:
        day = _day(act.happened, zone)
        if day is not None:
            done: Any = "joined" if act.act == "joined" else "declined"
            yield Later(act.member, done, day, _facts((), (act,)))


def _day(happened: Happening, zone: ZoneInfo) -> date | None:
    interval: Interval | None = happened.happened
    return None if interval is None or interval.hi >= END else day_of(interval.hi, zone)


def _rulings(remarks: Iterable[Remark]) -> Iterator[Ruled]:
    """Rulings on a reading ("reading only-objection-blocks"), on a quorum, on an exclusion.

    A ruling that accepts the finding sets no quorum aside and wakes no dormant exclusion.
    """
    for one in remarks:
        point, _, reading = str(one.value.get("on", "")).partition(" ")
        accepted = one.value.get("ruling") == "accepts" and point != "reading"
        if one.event == "ruling given" and point in {"reading", "quorum", "exclusion"} and not accepted:
            by: Any = one.value.get("by") if one.value.get("by") in {"chair", "body"} else "chair"
            on: Any = point
            yield Ruled(on, by, reading, str(one.value.get("reason", "no reason is on record")), (one.fact.address,))


def _concerned(document: DocumentState) -> str | None:
    against = document.put.value.get("against") if document.put is not None else None
    return None if against in {None, "unknown", "none"} else str(against)
