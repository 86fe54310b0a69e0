"""Where it goes next, and who is bound in the end: fallbacks with their timers, declared abstentions, joining, halves."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.decision.books import ALL, CONSENSUS, TALLY, a_book, a_rule, an_adoption
from tests.decision.findings_of_courses import chain, objected, tallied
from tests.decision.making import bound_set, codes, in_council, seats, there, votes
from travaux.decision.adoption import find
from travaux.decision.findings import Finding
from travaux.decision.question import (
    Later,
    Position,
    Question,
    Seat,
    Silence,
    SilenceAnswer,
)
from travaux.rulebook.book import RuleBook
from travaux.rulebook.load import read_library


def put(book: RuleBook, members: str, **changed: Any) -> Finding:  # noqa: ANN401 - any field of a question
    """The finding on a question to a council of these members."""
    return find(in_council(*members.split(), **changed), book)


# --- the casting vote ------------------------------------------------------------------------------------------------


# --- fallbacks -------------------------------------------------------------------------------------------------------

FALLING = "{mode: consensus, entered: directly, fallbacks: [{to: later, when: WHEN, decided by: the body}]}"
LATER = an_adoption("later", course="{mode: vote, entered: by fallback}")
SILENCE = "[{stage: in writing, until: 'the expiry, to the minute', broken by: [objection], open to: all members}]"
SILENT = "{mode: silence, entered: directly, silence: {stages: " + SILENCE + ", proposed by: the chair, announced by: "
SILENT += "the chair, text issued: at once}, fallbacks: [{to: later, when: WHEN, decided by: the body}]}"
BROKEN = Silence("yes", 100, (SilenceAnswer("b", "objection", at=50),))
EVEN = tallied("tie: the chair decides")
OBJECTS = objected().positions


@pytest.mark.parametrize(
    ("when", "tally", "course", "changed", "follows"),
    [
        ("no consensus", CONSENSUS, FALLING, {"positions": OBJECTS}, True),
        ("no consensus", CONSENSUS, FALLING, {"positions": there("a b")}, False),
        ("no consensus", TALLY, FALLING, {"positions": votes(no="a b")}, False),
        ("not adopted", TALLY, FALLING, {"positions": votes(no="a b")}, True),
        ("not adopted", TALLY, FALLING, {"positions": votes(yes="a b")}, False),
        ("a tie", EVEN, FALLING, {"positions": votes(yes="a", no="b")}, True),
        ("a tie", EVEN, FALLING, {"positions": votes(no="a b")}, False),
        ("not adopted", EVEN, FALLING, {"positions": votes(yes="a", no="b")}, False),
        ("the body so decides", TALLY, FALLING, {"positions": votes(no="a b")}, True),
        ("silence broken", TALLY, SILENT, {"silence": BROKEN}, True),
        ("silence broken", TALLY, SILENT, {"silence": Silence("yes", 100)}, False),
        ("signatures missing", TALLY, FALLING, {"positions": votes(no="a b")}, False),
    ],
)  # fmt: skip
def test_what_comes_next_is_told_where_that_has_happened_and_not_otherwise(
    when: str, tally: str, course: str, changed: dict[str, Any], *, follows: bool
) -> None:
    found = put(a_book(an_adoption(tally=tally, course=course.replace("WHEN", when)), LATER), "a b", **changed)
    told = found.ground("fallback")
    assert (told is not None) is follows
    assert told is None or told.text == f"Next comes later, by vote (on: {when}); the body decides on turning to it."
    assert told is None or (told.rule, told.article) == ("adopt", "Art. 1")


def test_without_a_quorum_the_way_for_that_is_told() -> None:
    course = FALLING.replace("WHEN", "no quorum")
    short = "    requirements:\n    - {for: vote, at least: 2, effect: blocks, may be overridden: no}\n"
    book = a_book(an_adoption(course=course), LATER, a_rule("quorum", "quorum", short))
    away = (*votes(yes="a"), Position("b", presence="absent"))
    assert codes(put(book, "a b", positions=away)) == ["rule found", "quorum lacking", "fallback"]
    assert "fallback" not in codes(put(book, "a b", positions=votes(no="a b")))


def test_a_missing_signature_leads_on_where_signatures_are_counted() -> None:
    tally = TALLY.replace("{counted: yes, more than: 1/2, of: present and voting}", "{counted: signature, at least: 2}")
    book = a_book(an_adoption(tally=tally, course=FALLING.replace("WHEN", "signatures missing")), LATER)
    assert "fallback" in codes(put(book, "a b", positions=(*votes(yes="b"), Position("a", signature="signed"))))
    signed = tuple(Position(member, signature="signed") for member in "ab")
    assert "fallback" not in codes(put(book, "a b", positions=signed))


@pytest.mark.parametrize(
    ("first_put", "outcome", "admissible", "code"),
    [
        (date(2019, 10, 3), "adopted", "yes", "fallback timer"),
        (date(2019, 10, 4), "cannot be put", "no", "fallback too early"),
        (None, "adopted", "not stated", "fallback timer not known"),
    ],
)
def test_a_rule_with_a_timer_is_turned_to_on_its_day_and_not_the_day_before(
    first_put: date | None, outcome: str, admissible: str, code: str
) -> None:
    """Ninety days after 3 October 2019 is the first of January 2020, the day of the question."""
    found = put(chain(), "a", mode="vote", positions=votes(yes="a"), first_put=first_put)
    assert (found.outcome, found.admissible, code in codes(found)) == (outcome, admissible, True)
    assert not found.bound or outcome == "adopted"


def test_the_chain_is_told_to_its_end_with_its_days() -> None:
    found = find(objected(first_put=date(2019, 10, 3)), chain())
    told = [one for one in codes(found) if one.startswith("fallback")]
    assert told == ["fallback", "fallback timer", "fallback further of itself"]
    assert found.ground("fallback timer").text.startswith("majority may be turned to from 2020-01-01 on")  # type: ignore[union-attr]


def test_a_way_without_days_leaves_the_rule_open_at_once() -> None:
    found = put(chain(after=""), "a", mode="vote", positions=votes(yes="a"))
    assert (found.outcome, found.admissible) == ("adopted", "yes")


# --- who is bound ----------------------------------------------------------------------------------------------------

APART = (*votes(yes="a b"), Position("c", ballot="abstain", declared=True), Position("d", ballot="abstain"))


def binding(clause: str) -> RuleBook:
    return a_book(an_adoption(bound=clause))


@pytest.mark.parametrize(
    ("clause", "bound"),
    [
        (ALL, {"a", "b", "c", "d"}),
        (ALL[:-1] + ", declared abstention: bound}", {"a", "b", "c", "d"}),
        (ALL[:-1] + ", declared abstention: not bound}", {"a", "b", "d"}),
        (ALL[:-1] + ", declared abstention: not stated}", {"a", "b", "c", "d"}),
    ],
)
def test_who_abstains_with_a_declaration_is_bound_or_not_as_the_rule_has_it(clause: str, bound: set[str]) -> None:
    assert bound_set(put(binding(clause), "a b c d", positions=APART)) == bound


JOINING = "{who: those who voted for, may join later: yes, may decline: no, liability of those who stood aside: none"


@pytest.mark.parametrize(
    ("who", "member", "joins"),
    [
        ("any state", "x", True),
        ("not stated", "x", True),
        ("any member", "x", False),
        ("any member", "c", True),
        ("members that stood aside", "c", True),
        ("members that stood aside", "x", False),
    ],
)
def test_who_may_join_later_is_who_the_rule_lets(who: str, member: str, *, joins: bool) -> None:
    later = (Later(member, "joined", date(2020, 2, 1)),)
    found = put(binding(f"{JOINING}, who may join: {who}}}"), "a b c d", positions=APART, later=later)
    assert (member in bound_set(found)) is joins
    assert ("joined, ruled out" in codes(found)) is not joins


def test_those_who_did_not_take_part_share_the_answer_for_it_or_do_not() -> None:
    none = put(binding(JOINING + "}"), "a b c d", positions=APART)
    shared = put(binding(JOINING.replace("aside: none", "aside: shared") + "}"), "a b c d", positions=APART)
    assert ("not answerable" in codes(none), "answerable" in codes(none)) == (True, False)
    assert ("not answerable" in codes(shared), "answerable" in codes(shared)) == (False, True)


# --- weights ---------------------------------------------------------------------------------------------------------

HOLDING = {"a": 40, "b": 30, "c": 20, "d": 6, "e": 4}
PARTICIPANTS = TALLY.replace(
    "{counted: yes, more than: 1/2, of: present and voting}",
    "{counted: yes, at least: 13/20, of: all members, weight: population, "
    "waived when fewer against than: the fewest that could block and one more}",
)


@pytest.mark.parametrize(
    ("against", "outcome"), [("a", "adopted"), ("a e", "not adopted"), ("b c", "not adopted"), ("d e", "adopted")]
)
def test_the_fewest_that_could_block_must_have_one_more_with_them(against: str, outcome: str) -> None:
    """A alone holds more than 35 of 100; so two must be against, and hold as much (TFEU Art. 238(3)(a))."""
    roll = tuple(Seat(name, weights=(("population", Fraction(weight)),)) for name, weight in HOLDING.items())
    yes = " ".join(member for member in HOLDING if member not in against.split())
    positions = votes(yes=yes, no=against)
    assert put(a_book(an_adoption(tally=PARTICIPANTS)), "a", roll=roll, positions=positions).outcome == outcome


@pytest.mark.parametrize(("yes", "outcome"), [("a b", "adopted"), ("a", "not adopted"), ("b c", "not adopted")])
def test_half_votes_are_counted_as_halves(yes: str, outcome: str) -> None:
    halves = "{counted: yes, at least: 3/2, weight: votes}"
    book = a_book(an_adoption(tally=TALLY.replace("{counted: yes, more than: 1/2, of: present and voting}", halves)))
    weights = {"a": Fraction(1), "b": Fraction(1, 2), "c": Fraction(1, 2)}
    roll = tuple(Seat(name, weights=(("votes", weight),)) for name, weight in weights.items())
    no = " ".join(member for member in "abc" if member not in yes)
    assert put(book, "a", roll=roll, positions=votes(yes=yes, no=no)).outcome == outcome


def test_a_member_in_arrears_leaves_the_base_and_its_ballot_is_void() -> None:
    """UN Charter Art. 19: three of four decide, and two of them are two thirds."""
    roll = (*seats("a", "b", "c"), Seat("d", arrears_years=2))
    question = Question("ga", date(2022, 4, 7), roll, "important", positions=votes(yes="a b", no="c d"))
    found = find(question, read_library("un-ga"))
    assert (found.outcome, "excluded" in codes(found)) == ("adopted", True)
    permitted = replace(question, roll=(*roll[:3], replace(roll[3], waived=True)))
    assert find(permitted, read_library("un-ga")).outcome == "not adopted"
