"""General agreement: told beside the clauses to which some member has not agreed; open clauses bar nothing."""

from travaux.decision.act import Act, Situation
from travaux.decision.findings import Result, ground
from travaux.decision.question import names
from travaux.decision.situation.agreeing import open_numbers
from travaux.rulebook.book import RuleBook

AGREED = "agreed in general"


def agree_in_general(act: Act, situation: Situation, book: RuleBook) -> Result:
    """A text agreed in general, by itself or as a round closes: which clauses stay open, and by whose word."""
    del book
    document = situation.document(act)
    general = act.kind == AGREED or act.value.get("outcome") == AGREED
    if not general or document is None or not (document.clauses or document.open_clauses):
        return Result("none", (ground("for the record"),))
    found = document.open_clauses
    if not found:
        return Result("none", (ground("no clause open", None, "for"),))
    facts = tuple(said.fact.address for one in found for said in one.stances)
    members = names(dict.fromkeys(said.member for one in found for said in one.stances))
    return Result("none", (ground("clauses open", facts=facts, clauses=open_numbers(found), members=members),))
