"""What an event is: its name, the dossiers it is about, its key, its fields, and how it is held."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from travaux.record.values import Form


class Held(StrEnum):
    """How many facts of a kind can stand side by side in one dossier."""

    SINGLE = "single"  # one value; another one at the same time contradicts it
    KEYED = "keyed"  # one value for each key (a member, a body, a stage)
    SERIES = "series"  # a value over time: later ones follow earlier ones
    MANY = "many"  # occurrences that never contradict each other


@dataclass(frozen=True)
class Field:
    """One field of an event. `compared`: two different values of it exclude each other."""

    form: Form
    words: frozenset[str] = frozenset()
    several: bool = False
    required: bool = False
    compared: bool = True
    name: str = ""

    def needed(self) -> "Field":
        """The same field, without which an act is malformed (a report may leave it out)."""
        return replace(self, required=True)

    def loose(self) -> "Field":
        """The same field, of which two values may differ without contradiction."""
        return replace(self, compared=False)

    def list(self) -> "Field":
        """The same field, holding one or more values."""
        return replace(self, several=True)

    def called(self, name: str) -> "Field":
        """The same field under its name on paper."""
        return replace(self, name=name)


def words(*choices: str) -> Field:
    """A field that takes one of a closed list of words."""
    return Field(Form.WORD, frozenset(choices))


def dossier(*kinds: str) -> Field:
    """A field that names a dossier of one of these kinds."""
    return Field(Form.DOSSIER, frozenset(kinds))


TEXT: Final = Field(Form.TEXT, compared=False)
NAME: Final = Field(Form.NAME)
COUNT: Final = Field(Form.COUNT)
SHARE: Final = Field(Form.SHARE)
DATE: Final = Field(Form.DATE)
MEMBER: Final = Field(Form.MEMBER)
SLUG: Final = Field(Form.SLUG)
DIGEST: Final = Field(Form.DIGEST)
PERSON: Final = dossier("person")
BODY: Final = dossier("body")
SESSION: Final = dossier("session")
DOCUMENT: Final = dossier("document")
ORGANISATION: Final = dossier("organisation")
POST: Final = dossier("post")
ANY: Final = dossier()


@dataclass(frozen=True)
class EventKind:
    """One kind of event.

    `once`: it happens once to a dossier (and key), so that two days far apart contradict each other.
    `act`: it can be done through the desk; other kinds are only ever reported.
    `version`: kinds live for ever; a changed one gets a new version, the old one is kept.
    """

    name: str
    says: str
    about: frozenset[str]
    held: Held = Held.SINGLE
    key: Field | None = None
    fields: dict[str, Field] = field(default_factory=dict)
    once: bool = False
    act: bool = False
    version: int = 1


def event(
    name: str,
    says: str,
    /,
    *about: str,
    held: Held | None = None,
    key: Field | None = None,
    once: bool = False,
    act: bool = False,
    **fields: Field,
) -> EventKind:
    """Declare a kind; a keyed one unless said otherwise if it has a key. `due_` stands for `due`, `a_b` for `a b`."""
    named = {python.rstrip("_").replace("_", " "): declared for python, declared in fields.items()}
    return EventKind(
        name=name,
        says=says,
        about=frozenset(about),
        held=held or (Held.KEYED if key else Held.SINGLE),
        key=key,
        fields={paper: declared.called(paper) for paper, declared in named.items()},
        once=once,
        act=act,
    )
