"""The roll as it is called: one row a member, and the acts that the rows come to."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.text import slugify
from django.utils.translation import gettext

from travaux.decision.act import Act, Author
from travaux.office.desk import NOW
from travaux.record.events import EVENTS

ATTENDANCE: Final = "attendance"
PRESENCES: Final = ("present", "present not participating", "absent")
RANKS: Final = tuple(sorted(EVENTS[ATTENDANCE].fields["rank"].words))
_FIELDS: Final = ("presence", "rank", "person", "by", "notice", "reason", "new")
#: Represented by somebody is no presence of its own: it is present, by a substitute.
REPRESENTED: Final = "represented"
_MOST_LETTERS: Final = 1_000
_LONGEST_SLUG: Final = 40
#: Figures of a digest in the slug of somebody new, since two people may have one slug.
_OF_THE_NAME: Final = 10


@dataclass(frozen=True)
class Said:
    """What was said of one member when the roll was called; `named` is the person as it was typed.

    `new`: a person of whom nothing was on record before, and who is entered with the roll.
    """

    member: str
    presence: str = ""
    rank: str = ""
    person: str = ""
    by: str = ""
    notice: str = ""
    reason: str = ""
    named: str = ""
    new: bool = False
    faults: tuple[str, ...] = ()

    @property
    def value(self) -> dict[str, str]:
        """The fields of `attendance`."""
        rank = self.rank or ("substitute" if self.presence == REPRESENTED else "")
        presence = "present" if self.presence == REPRESENTED else self.presence
        fields = {"presence": presence, "rank": rank, "person": self.person, "by": self.by}
        absent = {"notice": self.notice, "reason": self.reason} if presence == "absent" else {}
        return {name: said for name, said in {**fields, **absent}.items() if said}


def called(given: Mapping[str, str], members: Iterable[str], resolve: Callable[[str], str]) -> tuple[Said, ...]:
    """The rows in which a presence was chosen; `given` has `presence-<member>`, `rank-<member>` and so on."""
    rows = (
        _said(member, {name: given.get(f"{name}-{member}", "").strip() for name in _FIELDS}, resolve)
        for member in members
    )
    return tuple(row for row in rows if row.presence)


def _said(member: str, typed: Mapping[str, str], resolve: Callable[[str], str]) -> Said:
    named = typed["person"][:_MOST_LETTERS]
    known = resolve(named) if named else ""
    new = bool(named) and not known and typed["new"] == "yes"
    person = newcomer(named) if new else known
    return Said(
        member,
        typed["presence"],
        typed["rank"] if typed["rank"] in RANKS else "",
        person,
        typed["by"] if typed["by"] in {"in person", "online"} else "",
        typed["notice"] if typed["notice"] in {"yes", "no"} else "",
        typed["reason"][:_MOST_LETTERS],
        named,
        new,
        tuple(_faults(typed["presence"], named, person)),
    )


def _faults(presence: str, named: str, person: str) -> Iterator[str]:
    if presence and presence not in {*PRESENCES, REPRESENTED}:
        yield gettext("'%(word)s' is no presence. Choose one of the list.") % {"word": presence[:40]}
    if named and not person:
        told = gettext(
            "Nobody on record is called '%(name)s'. Write a person as the record has it, or say in the row "
            "that this is somebody new."
        )
        yield told % {"name": named[:60]}
    if presence == REPRESENTED and not named:
        yield gettext("Say who represents the member.")


def newcomer(named: str) -> str:
    """The dossier of a person not on record before: the same name gives the same, another name another."""
    digest = hashlib.sha256(named.casefold().encode()).hexdigest()[:_OF_THE_NAME]
    return f"world/person/{'-'.join(part for part in (slugify(named)[:_LONGEST_SLUG].strip('-'), digest) if part)}"


def acts(session: str, by: Author, rows: Sequence[Said]) -> list[Act]:
    """Who is new, then one act a member."""
    new = {row.person: row.named for row in rows if row.new}
    named = [Act("named", (person,), by, NOW, (), {"name": name, "form": "title"}) for person, name in new.items()]
    return [*named, *(Act(ATTENDANCE, (session,), by, NOW, (row.member,), row.value) for row in rows)]
