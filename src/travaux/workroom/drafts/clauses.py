"""A pasted text becomes numbered clauses, each of which the person who pasted it can still alter."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from django.utils.translation import gettext

from travaux.broken_input import BrokenInput

PREAMBLE: Final = "preamble"
MOST_CLAUSES: Final = 200
#: An entry holds at most 65,535 bytes; letters of any script fit four times into that, with all that stands beside.
MOST_LETTERS: Final = 10_000
MOST_TEXT: Final = 400_000
#: `3.`, `3)`, `3.1.`, `3-a.` at the head of a line, with words behind.
_NUMBERED: Final = re.compile(r"[ \t]*(\d{1,3}(?:[.-][0-9a-z]{1,3})*)[.)][ \t]+(?=\S)")
#: `Article 3`, `Статья 3. Название`: the number, and a title on the same line.
_ARTICLE: Final = re.compile(
    r"[ \t]*(?:Article|Art\.|Clause|Section|§|Статья|Пункт)[ \t]*"
    r"(\d{1,3}(?:[.-][0-9a-z]{1,3})*)(?:[.:)][ \t]*(.*)|[ \t]*)",
    re.IGNORECASE,
)
_PARAGRAPH: Final = re.compile(r"\n[ \t]*\n\s*")
_NAME: Final = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")


class BadClauses(BrokenInput):
    """A text that does not become clauses which the record can hold."""


@dataclass(frozen=True)
class Drafted:
    """One clause before it is entered: its name (3, 3.1, preamble), its heading if it has one, its words."""

    name: str
    heading: str
    text: str


def split(text: str) -> tuple[Drafted, ...]:
    """The clauses of a text, by its own numbers; by its paragraphs where it has none. Words before are the preamble.

    Raises BadClauses for a text that is empty or longer than any act.
    """
    clean = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not clean:
        raise BadClauses(gettext("There is no text to put into clauses. Paste it into the field, or write clause 1."))
    if len(clean) > MOST_TEXT:
        told = gettext("The text has %(n)s letters, and at most %(most)s are taken. Keep annexes as papers.")
        raise BadClauses(told % {"n": len(clean), "most": MOST_TEXT})
    found = list(_numbered(clean.split("\n"))) or list(_paragraphs(clean))
    return checked(_apart(found))


def _numbered(lines: Iterable[str]) -> Iterator[Drafted]:
    """A clause for each number; nothing where no line bears one."""
    found: list[tuple[str, str, list[str]]] = [(PREAMBLE, "", [])]
    for line in lines:
        if begins := _NUMBERED.match(line):
            found.append((begins[1].lower(), "", [line[begins.end() :]]))
        elif article := _ARTICLE.fullmatch(line):
            found.append((article[1].lower(), (article[2] or "").strip(), []))
        else:
            found[-1][2].append(line)
    if len(found) == 1:
        return
    for name, heading, words in found:
        said = "\n".join(line.strip() for line in words).strip()
        if said or heading:
            yield Drafted(name, heading if said else "", said or heading)


def _paragraphs(text: str) -> Iterator[Drafted]:
    for number, words in enumerate(_PARAGRAPH.split(text), start=1):
        yield Drafted(str(number), "", words.strip())


def _apart(found: Iterable[Drafted]) -> Iterator[Drafted]:
    """A number that comes again is told from the first: 3, 3-2."""
    met: dict[str, int] = {}
    for one in found:
        met[one.name] = met.get(one.name, 0) + 1
        yield one if met[one.name] == 1 else replace(one, name=f"{one.name}-{met[one.name]}")


def written(one: Drafted) -> str:
    """A clause as `split` reads it again, if its own lines bear no numbers."""
    if one.name == PREAMBLE:
        return one.text
    return f"Article {one.name}. {one.heading}\n{one.text}" if one.heading else f"{one.name}. {one.text}"


def checked(found: Iterable[Drafted]) -> tuple[Drafted, ...]:
    """The same clauses; raises BadClauses where one has no name or no words, two share a name, or one is too long."""
    clauses = tuple(found)
    if len(clauses) > MOST_CLAUSES:
        told = gettext("These are %(n)s clauses, and at most %(most)s are entered at once. Divide the text.")
        raise BadClauses(told % {"n": len(clauses), "most": MOST_CLAUSES})
    names = [one.name for one in clauses]
    for one in clauses:
        _check(one, names.count(one.name))
    return clauses


def _check(one: Drafted, times: int) -> None:
    shown = one.name[:40]
    if not _NAME.fullmatch(one.name):
        told = gettext("'%(name)s' cannot name a clause. Write its number, such as 3, 3.1 or 3-a.")
        raise BadClauses(told % {"name": shown})
    if times > 1:
        raise BadClauses(gettext("Two clauses are called %(name)s. Give one of them another number.") % {"name": shown})
    if not one.text:
        raise BadClauses(
            gettext("Clause %(name)s has no words. Write them, or leave the clause out.") % {"name": shown}
        )
    if len(one.text) > MOST_LETTERS or len(one.heading) > MOST_LETTERS:
        told = gettext("Clause %(name)s has more than %(most)s letters. Divide it into several.")
        raise BadClauses(told % {"name": shown, "most": MOST_LETTERS})
