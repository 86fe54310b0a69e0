"""Findings on what was asked for, so that every sentence on it is seen once."""

from tests.decision.books import a_book, a_rule, an_adoption
from tests.decision.findings_of_changes import told
from tests.decision.findings_of_courses import AGENDA
from tests.decision.making import in_council, votes
from travaux.decision.adoption import find
from travaux.decision.findings import Finding
from travaux.decision.question import Asked, PapersOut, Question

REQUESTS = """    papers: {languages: [en, fr], effect: blocks, waived by: the body}
    requests:
    - {for: extraordinary session, by: [the council], or: [{at least: 2/3, of: all members}], effect: blocks}
    - {for: recorded vote, or: [{at least: 1/2, of: present}], effect: advises}
    - {for: waiver of the papers, or: [{at least: 2}], effect: advises}
"""


def asked(asked_for: Asked, **changed: object) -> Question:
    """A question to three members, of which one voted."""
    fields = {"positions": votes(yes="a"), "asked_for": asked_for, **changed}
    return in_council("a", "b", "c", **fields)


def request_findings() -> list[Finding]:
    """One at least for every sentence on requests."""
    book = a_book(an_adoption(), a_rule("agenda", "agenda", AGENDA + REQUESTS))
    session = [
        asked(Asked("extraordinary session", ("a", "b"))),
        asked(Asked("extraordinary session", ("a", "zz"), ("the chair",))),
        asked(Asked("extraordinary session", also_by=("the council",))),
        asked(Asked("recorded vote", ("b",))),
        asked(Asked("recorded vote"), positions=votes(yes="a b c")),
        asked(Asked("reconsideration", ("a",))),
        asked(Asked("waiver of the papers", ("a", "b")), papers=PapersOut(("en",))),
    ]
    short = [asked(Asked("extraordinary session", by)) for by in (("a",), ())]
    one = "    requests: [{for: vote, or: [{at least: 3}], effect: blocks}]\n"
    all_ = a_book(an_adoption(), a_rule("agenda", "agenda", AGENDA + one))
    return [*(find(one, book) for one in session), told(short[0], book), told(asked(Asked("vote", ("a",))), all_)]
