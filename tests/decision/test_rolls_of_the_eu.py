"""Who sat in the Council of the Union, with how many votes, and counted for how many people."""

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest

from travaux.decision import rolls

#: The first day of a period, how many members, and how many votes in all.
PERIODS = (
    ("1958-01-01", 6, 17),
    ("1973-01-01", 9, 58),
    ("1981-01-01", 10, 63),
    ("1986-01-01", 12, 76),
    ("1995-01-01", 15, 87),
    ("2004-05-01", 25, 124),
    ("2004-11-01", 25, 321),
    ("2007-01-01", 27, 345),
    ("2013-07-01", 28, 352),
)


def weights(day: str, measure: str) -> dict[str, Fraction]:
    """What each member weighs by a measure that day."""
    seats = rolls.seats("eu", "council", date.fromisoformat(day))
    return {seat.member: dict(seat.weights)[measure] for seat in seats if measure in dict(seat.weights)}


@pytest.mark.parametrize(("day", "members", "votes"), PERIODS)
def test_every_enlargement_brings_its_members_and_its_votes_on_the_day(day: str, members: int, votes: int) -> None:
    found = weights(day, "votes")
    assert (len(found), sum(found.values())) == (members, votes)


@pytest.mark.parametrize(("before", "after"), list(pairwise(PERIODS)))
def test_the_day_before_the_next_enlargement_is_like_the_first_day(
    before: tuple[str, int, int], after: tuple[str, int, int]
) -> None:
    eve = date.fromordinal(date.fromisoformat(after[0]).toordinal() - 1).isoformat()
    assert weights(eve, "votes") == weights(before[0], "votes")
    assert weights(after[0], "votes") != weights(eve, "votes")


def test_belgium_has_twelve_votes_of_nice_and_not_the_twenty_seven_of_a_faulty_table() -> None:
    assert weights("2004-10-31", "votes")["be"] == 5
    assert weights("2004-11-01", "votes")["be"] == 12
    assert [member for member, votes in weights("2004-11-01", "votes").items() if votes == 27] == ["es", "pl"]


def test_votes_end_with_march_2017() -> None:
    assert len(weights("2017-03-31", "votes")) == 28
    assert weights("2017-04-01", "votes") == {}


def test_the_united_kingdom_sits_until_the_end_of_january_2020() -> None:
    assert "gb" in weights("2020-01-31", "population")
    assert "gb" not in weights("2020-02-01", "population")
    assert len(rolls.seats("eu", "council", date(2020, 2, 1))) == 27


@pytest.mark.parametrize(
    "day", ["2004-11-01", "2007-01-01", "2013-07-01", "2016-01-01", "2021-01-01", "2024-01-15", "2026-11-26"]
)
def test_every_member_is_counted_for_people_from_november_2004(day: str) -> None:
    people = weights(day, "population")
    assert len(people) == len(rolls.seats("eu", "council", date.fromisoformat(day)))
    assert max(people, key=lambda member: people[member]) == "de"
    assert min(people, key=lambda member: people[member]) == "mt"


def test_the_people_of_2025_are_those_that_were_read_and_add_up() -> None:
    people = weights("2025-06-01", "population")
    assert people["de"] == 83_445_000
    assert abs(sum(people.values(), Fraction(-449_206_600))) < 1_000


def test_the_shares_of_2016_are_hundredths_of_one_per_cent() -> None:
    assert abs(sum(weights("2016-06-01", "population").values(), Fraction(-10_000))) < 5


def test_nobody_is_counted_for_people_before_the_treaty_of_nice_took_effect() -> None:
    assert weights("2004-10-31", "population") == {}


def test_what_nobody_has_seen_is_told_apart_from_what_was_read() -> None:
    told = {block.id: block for block in rolls.roll("eu").blocks}
    assert told["people-2025"].verified
    assert not told["votes-2004-may"].verified
    assert told["votes-2004-may"].note.startswith("unverified: ")
