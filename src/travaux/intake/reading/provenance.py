"""Where a text comes from by its own account: its stamps, its author, and through whose hands its report passed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from travaux.intake.known import Known, Outlet
from travaux.intake.reading.days import clock_in, days_in
from travaux.intake.reading.names import latin
from travaux.intake.reading.pieces import Role
from travaux.intake.reading.sentences import Sentence
from travaux.intake.reading.stems import words_of
from travaux.intake.text import DateLabel, Span, Text

_BYLINE: Final = re.compile(
    r"\s*(?:By|Author|Text by|Автор|Текст)[:\s]+(?P<who>[^\W\d_][\w.'’-]*(?: [\w.'’-]+){1,3})\s*$"
)
_STAMP: Final = re.compile(
    r"\s*(?P<label>(?:last )?(?:updated|modified|published|posted|date|обновлено|опубликовано|дата)(?: (?:at|on))?)?"
    r"[\s:,–—-]*(?P<rest>[^a-zа-я]*(?:[a-zа-яё]+\.?[\s,]+)?[^a-zа-я]*(?:г(?:ода|\.)?)?)\s*$",
    re.IGNORECASE,
)
_LONGEST_STAMP: Final = 60
_LEAD: Final = 1  # so many lines of the body are its lead
_LABELS: Final = {"updated": DateLabel.UPDATED, "modified": DateLabel.UPDATED, "обновлено": DateLabel.UPDATED}
_PUBLISHED: Final = ("published", "posted", "опубликовано")

_TELLS: Final = (
    r"(?:has |have )?(?:learned|reports?|reported|says|writes|wrote|quotes?|cites?)"
    r"|сообща\w+|сообщил\w*|переда\w+|пиш\w+|информиру\w+|отмеча\w+"
)
_BY: Final = (
    r"according to|as reported by|reported by|per|via|citing|quoting|quoted by|with reference to"
    r"|как (?:сообща\w+|переда\w+|пиш\w+)|сообща\w+|переда[её]т|пишет|со ссылкой на|по (?:данным|информации|сообщению)"
)
_TO: Final = (
    r"told|in an interview (?:with|to)|in comments to|speaking to"
    r"|в интервью(?: \w+)?|сообщил\w* ?|рассказал\w* ?|заявил\w* ?"
)
_ANONYMOUS: Final = re.compile(
    rf"(?:{_BY})\s+(?:the |a number of )?(?P<whose>[^\W\d_]+(?:-[^\W\d_]+)?) "
    r"(?P<what>media|press|news agencies|news outlets|outlets|сми)\b",
    re.IGNORECASE,
)
_EARLIER: Final = re.compile(r"earlier|previously|ранее|прежде", re.IGNORECASE)
_WHOSE: Final = {"росс": "Russian", "арм": "Armenian", "бело": "Belarusian", "мест": "local", "азерб": "Azerbaijani"}
_NEAR: Final = 40


class Scope(StrEnum):
    """How much of a text passed through a hand."""

    TEXT = "text"
    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"
    SPEECH = "speech"  # what the speaker of that sentence says, wherever in the text


@dataclass(frozen=True)
class Hand:
    """An outlet through which a report came: its slug if it is on record, its title, the words that say so."""

    title: str
    slug: str = ""
    words: str = ""
    earlier: bool = False


@dataclass(frozen=True)
class Credit:
    """A place where a text says through whom it knows something."""

    hand: Hand
    scope: Scope
    span: Span
    piece: int


@dataclass(frozen=True)
class Stamp:
    """A date that stands on the page by itself, with its label: what it shows in EDTF, and where."""

    label: str
    shows: str
    kind: DateLabel
    span: Span


@dataclass(frozen=True)
class Provenance:
    """A text's own account of itself."""

    roles: dict[int, Role]
    stamps: tuple[Stamp, ...]
    author: str
    byline: Span | None


def provenance_of(text: Text, known: Known) -> Provenance:
    """What the lines of a text are, its stamps, and its author."""
    people = {latin(one.name) for one in known.names if "/person/" in one.dossier}
    roles: dict[int, Role] = {}
    stamps: list[Stamp] = []
    author, byline = text.author, None
    for number, line in enumerate(text.lines, 1):
        if stamp := _stamp(line, number):
            stamps.append(stamp)
            roles[number] = Role.STAMP
        elif found := _BYLINE.match(line[:_LONGEST_STAMP]):
            author, byline, roles[number] = author or found["who"], Span(number, *found.span("who")), Role.BYLINE
        elif line.strip() and line.strip() == text.title.strip():
            roles[number] = Role.TITLE
        elif latin(line.strip()) in people:
            roles[number] = Role.CAPTION
    return Provenance(roles, tuple(stamps), author, byline)


def _stamp(line: str, number: int) -> Stamp | None:
    if not line.strip() or len(line) > _LONGEST_STAMP or not (found := _STAMP.match(line)):
        return None
    whole = [day for day in days_in(found["rest"]) if day.whole]
    if not whole:
        return None
    label, clock = (found["label"] or "").strip(), clock_in(line)
    shows = f"{whole[0].year}-{whole[0].month:02}-{whole[0].day:02}" + (f"T{clock}" if clock else "")
    kind = next((kind for word, kind in _LABELS.items() if word in label.lower()), DateLabel.PRINTED)
    if any(word in label.lower() for word in _PUBLISHED):
        kind = DateLabel.PUBLISHED
    bare = line.rstrip()
    return Stamp(label or "date", shows, kind, Span(number, len(bare) - len(bare.lstrip()), len(bare)))


class Credits:
    """Finds in sentences through whom a text says that it knows; made once for a record."""

    def __init__(self, known: Known, own: str) -> None:
        self._own = latin(own)
        titles = sorted((one for one in known.outlets if one.sort != "anonymous"), key=lambda one: -len(one.title))
        self._by_word: dict[str, list[tuple[tuple[str, ...], Outlet]]] = {}
        for one in titles:
            parts = tuple(latin(word.raw) for word in words_of(one.title))
            if parts:
                self._by_word.setdefault(parts[0], []).append((parts, one))
        self._anonymous = {one.title.lower(): one for one in known.outlets if one.sort == "anonymous"}

    def in_sentences(self, sentences: Sequence[Sentence]) -> tuple[Credit, ...]:
        """All credits of a text, in order."""
        body = [one.piece.line for one in sentences if one.piece.role is Role.BODY and one.piece.quoted < 0]
        lead = set(list(dict.fromkeys(body))[:_LEAD])
        found: list[Credit] = []
        for one in sentences:
            if one.piece.quoted < 0 and one.piece.role is Role.BODY:
                found += self._in(one, lead=one.piece.line in lead)
        return tuple(found)

    def _in(self, one: Sentence, *, lead: bool) -> Iterator[Credit]:
        text = one.text
        anonymous = _ANONYMOUS.search(text)
        for start, end, outlet in self._outlets(one):
            scope, words = _scope(text, start, end, lead=lead)
            if scope is None or latin(outlet.title) == self._own:
                continue
            if anonymous and 0 <= anonymous.start() - end < _NEAR:
                continue  # the outlet itself, that says from whom it has it
            hand = Hand(outlet.title, outlet.slug, words, earlier=scope is Scope.PARAGRAPH)
            yield Credit(hand, scope, one.piece.span(start, end), one.piece.number)
        if anonymous:
            yield self._nobody(one, anonymous)

    def _nobody(self, one: Sentence, found: re.Match[str]) -> Credit:
        whose = next((name for stem, name in _WHOSE.items() if found["whose"].lower().startswith(stem)), found["whose"])
        title = f"unnamed {whose} media"
        outlet = self._anonymous.get(title.lower())
        hand = Hand(outlet.title if outlet else title, outlet.slug if outlet else "", found[0])
        return Credit(hand, Scope.SPEECH, one.piece.span(*found.span()), one.piece.number)

    def _outlets(self, one: Sentence) -> Iterator[tuple[int, int, Outlet]]:
        covered = 0
        for at, word in enumerate(one.words):
            if not (word.capital or word.raw[:1].isdigit()) or word.start < covered:
                continue
            for parts, outlet in self._by_word.get(latin(word.raw), ()):
                behind = one.words[at : at + len(parts)]
                if tuple(latin(each.raw) for each in behind) == parts:
                    covered = behind[-1].end
                    yield word.start, covered, outlet
                    break


def _scope(text: str, start: int, end: int, *, lead: bool) -> tuple[Scope | None, str]:
    """How far a mention of an outlet reaches, and the words that credit it; none where it is credited with nothing."""
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    tells = re.match(rf"(?:'s|’s|\W| новости| news agency)*\s*(?:{_TELLS})\b", after, re.IGNORECASE)
    credit = re.search(
        rf"(?:{_BY})\s+(?:the )?(?:агентств\w+ |телеканал\w* |news agency |газет\w+ )?[«“\"]?$", before, re.IGNORECASE
    )
    spoke = re.search(rf"(?:{_TO})\s*(?:телеканал\w* |агентств\w+ |news agency |the )?$", before, re.IGNORECASE)
    words = ((credit[0] if credit else "") + text[start:end] + (tells[0] if tells else "")).strip(" ,")
    if (tells or credit) and _EARLIER.search(text[:start] + after[:_NEAR]):
        return Scope.PARAGRAPH, words
    if spoke and not tells and not (credit and not _personal(before)):
        return Scope.SPEECH, words
    if tells or credit:
        return (Scope.TEXT if lead else Scope.SENTENCE), words
    if lead and re.search(r"[—–(-]\s*$", before) and re.match(r"\s*[).:,—–]|\s*$", after):
        return Scope.TEXT, words
    return None, ""


def _personal(before: str) -> bool:
    """Whether people tell an outlet something, and not the outlet its readers."""
    return bool(re.search(r"(?:сообщил\w*|рассказал\w*|заявил\w*|told)\s*(?:\w+ )?$", before, re.IGNORECASE))
