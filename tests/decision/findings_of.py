"""Findings of every kind on questions, so that each sentence is seen once."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.decision.books import ALL, CONSENSUS, TALLY, a_book, a_rule, an_adoption
from tests.decision.making import SIX, a_question, in_council, seats, there, votes, weighing
from travaux.decision.adoption import find
from travaux.decision.findings import Finding
from travaux.decision.question import (
    Declared,
    GroupSaid,
    Later,
    Objected,
    Position,
    Question,
    Ruled,
    Seat,
    Silence,
    SilenceAnswer,
)
from travaux.rulebook.load import read_library

NOON = 1_677_927_600
FIVE = "by kg kz ru tj"
ABSENT = Position("am", presence="absent")
LATER = date(2024, 5, 8)


def adoption_findings() -> list[Finding]:
    """By consensus, by vote, in a limited format, under silence, by signature."""
    return [*_consensus(), *_limited(), *_roll(), *_votes(), *_silence(), *_signature()]


def _csto(**changed: Any) -> Finding:  # noqa: ANN401
    return find(a_question(**changed), read_library("csto"))


def _consensus() -> list[Finding]:
    five, absent = there(FIVE), (*there(FIVE), ABSENT)
    written = (
        "{mode: consensus, entered: directly, objection: {explicit: yes, official: not stated, by the state: yes, "
    )
    written += "written: yes, reasoned: no, on time: not stated}}"
    book = a_book(an_adoption(tally=CONSENSUS, course=written))

    def objecting(how: str) -> Finding:
        made = Objected("a", written=how)  # type: ignore[arg-type]
        return find(in_council("a", positions=there("a", stance=None), objections=(made,)), book)

    return [
        _csto(),
        _csto(positions=absent),
        _csto(positions=absent, rulings=(Ruled("reading", "chair", "absence-blocks", "as in 2009."),)),
        _csto(positions=absent, declarations=(Declared("am", "no consensus"),)),
        _csto(positions=absent, declarations=(Declared("am", "adoption"),)),
        _csto(positions=(*five, Position("am", stance="objects"))),
        _csto(positions=(*five, Position("am", presence="present", signature="refused"))),
        _csto(positions=(*five, Position("am", stance="reserves"))),
        _csto(positions=five),
        _csto(positions=five, closed=False),
        _csto(positions=(), group=(GroupSaid(("am",), "supports"),)),
        objecting("no"),
        objecting("not stated"),
    ]


def _limited() -> list[Finding]:
    absent: dict[str, Any] = {"positions": (*there(FIVE), ABSENT), "on": date(2023, 11, 23)}
    declared = (Declared("am", "limited format"),)
    due = (
        "{mode: limited format, entered: directly, mode consent: {first question: May it?, second question: Is it?, "
        "asked of: all members, objection to the mode: blocks, objection to the decision: blocks, "
        "standing aside must be declared: yes, need not take part: any member that does not object}}"
    )
    book = a_book(an_adoption(tally=CONSENSUS.replace("absent: undecided", "absent: not counted"), course=due))
    aside = in_council("a", "b", positions=(*there("a"), Position("b", presence="absent")))
    return [
        _csto(**absent, declarations=declared),
        _csto(**absent, mode="limited format"),
        _csto(**absent, mode="limited format", objections=(Objected("am", "limited format"),)),
        _csto(**absent, declarations=declared, later=(Later("am", "joined", LATER),)),
        _csto(**absent, declarations=declared, later=(Later("am", "declined", LATER),)),
        _csto(later=(Later("am", "declined", LATER),)),
        _csto(
            positions=(*there(FIVE, stance=None), ABSENT),
            mode="limited format",
            group=(GroupSaid(("am",), "agrees", taking_part=True),),
        ),
        find(aside, book),
    ]


def _roll() -> list[Finding]:
    others = seats(*FIVE.split())
    absent = (*there(FIVE), ABSENT)
    aside = (Ruled("quorum", "chair", reason="nobody objects."),)
    unknown = (*there(FIVE), Position("am", stance="agrees"))
    return [
        _csto(roll=(Seat("am", membership="vote withdrawn"), *others)),
        _csto(roll=(Seat("am", participation="suspended by its own declaration"), *others)),
        _csto(roll=(Seat("am", arrears_years=2), *others)),
        _csto(roll=(Seat("am", arrears_years=2, waived=True), *others)),
        _csto(item_class="personnel", positions=absent),
        _csto(item_class="personnel", positions=absent, rulings=aside),
        _csto(positions=unknown),
        _excluded("the state concerned", "in force", concerned="c"),
        _excluded("party to the dispute", "dormant", parties=("c",)),
        _excluded("party to the dispute", "dormant", parties=("c",), rulings=(Ruled("exclusion", "chair"),)),
        _csto(roll=(), positions=()),
        _csto(roll=(Seat("am", membership="vote withdrawn"),), positions=()),
    ]


def _excluded(who: str, status: str, **changed: Any) -> Finding:  # noqa: ANN401
    tally = f"{TALLY}      exclusions:\n      - {{who: {who}, also from the base: yes, status: {status}}}\n"
    question = in_council("a", "b", "c", positions=votes(yes="a b", no="c"), **changed)
    return find(question, a_book(an_adoption(tally=tally)))


def _voting(question: Question, extra: str = "", tally: str = TALLY) -> Finding:
    return find(question, a_book(an_adoption(tally=tally + extra)))


def _votes() -> list[Finding]:
    three = in_council("a", "b", "c", positions=votes(yes="a b", no="c"))
    guarantors = "      vetoes: [{group: the guarantors, holders: [a], by: no}]\n"
    barrier = "      barriers: [{says: Two are against., thresholds: [{counted: no, at least: 2}]}]\n"
    one = TALLY.replace("{counted: yes, more than: 1/2, of: present and voting}", "{counted: yes, at least: 1}")
    half = "{counted: yes, at least: 3/4, of: all members, waived when fewer against than: 2}"
    union = TALLY.replace("{counted: yes, more than: 1/2, of: present and voting}", half)
    four = in_council(
        "a",
        roll=weighing(a=(1, "n"), b=(1, "n"), c=(1, "n"), d=(1, "n")),
        positions=votes(yes="a b", no="c", abstain="d"),
    )
    return [
        _voting(three),
        _voting(replace(three, positions=(*votes(yes="a"), Position("b", presence="present")))),
        _voting(replace(three, positions=votes(yes="a", no="b c"))),
        _voting(replace(three, positions=votes(no="a"), closed=False)),
        _voting(four, tally=union),
        _voting(replace(three, positions=votes(yes="b c", no="a")), guarantors),
        _voting(replace(three, positions=votes(yes="c", no="a b")), guarantors),
        _voting(replace(three, positions=votes(yes="b c", abstain="a")), guarantors),
        _voting(replace(three, positions=votes(yes="a", no="b c")), barrier, one),
        _voting(replace(three, positions=votes(yes="a", no="b", abstain="c")), "      tie: the chair decides\n"),
        _voting(
            replace(three, positions=(*votes(yes="b c"), Position("a", ballot="no", reasoned=False))),
            "      left out: [no without reasons]\n",
        ),
        _voting(replace(three, body="council", item_class="budget", mode="consensus")),
        _voting(replace(three, later=(Later("a", "joined", LATER),))),
    ]


def _silence() -> list[Finding]:
    def silent(*answers: SilenceAnswer, opened: str = "yes", now: int = NOON) -> Finding:
        put = Silence(opened, NOON, answers)  # type: ignore[arg-type]
        question = a_question(body="pc", roll=seats("a", "b"), positions=(), mode="silence", silence=put, now=now)
        return find(question, read_library("osce"))

    nothing = a_question(body="pc", roll=seats("a"), positions=(), mode="silence")
    return [
        silent(),
        silent(now=NOON - 1),
        silent(opened="no"),
        silent(SilenceAnswer("b", "objection", at=NOON - 9000)),
        silent(SilenceAnswer("b", "objection", at=NOON)),
        silent(SilenceAnswer("b", "objection")),
        silent(SilenceAnswer("b", "objection", "at the meeting")),
        silent(SilenceAnswer("c", "objection", at=NOON - 60)),
        silent(opened="not stated"),
        find(nothing, read_library("osce")),
    ]


def _signature() -> list[Finding]:
    def signing(refusal: str, first: str = "signed") -> Finding:
        parameters = (
            "    slots: each member\n    signed by: minister\n    needed: all\n    deadline: none\n"
            "    may follow the session: yes\n    depositary: the secretariat\n    certified copies to: signatories\n"
            f"    refusal: {refusal}\n    joining by: the state concerned\n    may join later: yes\n"
            "    may decline later: yes\n"
        )
        positions = (Position("a", signature=first), Position("c", signature="refused"))  # type: ignore[arg-type]
        book = a_book(an_adoption(bound=ALL), a_rule("sign", "signature", parameters))
        return find(in_council("a", "c", mode="signature", positions=positions), book)

    def collecting(members: str) -> Finding:
        return _csto(mode="signature", positions=tuple(Position(one, signature="signed") for one in members.split()))

    refusals = ("not adopted", "not bound", "returned for finalisation")
    told = [collecting(" ".join(SIX)), collecting(FIVE), *(signing(refusal) for refusal in refusals)]
    return [*told, signing("not bound", "refused")]
