"""What the scenarios beside a rule book try, and what they leave untried: thresholds from both sides, and the rest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from travaux.decision import coverage_of_the_rest as rest
from travaux.decision import tally
from travaux.decision.coverage_of_adoption import adoption
from travaux.decision.coverage_seen import Hits, Seen, meanings
from travaux.decision.electorate import electorate
from travaux.decision.hearing import hear
from travaux.decision.scenarios import Tried
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule, AgendaRule, QuorumRule, SignatureRule


@dataclass(frozen=True)
class Covered:
    """One point of a rule book that scenarios can try, and the names of those that do; none leaves it untried.

    `rule` is empty for what holds of a whole book.
    """

    rule: str
    point: str
    by: tuple[str, ...]


def coverage(book: RuleBook, tried: Iterable[Tried]) -> tuple[Covered, ...]:
    """Every point of a rule book with the scenarios that try it, in the order of its rules."""
    seen = [_see(one, book) for one in tried]
    return tuple(
        Covered(rule, point, tuple(one.tried.scenario.name for one in seen if hits(one)))
        for rule, point, hits in _points(book)
    )


def _see(tried: Tried, book: RuleBook) -> Seen:
    """A scenario with what was heard in it, as far as it came to that."""
    found, question = tried.finding.ground("rule found"), tried.scenario.question
    rule = None if found is None else book.by_id(found.rule)
    if not isinstance(rule, AdoptionRule):
        return Seen(tried, None)
    voters = electorate(question, rule, book)
    entitled = {seat.member for seat in voters.entitled}
    out = tuple(seat for seat in voters.members if seat.member not in entitled)
    if tried.finding.outcome == "cannot be put" or rule.parameters.course.silence is not None:
        return Seen(tried, rule, out=out)
    heard = tuple(hear(question, rule, voters, meanings(rule, question)))
    return Seen(tried, rule, heard, tally.measured(question, rule, voters, heard), out)


def _points(book: RuleBook) -> Iterator[tuple[str, str, Hits]]:
    for rule in book.rules:
        match rule:
            case AdoptionRule():
                yield from ((rule.id, point, hits) for point, hits in adoption(rule))
            case QuorumRule():
                yield from ((rule.id, point, hits) for point, hits in rest.quorum(rule))
            case SignatureRule():
                yield from ((rule.id, point, hits) for point, hits in rest.signature(rule))
            case AgendaRule():
                yield from ((rule.id, point, hits) for point, hits in (*rest.papers(rule), *rest.requests(rule)))
            case _:
                pass
    yield from (("", point, hits) for point, hits in (*rest.positions(book), *rest.proxies(book)))
