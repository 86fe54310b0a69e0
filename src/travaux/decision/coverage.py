"""What the scenarios beside a rule book try, and what they leave untried: thresholds from both sides, and the rest."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, assert_never

from travaux.decision import tally
from travaux.decision.electorate import electorate
from travaux.decision.findings import Side
from travaux.decision.hearing import Heard, hear
from travaux.decision.question import Question, Seat
from travaux.decision.scenarios import ExpectedGround, Tried, matches
from travaux.decision.sentences import NOT_SEEN, fields_of
from travaux.rulebook.adoption import Fallback, Positions, Proxies, Threshold
from travaux.rulebook.book import RuleBook
from travaux.rulebook.chapters import Askers
from travaux.rulebook.models import AdoptionRule, AgendaRule, QuorumRule, SignatureRule
from travaux.rulebook.vocabulary import AskedFor, Excluded

#: How a member came to its count, by the position that the rule gives a meaning.
_WAYS: Final = {
    "abstain": ("abstaining",),
    "absent": ("absent", "absent, against the decision"),
    "present_not_participating": ("present not participating", "not entitled", "not interested"),
    "silent": ("silent",),
}
_REFUSALS: Final = {
    "not adopted": "refusal leaves it unadopted",
    "not bound": "refusal, not bound",
    "returned for finalisation": "refusal returns it",
    "not stated": "refusal not provided for",
}
#: The grounds on whether the time of a fallback had come when it was turned to.
_TIMERS: Final = ("fallback timer", "fallback too early", "fallback by session")


@dataclass(frozen=True)
class Covered:
    """One point of a rule book that scenarios can try, and the names of those that do; none leaves it untried.

    `rule` is empty for what holds of a whole book.
    """

    rule: str
    point: str
    by: tuple[str, ...]


@dataclass(frozen=True)
class _Seen:
    """A scenario that was run, with the rule it was decided by and what was heard under it."""

    tried: Tried
    rule: AdoptionRule | None
    heard: tuple[Heard, ...] = ()
    reached: tuple[bool, ...] = ()
    out: tuple[Seat, ...] = ()

    @property
    def question(self) -> Question:
        """The question that was put."""
        return self.tried.scenario.question

    def told(self, code: str, rule: str) -> bool:
        """Whether there is a ground of this code that rests on this rule."""
        return any(one.code == code and one.rule == rule for one in self.tried.finding.grounds)


_Hits = Callable[[_Seen], bool]


def coverage(book: RuleBook, tried: Iterable[Tried]) -> tuple[Covered, ...]:
    """Every point of a rule book with the scenarios that try it, in the order of its rules."""
    seen = [_see(one, book) for one in tried]
    return tuple(
        Covered(rule, point, tuple(one.tried.scenario.name for one in seen if hits(one)))
        for rule, point, hits in _points(book)
    )


def _see(tried: Tried, book: RuleBook) -> _Seen:
    """A scenario with what was heard in it, as far as it came to that."""
    found, question = tried.finding.ground("rule found"), tried.scenario.question
    rule = None if found is None else book.by_id(found.rule)
    if not isinstance(rule, AdoptionRule):
        return _Seen(tried, None)
    voters = electorate(question, rule, book)
    entitled = {seat.member for seat in voters.entitled}
    out = tuple(seat for seat in voters.members if seat.member not in entitled)
    if tried.finding.outcome == "cannot be put" or rule.parameters.course.silence is not None:
        return _Seen(tried, rule, out=out)
    heard = tuple(hear(question, rule, voters, _meanings(rule, question)))
    return _Seen(tried, rule, heard, tally.measured(question, rule, voters, heard), out)


def _meanings(rule: AdoptionRule, question: Question) -> Positions:
    ruled = question.ruling("reading")
    readings = rule.parameters.readings
    return rule.parameters.positions(next((one for one in readings if ruled and one.id == ruled.reading), None))


def _points(book: RuleBook) -> Iterator[tuple[str, str, _Hits]]:
    for rule in book.rules:
        match rule:
            case AdoptionRule():
                yield from ((rule.id, point, hits) for point, hits in _adoption(rule))
            case QuorumRule():
                yield from ((rule.id, point, hits) for point, hits in _quorum(rule))
            case SignatureRule():
                yield from ((rule.id, point, hits) for point, hits in _signature(rule))
            case AgendaRule():
                yield from ((rule.id, point, hits) for point, hits in (*_papers(rule), *_requests(rule)))
            case _:
                pass
    yield from (("", point, hits) for point, hits in (*_positions(book), *_proxies(book)))


def _adoption(rule: AdoptionRule) -> Iterator[tuple[str, _Hits]]:
    parameters = rule.parameters
    if parameters.course.silence is not None:
        yield from _silence(rule)
    else:
        for number, threshold in enumerate(parameters.tally.thresholds):
            yield from _threshold(rule, number, threshold)
    yield from _against(rule)
    for exclusion in parameters.tally.exclusions:
        yield f"not counted: {exclusion.who}", _excluding(rule, exclusion.who)
    yield from _caps(rule)
    for left in parameters.tally.left_out:
        yield f"left out: {left}", lambda seen: seen.told("ballot left out", rule.id)
    for reading in parameters.readings:
        if reading.live:
            yield f"reading {reading.id}", _reading(reading.id)
    yield from _course(rule)


def _threshold(rule: AdoptionRule, number: int, threshold: Threshold) -> Iterator[tuple[str, _Hits]]:
    told = told_threshold(threshold)

    def met(seen: _Seen, *, reached: bool) -> bool:
        return seen.rule is rule and len(seen.reached) > number and seen.reached[number] is reached

    yield f"{told}: reached", lambda seen: met(seen, reached=True)
    yield f"{told}: missed", lambda seen: met(seen, reached=False)
    if threshold.waived_when_fewer_against_than is not None:
        yield f"{told}: waived", lambda seen: seen.told("threshold waived", rule.id)


def told_threshold(one: Threshold) -> str:
    """A threshold as its file has it."""
    counted = f"{one.counted} by {one.weight}" if one.weight else one.counted
    among = f", among {one.among}" if one.among else ""
    return f"{counted} {one.comparison} {one.amount}{f' of {one.of}' if one.of else ''}{among}"


def _silence(rule: AdoptionRule) -> Iterator[tuple[str, _Hits]]:
    yield "silence: kept", lambda seen: seen.told("silence kept", rule.id)
    silence = rule.parameters.course.silence
    for stage in () if silence is None else silence.stages:
        code = "silence broken" if stage.stage == "in writing" else "silence broken at the meeting"
        yield f"silence: broken {stage.stage}", _telling(code, rule.id)


def _decided(seen: _Seen, rule: AdoptionRule) -> bool:
    return seen.rule is rule and seen.tried.finding.outcome in {"adopted", "not adopted"}


def _telling(code: str, rule: str) -> _Hits:
    return lambda seen: seen.told(code, rule)


def _against(rule: AdoptionRule) -> Iterator[tuple[str, _Hits]]:
    """What can stop a decision besides its thresholds."""
    counted = rule.parameters.tally
    for veto in counted.vetoes:
        yield f"veto of {veto.group}", lambda seen: seen.told("veto", rule.id)
        if veto.scope:
            yield f"veto of {veto.group}: outside its scope", _telling("veto outside its scope", rule.id)
    for barrier in counted.barriers:
        told = ", ".join(told_threshold(one) for one in barrier.thresholds)
        yield f"barrier, {told}: stands", lambda seen: seen.told("barrier", rule.id)
        yield (
            f"barrier, {told}: does not stand",
            lambda seen: _decided(seen, rule) and not seen.told("barrier", rule.id),
        )
    if counted.tie == "the chair decides":
        yield "tie: the chair decides", lambda seen: seen.told("tie", rule.id)


def _excluding(rule: AdoptionRule, who: Excluded) -> _Hits:
    def hits(seen: _Seen) -> bool:
        told = any(seen.told(code, rule.id) for code in ("excluded", "excluded if ruled", "excluded by ruling"))
        return told and any(_meets(who, seat, seen.question) for seat in seen.question.roll)

    return hits


def _meets(who: Excluded, seat: Seat, question: Question) -> bool:
    """Whether an exclusion is about this seat."""
    match who:
        case "the state concerned":
            return seat.member == question.concerned
        case "party to the dispute":
            return seat.member in question.parties
        case "vote withdrawn" | "suspended by the council":
            return seat.membership == who
        case "recused":
            return question.position(seat.member).ballot == "recused"
        case "arrears":
            return seat.arrears_years > 0 and not seat.waived
        case _:
            assert_never(who)


def _reading(name: str) -> _Hits:
    def hits(seen: _Seen) -> bool:
        ruled = seen.question.ruling("reading")
        compared = any(one.reading == name for one in seen.tried.finding.readings)
        return compared or (ruled is not None and ruled.reading == name and seen.rule is not None)

    return hits


def _course(rule: AdoptionRule) -> Iterator[tuple[str, _Hits]]:
    """The question how to decide, and where the course goes when it fails."""
    course = rule.parameters.course
    if course.mode_consent is not None:
        yield "mode: accepted", lambda seen: seen.told("mode accepted", rule.id)
        if course.mode_consent.objection_to_the_mode == "blocks":
            yield "mode: objected", lambda seen: seen.told("mode objected", rule.id)
    for fallback in course.fallbacks:
        told = f"on {fallback.when} falls back to {fallback.to}"
        yield f"{told}: told", _leading_to(rule, fallback)
        yield f"{told}: taken", _falling_back(fallback.to)
        if fallback.after is not None:
            yield f"{told}: too early", _turning(rule, fallback, "against")
            yield f"{told}: in time", _turning(rule, fallback, "for")


def _leading_to(rule: AdoptionRule, fallback: Fallback) -> _Hits:
    """A question that failed under a rule, so that what comes next is told."""
    fields = (("to", fallback.to), ("when", fallback.when), ("rule", rule.id))
    expected = [ExpectedGround(code, fields) for code in ("fallback", "fallback of itself")]
    return lambda seen: any(matches(one, ground) for one in expected for ground in seen.tried.finding.grounds)


def _turning(rule: AdoptionRule, fallback: Fallback, side: Side) -> _Hits:
    """A question that was turned to another way, and for which its time had come, or had not."""
    fields = (("to", fallback.to), ("rule", rule.id), ("side", side))
    expected = [ExpectedGround(code, fields) for code in _TIMERS]
    return lambda seen: any(matches(one, ground) for one in expected for ground in seen.tried.finding.grounds)


def _falling_back(to: str) -> _Hits:
    """A question that was decided by the rule to which the course falls back."""
    return lambda seen: seen.rule is not None and seen.rule.id == to


def _quorum(rule: QuorumRule) -> Iterator[tuple[str, _Hits]]:
    requirement = rule.parameters.requirement("vote")
    if requirement is None:
        return
    share = f" of {requirement.of}" if requirement.of else ""
    word = "at least" if requirement.at_least is not None else "more than"
    told = f"quorum, {word} {requirement.amount}{share}"
    short = "quorum advises" if requirement.effect == "advises" else "quorum lacking"
    yield f"{told}: there", lambda seen: seen.told("quorum there", rule.id)
    yield f"{told}: lacking, {requirement.effect}", lambda seen: seen.told(short, rule.id)
    if requirement.checked == "on request":
        yield f"{told}: presumed until somebody asks", _telling("quorum presumed", rule.id)
    if requirement.may_be_overridden and requirement.effect == "blocks":
        yield f"{told}: set aside", lambda seen: seen.told("quorum set aside", rule.id)


def _signature(rule: SignatureRule) -> Iterator[tuple[str, _Hits]]:
    refusal = rule.parameters.refusal
    yield "signatures: complete", lambda seen: seen.told("signatures complete", rule.id)
    yield "signatures: outstanding", lambda seen: seen.told("signatures outstanding", rule.id)
    yield f"signatures: refusal, {refusal}", lambda seen: seen.told(_REFUSALS[refusal], rule.id)


def _papers(rule: AgendaRule) -> Iterator[tuple[str, _Hits]]:
    """Papers that are out, or lacking, and early enough, or late."""
    demanded = rule.parameters.papers
    if demanded is None:
        return
    told = f"papers in {', '.join(demanded.languages)}"
    yield f"{told}: out", _telling("papers out", rule.id)
    yield f"{told}: lacking, {demanded.effect}", _telling("papers lacking", rule.id)
    if demanded.hours_before is not None:
        yield f"{told}, {demanded.hours_before} hours before: in time", _telling("papers in time", rule.id)
        yield f"{told}, {demanded.hours_before} hours before: late", _telling("papers late", rule.id)


def _requests(rule: AgendaRule) -> Iterator[tuple[str, _Hits]]:
    """What is asked for by enough and by too few, in each number; by whoever is enough alone; without a right."""
    for request in rule.parameters.requests:
        for askers in request.or_:
            of = f" of {askers.of}" if askers.of else ""
            weight = f" by {askers.weight}" if askers.weight else ""
            told = f"{request.for_}, {askers.comparison} {askers.amount}{of}{weight}"
            yield f"{told}: enough ask", _asking("asked by enough", rule, request.for_, askers)
            yield f"{told}: too few ask, {request.effect}", _asking("asked by too few", rule, request.for_, askers)
        for actor in request.by:
            yield f"{request.for_}: asked for by {actor}", _asking("asked by somebody", rule, request.for_)
        without = _asking("asked without being entitled", rule, request.for_)
        yield f"{request.for_}: asked for without the right to {request.right}", without


def _asking(code: str, rule: AgendaRule, what: AskedFor, askers: Askers | None = None) -> _Hits:
    """A request for this with this ground, and where a number is meant with that number."""

    def hits(seen: _Seen) -> bool:
        found = [one for one in seen.tried.finding.grounds if one.code == code and one.rule == rule.id]
        told = [fields for one in found if (fields := fields_of(code, one.text.removesuffix(NOT_SEEN)))]
        return any(one["what"] == what and (askers is None or _is_of(askers, one)) for one in told)

    return hits


def _is_of(askers: Askers, told: Mapping[str, str]) -> bool:
    """Whether the sentence on a number is on this one."""
    measure = told["number"].partition(" by ")[2]
    share = told["amount"].partition(" ")[0]
    same = (told["comparison"], share, measure) == (askers.comparison, str(askers.amount), askers.weight or "")
    return same and told["of"].endswith(askers.of or "")


def _caps(rule: AdoptionRule) -> Iterator[tuple[str, _Hits]]:
    """A cap that cuts somebody, and one that nobody is above."""
    for cap in rule.parameters.tally.caps:
        of = f" of {cap.of}" if cap.of else ""
        code = "capped" if cap.each == "member" else "capped together"
        told = f"cap on {cap.weight} of each {cap.each}, {cap.at_most}{of}"
        yield f"{told}: cuts, {cap.surplus}", _telling(code, rule.id)
        yield f"{told}: cuts nobody", _never(code, rule)


def _never(code: str, rule: AdoptionRule) -> _Hits:
    return lambda seen: _decided(seen, rule) and not seen.told(code, rule.id)


def _proxies(book: RuleBook) -> Iterator[tuple[str, _Hits]]:
    """Each limit on voting for another that stands anywhere in the book, once for the book."""
    rules = [rule for rule in book.rules if isinstance(rule, AdoptionRule)]
    for proxies in dict.fromkeys(rule.parameters.tally.proxies for rule in rules):
        if proxies is None:
            continue
        limit = proxies.each_acts_for_at_most
        told = f"proxies, each acts for at most {limit}"
        if limit == 0:
            yield f"{told}: left out", _by_proxy(proxies, _void)
            continue
        yield f"{told}: counted", _by_proxy(proxies, lambda one: not _void(one) and not _beyond(one))
        if isinstance(limit, int):
            yield f"{told}: beyond it", _by_proxy(proxies, _beyond)
        if proxies.holder_must_be_present == "yes":
            yield f"{told}: the holder away", _by_proxy(proxies, _void)


def _void(one: Heard) -> bool:
    return one.how == "left out"


def _beyond(one: Heard) -> bool:
    return one.how == "proxy"


def _by_proxy(proxies: Proxies, counts: Callable[[Heard], bool]) -> _Hits:
    """A ballot that somebody else cast under a rule with these limits, and that came to this."""

    def hits(seen: _Seen) -> bool:
        ours = seen.rule is not None and seen.rule.parameters.tally.proxies == proxies
        position = seen.question.position
        return ours and any(position(one.member).attended == "proxy" and counts(one) for one in seen.heard)

    return hits


def _positions(book: RuleBook) -> Iterator[tuple[str, _Hits]]:
    """Each meaning that a position has anywhere in the book, once for the book."""
    rules = [rule for rule in book.rules if isinstance(rule, AdoptionRule) and rule.parameters.course.silence is None]
    for position, ways in _WAYS.items():
        meanings = dict.fromkeys(getattr(rule.parameters.tally.positions, position) for rule in rules)
        for meaning in meanings:
            yield f"{position.replace('_', ' ')}: {meaning}", _meaning(position, ways, meaning)


def _meaning(position: str, ways: Sequence[str], meaning: str) -> _Hits:
    def hits(seen: _Seen) -> bool:
        if seen.rule is None or getattr(_meanings(seen.rule, seen.question), position) != meaning:
            return False
        return any(one.how in ways for one in seen.heard)

    return hits
