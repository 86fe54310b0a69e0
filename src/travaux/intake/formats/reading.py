"""A file becomes a text: the one door for pasted words, uploads and named files alike."""

from collections.abc import Iterable, Iterator
from typing import Final
from zoneinfo import ZoneInfo

from travaux.intake.formats import plain_text
from travaux.intake.formats.apart import Apart
from travaux.intake.formats.content import Content, Dated
from travaux.intake.formats.refused import NotRead, Unreadable, plain_name
from travaux.intake.formats.sorts import Sort, sort_of
from travaux.intake.text import LabelledDate, Text, digest_of, language_of, title_of
from travaux.record.times import BadDate, read_date

_UTC: Final = ZoneInfo("UTC")


def read_file(name: str, data: bytes, zone: ZoneInfo = _UTC, apart: Apart | None = None) -> Text:
    """The text of a file, whose sort is told by its bytes; raises NotRead with what stands in the way.

    `name` is kept as a label. A day that the file gives of itself is one in `zone`. `apart` reads many files one after
    another; without it one is started and ended here.
    """
    try:
        sort = sort_of(data)
        if sort is Sort.PLAIN:
            content = plain_text.read(data)
        elif apart is not None:
            content = apart.read(sort, data)
        else:
            with Apart() as own:
                content = own.read(sort, data)
        _require_words(content)
    except Unreadable as fault:
        raise NotRead(name, fault.obstacle, fault.remedy) from fault
    return _text(plain_name(name), data, content, zone)


def _require_words(content: Content) -> None:
    if not any(letter.isalpha() for line in content.lines for letter in line):
        raise Unreadable("there is no word in it", "Hand in a file with text in it, or paste the text")


def _text(name: str, data: bytes, content: Content, zone: ZoneInfo) -> Text:
    return Text(
        digest=digest_of(data),
        name=name,
        language=language_of(content.lines),
        title=content.title or title_of(content.lines),
        lines=content.lines,
        dates=_dates(content.dates, zone),
        author=content.author,
        outlet=content.outlet,
    )


def _dates(given: Iterable[Dated], zone: ZoneInfo) -> tuple[LabelledDate, ...]:
    """The dates under their labels; one that stands in several places under one label is given once."""
    found = [labelled for one in given for labelled in _labelled(one, zone)]
    return tuple({(one.label, one.lo, one.hi): one for one in reversed(found)}.values())[::-1]


def _labelled(one: Dated, zone: ZoneInfo) -> Iterator[LabelledDate]:
    """The date as an interval of moments; one that no calendar has is left out."""
    try:
        interval = read_date(one.date, zone)
    except BadDate:
        return
    yield LabelledDate(one.label, one.stated, interval.lo, interval.hi, one.where)
