"""A report of each kind of event, with as little or as much in it as the kind's declaration allows."""

from typing import Final

import pytest

from travaux.record.chronicle.facts import on_paper
from travaux.record.chronicle.known import Known
from travaux.record.chronicle.page import ChronicleRefused
from travaux.record.chronicle.read import read_chronicle
from travaux.record.chronicle.write import flow
from travaux.record.dossiers import KINDS, SOLE
from travaux.record.entry import Entry
from travaux.record.events import EVENTS, EventKind, Field
from travaux.record.values import Form

Fact = dict[str, str | list[str]]

# What the header registers and no report tells.
REGISTERED: Final = ("record opened", "outlet registered", "source registered")
TOLD: Final = tuple(kind for name, kind in EVENTS.items() if name not in REGISTERED)
NAMED: Final = tuple(kind for kind in KINDS if kind not in {"source", "record"})
VALUES: Final = {
    Form.TEXT: "in our own words: so it was",
    Form.NAME: "Minsk",
    Form.COUNT: "15",
    Form.SHARE: "1/10",
    Form.DATE: "2023-11-22",
    Form.MEMBER: "am",
    Form.SLUG: "s-1",
    Form.DIGEST: "sha256:" + "0" * 64,
}
MISFITS: Final = {
    Form.TEXT: " ",
    Form.NAME: " ",
    Form.WORD: "rumour",
    Form.COUNT: "several",
    Form.SHARE: "half",
    Form.DATE: "2023-02-30",
    Form.MEMBER: "Armenia",
    Form.SLUG: "No Slug",
    Form.DOSSIER: "nothing",
    Form.DIGEST: "sha256:0",
}


def dossier_of(kind: str) -> str:
    """A dossier of that kind, which `names` introduces."""
    if kind == "source":
        return "world/source/tass"
    return kind if kind in SOLE else f"{kind}/x1"


def names() -> str:
    """A chronicle that introduces a dossier of every kind."""
    named = "".join(
        f"  - {{ref: N-{kind}, about: {dossier_of(kind)}, fact: named, name: A {kind}, on: always}}\n" for kind in NAMED
    )
    return f"""\
chronicle: csto/1
part: names
zone: Europe/Moscow
retrieved: 2026-11-22
record: reports only
outlets:
  tass: {{title: TASS, sort: agency}}
sources:
  tass-2023: {{outlet: tass, published: 2023-11-23}}
reports:
- id: names
  unsourced: true
  facts:
{named}"""


HEAD: Final = """\
chronicle: csto/1
part: every-event
zone: Europe/Moscow
reports:
- id: r1
  chain: [tass-2023]
  facts:
"""
LINE: Final = HEAD.count("\n") + 1  # where the fact stands
KNOWN: Final = Known()
INTRODUCED: Final = read_chronicle(names(), "names.yaml", KNOWN).entries


def read(text: str) -> tuple[Entry, ...]:
    """The entries of a chronicle that follows the names, after theirs."""
    return (*INTRODUCED, *read_chronicle(text, "small.yaml", KNOWN.draft()).entries)


def refusals(text: str) -> list[str]:
    """What is said of a chronicle that must be refused."""
    with pytest.raises(ChronicleRefused) as caught:
        read(text)
    return [str(fault) for fault in caught.value.faults]


def scalar_of(field: Field) -> str:
    """Something that fits a field."""
    if field.form is Form.WORD:
        return min(field.words)
    if field.form is Form.DOSSIER:
        kinds = [kind for kind in sorted(field.words or NAMED) if kind != "record"]
        return dossier_of(kinds[0])
    return VALUES[field.form]


def least(kind: EventKind) -> Fact:
    """The least that a report of it can tell: what it is about, its key, what an act would need, and a day."""
    fact: Fact = {"ref": "f1", "about": dossier_of(min(kind.about)), "fact": kind.name}
    if kind.key is not None:
        fact["key"] = scalar_of(kind.key)
    fact |= {on_paper(name): scalar_of(field) for name, field in kind.fields.items() if field.required}
    return {**fact, "on": "2023-11-22"}


def most(kind: EventKind) -> Fact:
    """The most: every field, about every kind of dossier that it can be about."""
    fact = least(kind) | {"about": [dossier_of(one) for one in sorted(kind.about)]}
    if len(kind.about) == 1:
        fact["about"] = dossier_of(min(kind.about))
    fields = {on_paper(name): scalar_of(field) for name, field in kind.fields.items()}
    ordered = {name: fact[name] for name in ("ref", "about", "fact", "key") if name in fact}
    return {**ordered, **fields, "on": "2023-11-22", "modality": "plan", "lines": "L3", "note": "as told"}


def written(fact: Fact) -> str:
    """A chronicle that ends with this fact."""
    return f"{HEAD}  - {flow(fact)}\n"
