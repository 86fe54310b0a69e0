"""What a paper is asked of: dials, reader, language, and the names of things as they stood under those dials."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from travaux.decision.situation import DossierState
from travaux.decision.situation.claims import Cited, Claim, Happening, certain_of
from travaux.enquiry.language import ENGLISH, say, spoken
from travaux.enquiry.states.teller import MOST_REFS, Teller
from travaux.enquiry.titles import translated
from travaux.enquiry.words import Names, day_in_words, interval, listing
from travaux.office import answers, dealt_with
from travaux.office.present import title_of
from travaux.record.fold import Dials, Folded, Told
from travaux.record.times import Interval, zone_named
from travaux.record.values import NONE, RESERVED, UNKNOWN, Value

NOTHING: Final = "\N{EN DASH}"
_FORMS: Final = ("title", "short", "", "spelling")
State = TypeVar("State", bound=DossierState)


class QuietTeller(Teller):
    """Tells without citations: on paper they stand in a line of their own, under what rests on them."""

    def refs(self, cited: Iterable[Cited]) -> str:  # noqa: ARG002 - they are given all the same
        """Nothing."""
        return ""


@dataclass(frozen=True)
class Question:
    """A reader's question, answered from folds under the dials and nothing else, so that it is answered alike for ever.

    `met` keeps every dossier that was read, for the count of what the reader may not see.
    """

    organisation: str
    dials: Dials
    reader: frozenset[str]
    language: str
    zone: ZoneInfo
    met: dict[str, tuple[DossierState, Folded]] = field(default_factory=dict)

    @cached_property
    def names(self) -> Names:
        """What things were called under the dials, in the reader's language where the record or a catalogue has it."""
        return Names(_TitlesThen(self), self.organisation)

    @cached_property
    def tell(self) -> Teller:
        """Says things of the record without citations."""
        return QuietTeller(self.names, self.zone)

    def read(self, dossier: str) -> tuple[DossierState, Folded]:
        """The state of a dossier and its facts, read once."""
        if dossier not in self.met:
            self.met[dossier] = dealt_with.state_of(dossier, self.dials, self.reader)
        return self.met[dossier]

    def state(self, dossier: str, kind: type[State]) -> State | None:
        """The state, where the dossier is of that kind."""
        found, _ = self.read(dossier)
        return found if isinstance(found, kind) else None

    def facts(self, dossier: str, *events: str) -> tuple[Told, ...]:
        """The certain facts about a dossier, in order; of these events only, where some are given."""
        certain = certain_of(self.read(dossier)[1], dossier)
        return tuple(told for told in certain if not events or told.name in events)

    def day(self, span: Interval) -> str:
        """When, in words."""
        return interval(span, self.zone)

    def when(self, told: Told) -> str:
        """The day of a fact."""
        return self.day(Interval(told.lo, told.hi))

    def happened(self, found: Happening | None) -> str:
        """When something happened; a dash where that is not on record."""
        return NOTHING if found is None else self.tell.when(found)

    def date(self, edtf: Value | None) -> str:
        """A date that is a value of a fact."""
        match edtf:
            case None:
                return NOTHING
            case "unknown":
                return say("not stated")
            case "none":
                return say("none")
        return day_in_words(str(edtf))

    def claim(self, claim: Claim) -> str:
        """What leads, with what contradicts it; a dash where nothing is on record."""
        return NOTHING if claim.value is None and not claim.rivals else self.tell.claim(claim)

    def date_claim(self, claim: Claim) -> str:
        """The same for a day."""
        return NOTHING if claim.value is None and not claim.rivals else self.tell.claim(claim, self.date)

    def value(self, value: Value | None) -> str:
        """A value in words; a dash where there is none."""
        return NOTHING if value is None else self.names.value(value)

    def members(self, slugs: Iterable[str]) -> str:
        """Members by name, in the order of their names; a dash for none."""
        return listing(sorted(self.names.member(one) for one in slugs if one not in RESERVED)) or NOTHING


def refs_of(*cited: Iterable[Cited | Told]) -> str:
    """Where facts stand, each once, the first of many: `s4-yerevan#B21, … and 3 more`."""
    addresses = list(dict.fromkeys(_shortly(one.address) for some in cited for one in some))
    more = say(" and {n} more").format(n=len(addresses) - MOST_REFS) if len(addresses) > MOST_REFS else ""
    return f"{', '.join(addresses[:MOST_REFS])}{more}"


def _shortly(address: str) -> str:
    """An act has one fact, which is called like its entry: it is cited once."""
    entry, _, ref = address.partition("#")
    return entry if ref == entry.replace("/", "-") else address


def text_of(told: Told, name: str) -> str:
    """A text field of a fact as it was written; empty where the source does not say."""
    value = told.value.get(name, UNKNOWN)
    return "" if value in {UNKNOWN, NONE} else str(value)


def question(organisation: str, dials: Dials, reader: frozenset[str]) -> Question:
    """The question in the language of whoever asks; raises NothingOnRecord."""
    return Question(organisation, dials, reader, spoken(), zone_named(answers.zone_of(f"{organisation}/record")))


class _TitlesThen(Mapping[str, str]):
    """Titles by the facts that stand under the dials, each found out when it is first needed."""

    def __init__(self, asked: Question) -> None:
        self._asked = asked
        self._found: dict[str, str] = {}

    def __getitem__(self, dossier: str) -> str:
        if dossier not in self._found:
            self._found[dossier] = self._title(dossier)
        if not self._found[dossier]:
            raise KeyError(dossier)
        return self._found[dossier]

    def _title(self, dossier: str) -> str:
        if not Names.is_dossier(dossier):
            return ""
        state, _ = dealt_with.state_of(dossier, self._asked.dials, self._asked.reader)
        if not state.names:
            return ""
        title = title_of(state)
        if self._asked.language == ENGLISH:
            return title
        own = [one for one in state.names if one.language == self._asked.language and one.form in _FORMS]
        best = min(own, key=lambda one: _FORMS.index(one.form), default=None)
        return best.name if best else translated(dossier, title, self._asked.language)

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
