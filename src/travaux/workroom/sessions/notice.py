"""The notice of a session: how many days lie before its opening, and what the rule book asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from travaux.decision.calendar import count
from travaux.office.calendars import calendar_of
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AgendaRule
from travaux.rulebook.vocabulary import Period
from travaux.workroom.calendars import Span, between

Kept = Literal["kept", "missed", "not stated"]


@dataclass(frozen=True)
class Notice:
    """The days before an opening. `rule` is the rule on the agenda, None where the book has none for the body.

    `given` are the days as the rule counts them, None where it asks for no notice. `titled` is the text that the rule
    cites, by its title.
    """

    opening: date
    span: Span
    rule: AgendaRule | None
    given: int | None = None
    titled: str = ""

    @property
    def period(self) -> Period | None:
        """The notice that the rule asks for."""
        return None if self.rule is None else self.rule.parameters.notice

    @property
    def kept(self) -> Kept:
        """Whether the session can be convened in time."""
        if self.period is None or self.given is None:
            return "not stated"
        return "kept" if self.given >= self.period.days else "missed"

    @property
    def item_days(self) -> int | None:
        """How many days before the opening an item is proposed, by the rule."""
        return None if self.rule is None else self.rule.parameters.deadline_days

    @property
    def item_late(self) -> bool:
        """Whether an item that is proposed today comes too late by the rule."""
        return self.item_days is not None and self.span.days < self.item_days

    @property
    def over(self) -> bool:
        """Whether the day is not ahead."""
        return self.span.days < 0


def notice(book: RuleBook | None, body: str, members: Iterable[str], today: date, opening: date) -> Notice:
    """What lies before an opening of a body's session, by the rule on the agenda that holds today."""
    asked = tuple(members)
    span, rule = between(asked, today, opening), _rule(book, body, today)
    text = None if rule is None or book is None else book.text(rule.source.text)
    period = None if rule is None else rule.parameters.notice
    given = None if period is None or book is None else _given(period, asked, (today, opening), book)
    return Notice(opening, span, rule, given, text.title if text else "")


def _rule(book: RuleBook | None, body: str, today: date) -> AgendaRule | None:
    return None if book is None else book.rule_or_none(AgendaRule, body=body, on=today)


def _given(period: Period, members: tuple[str, ...], days: tuple[date, date], book: RuleBook) -> int:
    """The days from today to the opening as the rule counts them."""
    (today, opening), seats = days, (*members, *((period.seat,) if period.seat else ()))
    calendar = calendar_of(seats, (today.year, today.year + 1)).beside(book)
    return count(today, opening, period, members, calendar).number
