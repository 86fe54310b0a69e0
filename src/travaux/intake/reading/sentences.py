"""Sentences with what they name and state: the ground on which everything else is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from travaux.intake.reading.days import Day, days_in
from travaux.intake.reading.mentions import Kind, Mention
from travaux.intake.reading.names import Names
from travaux.intake.reading.pieces import Piece, Role, pieces
from travaux.intake.reading.posts import Posts
from travaux.intake.reading.stems import Word, words_of
from travaux.intake.reading.tenses import planned
from travaux.intake.reading.words import words
from travaux.intake.text import Text

#: A word for a sitting, in either language.
SITTING: Final = words(
    r"\b(?P<summit>summit|саммит)\w*|\b(?:sessions?|meetings?|gatherings?|sittings?)\b(?! of (?:minds))"
    r"|\b(?:сесси|заседани)\w+|\bвстреч\w+ (?=глав|лидер|министр)|\bkey event\b"
)


@dataclass(frozen=True)
class Sentence:
    """A piece of a text with its words, the names in it, and the days that it states."""

    piece: Piece
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]
    days: tuple[Day, ...]

    @property
    def text(self) -> str:
        """The characters of the piece."""
        return self.piece.text

    @cached_property
    def planned(self) -> bool:
        """Whether it tells what is to come."""
        return planned(self.text)

    @cached_property
    def sits(self) -> bool:
        """Whether it speaks of a session, a summit or a body."""
        return bool(SITTING.search(self.text)) or any(one.kind is Kind.BODY for one in self.mentions)

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The cities that it names: first those that are nothing else, then capitals that stand for their states."""
        plain = [one.dossier for one in self.mentions if one.kind is Kind.PLACE]
        stands = [one.place for one in self.mentions if one.kind is Kind.MEMBER and one.form == "capital"]
        return tuple(dict.fromkeys([*plain, *filter(None, stands)]))

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """The bodies that it names, and those of the ministers that it names."""
        found = [one.dossier for one in self.mentions if one.kind in {Kind.BODY, Kind.MINISTERS}]
        return tuple(dict.fromkeys(found))

    def of_kind(self, *kinds: Kind) -> tuple[Mention, ...]:
        """The mentions of these kinds, in order."""
        return tuple(one for one in self.mentions if one.kind in kinds)


def read_sentences(text: Text, names: Names, posts: Posts, roles: dict[int, Role]) -> tuple[Sentence, ...]:
    """All sentences of a text, each with its names and days."""
    return tuple(_read(piece, names, posts) for piece in pieces(text, roles))


def _read(piece: Piece, names: Names, posts: Posts) -> Sentence:
    spelt = words_of(piece.text)
    found = posts.joined(names.in_words(spelt, piece.text), piece.text)
    groups = names.groups(piece.text, found)
    kept = [one for one in found if not any(group.start <= one.start < group.end for group in groups)]
    mentions = tuple(sorted([*kept, *groups], key=lambda one: one.start))
    return Sentence(piece, spelt, mentions, days_in(piece.text))


def before(mentions: Sequence[Mention], at: int) -> list[Mention]:
    """The mentions that end before a place, nearest first."""
    return [one for one in reversed(mentions) if one.end <= at]


def behind(mentions: Sequence[Mention], at: int) -> list[Mention]:
    """The mentions that begin behind a place, nearest first."""
    return [one for one in mentions if one.start >= at]
