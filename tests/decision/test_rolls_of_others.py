"""Who sat where in the other bodies whose rolls are shipped: as many as is known of each, and who came and went."""

from datetime import date
from fractions import Fraction
from importlib import resources

import pytest

from travaux.decision import rolls

#: Organisation, body, day, and how many sit there.
NUMBERS = (
    ("osce", "pc", "1975-08-01", 35),
    ("osce", "pc", "2012-11-20", 56),
    ("osce", "mc", "2012-11-21", 57),
    ("coe", "cm", "1949-05-05", 10),
    ("coe", "cm", "2007-05-11", 47),
    ("coe", "deputies", "2022-03-16", 46),
    ("wto", "gc", "1995-01-01", 76),
    ("wto", "gc", "1995-12-31", 112),
    ("wto", "gc", "1996-12-31", 128),
    ("wto", "gc", "2002-01-01", 144),
    ("wto", "gc", "2008-07-23", 153),
    ("wto", "mc", "2016-12-31", 164),
    ("wto", "mc", "2024-08-30", 166),
    ("au", "assembly", "2002-07-09", 53),
    ("au", "executive-council", "2017-01-31", 55),
    ("nato", "nac", "1949-08-24", 12),
    ("nato", "nac", "1990-01-01", 16),
    ("nato", "nac", "2004-03-29", 26),
    ("nato", "nac", "2024-03-07", 32),
    ("csto", "csc", "1994-04-20", 9),
    ("csto", "csc", "2005-01-01", 6),
    ("csto", "cfm", "2010-01-01", 7),
    ("csto", "csc", "2012-12-19", 6),
    ("us", "senate", "1789-03-04", 22),
    ("us", "senate", "1912-02-14", 96),
    ("us", "senate", "1959-08-21", 100),
    ("ch", "people-and-cantons", "1978-12-31", 25),
    ("ch", "people-and-cantons", "1979-01-01", 26),
    ("eu", "european-council", "2020-02-01", 27),
)


def seats(of: str, body: str, day: str) -> dict[str, str]:
    """Who sits there, and with which membership."""
    return {seat.member: seat.membership for seat in rolls.seats(of, body, date.fromisoformat(day))}


@pytest.mark.parametrize(("of", "body", "day", "number"), NUMBERS)
def test_a_body_has_as_many_members_as_is_known_of_it(of: str, body: str, day: str, number: int) -> None:
    assert len(seats(of, body, day)) == number


def test_every_roll_that_is_shipped_is_tried_here_or_in_a_file_of_its_own() -> None:
    assert {of for of, *_ in NUMBERS} | {"un"} == set(rolls.bundled())


def test_russia_is_suspended_in_the_council_of_europe_and_out_three_weeks_later() -> None:
    told = {day: seats("coe", "cm", f"2022-{day}").get("ru") for day in ("02-25", "02-26", "03-15", "03-16")}
    assert told == {
        "02-25": "member",
        "02-26": "suspended by the council",
        "03-15": "withdrawal notified",
        "03-16": None,
    }


def test_greece_was_outside_the_council_of_europe_for_five_years() -> None:
    assert "gr" in seats("coe", "cm", "1969-12-11")
    assert "gr" not in seats("coe", "cm", "1969-12-12") | seats("coe", "cm", "1974-11-27")
    assert seats("coe", "cm", "1974-11-28")["gr"] == "member"


def test_armenia_is_a_member_of_the_csto_that_takes_no_part_since_february_2024() -> None:
    told = {seat.member: seat for seat in rolls.seats("csto", "csc", date(2024, 2, 21))}
    assert told["am"].participation == "taking part"
    told = {seat.member: seat for seat in rolls.seats("csto", "csc", date(2024, 11, 28))}
    assert (told["am"].membership, told["am"].participation) == ("member", "suspended by its own declaration")


def test_yugoslavia_is_on_the_roll_of_the_csce_and_suspended_until_serbia_comes() -> None:
    assert seats("osce", "pc", "1992-07-07")["yu"] == "member"
    assert seats("osce", "pc", "1992-07-08")["yu"] == "suspended by the council"
    assert {"yu", "rs"} & set(seats("osce", "pc", "2000-11-10")) == {"rs"}


def test_governments_that_came_by_force_are_suspended_in_the_african_union() -> None:
    told = seats("au", "assembly", "2023-09-01")
    suspended = {member for member, membership in told.items() if membership != "member"}
    assert suspended == {"bf", "ga", "gn", "ml", "ne", "sd"}
    assert seats("au", "assembly", "2025-04-30")["ga"] == "member"


@pytest.mark.parametrize("year", range(2004, 2028))
def test_the_peace_and_security_council_is_full_but_for_two_weeks_of_april_2025(year: int) -> None:
    for day in (f"{year}-03-16", f"{year}-04-01", f"{year}-12-31"):
        assert len(seats("au", "psc", day)) == (14 if day == "2025-04-01" else 15)


def test_nobody_is_known_to_sit_in_the_peace_and_security_council_before_it_was_elected_or_after_2028() -> None:
    for day in (date(2004, 3, 15), date(2028, 4, 1)):
        with pytest.raises(rolls.NoSuchRoll, match=r"Nobody is on record as sitting in psc of au on "):
            rolls.seats("au", "psc", day)


def test_a_canton_has_one_vote_or_half_a_vote_and_there_are_twenty_three() -> None:
    votes = {seat.member: dict(seat.weights)["votes"] for seat in rolls.seats("ch", "cantons", date(1980, 1, 1))}
    assert {canton for canton, vote in votes.items() if vote == Fraction(1, 2)} == {"ow", "nw", "bs", "bl", "ar", "ai"}
    assert sum(votes.values()) == 23
    assert all("cantons" in seat.groups for seat in rolls.seats("ch", "cantons", date(1980, 1, 1)))


def test_every_state_has_two_seats_in_the_senate_which_are_counted_in_its_group() -> None:
    found = rolls.seats("us", "senate", date(2005, 6, 1))
    assert {seat.member for seat in found if "ak" in seat.groups} == {"ak-1", "ak-2"}
    assert {len([seat for seat in found if group in seat.groups]) for group in {seat.groups[0] for seat in found}} == {
        2
    }


@pytest.mark.parametrize("of", rolls.bundled())
def test_every_block_names_where_it_was_read_or_says_that_it_is_unverified(of: str) -> None:
    for block in rolls.roll(of).blocks:
        said = block.note.startswith("unverified") or "unverified" in block.note
        named = not block.sources and block.note.startswith(("name", "a name"))
        assert block.verified or said or named, block


def test_the_roll_of_the_csto_says_what_the_record_of_the_csto_says() -> None:
    folder = resources.files("travaux.record") / "library" / "csto"
    files = sorted((one.name, one.read_text("utf-8")) for one in folder.iterdir() if one.name.endswith(".yaml"))
    record = rolls.read_files(files)
    days = ("1994-04-20", "1999-04-29", "1999-04-30", "2006-06-22", "2006-06-23", "2008-03-27", "2008-03-28")
    for day in (*days, "2012-12-18", "2012-12-19", "2024-02-21", "2024-02-22", "2026-11-22"):
        on = date.fromisoformat(day)
        assert rolls.seats("csto", "csc", on) == record.seats("csc", on)
