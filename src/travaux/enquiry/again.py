"""Sentences that come whole from rooms below, told again in the reader's language: found by their shape, gap by gap."""

import re
from contextlib import suppress
from datetime import datetime
from functools import cache, lru_cache
from typing import Final

from travaux.decision.sentences import LACKING, PIECES
from travaux.enquiry.language import ENGLISH, day_words, month_words, say, spoken, titled

#: What states say beside a word.
_NOTES: Final = (
    "not foreseen from {state}",
    "its membership is: {state}",
    "as told by {who}; the member's own announcement is not on record",
    "rests on {n} restricted entry",
    "rests on {n} restricted entries",
    "ally",
    "announced by the member",
    "notified by the member",
    "described so; nothing of the member's own is on record",
    "nothing on record says otherwise",
    "the source does not say",
    "contested, and none leads",
    "denied by a list that leaves it out",
    "nobody: no adoption on record",
    "bound by the adoption",
    "bound: those who took part in deciding",
    "attested",
    "{n} measures",
    "{n} decisions",
)
#: Why a question is not answered, wherever that is found out; the words of the question stand in the gaps.
_REFUSALS: Final = (
    (
        "'{text}' cannot be read as a date: {obstacle}. "
        "Write 2024, 2024-11, 2024-11-28, 2024-11-28T10:00, an interval 2024-02-22/2024-02-23, or unknown."
    ),
    "The dial '{dial}' is longer than any date. Write a day such as 2023-11-23.",
    "The dial 'at' is '{text}', and it counts entries. Give a number such as 100, or leave it out.",
    "The dial 'at' at {at} is beyond the head: the record holds {n} entries. Give 0 to {head}.",
    (
        "The dial 'known' at {day} lies in the future: nobody can know today what will be known then. "
        "Give a day up to {last}, or leave it out."
    ),
    "'{text}' is longer than any date. Write a day such as 2023-11-23, or leave it out.",
    "'{text}' is no day. Write a day such as 2023-11-23, or leave it out for all rules.",
    "'{text}' is no year. Write four figures, for example 2024, or leave it out for all.",
    "There is no year {year} in this record. Write four figures, for example 2024.",
    "'since' is not before 'until', so nothing lies between. Give an earlier 'since'.",
    "No day lies between {since} and {until}: the first comes after the second. Exchange them.",
    "The record holds nothing about '{dossier}'. The nearest are: {near}.",
    "The record holds nothing about '{dossier}'. `travaux list dossiers` shows all.",
    "The record holds nothing of an organisation '{name}' under these dials.",
    (
        "Nothing on record is about '{name}'. Write a dossier's name as its page's address has it, "
        "such as csto/member/am, or leave it out."
    ),
    "Nothing on record is about '{name}'. Write a dossier such as csto/member/am.",
    "No organisation '{name}' is on record here. There is: {known}. Leave it out, or begin at the first page.",
    "No {sort} here is called '{value}'. There are: {known} and {n} more. Leave it out for all.",
    "No {sort} here is called '{value}'. There are: {known}. Leave it out for all.",
    "The list '{name}' has no part '{value}'. Write a number from 1 to {parts}, or leave it out.",
    (
        "The cursor '{cursor}' cannot be followed: {obstacle}. "
        "Take it as the page before gave it, or leave it out to begin with the first page."
    ),
    (
        "No fact on record is called '{name}'. Write the entry's id and the fact's short name, "
        "entry#ref, as every list of facts shows it."
    ),
    "No entry on record has the id '{name}'. `travaux list entries` shows all.",
    "{text} holds a character that no name on record has. Write it without.",
    "No one {sort} on record is called '{name}'. The nearest are: {near}.",
    "No one {sort} on record is called '{name}'. Leave it out to see all that was said.",
    "'{text}' holds no word to look for. Write a name, a place or a subject.",
    (
        "The question has {n} letters, and {most} are read at most. Ask with a few words: "
        "a name, a place, a year, what happened."
    ),
    (
        "'{text}' is not on the roll of that day, so nothing can be supposed of it. "
        "On the roll are: {roll}. Write {example}=objects."
    ),
    "'{text}' names no dossier: {obstacle}. Write organisation/kind/slug, for example csto/member/am.",
    (
        "The record is empty, so there is nothing to read. "
        "Run `travaux demo` for the bundled record, or `travaux load FILE` for your own."
    ),
)
#: What stands in the gaps of these.
_OBSTACLES: Final = (
    "it has none of the forms known here",
    "it ends before it begins",
    "both its ends are open",
    "it is later than the year {year}",
    "a dial needs one plain day or moment",
    "it is no cursor at all",
    "it is no cursor at all, or was cut short",
    "it belongs to another list or another order",
    "the slug must be small letters, figures, hyphens",
)
#: What a gap may hold; any text where nothing is said.
_HOLDS: Final = {"n": r"\d+", "at": r"-?\d+", "amount": r"\d+(?:/\d+)?", "member": r"[a-z0-9.-]+"}
_LONGEST_GAP: Final = 200
#: Gaps in which words of ours stand; in all others stand the reader's, which stay as they were written.
_OURS: Final = frozenset({"obstacle", "state", "sort", "stage", "weight", "what", "who"})
SHAPES: Final = (*_NOTES, *_REFUSALS, *_OBSTACLES, *LACKING, *PIECES)
#: What sessions are called by those who keep a record; `day` is told as days are in the reader's language.
TITLES: Final = (
    "Session of the Collective Security Council, {place}, {day}",
    "Session of the Collective Security Council, {day}",
    "Extraordinary session of the Collective Security Council, {place}, {day}",
    "Anniversary session of the Collective Security Council, {place}, {day}",
    "Informal session of the Collective Security Council, {place}, {day}",
    "Informal meeting of the Collective Security Council, {place}, {day}",
    "Consultations of the Collective Security Council, {day}",
    "Session of the Council of Foreign Ministers, {place}, {day}",
    "Session of the Council of Defence Ministers, {place}, {day}",
    "Extraordinary session of the Council of Defence Ministers, {place}, {day}",
    "Session of the Permanent Council, {day}",
    "Joint session of ministers and secretaries, {place}, {day}",
    "Joint session of ministers, {day}",
    "Summit in {place}, {day}",
    "planned for {day}",
    "record",
)
_TWO_DAYS: Final = re.compile(r"(\d{1,2}) and (\d{1,2}) (\w+ \d{4})")


def again(text: str) -> str:
    """The same in the reader's language; a sentence of a shape that is not known here stays as it is."""
    if not text or spoken() == ENGLISH:
        return text
    told = say(text)
    shape, gaps = ("", ()) if told != text else _shape(text, SHAPES)
    return (
        say(shape).format(**{name: _inside(words) if name in _OURS else words for name, words in gaps})
        if shape
        else told
    )


def _inside(words: str) -> str:
    """What stands in a gap; a long text there is left as it is, for it may be gap in gap without end."""
    return again(words) if len(words) <= _LONGEST_GAP else words


def title_again(title: str) -> str:
    """A title in the reader's language, where the catalogue has it; no word in the prose of the record is told so."""
    if not title or spoken() == ENGLISH:
        return title
    told = titled(title)
    shape, gaps = ("", ()) if told != title else _shape(title, TITLES)
    if not shape:
        return told
    return titled(shape).format(**{name: _day(words) if name == "day" else _inside(words) for name, words in gaps})


def _day(text: str) -> str:
    """`23 November 2022` or `November 2022` in the reader's language; else what else ends a title."""
    for form, told in (("%d %B %Y", day_words), ("%B %Y", month_words)):
        with suppress(ValueError):
            return told(datetime.strptime(text, form))  # noqa: DTZ007 - a day of the calendar, in no zone
    if found := _TWO_DAYS.fullmatch(text):
        return f"{found[1]}-{_day(f'{found[2]} {found[3]}')}"
    return title_again(text) if len(text) <= _LONGEST_GAP else text


def is_title(text: str) -> bool:
    """Whether a title has one of the shapes."""
    return bool(_shape(text, TITLES)[0])


@lru_cache(maxsize=4096)
def _shape(text: str, shapes: tuple[str, ...]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Of which shape a text is, and what stands in its gaps; an empty shape for any other text."""
    for shape in shapes:
        if "{" in shape and (gaps := _gaps(shape, text)):
            return shape, gaps
    return "", ()


def _gaps(shape: str, text: str) -> tuple[tuple[str, str], ...]:
    """What stands in the gaps of a shape, each as short as can be; nothing where the text has another shape.

    A text is read once, and never again from further on: a record may hold any text, also one made to take long.
    """
    first, *parts = _parts(shape)
    if not text.startswith(first) or not text.endswith(parts[-1]):
        return ()
    at, gaps = len(first), []
    for name, words in zip(parts[:-2:2], parts[1:-2:2], strict=True):
        end = text.find(words, at + 1)
        if end < 0:
            return ()
        gaps.append((name, text[at:end]))
        at = end + len(words)
    gaps.append((parts[-2], text[at : len(text) - len(parts[-1])]))
    return tuple(gaps) if all(_holds(name, words) for name, words in gaps) else ()


def _holds(name: str, words: str) -> bool:
    return bool(re.fullmatch(_HOLDS.get(name, ".+"), words, re.DOTALL))


@cache
def _parts(shape: str) -> tuple[str, ...]:
    """The words before, between and behind the gaps, and between them the names of these."""
    return tuple(re.split(r"\{(\w+)\}", shape))
