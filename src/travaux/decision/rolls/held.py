"""What is held on a day, from facts in order of happening: seats until the end of a term, weights, groups, sizes."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final
from zoneinfo import ZoneInfo

from travaux.decision.situation.claims import certain_of
from travaux.record.dossiers import kind_of, slug_of
from travaux.record.entry import Fact
from travaux.record.fold import Folded, Told
from travaux.record.times import END, read_date, zone_named
from travaux.record.values import RESERVED, UNKNOWN

_HELD: Final = frozenset({"seat taken", "seat left", "weight stated", "counted in group", "left group"})


def until_of(fact: Fact, zone: ZoneInfo) -> int:
    """The moment at which the last day of what a fact tells is over; the end of time where it names none."""
    text = str(fact.value.get("until", UNKNOWN))
    return END if text in RESERVED else read_date(text, zone).hi


def members_of(fact: Fact) -> Iterator[str]:
    """The members that a fact is about."""
    return (slug_of(one) for one in fact.about if kind_of(one) == "member")


def standings(facts: Iterable[Told]) -> dict[str, list[Told]]:
    """By member, in the order of their names, the facts of its membership and participation; a name alone is none."""
    found: dict[str, list[Told]] = {}
    for told in facts:
        for member in members_of(told.fact) if told.name != "named" else ():
            own = found.setdefault(member, [])
            if told.name not in _HELD:
                own.append(told)
    return dict(sorted(found.items()))


def seated_on(folded: Folded, body: str, moment: int) -> dict[str, str]:
    """Who holds a seat in a body (its dossier) at a moment, and in which group it was taken; empty for none."""
    held: dict[str, str] = {}
    for told in folded.named("seat taken", "seat left"):
        if body in told.keys:
            for member in members_of(told.fact):
                held.pop(member, None)
                if told.name == "seat taken" and _runs(told, moment):
                    held[member] = _said(told, "group")
    return held


def weights_on(facts: Iterable[Told], moment: int) -> dict[str, dict[str, Fraction]]:
    """What each member weighs at a moment by each measure: the latest amount that is told and still holds."""
    held: dict[str, dict[str, Fraction]] = {}
    for told in facts:
        amount = _said(told, "amount") if told.name == "weight stated" else ""
        for member in members_of(told.fact) if amount else ():
            for measure in told.keys:
                held.setdefault(member, {}).pop(measure, None)
                if _runs(told, moment):
                    held[member][measure] = Fraction(amount)
    return held


def groups_on(facts: Iterable[Told], moment: int) -> dict[str, tuple[str, ...]]:
    """The groups in which each member is counted at a moment."""
    held: dict[str, dict[str, bool]] = {}
    for told in facts:
        if told.name in {"counted in group", "left group"}:
            for member in members_of(told.fact):
                for group in told.keys:
                    held.setdefault(member, {})[group] = told.name == "counted in group" and _runs(told, moment)
    return {member: tuple(group for group, counted in of.items() if counted) for member, of in held.items()}


def size_on(folded: Folded, body: str) -> int | None:
    """How many sit in a body (its dossier) by the latest count; None where nobody counted."""
    counted = [told for told in certain_of(folded, body) if told.name == "seats counted"]
    number = counted[-1].value.get("number") if counted else None
    return number if isinstance(number, int) else None


def _runs(told: Told, moment: int) -> bool:
    return moment <= until_of(told.fact, zone_named(told.entry.zone))


def _said(told: Told, name: str) -> str:
    value = str(told.value.get(name, UNKNOWN))
    return "" if value in RESERVED else value
