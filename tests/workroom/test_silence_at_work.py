"""Deadlines of silence: in working days of every capital, to the hour in each; who was late is late."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.factories import ZONE
from tests.workroom.drafted import SIX, draft, told
from travaux.decision.calendar import count
from travaux.office.calendars import calendar_of
from travaux.office.capitals import clocks, zone_of
from travaux.record.entry import Fact
from travaux.record.times import read_date
from travaux.rulebook.load import read_library
from travaux.rulebook.vocabulary import Period
from travaux.workroom.drafts.silence import last_day, offers, rule_of_silence, running

EVERY = "working days of every member"
BEGUN = (told("drafted", "2022-10-01"), told("tabled", "2022-11-10"))
OPENED = told("silence opened", "2022-11-11", expires="2022-11-18T12:00")


def moment(text: str) -> int:
    return read_date(text, ZONE).lo


@pytest.mark.parametrize(
    ("members", "days", "last"),
    [
        (("am", "tj"), 1, date(2022, 11, 7)),
        # Friday 4 November 2022 is a holiday in Russia; Monday 7 November is one in Belarus.
        (("am", "ru"), 1, date(2022, 11, 8)),
        (("by", "ru"), 1, date(2022, 11, 9)),
        (("member-1",), 1, date(2022, 11, 7)),
    ],
)
def test_weekends_and_holidays_of_any_capital_are_passed_over(members: tuple[str, ...], days: int, last: date) -> None:
    assert last_day(date(2022, 11, 3), Period(days=days, counted_in=EVERY), members) == last


def test_the_last_day_has_as_many_days_before_it_as_the_engine_counts() -> None:
    period = Period(days=5, counted_in=EVERY)
    first = date(2022, 12, 28)
    last = last_day(first, period, SIX)
    years = calendar_of(SIX, (2022, 2023))
    assert count(first, last, period, SIX, years).number >= 5
    assert all(years.works(member, last) for member in SIX)


def test_an_end_is_found_also_where_nobody_works() -> None:
    assert last_day(date(2022, 11, 3), Period(days=1_000, counted_in=EVERY), ("am",)) > date(2022, 11, 3)


def test_deadlines_are_offered_for_noon_in_the_organisation_s_zone() -> None:
    first = offers(moment("2022-11-14T09:00"), ZONE, SIX)[0]
    assert (first.days, first.by_rule, first.stated) == (5, False, "2022-11-22T12:00")
    shown = {clock.member: f"{clock.local:%d %H:%M}" for clock in first.clocks if clock.local}
    assert shown == {
        "am": "22 13:00", "by": "22 12:00", "kg": "22 15:00", "kz": "22 15:00", "ru": "22 12:00", "tj": "22 14:00",
    }  # fmt: skip


def test_what_the_rule_demands_is_offered_first_and_nothing_shorter() -> None:
    found = offers(moment("2022-11-14T09:00"), ZONE, SIX, Period(days=4, counted_in="calendar days"))
    assert [(one.days, one.by_rule) for one in found] == [(4, True), (5, False), (10, False)]
    assert found[0].stated == "2022-11-18T12:00"


@pytest.mark.parametrize(
    ("member", "zone"), [("ru", "Europe/Moscow"), ("us", "America/New_York"), ("fr", "Europe/Paris"), ("x-y", None)]
)
def test_the_zone_of_a_capital_is_known_by_the_country_s_code(member: str, zone: str | None) -> None:
    found = zone_of(member)
    assert (found.key if found else None) == zone


def test_every_zone_of_a_capital_can_be_read() -> None:
    everybody = [chr(first) + chr(second) for first in range(97, 123) for second in range(97, 123)]
    known = [one for one in clocks(0, everybody) if one.local is not None]
    assert len(known) > 200
    assert all(isinstance(one.local and one.local.tzinfo, ZoneInfo) and one.zone for one in known)


def test_who_has_no_known_zone_has_no_clock() -> None:
    (clock,) = clocks(0, ("member-1",))
    assert (clock.local, clock.zone) == (None, "")


def test_silence_runs_to_its_minute() -> None:
    before = running(draft(*BEGUN, OPENED), moment("2022-11-18T11:59"), ZONE, SIX)
    after = running(draft(*BEGUN, OPENED), moment("2022-11-18T12:00"), ZONE, SIX)
    assert before is not None
    assert after is not None
    assert (before.over, before.left.total_seconds()) == (False, 60)
    assert (after.over, after.left.total_seconds()) == (True, 0)


def test_silence_that_was_put_off_runs_on() -> None:
    later = told("silence extended", "2022-11-15", expires="2022-11-25T12:00")
    found = running(draft(*BEGUN, OPENED, later), moment("2022-11-20"), ZONE, SIX)
    assert found is not None
    assert (found.over, found.stated) == (False, "2022-11-25T12:00")


@pytest.mark.parametrize("facts", [BEGUN, (*BEGUN, told("silence opened", "2022-11-11", expires="unknown"))])
def test_without_a_moment_no_silence_runs(facts: tuple[Fact, ...]) -> None:
    assert running(draft(*facts), moment("2022-11-20"), ZONE, SIX) is None


def test_who_objects_when_it_is_over_is_late() -> None:
    late = told("objection raised", "2022-11-19", "am", to="silence", at="in writing")
    early = told("objection raised", "2022-11-12", "by", to="silence", at="in writing")
    found = running(draft(*BEGUN, OPENED, early, late), moment("2022-11-20"), ZONE, SIX)
    assert found is not None
    assert found.late == ("am",)


def test_a_book_says_whether_it_knows_silence() -> None:
    day = datetime(2022, 11, 22, tzinfo=UTC).date()
    assert rule_of_silence(read_library("csto"), "csc", day) is None
    assert rule_of_silence(read_library("osce"), "pc", day) is not None
