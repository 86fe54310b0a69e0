"""One entry of the record: an act or a report, with its facts, and the very bytes that are sealed."""

import hashlib
from enum import IntEnum, StrEnum
from typing import Any, Final, Literal

import msgspec

from travaux.broken_input import BrokenInput
from travaux.record.times import Interval
from travaux.record.values import Value

MOST_BYTES: Final = 65_535  # tlog-tiles: an entry bundle gives each entry a 16-bit length


class EntryTooLong(BrokenInput):
    """An entry that does not fit the log; long texts stay outside, with their SHA-256 inside."""

    def __init__(self, entry_id: str, size: int) -> None:
        super().__init__(
            f"Entry '{entry_id}' has {size} bytes; the log holds at most {MOST_BYTES} an entry. "
            "Split the report, or keep the text outside and give its sha256."
        )


class Modality(StrEnum):
    """In what manner a source tells a fact; one fact can be told in several."""

    ASSERTION = "assertion"
    QUOTATION = "quotation"
    INDIRECT = "indirect speech"
    PLAN = "plan"
    HOPE = "hope"
    NON_EVENT = "non-event"


class Origin(StrEnum):
    """Who asserts, at the origin of the chain; the order of the list is the order of weight (design 3)."""

    OWN_ACT = "own act"
    OFFICIAL_RECORD = "official record"
    RESPONSIBLE = "responsible post-holder"
    OTHER_HOLDER = "other post-holder"
    AGENCY = "agency"
    UNKNOWN = "unknown"


ORIGIN_WEIGHT: Final = {origin: weight for weight, origin in enumerate(Origin)}


class Grade(IntEnum):
    """Admiralty item grade: 1 confirmed by others … 6 cannot be judged. The source's own letter stands apart."""

    CONFIRMED = 1
    PROBABLY_TRUE = 2
    POSSIBLY_TRUE = 3
    DOUBTFUL = 4
    IMPROBABLE = 5
    CANNOT_BE_JUDGED = 6


class When(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """When something happened: the words or date of the source, and what they resolve to."""

    stated: str
    lo: int
    hi: int
    resolved: str = ""  # the date it was inferred to be, in EDTF; empty if the source states it
    inferred_from: tuple[str, ...] = ()
    because: str = ""

    @property
    def basis(self) -> Literal["stated", "inferred"]:
        """Whether the source says the date, or this record infers it and says from what."""
        return "inferred" if self.resolved else "stated"

    @property
    def interval(self) -> Interval:
        """The half-open interval of moments."""
        return Interval(self.lo, self.hi)


class Link(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One hand that a report passed through: a publication (slug), and the lines cited in it."""

    source: str
    lines: str = ""


class Public(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When the public could know an entry, and why we think so."""

    lo: int
    hi: int
    basis: str


class Said(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, rename={"as_": "as"}):
    """Who said it, in which post, when, to whom, at which meeting or session."""

    by: str = ""
    as_: str = ""
    on: When | None = None
    to: tuple[str, ...] = ()
    at: str = ""
    ambiguous: str = ""  # where the source leaves the speaker open: between whom


class Quotation(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A phrase whose wording is itself the fact, with the original where it is known."""

    words: str
    language: str = "en"
    original: str = ""
    original_language: str = ""


class Fact(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One event as told: what it is about, its key and values, and when it happened."""

    ref: str
    about: tuple[str, ...]
    fact: str
    on: When
    keys: tuple[str, ...] = ()
    closed: bool = False  # the keys are a closed list: what is not on it is denied
    value: dict[str, Value] = {}
    modality: tuple[Modality, ...] = (Modality.ASSERTION,)
    after: tuple[str, ...] = ()
    lines: str = ""
    quote: Quotation | None = None
    note: str = ""


class Review(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """How a text became a report: what proposed its facts, who confirmed them, and which of them that person altered.

    Where a fact stands in the text, its `lines` say: `L14:120-168` is line 14, from character 120 up to 168.
    """

    proposed: str
    confirmed: str
    altered: tuple[str, ...] = ()


class Entry(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, tag_field="v", tag="entry/1"):
    """An act (done through the desk) or a report (told by a source).

    `recorded` is server time, ISO 8601; everything else is the entry's content.
    `corrects` names entries (`id`) or facts (`id#ref`); without facts of its own a correction withdraws.
    """

    id: str
    kind: Literal["act", "report"]
    organisation: str
    zone: str
    public: Public
    facts: tuple[Fact, ...] = ()
    by: str = ""
    capacity: str = ""
    recorded: str = ""
    part: str = ""  # which file of the chronicle it came from
    said: Said | None = None
    chain: tuple[Link, ...] = ()  # nearest to the speaker first
    origin: Origin = Origin.UNKNOWN
    grade: Grade = Grade.CANNOT_BE_JUDGED
    audience: str = "public"
    corrects: tuple[str, ...] = ()
    copies: str = ""  # the report of which this one is a copy: the two are one source
    note: str = ""
    finding: dict[str, Any] | None = None
    review: Review | None = None

    def dossiers(self) -> tuple[str, ...]:
        """The dossiers that its facts are about, each once, in order."""
        return tuple(dict.fromkeys(dossier for fact in self.facts for dossier in fact.about))

    def address(self, fact: Fact) -> str:
        """How other entries refer to one of its facts."""
        return f"{self.id}#{fact.ref}"


class Recorded(msgspec.Struct, frozen=True):
    """An entry at its place in the log."""

    position: int
    entry: Entry


_ENCODER: Final = msgspec.json.Encoder(order="sorted")
_DECODER: Final = msgspec.json.Decoder(Entry)


def to_bytes(entry: Entry) -> bytes:
    """The canonical bytes: JSON, keys sorted, no blanks, UTF-8; raises EntryTooLong."""
    raw = _ENCODER.encode(entry)
    if len(raw) > MOST_BYTES:
        raise EntryTooLong(entry.id, len(raw))
    return raw


def from_bytes(raw: bytes) -> Entry:
    """The entry that stands in these bytes; raises msgspec.DecodeError (also for JSON that is no entry)."""
    return _DECODER.decode(raw)


def content_digest(entry: Entry) -> str:
    """SHA-256 of what is told, not of who recorded it, when, or what was found: another digest is another report."""
    bare = msgspec.structs.replace(entry, recorded="", by="", capacity="", finding=None)
    return hashlib.sha256(_ENCODER.encode(bare)).hexdigest()
