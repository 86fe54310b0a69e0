"""Findings in which a course goes on, a tie waits, ballots come by proxy, papers are out, a quorum is presumed."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from tests.decision.books import ALL, BY_CONSENSUS, BY_VOTE, CONSENSUS, TALLY, a_book, a_rule, an_adoption
from tests.decision.making import in_council, seats, there, votes
from travaux.decision.adoption import find
from travaux.decision.findings import Finding
from travaux.decision.question import Objected, PapersOut, Position, Question, Ruled, Seat, Silence
from travaux.rulebook.book import RuleBook

DECLARING = "{who: all members, may join later: no, may decline: no, liability of those who stood aside: not stated"
AGENDA = """    may propose: [any member]
    drawn up by: the chair
    approved by: the body
    approved: at the opening
    may ask for removal: [any member]
    removal decided by: the body
    effect of the request: not stated
"""
DAY = 86_400


def tallied(more: str) -> str:
    """The usual tally with a few lines more."""
    return TALLY.rstrip() + f"\n      {more}\n"


def course_findings() -> list[Finding]:
    """One finding at least for every sentence on what comes next, ties, proxies, papers and the rest."""
    return [*_ties(), *_proxies(), *_scopes(), *_fallbacks(), *_papers(), *_quorum(), *_outside(), *_bound(), *_unfit()]


def _ties() -> list[Finding]:
    book = a_book(an_adoption(tally=tallied("tie: the chair decides\n      casting vote of: the Vice President")))
    even = in_council("a", "b", positions=votes(yes="a", no="b"))
    lost = [find(even, a_book(an_adoption(tally=tallied(f"tie: {tie}")))) for tie in ("fails", "not stated")]
    return [find(even, book), find(in_council("a", "b", positions=even.positions, casting_vote="yes"), book), *lost]


def _proxies() -> list[Finding]:
    book = a_book(an_adoption(tally=tallied("proxies: {each acts for at most: 1}")))
    held = tuple(Position(member, ballot="yes", attended="proxy", proxy="a") for member in ("b", "c"))
    return [find(in_council("a", "b", "c", positions=(Position("a", ballot="no"), *held)), book)]


def _scopes() -> list[Finding]:
    veto = "vetoes: [{group: the guarantors, holders: [a], by: no, scope: [substance]}]"
    book = a_book(an_adoption(tally=tallied(veto)))
    return [find(in_council("a", "b", "c", item_class="procedural", positions=votes(yes="b c", no="a")), book)]


def chain(after: str = "after: {days: 90}, ", first: str = "the body", second: str = "nobody") -> RuleBook:
    """Consensus, then a majority, then the chair's own way: three rules, one falling back on the next."""
    one = BY_CONSENSUS[:-1] + f", fallbacks: [{{to: majority, when: no consensus, {after}decided by: {first}}}]}}"
    two = "{mode: vote, entered: by fallback, fallbacks: "
    two += f"[{{to: signing, when: not adopted, decided by: {second}}}]}}"
    three = "{mode: signature, entered: by fallback}"
    return a_book(
        an_adoption(tally=CONSENSUS, course=one),
        an_adoption("majority", course=two),
        an_adoption("signing", course=three),
    )


def objected(**changed: Any) -> Question:  # noqa: ANN401 - any field of a question
    """A question to which b objects."""
    positions = (*there("a"), Position("b", presence="present", stance="objects"))
    return in_council("a", "b", **({"positions": positions} | changed))


def _fallbacks() -> list[Finding]:
    early = in_council("a", mode="vote", positions=votes(yes="a"), first_put=date(2019, 12, 1))
    return [
        find(objected(), chain()),
        find(objected(first_put=date(2019, 12, 1)), chain(second="the chair")),
        find(objected(), chain(after="", first="nobody")),
        find(objected(), chain(after="", first="not stated", second="not stated")),
        find(in_council("a", "c", positions=(*there("a"), *votes(abstain="c")), closed=True), chain()),
        find(early, chain()),
        find(replace(early, sessions_since=0), chain(after="after: {sessions: 1}, ")),
    ]


def with_papers(effect: str = "blocks", waived: str = "the body", hours: str = ", hours before: 24") -> RuleBook:
    """A book that asks for papers in two languages, a day before."""
    papers = f"    papers: {{languages: [en, fr], effect: {effect}, waived by: {waived}{hours}}}\n"
    return a_book(an_adoption(), a_rule("papers", "agenda", AGENDA + papers))


def _papers() -> list[Finding]:
    def put(book: RuleBook, languages: str, at: int | None, **changed: Any) -> Finding:  # noqa: ANN401
        out = PapersOut(tuple(languages.split()), at)
        asked: dict[str, Any] = {"now": 2 * DAY, "papers": out, **changed}
        return find(in_council("a", positions=votes(yes="a"), **asked), book)

    ruled = (Ruled("papers", "chair", reason="it is urgent."),)
    return [
        put(with_papers(), "en fr", DAY),
        put(with_papers(), "en", DAY + 7200),
        put(with_papers(), "en fr", None),
        put(with_papers(), "en fr", DAY, now=None),
        put(with_papers("advises"), "en", DAY),
        put(with_papers(), "en", DAY, rulings=ruled),
    ]


def _sent_out() -> Finding:
    out = "exclusions: [{who: party to the dispute, also from the base: no, makes up the quorum: no, status: in force}]"
    return find(
        in_council("a", "b", "c", positions=votes(yes="a b"), parties=("c",)), a_book(an_adoption(tally=tallied(out)))
    )


def beside_silence() -> Finding:
    """A text under silence to which b and c object, and nobody answers."""
    stage = "[{stage: in writing, until: 'the expiry, to the minute', broken by: [objection], open to: all members}]"
    course = f"{{mode: silence, entered: directly, silence: {{stages: {stage}, proposed by: the chair, "
    course += "announced by: the chair, text issued: at once}}"
    positions = (Position("b", stance="objects"), *there("a"))
    asked = in_council("a", "b", "c", positions=positions, silence=Silence("yes", 100), objections=(Objected("c"),))
    return find(asked, a_book(an_adoption(tally=CONSENSUS, course=course)))


def _outside() -> list[Finding]:
    """A weight that is lacking, a veto of one without a vote, a chair that nobody named."""
    weighed = a_book(an_adoption(tally=TALLY.replace("voting}", "voting, weight: votes}", 1)))
    roll = (Seat("a", weights=(("votes", Fraction(1)),)), Seat("b"))
    veto = tallied("vetoes: [{group: the guarantors, holders: [c], by: no}]")
    guard = a_book(an_adoption(tally=veto.replace("electorate: members", "electorate: north")))
    northern = (Seat("a", groups=("north",)), Seat("c"))
    signed = "    slots: the chair\n    signed by: minister\n    needed: all\n    deadline: none\n"
    signed += "    may follow the session: yes\n    depositary: the secretariat\n    certified copies to: signatories\n"
    signed += "    refusal: not stated\n    joining by: any member\n    may join later: no\n    may decline later: no\n"
    return [
        beside_silence(),
        find(in_council("a", roll=roll, positions=votes(yes="a b")), weighed),
        find(in_council("a", roll=northern, positions=votes(yes="a", no="c")), guard),
        find(in_council("a", mode="signature"), a_book(an_adoption(), a_rule("sign", "signature", signed))),
    ]


def _quorum() -> list[Finding]:
    asked = "    requirements:\n    - {for: vote, at least: 1/2, of: all members, effect: blocks, "
    asked += "may be overridden: no, checked: on request}\n"
    book = a_book(an_adoption(), a_rule("quorum", "quorum", asked))
    return [
        find(in_council("a", "b", "c", positions=votes(yes="a")), book),
        find(in_council("a", put_to="discuss"), book),
        _sent_out(),
    ]


def _bound() -> list[Finding]:
    apart = (*votes(yes="a b"), Position("c", ballot="abstain", declared=True))

    def binding(clause: str) -> Finding:
        book = a_book(an_adoption(bound=clause))
        return find(in_council("a", "b", "c", positions=apart), book)

    shared = ALL.replace("all members", "those who voted for").replace("aside: not stated", "aside: shared")
    declared = [f"{DECLARING}, declared abstention: {word}}}" for word in ("not bound", "not stated")]
    return [binding(clause) for clause in (*declared, shared)]


def _unfit() -> list[Finding]:
    book = a_book(an_adoption(tally=tallied("seats: 2"), course=BY_VOTE))
    stranger = Question("council", date(2020, 1, 1), seats("a"), positions=votes(yes="a x"))
    return [find(in_council("a", "b", "c", positions=votes(yes="a b c")), book), find(stranger, a_book())]
