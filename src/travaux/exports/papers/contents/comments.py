"""The consolidated table of comments on a text: clause by clause, who stands where, says what and would accept what."""

from collections.abc import Container, Iterator, Sequence

from travaux.decision.situation import DocumentState
from travaux.decision.situation.agreeing import Clause, ClauseStance, Round, clause_order
from travaux.enquiry.language import say
from travaux.enquiry.words import word
from travaux.exports.papers.contents.question import NOTHING, Question, refs_of
from travaux.exports.papers.contents.sheet import Line, Sheet
from travaux.record.values import RESERVED


def comments_table(document: str, asked: Question) -> Sheet:
    """Every clause on record with the stances on it; then the stances on the text as a whole, and amendments."""
    state = asked.state(document, DocumentState)
    if state is None:  # every dossier of this kind has such a state
        raise TypeError(document)
    return Sheet(
        asked.names.of(document),
        tuple(_lines(state, asked)),
        {"clauses": list(_clauses(state, asked)), "whole": list(_whole(state, document, asked))},
        {
            "clause": say("Clause"),
            "member": say("Member"),
            "stance": say("Stance"),
            "comment": say("Comment"),
            "wording": say("Proposed wording"),
            "whole": say("On the text as a whole"),
            "silent": say("No stance on this clause is on record."),
            "none": say("No clause is on record."),
        },
        (say("A member that is not named beside a clause has no stance on record; that says neither yes nor no."),),
        (document,),
    )


def _lines(state: DocumentState, asked: Question) -> Iterator[Line]:
    for label, claim in ((say("Sort"), state.sort), (say("Body"), state.body)):
        if claim.value is not None:
            yield Line(label, asked.claim(claim))
    yield Line(say("Stage"), word(state.stage.state))
    if state.versions:
        yield Line(say("Version"), state.versions[-1])
    if state.rounds:
        yield Line(say("Round"), _round(state.rounds[-1], asked))
    if state.clauses:
        yield Line(say("Open clauses"), ", ".join(one.clause for one in state.open_clauses) or say("none"))


def _round(found: Round, asked: Question) -> str:
    parts = [word(found.stage) if found.stage else ""]
    if found.deadline not in {"", *RESERVED}:
        parts.append(say("comments by {day}").format(day=asked.date(found.deadline)))
    if not found.is_open:
        parts.append(
            say("closed: {outcome}").format(outcome=word(found.outcome) if found.outcome else say("not stated"))
        )
    return ", ".join(part for part in parts if part)


def _clauses(state: DocumentState, asked: Question) -> Iterator[dict[str, object]]:
    """The clauses in their order; a clause on which somebody spoke and that is not on record stands with its number."""
    known: dict[str, Clause | None] = {one.clause: one for one in state.clauses}
    named = {one.clause for one in state.clause_stances} - known.keys()
    still_open = {one.clause for one in state.open_clauses}
    for name in sorted({*known, *named}, key=clause_order):
        clause = known.get(name)
        yield {
            "number": name,
            "heading": clause.heading if clause else "",
            "text": clause.text if clause else say("The wording is not on record."),
            "marks": "; ".join(_marks(clause, still_open)),
            "removed": clause is not None and clause.removed,
            "stances": list(_stances([one for one in state.clause_stances if one.clause == name], asked)),
        }


def _marks(clause: Clause | None, still_open: Container[str]) -> Iterator[str]:
    """What stands beside a clause's number: its version, whether some have not agreed, whether it was taken out."""
    if clause is not None:
        yield from filter(None, [clause.version])
        yield from [say("taken out")] * clause.removed
        yield from [say("open")] * (clause.clause in still_open)


def _stances(found: Sequence[ClauseStance], asked: Question) -> Iterator[dict[str, str]]:
    for one in sorted(found, key=lambda stance: asked.names.member(stance.member)):
        earlier = (
            say("on version {version}").format(version=one.version) if one.version else say("on an earlier wording")
        )
        yield {
            "member": asked.names.member(one.member),
            "stance": word(one.stance),
            "earlier": earlier if one.earlier else "",
            "comment": one.comment or NOTHING,
            "wording": one.wording or NOTHING,
            "refs": refs_of([one.fact]),
        }


def _whole(state: DocumentState, document: str, asked: Question) -> Iterator[dict[str, str]]:
    reasons = {key: told for told in asked.facts(document, "stance recorded") for key in told.keys}
    for one in sorted(state.stances, key=lambda stance: asked.names.member(stance.member)):
        reason = reasons[one.member].value.get("reason", "unknown") if one.member in reasons else "unknown"
        comment = str(reason) if reason not in RESERVED else NOTHING
        yield _row(asked.names.member(one.member), asked.claim(one.stance), comment, NOTHING, refs_of(one.stance.refs))
    for told in asked.facts(document, "amendment proposed"):
        text = told.value.get("text", "unknown")
        who = asked.members(told.keys)
        yield _row(
            who, word(told.name), asked.when(told), str(text) if text not in RESERVED else NOTHING, refs_of([told])
        )


def _row(member: str, stance: str, comment: str, wording: str, refs: str) -> dict[str, str]:
    return {"member": member, "stance": stance, "earlier": "", "comment": comment, "wording": wording, "refs": refs}
