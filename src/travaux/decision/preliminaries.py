"""What comes before a question is put: the papers that must be out, and what some of those entitled asked for."""

from typing import Final

from travaux.decision import asking, papers
from travaux.decision.electorate import Electorate
from travaux.decision.findings import NOTHING_TOLD, Admissible, Outcome, Result, ground
from travaux.decision.question import Question
from travaux.rulebook.book import RuleBook

_STOPPED: Final[Outcome] = "cannot be put"
_FALLS_SHORT: Final[tuple[Admissible, ...]] = ("no", "not stated")


def examine(question: Question, voters: Electorate, book: RuleBook) -> Result:
    """Papers and requests together: *cannot be put* where one of them stands in the way; nothing where none is told."""
    if question.papers is None and question.asked_for is None:
        return NOTHING_TOLD
    out, asked = papers.examine(question, book), asking.examine(question, voters, book)
    if out.outcome == _STOPPED and asking.granted(asked, question, "waiver of the papers"):
        waived = (*out.grounds, ground("papers waived", facts=question.asked_for.facts if question.asked_for else ()))
        out = Result("none", waived)
    parts = [one for one in (out, asked) if one is not NOTHING_TOLD]
    if len(parts) < len((out, asked)):
        return parts[0] if parts else NOTHING_TOLD
    short = [one for one in _FALLS_SHORT if one in {out.admissible, asked.admissible}]
    admissible: Admissible = short[0] if short else "yes"
    stopped = _STOPPED in {out.outcome, asked.outcome}
    grounds, missing = (*out.grounds, *asked.grounds), (*out.missing, *asked.missing)
    return Result(_STOPPED if stopped else "none", grounds, missing=missing, admissible=admissible)
