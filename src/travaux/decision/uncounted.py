"""What would change an outcome that is no matter of votes: silence, signatures, a quorum or a request that falls short.

All who could do it are alike there, so the fewest are found by trying one number; each is decided by `adoption.find`.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import comb

from travaux.decision import asking, quorum, signature, silence
from travaux.decision.adoption import find
from travaux.decision.change import Act, Change, named, told_change
from travaux.decision.electorate import Electorate, electorate
from travaux.decision.fewest import Smallest
from travaux.decision.findings import Finding, Ground, Outcome, Side, ground
from travaux.decision.question import Question, RequestMade, Ruled, Silence, SilenceAnswer
from travaux.decision.what_if import Stand, vary
from travaux.record.times import write_moment, zone_named
from travaux.record.values import RESERVED
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule, CommonRule, SignatureRule


def changes(question: Question, rule: AdoptionRule | None, book: RuleBook, found: Finding) -> tuple[Change, ...] | None:
    """What would change such an outcome; None where it is a matter of votes. `rule` is that on adoption, if one is."""
    if found.ground("quorum lacking") is not None:
        return tuple(_by_presence(question, rule, book, found))
    if question.asked_for is not None and found.outcome == "cannot be put":
        return tuple(_by_asking(question, question.asked_for, rule, book))
    if question.put_to != "vote":
        return ()
    if rule is None:
        signing = _rule_on_signing(question, book)
        return () if signing is None else tuple(_by_signatures(question, signing, book, found))
    if all(one.counted == "signature" for one in rule.parameters.tally.thresholds):
        return tuple(_by_counted_signatures(question, rule, book, found))
    return None if rule.parameters.course.silence is None else tuple(_by_silence(question, rule, book, found))


def _voters(question: Question, rule: AdoptionRule | None, book: RuleBook) -> Electorate:
    """Those who decide; everybody where no rule says who does."""
    everybody = Electorate(question.roll, question.roll, question.roll, ())
    return everybody if rule is None else electorate(question, rule, book)


# --- a quorum --------------------------------------------------------------------------------------------------------


def _by_presence(question: Question, rule: AdoptionRule | None, book: RuleBook, found: Finding) -> Iterator[Change]:
    """How many more must be there, and who they could be; and that the chair goes on without them, where it may."""
    short = quorum.short_of(question, rule, _voters(question, rule, book), book)
    if short is None:
        return

    def coming(members: Sequence[str]) -> Finding:
        return find(vary(question, members=dict.fromkeys(members, "silent")), book)

    least = _fewest(short.away, lambda members: coming(members).ground("quorum there") is not None)
    if least is not None:
        fields: dict[str, object] = {"number": least.number, "members": named(least.members), "ways": least.ways}
        code = "quorum by these" if least.ways == 1 else "quorum by several"
        told = ground(code, short.rule, "for", roll=least.members, fields=fields)
        yield Change(coming(least.members).outcome, "be there", least.members, least.ways, counted=True, ground=told)
    aside = replace(question, rulings=(*question.rulings, Ruled("quorum", "chair", reason="supposed")))
    outcome = find(aside, book).outcome
    if short.may_be_set_aside and outcome != found.outcome:
        told = ground("would change by going on", short.rule, outcome=outcome)
        yield Change(outcome, "rule", (), 1, counted=True, ground=told)


def _fewest(able: Sequence[str], enough: Callable[[Sequence[str]], bool]) -> Smallest | None:
    """The fewest of members that are alike who are enough; None where not even all are.

    More of them never lead back, so the number is looked for by halves.
    """
    number = 1 + bisect_left(range(1, len(able) + 1), x=True, key=lambda many: enough(able[:many]))
    return Smallest(number, comb(len(able), number), tuple(able[:number])) if number <= len(able) else None


def _by_asking(question: Question, asked: RequestMade, rule: AdoptionRule | None, book: RuleBook) -> Iterator[Change]:
    """How many more must ask for it, and who they could be."""
    found = asking.fewest_more(question, _voters(question, rule, book), book)
    if found is None or not found[1].exact:
        return
    asking_rule, least = found
    outcome = find(replace(question, asked_for=replace(asked, by=(*asked.by, *least.members))), book).outcome
    if outcome != "cannot be put":
        fields: dict[str, object] = {"number": least.number, "members": named(least.members), "ways": least.ways}
        code = "asked by these" if least.ways == 1 and least.counted else "asked by several"
        told = ground(code, asking_rule, "for", roll=least.members, fields=fields)
        yield Change(outcome, "ask", least.members, least.ways, least.counted, told)


# --- signatures ------------------------------------------------------------------------------------------------------


def _rule_on_signing(question: Question, book: RuleBook) -> SignatureRule | None:
    if question.mode != "signature":
        return None
    return book.rule_or_none(SignatureRule, body=question.body, item_class=question.item_class, on=question.on)


def _by_signatures(question: Question, rule: SignatureRule, book: RuleBook, found: Finding) -> Iterator[Change]:
    """Whose signatures would complete it, and whose refusals would end it or free the others."""
    slots = signature.slots_of(question, rule, book)
    refused = [slot for slot in slots if question.position(slot).signature == "refused"]
    free = rule.parameters.refusal == "not bound" and rule.parameters.needed == "all"
    released = refused if free else []  # whoever is free of it adds as much to what is needed as to what is there
    unsigned = [slot for slot in slots if question.position(slot).signature != "signed" and slot not in released]
    waiting = [slot for slot in unsigned if slot not in refused]
    signed = [slot for slot in slots if slot not in unsigned and slot not in released]
    yield from _signing(question, rule, book, found, unsigned if found.outcome == "open" else refused, "signed")
    yield from _signing(question, rule, book, found, waiting if found.outcome == "open" else signed, "refused to sign")


def _by_counted_signatures(question: Question, rule: AdoptionRule, book: RuleBook, found: Finding) -> Iterator[Change]:
    """The same where a threshold counts signatures, of members that all weigh the same."""
    if any(one.weight or one.among for one in rule.parameters.tally.thresholds):
        return
    entitled = [seat.member for seat in electorate(question, rule, book).entitled]
    signed = [one for one in entitled if question.position(one).signature == "signed"]
    unsigned = [one for one in entitled if one not in signed]
    adopted = found.outcome == "adopted"
    yield from _signing(
        question, rule, book, found, signed if adopted else unsigned, "refused to sign" if adopted else "signed"
    )


def _signing(
    question: Question, rule: CommonRule, book: RuleBook, found: Finding, able: Sequence[str], stand: Stand
) -> Iterator[Change]:
    def then(members: Sequence[str]) -> Outcome:
        return find(vary(question, members=dict.fromkeys(members, stand)), book).outcome

    least = _fewest(able, lambda members: then(members) != found.outcome)
    if least is not None:
        act: Act = "sign" if stand == "signed" else "refuse to sign"
        yield told_change(rule, least, then(least.members), act)


# --- silence ---------------------------------------------------------------------------------------------------------


def _by_silence(question: Question, rule: AdoptionRule, book: RuleBook, found: Finding) -> Iterator[Change]:
    """Who could break silence, and until when; what would be if it were kept, or had not been broken."""
    put, procedure = question.silence, rule.parameters.course.silence
    if put is None or procedure is None:
        return
    if found.ground("silence not opened") is not None:
        outcome = find(replace(question, silence=replace(put, opened_at_meeting="yes")), book).outcome
        told = ground("would change by opening", rule, who=procedure.proposed_by, outcome=outcome)
        yield Change(outcome, "rule", (), 1, counted=True, ground=told)
        return
    voters = electorate(question, rule, book)
    answers = tuple(one for one in put.answers if silence.counts(one, rule, voters))
    match found.outcome:
        case "not adopted":
            yield from _taken_back(question, rule, book, put, answers)
        case "indeterminate":
            yield from _dated(question, rule, book, put, [one for one in answers if one.at is None])
        case "open" | "adopted":
            yield from _broken(question, rule, book, put, tuple(seat.member for seat in voters.entitled), found)
        case _:
            return


def _answering(question: Question, book: RuleBook, put: Silence, answers: Sequence[SilenceAnswer]) -> Outcome:
    """What it would be with these answers."""
    return find(replace(question, silence=replace(put, answers=tuple(answers))), book).outcome


def _told(
    code: str, rule: AdoptionRule, book: RuleBook, put: Silence, members: Sequence[str], outcome: Outcome
) -> Ground:
    expires = write_moment(put.expires, zone_named(book.file.zone))
    fields = {"members": named(members), "number": len(members), "expires": expires, "outcome": outcome}
    side: Side = "for" if outcome == "adopted" else "against"
    return ground(code, rule, side, facts=put.facts, roll=members, fields=fields)


def _broken(
    question: Question, rule: AdoptionRule, book: RuleBook, put: Silence, able: Sequence[str], found: Finding
) -> Iterator[Change]:
    """Each member that has a say could break it alone, as long as it has not expired; or could have, once it has."""
    running = found.outcome == "open"
    objection = SilenceAnswer(able[0], "objection", at=put.expires - 1)
    outcome = _answering(question, book, put, (*put.answers, objection))
    if outcome != found.outcome:
        told = _told("would break silence" if running else "would have broken silence", rule, book, put, able, outcome)
        yield Change(outcome, "object", tuple(able[:1]), len(able), counted=True, ground=told)
    kept = find(replace(question, now=max(put.expires, question.now or 0)), book).outcome
    if running and kept != found.outcome:
        told = _told("would change by keeping silent", rule, book, put, able, kept)
        yield Change(kept, "keep silent", tuple(able), 1, counted=True, ground=told)


def _taken_back(
    question: Question, rule: AdoptionRule, book: RuleBook, put: Silence, answers: Sequence[SilenceAnswer]
) -> Iterator[Change]:
    """What it would be without the answers that broke silence."""
    broke = [one for one in answers if one.stage == "at the meeting" or (one.at is not None and one.at < put.expires)]
    outcome = _answering(question, book, put, [one for one in put.answers if one not in broke])
    members = tuple(dict.fromkeys(one.member for one in broke if one.member not in RESERVED))
    unnamed = any(one.member in RESERVED for one in broke)
    if outcome != "not adopted":
        code = "would be unbroken, some unnamed" if unnamed else "would be unbroken"
        told = _told(code, rule, book, put, members, outcome)
        yield Change(outcome, "take it back", members, 1, counted=not unnamed, ground=told)


def _dated(
    question: Question, rule: AdoptionRule, book: RuleBook, put: Silence, undated: Sequence[SilenceAnswer]
) -> Iterator[Change]:
    """What it would be if the answers whose moment is not on record came in time, or late."""
    others = [one for one in put.answers if one not in undated]
    members = tuple(dict.fromkeys(one.member for one in undated))
    for code, at in (("would change if in time", put.expires - 1), ("would change if late", put.expires)):
        outcome = _answering(question, book, put, [*others, *(replace(one, at=at) for one in undated)])
        if outcome != "indeterminate":
            told = _told(code, rule, book, put, members, outcome)
            yield Change(outcome, "be dated", members, 1, counted=True, ground=told)
