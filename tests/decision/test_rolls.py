"""The reader of rolls: what happens on a day holds from that day, terms end, weights and groups follow their days."""

from datetime import date
from fractions import Fraction
from time import perf_counter

import pytest

from travaux.decision import rolls
from travaux.decision.question import Seat
from travaux.decision.rolls.reading import ChronicleRefused

HEAD = """\
chronicle: choir/1
part: members
zone: Pacific/Auckland
retrieved: 2026-11-26
record: reports only
outlets:
  own-notes: {title: our own notes, sort: own notes}
sources:
  seen: {outlet: own-notes, published: 2020-01-01, read: whole}
  unseen: {outlet: own-notes, published: 2020-01-01, read: not seen}
reports:
- id: bodies
  unsourced: true
  facts:
  - {ref: N-all, about: body/all, fact: named, name: Everybody, on: always}
"""
MEMBERS = """\
- id: members
  chain: [unseen, seen]
  facts:
  - {ref: M-1, about: [roll, member/aa, member/bb, member/cc], fact: membership began, on: 2000-01-01}
  - {ref: M-2, about: [roll, member/bb], fact: membership ended, on: 2001-03-15}
"""
TERMS = """\
- id: terms
  chain: [unseen]
  note: "unverified: nobody has seen the list"
  facts:
  - {ref: T-1, about: [roll, member/aa, member/bb], fact: seat taken, key: body/few, until: 2001-12-31, group: chosen, on: 2000-01-01}
  - {ref: T-2, about: [roll, member/cc], fact: seat taken, key: body/few, on: 2001-03-15}
  - {ref: T-3, about: [roll, member/cc], fact: seat left, key: body/few, on: 2003-05-01}
"""


def roll(*facts: str, head: str = HEAD + MEMBERS) -> rolls.Roll:
    """A small roll with more facts."""
    more = "".join(f"  - {{ref: X-{number}, {fact}}}\n" for number, fact in enumerate(facts))
    return rolls.read(f"{head}- id: more\n  chain: [seen]\n  facts:\n{more}" if facts else head, "choir.yaml")


def who(found: rolls.Roll, body: str, day: str) -> str:
    """The members that sit there, in one word."""
    return " ".join(seat.member for seat in found.seats(body, date.fromisoformat(day)))


def one(found: rolls.Roll, day: str, member: str = "aa") -> Seat:
    """The seat of one member in the body of all."""
    return next(seat for seat in found.seats("all", date.fromisoformat(day)) if seat.member == member)


def test_a_body_without_terms_has_all_members_from_the_day_they_begin_to_the_day_before_they_end() -> None:
    found = roll()
    assert who(found, "all", "2000-01-01") == who(found, "all", "2001-03-14") == "aa bb cc"
    assert who(found, "all", "2001-03-15") == who(found, "all", "2026-11-26") == "aa cc"


def test_a_day_begins_in_the_zone_of_the_roll() -> None:
    west = HEAD.replace("Pacific/Auckland", "America/Los_Angeles")
    for head in (HEAD, west):
        assert who(roll(head=head + MEMBERS), "all", "2001-03-14") == "aa bb cc"
        assert who(roll(head=head + MEMBERS), "all", "2001-03-15") == "aa cc"


def test_a_body_with_terms_has_those_whose_term_runs_and_who_are_still_members() -> None:
    found = roll(head=HEAD + MEMBERS + TERMS)
    days = ("2000-01-01", "2001-03-14", "2001-03-15", "2001-12-31", "2002-01-01", "2003-04-30")
    assert [who(found, "few", day) for day in days] == ["aa bb", "aa bb", "aa cc", "aa cc", "cc", "cc"]
    with pytest.raises(rolls.NoSuchRoll, match="Nobody is on record as sitting in few of choir on 2003-05-01"):
        who(found, "few", "2003-05-01")


def test_a_seat_can_be_told_without_anything_of_the_membership_of_its_holder() -> None:
    found = roll("about: [roll, member/dd], fact: seat taken, key: body/few, on: 2000-01-01", head=HEAD)
    assert found.seats("few", date(2000, 1, 1)) == (Seat("dd"),)


def test_the_group_in_which_a_seat_was_taken_comes_before_those_in_which_a_member_is_counted() -> None:
    found = roll(
        "about: [roll, member/aa], fact: counted in group, key: [north, old], on: 2000-01-01",
        "about: [roll, member/aa], fact: counted in group, key: guests, until: 2000-06-30, on: 2000-02-01",
        "about: [roll, member/aa], fact: left group, key: north, on: 2001-01-01",
        head=HEAD + MEMBERS + TERMS,
    )
    assert found.seats("few", date(2000, 1, 31))[0].groups == ("chosen", "north", "old")
    assert one(found, "2000-06-30").groups == ("north", "old", "guests")
    assert one(found, "2000-07-01").groups == ("north", "old")
    assert one(found, "2001-01-01").groups == ("old",)


def test_a_weight_is_exact_and_the_latest_holds_until_its_last_day() -> None:
    found = roll(
        "about: [roll, member/aa], fact: weight stated, key: votes, amount: 1/3, on: 2000-01-01",
        "about: [roll, member/aa], fact: weight stated, key: votes, amount: 0.1, until: 2002-12-31, on: 2001-01-01",
        "about: [roll, member/aa, member/cc], fact: weight stated, key: people, amount: 4 %, on: 2001-01-01",
    )
    assert one(found, "2000-12-31").weights == (("votes", Fraction(1, 3)),)
    assert one(found, "2002-12-31").weights == (("votes", Fraction(1, 10)), ("people", Fraction(1, 25)))
    assert one(found, "2003-01-01").weights == (("people", Fraction(1, 25)),)
    assert one(found, "2003-01-01", "cc").weights == (("people", Fraction(1, 25)),)
    assert one(found, "2001-01-01", "bb").weights == ()


def test_a_weight_that_the_source_does_not_say_changes_nothing() -> None:
    found = roll(
        "about: [roll, member/aa], fact: weight stated, key: votes, amount: 7, on: 2000-01-01",
        "about: [roll, member/aa], fact: weight stated, key: votes, amount: unknown, on: 2001-01-01",
    )
    assert one(found, "2002-01-01").weights == (("votes", Fraction(7)),)


@pytest.mark.parametrize(
    ("fact", "membership", "participation"),
    [
        ("fact: suspended by the council, ground: sanction", "suspended by the council", "taking part"),
        ("fact: withdrawal notified", "withdrawal notified", "taking part"),
        ("fact: vote withdrawn, ground: arrears", "vote withdrawn", "taking part"),
        ("fact: participation suspension notified, scope: all bodies", "member", "suspended by its own declaration"),
    ],
)
def test_membership_and_participation_stand_on_the_seat_as_the_record_has_them(
    fact: str, membership: str, participation: str
) -> None:
    found = roll(f"about: [roll, member/aa], {fact}, on: 2000-05-01")
    assert (one(found, "2000-04-30").membership, one(found, "2000-04-30").participation) == ("member", "taking part")
    assert (one(found, "2000-05-01").membership, one(found, "2000-05-01").participation) == (membership, participation)


def test_arrears_stand_on_the_seat_and_a_waiver_runs_out_by_itself() -> None:
    found = roll(
        "about: [roll, member/aa], fact: arrears reported, years: more than 2, on: 2000-02-01",
        "about: [roll, member/aa], fact: arrears waived, until: 2000-06-30, on: 2000-03-01",
    )
    told = [
        (seat.arrears_years, seat.waived)
        for seat in (one(found, f"2000-{day}") for day in ("01-31", "02-01", "06-30", "07-01"))
    ]
    assert told == [(0, False), (3, False), (3, True), (3, False)]


def test_a_month_holds_from_its_last_day_and_an_unknown_day_never() -> None:
    found = roll(
        "about: [roll, member/dd], fact: membership began, on: 2002-02",
        "about: [roll, member/ee], fact: membership began, on: unknown",
    )
    assert who(found, "all", "2002-02-27") == "aa cc"
    assert who(found, "all", "2002-02-28") == who(found, "all", "2026-11-26") == "aa cc dd"


def test_a_body_of_which_the_seats_were_counted_is_told_whole_or_not_at_all() -> None:
    found = roll(
        "about: body/few, fact: seats counted, number: 2, on: 2000-01-01",
        "about: body/few, fact: seats counted, number: 1, on: 2002-01-01",
        head=HEAD
        + MEMBERS
        + TERMS.replace("T-1, about: [roll, member/aa, member/bb]", "T-1, about: [roll, member/aa]"),
    )
    with pytest.raises(rolls.NoSuchRoll) as caught:
        who(found, "few", "2000-01-01")
    assert str(caught.value) == (
        "1 of the 2 who sat in few of choir on 2000-01-01 are on record. Name another day, or write the roll itself."
    )
    assert who(found, "few", "2001-03-15") == "aa cc"
    assert who(found, "few", "2002-01-01") == "cc"


def test_a_correction_changes_the_roll_as_it_changes_every_record() -> None:
    corrected = """\
- id: corrected
  chain: [seen]
  corrects: members#M-2
  facts:
  - {ref: M-2, about: [roll, member/bb], fact: membership ended, on: 2005-01-01}
"""
    found = rolls.read(HEAD + MEMBERS + corrected, "choir.yaml")
    assert who(found, "all", "2004-12-31") == "aa bb cc"
    assert who(found, "all", "2005-01-01") == "aa cc"


def test_a_name_that_moved_belongs_to_whom_it_belonged_on_the_day() -> None:
    found = roll(
        "about: member/aa, fact: named, name: Old Hall, form: title, on: 2000-01-01",
        "about: member/aa, fact: named, name: Hall, form: title, on: 2002-01-01",
        "about: member/aa, fact: named, name: Aye, form: variant, on: 2003-01-01",
        "about: member/cc, fact: named, name: Old Hall, form: title, on: 2004-01-01",
    )
    assert found.names(date(2003, 12, 31)) == {"Old Hall": "aa", "Hall": "aa", "Aye": "aa"}
    assert found.names() == {"Old Hall": "cc", "Hall": "aa", "Aye": "aa"}
    assert found.names(date(1990, 1, 1))["Old Hall"] == "aa"
    assert [found.name("aa", date(year, 1, 1)) for year in (1999, 2001, 2002, 2009)] == [
        "Old Hall",
        "Old Hall",
        "Hall",
        "Hall",
    ]
    assert found.name("bb", date(2002, 1, 1)) == "bb"


def test_a_block_is_verified_where_somebody_saw_one_of_its_sources() -> None:
    told = {block.id: block for block in roll(head=HEAD + MEMBERS + TERMS).blocks}
    assert (told["members"].verified, told["members"].sources) == (True, ("unseen", "seen"))
    assert (told["terms"].verified, told["terms"].note) == (False, "unverified: nobody has seen the list")
    assert not told["bodies"].verified
    assert [told[block].status for block in ("members", "terms", "bodies")] == ["read", "unverified", "names only"]


def test_a_block_that_was_seen_and_says_that_some_of_it_is_unverified_was_read_in_part() -> None:
    members = MEMBERS.replace("  facts:", "  note: the second day is unverified\n  facts:")
    told = {block.id: block for block in roll(head=HEAD + members).blocks}
    assert (told["members"].verified, told["members"].status) == (True, "read in part")


def test_an_unknown_organisation_or_body_is_told_with_those_that_there_are() -> None:
    with pytest.raises(rolls.NoSuchRoll) as caught:
        rolls.seats("moon", "ga", date(2020, 1, 1))
    assert str(caught.value) == (
        f"Looked for a roll of 'moon' among those that are shipped: there are {', '.join(rolls.bundled())}. "
        "Name one that there is, or write the roll itself."
    )
    with pytest.raises(rolls.NoSuchRoll, match="Looked for the body 'tc' of un: there are ga, hrc, sc"):
        rolls.seats("un", "tc", date(2020, 1, 1))


@pytest.mark.parametrize("extreme", [date.min, date.max])
def test_the_first_and_the_last_day_that_there_are_can_be_asked_for(extreme: date) -> None:
    if extreme == date.min:
        with pytest.raises(rolls.NoSuchRoll, match="Nobody is on record"):
            rolls.seats("un", "ga", extreme)
    else:
        assert len(rolls.seats("un", "ga", extreme)) == 193


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("fact: weight stated, key: votes, amount: many, on: 2000-01-01", "'many' is no share"),
        ("fact: seat taken, key: body/few, until: soon, on: 2000-01-01", "'soon' cannot be read as a date"),
        ("fact: seat taken, on: 2000-01-01", "'seat taken' needs a key"),
        (
            "fact: seat stolen, key: body/few, on: 2000-01-01",
            "There is no event 'seat stolen'. The nearest are: seat left, seat taken",
        ),
    ],
)
def test_a_fault_in_a_roll_names_file_line_and_remedy(wrong: str, told: str) -> None:
    with pytest.raises(ChronicleRefused) as caught:
        roll(f"about: [roll, member/aa], {wrong}")
    assert str(caught.value).startswith("choir.yaml, line 24: fact X-0: ")
    assert told.partition(". ")[0].lower() in str(caught.value).lower()


def test_names_are_shared_by_the_organisations_of_states_and_by_no_others() -> None:
    assert rolls.names("osce")["USSR"] == rolls.names("un")["USSR"] == "ru"
    assert rolls.names("osce")["Holy See"] == "va"
    assert "Brazil" not in rolls.names("osce")
    assert rolls.names("wto")["Chinese Taipei"] == "tw"
    assert rolls.names("ch")["Bern"] == "be"
    assert "Belgium" not in rolls.names("ch")
    assert rolls.names("eu")["Czech Republic"] == "cz"


def test_the_name_of_yugoslavia_moved_with_the_seat() -> None:
    assert [rolls.names("un", date(year, 1, 1))["Yugoslavia"] for year in (1950, 1999, 2002)] == ["yu", "yu", "rs"]
    assert rolls.name("un", "rs", date(2010, 1, 1)) == "Serbia"
    assert [rolls.name("un", "eg", date(year, 1, 1)) for year in (1950, 1960, 1980)] == [
        "Egypt",
        "United Arab Republic",
        "Egypt",
    ]
    assert rolls.name("osce", "va", date(2010, 1, 1)) == "Holy See"
    assert rolls.name("us", "ak-1", date(2010, 1, 1)) == "ak-1"


def test_after_the_first_time_a_hundred_and_ninety_three_seats_take_less_than_a_millisecond() -> None:
    rolls.seats("un", "ga", date(2020, 1, 1))
    began = perf_counter()
    found = [rolls.seats("un", "ga", date(2020, 1, day)) for day in range(1, 29) for _ in range(10)]
    assert (perf_counter() - began) / len(found) < 0.001
    assert {len(seats) for seats in found} == {193}
