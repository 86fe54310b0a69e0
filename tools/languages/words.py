"""The closed vocabularies, read from where they are declared, so that a new word asks for its translation."""

import re
from collections.abc import Iterator
from typing import Final, Literal, get_args, get_origin

from pydantic import BaseModel

from tools.findings import ROOT
from travaux.decision import act, change, findings, sentences
from travaux.decision.situation import document, member
from travaux.decision.states import MACHINES
from travaux.enquiry.again import SHAPES, TITLES, is_title
from travaux.frame.statuses import WORDS
from travaux.record.dossiers import KINDS
from travaux.record.entry import Modality, Origin
from travaux.record.events import EVENTS
from travaux.record.fold import Certainty
from travaux.rulebook import adoption, models, vocabulary

_PLACE: Final = re.compile(r"\bplace: ([A-Z][\w .-]+)")
_TITLED: Final = "|".join(sorted(KINDS.keys() - {"member", "person", "source"}))
_TITLE: Final = re.compile(
    rf"about: (?:[\w-]+/)?(?:{_TITLED})(?:/[\w.-]+)?, fact: named, "
    r'name: "?([^":]+?)"?, (?:language: en, form: title|form: title, language: en)'
)
#: Fields whose name means something else in this event than elsewhere: (event, field).
SENSES: Final = (
    ("count reported", "of"),
    ("resubmission instructed", "for"),
    ("session scheduled", "for"),
    ("session convened", "for"),
    ("thanks expressed", "for"),
    ("session postponed", "to"),
    ("item deferred", "to"),
    ("return hoped for", "to"),
    ("objection raised", "to"),
    ("no objection declared", "to"),
    ("attendance", "by"),
    ("established", "by"),
    ("membership began", "by"),
    ("amended", "by"),
    ("repealed", "by"),
    ("ruling given", "on"),
    ("request received", "of"),
    ("formal notice given", "of"),
    ("attested in office", "of"),
    ("other side not on record", "of"),
    ("assessment stated", "of"),
    ("taken from", "of"),
    ("correction explained", "of"),
    ("consequence stated", "from"),
    ("observer granted", "at"),
    ("membership ended", "how"),
    ("texts counted", "noun"),
)


def words() -> Iterator[str]:
    """Each word, some of them more than once."""
    yield from _of_events()
    yield from (*SHAPES, *WORDS, *_places(), *sentences.SENTENCES.values(), "act", "report")
    for machine in MACHINES:
        yield from _of_machine(machine)
    yield from KINDS
    yield from (str(one) for one in (*Modality, *Origin, *Certainty))
    for kind in (
        findings.Outcome,
        findings.Admissible,
        findings.BoundWord,
        findings.AndBase,
        findings.Side,
        act.Capacity,
        change.Act,
    ):
        yield from get_args(kind)
    for room in (member, document):
        yield from (value for name, value in vars(room).items() if name.isupper() and isinstance(value, str))
    for kind in (*vars(vocabulary).values(), adoption.Comparison):
        yield from (one for one in get_args(kind) if isinstance(one, str))
    yield from _of_rules(models.RuleBookFile)


def _of_rules(block: object) -> Iterator[str]:
    """The words that the keys of a rule book take."""
    if isinstance(block, type) and issubclass(block, BaseModel):
        for field in block.model_fields.values():
            yield from _of_rules(field.annotation)
    elif get_origin(block) is Literal:
        yield from (one for one in get_args(block) if isinstance(one, str))
    else:
        for inner in get_args(block):
            yield from _of_rules(inner)


def _places() -> Iterator[str]:
    """Places that the bundled record names; Unicode has names for countries, but for few towns."""
    for path in sorted((ROOT / "src" / "travaux" / "record" / "library").rglob("*.yaml")):
        yield from (found[1] for found in _PLACE.finditer(path.read_text(encoding="utf-8")))


def titles() -> Iterator[str]:
    """Titles that the bundled record gives, where no shape tells them again; members go by Unicode's names."""
    yield from TITLES
    for path in sorted((ROOT / "src" / "travaux" / "record" / "library").rglob("*.yaml")):
        for found in _TITLE.finditer(path.read_text(encoding="utf-8")):
            if not is_title(found[1]):
                yield found[1]


def _of_events() -> Iterator[str]:
    for kind in EVENTS.values():
        yield kind.name
        for name, field in (*kind.fields.items(), *([("", kind.key)] if kind.key else ())):
            yield name
            yield from field.words


def _of_machine(machine: object) -> Iterator[str]:
    for value in vars(machine).values():
        yield from _texts(value)


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from _texts((*value.keys(), *value.values()))
        case tuple() | list() | frozenset() | set():
            for one in value:
                yield from _texts(one)
        case _ if hasattr(value, "__dataclass_fields__"):
            yield from _texts(tuple(vars(value).values()))
        case _:
            return
