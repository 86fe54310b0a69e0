"""What a text and the record say about the year that the text speaks in, reason by reason."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import Final

from travaux.intake.known import Known, Sitting
from travaux.intake.reading.days import Day, Relative, days_in
from travaux.intake.reading.mentions import Kind, Mention
from travaux.intake.reading.pieces import Role
from travaux.intake.reading.provenance import Stamp
from travaux.intake.reading.sentences import Sentence
from travaux.intake.reading.tenses import told_of
from travaux.intake.reading.years import Reason
from travaux.intake.text import DateLabel, Text
from travaux.record.dossiers import slug_of
from travaux.record.times import BEGINNING, END, Interval, read_date, write_moment, zone_named

_PRIORITIES: Final = re.compile(
    r"\bpriorit\w+|\bchair(?:s|ing|manship)\b|приоритет\w*|председательств\w*", re.IGNORECASE
)
#: So many days without a year are weighed at most; a text that states more is no report.
_MOST: Final = 60
_LOOKED: Final = 2_000
_DATELINE: Final = 7
_SUMMIT: Final = re.compile(r"summit|саммит", re.IGNORECASE)
_NEAR_PAGE: Final = timedelta(days=60)
_BEFORE_PAGE: Final = timedelta(days=45)


class Evidence:
    """Gathers the reasons for and against each year, once for a text."""

    def __init__(
        self, known: Known, text: Text, sentences: Sequence[Sentence], stamps: Sequence[Stamp], chief: str = ""
    ) -> None:
        self.known = known
        self.chief = chief
        self.zone = zone_named(known.zone)
        self.sentences = [one for one in sentences if one.piece.role in {Role.BODY, Role.TITLE}]
        self.stamps = list(_page_dates(text, stamps))
        pairs = zip(self.sentences, [*self.sentences[1:], None], strict=False)
        whole = (_with_next(one, behind) for one, behind in pairs)
        told = ((sentence, day) for sentence in whole for day in sentence.days if day.yearless and day.day)
        self.yearless = list(islice(told, _MOST))
        self._chairs = [one for one in islice(self.sentences, _LOOKED) if _PRIORITIES.search(one.text)][:_MOST]
        dated = ((sentence, day) for sentence in self.sentences for day in sentence.days if _of_last_year(day))
        self._last = [(sentence, day) for sentence, day in islice(dated, _MOST) if sentence.sits]
        self._posts = list(islice(self._in_post(), _MOST))

    def years(self) -> range:
        """The years that could be meant: from the record's first session to what it can know."""
        first = min((one.lo for one in self.known.sittings if one.lo > BEGINNING), default=0)
        until = self.known.until
        last = max((one.hi for one in self.known.sittings if one.hi < END), default=0) if until >= END else until
        return range(self._year(first), self._year(max(first, last)) + 2)

    def reasons(self) -> list[Reason]:
        """Every reason found."""
        years = self.years()
        found = [one for year in years for one in self._of_year(year)]
        return [*found, *self._named_years()]

    def _year(self, moment: int) -> int:
        written = write_moment(moment, self.zone)
        return int(written[:4]) if written else date.min.year

    def _of_year(self, year: int) -> Iterator[Reason]:
        for sentence, day in self.yearless:
            yield from self._sittings(sentence, day, year)
            yield from self._encounters(sentence, day, year)
            yield from self._weekday(sentence, day, year)
        yield from self._holders(year)
        yield from self._chair(year)
        yield from self._last_year(year)
        yield from self._pages(year)
        yield from self._beyond(year)

    def _day(self, day: Day, year: int) -> Interval | None:
        try:
            date(year, day.month, day.day)
        except ValueError:
            return None
        return read_date(f"{year}-{day.month:02}-{day.day:02}", self.zone)

    def _sittings(self, sentence: Sentence, day: Day, year: int) -> Iterator[Reason]:
        when = self._day(day, year)
        if when is None or not sentence.sits:
            return
        then = [one for one in self.known.sittings if _on(one, when)]
        fitting = [one for one in then if _place_fits(one, sentence) and _body_fits(one, sentence)]
        stated = day.stated
        for one in fitting:
            of_heads = self.chief in one.bodies and not sentence.bodies and _SUMMIT.search(sentence.text)
            named = (one.place in sentence.places) + bool(of_heads or set(one.bodies) & set(sentence.bodies))
            says = f"on {_written(day, year)} the record has {self._called(one)}{_at(one)}"
            yield Reason(year, 1 + named, says, (one.dossier,))
        for one in then:
            if one not in fitting:
                says = f"on {_written(day, year)} the record has {self._called(one)}{_at(one)}, which does not fit"
                yield Reason(year, 0, says, (one.dossier,))
        if not then:
            yield Reason(year, 0, f"no session on {stated} of {year} is on record")

    def _called(self, one: Sitting) -> str:
        bodies = [self.known.titles.get(body, slug_of(body)) for body in one.bodies]
        return f"a session of the {' and the '.join(bodies)}"

    def _encounters(self, sentence: Sentence, day: Day, year: int) -> Iterator[Reason]:
        when = self._day(day, year)
        people = {one.dossier for one in sentence.of_kind(Kind.PERSON)}
        for one in self.known.encounters:
            if when and Interval(one.lo, one.hi).overlaps(when) and one.people <= people and one.people:
                yield Reason(year, 2, f"on {_written(day, year)} the record has a meeting of the two", (one.dossier,))

    def _weekday(self, sentence: Sentence, day: Day, year: int) -> Iterator[Reason]:
        """A weekday that stands right beside the day bars the years in which that day was another one."""
        beside = [one for one in sentence.days if one.weekday >= 0 and _touches(one, day)]
        if beside and self._day(day, year):
            fits = date(year, day.month, day.day).weekday() == beside[0].weekday
            says = f"{day.stated} was {'' if fits else 'no '}{beside[0].stated} in {year}"
            yield Reason(year, 1 if fits else -1, says)

    def _holders(self, year: int) -> Iterator[Reason]:
        """Whoever is called the holder of a post, now, bars the years in which the record has another one."""
        for sentence, one in self._posts:
            if any(day.year for day in sentence.days) or any(
                day.relative is Relative.LAST_YEAR for day in sentence.days
            ):
                continue
            days = [each for day in sentence.days if day.yearless and day.day and (each := self._day(day, year))]
            when = days[0] if days else read_date(str(year), self.zone)
            held = self.known.in_office(one.post, one.dossier, when)
            person, post = (self.known.titles.get(each, slug_of(each)) for each in (one.dossier, one.post))
            if held is False:
                yield Reason(year, -1, f"{person} was not {post} in {year}", (one.post,))

    def _in_post(self) -> Iterator[tuple[Sentence, Mention]]:
        for sentence in self.sentences:
            for one in sentence.of_kind(Kind.PERSON):
                if one.post and one.mark in {"", "acting"}:
                    yield sentence, one

    def _chair(self, year: int) -> Iterator[Reason]:
        when = read_date(str(year), self.zone)
        for sentence in self._chairs:
            for one in sentence.of_kind(Kind.MEMBER):
                chairs = [chair for chair in self.known.chairs if chair.member == slug_of(one.dossier)]
                if any(Interval(chair.lo, chair.hi).overlaps(when) for chair in chairs):
                    title = self.known.titles.get(one.dossier, slug_of(one.dossier))
                    yield Reason(year, 1, f"{title} was in the chair in {year}", (self.known.own("chairmanship"),))

    def _last_year(self, year: int) -> Iterator[Reason]:
        """A session that the text calls one of last year stands in the record a year before, or does not."""
        for sentence, day in self._last:
            when = read_date(f"{year - 1}-{day.month:02}", self.zone)
            then = [one for one in self.known.sittings if _on(one, when) and _body_fits(one, sentence)]
            if then:
                yield Reason(year, 1, f"'{day.stated}' is on record for {year - 1}", (then[0].dossier,))
            else:
                yield Reason(year, 0, f"for '{day.stated}' the record has no session in {year - 1}")

    def _named_years(self) -> Iterator[Reason]:
        """A month that the text names with its year, and elsewhere calls one of last year, gives the year."""
        months = {
            (day.year, day.month) for sentence in self.sentences for day in sentence.days if day.year and day.month
        }
        last = {day.month: day for sentence in self.sentences for day in sentence.days if _of_last_year(day)}
        for year, month in months:
            if month in last:
                says = f"the text names that month of {year}, and calls it '{last[month].stated}'"
                yield Reason(year + 1, 2, says)
        for sentence in islice(self.sentences, _LOOKED):
            for whole in (day for day in sentence.days if day.whole and not sentence.planned):
                says = f"the text states {whole.stated} in full"
                if not self.yearless or any(self._near(day, whole) for _, day in self.yearless):
                    yield Reason(whole.year, 1, says)

    def _near(self, day: Day, whole: Day) -> bool:
        try:
            gap = abs(date(whole.year, day.month, day.day) - date(whole.year, whole.month, whole.day))
        except ValueError:
            return False
        return gap <= _NEAR_PAGE

    def _pages(self, year: int) -> Iterator[Reason]:
        """The page's own day of publication is a reason for its year; any day on it bounds what it can tell."""
        for label, stated, when in self.stamps:
            page = self._year(when.lo)
            if page < year - 1:
                yield Reason(year, -1, f"the page bears {stated}, before {year}")
            elif label in {DateLabel.PRINTED, DateLabel.PUBLISHED} and self._told_by(when, year):
                yield Reason(year, 3, f"the page is of {stated}")
            elif label in {DateLabel.UPDATED, DateLabel.FILE} and page == year:
                yield Reason(year, 0, f"{year} is only in '{stated}', which is no day of an event")

    def _told_by(self, page: Interval, year: int) -> bool:
        """Whether what the text tells lies shortly before its page's day, or it tells no such day at all."""
        span = Interval(page.lo - int(_BEFORE_PAGE.total_seconds()), page.hi)
        past = [day for one, day in self.yearless if not told_of(one.text, day.start)]
        told = [y for y in self.years() if any((one := self._day(day, y)) and one.overlaps(span) for day in past)]
        return year in told if told else self._year(page.lo) == year

    def _beyond(self, year: int) -> Iterator[Reason]:
        past = [(one, day) for one, day in self.yearless if not one.planned]
        for _, day in past:
            when = self._day(day, year)
            if when and when.lo > self.known.until:
                yield Reason(year, -1, f"{day.stated} of {year} is still to come, and the text tells of it as past")


def _with_next(one: Sentence, behind: Sentence | None) -> Sentence:
    """A place and a day that open a report, as in `MINSK, 23 November`, belong to the sentence behind them."""
    opens = len(one.words) <= _DATELINE and one.days and behind is not None and behind.piece.line == one.piece.line
    if not opens or behind is None:
        return one
    return replace(behind, mentions=(*one.mentions, *behind.mentions), days=(*one.days, *behind.days))


def _page_dates(text: Text, stamps: Sequence[Stamp]) -> Iterator[tuple[DateLabel, str, Interval]]:
    for one in text.dates:
        yield one.label, one.stated, Interval(one.lo, one.hi)
    zone = zone_named("UTC")
    for stamp in stamps:
        stated = text.at(stamp.span)
        if not any(one.stated == stated for one in text.dates) and days_in(stamp.shows[:10]):
            yield stamp.kind, stated, read_date(stamp.shows, zone)


def _on(one: Sitting, when: Interval) -> bool:
    return one.hi < END and Interval(one.lo, one.hi).overlaps(when)


def _place_fits(one: Sitting, sentence: Sentence) -> bool:
    return not one.place or not sentence.places or one.place in sentence.places


def _body_fits(one: Sitting, sentence: Sentence) -> bool:
    return not sentence.bodies or bool(set(one.bodies) & set(sentence.bodies))


def _at(one: Sitting) -> str:
    return f" in {one.place}" if one.place else ""


def _written(day: Day, year: int) -> str:
    return f"{year}-{day.month:02}-{day.day:02}"


def _touches(one: Day, other: Day) -> bool:
    return max(one.start, other.start) - min(one.end, other.end) <= 3  # noqa: PLR2004 - a comma and a blank


def _of_last_year(day: Day) -> bool:
    return day.relative is Relative.LAST_YEAR and bool(day.month)
