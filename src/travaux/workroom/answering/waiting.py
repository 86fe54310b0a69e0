"""What waits for one person: each thing with its last moment in their zone, working days, and where it is answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.utils.translation import gettext, gettext_noop

from travaux.accounts import policy
from travaux.accounts.actor import Actor
from travaux.enquiry.words import moment, word
from travaux.office import clock
from travaux.office.awaiting import Awaiting, awaiting
from travaux.office.deadlines import Deadline, deadlines
from travaux.record.dossiers import kind_of, slug_of
from travaux.record.fold import Dials
from travaux.record.times import zone_named
from travaux.workroom.calendars import between

#: What is asked, in the words of a list.
WORDS: Final = {
    "round": gettext_noop("Say where you stand"),
    "reply": gettext_noop("Reply to the circulated text"),
    "silence": gettext_noop("Silence runs: object in time, or be taken to agree"),
    "signature": gettext_noop("Sign, or refuse to"),
    "instruction": gettext_noop("Carry out an instruction"),
    "communication": gettext_noop("Answer a communication"),
    "ruling": gettext_noop("Rule on an act"),
}
#: What the secretariat sees of others: what they have not answered by its day.
MISSED: Final = gettext_noop("Not answered in time")
_ACTS: Final = {"silence": "act/break-silence", "signature": "act/sign"}


@dataclass(frozen=True)
class Waiting:
    """One thing: its kind, about which dossier, what exactly, until when, and the address where it is answered.

    `until` is a moment, None where there is no last day. `members` are those who have not answered, where the list is
    for somebody who watches over all. `trail` is the fact by which it is asked.
    """

    kind: str
    about: str
    what: str
    stated: str
    until: int | None
    href: str
    trail: str
    members: tuple[str, ...] = ()
    late: bool = False

    @property
    def label(self) -> str:
        """What is to be done."""
        return gettext(MISSED) if self.members else gettext(WORDS[self.kind])


def waiting_for(actor: Actor, dials: Dials) -> tuple[Waiting, ...]:
    """What waits for an actor under the dials, the nearest first; what has no last day comes last."""
    found = [*_deadlines(actor, dials), *(_rulings(actor, dials) if _rules(actor) else [])]
    return tuple(sorted(found, key=lambda one: (one.until is None, one.until or 0, one.about, one.kind)))


def _rules(actor: Actor) -> bool:
    return actor.role == "chair" and policy.may(actor, "ruling given", f"{actor.organisation}/record") is None


def _deadlines(actor: Actor, dials: Dials) -> Iterator[Waiting]:
    asked = deadlines(actor.organisation, actor.reader, dials, actor.member)
    now = min(dials.on, clock.now())
    for one in asked:
        if actor.role == "delegation" and actor.member in one.waiting:
            yield _waiting(one, now)
        if actor.role == "secretariat":
            yield from _of_the_office(one, now)


def _of_the_office(one: Deadline, now: int) -> Iterator[Waiting]:
    """For the secretariat: replies that it owes, and what others did not answer in time; nobody answers silence."""
    late = one.until is not None and one.until <= now
    if one.kind == "communication":
        yield _waiting(one, now)
    elif late and one.waiting and one.kind != "silence":
        yield _waiting(one, now, one.waiting)


def _waiting(one: Deadline, now: int, members: tuple[str, ...] = ()) -> Waiting:
    late = one.until is not None and one.until <= now
    what = one.what if one.kind in {"instruction", "communication"} else word(one.what) if one.what else ""
    href = place_of(one.about, "" if members else _ACTS.get(one.kind, ""))
    return Waiting(one.kind, one.about, what, one.stated, one.until, href, one.fact.address, members, late)


def _rulings(actor: Actor, dials: Dials) -> Iterator[Waiting]:
    for one in awaiting(actor.organisation, actor.reader, dials):
        yield Waiting("ruling", one.about[0], _act(one), "", None, f"/workroom/rulings#{anchor(one.entry)}", one.entry)


def _act(one: Awaiting) -> str:
    by = f" ({one.capacity.partition(':')[2]})" if ":" in one.capacity else ""
    return f"{word(one.event)}{by}"


def anchor(entry: str) -> str:
    """The place of an act on the page of rulings."""
    return entry.replace("/", "-")


def place_of(dossier: str, act: str = "") -> str:
    """Where a dossier stands in the workroom; with an act, where that is done in one click."""
    organisation = dossier.partition("/")[0]
    match kind_of(dossier):
        case "document":
            return f"/workroom/drafts/{organisation}/{slug_of(dossier)}{f'/{act}' if act else '#text'}"
        case "plan":
            return f"/workroom/plans/{organisation}/{slug_of(dossier)}"
        case "communication":
            return f"/workroom/communications/{organisation}/{slug_of(dossier)}"
        case "session":
            return f"/workroom/sessions/{organisation}/{slug_of(dossier)}"
        case _:
            return f"/workroom/about/{dossier}"


@dataclass(frozen=True)
class Left:
    """How long there still is: the last moment on the person's own clock, the span, and working days where known."""

    clock: str
    span: timedelta
    late: bool
    working: int | None


def left(one: Waiting, actor: Actor, now: int) -> Left | None:
    """The same of one thing; None where there is no last day. Working days are those of the actor's capital."""
    if one.until is None:
        return None
    zone = zone_named(actor.zone)
    told = moment(one.until, zone)
    span = timedelta(seconds=abs(one.until - now))
    late = one.until <= now
    return Left(told, span, late, None if late or not actor.member else _working(actor.member, now, one.until))


def _working(member: str, now: int, until: int) -> int | None:
    first, last = (datetime.fromtimestamp(one, UTC).date() for one in (now, until))
    found = between((member,), first, last)
    return None if found.unknown else found.working
