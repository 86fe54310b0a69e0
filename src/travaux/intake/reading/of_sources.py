"""What a text tells of itself: its stamps, its author, from whom it has its report, whom a caption names."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from travaux.intake.known import Known
from travaux.intake.reading.calendar import Calendar
from travaux.intake.reading.draft import Draft
from travaux.intake.reading.mentions import Kind
from travaux.intake.reading.names import latin
from travaux.intake.reading.pieces import Role
from travaux.intake.reading.provenance import Credit, Provenance, Scope
from travaux.intake.reading.sentences import Sentence
from travaux.intake.text import Span, Text
from travaux.record.values import Value

_FULL: Final = re.compile(
    r"(?P<name>(?:[A-ZА-ЯЁ][\w-]+(?:\s+(?:of|the|for|and|о|по"
    r"|и))?\s+(?:[а-яёa-z]\S*\s+){0,2}){1,6}[\w-]+)\s+\((?P<short>[A-ZА-ЯЁ]{2,6})\)"
)


class Sources:
    """The facts about one text as a source; `own` is its slug."""

    def __init__(self, text: Text, known: Known, calendar: Calendar, own: str) -> None:
        self.text = text
        self.known = known
        self.calendar = calendar
        self.dossier = f"world/source/{own}"

    def drafts(self, told: Provenance, credits_: Sequence[Credit], sentences: Sequence[Sentence]) -> Iterator[Draft]:
        """All of them."""
        for stamp in told.stamps:
            values: dict[str, Value] = {"label": stamp.label, "shows": stamp.shows}
            yield Draft(
                "stamped",
                (self.dossier,),
                self.calendar.of(stamp.shows, stamp.shows),
                (stamp.span,),
                (),
                values,
                own=True,
            )
        yield from self._author(told)
        yield from self._taken_from(credits_)
        yield from self._captions(sentences)
        yield from self._full_names(sentences)

    def _draft(self, event: str, about: tuple[str, ...], spans: tuple[Span, ...], values: dict[str, Value]) -> Draft:
        return Draft(event, about, self.calendar.always(), spans, values=values, own=event != "named")

    def _author(self, told: Provenance) -> Iterator[Draft]:
        """Who wrote it; a name that is not on record is put there first."""
        if not told.author:
            return
        spans = (told.byline,) if told.byline else (Span(1, 0, 0),)
        person = next((one.dossier for one in self.known.names if latin(one.name) == latin(told.author)), "")
        if not person:
            person = f"world/person/{re.sub(r'[^a-z0-9]+', '-', latin(told.author)).strip('-')}"
            named: dict[str, Value] = {"name": told.author, "language": self.text.language, "form": "title"}
            yield self._draft("named", (person,), spans, named)
        yield self._draft("written by", (self.dossier,), spans, {"author": person})

    def _taken_from(self, credits_: Sequence[Credit]) -> Iterator[Draft]:
        """The outlets that the text says it has its report from, each once, with all the places that say so."""
        by_title: dict[str, list[Credit]] = {}
        for one in credits_:
            if one.scope is not Scope.SPEECH or "unnamed" in one.hand.title:
                by_title.setdefault(one.hand.title, []).append(one)
        for found in by_title.values():
            hand = found[0].hand
            words = "; ".join(dict.fromkeys(one.hand.words for one in found))
            slug = hand.slug or re.sub(r"[^a-z0-9]+", "-", latin(hand.title)).strip("-")
            values: dict[str, Value] = {"outlet": f"world/source/{slug}", "words": words}
            yield self._draft("taken from", (self.dossier,), tuple(one.span for one in found), values)

    def _captions(self, sentences: Sequence[Sentence]) -> Iterator[Draft]:
        for one in sentences:
            if one.piece.role is Role.CAPTION:
                for person in one.of_kind(Kind.PERSON)[:1]:
                    about = (self.dossier, person.dossier)
                    yield self._draft("caption names", about, (one.piece.span(),), {"person": person.dossier})

    def _full_names(self, sentences: Sequence[Sentence]) -> Iterator[Draft]:
        """A full name with its short form in brackets, where the record lacks the full one."""
        known = {latin(one.name): one.dossier for one in self.known.names}
        seen: set[str] = set()
        for one in sentences:
            for found in _FULL.finditer(one.text):
                name = re.sub(r"^(?:The|the) ", "", found["name"])
                dossier = known.get(latin(found["short"]), "")
                if dossier and not self._on_record(name, known) and latin(name) not in seen:
                    seen.add(latin(name))
                    values: dict[str, Value] = {"name": name, "language": self.text.language, "form": "title"}
                    yield self._draft(
                        "named", (dossier,), (one.piece.span(found.start("name"), found.end("name")),), values
                    )

    def _on_record(self, name: str, known: dict[str, str]) -> bool:
        ends = latin(name)
        return any(ends.endswith(each) for each in known if len(each) > len("organisation"))
