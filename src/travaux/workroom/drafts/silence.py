"""Silence at work: which deadlines are offered, how long it still runs, and how it stood when it ended."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from travaux.decision.from_record import expiry
from travaux.decision.situation import DocumentState
from travaux.rulebook.book import RuleBook, RuleBookSilent
from travaux.rulebook.models import AdoptionRule
from travaux.workroom.calendars import works
from travaux.workroom.capitals import Clock, clocks
from travaux.workroom.drafts.waits import silence_now

#: Working days that are offered, the one that is chosen beforehand first: no rule book that is here names a length.
OFFERED: Final = (5, 3, 10)
#: Silence ends in the middle of a day, so that the last day is one in every capital.
_NOON: Final = time(12)
_DAY: Final = timedelta(days=1)
_LONGEST: Final = 100


@dataclass(frozen=True)
class Offer:
    """A deadline: after so many days on which every capital works; `stated` is what is entered."""

    days: int
    moment: int
    stated: str
    clocks: tuple[Clock, ...]


@dataclass(frozen=True)
class Running:
    """A silence that is, or was, on: until when, in each capital's time, whether that is over, who was late."""

    moment: int
    stated: str
    over: bool
    left: timedelta
    clocks: tuple[Clock, ...]
    late: tuple[str, ...]


def offers(now: int, zone: ZoneInfo, members: Sequence[str]) -> tuple[Offer, ...]:
    """The deadlines that are offered, counted from tomorrow."""
    return tuple(_offer(days, now, zone, members) for days in OFFERED)


def _offer(days: int, now: int, zone: ZoneInfo, members: Sequence[str]) -> Offer:
    ends = datetime.combine(working_day(datetime.fromtimestamp(now, zone).date(), days, members), _NOON, zone)
    moment = int(ends.timestamp())
    return Offer(days, moment, f"{ends:%Y-%m-%dT%H:%M}", clocks(moment, members))


def working_day(first: date, days: int, members: Iterable[str]) -> date:
    """The day after so many days on which all these capitals work; weekends and holidays of any are passed over."""
    asked, day, left = tuple(members), first, days
    for _ in range(_LONGEST):
        day += _DAY
        left -= all(works(one, day) for one in asked)
        if left <= 0:
            break
    return day


def running(state: DocumentState, now: int, zone: ZoneInfo, members: Sequence[str]) -> Running | None:
    """The silence that the text is under; None where it is under none, or no moment of expiry is on record."""
    begun = silence_now(state)
    stated = "" if begun is None else str(begun.value.get("expires", ""))
    moment = expiry(stated, zone) if stated else None
    if moment is None:
        return None
    left = timedelta(seconds=max(0, moment - now))
    return Running(moment, stated, now >= moment, left, clocks(moment, members), _late(state, moment))


def _late(state: DocumentState, moment: int) -> tuple[str, ...]:
    """Who objected to the silence when it was over."""
    told = [one for one in state.objections if one.value.get("to") == "silence" and one.happened.happened is not None]
    return tuple(one.member for one in told if one.happened.happened and one.happened.happened.lo >= moment)


def rule_of_silence(book: RuleBook, body: str, on: date) -> AdoptionRule | None:
    """The rule by which a text can be put under silence; None where the book has none."""
    try:
        return book.rule(AdoptionRule, body=body, item_class="substantive", on=on, mode="silence")
    except RuleBookSilent:
        return None
