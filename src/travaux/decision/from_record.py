"""The record's own questions: from what is told of a document, a roll and a session to a question for the rules."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
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
)
from travaux.decision.situation import DocumentState, RollState, SessionState
from travaux.decision.situation.claims import Claim, Happening, Remark
from travaux.decision.situation.document import MemberAct
from travaux.decision.situation.roll import RollRow
from travaux.record.dossiers import slug_of
from travaux.record.times import END, BadDate, Interval, read_date
from travaux.rulebook.vocabulary import ItemClass, MembershipState, Mode

#: The steps by which something was decided, or should have been, the weightiest first.
_DECIDING: Final = ("adopted", "not adopted", "put to decision", "signature refused", "returned for finalisation")
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
        found = [taken.fact.happened.hi for taken in document.history if taken.event == event]
        if found:
            return found[-1]
    return None


def question_from(
    document: DocumentState, roll: RollState, session: SessionState | None, *, as_of: date, zone: ZoneInfo
) -> Question:
    """The question that a document was, by what is told of it; `as_of` is the day for which the bound are asked.

    What nobody tells stays open: a member of whom neither stance, ballot, presence nor signature is on record is
    awaited while the deciding goes on, and is silent once it is over only if it is told to have been there.
    """
    moment = moment_of(document)
    item_class, mode = _class_and_mode(document)
    over = bool({taken.event for taken in document.history} & _OVER)
    return Question(
        body=_body(document, session),
        on=as_of if moment is None else day_of(moment, zone),
        roll=tuple(_seat(row) for row in roll.rows if row.belongs),
        item_class=item_class,
        mode=mode,
        positions=tuple(_positions(document, roll, session)),
        declarations=tuple(_declarations(document, session)),
        objections=tuple(_objection(act) for act in document.objections),
        group=tuple(_group(document)),
        silence=_silence(document, zone),
        later=tuple(_later(document.joinings, zone)),
        rulings=tuple(_rulings(document.remarks)),
        concerned=_concerned(document),
        closed=over or (session is not None and session.held is not None),
        as_of=as_of,
    )


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
    mode = put.get("mode") if document.adopted is None else (document.adopted.mode.value or put.get("mode"))
    if mode == "procedural":
        return "procedural", None
    known: Any = mode if mode in get_args(Mode) else None
    return (nature if nature in get_args(ItemClass) else "substantive"), known  # type: ignore[return-value]


def _seat(row: RollRow) -> Seat:
    state: Any = row.membership.state
    years = row.arrears_years.value
    return Seat(
        row.member,
        state if state in get_args(MembershipState) else "member",
        row.participation.status,
        years if isinstance(years, int) else 0,
    )


def _positions(document: DocumentState, roll: RollState, session: SessionState | None) -> Iterator[Position]:
    stances = {one.member: one.stance for one in document.stances}
    ballots = {act.member: act for act in document.ballots}
    signing = {act.member: act for act in (*document.signatures, *document.refusals)}
    presences = {row.member: row.presence for row in session.attendance} if session is not None else {}
    for member in roll.members:
        claims = [claim for claim in (stances.get(member), presences.get(member)) if claim is not None]
        acts = [act for act in (ballots.get(member), signing.get(member)) if act is not None]
        if claims or acts:
            yield Position(
                member,
                ballot=_told(ballots[member].value.get("ballot")) if member in ballots else None,
                stance=_told(_value(stances.get(member)), "no stance recorded"),
                presence=_told(_value(presences.get(member))),
                signature=_signature(signing.get(member)),  # type: ignore[arg-type]
                facts=_facts(claims, acts),
            )


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
    for one in document.group_stances:
        if one.quantifier in {"all others", "all"} and one.stance != "unknown":
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
    if not opened:
        return None
    try:
        expires = read_date(str(opened[-1].value.get("expires", "")), zone)
    except BadDate:
        return None
    broken = [one for one in document.silence if one.event == "silence broken"]
    answers = tuple(SilenceAnswer(*_answer(one), facts=(one.fact.address,)) for one in broken)
    held: Any = "yes" if "session" in opened[-1].value else "not stated"
    return Silence(held, expires.lo, answers, (opened[-1].fact.address,))


def _answer(broken: Remark) -> tuple[str, Any, Any, int]:
    return str(broken.value.get("by", "unknown")), "objection", "in writing", broken.fact.happened.lo


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
    """Rulings on a reading ("reading only-objection-blocks"), on a quorum, on an exclusion."""
    for one in remarks:
        point, _, reading = str(one.value.get("on", "")).partition(" ")
        if one.event == "ruling given" and point in {"reading", "quorum", "exclusion"}:
            by: Any = one.value.get("by") if one.value.get("by") in {"chair", "body"} else "chair"
            on: Any = point
            yield Ruled(on, by, reading, str(one.value.get("reason", "no reason is on record")), (one.fact.address,))


def _concerned(document: DocumentState) -> str | None:
    against = document.put.value.get("against") if document.put is not None else None
    return None if against in {None, "unknown", "none"} else str(against)
