"""The chapter on adoption: from a question and a rule book to the finding, by whatever course the rule prescribes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from msgspec import Struct, structs

from travaux.decision import bound, falling_back, preliminaries, quorum, signature, silence, tally
from travaux.decision.electorate import Electorate, electorate, unfit, without_anybody
from travaux.decision.findings import (
    NOTHING_TOLD,
    Admissible,
    Finding,
    Ground,
    Missing,
    Outcome,
    ReadingFound,
    Result,
    finding,
    ground,
)
from travaux.decision.hearing import Count, Heard, Hearing, by_consensus, hear, hearing, kinds_of, lacks
from travaux.decision.question import Objected, Question, names
from travaux.decision.sames import Remembered
from travaux.rulebook.adoption import ModeConsent, Positions, Reading
from travaux.rulebook.book import RuleBook, RuleBookSilent
from travaux.rulebook.models import AdoptionRule, SignatureRule

AS_BLOCKING: Final = "if it blocks"
AS_NOTHING: Final = "if it does not"


class _Case(Struct, frozen=True):
    """The parts that every step looks at."""

    question: Question
    rule: AdoptionRule
    voters: Electorate
    book: RuleBook


_IN_TIME: falling_back.Timely = "yes"
_EARLY: Final = Result("cannot be put", (), admissible="no")


def find(question: Question, book: RuleBook) -> Finding:
    """The finding on a question: outcome, mode, grounds with their articles, what is missing, who is bound.

    Where the book has no rule the finding says so (admissible *not stated*, outcome *indeterminate*). Raises
    OutsideTheVocabulary for a word that no list has, so that nothing is decided by guess.
    """
    question.check()
    if question.put_to != "vote":
        return _finding(_before_the_vote(question, book), question, question.mode or "", book)
    try:
        chosen = _choose(question, book)
    except RuleBookSilent as silent:
        result = Result("indeterminate", (ground("rules silent", message=str(silent)),), admissible="not stated")
        return _finding(result, question, question.mode or "", book)
    if isinstance(chosen, SignatureRule):
        return _finding(signature.collect(question, chosen, book), question, "signature", book)
    rule, before = chosen
    mode = rule.parameters.course.mode
    case = _Case(question, rule, electorate(question, rule, book), book)
    course, in_time = rule.parameters.course, _IN_TIME
    timer: tuple[Ground, ...] = ()
    if course.entered == "by fallback":
        in_time, timer = falling_back.timely(question, rule, book)
    result, readings = (_EARLY, ()) if in_time == "no" else _decide(case)
    after: tuple[Ground, ...] = ()
    if course.fallbacks and in_time != "no":
        codes = {one.code for one in result.grounds}
        after = tuple(falling_back.what_comes_next(question, rule, result.outcome, codes, book))
    grounds = (*before, _decided_by(rule), *timer, *case.voters.grounds, *result.grounds, *after)
    admissible = _weaker(result.admissible, in_time)
    told = Result(result.outcome, grounds, result.bound, result.missing, admissible, readings)
    return _finding(told, question, mode, book)


def _rule_found(rule: AdoptionRule) -> Ground:
    return ground("rule found", rule, mode=rule.parameters.course.mode, id=rule.id, says=rule.says)


_decided_by = Remembered(_rule_found)


def _before_the_vote(question: Question, book: RuleBook) -> Result:
    """Whether the body may open or discuss: the papers first, then the quorum for that purpose."""
    where = {"body": question.body, "item_class": question.item_class, "on": question.on, "mode": question.mode}
    rule = book.rule_or_none(AdoptionRule, **where)  # type: ignore[arg-type]
    everybody = Electorate(question.roll, question.roll, question.roll, ())
    voters = everybody if rule is None else electorate(question, rule, book)
    out = preliminaries.examine(question, voters, book)
    there = quorum.for_purpose(question, voters, book)
    grounds = (*voters.grounds, *out.grounds, *there.grounds)
    if out.outcome == "cannot be put":
        return structs.replace(out, grounds=grounds)
    return structs.replace(there, grounds=grounds, admissible=_weaker(out.admissible, there.admissible))


def _weaker(one: Admissible, other: Admissible) -> Admissible:
    """What can be said of both together."""
    return "no" if "no" in {one, other} else "not stated" if "not stated" in {one, other} else "yes"


def _finding(result: Result, question: Question, mode: str, book: RuleBook) -> Finding:
    return finding(result, mode=mode, book=book, body=question.body, on=question.on)


def _choose(question: Question, book: RuleBook) -> tuple[AdoptionRule, tuple[Ground, ...]] | SignatureRule:
    """The rule to decide by: of the mode named, else the direct one; raises RuleBookSilent.

    Where no mode is named and an absent member has declared no objection to a limited format, that way is looked at,
    since it is the way which the declaration speaks of. Collecting signatures may be left to the chapter on signature.
    """
    where = {"body": question.body, "item_class": question.item_class, "on": question.on}
    if question.mode == "signature":
        try:
            return book.rule(AdoptionRule, mode="signature", **where), ()  # type: ignore[arg-type]
        except RuleBookSilent:
            return book.rule(SignatureRule, **where)  # type: ignore[arg-type]
    declaring = [one for one in question.declarations if one.to == "limited format"]
    if question.mode is None and declaring:
        limited = _limited(book, question)
        if limited is not None:
            facts = [fact for one in declaring for fact in one.facts]
            members = names(one.member for one in declaring)
            return limited, (ground("mode by declaration", limited, facts=facts, members=members),)
    return book.rule(AdoptionRule, mode=question.mode, **where), ()  # type: ignore[arg-type]


def chosen(question: Question, book: RuleBook) -> AdoptionRule | None:
    """The rule on adoption by which a question is decided; None where there is none, or signatures are collected."""
    try:
        found = _choose(question, book)
    except RuleBookSilent:
        return None
    return None if isinstance(found, SignatureRule) else found[0]


def _limited(book: RuleBook, question: Question) -> AdoptionRule | None:
    where = {"body": question.body, "item_class": question.item_class, "on": question.on}
    return book.rule_or_none(AdoptionRule, mode="limited format", **where)  # type: ignore[arg-type]


def _decide(case: _Case) -> tuple[Result, tuple[ReadingFound, ...]]:
    """Quorum first, then the mode where consent to it is asked, then the course itself."""
    question, rule, voters = case.question, case.rule, case.voters
    nobody = without_anybody(question, rule, voters.entitled, "decide")
    if nobody is not None:
        return nobody, ()
    doubt = unfit(question, rule, voters, case.book)
    if doubt is not None:
        return doubt, ()
    before = _put(case)
    if before.outcome == "cannot be put":
        return before, ()
    result, readings = _by_silence(case) if rule.parameters.course.silence is not None else _by_count(case)
    admissible = _weaker(before.admissible, result.admissible)
    if before is not NOTHING_TOLD:
        grounds, missing = (*before.grounds, *result.grounds), (*before.missing, *result.missing)
        result = Result(result.outcome, grounds, result.bound, missing, admissible)
    return result, readings


def _put(case: _Case) -> Result:
    """Whether it can be put: the papers, the quorum, and the consent to the way of deciding."""
    out = preliminaries.examine(case.question, case.voters, case.book)
    there = quorum.examine(case.question, case.rule, case.voters, case.book)
    stopped = "cannot be put" in {out.outcome, there.outcome}
    asked = case.rule.parameters.course.mode_consent
    consent = NOTHING_TOLD if stopped or asked is None else _consent(case, asked)
    parts = tuple(one for one in (out, there, consent) if one is not NOTHING_TOLD)
    if len(parts) < 2:  # noqa: PLR2004 - of one alone there is nothing to put together
        return parts[0] if parts else NOTHING_TOLD
    outcome: Outcome = "cannot be put" if any(one.outcome == "cannot be put" for one in parts) else "none"
    grounds = tuple(one for part in parts for one in part.grounds)
    missing = tuple(one for part in parts for one in part.missing)
    admissible = _weaker(_weaker(out.admissible, there.admissible), consent.admissible)
    return Result(outcome, grounds, missing=missing, admissible=admissible)


def _by_silence(case: _Case) -> tuple[Result, tuple[ReadingFound, ...]]:
    return silence.find(case.question, case.rule, case.voters, case.book), ()


def _by_count(case: _Case) -> tuple[Result, tuple[ReadingFound, ...]]:
    """The course in which positions are heard and counted."""
    result, readings = _by_readings(case)
    refused = signature.refusals(case.question, case.book)
    group = tuple(_of_the_group(case))
    return structs.replace(
        result, grounds=(*group, *result.grounds, *refused)
    ) if group or refused else result, readings


def _consent(case: _Case, asked: ModeConsent) -> Result:
    """Whether it may be decided in this way: in a limited format, nobody may object to that format."""
    against = [one for one in case.question.objections if one.to == "limited format" and _counts(one, case.rule)]
    if against and asked.objection_to_the_mode == "blocks":
        told = [ground("mode objected", case.rule, "against", facts=one.facts, member=one.member) for one in against]
        return Result("cannot be put", tuple(told), admissible="no")
    accepted = ground("mode accepted", case.rule, "for", roll=case.voters.roll)
    aside = list(_aside(case, asked.standing_aside_must_be_declared))
    due = [one for one in aside if one.code == "stood aside, declaration due"]
    unclear = any(one.code == "stood aside undeclared" for one in aside)
    return Result(
        "cannot be put" if due else "none",
        (accepted, *aside),
        missing=tuple(Missing("a declaration that it stands aside") for _ in due),
        admissible="no" if due else "not stated" if unclear else "yes",
    )


def _counts(made: Objected, rule: AdoptionRule) -> bool:
    demanded = rule.parameters.course.objection
    lacking, _ = lacks(made, demanded, "present")
    return not lacking


def _aside(case: _Case, must_be_declared: str) -> Iterator[Ground]:
    """A ground for each member that stood aside, by whether it said so."""
    for seat in case.voters.entitled:
        position, said = case.question.position(seat.member), case.question.declared(seat.member)
        if position.presence != "absent" and position.stance != "not interested":
            continue
        facts = (*position.facts, *(said.facts if said is not None else ()))
        if said is not None and said.to != "no consensus":
            yield ground("stood aside", case.rule, "for", facts=facts, member=seat.member)
        elif said is None and must_be_declared == "yes":
            yield ground("stood aside, declaration due", case.rule, "against", facts=facts, member=seat.member)
        elif said is None and must_be_declared == "not stated":
            yield ground("stood aside undeclared", case.rule, facts=facts, member=seat.member)


def _of_the_group(case: _Case) -> Iterator[Ground]:
    """What was stated of a group, expanded by the roll of the day; a ground, never positions of its members."""
    for said in case.question.group:
        positions = [case.question.position(seat.member) for seat in case.voters.entitled]
        fields = {"members": names(one.member for one in positions if said.covers(one)), "stance": said.stance}
        code = "adoption told" if said.taking_part else "group stated"
        yield ground(code, case.rule, "for", facts=said.facts, roll=case.voters.roll, fields=fields)


def _by_readings(case: _Case) -> tuple[Result, tuple[ReadingFound, ...]]:
    """The result, and where something is undecided the results of the readings, which part ways or do not."""
    ruled = case.question.ruling("reading")
    live = [one for one in case.rule.parameters.readings if one.live]
    chosen = [one for one in live if ruled is not None and one.id == ruled.reading]
    heard = _hear(case, chosen[0] if chosen else None)
    told = [
        ground(
            "ruling on reading", case.rule, facts=ruled.facts, by=ruled.by, reading=ruled.reading, reason=ruled.reason
        )
        for _ in chosen
        if ruled is not None
    ]
    if not _undecided(heard):
        result = _result(case, heard)
        return structs.replace(result, grounds=(*told, *result.grounds)) if told else result, ()
    found = [_reading(case, one) for one in live] if live and not chosen else []
    if not found or None in found:
        found = [_supposed(case, heard, AS_BLOCKING, "objection"), _supposed(case, heard, AS_NOTHING, "none")]
    return _compare(heard, [one for one in found if one is not None])


def _undecided(heard: Sequence[Heard]) -> bool:
    return "undecided" in [kind.count for kind in kinds_of(heard)]


def _hear(case: _Case, reading: Reading | None) -> Hearing:
    meanings: Positions = case.rule.parameters.positions(reading)
    return hear(case.question, case.rule, case.voters, meanings)


def _reading(case: _Case, reading: Reading) -> ReadingFound | None:
    """What a live reading leads to; None where it leaves something undecided as well."""
    heard = _hear(case, reading)
    if _undecided(heard):
        return None
    result = _result(case, heard)
    where = f"{reading.source.text}, {reading.source.article}"
    return ReadingFound(reading.id, reading.held_by, where, reading.says, result.outcome, result.bound, result.grounds)


def _supposed(case: _Case, heard: Sequence[Heard], reading: str, count: Count) -> ReadingFound:
    """What it leads to if everything undecided is taken one way; held by nobody, so that both ways are seen."""
    supposed = hearing(replace(one, count=count) if one.count == "undecided" else one for one in heard)
    result = _result(case, supposed)
    return ReadingFound(reading, "nobody on record", "", reading, result.outcome, result.bound, result.grounds)


def _compare(heard: Sequence[Heard], found: Sequence[ReadingFound]) -> tuple[Result, tuple[ReadingFound, ...]]:
    """One outcome where all readings agree; else indeterminate, with all of them."""
    outcomes: set[Outcome] = {one.outcome for one in found}
    if len(outcomes) == 1:
        first = found[0]
        return Result(first.outcome, first.grounds, first.bound, _missing(first.outcome, heard, "")), tuple(found)
    undecided = [one.ground for one in heard if one.count == "undecided" and one.ground is not None]
    others = [one.ground for one in heard if one.count != "undecided" and one.ground is not None]
    missing = (Missing("a ruling of the chair or the body on how the rule is to be read"),)
    return Result("indeterminate", (*others, *undecided), {}, missing, "not stated"), tuple(found)


def _result(case: _Case, heard: Hearing) -> Result:
    """The outcome of what was heard, nothing being undecided any more."""
    counted = tally.count(case.question, case.rule, case.voters, heard)
    grounds = (*heard.grounds, *counted.grounds)
    outcome = _outcome(case, heard, counted)
    casting = counted.casting
    if outcome == "adopted":
        binds, told = bound.bind(case.question, case.rule, case.voters, heard, case.book)
        return Result("adopted", (*grounds, *told), binds)
    if outcome == "not adopted":
        return Result("not adopted", grounds, bound.nobody(case.voters))
    admissible: Admissible = "not stated" if outcome == "indeterminate" else "yes"
    return Result(outcome, grounds, {}, _missing(outcome, heard, casting), admissible)


def _outcome(case: _Case, heard: Sequence[Heard], counted: tally.Tallied) -> Outcome:
    if counted.awaited:
        return _supposing(case, heard)
    if counted.reached:
        return "adopted"
    return "open" if counted.casting else "not adopted"


def _supposing(case: _Case, heard: Sequence[Heard]) -> Outcome:
    """What can be said while a member has not been heard: it is open, or lost in any case.

    Once the deciding is over, what is not on record leaves it indeterminate, unless it makes no difference.
    """
    against = tally.objected if by_consensus(case.rule) else tally.refused
    best, worst = (
        tally.count(case.question, case.rule, case.voters, tally.supposing(heard, became)).reached
        for became in (tally.agreed, against)
    )
    if not best:
        return "not adopted"
    if not case.question.closed:
        return "open"
    return "adopted" if worst else "indeterminate"


def _missing(outcome: Outcome, heard: Sequence[Heard], casting: str) -> tuple[Missing, ...]:
    """What is still to come, and from whom; `casting` is whose casting vote it is, where that is awaited."""
    if outcome not in {"open", "indeterminate"}:
        return ()
    awaited = tuple(
        Missing("which ballot by proxy holds" if one.how == "proxy" else "its position", one.member)
        for one in heard
        if one.count == "awaited"
    )
    return awaited or (Missing(f"the casting vote of {casting or tally.CHAIR}"),)
