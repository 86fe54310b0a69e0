"""Findings on what was asked for, and on caps, so that every sentence on them is seen once."""

from fractions import Fraction

from tests.decision.books import TALLY, a_book, a_rule, an_adoption
from tests.decision.findings_of_changes import told
from tests.decision.findings_of_courses import AGENDA
from tests.decision.making import in_council, votes
from travaux.decision.adoption import find
from travaux.decision.findings import Finding
from travaux.decision.question import PapersOut, Question, RequestMade, Seat

REQUESTS = """    papers: {languages: [en, fr], effect: blocks, waived by: the body}
    requests:
    - {for: extraordinary session, by: [the council], or: [{at least: 2/3, of: all members}], effect: blocks}
    - {for: recorded vote, or: [{at least: 1/2, of: present}], effect: advises}
    - {for: waiver of the papers, or: [{at least: 2}], effect: advises}
"""


def asked(asked_for: RequestMade, **changed: object) -> Question:
    """A question to three members, of which one voted."""
    fields = {"positions": votes(yes="a"), "asked_for": asked_for, **changed}
    return in_council("a", "b", "c", **fields)


def capped_findings() -> list[Finding]:
    """A member above a cap, then its group above another."""
    tally = TALLY.replace("present and voting}", "all members, weight: votes}").rstrip() + (
        "\n      caps:\n"
        "      - {weight: votes, each: member, at most: 6, surplus: leaves the base}\n"
        "      - {weight: votes, each: group, groups: [north], at most: 8, surplus: stays in the base}\n"
    )
    roll = tuple(
        Seat(name, weights=(("votes", Fraction(weight)),), groups=("members", group))
        for name, weight, group in (("a", 10, "north"), ("b", 6, "north"), ("c", 4, "rest"))
    )
    return [find(in_council("a", roll=roll), a_book(an_adoption(tally=tally)))]


def request_findings() -> list[Finding]:
    """One at least for every sentence on requests."""
    book = a_book(an_adoption(), a_rule("agenda", "agenda", AGENDA + REQUESTS))
    session = [
        asked(RequestMade("extraordinary session", ("a", "b"))),
        asked(RequestMade("extraordinary session", ("a", "zz"), ("the chair",))),
        asked(RequestMade("extraordinary session", also_by=("the council",))),
        asked(RequestMade("recorded vote", ("b",))),
        asked(RequestMade("recorded vote"), positions=votes(yes="a b c")),
        asked(RequestMade("reconsideration", ("a",))),
        asked(RequestMade("waiver of the papers", ("a", "b")), papers=PapersOut(("en",))),
    ]
    short = [asked(RequestMade("extraordinary session", by)) for by in (("a",), ())]
    one = "    requests: [{for: vote, or: [{at least: 3}], effect: blocks}]\n"
    all_ = a_book(an_adoption(), a_rule("agenda", "agenda", AGENDA + one))
    return [*(find(one, book) for one in session), told(short[0], book), told(asked(RequestMade("vote", ("a",))), all_)]
