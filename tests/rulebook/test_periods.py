"""Lengths of time in a rule book: notice, the least length of a silence."""

import pytest
from pydantic import ValidationError

from tests.decision.acts_of_sessions import a_silence, an_agenda_with
from travaux.broken_input import BrokenInput
from travaux.rulebook.load import read_library, shipped
from travaux.rulebook.models import AgendaRule
from travaux.rulebook.vocabulary import Period

DAY = read_library("csto").file.version


def agenda(text: str) -> AgendaRule:
    return an_agenda_with(text).rule(AgendaRule, body="council", on=DAY)


def test_a_length_is_counted_in_calendar_days_unless_it_says_otherwise() -> None:
    plain, every = Period(days=5), Period.model_validate({"days": "5", "counted in": "working days of every member"})
    assert (plain.days, plain.counted_in, plain.seat) == (5, "calendar days", None)
    assert every.counted_in == "working days of every member"


@pytest.mark.parametrize(
    "wrong",
    [{"days": "five"}, {"days": "1.5"}, {}, {"days": "5", "counted in": "banking days"}, {"days": "5", "hours": "3"}],
)
def test_any_other_length_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Period.model_validate(wrong)


def test_a_fault_in_a_length_names_its_line_and_its_words() -> None:
    with pytest.raises(BrokenInput, match="counted in"):
        an_agenda_with("    notice: {days: 5, counted in: banking days}\n")


def test_what_a_book_leaves_out_it_does_not_say() -> None:
    bare = agenda("").parameters
    assert (bare.notice, bare.requests) == (None, ())
    given = agenda("    notice: {days: 10}\n").parameters
    assert given.notice is not None
    assert given.notice.days == 10


def test_a_silence_says_how_long_it_lasts_and_whether_it_may_be_put_off_or_does_not() -> None:
    bare, given = (book.by_id("adopt").parameters.course.silence for book in (a_silence(), a_silence(", lasts at least: {days: 5}, may be extended: yes")))  # type: ignore[union-attr]  # fmt: skip
    assert (bare.lasts_at_least, bare.may_be_extended) == (None, "not stated")
    assert (given.lasts_at_least.days, given.may_be_extended) == (5, "yes")


def test_the_library_lays_no_length_down_that_nobody_read() -> None:
    for slug in shipped():
        for rule in read_library(slug).file.rules:
            assert not isinstance(rule, AgendaRule) or rule.parameters.notice is None
