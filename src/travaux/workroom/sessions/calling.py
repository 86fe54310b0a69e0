"""The roll as it is called: one row a member, and the acts that the rows come to."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext

from travaux.decision.act import Act, Author
from travaux.office.desk import NOW
from travaux.record.events import EVENTS

ATTENDANCE: Final = "attendance"
PRESENCES: Final = ("present", "present not participating", "absent")
RANKS: Final = tuple(sorted(EVENTS[ATTENDANCE].fields["rank"].words))
_FIELDS: Final = ("presence", "rank", "person", "by", "notice", "reason")
#: Represented by somebody is no presence of its own: it is present, by a substitute.
REPRESENTED: Final = "represented"
_MOST_LETTERS: Final = 1_000


@dataclass(frozen=True)
class Said:
    """What was said of one member when the roll was called; `named` is the person as it was typed."""

    member: str
    presence: str = ""
    rank: str = ""
    person: str = ""
    by: str = ""
    notice: str = ""
    reason: str = ""
    named: str = ""
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
    person = resolve(named) if named else ""
    return Said(
        member,
        typed["presence"],
        typed["rank"] if typed["rank"] in RANKS else "",
        person,
        typed["by"] if typed["by"] in {"in person", "online"} else "",
        typed["notice"] if typed["notice"] in {"yes", "no"} else "",
        typed["reason"][:_MOST_LETTERS],
        named,
        tuple(_faults(typed["presence"], named, person)),
    )


def _faults(presence: str, named: str, person: str) -> Iterator[str]:
    if presence and presence not in {*PRESENCES, REPRESENTED}:
        yield gettext("'%(word)s' is no presence. Choose one of the list.") % {"word": presence[:40]}
    if named and not person:
        yield gettext("Nobody on record is called '%(name)s'. Write a person as the record has it.") % {
            "name": named[:60]
        }
    if presence == REPRESENTED and not named:
        yield gettext("Say who represents the member.")


def acts(session: str, by: Author, rows: Iterable[Said]) -> list[Act]:
    """One act a member."""
    return [Act(ATTENDANCE, (session,), by, NOW, (row.member,), row.value) for row in rows]
