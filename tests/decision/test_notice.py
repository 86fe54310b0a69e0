"""Convening against the rule's notice, and acts against a text under silence, minute by minute."""

import pytest

from tests.decision.acts_of_sessions import EXERCISE as OPENED_AS_EXERCISE
from tests.decision.acts_of_sessions import (
    OUT_OF_TURN,
    OUT_OF_TURN_BY_TWO,
    PLANNED,
    REFUSED,
    UNDATED,
    a_notice,
    a_silence,
    an_agenda_with,
    convening,
    later_on,
    moving_the_clock,
    on_instructions,
    opening_an_item,
    under_silence,
)
from tests.decision.books import a_book, an_adoption
from travaux.decision.findings import Finding

EVERY = "working days of every member"


def codes(found: Finding) -> list[str]:
    return [one.code for one in found.grounds]


@pytest.mark.parametrize(
    ("days", "counted_in", "on", "admissible"),
    [
        (19, "calendar days", "2023-12-01", "yes"),
        (20, "calendar days", "2023-12-01", "no"),
        (5, EVERY, "2023-12-10", "yes"),
        (7, EVERY, "2023-12-10", "yes"),
        (8, EVERY, "2023-12-10", "no"),
        (10, EVERY, "2023-12-01", "yes"),
        (11, EVERY, "2023-12-01", "no"),
    ],
)
def test_notice_is_kept_or_missed_to_the_day(days: int, counted_in: str, on: str, admissible: str) -> None:
    found = convening(PLANNED, book=a_notice(days, counted_in), on=on)
    assert found.admissible == admissible
    assert ("notice kept" in codes(found)) is (admissible == "yes")
    assert ("notice missed" in codes(found)) is (admissible == "no")


def test_the_days_that_were_not_counted_are_grounds_with_where_they_are_off() -> None:
    found = convening(PLANNED, book=a_notice(5, EVERY))
    told = [one.text for one in found.grounds if one.code == "day off"]
    assert told == [
        "2023-12-07 is not counted, being off in am: Day of the Earthquake.",
        "2023-12-07 is not counted, being off in by: Feast.",
        "2023-12-08 is not counted, being off in by, kz: Feast.",
    ]
    assert all(one.article == "Art. 1" for one in found.grounds if one.code in {"day off", "notice kept"})


def test_where_the_rules_lay_no_notice_down_the_finding_says_so_and_bars_nothing() -> None:
    found = convening(PLANNED, book=an_agenda_with())
    assert (found.admissible, codes(found)[-1]) == ("yes", "notice not laid down")
    assert convening(PLANNED, book=a_book(an_adoption())).admissible == "yes"


def test_a_session_without_its_day_cannot_be_held_against_notice() -> None:
    found = convening(UNDATED, book=a_notice(5))
    assert (found.admissible, [one.what for one in found.missing]) == ("not stated", ["the day of the opening"])


def test_an_extraordinary_session_is_asked_for_and_a_regular_one_is_not() -> None:
    asked = an_agenda_with(OUT_OF_TURN_BY_TWO)
    assert convening(OUT_OF_TURN, book=asked).admissible == "not stated"
    assert convening(PLANNED, book=asked).admissible == "yes"
    [who] = convening(OUT_OF_TURN, book=asked).missing
    assert who.what == "who asked for an extraordinary session"


@pytest.mark.parametrize(
    ("on", "code"),
    [
        ("2023-11-30T11:58", "silence in time"),
        ("2023-11-30T11:59", "silence in time"),
        ("2023-11-30T12:00:02", "silence over"),
        ("2023-12-04", "silence over"),
    ],
)
@pytest.mark.parametrize("kind", ["objection raised", "amendment proposed"])
def test_silence_is_broken_to_the_minute_and_never_after_it(kind: str, on: str, code: str) -> None:
    found = under_silence(kind, on)
    assert code in codes(found)
    assert found.admissible == ("yes" if code == "silence in time" else "no")
    assert not found.no_communication  # it is registered all the same
    assert ("registered" in codes(found)) is (code == "silence over")


@pytest.mark.parametrize(("stated", "admissible"), [("yes", "yes"), ("no", "no"), ("not stated", "not stated")])
def test_silence_is_put_off_where_the_rule_lets_it(stated: str, admissible: str) -> None:
    book = a_silence(f", may be extended: {stated}")
    assert under_silence("silence extended", "2023-11-25", book, expires="2023-12-05").admissible == admissible


@pytest.mark.parametrize(
    ("on", "expires", "code"),
    [
        ("2023-11-25", "2023-11-30T12:00", "silence not put off"),
        ("2023-11-25", "2023-11-28", "silence not put off"),
        ("2023-12-01", "2023-12-05", "silence put off too late"),
    ],
)
def test_silence_that_is_over_and_an_earlier_hour_put_nothing_off(on: str, expires: str, code: str) -> None:
    found = under_silence("silence extended", on, a_silence(", may be extended: yes"), expires=expires)
    assert (found.admissible, codes(found)[-1]) == ("no", code)


def test_silence_is_as_long_as_the_rule_asks() -> None:
    book = a_silence(", lasts at least: {days: 5, counted in: working days of every member}")
    enough = under_silence("silence opened", "2023-11-20T10:00", book, expires="2023-11-30T12:00")
    short = under_silence("silence opened", "2023-11-27T10:00", book, expires="2023-11-30T12:00")
    assert (enough.admissible, short.admissible) == ("yes", "no")
    assert "silence long enough" in codes(enough)
    assert "silence shorter" in codes(short)


@pytest.mark.parametrize("kind", ["instruction extended", "taken off control"])
@pytest.mark.parametrize(("by", "admissible"), [("the chair", "yes"), ("the body", "no"), ("not stated", "not stated")])
def test_what_comes_after_an_instruction_is_for_whom_the_rule_names(kind: str, by: str, admissible: str) -> None:
    assert later_on(kind, book=on_instructions(by)).admissible == admissible


@pytest.mark.parametrize(
    ("effect", "admissible"), [("removes", "no"), ("stays until decided", "yes"), ("not stated", "not stated")]
)
def test_an_item_whose_removal_is_asked_for_is_opened_as_the_rule_has_it(effect: str, admissible: str) -> None:
    found = opening_an_item(effect)
    assert (found.admissible, codes(found)[-1]) == (admissible, "request pending")
    decided = opening_an_item(effect, REFUSED)
    assert (decided.admissible, codes(decided)[-1]) == ("yes", "for the record")


def test_a_clock_goes_forward_in_an_exercise_only() -> None:
    assert moving_the_clock("2023-12-01", OPENED_AS_EXERCISE).admissible == "yes"
    assert moving_the_clock("2023-11-01", OPENED_AS_EXERCISE).no_communication
    assert moving_the_clock("2023-12-01").no_communication
