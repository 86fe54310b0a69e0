"""From what a sentence states of a day to the day that it means, with every other year and why it was not chosen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from typing import Final

from travaux.intake.reading.days import Day, Relative
from travaux.intake.reading.evidence import Evidence
from travaux.intake.reading.pieces import Role
from travaux.intake.reading.sentences import Sentence
from travaux.intake.reading.tenses import told_of
from travaux.intake.reading.years import Anchor, decide
from travaux.intake.text import DateLabel
from travaux.record.entry import When
from travaux.record.times import ALWAYS, EVER, UNKNOWN, BadDate, Interval, read_date, write_moment, zone_named

_WEEK: Final = 7
_BEFORE_PAGE: Final = 10 * 86_400
_MOST: Final = 60
_SHORTLY: Final = 60 * 86_400
_IN: Final = re.compile(r"\b(?:in|since|by|в|во)\s*$", re.IGNORECASE)
_NOT_RESOLVED: Final = "the text gives no year and nothing tells it"


@dataclass(frozen=True)
class Alternative:
    """Another day that the words could mean, and why it was not chosen."""

    resolved: str
    why_not: str


@dataclass(frozen=True)
class Resolved:
    """A day: the words, what they are taken to mean (EDTF), and on what ground. `certain` only where nothing else fits.

    `rests_on`: dossiers on record from which it was inferred.
    """

    stated: str
    resolved: str
    lo: int
    hi: int
    because: str = ""
    rests_on: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    certain: bool = True

    @property
    def interval(self) -> Interval:
        """The half-open interval of moments."""
        return Interval(self.lo, self.hi)

    def when(self) -> When:
        """The same as the record writes it: stated where the words are the date itself, else inferred."""
        if self.stated in {self.resolved, ""}:
            return When(self.resolved, self.lo, self.hi)
        return When(
            self.stated, self.lo, self.hi, self.resolved, self.rests_on, self.because or "so the text states it"
        )


class Calendar:
    """The days of one text."""

    def __init__(self, evidence: Evidence) -> None:
        self.zone = zone_named(evidence.known.zone)
        self.anchor: Anchor = decide(evidence.years(), evidence.reasons())
        self._page = next((when for label, _, when in evidence.stamps if label is not DateLabel.FILE), None)
        self._published = next((when for label, _, when in evidence.stamps if label in _OF_PAGE), None)
        self.today = self._today(evidence)

    def _today(self, evidence: Evidence) -> Resolved | None:
        """The day on which the text's own news happened: the first past day of its body, else its page's own."""
        found = self._told(evidence)
        return found if found and found.resolved != UNKNOWN else None

    def _told(self, evidence: Evidence) -> Resolved | None:
        body = [one for one in evidence.sentences if one.piece.role is Role.BODY]
        past = (self.resolve(day, planned=False) for one in body for day in one.days if _tells_past(one, day))
        if self._published is None and (first := next(past, None)):
            return first
        if self._published:
            page = self._moment(self._published, "the page's own day", certain=True)
            near = [one for one in islice(past, _MOST) if page.lo - _BEFORE_PAGE <= one.lo <= page.lo]
            return max(near, key=lambda one: one.lo, default=page)
        planned = [(one, day) for one in body for day in one.days if day.day]
        return self._before(self.resolve(planned[0][1], planned=True)) if planned else None

    def _before(self, plan: Resolved) -> Resolved:
        """Some time up to a planned day: all that is known of when the plan was told."""
        return self.of(f"../{plan.resolved}", f"before {plan.stated}", replace(plan, certain=False))

    def _moment(self, when: Interval, stated: str, *, certain: bool) -> Resolved:
        day = (write_moment(when.lo, self.zone) or UNKNOWN)[:10]
        whole = read_date(day, self.zone)
        return Resolved(stated, day, whole.lo, whole.hi, "it is the day that the page bears", certain=certain)

    def moment(self, lo: int, hi: int) -> Resolved:
        """Moments on record as the day, the month or the days that they are."""
        first, last = ((write_moment(one, self.zone) or UNKNOWN)[:10] for one in (lo, hi - 1))
        resolved = first if first == last else f"{first}/{last}"
        return Resolved("", resolved, lo, hi)

    def of(self, resolved: str, stated: str, like: Resolved | None = None) -> Resolved:
        """A day written in EDTF, on the ground of another one; what cannot be written as a date is unknown."""
        try:
            when = read_date(resolved, self.zone)
        except BadDate:
            resolved, when = UNKNOWN, EVER
        base = like or Resolved(stated, resolved, when.lo, when.hi)
        return replace(base, stated=stated, resolved=resolved, lo=when.lo, hi=when.hi)

    def always(self) -> Resolved:
        """For what has no day."""
        return self.of(ALWAYS, ALWAYS)

    def resolve(self, day: Day, *, planned: bool, before: Resolved | None = None) -> Resolved:
        """The day that is meant; `before` is the day named before it, for days told by their distance from that."""
        if day.year:
            return self.of(_edtf(day, day.year), day.stated)
        if day.relative and not day.month:
            return self._relative(day, before)
        if day.month:
            return self._in_year(day, planned=planned)
        if day.weekday >= 0:
            return self._weekday(day, planned=planned)
        return self._unresolved(day)

    def _unresolved(self, day: Day) -> Resolved:
        others = tuple(self._alternatives(day, 0))
        return Resolved(day.stated, UNKNOWN, EVER.lo, EVER.hi, _NOT_RESOLVED, alternatives=others, certain=False)

    def _in_year(self, day: Day, *, planned: bool) -> Resolved:
        if not self.anchor.year:
            return self._unresolved(day)
        year, sure = self.anchor.year + (_SHIFTS.get(day.relative, 0) if day.relative else 0), True
        if not day.relative:
            year, sure = self._turned(day, planned=planned)
        other = [*self._alternatives(day, year - self.anchor.year)]
        found = self.of(_edtf(day, year), day.stated)
        because = self.anchor.because or f"the text speaks in {self.anchor.year}"
        return replace(
            found,
            because=because,
            rests_on=self.anchor.rests_on,
            alternatives=tuple(other),
            certain=sure and self.anchor.certain and found.resolved != UNKNOWN,
        )

    def _turned(self, day: Day, *, planned: bool) -> tuple[int, bool]:
        """The text's year, and whether that is sure; the next one for a plan whose day it has seen already.

        A past day long after the text's own is one of the year before; shortly after it, it may be either.
        """
        year, today = self.anchor.year, getattr(self, "today", None)
        if today is None or today.resolved.startswith("..") or not day.month:
            return year, True
        first = read_date(_edtf(day, year), self.zone) if _exists(day, year) else None
        if first is None or (planned and first.hi > today.lo):
            return year, True
        if planned:
            return year + 1, True
        late = first.lo - today.hi
        return (year, late < 0) if late <= _SHORTLY else (year - 1, False)

    def _alternatives(self, day: Day, shift: int) -> Iterator[Alternative]:
        for year, why_not in self.anchor.others():
            if _exists(day, year + shift):
                yield Alternative(_edtf(day, year + shift), why_not)

    def _relative(self, day: Day, before: Resolved | None) -> Resolved:
        if day.relative in _SHIFTS and self.anchor.year:
            year = self.anchor.year + _SHIFTS[day.relative]
            base = Resolved(
                day.stated, "", 0, 0, self.anchor.because, self.anchor.rests_on, certain=self.anchor.certain
            )
            end = self.today if day.relative is Relative.THIS_YEAR else None
            bounded = f"{year}-01-01/{end.resolved}" if end and end.resolved[:4] == str(year) else str(year)
            return self.of(bounded, day.stated, base)
        days = _DISTANCES.get(day.relative) if day.relative else None
        base_day = before if day.relative in {Relative.BEFORE, Relative.AFTER} else self._page_day()
        if days is None or base_day is None or len(base_day.resolved) != len("2024-01-01"):
            return self._unresolved(day)
        moved = date.fromisoformat(base_day.resolved) + timedelta(days=days)
        return self.of(
            moved.isoformat(), day.stated, replace(base_day, because=base_day.because or "counted from there")
        )

    def _page_day(self) -> Resolved | None:
        return self._moment(self._published, "the page's own day", certain=True) if self._published else None

    def _weekday(self, day: Day, *, planned: bool) -> Resolved:
        """The nearest such weekday before the text's day, or behind it for a plan; that day itself where it is one."""
        today = getattr(self, "today", None)
        if today is None or len(today.resolved) != len("2024-01-01"):
            return self._unresolved(day)
        base = date.fromisoformat(today.resolved)
        gap = (day.weekday - base.weekday()) % _WEEK
        moved = base + timedelta(days=gap if planned or not gap else gap - _WEEK)
        certain = today.certain and not gap
        return self.of(moved.isoformat(), day.stated, replace(today, certain=certain))

    def on(self, sentence: Sentence, at: int, before: Resolved | None = None) -> Resolved | None:
        """The day that a sentence states nearest to a place in it; None if it states none."""
        stated = [
            one for one in sentence.days if one.month or one.relative or one.weekday >= 0 or _of_event(one, sentence)
        ]
        days = sorted(stated, key=lambda one: min(abs(one.start - at), abs(one.end - at)))
        near = next((one for one in days if one.day or one.relative or one.weekday >= 0), days[0] if days else None)
        if near is None:
            return None
        return self.resolve(near, planned=told_of(sentence.text, near.start), before=before)


def _tells_past(one: Sentence, day: Day) -> bool:
    """Whether a sentence states a day, in full or without its year, on which something happened."""
    own = day.whole or not day.year
    return bool(day.day and own and day.relative is None and not told_of(one.text, day.start))


def _of_event(day: Day, sentence: Sentence) -> bool:
    """Whether a bare year is that of an event, and not that of a budget or a plan."""
    return bool(_IN.search(sentence.text[: day.start]))


_OF_PAGE: Final = frozenset({DateLabel.PRINTED, DateLabel.PUBLISHED})
_SHIFTS: Final = {Relative.LAST_YEAR: -1, Relative.THIS_YEAR: 0, Relative.NEXT_YEAR: 1}
_DISTANCES: Final = {
    Relative.YESTERDAY: -1,
    Relative.TODAY: 0,
    Relative.TOMORROW: 1,
    Relative.BEFORE: -1,
    Relative.AFTER: 1,
}


def _edtf(day: Day, year: int) -> str:
    if day.quarter:
        return f"{year}-{3 * day.quarter - 2:02}/{year}-{3 * day.quarter:02}"
    parts = [str(year), *([f"{day.month:02}"] if day.month else []), *([f"{day.day:02}"] if day.day else [])]
    return "-".join(parts)


def _exists(day: Day, year: int) -> bool:
    try:
        date(year, day.month or 1, day.day or 1)
    except ValueError:
        return False
    return True
