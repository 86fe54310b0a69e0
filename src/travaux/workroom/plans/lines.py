"""Many measures at once: lines of text read into rows that can be looked at before anything is entered."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.text import slugify
from django.utils.translation import gettext

from travaux.broken_input import BrokenInput
from travaux.record.times import BadDate, read_date
from travaux.record.values import NONE, RESERVED

#: So many measures are entered in one go.
MOST: Final = 200
#: So long is a slug that is made of a title.
_LONGEST_SLUG: Final = 60
_CELL: Final = re.compile(r"[;\t]")
_SLUG: Final = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
#: A name of its own that a line begins with: without a hyphen it is a title that happens to be written small.
_OWN_NAME: Final = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)+")
_MOST_LETTERS: Final = 2_000


class TooManyLines(BrokenInput):
    """More lines than are entered in one go."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"You pasted {number} lines, and at most {MOST} measures are entered in one go. Enter the first {MOST}, "
            "then the others. Nothing was entered."
        )


@dataclass(frozen=True)
class Line:
    """One line as it was understood. `responsible` is a dossier, empty where none is named; `faults` bar it."""

    number: int
    slug: str
    title: str
    responsible: str
    said: str
    due: str
    faults: tuple[str, ...]

    @property
    def value(self) -> dict[str, str]:
        """The fields of `measure planned` that the line fills."""
        fields = {"title": self.title, "responsible": self.responsible, "due": self.due}
        return {name: value for name, value in fields.items() if value}


#: Finds the dossier that somebody means by a name; empty where nothing on record is called so.
Resolve = Callable[[str], str]


def read_lines(text: str, taken: Iterable[str], resolve: Resolve, zone: ZoneInfo) -> tuple[Line, ...]:
    """The measures of a pasted text: `title; responsible; due`, one a line, with a slug of its own before it or none.

    `taken` are the slugs that the plan has already. Raises TooManyLines.
    """
    written = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if len(written) > MOST:
        raise TooManyLines(len(written))
    met = dict.fromkeys(taken, 0)
    return tuple(_lines(written, met, resolve, zone))


def _lines(written: Iterable[tuple[int, str]], met: dict[str, int], resolve: Resolve, zone: ZoneInfo) -> Iterator[Line]:
    for number, text in written:
        own, cells = _cells(text)
        title, said, due = (*cells, "", "", "")[:3]
        slug = own or _free(title, met)
        yield Line(
            number,
            slug,
            title,
            resolve(said) if said else "",
            said,
            due,
            tuple(_faults(own, slug, cells, met, resolve, zone)),
        )
        met.setdefault(slug, number)


def _cells(text: str) -> tuple[str, list[str]]:
    cells = [" ".join(cell.split()) for cell in _CELL.split(text)]
    if len(cells) > 1 and _OWN_NAME.fullmatch(cells[0]):
        return cells[0], cells[1:]
    return "", cells


def _free(title: str, met: Mapping[str, int]) -> str:
    """A slug made of a title that no other measure has; one in letters that slugs do not have is numbered."""
    made = slugify(title)[:_LONGEST_SLUG].strip("-").replace("_", "-")
    stem = made if _SLUG.fullmatch(made) else "measure"
    if stem not in met and stem != "measure":
        return stem
    return next(slug for count in range(1, len(met) + 3) if (slug := f"{stem}-{count}") not in met)


def _faults(
    own: str, slug: str, cells: list[str], met: Mapping[str, int], resolve: Resolve, zone: ZoneInfo
) -> Iterator[str]:
    title, said, due = (*cells, "", "", "")[:3]
    if not title:
        yield gettext("There is no title. Write what is to be done before the first semicolon.")
    if len(title) > _MOST_LETTERS:
        yield gettext("The title is longer than any measure's. Shorten it.")
    if own and own in met:
        where = gettext("line %(n)s has it") % {"n": met[own]} if met[own] else gettext("the plan has it already")
        yield gettext("'%(slug)s' is taken: %(where)s. Give it another name.") % {"slug": slug, "where": where}
    if said and not resolve(said):
        yield gettext("Nobody on record is called '%(name)s'. Write a body, post or member as the record has it.") % {
            "name": said[:60]
        }
    if due and due != NONE and not _is_date(due, zone):
        yield gettext("'%(due)s' is no day. Write one such as 2023-05-31, or leave it out.") % {"due": due[:40]}
    if len(cells) > 3 and any(cells[3:]):  # noqa: PLR2004 - title, responsible, due
        yield gettext("There are more parts than title, responsible and due day. Take the semicolons out of the title.")


def _is_date(text: str, zone: ZoneInfo) -> bool:
    if text in RESERVED:
        return False
    try:
        read_date(text, zone)
    except BadDate:
        return False
    return True
