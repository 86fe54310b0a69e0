"""How long is waited before a question is turned to in another way: days, working days, hours, sessions."""

from datetime import date, datetime, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.decision.acts import an_act
from tests.decision.acts_of_sessions import PLANNED, a_notice, convening
from tests.decision.books import BY_CONSENSUS, CONSENSUS, HEAD, a_book, an_adoption
from tests.decision.findings_of_courses import chain, objected
from tests.decision.making import codes, in_council, votes
from tests.decision.test_written import LEAST, asked
from travaux.broken_input import BrokenInput
from travaux.decision.adoption import find
from travaux.decision.calendar import DayOff, WorkingCalendar, count, day_after
from travaux.decision.findings import Finding
from travaux.office.calendars import calendar_for
from travaux.record.times import zone_named
from travaux.rulebook.book import RuleBook
from travaux.rulebook.load import load
from travaux.rulebook.vocabulary import Period, Wait

ORGANISATION = "counted in: working days of the organisation"
HOLIDAYS = "holidays:\n  at: {2020-01-01: New Year, 2020-01-06: Epiphany}\n  de: {2020-01-01: New Year}\nrules:\n"
HOUR = 3600


def waiting(after: str, head: str = HEAD) -> RuleBook:
    """Consensus, and after so long a majority."""
    then = f"{{to: majority, when: no consensus, after: {{{after}}}, decided by: the body}}"
    course = BY_CONSENSUS[:-1] + f", fallbacks: [{then}]}}"
    two = an_adoption("majority", course="{mode: vote, entered: by fallback}")
    return load(head + an_adoption(tally=CONSENSUS, course=course) + two, "test.yaml")


def turned_to(book: RuleBook, **changed: object) -> Finding:
    fields = {"mode": "vote", "positions": votes(yes="a"), **changed}
    return find(in_council("a", **fields), book)


# --- working days ----------------------------------------------------------------------------------------------------


def test_so_many_days_after_a_day_are_counted_alike_in_working_days_and_in_calendar_days() -> None:
    """Friday 3 January 2020: one working day after it is Monday, one calendar day after it Saturday."""
    friday, none = date(2020, 1, 3), WorkingCalendar()
    week = Period(days=1, counted_in="working days of the organisation")
    assert day_after(friday, week, (), none)[0] == date(2020, 1, 6)
    assert day_after(friday, Period(days=1), (), none)[0] == date(2020, 1, 4)
    assert day_after(friday, Period(days=0), (), none)[0] == friday


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 60), st.sampled_from(["", "at"]))
def test_no_earlier_day_has_as_many_days_before_it(first: date, days: int, seat: str) -> None:
    calendar = WorkingCalendar(
        holidays=MappingProxyType({"at": {first + timedelta(days=number): "Off" for number in (1, 5)}})
    )
    period = Period(days=days, counted_in="working days of the organisation", seat=seat or None)
    last, counted = day_after(first, period, (), calendar)
    assert counted.number == days
    assert days == 0 or count(first, last - timedelta(days=1), period, (), calendar).number < days


def test_holidays_of_the_book_are_days_off_besides_weekends_and_a_whole_calendar_goes_before_them() -> None:
    book = waiting("days: 1", HEAD.replace("rules:\n", HOLIDAYS))
    plain = WorkingCalendar().beside(book)
    assert [plain.works("at", date(2020, 1, day)) for day in (3, 4, 5, 6, 7)] == [True, False, False, False, True]
    assert (plain.name("at", date(2020, 1, 6)), plain.knows("at"), plain.knows("ch")) == ("Epiphany", True, False)
    whole = WorkingCalendar(MappingProxyType({"at": {date(2020, 1, 7): "Bridge"}})).beside(book)
    assert (whole.works("at", date(2020, 1, 6)), whole.works("at", date(2020, 1, 7))) == (True, False)
    assert WorkingCalendar().beside(a_book()) == WorkingCalendar()


def test_a_book_takes_the_holidays_over_of_the_one_that_it_inherits_from() -> None:
    above = load(HEAD.replace("rules:\n", HOLIDAYS) + an_adoption(), "above.yaml")
    head = HEAD.replace("book: test", "book: below\ninherits: test").replace(
        "rules:\n", "holidays: {at: {2020-01-07: Bridge}}\nrules:\n"
    )
    below = load(head + an_adoption(), "below.yaml", {"test": above})
    told = WorkingCalendar().beside(below)
    assert (told.works("at", date(2020, 1, 7)), told.works("at", date(2020, 1, 6))) == (False, True), (
        "its own list holds"
    )
    assert not told.works("de", date(2020, 1, 1))


@pytest.mark.parametrize(
    ("seat", "on", "outcome", "code"),
    [
        ("", date(2020, 1, 2), "cannot be put", "fallback too early"),
        ("", date(2020, 1, 3), "adopted", "fallback timer"),
        (", seat: at", date(2020, 1, 6), "cannot be put", "fallback too early"),
        (", seat: at", date(2020, 1, 7), "adopted", "fallback timer"),
        (", seat: de", date(2020, 1, 5), "cannot be put", "fallback too early"),
        (", seat: de", date(2020, 1, 6), "adopted", "fallback timer"),
    ],
)
def test_a_fallback_after_working_days_waits_over_weekends_and_holidays(
    seat: str, on: date, outcome: str, code: str
) -> None:
    """First put on Tuesday 31 December 2019; three working days, of which New Year and Epiphany may be none."""
    book = waiting(f"days: 3, {ORGANISATION}{seat}", HEAD.replace("rules:\n", HOLIDAYS))
    found = turned_to(book, on=on, first_put=date(2019, 12, 31))
    assert (found.outcome, code in codes(found)) == (outcome, True)


def test_the_holidays_that_were_left_out_are_told_and_a_calendar_that_is_not_known() -> None:
    book = waiting(f"days: 3, {ORGANISATION}, seat: at", HEAD.replace("rules:\n", HOLIDAYS))
    found = turned_to(book, on=date(2020, 1, 9), first_put=date(2019, 12, 31))
    told = [one.text for one in found.grounds if one.code in {"fallback timer", "day off"}]
    assert told == [
        "majority may be turned to from 2020-01-07 on, 3 working days of the organisation after it was first put on 2019-12-31.",
        "2020-01-01 is not counted, being off in at: New Year.",
        "2020-01-06 is not counted, being off in at: Epiphany.",
    ]
    unknown = turned_to(waiting(f"days: 3, {ORGANISATION}, seat: zz"), first_put=date(2019, 12, 31))
    assert "calendar not known" in codes(turned_to(waiting("days: 1, counted in: working days of every member"), on=date(2020, 1, 9), first_put=date(2019, 12, 31)))  # fmt: skip
    assert unknown.ground("calendar not known") is not None


def test_the_calendar_of_the_organisation_counts_where_the_question_brings_it() -> None:
    days = {date(2020, 1, day): "Off" for day in (1, 2, 3, 4, 5, 6, 7, 8)}
    brought = WorkingCalendar(MappingProxyType({"at": days}))
    book = waiting(f"days: 1, {ORGANISATION}, seat: at")
    asked_on = {"on": date(2020, 1, 8), "first_put": date(2019, 12, 31)}
    assert turned_to(book, **asked_on).outcome == "adopted"
    assert turned_to(book, **asked_on, calendar=brought).outcome == "cannot be put"


def test_what_comes_next_is_told_with_the_working_days() -> None:
    found = find(objected(first_put=date(2019, 12, 31)), chain(after=f"after: {{days: 3, {ORGANISATION}}}, "))
    [timer] = [one.text for one in found.grounds if one.code == "fallback timer"]
    assert timer.startswith("majority may be turned to from 2020-01-03 on, 3 working days of the organisation")


def test_notice_counts_the_holidays_of_the_book_as_well() -> None:
    """From Friday 1 to Wednesday 20 December 2023 there are twelve working days; one is a holiday of the book's own."""
    period = "working days of the organisation"
    plain = a_notice(12, period)
    head = plain.file.model_copy(update={"holidays": {"zz": {date(2023, 12, 12): "Founding day"}}})
    rule = head.rules[1]
    assert convening(PLANNED, book=plain).admissible == "yes"
    notice = Period(days=12, counted_in="working days of the organisation", seat="zz")
    moved = rule.model_copy(update={"parameters": rule.parameters.model_copy(update={"notice": notice})})
    book = RuleBook(head.model_copy(update={"rules": (head.rules[0], moved)}), "", "x")
    found = convening(PLANNED, book=book)
    assert (found.admissible, "day off" in codes(found)) == ("no", True)


# --- hours and sessions ----------------------------------------------------------------------------------------------


def test_hours_run_from_the_moment_and_are_over_to_the_second() -> None:
    book = waiting("hours: 12")
    early, late = (turned_to(book, put_at=0, now=moment) for moment in (12 * HOUR - 1, 12 * HOUR))
    assert (early.outcome, late.outcome) == ("cannot be put", "adopted")
    assert early.ground("fallback too early").text == (  # type: ignore[union-attr] # it is there
        "majority may be turned to from 1970-01-01T12:00:00+00:00 on, 12 hours after it was first put, "
        "not on 1970-01-01T11:59:59+00:00."
    )


@pytest.mark.parametrize(
    ("known", "code"),
    [({}, "fallback timer not known"), ({"now": HOUR}, "fallback timer not known"), ({"put_at": 0}, "fallback timer")],
)
def test_where_a_moment_is_not_on_record_nobody_says_that_the_hours_are_over(known: dict[str, int], code: str) -> None:
    found = turned_to(waiting("hours: 12"), first_put=date(2019, 1, 1), **known)
    assert (found.outcome, found.admissible, code in codes(found)) == ("adopted", "not stated", True)


@pytest.mark.parametrize(
    ("since", "outcome", "admissible"),
    [(0, "cannot be put", "no"), (1, "adopted", "yes"), (None, "adopted", "not stated")],
)
def test_the_next_session_is_one_session_later(since: int | None, outcome: str, admissible: str) -> None:
    found = turned_to(waiting("sessions: 1"), sessions_since=since)
    assert (found.outcome, found.admissible) == (outcome, admissible)
    assert ("fallback by session" in codes(found)) is (since is not None)


def test_of_two_ways_one_whose_time_has_come_is_enough() -> None:
    def falling(rule: str, after: str, kind: str) -> str:
        then = f"{{to: majority, when: no consensus, after: {{{after}}}, decided by: the body}}"
        course = BY_CONSENSUS[:-1] + f", fallbacks: [{then}]}}"
        return an_adoption(rule, tally=CONSENSUS, course=course, classes=f"[{kind}]")

    two = an_adoption("majority", course="{mode: vote, entered: by fallback}")
    book = a_book(falling("one", "days: 90", "budget"), falling("other", "sessions: 1", "election"), two)
    assert turned_to(book, first_put=date(2019, 12, 31), sessions_since=1).outcome == "adopted"
    assert turned_to(book, first_put=date(2019, 12, 31), sessions_since=0).outcome == "cannot be put"
    assert turned_to(book, first_put=date(2019, 12, 31)).admissible == "not stated"


# --- how it is written -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [{}, {"days": "1", "hours": "2"}, {"hours": "2", "counted in": "calendar days", "seat": "at"}, {"sessions": "1", "counted in": "working days of every member"}, {"days": "1/2"}],
)  # fmt: skip
def test_a_wait_of_two_measures_or_of_none_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Wait.model_validate(wrong)


def test_a_wait_of_days_is_a_period_and_no_other_is() -> None:
    assert Wait(days=3, counted_in="working days of every member").period == Period(days=3, counted_in="working days of every member")  # fmt: skip
    assert (Wait(hours=3).period, Wait(sessions=1).period) == (None, None)


@pytest.mark.parametrize("day", ["2020-02-30", "unknown", "Easter"])
def test_a_holiday_is_a_day_of_the_calendar(day: str) -> None:
    with pytest.raises(BrokenInput, match="line 14"):
        waiting("days: 1", HEAD.replace("rules:\n", f"holidays: {{at: {{{day}: Off}}}}\nrules:\n"))


def test_a_moment_tells_the_day_as_well_and_a_day_alone_no_moment() -> None:
    moment = asked(more="zone: Europe/Vienna\nfirst put: 2023-11-01T00:30\n")
    noon = datetime(2023, 11, 1, 0, 30, tzinfo=zone_named("Europe/Vienna"))
    assert (moment.first_put, moment.put_at) == (date(2023, 11, 1), int(noon.timestamp()))
    day = asked(more="first put: 2023-11-01\n")
    assert (day.first_put, day.put_at) == (date(2023, 11, 1), None)
    assert "first put" not in LEAST


def test_the_offices_calendar_is_made_for_a_decision_that_may_have_to_wait() -> None:
    act = an_act("put to decision")
    book = waiting(f"days: 3, {ORGANISATION}, seat: at")
    assert calendar_for(act, ("at",), date(2020, 1, 1), book).knows("at")
    assert not calendar_for(act, ("at",), date(2020, 1, 1), waiting("hours: 3")).knows("at")


def test_the_control_a_holiday_that_is_forgotten_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    book = waiting(f"days: 3, {ORGANISATION}, seat: at", HEAD.replace("rules:\n", HOLIDAYS))
    assert turned_to(book, on=date(2020, 1, 6), first_put=date(2019, 12, 31)).outcome == "cannot be put"
    monkeypatch.setattr(WorkingCalendar, "beside", lambda self, _: self)
    assert turned_to(book, on=date(2020, 1, 6), first_put=date(2019, 12, 31)).outcome == "adopted"
    assert DayOff(date(2020, 1, 1), "New Year", ("at",)).day.year == 2020


def test_a_question_with_a_calendar_can_still_be_kept_by_its_value() -> None:
    plain, brought = (
        in_council("a", calendar=one) for one in (WorkingCalendar(), WorkingCalendar(MappingProxyType({})))
    )
    assert len({plain, brought}) == 1
