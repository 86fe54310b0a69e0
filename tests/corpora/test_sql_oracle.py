"""SQL against a count on one's fingers, which shares nothing with either engine; and one seat that turns an outcome."""

# ruff: noqa: S311 - ballots are drawn, nothing is kept secret

import os
from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random
from typing import Final

import pytest

from tests.corpora.ballots_in_sql import adoption, by, table
from travaux.corpora.sql import outcomes
from travaux.decision.question import Seat

DECISIONS: Final = 400 if os.environ.get("TRAVAUX_SOAK") else 40
WORDS: Final = ("yes", "yes", "no", "abstain", "absent", "silent", "present not participating")
SHARES: Final = (Fraction(1, 2), Fraction(2, 3), Fraction(3, 4), Fraction(7, 9), Fraction(1))
#: Whose ballots each base holds, by the word that they are.
BASES: Final[Mapping[str, frozenset[str]]] = {
    "all members": frozenset(WORDS),
    "entitled": frozenset(WORDS),
    "present": frozenset(WORDS) - {"absent"},
    "cast": frozenset({"yes", "no", "abstain"}),
    "present and voting": frozenset({"yes", "no"}),
}
SIZES: Final = (1, 3, 15, 40)

Roll = tuple[Seat, ...]


def roll(size: int, chance: Random) -> Roll:
    return tuple(
        Seat(
            f"m{place}",
            weights=(("people", Fraction(chance.randrange(1, 60), chance.choice((1, 2, 7)))),),
            groups=(chance.choice(("north", "south")),),
        )
        for place in range(size)
    )


def weigh(sitting: Roll, said: Sequence[str], words: frozenset[str], weight: str, among: str) -> Fraction:
    """On one's fingers: those who said such a word, each by what it weighs, of one chamber if one is named."""
    chosen = [seat for seat, word in zip(sitting, said, strict=True) if word in words]
    chosen = [seat for seat in chosen if not among or among in seat.groups]
    return sum((dict(seat.weights)[weight] if weight else Fraction(1) for seat in chosen), Fraction(0))


def reached(comparison: str, number: Fraction, base: Fraction, share: Fraction) -> bool:
    if comparison == "at least":
        return base > 0 and number / base >= share
    if comparison == "more than":
        return base > 0 and number / base > share
    if comparison == "at most":
        return number <= share * base
    return number < share * base


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("comparison", ["at least", "more than", "at most", "less than"])
def test_a_share_of_each_base_is_what_fingers_count(comparison: str, base: str, size: int) -> None:
    chance = Random(f"{comparison} {base} {size}")
    share, weight, among = chance.choice(SHARES), chance.choice(("", "people")), chance.choice(("", "north"))
    more = (f", weight: {weight}" if weight else "") + (f", among: {among}" if among else "")
    book = by(f"counted: yes, {comparison}: {share}, of: {base}{more}")
    sitting = roll(size, chance)
    cast = {f"d{number:03}": [chance.choice(WORDS) for _ in sitting] for number in range(DECISIONS // 4)}
    wanted = {}
    for name, said in cast.items():
        number = weigh(sitting, said, frozenset({"yes"}), weight, among)
        whole = weigh(sitting, said, BASES[base], weight, among)
        wanted[name] = "adopted" if reached(comparison, number, whole, share) else "not adopted"
    with table(cast) as ballots:
        found = {name: outcome for name, outcome, _ in outcomes(adoption(book), ballots, sitting, book=book)}
    assert found == wanted


@pytest.mark.parametrize(
    ("threshold", "size", "needed"),
    [
        ("counted: yes, at least: 2/3, of: all members", 193, 129),
        ("counted: yes, more than: 2/3, of: all members", 193, 129),
        ("counted: yes, at least: 2/3, of: all members", 192, 128),
        ("counted: yes, more than: 2/3, of: all members", 192, 129),
        ("counted: yes, at least: 1/2, of: all members", 100, 50),
        ("counted: yes, more than: 1/2, of: all members", 100, 51),
        ("counted: yes, more than: 1/2, of: all members", 101, 51),
        ("counted: yes, at least: 3/5, of: entitled", 99, 60),
        ("counted: yes, at least: 55/100, of: all members", 27, 15),
        ("counted: yes, at least: 72/100, of: all members", 27, 20),
        ("counted: yes, at least: 999998/999999, of: all members", 40, 40),
        ("counted: yes, at least: 9", 15, 9),
    ],
)
def test_one_seat_across_the_threshold_turns_the_outcome(threshold: str, size: int, needed: int) -> None:
    book = by(threshold)
    cast = {f"{number:03}": ["yes"] * number + ["no"] * (size - number) for number in range(size + 1)}
    with table({name: said for name, said in cast.items() if abs(int(name) - needed) <= 2}) as ballots:
        sitting = tuple(Seat(f"m{place}") for place in range(size))
        found = {int(name): outcome for name, outcome, _ in outcomes(adoption(book), ballots, sitting, book=book)}
    assert found == {number: "adopted" if number >= needed else "not adopted" for number in found}
    assert needed in found
    assert needed - 1 in found


@pytest.mark.parametrize("size", [3, 9, 27])
def test_turning_any_one_ballot_to_yes_never_loses_what_was_adopted(size: int) -> None:
    chance = Random(f"turned {size}")
    book = by("counted: yes, at least: 11/20, of: all members", "counted: yes, more than: 1/2, of: present and voting")
    sitting = roll(size, chance)
    said = [chance.choice(("yes", "yes", "no", "abstain")) for _ in sitting]
    turned = {f"t{place:02}": [*said[:place], "yes", *said[place + 1 :]] for place in range(size)}
    with table({"as it is": said, **turned}) as ballots:
        found = {name: outcome for name, outcome, _ in outcomes(adoption(book), ballots, sitting, book=book)}
    if found.pop("as it is") == "adopted":
        assert set(found.values()) == {"adopted"}
    assert len(found) == size


@pytest.mark.parametrize("missing", range(5))
def test_while_somebody_is_missing_it_is_decided_only_where_it_makes_no_difference(missing: int) -> None:
    chance = Random(f"missing {missing}")
    book = by("counted: yes, more than: 1/2, of: all members")
    sitting = tuple(Seat(f"m{place}") for place in range(9))
    cast: dict[str, list[str | None]] = {}
    for number in range(DECISIONS):
        said: list[str | None] = [chance.choice(("yes", "no")) for _ in sitting]
        for place in chance.sample(range(9), missing):
            said[place] = None
        cast[f"d{number:03}"] = said
    with table(cast) as ballots:
        found = {name: outcome for name, outcome, _ in outcomes(adoption(book), ballots, sitting, book=book)}
    for name, said in cast.items():
        yes = said.count("yes")
        wanted = "adopted" if yes > 4 else "not adopted" if yes + missing <= 4 else "indeterminate"
        assert found[name] == wanted, said
