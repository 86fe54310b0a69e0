"""A text cut into pieces: sentences of its own and sentences that it quotes, each with its place in its line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from travaux.intake.text import Span, Text

#: Longer sentences are cut at a blank, so that one endless line costs no more than many short ones.
_LONGEST: Final = 1_500
_OPEN: Final = {"“": "”", "«": "»", "„": "“”", "‟": "”", "‹": "›"}
_STRAIGHT: Final = '"'
_MARK: Final = re.compile('[“”«»„‟‹›"]')
_DEEPEST: Final = 8
_FEWEST: Final = 5  # a quotation of fewer words is part of the sentence around it

_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|No|vs|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|U\.S|i\.e|e\.g"
    r"|г|гг|им|ст|т\.д|т\.п|т\.е|т\.н|ген|руб|млн|млрд|тыс|стр|янв|фев|авг|сен|окт|ноя|дек)|\b[A-ZА-ЯЁ])$"
)
_END: Final = re.compile(r"[.!?…]+(?=[\"”»)\]]*(?:\s|$))")
_BLANK: Final = re.compile(r"\S")


class Role(StrEnum):
    """What a line is in its text."""

    TITLE = "title"
    BODY = "body"
    STAMP = "stamp"
    BYLINE = "byline"
    CAPTION = "caption"


@dataclass(frozen=True)
class Quote:
    """A quotation in a line: from its first character to behind its last, without the marks."""

    start: int
    end: int


@dataclass(frozen=True)
class Piece:
    """A sentence. `text` is as long as its place in the line; what stands in a quotation of its own is blanked out.

    `quoted`: it stands in a quotation. `holds`: the quotations that it says somebody said. `inline`: short ones within.
    """

    number: int
    line: int
    start: int
    text: str
    role: Role = Role.BODY
    quoted: int = -1
    holds: tuple[int, ...] = ()
    inline: tuple[Quote, ...] = ()

    def span(self, start: int = 0, end: int = -1) -> Span:
        """A stretch of the piece as a span of the text; without bounds, all of it that is not blank."""
        if end >= 0:
            return Span(self.line, self.start + start, self.start + end)
        bare = self.text.rstrip()
        return Span(self.line, self.start + len(bare) - len(bare.lstrip()), self.start + len(bare))

    def in_inline(self, at: int) -> bool:
        """Whether a character stands in a short quotation within the sentence."""
        return any(one.start <= at < one.end for one in self.inline)


def quotations(line: str) -> tuple[Quote, ...]:
    """The outermost quotations of a line; one that is opened and not closed goes to the end of the line."""
    found: list[Quote] = []
    waiting: list[tuple[str, int]] = []
    for mark in _MARK.finditer(line):
        at, sign = mark.start(), mark[0]
        if waiting and sign in waiting[-1][0]:
            _, start = waiting.pop()
            if not waiting:
                found.append(Quote(start + 1, at))
        elif sign in _OPEN and len(waiting) < _DEEPEST:
            waiting.append((_OPEN[sign], at))
        elif sign == _STRAIGHT and len(waiting) < _DEEPEST and not _in_measure(line, at):
            waiting.append((_STRAIGHT, at))
    if waiting:
        found.append(Quote(waiting[0][1] + 1, len(line)))
    return tuple(found)


def _in_measure(line: str, at: int) -> bool:
    """Whether a straight mark stands between two letters or figures, and so opens no quotation."""
    return at > 0 and line[at - 1].isalnum() and at + 1 < len(line) and line[at + 1].isalnum()


def pieces(text: Text, roles: dict[int, Role]) -> tuple[Piece, ...]:
    """All sentences of a text in order; a quotation's own stand behind the sentence that holds them."""
    found: list[Piece] = []
    quote = 0
    for number, line in enumerate(text.lines, 1):
        role = roles.get(number, Role.BODY)
        marked = quotations(line)
        whole = [one for one in marked if _stands_alone(line, one)]
        inline = [one for one in marked if one not in whole]
        outer = _blanked(line, whole)
        ends = [one.end for one in whole if line[one.start : one.end].rstrip()[-1:] in ".!?…"]
        for start, end in _sentences(outer, ends):
            held = [at for at, one in enumerate(whole) if start <= one.start < end]
            marks = tuple(Quote(one.start - start, one.end - start) for one in inline if start <= one.start < end)
            holds = tuple(quote + at for at in held)
            found.append(Piece(len(found), number, start, outer[start:end], role, holds=holds, inline=marks))
            for at in held:
                found += _of_quote(line, whole[at], number, quote + at, len(found))
        quote += len(whole)
    return tuple(found)


def _of_quote(line: str, one: Quote, number: int, quote: int, first: int) -> Iterator[Piece]:
    inside = line[one.start : one.end]
    for count, (start, end) in enumerate(_sentences(inside, ())):
        yield Piece(first + count, number, one.start + start, inside[start:end], quoted=quote)


def _stands_alone(line: str, one: Quote) -> bool:
    """Whether a quotation tells something by itself: several words that begin like a sentence."""
    inside = line[one.start : one.end].strip()
    first = next((sign for sign in inside if sign.isalpha()), "")
    return first.isupper() and len(inside.split(None, _FEWEST)) >= _FEWEST and _has_verb(inside, line, one)


def _has_verb(inside: str, line: str, one: Quote) -> bool:
    """A title in quotation marks is no speech: it ends without a stop and nothing around it parts it off."""
    before, behind = line[: one.start - 1].rstrip(), line[one.end + 1 :].lstrip()
    parted = not before or before[-1:] in ":,—–-." or behind[:1] in {",", "—", "–", "-", "", "."}
    return inside[-1:] in ".!?…," or parted


def _blanked(line: str, quotes: list[Quote]) -> str:
    for one in quotes:
        line = line[: one.start] + " " * (one.end - one.start) + line[one.end :]
    return line


def _sentences(line: str, breaks: "list[int] | tuple[()]") -> Iterator[tuple[int, int]]:
    """Where sentences begin and end; `breaks` are the ends of quotations that close a sentence."""
    start = 0
    for end in sorted({*_stops(line), *_after_quotes(line, breaks)}):
        yield from _bounded(line, start, end)
        start = end
    yield from _bounded(line, start, len(line))


def _stops(line: str) -> Iterator[int]:
    for one in _END.finditer(line):
        if one[0] != "." or not _ABBREVIATED.search(line[max(0, one.start() - 8) : one.start()]):
            yield one.end()


def _after_quotes(line: str, breaks: "list[int] | tuple[()]") -> Iterator[int]:
    """A quotation that ends with a stop closes its sentence where the next word begins another one."""
    for end in breaks:
        behind = line[end + 1 :].lstrip()
        if behind[:1].isupper() and not re.match(r"\w+ (?:said|told|added|stated|noted)\b", behind):
            yield end + 1


def _bounded(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = _BLANK.search(line, start, end)
    if first is None:
        return
    start = first.start()
    while end - start > _LONGEST:
        cut = line.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end
