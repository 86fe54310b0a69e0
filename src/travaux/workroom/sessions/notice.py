"""The notice of a session: how many days lie before its opening, and what the rule book asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from travaux.rulebook.book import RuleBook, RuleBookSilent
from travaux.rulebook.models import AgendaRule
from travaux.workroom.calendars import Span, between

Kept = Literal["kept", "missed", "not stated"]


@dataclass(frozen=True)
class Notice:
    """The days before an opening. `rule` is the rule on the agenda, None where the book has none for the body.

    `needed` days are asked for what is put on the agenda; None where the rules do not say. `titled` is the text that
    the rule cites, by its title.
    """

    opening: date
    span: Span
    rule: AgendaRule | None
    titled: str = ""

    @property
    def needed(self) -> int | None:
        """The days that the rule asks for."""
        return None if self.rule is None else self.rule.parameters.deadline_days

    @property
    def kept(self) -> Kept:
        """Whether so many days are left."""
        if self.needed is None:
            return "not stated"
        return "kept" if self.span.days >= self.needed else "missed"

    @property
    def over(self) -> bool:
        """Whether the day is not ahead."""
        return self.span.days < 0


def notice(book: RuleBook | None, body: str, members: Iterable[str], today: date, opening: date) -> Notice:
    """What lies before an opening of a body's session, by the rule on the agenda that holds today."""
    span = between(members, today, opening)
    try:
        rule = None if book is None else book.rule(AgendaRule, body=body, on=today)
    except RuleBookSilent:
        rule = None
    text = None if rule is None or book is None else book.text(rule.source.text)
    return Notice(opening, span, rule, text.title if text else "")
