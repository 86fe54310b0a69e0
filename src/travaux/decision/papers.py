"""The papers of an item: whether they were out in the languages and as early as the chapter on the agenda demands."""

from collections.abc import Iterator, Mapping

from travaux.decision.findings import NOTHING_TOLD, Admissible, Ground, Missing, Outcome, Result, Side, ground
from travaux.decision.question import Question, names
from travaux.rulebook.book import RuleBook
from travaux.rulebook.chapters import Papers
from travaux.rulebook.models import AgendaRule

_HOUR = 3600
_UNKNOWN = frozenset({"papers undated", "papers, hour not told"})


def examine(question: Question, book: RuleBook) -> Result:
    """Whether the item may be discussed and put to the vote: *cannot be put* where papers that block are lacking.

    Nothing is said where nobody tells what was handed out, or the rules ask for none.
    """
    if question.papers is None or question.put_to == "open":
        return NOTHING_TOLD
    where = {"body": question.body, "item_class": question.item_class, "on": question.on}
    rule = book.rule_or_none(AgendaRule, **where)  # type: ignore[arg-type]
    demanded = None if rule is None else rule.parameters.papers
    if rule is None or demanded is None:
        return NOTHING_TOLD
    found = tuple(_told(question, rule, demanded))
    if all(one.side != "against" for one in found):
        unknown = any(one.code in _UNKNOWN for one in found)
        return Result("none", found, admissible="not stated" if unknown else "yes")
    return _lacking(question, rule, demanded, found)


def _lacking(question: Question, rule: AgendaRule, demanded: Papers, found: tuple[Ground, ...]) -> Result:
    ruled = question.ruling("papers")
    if demanded.effect == "advises":
        return Result("none", (*found, ground("papers advise", rule)))
    if ruled is not None:
        aside = ground("papers set aside", rule, facts=ruled.facts, by=ruled.by, reason=ruled.reason)
        return Result("none", (*found, aside))
    missing = (Missing("the papers that the rule demands"), Missing(f"a waiver by {demanded.waived_by}"))
    outcome: Outcome = "cannot be put"
    admissible: Admissible = "no"
    return Result(
        outcome, found, missing=missing if demanded.waived_by != "nobody" else missing[:1], admissible=admissible
    )


def _told(question: Question, rule: AgendaRule, demanded: Papers) -> Iterator[Ground]:
    out = question.papers
    if out is None:
        return
    lacking = [language for language in demanded.languages if language not in out.languages]
    fields = {"languages": names(demanded.languages), "lacking": names(lacking)}
    code, side = ("papers lacking", "against") if lacking else ("papers out", "for")
    yield _ground(code, rule, side, question, fields)
    if demanded.hours_before is None:
        return
    if out.at is None or question.now is None:
        code = "papers undated" if out.at is None else "papers, hour not told"
        yield _ground(code, rule, "neutral", question, {"needed": demanded.hours_before})
        return
    hours = max(0, (question.now - out.at) // _HOUR)
    early = question.now - out.at >= demanded.hours_before * _HOUR
    counted = {"hours": hours, "needed": demanded.hours_before}
    yield _ground("papers in time" if early else "papers late", rule, "for" if early else "against", question, counted)


def _ground(code: str, rule: AgendaRule, side: str, question: Question, fields: Mapping[str, object]) -> Ground:
    facts = () if question.papers is None else question.papers.facts
    told: Side = "for" if side == "for" else "against" if side == "against" else "neutral"
    return ground(code, rule, told, facts=facts, fields=fields)
