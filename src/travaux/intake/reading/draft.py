"""A fact as a rule found it in a sentence, before the facts of a text are joined and compared with the record."""

from dataclasses import dataclass, field

from travaux.intake.reading.calendar import Resolved
from travaux.intake.reading.speech import Voice
from travaux.intake.text import Span
from travaux.record.entry import Modality
from travaux.record.values import Value


@dataclass(frozen=True)
class Draft:
    """An event told: what it is about, its keys and values, when, by whom, in which manner, and where it stands.

    `piece`: the sentence's number. `title`: only a headline tells it. `opens`: dossiers that are not on record.
    `own`: the report that it belongs to is the page's own account of itself.
    """

    event: str
    about: tuple[str, ...]
    on: Resolved
    spans: tuple[Span, ...]
    keys: tuple[str, ...] = ()
    values: dict[str, Value] = field(default_factory=dict)
    modality: tuple[Modality, ...] = (Modality.ASSERTION,)
    voice: Voice | None = None
    closed: bool = False
    note: str = ""
    piece: int = -1
    title: bool = False
    own: bool = False
