"""Findings that would come out otherwise today: under what the record holds now, or under another rule book."""

from dataclasses import dataclass
from typing import Any, Final

import msgspec

from travaux.decision.act import Act, Author, reads
from travaux.decision.consider import consider
from travaux.decision.findings import Finding, to_builtins
from travaux.decision.situation import dossier_state
from travaux.office import acting, shelf
from travaux.office.acting import Ground, situation_of
from travaux.record.audience import PUBLIC
from travaux.record.entry import Recorded
from travaux.record.fold import Dials, fold
from travaux.rulebook.book import RuleBookSilent

SILENT: Final = "the rule book is silent"


@dataclass(frozen=True)
class Differs:
    """One act whose stored finding is not what would be found today; what was ruled stands as it was ruled."""

    entry_id: str
    position: int
    field: str
    stored: str
    today: str


def differing(now: int) -> tuple[Differs, ...]:
    """The acts, in order of the log, whose admissibility, outcome or bound members would come out differently."""
    found = []
    for record in shelf.in_order():
        if record.entry.kind == "act" and record.entry.finding:
            found += _compare(record, record.entry.finding, now)
    return tuple(found)


def _compare(record: Recorded, stored: dict[str, Any], now: int) -> list[Differs]:
    act = act_of(record)
    ground = acting.ground_of(act, now)
    today: dict[str, Any] = {}
    if isinstance(ground, Ground):
        again = _again(record, act, ground, now)
        today = msgspec.to_builtins(to_builtins(again)) if again else {}
    return [
        Differs(record.entry.id, record.position, name, str(stored.get(name)), str(today.get(name, SILENT)))
        for name in ("admissible", "outcome", "bound")
        if stored.get(name) != today.get(name)
    ]


def act_of(record: Recorded) -> Act:
    """The act as it came to the desk: in the moment that its fact ended, by the capacity that the entry names."""
    (fact,), (capacity, _, member) = record.entry.facts, record.entry.capacity.partition(":")
    by = Author(capacity, member)  # type: ignore[arg-type]
    return Act(fact.fact, fact.about, by, fact.on.hi, fact.keys, fact.value)


def _again(record: Recorded, act: Act, ground: Ground, now: int) -> Finding | None:
    """The finding on what stood before the act, with all that was reported or corrected since."""
    reader = PUBLIC | {record.entry.audience}
    states = {
        dossier: dossier_state(dossier, fold(_before(record, dossier), Dials(act.on, now), reader))
        for dossier in reads(act)
    }
    try:
        return consider(act, situation_of(act, states, act.on, ground), ground.book)
    except RuleBookSilent:
        return None


def _before(record: Recorded, dossier: str) -> list[Recorded]:
    return [
        one
        for one in shelf.of_dossiers([dossier])
        if one.position < record.position or one.entry.kind == "report" or one.entry.corrects
    ]
