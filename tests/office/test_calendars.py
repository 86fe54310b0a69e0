"""National calendars as acts need them: six capitals, asked only where a rule counts in working days."""

from datetime import date

import pytest

from tests.decision.acts import CHAIR, SESSION, an_act
from tests.decision.acts_of_sessions import a_notice, a_silence, an_agenda_with
from travaux.office.calendars import calendar_for, calendar_of

SIX = ("am", "by", "kg", "kz", "ru", "tj")
CONVENING = an_act("session convened", CHAIR, (SESSION,))
DAY = date(2022, 12, 20)


@pytest.mark.parametrize("member", SIX)
def test_each_of_the_six_has_new_year_and_weekends_off(member: str) -> None:
    found = calendar_of(SIX, (2023,))
    assert found.knows(member)
    assert not found.works(member, date(2023, 1, 1))
    assert found.works(member, date(2023, 2, 1))
    assert not found.works(member, date(2023, 2, 4))


def test_a_holiday_has_its_name_where_it_is_one_and_nowhere_else() -> None:
    found = calendar_of(SIX, (2022,))
    off = [member for member in SIX if found.name(member, date(2022, 11, 4))]
    assert "ru" in off
    assert "am" not in off


def test_a_slug_that_is_no_country_is_left_out() -> None:
    assert not calendar_of(("north",), (2023,)).knows("north")


def test_calendars_are_asked_for_only_where_a_rule_counts_working_days() -> None:
    every = a_notice(5, "working days of every member")
    assert calendar_for(CONVENING, SIX, DAY, every).knows("am")
    for book in (a_notice(5), an_agenda_with(), a_silence()):
        assert calendar_for(CONVENING, SIX, DAY, book).off == {}
    assert calendar_for(an_act("tabled", CHAIR), SIX, DAY, every).off == {}


def test_working_days_of_the_organisation_ask_for_the_calendar_of_its_seat_alone() -> None:
    seated = a_notice(5, "working days of the organisation", "ru")
    assert set(calendar_for(CONVENING, SIX, DAY, seated).off) == {"ru"}


def test_silence_asks_where_its_length_is_counted_so() -> None:
    book = a_silence(", lasts at least: {days: 5, counted in: working days of every member}")
    assert calendar_for(an_act("silence opened", CHAIR), ("am",), DAY, book).knows("am")


def test_it_reaches_over_the_turn_of_the_year() -> None:
    found = calendar_for(CONVENING, SIX, DAY, a_notice(5, "working days of every member"))
    assert not found.works("by", date(2023, 1, 1))
