"""Each kind of point of a rule book is tried by the question that meets it, and by no other."""

from typing import Any, Final

import pytest

from tests.decision.books import CONSENSUS, TALLY, a_book, a_rule, an_adoption
from tests.decision.making import in_council, votes
from travaux.decision.coverage import coverage
from travaux.decision.question import Objected, Position, Question, Ruled, Seat
from travaux.decision.scenarios import Expected, Scenario, run
from travaux.rulebook.book import RuleBook

QUORUM: Final = (
    "    requirements:\n    - {for: vote, at least: 2/3, of: all members, effect: blocks, may be overridden: yes}\n"
)
RIGHTS: Final = (
    "    standings:\n    - {state: member, kind: membership, provided for: yes, rights: {vote: yes}}\n"
    "    arrears: {years: 2, automatic: yes, decided by: nobody, withdraws: [vote], waiver by: the body}\n"
)
LIMITED: Final = (
    "{mode: limited format, entered: directly, mode consent: {first question: A?, second question: B?, "
    "asked of: all members, objection to the mode: blocks, objection to the decision: blocks, "
    "standing aside must be declared: no, need not take part: nobody}}"
)


def tries(book: RuleBook, **questions: Question) -> dict[str, tuple[str, ...]]:
    """Each point of a book with the questions that try it."""
    tried = [run(Scenario(name, "", "", 0, 1, one, Expected()), book) for name, one in questions.items()]
    return {one.point: one.by for one in coverage(book, tried)}


def put(members: str = "a b c", **changed: Any) -> Question:  # noqa: ANN401 - any field of a question
    """A question to a council of these members."""
    return in_council(*members.split(), **changed)


WON: Final = put(positions=votes(yes="a b", no="c"))
LOST: Final = put(positions=votes(yes="a", no="b c"))


def excluding(who: str, status: str = "in force") -> RuleBook:
    """A book by which somebody's ballot does not count."""
    told = f"      exclusions:\n      - {{who: {who}, also from the base: yes, status: {status}}}"
    return a_book(an_adoption(tally=f"{TALLY.rstrip()}\n{told}\n"), a_rule("rights", "participation", RIGHTS))


@pytest.mark.parametrize("status", ["in force", "dormant"])
@pytest.mark.parametrize(
    ("who", "meeting"),
    [
        ("the state concerned", put(positions=votes(yes="a b"), concerned="c")),
        ("party to the dispute", put(positions=votes(yes="a b"), parties=("b", "c"))),
        ("recused", put(positions=(*votes(yes="a b"), Position("c", ballot="recused")))),
        (
            "vote withdrawn",
            put(positions=votes(yes="a b"), roll=(Seat("a"), Seat("b"), Seat("c", membership="vote withdrawn"))),
        ),
        (
            "suspended by the council",
            put(
                positions=votes(yes="a b"),
                roll=(Seat("a"), Seat("b"), Seat("c", membership="suspended by the council")),
            ),
        ),
        ("arrears", put(positions=votes(yes="a b"), roll=(Seat("a"), Seat("b"), Seat("c", arrears_years=2)))),
    ],
)
def test_an_exclusion_is_tried_by_the_question_in_which_it_meets_a_seat(
    who: str, meeting: Question, status: str
) -> None:
    found = tries(excluding(who, status), meeting=meeting, won=WON)
    assert found[f"not counted: {who}"] == ("meeting",)


@pytest.mark.parametrize("seat", [Seat("c", arrears_years=1), Seat("c", arrears_years=2, waived=True), Seat("c")])
def test_arrears_that_cost_no_vote_try_no_exclusion(seat: Seat) -> None:
    question = put(positions=votes(yes="a b"), roll=(Seat("a"), Seat("b"), seat))
    assert tries(excluding("arrears"), one=question)["not counted: arrears"] == ()


def test_a_second_condition_is_tried_where_it_stands_and_where_it_does_not() -> None:
    barrier = "      barriers: [{says: One., thresholds: [{counted: no, at least: 1}]}]"
    book = a_book(an_adoption(tally=f"{TALLY.rstrip()}\n{barrier}\n"))
    found = tries(book, won=WON, agreed=put(positions=votes(yes="a b c")), unheard=put(positions=votes(yes="a")))
    assert found["barrier, no at least 1: stands"] == ("won",)
    assert found["barrier, no at least 1: does not stand"] == ("agreed",)


def test_a_second_condition_is_not_tried_by_what_another_rule_decided() -> None:
    barrier = "      barriers: [{says: One., thresholds: [{counted: no, at least: 1}]}]"
    other = an_adoption("other", tally=f"{TALLY.rstrip()}\n{barrier}\n", classes="[procedural]")
    found = tries(a_book(an_adoption(classes="[substantive]"), other), agreed=put(positions=votes(yes="a b c")))
    assert found["barrier, no at least 1: does not stand"] == ()


def test_a_tie_and_a_ballot_that_is_left_out_are_points() -> None:
    more = "      tie: the chair decides\n      left out: [no without reasons]"
    book = a_book(an_adoption(tally=f"{TALLY.rstrip()}\n{more}\n"))
    void = put(positions=(*votes(yes="a b"), Position("c", ballot="no", reasoned=False)))
    found = tries(book, won=WON, even=put("a b", positions=votes(yes="a", no="b")), void=void)
    assert found["tie: the chair decides"] == ("even",)
    assert found["left out: no without reasons"] == ("void",)


def test_a_threshold_that_is_waived_is_tried_on_three_sides() -> None:
    waived = TALLY.replace("of: present and voting}", "of: all members, waived when fewer against than: 2}")
    few = put(positions=votes(yes="a", no="b", abstain="c"))
    found = tries(a_book(an_adoption(tally=waived)), won=WON, few=few, lost=LOST)
    told = "yes more than 1/2 of all members"
    assert found[f"{told}: reached"] == ("won",)
    assert found[f"{told}: missed"] == ("few", "lost")
    assert found[f"{told}: waived"] == ("few",)


def test_a_quorum_is_tried_where_it_is_there_lacking_and_set_aside() -> None:
    book = a_book(an_adoption(), a_rule("quorum", "quorum", QUORUM))
    away = (*votes(yes="a"), Position("b", presence="absent"), Position("c", presence="absent"))
    ruled = put(positions=away, rulings=(Ruled("quorum", "chair", reason="because"),))
    found = tries(book, won=WON, away=put(positions=away), ruled=ruled)
    told = "quorum, at least 2/3 of all members"
    assert found[f"{told}: there"] == ("won",)
    assert found[f"{told}: lacking, blocks"] == ("away",)
    assert found[f"{told}: set aside"] == ("ruled",)


def test_what_cannot_be_put_tries_no_threshold_and_no_position() -> None:
    book = a_book(an_adoption(), a_rule("quorum", "quorum", QUORUM))
    away = (*votes(yes="a"), Position("b", presence="absent"), Position("c", presence="absent"))
    found = tries(book, away=put(positions=away))
    assert found["yes more than 1/2 of present and voting: reached"] == ()
    assert found["absent: not counted"] == ()


@pytest.mark.parametrize(
    ("position", "point"),
    [
        (Position("c", ballot="abstain"), "abstain: not counted"),
        (Position("c", presence="absent"), "absent: not counted"),
        (Position("c", presence="present not participating"), "present not participating: not counted"),
        (Position("c", presence="not entitled"), "present not participating: not counted"),
        (Position("c", stance="not interested"), "present not participating: not counted"),
        (Position("c", presence="silent"), "silent: not counted"),
    ],
)
def test_a_meaning_is_tried_by_whoever_took_that_position_and_no_other_meaning_is(
    position: Position, point: str
) -> None:
    found = tries(a_book(an_adoption()), one=put(positions=(*votes(yes="a b"), position)))
    positions = {told: by for told, by in found.items() if told.endswith(": not counted")}
    assert len(positions) == 4
    assert [told for told, by in positions.items() if by] == [point]


def test_consent_to_a_limited_format_is_tried_where_it_is_given_and_where_it_is_not() -> None:
    book = a_book(an_adoption(tally=CONSENSUS, course=LIMITED))
    agreed = tuple(Position(member, stance="agrees") for member in "abc")
    against = put(positions=agreed, objections=(Objected("a", to="limited format"),))
    found = tries(book, agreed=put(positions=agreed), against=against)
    assert found["mode: accepted"] == ("agreed",)
    assert found["mode: objected"] == ("against",)
