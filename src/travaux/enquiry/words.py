"""How days, numbers, names, speakers and chains of sources are put into words for people."""

import dataclasses
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from travaux.enquiry.again import again
from travaux.enquiry.language import count, day_words, field, inside, month_words, say
from travaux.record.dossiers import KINDS, SOLE
from travaux.record.events import EVENTS
from travaux.record.telling import FactCard, Happened, Publication, SourceTrail, Speaker
from travaux.record.times import ALWAYS, BEGINNING, END, TIMELESS, BadDate, Interval, read_date, write_moment
from travaux.record.values import NONE, UNKNOWN, Form, Value

_DAY: Final = timedelta(days=1)
_MONTHS: Final = 12
_NOT_PLACED: Final = "on a day not stated"
_ANY_TIME: Final = "at any time"
# It begins where a word begins, and inside no address: a long word is then read once, not again from each letter.
_DOSSIER: Final = re.compile(
    rf"(?<![a-z0-9./-])[a-z0-9][a-z0-9.-]*/(?:{'|'.join(KINDS)})(?:/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)?"
)
_SLUG: Final = r"[a-z0-9]+(?:[-.][a-z0-9]+)*"
_NAMED: Final = re.compile(rf"{_SLUG}/(?:(?:{'|'.join(SOLE)})|(?:{'|'.join(KINDS.keys() - SOLE)})/{_SLUG})")


def several(number: int, one: str, many: str = "") -> str:
    """`1 entry`, `2 entries`, `1,200 facts`."""
    plural = many or (f"{one[:-1]}ies" if one.endswith("y") else f"{one}s")
    return count(number, f"{{n}} {one}", f"{{n}} {plural}")


def word(text: str) -> str:
    """A word of a closed vocabulary (an event, a state, a field, a stance) in the reader's language."""
    return again(text)


def inferred_mark() -> str:
    """What stands beside a day that no source states."""
    return say("day inferred")


def listing(parts: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    *before, end = [part for part in parts if part] or [""]
    return f"{', '.join(before)} {say(last)} {end}" if before else end


def day(moment: datetime) -> str:
    """`23 November 2022`."""
    return day_words(moment)


def moment(at: int, zone: ZoneInfo) -> str:
    """`23 November 2022, 10:00 (Europe/Moscow)`; a midnight is the end of the day before."""
    if not BEGINNING < at < END:
        return say(_NOT_PLACED)
    local = datetime.fromtimestamp(at, zone)
    if (local.hour, local.minute, local.second) == (0, 0, 0):
        return say("the end of {day}").format(day=day(local - timedelta(seconds=1)))
    return f"{day(local)}, {local:%H:%M} ({zone.key})"


def span(lo: str | None, hi: str | None) -> str:
    """The half-open interval between two ISO moments as people say it: a day, a month, a year, or two ends."""
    if lo is None and hi is None:
        return say(_NOT_PLACED)
    if lo is None:
        return say("by {day}").format(day=_last(datetime.fromisoformat(str(hi))))
    first = datetime.fromisoformat(lo)
    if hi is None:
        return say("from {day} on").format(day=day(first))
    return _between(first, datetime.fromisoformat(hi))


def _last(end: datetime) -> str:
    """The last day before an end; the time where the end is no midnight."""
    return day(end - _DAY) if _midnight(end) else f"{day(end)}, {end:%H:%M}"


def _midnight(at: datetime) -> bool:
    return (at.hour, at.minute, at.second) == (0, 0, 0)


def _between(first: datetime, end: datetime) -> str:
    # Without its offset a day is a day long also when the clocks change.
    start, stop = first.replace(tzinfo=None), end.replace(tzinfo=None)
    return _one_name(start, stop) or _two_ends(_begin(start), _last(stop))


def _one_name(start: datetime, stop: datetime) -> str:
    """The minute, day, month or years, or two days running, that an interval just is; else nothing."""
    if stop - start <= timedelta(minutes=1):
        return f"{day(start)}, {start:%H:%M}"
    if not (_midnight(start) and _midnight(stop)):
        return ""
    final = stop - _DAY
    if final == start:
        return day(start)
    if unit := _calendar_unit(start, stop):
        return unit
    return f"{start.day}-{day(final)}" if final - start == _DAY and final.month == start.month else ""


def is_vague(span_of: Interval, zone: ZoneInfo) -> bool:
    """Whether an interval has no name of its own as a day, month or year have, so that no 'since' fits before it."""
    if span_of == TIMELESS or not BEGINNING < span_of.lo < span_of.hi < END:
        return True
    start, stop = (datetime.fromtimestamp(each, zone).replace(tzinfo=None) for each in (span_of.lo, span_of.hi))
    years = (start.month, start.day, stop.month, stop.day) == (1, 1, 1, 1) and stop.year - start.year > 1
    return years or not _one_name(start, stop)


def _calendar_unit(start: datetime, stop: datetime) -> str:
    """A month, a year or several years, where the interval is just that; else nothing."""
    if (start.day, stop.day) != (1, 1):
        return ""
    months = (stop.year - start.year) * _MONTHS + stop.month - start.month
    if months == 1:
        return month_words(start)
    if start.month == 1 and months % _MONTHS == 0:
        return f"{start.year}" if months == _MONTHS else _two_ends(str(start.year), str(stop.year - 1))
    return ""


def _two_ends(first: str, end: str) -> str:
    return say("between {first} and {end}").format(first=inside(first), end=end)


def _begin(start: datetime) -> str:
    return day(start) if _midnight(start) else f"{day(start)}, {start:%H:%M}"


def interval(span_of: Interval, zone: ZoneInfo) -> str:
    """An interval of moments in the words of `span`."""
    if span_of == TIMELESS:
        return say(_ANY_TIME)
    return span(write_moment(span_of.lo, zone), write_moment(span_of.hi, zone))


def happened(when: Happened) -> str:
    """When a fact happened; what has no day says so."""
    return say(_ANY_TIME) if when.stated == ALWAYS else span(when.lo, when.hi)


def inference(when: Happened) -> str:
    """From what a date was inferred; empty where the source states it."""
    if when.basis == "stated":
        return ""
    because = f": {when.because}" if when.because else ""
    told = say("the source says '{stated}'; the date is inferred from {facts}{because}")
    return told.format(stated=when.stated, facts=listing(when.inferred_from), because=because)


@dataclass(frozen=True)
class Names:
    """What dossiers are called; a dossier without a name on record is called by its slug."""

    titles: Mapping[str, str] = dataclasses.field(default_factory=dict)
    organisation: str = ""

    def of(self, dossier: str) -> str:
        """The title of a dossier, or its slug in words."""
        slug = dossier.rpartition("/")[2]
        title = self.titles.get(dossier, slug)
        return slug.replace("-", " ") if title == slug else title

    def full(self, dossier: str) -> str:
        """The title with the dossier's own name behind it, for a reader who wants to ask on."""
        return f"{self.of(dossier)} ({dossier})"

    def prose(self, text: str) -> str:
        """A sentence in which dossiers are called by their titles."""
        return _DOSSIER.sub(lambda found: self.of(found[0]), text)

    def member(self, slug: str) -> str:
        """The name of a member by the key of a fact."""
        return self.titles.get(f"{self.organisation}/member/{slug}", slug)

    def key(self, key: str) -> str:
        """A key of a fact: a dossier, a member, a word or a slug; `unknown` is what the source does not say."""
        if key == UNKNOWN:
            return say("not stated")
        if self.is_dossier(key):
            return self.of(key)
        called = self.member(key)
        return word(called.replace("-", " ") if called == key else called)

    def value(self, value: Value | None) -> str:
        """A value in words; `unknown` and `none` are what sources say, not what we lack."""
        if value is None:
            return say("nothing on record")
        if isinstance(value, list):
            return listing(self.value(one) for one in value)
        if value == UNKNOWN:
            return say("not stated")
        if value == NONE:
            return say("none, says the source")
        return self.of(value) if isinstance(value, str) and self.is_dossier(value) else self.phrase(str(value))

    def phrase(self, text: str) -> str:
        """What is no name: a word in the reader's language, or a text as the record has it."""
        return word(text)

    def own(self, text: str) -> str:
        """A text in the words of the record, the rules or the engine, which no catalogue has."""
        return text

    def told(self, name: str, field_name: str, value: Value) -> str:
        """The value of one field of an event: members by their names, days as people say them."""
        declared = EVENTS[name].fields.get(field_name) if name in EVENTS else None
        each = value if isinstance(value, list) else [value]
        if declared is not None and declared.form is Form.MEMBER:
            return listing(self.value(one) if one in {UNKNOWN, NONE} else self.member(str(one)) for one in each)
        if declared is not None and declared.form is Form.DATE:
            return listing(self.value(one) if one in {UNKNOWN, NONE} else day_in_words(str(one)) for one in each)
        return self.value(value)

    @staticmethod
    def is_dossier(text: str) -> bool:
        """Whether a text has the shape of a dossier's name."""
        return _NAMED.fullmatch(text) is not None


def day_in_words(edtf: str) -> str:
    """A date as sources are entered with it, as people say it; left as it is where it cannot be read."""
    try:
        return interval(read_date(edtf, ZoneInfo("UTC")), ZoneInfo("UTC"))
    except BadDate:
        return edtf


def fields(name: str, value: Mapping[str, Value], names: Names) -> str:
    """The value fields of a fact of that event in one line."""
    return "; ".join(
        f"{field(name, field_name)}: {names.told(name, field_name, one)}" for field_name, one in value.items()
    )


def event(card: FactCard, names: Names) -> str:
    """`signature refused: Armenia`."""
    keys = listing(names.key(key) for key in card.key)
    only = say(" only") if card.closed else ""
    return f"{word(card.name)}: {keys}{only}" if keys else word(card.name)


def speaker(said: Speaker | None, names: Names) -> str:
    """Who said it, as what, to whom, where; empty where the source speaks for itself."""
    if said is None or not (said.by or said.as_ or said.ambiguous):
        return ""
    who = names.of(said.by) if said.by else say("somebody who is not named")
    post = say(" as {post}").format(post=names.of(said.as_)) if said.as_ else ""
    hearers = listing(names.value(one) for one in said.to) if said.to != (UNKNOWN,) else ""
    to = say(" to {hearers}").format(hearers=hearers) if hearers else ""
    at = say(" at {place}").format(place=names.of(said.at)) if said.at else ""
    on = f", {happened(said.on)}" if said.on else ""
    unclear = say(" (speaker unclear: {who})").format(who=names.phrase(said.ambiguous)) if said.ambiguous else ""
    return f"{who}{post}{to}{at}{on}{unclear}"


def publication(one: Publication, names: Names) -> str:
    """An outlet with its dates, each under its label."""
    outlet = names.of(f"world/source/{one.outlet}") if one.outlet else one.source
    dates = ", ".join(
        f"{word(label)} {say('on an unknown day') if when == UNKNOWN else day_in_words(when)}"
        for label, when in one.dates.items()
        if label in {"published", "updated"}
    )
    seen = say(", not seen by us") if one.read == "not seen" else ""
    told = f"{dates}{seen}" if dates else seen.lstrip(", ")
    return f"{outlet} ({told})" if told else outlet


def chain(trail: SourceTrail, names: Names) -> str:
    """The chain from the speaker outward, with the lines cited at its end."""
    hands = " > ".join(publication(one, names) for one in trail.chain) or say("no source given")
    return f"{hands}, {trail.locator}" if trail.locator else hands
