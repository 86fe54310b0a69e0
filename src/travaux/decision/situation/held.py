"""What one member holds on a day, by its own facts in order: seats until their terms end, weights, groups."""

from collections.abc import Iterable
from functools import lru_cache

from travaux.record.entry import Fact
from travaux.record.fold import Told
from travaux.record.times import END, read_date, zone_named
from travaux.record.values import RESERVED, UNKNOWN

Seats = tuple[tuple[str, str], ...]
#: What it weighs, by measure, as exact fractions on paper: `1/2`, so that a state can be sent as it is.
Weights = tuple[tuple[str, str], ...]


def until_of(fact: Fact, zone: str) -> int:
    """The moment at which the last day of what a fact tells is over, in a zone; the end of time where it names none."""
    return _over(str(fact.value.get("until", UNKNOWN)), zone)


@lru_cache(maxsize=4096)
def _over(until: str, zone: str) -> int:
    return END if until in RESERVED else read_date(until, zone_named(zone)).hi


def runs(told: Told, moment: int) -> bool:
    """Whether what is told still holds at a moment: until its last day, where it names one."""
    return "until" not in told.value or moment <= until_of(told.fact, told.entry.zone)


def seats_of(facts: Iterable[Told], moment: int) -> Seats:
    """The bodies (dossiers) in which it holds a seat, each with the group in which it was taken; empty for none."""
    held: dict[str, str] = {}
    for told in facts:
        if told.name in {"seat taken", "seat left"}:
            for body in told.keys:
                held.pop(body, None)
                if told.name == "seat taken" and runs(told, moment):
                    held[body] = _said(told, "group")
    return tuple(held.items())


def weights_of(facts: Iterable[Told], moment: int) -> Weights:
    """What it weighs by each measure: the latest amount that is told and still holds."""
    held: dict[str, str] = {}
    for told in facts:
        amount = _said(told, "amount") if told.name == "weight stated" else ""
        for measure in told.keys if amount else ():
            held.pop(measure, None)
            if runs(told, moment):
                held[measure] = amount
    return tuple(held.items())


def groups_of(facts: Iterable[Told], moment: int) -> tuple[str, ...]:
    """The groups in which it is counted."""
    held: dict[str, bool] = {}
    for told in facts:
        if told.name in {"counted in group", "left group"}:
            for group in told.keys:
                held[group] = told.name == "counted in group" and runs(told, moment)
    return tuple(group for group, counted in held.items() if counted)


def _said(told: Told, name: str) -> str:
    value = str(told.value.get(name, UNKNOWN))
    return "" if value in RESERVED else value
