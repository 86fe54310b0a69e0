"""A new text as the acts that enter it: that it exists, its clauses, its circulation, in one transaction."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.text import slugify
from django.utils.translation import gettext, ngettext

from travaux.decision.act import Act, Author
from travaux.decision.situation.papers import ATTACHED
from travaux.office.desk import NOW
from travaux.office.papers import Paper
from travaux.record.values import Value
from travaux.workroom.drafts.clauses import Drafted

#: Whether the actor may do an event.
May = Callable[[str], bool]
_LONGEST: Final = 60
_OF_THE_KEY: Final = 6
_TIDY: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Text:
    """A text about to be entered: what it is called where it is new, its version, its clauses, when answers are due.

    `paper`: the text as it is kept; None where it is not kept as a paper.
    """

    version: str
    clauses: tuple[Drafted, ...]
    title: str = ""
    sort: str = ""
    body: str = ""
    sponsor: str = ""
    due: str = ""
    paper: Paper | None = None
    removed: tuple[str, ...] = ()


def slug_for(title: str, key: str) -> str:
    """A slug that no other draft bears: words of the title, and what is made of the key under which it is entered.

    So it tells nobody whether a text of that title is there that others may know of, and sent again it is the same.
    """
    words = _TIDY.sub("-", slugify(title))[:_LONGEST].strip("-")
    return "-".join(part for part in (words, hashlib.sha256(key.encode()).hexdigest()[:_OF_THE_KEY]) if part)


def acts(text: Text, dossier: str, by: Author, may: May) -> tuple[Act, ...]:
    """The acts in their order, without those that the actor may not do: then the secretariat puts it into clauses."""
    return tuple(Act(one.kind, (dossier,), by, NOW, one.keys, one.value) for one in _told(text) if may(one.kind))


@dataclass(frozen=True)
class _Told:
    """An act before it is somebody's: its kind, keys and value."""

    kind: str
    keys: tuple[str, ...]
    value: Mapping[str, Value]


def _told(text: Text) -> Iterator[_Told]:
    if text.title:
        yield _Told("drafted", (), _given(sort=text.sort, body=text.body, subject=text.title))
        yield _Told("named", (), _given(name=text.title, form="title"))
    if text.paper is not None:
        yield _Told(ATTACHED, (), text.paper.told(text.title))
    for one in text.clauses:
        yield _Told("clause drafted", (one.name,), _given(version=text.version, text=one.text, heading=one.heading))
    for name in text.removed:
        yield _Told("clause removed", (name,), _given(version=text.version))
    if text.clauses or text.removed:
        value = _given(by=text.sponsor, version=text.version, text="" if text.paper is None else text.paper.sealed)
        yield _Told("circulated", (), {**value, **({"reply due": text.due} if text.due else {})})


def _given(**value: str) -> dict[str, Value]:
    return {name: given for name, given in value.items() if given}


def enters(planned: Sequence[Act]) -> str:
    """What will be entered, in a sentence, so that nobody is surprised."""
    kinds = [one.kind for one in planned]
    clauses = kinds.count("clause drafted")
    parts = [gettext("that the draft exists")] if "drafted" in kinds else []
    parts += [gettext("the text as a paper")] if ATTACHED in kinds else []
    parts += [ngettext("%(n)s clause", "%(n)s clauses", clauses) % {"n": clauses}] if clauses else []
    out = kinds.count("clause removed")
    parts += (
        [ngettext("that %(n)s clause is taken out", "that %(n)s clauses are taken out", out) % {"n": out}]
        if out
        else []
    )
    parts += [gettext("its circulation")] if "circulated" in kinds else []
    told = gettext("Entered in one go: %(what)s.") % {"what": ", ".join(parts)}
    waiting = "" if "circulated" in kinds else gettext("The secretariat then puts it into clauses and circulates it.")
    return f"{told} {waiting}".strip()


def changed(before: Mapping[str, Drafted], after: Sequence[Drafted]) -> tuple[tuple[Drafted, ...], tuple[str, ...]]:
    """Of a new version only what is new in it: the clauses that are worded otherwise, and those that are gone."""
    new = tuple(one for one in after if before.get(one.name) != one)
    named = {one.name for one in after}
    return new, tuple(name for name in before if name not in named)
