"""What stands at head and foot of every page: whose paper it is, whether of an exercise, and from which record."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Final

from travaux.enquiry.language import say
from travaux.enquiry.words import day
from travaux.exports.papers.contents.question import Question
from travaux.office import exercise, seals, shelf
from travaux.record.dossiers import WORLD, shorten
from travaux.record.times import BEGINNING, END

_LONGEST: Final = 160
_EPOCH: Final = 315_532_800  # 1980, before which no packed file can be dated


@dataclass(frozen=True)
class Stamp:
    """The parts of head and foot; `created` is when the newest entry that the paper rests on was recorded."""

    organisation: str
    initials: str
    mark: str
    audience: str
    symbol: str
    title: str
    known: str
    position: str
    root: str
    page: tuple[str, str, str]
    created: int

    @property
    def fields(self) -> Mapping[str, object]:
        """As a template asks for them: on one line each, for they stand on every page."""
        parts = {name: value for name, value in asdict(self).items() if name != "created"}
        return {name: on_one_line(value) if isinstance(value, str) else value for name, value in parts.items()}


def on_one_line(text: str) -> str:
    """A text that fits the head of a page; the end of a longer one is left out."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}\N{HORIZONTAL ELLIPSIS}"


def stamp(dossier: str, slug: str, title: str, audience: str, asked: Question) -> Stamp:
    """The stamp of a paper about a dossier, for an audience; the same at the same dials for ever."""
    own = f"{WORLD}/organisation/{asked.organisation}"
    at = min(asked.dials.at, shelf.size())
    return Stamp(
        asked.names.titles.get(own, ""),
        _initials(own, asked),
        exercise.mark(),
        _for_whom(audience, asked),
        f"{asked.organisation.upper()}/{shorten(dossier, asked.organisation)}/{slug}",
        title,
        _known(asked),
        say("Log position {n}").format(n=at),
        say("root {hash}").format(hash=bytes(seals.head_at(at).root).hex()),
        _page(),
        _recorded(at),
    )


def _page() -> tuple[str, str, str]:
    """What stands before the number of the page, between it and the number of pages, and behind that."""
    before, _, rest = say("page {n} of {total}").partition("{n}")
    between, _, behind = rest.partition("{total}")
    return before, between, behind


def _for_whom(audience: str, asked: Question) -> str:
    """For whom a paper is that says what not everybody may read; empty where everybody may."""
    sort, _, slug = audience.partition(":")
    match sort:
        case "members":
            return say("For the members only")
        case "delegation":
            return say("For the delegation of {member} only").format(member=asked.names.member(slug))
        case "body":
            return say("For {body} only").format(body=asked.names.of(f"{asked.organisation}/body/{slug}"))
        case "secretariat":
            return say("For the Secretariat only")
    return ""


def _initials(own: str, asked: Question) -> str:
    """The abbreviation on record in the reader's language, else in English, else the slug."""
    short = [one for one in asked.read(own)[0].names if one.form == "abbreviation"]
    for language in (asked.language, "en", ""):
        found = next((one.name for one in reversed(short) if one.language == language), "")
        if found:
            return found
    return asked.organisation.upper()


def _known(asked: Question) -> str:
    """`As known on 23 November 2022`, by day: a paper made twice on one day is the same paper."""
    on, known = (_day(moment, asked) for moment in (asked.dials.on, asked.dials.known))
    if on == known:
        return say("As known on {day}").format(day=known)
    return say("What had happened by {on}, as known on {day}").format(on=on, day=known)


def _day(moment: int, asked: Question) -> str:
    if not BEGINNING < moment < END:
        return say("any day")
    return day(datetime.fromtimestamp(moment, asked.zone) - timedelta(seconds=1))


def _recorded(at: int) -> int:
    """When the last of the first `at` entries was recorded."""
    if not at:
        return _EPOCH
    (record,) = shelf.at_positions([at - 1])
    try:
        return max(int(datetime.fromisoformat(record.entry.recorded).timestamp()), _EPOCH)
    except (ValueError, OverflowError):
        return _EPOCH
