"""The books of bodies that vote, on every combination of votes that matters, against arithmetic written out by hand."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Final

import pytest

from travaux.decision import adoption
from travaux.decision.findings import Finding
from travaux.decision.question import Ballot, Objected, Position, Presence, Question, Seat
from travaux.rulebook.load import read_library
from travaux.rulebook.vocabulary import ItemClass, Mode

BALLOTS: Final[dict[str, Ballot]] = {"y": "yes", "n": "no", "a": "abstain", "r": "recused"}
PRESENCES: Final[dict[str, Presence]] = {"-": "absent", "s": "silent", "p": "present not participating"}
FIVE: Final = ("cn", "fr", "gb", "ru", "us")
TODAY: Final = date(2024, 3, 1)


def stood(member: str, word: str) -> Position:
    """A position by its letter; a capital N is a no without reasons."""
    if word == "N":
        return Position(member, ballot="no", reasoned=False)
    return Position(member, ballot=BALLOTS.get(word), presence=PRESENCES.get(word))


def question(
    body: str,
    said: str,
    item_class: ItemClass = "substantive",
    mode: Mode | None = None,
    on: date = TODAY,
    names: Sequence[str] = (),
) -> Question:
    """Put it to as many seats as letters, named or not."""
    members = [*names, *(f"m{place}" for place in range(len(names), len(said)))]
    positions = tuple(stood(member, word) for member, word in zip(members, said, strict=True))
    return Question(body, on, tuple(map(Seat, members)), item_class, mode, positions)


def outcome(book: str, asked: Question) -> str:
    return adoption.find(asked, read_library(book)).outcome


def votes(seats: int, step: int = 1) -> Iterator[tuple[int, int, int, str]]:
    """Every division of some seats into for, against, abstaining and absent, with its letters."""
    for yes in range(0, seats + 1, step):
        for no in range(seats - yes + 1):
            for abstaining in range(0, seats - yes - no + 1, 3):
                away = seats - yes - no - abstaining
                yield yes, no, abstaining, "y" * yes + "n" * no + "a" * abstaining + "-" * away


def differing(book: str, asked: Iterator[tuple[Question, str]]) -> list[tuple[str, str, str]]:
    """The questions that come out otherwise than by hand, and how."""
    found = ((one, expected, outcome(book, one)) for one, expected in asked)
    return [(str(one.positions), expected, came) for one, expected, came in found if came != expected]


def adopted(condition: object) -> str:
    return "adopted" if condition else "not adopted"


# --- the United Nations ------------------------------------------------------------------------------------------------


def council(item_class: ItemClass) -> Iterator[tuple[Question, str]]:
    """Every way in which five permanent members vote, with every number of elected ones for it."""
    for five in product("yna", repeat=5):
        for elected in range(0, 11, 2):
            said = "".join(five) + "y" * elected + "n" * (10 - elected)
            enough = said.count("y") >= 9
            vetoed = "n" in five and item_class == "substantive"
            yield question("sc", said, item_class, names=FIVE), adopted(enough and not vetoed)


@pytest.mark.parametrize("item_class", ["substantive", "procedural"])
def test_the_council_decides_by_nine_and_on_substance_not_against_a_permanent_member(item_class: ItemClass) -> None:
    asked = list(council(item_class))
    assert len(asked) == 243 * 6
    assert {expected for _, expected in asked} == {"adopted", "not adopted"}
    assert differing("un-sc", iter(asked)) == []


def test_a_judge_is_elected_in_the_council_by_eight_whoever_is_against() -> None:
    asked = (
        (question("sc", "n" * 5 + "y" * yes + "n" * (10 - yes), "election", names=FIVE), adopted(yes >= 8))
        for yes in range(11)
    )
    assert differing("un-sc", asked) == []


def test_a_negative_vote_is_told_as_a_veto_only_where_it_alone_stands_in_the_way() -> None:
    for others in range(15):
        said = "n" + "y" * others + "a" * (14 - others)
        found = adoption.find(question("sc", said, names=("ru",)), read_library("un-sc"))
        assert (found.ground("veto") is not None) is (others >= 9)
        assert (found.ground("veto not counted") is not None) is (others < 9)


@pytest.mark.parametrize(("item_class", "two_thirds"), [("important", True), ("other", False), ("procedural", False)])
def test_the_assembly_counts_those_that_vote_and_nobody_else(item_class: ItemClass, *, two_thirds: bool) -> None:
    def asked() -> Iterator[tuple[Question, str]]:
        for yes, no, _, said in votes(12):
            reached = 3 * yes >= 2 * (yes + no) if two_thirds else yes > no
            yield question("ga", said, item_class), adopted(yes + no and reached)

    assert differing("un-ga", asked()) == []


def test_the_human_rights_council_needs_a_majority_of_those_voting_and_twenty_four_there() -> None:
    def asked() -> Iterator[tuple[Question, str]]:
        for yes, no, abstaining, said in votes(47, step=6):
            there = yes + no + abstaining
            yield question("hrc", said), adopted(yes > no) if there >= 24 else "cannot be put"

    assert differing("un-hrc", asked()) == []


# --- the Senate --------------------------------------------------------------------------------------------------------


def senate(yes: int, no: int, item_class: ItemClass, on: date = TODAY) -> Question:
    return question("senate", "y" * yes + "n" * no + "-" * (100 - yes - no), item_class, on=on)


def divisions() -> Iterator[tuple[int, int]]:
    """The divisions around every threshold of a hundred senators, with some of them away."""
    yield from ((yes, 100 - away - yes) for away in (0, 1, 2, 10, 40) for yes in range(45, 72) if yes <= 100 - away)


def test_the_senate_decides_by_a_majority_and_an_even_vote_waits() -> None:
    asked = ((senate(yes, no, "substantive"), "open" if yes == no else adopted(yes > no)) for yes, no in divisions())
    assert differing("us-senate", asked) == []


@pytest.mark.parametrize("item_class", ["important", "sanction"])
def test_two_thirds_of_the_senate_are_of_those_there(item_class: ItemClass) -> None:
    asked = ((senate(yes, no, item_class), adopted(3 * yes >= 2 * (yes + no))) for yes, no in divisions())
    assert differing("us-senate", asked) == []


@pytest.mark.parametrize("item_class", ["mode", "budget"])
def test_three_fifths_of_the_senate_are_sixty_of_all(item_class: ItemClass) -> None:
    asked = ((senate(yes, no, item_class), adopted(yes >= 60)) for yes, no in divisions())
    assert differing("us-senate", asked) == []


@pytest.mark.parametrize(
    ("on", "yes", "no", "expected"),
    [
        (date(1949, 3, 16), 60, 30, "adopted"),  # two thirds of those voting
        (date(1949, 3, 17), 60, 30, "not adopted"),  # two thirds of all
        (date(1959, 1, 11), 60, 30, "not adopted"),
        (date(1959, 1, 12), 60, 30, "adopted"),  # of those voting again
        (date(1975, 3, 6), 60, 31, "not adopted"),
        (date(1975, 3, 7), 60, 31, "adopted"),  # three fifths of all
    ],
)
def test_a_debate_is_closed_by_the_rule_of_the_day(on: date, yes: int, no: int, expected: str) -> None:
    assert outcome("us-senate", senate(yes, no, "mode", on)) == expected


def test_a_senator_who_answers_present_makes_a_conviction_harder_and_a_treaty_no_harder() -> None:
    said = "y" * 64 + "n" * 32 + "a" * 4
    assert outcome("us-senate", question("senate", said, "important")) == "adopted"
    assert outcome("us-senate", question("senate", said, "sanction")) == "not adopted"
    assert outcome("us-senate", question("senate", said.replace("a", "-"), "sanction")) == "adopted"


# --- people and cantons ------------------------------------------------------------------------------------------------


def swiss(people: tuple[int, int], whole: int, half: int, item_class: ItemClass) -> Question:
    """Votes of the people, and how many whole and half cantons are for, of twenty and six."""
    cantons = [(f"k{one}", Fraction(1), one < whole) for one in range(20)]
    cantons += [(f"h{one}", Fraction(1, 2), one < half) for one in range(6)]
    seats = [Seat(name, weights=(("votes", weight),), groups=("cantons",)) for name, weight, _ in cantons]
    positions = [Position(name, ballot="yes" if agrees else "no") for name, _, agrees in cantons]
    ballots: tuple[Ballot, Ballot] = ("yes", "no")
    for ballot, number in zip(ballots, people, strict=True):
        seats.append(Seat(ballot, weights=(("votes", Fraction(number)),), groups=("people",)))
        positions.append(Position(ballot, ballot=ballot))
    return Question("people-and-cantons", TODAY, tuple(seats), item_class, positions=tuple(positions))


@pytest.mark.parametrize("people", [(3, 2), (2, 3), (2, 2)])
def test_people_and_cantons_must_both_be_for_it_and_a_law_needs_the_people_alone(people: tuple[int, int]) -> None:
    carried = people[0] > people[1]

    def asked() -> Iterator[tuple[Question, str]]:
        for whole, half in product(range(6, 15), range(7)):
            both = carried and 2 * whole + half > 23
            yield swiss(people, whole, half, "important"), adopted(both)
            yield swiss(people, whole, half, "substantive"), adopted(carried)

    assert differing("swiss", asked()) == []


# --- standards and projects --------------------------------------------------------------------------------------------


def in_groups(asked: Question, groups: Sequence[tuple[str, int]]) -> Question:
    """The same with the first seats in one group, the next in another, the rest in none."""
    names = [group for group, number in groups for _ in range(number)]
    names += [""] * (len(asked.roll) - len(names))
    roll = tuple(replace(seat, groups=(name,) if name else ()) for seat, name in zip(asked.roll, names, strict=True))
    return replace(asked, roll=roll)


def test_a_draft_standard_needs_two_thirds_of_p_members_and_no_more_than_a_quarter_against() -> None:
    def asked() -> Iterator[tuple[Question, str]]:
        for yes, no, void, others in product(range(0, 9, 2), range(5), range(3), range(4)):
            said = "y" * yes + "n" * no + "N" * void + "a" * (16 - yes - no - void) + "y" * others + "-" * (4 - others)
            most = yes and 3 * yes >= 2 * (yes + no)
            few = 4 * no <= yes + no + others
            put = question("enquiry", said)
            yield in_groups(put, [("p-members", 16)]), adopted(most and few)

    assert differing("iso-dis", asked()) == []


def test_a_ballot_of_the_forum_needs_both_chambers_a_yes_in_each_and_a_quorum() -> None:
    def asked() -> Iterator[tuple[Question, str]]:
        for yes, no, for_it, against in product(range(0, 10, 3), range(0, 7, 2), range(4), range(3)):
            said = (
                "y" * yes
                + "n" * no
                + "-" * (18 - yes - no)
                + "y" * for_it
                + "n" * against
                + "-" * (6 - for_it - against)
            )
            issuers = yes and 3 * yes >= 2 * (yes + no)
            put = in_groups(question("forum", said), [("issuers", 18), ("consumers", 6)])
            there = yes + no + for_it + against
            yield put, adopted(issuers and for_it > against) if there > 12 else "cannot be put"

    assert differing("cabforum", asked()) == []


def steering(said: str, discusses: int, body: str = "iesg", mode: Mode | None = None) -> Question:
    """A document before fifteen: the last of those that are silent hold a Discuss."""
    put = question(body, said, mode=mode)
    holding = [one.member for one in put.positions if one.presence == "silent"][-discusses:] if discusses else []
    return replace(put, objections=tuple(Objected(one, written="yes", reasoned="yes") for one in holding))


def test_a_document_needs_a_yes_no_discuss_and_ten_positions_of_fifteen() -> None:
    def asked() -> Iterator[tuple[Question, str]]:
        for yes, quiet, against, recused, discusses in product(range(3), range(2, 11), range(3), range(3), range(3)):
            said = "y" * yes + "s" * quiet + "a" * against + "r" * recused
            said += "-" * (15 - len(said))
            enough = yes and 3 * (yes + quiet - discusses) >= 2 * (15 - recused)
            yield steering(said, discusses), adopted(enough and not discusses)
            yield steering(said, discusses, "iesg-again"), adopted(enough and discusses <= 1)

    assert differing("ietf-iesg", asked()) == []


def test_a_discuss_is_overridden_by_two_thirds_of_those_not_recused_and_at_most_two_against() -> None:
    def asked() -> Iterator[tuple[Question, str]]:
        for yes, no, recused in product(range(5, 13), range(4), range(3)):
            if yes + no + recused <= 15:
                said = "y" * yes + "n" * no + "r" * recused
                put = question("iesg", said + "-" * (15 - len(said)), mode="vote")
                yield put, adopted(3 * yes >= 2 * (15 - recused) and no <= 2)

    assert differing("ietf-iesg", asked()) == []


# --- a co-operative ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "item_class", "share"),
    [
        ("general-meeting", "important", Fraction(2, 3)),
        ("postal-ballot", "important", Fraction(2, 3)),
        ("special-postal-ballot", "substantive", Fraction(3, 4)),
    ],
)
def test_a_special_resolution_needs_its_share_of_the_votes_cast(
    body: str, item_class: ItemClass, share: Fraction
) -> None:
    def asked() -> Iterator[tuple[Question, str]]:
        for yes, no, abstaining, said in votes(12):
            quorate = body != "general-meeting" or yes + no + abstaining >= 6
            won = adopted(yes + no and yes >= share * (yes + no))
            yield question(body, said, item_class), won if quorate else "cannot be put"

    assert differing("co-operative", asked()) == []


def test_an_ordinary_resolution_needs_more_than_half_and_a_casting_vote_saves_no_tie() -> None:
    def asked() -> Iterator[tuple[Question, str]]:
        for yes, no, abstaining, said in votes(12):
            put = question("general-meeting", said)
            if yes + no + abstaining < 6:
                yield put, "cannot be put"
            else:
                yield put, adopted(yes > no)
                yield replace(put, casting_vote="yes"), adopted(yes > no)

    assert differing("co-operative", asked()) == []


def test_the_control_arithmetic_that_is_wrong_by_one_vote_is_found() -> None:
    wrong = ((senate(yes, no, "mode"), adopted(yes > 60)) for yes, no in divisions())
    found = differing("us-senate", wrong)
    assert found
    assert {(expected, came) for _, expected, came in found} == {("not adopted", "adopted")}


def test_whom_an_adopted_decision_binds_is_told_for_every_seat() -> None:
    found: Finding = adoption.find(senate(60, 40, "mode"), read_library("us-senate"))
    assert set(found.bound.values()) == {"bound"}
    assert len(found.bound) == 100
