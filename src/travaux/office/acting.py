"""From an act to its finding and its entry: the situation that it is held against, and what is written down of it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final

import msgspec
from msgspec import structs

from travaux.decision.act import Act, Author, Situation
from travaux.decision.consider import RULES, consider, reads
from travaux.decision.findings import Finding, to_builtins
from travaux.decision.situation import DossierState, dossier_state
from travaux.office import shelf
from travaux.office.books import Opened, book_of, opened, opened_alone
from travaux.office.calendars import calendar_for
from travaux.office.receipts import Reason, Refused
from travaux.record.audience import PUBLIC, PUBLIC_AUDIENCE
from travaux.record.dossiers import WORLD
from travaux.record.entry import Entry, Fact, Grade, Origin, Public, Recorded, When
from travaux.record.events import EVENTS
from travaux.record.fold import Dials, fold
from travaux.rulebook.book import RuleBook, RuleBookSilent

REPORTS_ONLY: Final = "reports only"
#: The `on` of an act that happens as it is entered.
NOW: Final = 0


#: Acts that mean more than their words, each with how it is done, or why it cannot be.
OWN_DOORS: Final = {
    "key rotated": "run travaux checkpoint --rotate-key, which makes the key and signs with both",
    "clock set": "run travaux exercise clock DAY, which sets the clock of an exercise forward and enters that it did",
    "entry released": "this version opens no restricted entry to more readers, and an act that only says so would lie",
}


@dataclass(frozen=True)
class Ground:
    """On what acts of one organisation stand: how its record was opened, and its rule book."""

    how: Opened
    book: RuleBook


def organisation_of(act: Act) -> str:
    """In whose record an act is entered; one about the world alone in the one that was opened here, if one was."""
    own = act.about[0].partition("/")[0] if act.about else ""
    return opened_alone() or own if own == WORLD else own


def ground_of(act: Act, now: int) -> Ground | Refused:
    """What an act stands on; a refusal if nobody can act in that record, or there is no such act."""
    organisation = organisation_of(act)
    if act.kind in OWN_DOORS:
        return _refused("own door", f"'{act.kind}' is not done by sending an act: {OWN_DOORS[act.kind]}.")
    if act.kind not in EVENTS or act.kind not in RULES:
        text = f"'{act.kind}' is no act; it can only be reported, or there is no such event. See travaux list events."
        return _refused("no act", text)
    how = opened(organisation, now)
    if how is None:
        text = f"No record of '{organisation}' was opened here. Open one: an exercise, or your own organisation's."
        return _refused("record not opened", text)
    if how.sort == REPORTS_ONLY:
        text = (
            f"The record of '{organisation}' holds reports only: nobody acts in a real organisation's record from "
            "outside. File what a source says as a report, or try the act in an exercise."
        )
        return _refused(REPORTS_ONLY, text)
    if act.on > now:
        text = "The act is dated in the future. Enter it when it is done, or enter the plan to do it."
        return _refused("in the future", text)
    book = book_of(organisation, how)
    if book is None:
        named = f"'{how.book}' with the digest that was adopted" if how.book else f"of the name '{organisation}'"
        text = f"There is no rule book {named}. Put its file into the folder rulebooks of the data folder."
        return _refused("no rule book", text)
    return Ground(how, book)


def _refused(code: str, text: str) -> Refused:
    return Refused((Reason(code, text),))


Records = Mapping[str, Sequence[Recorded]]


def finding_on(act: Act, ground: Ground, now: int, records: Records, reader: frozenset[str]) -> Finding:
    """What the rules make of an act, from what one reader may know of the dossiers that it reads.

    Raises RuleBookSilent where the book does not answer.
    """
    on = now if act.on == NOW else act.on
    dials = Dials(on, now)
    states = {dossier: dossier_state(dossier, fold(held, dials, reader)) for dossier, held in records.items()}
    return consider(replace(act, on=on), situation_of(act, states, on, ground), ground.book)


def situation_of(act: Act, states: Mapping[str, DossierState], on: int, ground: Ground) -> Situation:
    """What an act is held against at a moment: the states that it reads, and the days off, where rules count them."""
    bare = Situation(states, on, ground.how.zone)
    members = bare.roll.members if bare.roll is not None else ()
    return replace(bare, calendar=calendar_for(act, members, bare.day, ground.book))


def records_of(act: Act) -> Records:
    """What is on record about the dossiers that an act reads."""
    return {dossier: shelf.of_dossiers([dossier]) for dossier in reads(act)}


def judged(act: Act, ground: Ground, now: int, audience: str) -> dict[str, Any] | Refused | None:
    """The finding that is written beside an act: what those who may read the act could find themselves.

    Whether it is a communication at all is asked of the whole record: a second ballot is one also where the first
    is sealed. None where the rule book is silent: then the chair decides without advice.
    """
    finding = advised(act, ground, now, PUBLIC | {audience})
    if finding is not None and finding.no_communication:
        reasons = tuple(Reason(one.code, one.text) for one in finding.grounds if one.side == "against")
        return Refused(reasons, stored(finding))
    return None if finding is None else stored(finding)


def advised(act: Act, ground: Ground, now: int, reader: frozenset[str]) -> Finding | None:
    """The finding from what a reader may know; None where the rule book is silent.

    Where only what the reader may not know makes it no communication, that is told, and nothing of what is sealed.
    """
    records = records_of(act)
    whole = everybody(records)
    try:
        own = finding_on(act, ground, now, records, reader)
        if own.no_communication or whole <= reader:
            return own
        full = finding_on(act, ground, now, records, whole)
        return _barred(full) if full.no_communication else own
    except RuleBookSilent:
        return None


def _barred(full: Finding) -> Finding:
    """A refusal that rests on sealed entries, without naming them."""
    against = tuple(structs.replace(one, facts=(), roll=()) for one in full.grounds if one.side == "against")
    return structs.replace(full, grounds=against, missing=(), bound={}, readings=())


def stored(finding: Finding) -> dict[str, Any]:
    """The finding as it will be read from the entry, so that a receipt says the same before and after."""
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(to_builtins(finding)))
    return plain


def everybody(records: Records) -> frozenset[str]:
    """A reader who may read all of these."""
    return PUBLIC | {record.entry.audience for held in records.values() for record in held}


def awaits_ruling(finding: dict[str, Any] | None) -> bool:
    """Whether an act waits for the chair: wherever its finding is not a plain yes."""
    return finding is None or finding["admissible"] != "yes" or finding["outcome"] in {"indeterminate", "cannot be put"}


def entry_of(act: Act, who: str, how: Opened, now: int, audience: str = PUBLIC_AUDIENCE) -> Entry:
    """An act as an entry, without its finding. It happens in one second, the one that ends now unless it says when."""
    moment = now - 1 if act.on == NOW else act.on
    stated = datetime.fromtimestamp(moment, UTC).isoformat()
    name = _name(act, who, now)
    fact = Fact(
        ref=name.replace("/", "-"),
        about=act.about,
        fact=act.kind,
        on=When(stated, moment, moment + 1),
        keys=act.keys,
        value=dict(act.value),
    )
    return Entry(
        id=name,
        kind="act",
        organisation=how.organisation or act.about[0].partition("/")[0],
        zone=how.zone,
        public=Public(now - 1, now, "recorded"),
        facts=(fact,),
        by=who,
        capacity=capacity(act.by),
        recorded=datetime.fromtimestamp(now - 1, UTC).isoformat(),
        origin=Origin.OWN_ACT,
        grade=Grade.CONFIRMED,
        audience=audience,
    )


def capacity(by: Author) -> str:
    """A capacity in one word: `chair`, `delegation:am`."""
    return f"{by.capacity}:{by.member}" if by.member else by.capacity


def _name(act: Act, who: str, now: int) -> str:
    """A name that no other act bears: made from what it says and from where the log stood."""
    told = msgspec.json.encode((act.kind, act.about, act.keys, dict(act.value), who, now, shelf.size()), order="sorted")
    return f"act/{hashlib.sha256(told).hexdigest()[:16]}"
