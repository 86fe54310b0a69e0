"""Days, intervals, names and chains in words."""

from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from tests.factories import MOSCOW, ZONE, a_day, a_fact, a_report, recorded
from travaux.enquiry import words
from travaux.enquiry.words import Names
from travaux.record.entry import Link, Said, When
from travaux.record.fold import Dials, fold
from travaux.record.telling import Publication, card, happened, speaker
from travaux.record.times import end_of, read_date

NAMES = Names(
    {"csto/member/am": "Armenia", "world/person/zas": "Stanislav Zas", "csto/post/sg": "Secretary General"}, "csto"
)


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("2022-11-23", "23 November 2022"),
        ("2022-11", "November 2022"),
        ("2022", "2022"),
        ("199X", "between 1990 and 1999"),
        ("2022-11-23T10:05", "23 November 2022, 10:05"),
        ("2022-11-23T10:05/2022-11-24", "between 23 November 2022, 10:05 and 24 November 2022"),
        ("2024-02-22/2024-02-23", "22-23 February 2024"),
        ("2022-11-23/2023-11-20", "between 23 November 2022 and 20 November 2023"),
        ("../2022-11-23", "by 23 November 2022"),
        ("2022-11-23/..", "from 23 November 2022 on"),
        ("always", "at any time"),
        ("unknown", "on a day not stated"),
        # the clocks went forward in Moscow on the 27th: the day has 23 hours and is still one day
        ("2011-03-27", "27 March 2011"),
    ],
)
def test_an_interval_is_told_as_people_say_it(stated: str, told: str) -> None:
    assert words.happened(happened(a_day(stated), ZONE)) == told


def test_a_dial_at_midnight_is_the_end_of_the_day_before() -> None:
    assert words.moment(end_of("2023-11-21", ZONE), ZONE) == "the end of 21 November 2023"
    assert words.moment(end_of("2023-11-21T09:30", ZONE), ZONE) == f"21 November 2023, 09:30 ({MOSCOW})"


def test_an_interval_is_told_in_the_zone_of_the_record() -> None:
    day = read_date("2023-11-23", ZoneInfo("Asia/Bishkek"))
    assert words.interval(day, ZoneInfo("Asia/Bishkek")) == "23 November 2023"


def test_an_inferred_date_says_from_what_and_why() -> None:
    day = a_day("2022-11-23")
    inferred = When("November 2022", day.lo, day.hi, "2022-11-23", ("r1#B20",), "the only session there that month")
    told = words.inference(happened(inferred, ZONE))
    assert told == (
        "the source says 'November 2022'; the date is inferred from r1#B20: the only session there that month"
    )
    assert words.inference(happened(day, ZONE)) == ""


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (34, "34"),
        ("about 20", "about 20"),
        ("unknown", "not stated"),
        ("none", "none, says the source"),
        (None, "nothing on record"),
        (["csto/member/am", "csto/member/by"], "Armenia and by"),
        ("world/person/vafa-guliyeva", "vafa guliyeva"),
        ("and/or", "and/or"),
    ],
)
def test_a_value_is_told_by_its_name_and_what_a_source_leaves_open_is_said(value: object, told: str) -> None:
    assert NAMES.value(value) == told


def test_a_speaker_is_told_with_post_listener_place_and_day() -> None:
    said = Said("world/person/zas", "csto/post/sg", a_day("2022-11-23"), ("the media",), "csto/session/csc-2022-11-23")
    assert words.speaker(speaker(said, ZONE), NAMES) == (
        "Stanislav Zas as Secretary General to the media at csc 2022 11 23, 23 November 2022"
    )
    assert words.speaker(None, NAMES) == ""
    unclear = speaker(Said(ambiguous="Zas or the article"), ZONE)
    assert words.speaker(unclear, NAMES) == "somebody who is not named (speaker unclear: Zas or the article)"


def test_a_chain_gives_every_hand_with_its_dates_and_ends_with_the_lines() -> None:
    known = {
        "belta-1": Publication("belta-1", outlet="belta", read="not seen", dates={"published": "2023-11-20"}),
        "udf-1": Publication("udf-1", outlet="udf", dates={"published": "unknown", "updated": "2024-12-23"}),
    }
    entry = replace(a_report("r1", a_fact()), chain=(Link("belta-1"), Link("udf-1", "L14")))
    (told,) = fold(recorded(entry), Dials()).facts
    (trail,) = card(told, known).sources
    assert words.chain(trail, NAMES) == (
        "belta (published 20 November 2023, not seen by us) > "
        "udf (published on an unknown day, updated 23 December 2024), L14"
    )


@pytest.mark.parametrize(
    ("number", "noun", "told"),
    [(1, "entry", "1 entry"), (0, "entry", "0 entries"), (1200, "fact", "1,200 facts")],
)
def test_numbers_are_told_with_their_noun(number: int, noun: str, told: str) -> None:
    assert words.several(number, noun) == told


def test_a_list_is_joined_as_in_a_sentence() -> None:
    assert (words.listing(["a", "", "b", "c"]), words.listing(["a"]), words.listing([])) == ("a, b and c", "a", "")
