"""Days in addresses as moments, and what happened and became known as intervals for pictures."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext

from travaux.broken_input import BrokenInput
from travaux.enquiry.words import day_in_words, event, happened
from travaux.frame.page import Page
from travaux.portal.pictures.axis import axis_for
from travaux.portal.pictures.timeline import Item, Timeline
from travaux.portal.trails import span_of
from travaux.record.telling import FactCard
from travaux.record.times import BEGINNING, END, Interval, read_date

_LONGEST: Final = 40


class NoSuchDay(BrokenInput):
    """A day in the address that is too long to be one."""

    def __init__(self, name: str) -> None:
        super().__init__(f"'{name}' is longer than any date. Write a day such as 2023-11-23, or leave it out.")


def day_asked(request: HttpRequest, name: str, page: Page) -> Interval | None:
    """The day, month or year that the address gives under that name; raises NoSuchDay, BadDate."""
    text = request.GET.get(name, "").strip()
    if len(text) > _LONGEST:
        raise NoSuchDay(name)
    return read_date(text, page.asked.zone) if text else None


def interval_of(lo: str | None, hi: str | None) -> Interval:
    """ISO moments as an interval; an open end is the beginning or the end of time."""
    return Interval(_moment(lo, BEGINNING), _moment(hi, END))


def _moment(iso: str | None, otherwise: int) -> int:
    return otherwise if iso is None else int(datetime.fromisoformat(iso).timestamp())


def timeline_of(page: Page, cards: Sequence[FactCard], numbers: Sequence[int]) -> Timeline:
    """Facts as a picture with two lines: when it happened, and when the public could know."""
    items = tuple(_item(page, card, number) for card, number in zip(cards, numbers, strict=True))
    intervals = [one for item in items for one in (item.happened, item.known) if one]
    on_words = day_in_words(datetime.fromtimestamp(page.asked.dials.on - 1, page.asked.zone).date().isoformat())
    return Timeline(
        gettext("When it happened and when it became known"),
        gettext("Each fact stands on the upper line when it happened, on the lower one when the public could know it."),
        gettext("What happened, in order, and when the public could know it"),
        (gettext("Number"), gettext("What"), gettext("Happened"), gettext("Became known")),
        gettext("happened"),
        gettext("known"),
        axis_for(intervals, page.asked.dials.on, on_words, page.asked.zone),
        items,
    )


def _item(page: Page, card: FactCard, number: int) -> Item:
    """One fact on the two lines; its number stands beside it, and leads to its source trail."""
    about = page.plain.names.of(card.about[0]) if card.about else ""
    public = card.public["lo"] or card.public["hi"]
    return Item(
        str(number),
        f"{about}: {event(card, page.plain.names)}",
        interval_of(card.happened.lo, card.happened.hi),
        happened(card.happened),
        interval_of(card.public["lo"], card.public["hi"]) if public else None,
        span_of(card.public),
        href=page.fact(card.address),
    )
