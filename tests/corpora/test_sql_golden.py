"""Known votes under the books of the library, decided in SQL from ballots alone: what textbooks and records say of them."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

import pytest

from tests.corpora.ballots_in_sql import DAY, table
from travaux.corpora.sql import outcomes
from travaux.decision.question import Seat
from travaux.rulebook import load
from travaux.rulebook.models import AdoptionRule

REACHED: Final = ("adopted", "threshold reached")
MISSED: Final = ("not adopted", "threshold missed")
PERMANENT: Final = ("cn", "fr", "gb", "ru", "us")


def council() -> list[Seat]:
    """The Security Council, the permanent members first."""
    return [Seat(member) for member in (*PERMANENT, *(f"e{place}" for place in range(10)))]


def of(book_name: str, rule_id: str, roll: Sequence[Seat], said: Sequence[str | None], **more: str) -> tuple[str, str]:
    """Outcome and reason of one decision by a rule of the library; the n-th word is that of the n-th seat."""
    book = load.read_library(book_name)
    rule = book.by_id(rule_id)
    assert isinstance(rule, AdoptionRule)
    with table({"d": said}) as ballots:
        for place, seat in enumerate(roll):
            ballots.store.execute("UPDATE cast_ballots SET member = ? WHERE member = ?", [seat.member, f"m{place}"])
        ((_, outcome, reason),) = outcomes(rule, ballots, roll, book=book, **more)  # type: ignore[arg-type]
    return outcome, reason


def words(yes: int = 0, no: int = 0, abstain: int = 0, absent: int = 0) -> list[str]:
    return ["yes"] * yes + ["no"] * no + ["abstain"] * abstain + ["absent"] * absent


@pytest.mark.parametrize(
    ("rule", "said", "comes_to"),
    [
        # cn, fr, gb, ru, us, then the ten that are elected
        ("substantive", ["abstain", "yes", "yes", "no", "yes", *words(8, 0, 2)], ("not adopted", "veto")),
        ("procedural", ["abstain", "yes", "yes", "no", "yes", *words(8, 0, 2)], REACHED),
        ("substantive", ["abstain", "yes", "yes", "abstain", "yes", *words(7, 0, 3)], REACHED),
        ("substantive", ["yes", "yes", "yes", "yes", "no", *words(4, 0, 6)], ("not adopted", "veto not counted")),
        ("substantive", ["yes", "yes", "yes", "yes", "yes", *words(4, 6)], REACHED),
        ("substantive", ["yes", "yes", "yes", "yes", "yes", *words(3, 7)], MISSED),
        ("substantive", ["absent", "yes", "yes", "yes", "yes", *words(5, 5)], REACHED),
        ("judges", ["no", "no", "no", "no", "no", *words(8, 2)], REACHED),
        ("judges", ["no", "no", "no", "no", "no", *words(7, 3)], MISSED),
        ("preliminary-question", ["no", "yes", "yes", "yes", "yes", *words(10)], ("not adopted", "veto")),
        ("statement-of-the-president", ["silent"] * 15, ("adopted", "no objection")),
        ("statement-of-the-president", [*["silent"] * 14, "no"], ("not adopted", "objection")),
    ],
)
def test_the_security_council_by_name(rule: str, said: list[str], comes_to: tuple[str, str]) -> None:
    assert of("un-sc", rule, council(), said) == comes_to


def test_before_1966_the_council_had_eleven_members_and_needed_seven() -> None:
    eleven = council()[:11]
    book = load.read_library("un-sc")
    rule = book.by_id("substantive-1945")
    assert isinstance(rule, AdoptionRule)
    for said, outcome in ((words(7, 0, 4), "adopted"), (words(6, 0, 5), "not adopted")):
        with table({"d": said}, day=DAY.replace(year=1950)) as ballots:
            for place, seat in enumerate(eleven):
                ballots.store.execute("UPDATE cast_ballots SET member = ? WHERE member = ?", [seat.member, f"m{place}"])
            assert [found[1] for found in outcomes(rule, ballots, eleven, book=book)] == [outcome]
    assert of("un-sc", "substantive-1945", eleven, words(11)) == ("none", "rule not in force")
    assert of("un-sc", "substantive", [*council(), Seat("e10")], words(16)) == ("indeterminate", "roll too large")


@pytest.mark.parametrize(
    ("rule", "said", "comes_to"),
    [
        ("important", words(93, 24, 58, 18), REACHED),
        ("important", words(2, 1, 190), REACHED),
        ("important", words(93, 47, 35, 18), MISSED),
        ("other-questions", words(47, 46, 100), REACHED),
        ("other-questions", words(47, 47, 99), MISSED),
        ("judges", words(97, 0, 96), REACHED),
        ("judges", words(96, 0, 97), MISSED),
    ],
)
def test_the_general_assembly_by_count(rule: str, said: list[str], comes_to: tuple[str, str]) -> None:
    assert of("un-ga", rule, [Seat(f"m{place}") for place in range(193)], said) == comes_to


def test_who_has_not_paid_for_two_years_has_no_vote_unless_it_is_let() -> None:
    owing = [Seat("m0"), Seat("m1"), Seat("m2", arrears_years=2)]
    let = [*owing[:2], replace(owing[2], waived=True)]
    assert of("un-ga", "important", owing, ["yes", "no", "yes"]) == MISSED
    assert of("un-ga", "important", let, ["yes", "no", "yes"]) == REACHED


def people(*shares: int) -> list[Seat]:
    """Members with so many thousandths of the people each."""
    return [Seat(f"m{place}", weights=(("population", Fraction(share, 1000)),)) for place, share in enumerate(shares)]


@pytest.mark.parametrize(
    ("rule", "against", "comes_to"),
    [
        # twenty-seven members: three of them have 400 thousandths of the people together, the rest 25 each
        ("qualified-majority", ["m0", "m1", "m2"], REACHED),
        ("qualified-majority", ["m0", "m1", "m2", "m3"], MISSED),
        ("qualified-majority", ["m0", "m1", "m3", "m4"], REACHED),
        ("qualified-majority", [f"m{place}" for place in range(14, 27)], MISSED),
        ("qualified-majority", [f"m{place}" for place in range(15, 27)], REACHED),
        ("qualified-majority-without-a-proposal", [f"m{place}" for place in range(20, 27)], REACHED),
        ("qualified-majority-without-a-proposal", [f"m{place}" for place in range(19, 27)], MISSED),
    ],
)
def test_the_qualified_majority_of_the_union(rule: str, against: list[str], comes_to: tuple[str, str]) -> None:
    seats = people(200, 100, 100, *[25] * 24)
    said = ["no" if seat.member in against else "yes" for seat in seats]
    assert of("eu-council", rule, seats, said) == comes_to


def test_the_ballots_of_two_chambers_are_not_added_up() -> None:
    issuers = [Seat(f"m{place}", groups=("issuers", "active-members")) for place in range(6)]
    consumers = [Seat(f"m{place}", groups=("consumers", "active-members")) for place in range(6, 9)]
    roll = [*issuers, *consumers]
    assert of("cabforum", "ballot", roll, [*words(4, 2), *words(2, 1)]) == REACHED
    assert of("cabforum", "ballot", roll, [*words(6), *words(0, 3)]) == MISSED
    assert of("cabforum", "ballot", roll, [*words(3, 3), *words(3)]) == MISSED


@pytest.mark.parametrize(("whole", "comes_to"), [(9, REACHED), (8, MISSED)])
def test_half_cantons_have_half_a_vote(whole: int, comes_to: tuple[str, str]) -> None:
    """Two people's seats carry the votes cast; the cantons are twenty with one vote and six with a half."""
    votes = [Seat("m0", weights=(("votes", Fraction(501)),), groups=("people", "federation"))]
    votes.append(Seat("m1", weights=(("votes", Fraction(499)),), groups=("people", "federation")))
    weights = [Fraction(1, 2)] * 6 + [Fraction(1)] * 20
    roll = [
        Seat(f"m{place}", weights=(("votes", weight),), groups=("cantons", "federation"))
        for place, weight in enumerate(weights, start=2)
    ]
    # Three votes of the halves, and nine or eight whole ones: twelve or eleven of twenty-three.
    said = ["yes", "no", *words(6), *words(whole, 20 - whole)]
    assert of("swiss", "people-and-cantons", [*votes, *roll], said) == comes_to


@pytest.mark.parametrize(
    ("rule", "said", "comes_to"),
    [
        ("majority", words(50, 50), ("open", "tie")),
        ("majority", words(51, 49), REACHED),
        ("two-thirds", words(66, 33, 1), REACHED),
        ("two-thirds", words(66, 34), MISSED),
        ("cloture", words(60, 40), REACHED),
        ("cloture", words(59, 0, 41), MISSED),
        ("majority", words(30, 20, 0, 50), REACHED),
    ],
)
def test_the_senate_by_kind_of_question(rule: str, said: list[str], comes_to: tuple[str, str]) -> None:
    assert of("us-senate", rule, [Seat(f"m{place}") for place in range(100)], said) == comes_to
