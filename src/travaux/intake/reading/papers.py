"""Which document or plan a sentence speaks of, however it is called there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from travaux.intake.known import Known
from travaux.intake.reading.mentions import Kind, Mention
from travaux.intake.reading.names import latin
from travaux.intake.reading.sentences import Sentence
from travaux.intake.reading.stems import IDLE, stem, telling, words_of
from travaux.intake.reading.words import words
from travaux.record.dossiers import kind_of, slug_of

_PAPER: Final = words(
    r"\b(?P<noun>document|draft|decision|declaration|resolution|agreement|protocol|budget|item|point|text)(?![\w-])"
    r"|\b(?P<russian>документ(?:а|у|ом|е)?|проект(?:а|у|ом|е)?|решени(?:е|я|ю|ем|и)|деклараци(?:я|и|ю|ей)"
    r"|соглашени(?:е|я|ю|ем|и)|протокол(?:а|у|ом|е)?|бюджет(?:а|у|ом|е)?|текст(?:а|у|ом|е)?"
    r"|вопрос(?:а|у|ом|е)?|пункт(?:а|у|ом|е)?)\b"
)
#: Ideas that titles share in any language and form of word.
_SORTS: Final = re.compile(
    r"declaration|resolution|agreement|protocol|budget|item|point|деклараци|соглашени|протокол|бюджет|вопрос|пункт",
    re.IGNORECASE,
)
_IDEAS: Final = tuple(
    (idea, words(written))
    for idea, written in (
        ("help", r"\b(?:assist|aid\b|help|помощ|поддержк)"),
        ("budget", r"\b(?:budget|бюджет)"),
        ("mission", r"\b(?:mission|мисси)"),
        ("declaration", r"\b(?:declaration|деклараци)"),
        ("charter", r"\b(?:charter|устав)"),
        ("forces", r"\b(?:use of forces|применени\w+ сил)"),
        ("change", r"\b(?:changing|adjust|amend|корректировк|изменени)"),
        ("rotation", r"\b(?:rotation|ротаци)"),
        ("observer", r"\b(?:observer|наблюдател)"),
        ("secession", r"\b(?:secession|withdrawal procedure)"),
        ("together", r"\b(?:taken together)"),
    )
)
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_AHEAD: Final = 4
_BEHIND: Final = 90
_STOP: Final = re.compile(
    r"[.;:()“”«»]|, |\b(?:that|which|who|and|но|что|котор\w+|was|be|is|has|had|were|from|из|с повестки)\b"
)
_COUNTRY: Final = re.compile(r"\bcountry\b|\bстран[аеыу]\b", re.IGNORECASE)
_PLAN: Final = re.compile(
    r"\b(?:action plan|plan of (?:joint )?(?:action|measures)|plan)\b(?! to (?!the|carry))|\bплан(?:а|у|ом|е)?\b",
    re.IGNORECASE,
)
_LONGEST_SLUG: Final = 5
_SEVERAL: Final = 2
_SORTS_OF: Final = (
    "decision declaration document draft agreement protocol regulation provision item text council collective security"
)
_SORT_STEMS: Final = frozenset(stem(one) for one in _SORTS_OF.split())
#: Words that may stand beside any document, and what is done with it.
_ANY: Final = "CSTO ОДКБ organization year next this new joint год новый take remove drop off agenda повестка"
_ANY_STEMS: Final = frozenset(map(stem, _ANY.split()))
_NAMES: Final = "January February March April May June July August September October November December"
_MONTHS: Final = tuple(_NAMES.split())


@dataclass(frozen=True)
class Paper:
    """A document that a sentence names: its dossier, and where; `plain`: it is not told what it is about."""

    dossier: str
    start: int
    end: int
    plain: bool = False
    noun: str = ""

    @property
    def lost(self) -> bool:
        """Whether it is some document of a sort, and nobody can tell which: no other may stand for it."""
        return not self.dossier and bool(_SORTS.match(self.noun))


class Papers:
    """The documents on record, made ready to be recognised."""

    def __init__(self, known: Known) -> None:
        self.known = known

    @cached_property
    def _titles(self) -> dict[str, frozenset[str]]:
        """The ideas, members and years of every document's title."""
        names = [(one.dossier, one.name) for one in self.known.names if kind_of(one.dossier) == "document"]
        found: dict[str, frozenset[str]] = {}
        for dossier, name in names:
            found[dossier] = found.get(dossier, frozenset()) | self._ideas(name) | self._members(name)
        return found

    @cached_property
    def _member_names(self) -> Mapping[str, str]:
        return {title: slug_of(one) for one, title in self.known.titles.items() if kind_of(one) == "member"}

    def _ideas(self, told: str) -> frozenset[str]:
        ideas = {idea for idea, pattern in _IDEAS if pattern.search(told)}
        return frozenset({*ideas, *_YEAR.findall(told)})

    def _members(self, told: str) -> frozenset[str]:
        return frozenset(slug for title, slug in self._member_names.items() if title in told)

    def of(self, sentence: Sentence, actor: str = "", years: frozenset[str] = frozenset()) -> tuple[Paper, ...]:
        """The documents that a sentence names, in order; `actor`: the member that `the country` is.

        `years`: those of which the text speaks; a document told by nothing but its sort must be of one of them.
        """
        found: list[Paper] = []
        for noun in _PAPER.finditer(sentence.text):
            if not found or noun.start() >= found[-1].end:
                found.append(self._paper(sentence, noun, actor, years))
        return tuple(found)

    def _paper(self, sentence: Sentence, noun: re.Match[str], actor: str, years: frozenset[str]) -> Paper:
        start, end = _phrase(sentence, noun)
        told = sentence.text[start:end]
        members = {slug_of(one.dossier) for one in _members_in(sentence, start, end)}
        if actor and _COUNTRY.search(told):
            members.add(actor)
        ideas = self._ideas(told)
        if not ideas:
            found = self._by_words(told, members)
            return Paper(
                found, start if found else noun.start(), end if found else noun.end(), plain=not found, noun=noun[0]
            )
        if ideas == {"declaration"}:
            ideas = ideas | years
        found = self._best(ideas, members)
        if found and not members and self._of_another(told, found):
            found = ""
        new = "" if _SORTS.fullmatch(told.strip()) or ideas & years else self._new(sentence, start, end)
        return Paper(found or new, start, end, noun=noun[0])

    def _best(self, ideas: frozenset[str], members: set[str]) -> str:
        """The document whose title shares an idea, contradicts no member or year, and says least besides."""
        fitting = []
        for dossier, title in self._titles.items():
            of_title = {one for one in title if one in self._member_names.values()}
            years, own_years = set(filter(str.isdigit, ideas)), set(filter(str.isdigit, title))
            apart = (members and of_title and not members & of_title) or (years and own_years and not years & own_years)
            shared = {one for one in title & ideas if not one.isdigit()}
            if shared and not apart and (shared != {"declaration"} or years & own_years):
                fitting.append((-len(title & (ideas | members)), len(title), dossier))
        return min(fitting)[2] if fitting else ""

    def _of_another(self, told: str, dossier: str) -> bool:
        """Whether a phrase that names no member says something of a document that no title of this one has."""
        rest = telling(told) - _SORT_STEMS - _ANY_STEMS - self._stems.get(dossier, frozenset())
        return any(not any(pattern.search(one) for _, pattern in _IDEAS) and not one.isdigit() for one in rest)

    def _by_words(self, told: str, members: set[str]) -> str:
        """The document with whose title several telling words are shared, where no idea of the table is."""
        words = telling(told) - _SORT_STEMS
        shared = {one: len(words & stems) for one, stems in self._stems.items() if not members}
        best = max(shared, key=lambda one: shared[one], default="")
        return best if best and shared[best] >= _SEVERAL and shared[best] * 2 >= len(words) else ""

    @cached_property
    def _stems(self) -> dict[str, frozenset[str]]:
        names = [(one.dossier, one.name) for one in self.known.names if kind_of(one.dossier) == "document"]
        found: dict[str, frozenset[str]] = {}
        for dossier, name in names:
            found[dossier] = found.get(dossier, frozenset()) | (telling(name) - _SORT_STEMS)
        return found

    def _new(self, sentence: Sentence, start: int, end: int) -> str:
        """A dossier for a document that is not on record, named by the words that tell what it is about."""
        stems = [
            latin(one.raw) for one in words_of(sentence.text[start:end]) if one.stem not in IDLE and len(one.raw) > 1
        ]
        slug = "-".join(re.sub(r"[^a-z0-9]", "", one) for one in stems[:_LONGEST_SLUG]).strip("-")
        return self.known.own(f"document/{slug}") if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug) else ""

    def decisions_of(self, session: str) -> str:
        """The decisions of a session taken together, where the record has such a dossier."""
        day = slug_of(session).partition("-")[2]
        for dossier, title in self.known.titles.items():
            if kind_of(dossier) == "document" and title.startswith("Decisions of the session") and day:
                written = (
                    f"{int(day[8:10])} {_MONTHS[int(day[5:7]) - 1]} {day[:4]}" if len(day) == len("2023-11-23") else day
                )
                if written in title:
                    return dossier
        return ""

    def plan(self, sentence: Sentence) -> re.Match[str] | None:
        """Where a sentence names a plan."""
        return _PLAN.search(sentence.text)


def _phrase(sentence: Sentence, noun: re.Match[str]) -> tuple[int, int]:
    """What tells what a document is about: a few words before it, and those behind it up to the next joint."""
    text = sentence.text
    before = [one for one in sentence.words if one.end <= noun.start()][-_AHEAD:]
    start = noun.start()
    for word in reversed(before):
        if word.stem in IDLE or _STOP.search(text[word.end : start]) or word.raw.lower().endswith(("ed", "ing")):
            break
        start = word.start
    stop = _STOP.search(text, noun.end(), noun.end() + _BEHIND)
    return start, min(stop.start() if stop else len(text), noun.end() + _BEHIND)


def _members_in(sentence: Sentence, start: int, end: int) -> Iterator[Mention]:
    return (one for one in sentence.of_kind(Kind.MEMBER) if start <= one.start < end)
