"""National calendars as acts need them: six capitals, asked only where a rule counts in working days."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.databases import Place
from tests.decision.acts import CHAIR, SESSION, an_act
from tests.decision.acts_of_sessions import a_notice, a_silence, an_agenda_with
from tests.factories import ZONE
from travaux.decision.act import Act, Author
from travaux.office import acting, desk
from travaux.office.books import Opened
from travaux.office.calendars import calendar_for, calendar_of
from travaux.office.desk import Receipt
from travaux.record.audience import PUBLIC

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


def test_a_session_is_convened_against_the_working_days_of_the_six(record: Place) -> None:
    """Yerevan, 23 November 2022, convened on the first of the month: a day off in one capital is a day less for all."""
    opened = int(datetime(2022, 11, 1, 12, tzinfo=ZONE).timestamp())
    desk.open_record("csto", "the secretariat", {"sort": "exercise", "zone": "Europe/Moscow"}, opened - 60)
    for member in SIX:
        joining = Act("membership began", (f"csto/member/{member}", "csto/roll"), Author("secretariat"), desk.NOW)
        assert isinstance(desk.submit(joining, "somebody", "", opened), Receipt)
    act = replace(CONVENING, on=desk.NOW, value={"for": "2022-11-23"})
    found = {
        days: acting.finding_on(act, ground_with(days), opened + 60, acting.records_of(act), PUBLIC)
        for days in (12, 20)
    }
    assert (found[12].admissible, found[20].admissible) == ("yes", "no")
    off = [one.text for one in found[12].grounds if one.code == "day off"]
    assert any(text.startswith("2022-11-04 is not counted, being off in ru") for text in off), off
    assert found[12].ground("calendar not known") is None


def ground_with(days: int) -> acting.Ground:
    book = a_notice(days, "working days of every member")
    return acting.Ground(Opened("exercise", "Europe/Moscow"), book)
