"""A text in clauses, its rounds, the stances clause by clause, and papers, in sentences."""

from collections.abc import Iterable, Iterator

from travaux.decision.situation import DocumentState
from travaux.decision.situation.agreeing import Clause, ClauseStance, OpenClause, Round
from travaux.decision.situation.document import Place
from travaux.decision.situation.papers import AttachedPaper
from travaux.enquiry.language import say
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.words import day_in_words
from travaux.record.values import NONE, RESERVED


def agreeing_lines(state: DocumentState, tell: Teller) -> Iterator[str]:
    """On which agendas it is, its rounds, its clauses, who has not agreed to which, and what each said."""
    yield from (_place(one, tell) for one in state.places)
    yield from (_round(one, tell) for one in state.rounds)
    if state.clauses:
        yield say("Clauses:")
        yield from (f"  {_clause(one, tell)}" for one in state.clauses)
    if state.open_clauses:
        yield open_words(state.open_clauses, tell)
    if state.clause_stances:
        yield say("Stances by clause:")
        yield from (f"  {_stance(one, tell)}" for one in state.clause_stances)
    yield from paper_lines(state.papers, tell)


def open_words(found: Iterable[OpenClause], tell: Teller) -> str:
    """Which clauses are open, each with the members that have not agreed to it."""
    named = (
        f"{one.clause} ({', '.join(dict.fromkeys(tell.member(said.member) for said in one.stances))})" for one in found
    )
    return say("Open clauses: {clauses}.").format(clauses="; ".join(named))


def _place(one: Place, tell: Teller) -> str:
    number = say(", item {number}").format(number=one.number) if one.number not in {"", *RESERVED} else ""
    text = say("On the agenda of {session}{number}{refs}.") if one.included else say("Proposed for {session}{refs}.")
    return text.format(session=tell.value(one.session), number=number, refs=tell.refs([one.fact]))


def _round(one: Round, tell: Teller) -> str:
    stage = say(one.stage) if one.stage else say("not stated")
    version = say(", version {version}").format(version=one.version) if one.version else ""
    deadline = say("; deadline: {day}").format(day=_day(one.deadline)) if one.deadline else ""
    opened = f"{tell.day(one.opened)}{tell.refs([one.opened])}"
    if one.closed is None:
        ends = say("; still open")
    else:
        outcome = f", {say(one.outcome)}" if one.outcome else ""
        ends = say("; closed {day}").format(day=f"{tell.day(one.closed)}{outcome}{tell.refs([one.closed])}")
    return say("Round of agreeing, {stage}{version}: opened {day}{deadline}{ends}.").format(
        stage=stage, version=version, day=opened, deadline=deadline, ends=ends
    )


def _day(stated: str) -> str:
    return say("none") if stated == NONE else day_in_words(stated)


def _clause(one: Clause, tell: Teller) -> str:
    heading = f" ({one.heading})" if one.heading not in {"", *RESERVED} else ""
    version = say(", version {version}").format(version=one.version) if one.version else ""
    text = say("taken out") if one.removed else tell.value(one.text) if one.text else say("not stated")
    return f"{one.clause}{heading}{version}: {text}{tell.refs(said.fact for said in one.wordings)}."


def _stance(one: ClauseStance, tell: Teller) -> str:
    stance = say(one.stance) if one.stance else say("not stated")
    given = (("comment", one.comment), ("wording that it would accept", one.wording))
    told = "".join(f"; {say(label)}: {tell.value(text)}" for label, text in given if text)
    version = say(", version {version}").format(version=one.version) if one.version else ""
    earlier = say(" (on an earlier wording)") if one.earlier else ""
    clause = one.clause or say("not stated")
    return f"{clause}{version}, {tell.member(one.member)}: {stance}{earlier}{told}{tell.refs([one.fact])}."


def paper_lines(found: Iterable[AttachedPaper], tell: Teller) -> Iterator[str]:
    """The papers by title, with type, size and digest."""
    for one in found:
        name = next((text for text in (one.title, one.file) if text not in {"", *RESERVED}), say("without a title"))
        size = say("{n} bytes").format(n=one.size) if one.size not in {"", *RESERVED} else ""
        media = one.media if one.media not in RESERVED else ""
        digest = one.digest or say("digest not stated")
        details = ", ".join(filter(None, (media, size, digest)))
        yield say("Paper: {name} ({details}){refs}.").format(name=name, details=details, refs=tell.refs([one.fact]))
