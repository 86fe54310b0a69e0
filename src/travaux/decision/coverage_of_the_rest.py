"""The points of a rule book beside its rules on adoption: quorum, signature, papers, requests, positions, proxies."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from travaux.decision.coverage_seen import Hits, Seen, meanings, telling
from travaux.decision.hearing import Heard
from travaux.decision.sentences import NOT_SEEN, fields_of
from travaux.rulebook.adoption import Proxies
from travaux.rulebook.book import RuleBook
from travaux.rulebook.chapters import Askers
from travaux.rulebook.models import AdoptionRule, AgendaRule, QuorumRule, SignatureRule
from travaux.rulebook.vocabulary import AskedFor

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


def quorum(rule: QuorumRule) -> Iterator[tuple[str, Hits]]:
    """A quorum to vote that is there, lacking, presumed, or set aside."""
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
        yield f"{told}: presumed until somebody asks", telling("quorum presumed", rule.id)
    if requirement.may_be_overridden and requirement.effect == "blocks":
        yield f"{told}: set aside", lambda seen: seen.told("quorum set aside", rule.id)


def signature(rule: SignatureRule) -> Iterator[tuple[str, Hits]]:
    """Signatures that are all there, outstanding, or refused."""
    refusal = rule.parameters.refusal
    yield "signatures: complete", lambda seen: seen.told("signatures complete", rule.id)
    yield "signatures: outstanding", lambda seen: seen.told("signatures outstanding", rule.id)
    yield f"signatures: refusal, {refusal}", lambda seen: seen.told(_REFUSALS[refusal], rule.id)


def papers(rule: AgendaRule) -> Iterator[tuple[str, Hits]]:
    """Papers that are out, or lacking, and early enough, or late."""
    demanded = rule.parameters.papers
    if demanded is None:
        return
    told = f"papers in {', '.join(demanded.languages)}"
    yield f"{told}: out", telling("papers out", rule.id)
    yield f"{told}: lacking, {demanded.effect}", telling("papers lacking", rule.id)
    if demanded.hours_before is not None:
        yield f"{told}, {demanded.hours_before} hours before: in time", telling("papers in time", rule.id)
        yield f"{told}, {demanded.hours_before} hours before: late", telling("papers late", rule.id)


def requests(rule: AgendaRule) -> Iterator[tuple[str, Hits]]:
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


def _asking(code: str, rule: AgendaRule, what: AskedFor, askers: Askers | None = None) -> Hits:
    """A request for this with this ground, and where a number is meant with that number."""

    def hits(seen: Seen) -> bool:
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


def proxies(book: RuleBook) -> Iterator[tuple[str, Hits]]:
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


def _by_proxy(proxies: Proxies, counts: Callable[[Heard], bool]) -> Hits:
    """A ballot that somebody else cast under a rule with these limits, and that came to this."""

    def hits(seen: Seen) -> bool:
        ours = seen.rule is not None and seen.rule.parameters.tally.proxies == proxies
        position = seen.question.position
        return ours and any(position(one.member).attended == "proxy" and counts(one) for one in seen.heard)

    return hits


def positions(book: RuleBook) -> Iterator[tuple[str, Hits]]:
    """Each meaning that a position has anywhere in the book, once for the book."""
    rules = [rule for rule in book.rules if isinstance(rule, AdoptionRule) and rule.parameters.course.silence is None]
    for position, ways in _WAYS.items():
        meanings = dict.fromkeys(getattr(rule.parameters.tally.positions, position) for rule in rules)
        for meaning in meanings:
            yield f"{position.replace('_', ' ')}: {meaning}", _meaning(position, ways, meaning)


def _meaning(position: str, ways: Sequence[str], meaning: str) -> Hits:
    def hits(seen: Seen) -> bool:
        if seen.rule is None or getattr(meanings(seen.rule, seen.question), position) != meaning:
            return False
        return any(one.how in ways for one in seen.heard)

    return hits
