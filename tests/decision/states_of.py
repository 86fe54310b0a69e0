"""The state of a dossier from a few facts, each told by a source of its own."""

from collections.abc import Sequence

from tests.factories import ZONE, a_report, recorded
from travaux.decision.situation import DossierState, dossier_state
from travaux.record.entry import Entry, Fact
from travaux.record.fold import Dials, fold
from travaux.record.times import END, end_of


def state(dossier: str, entries: Sequence[Entry], on: str = "2030-01-01", known: str = "") -> DossierState:
    dials = Dials(end_of(on, ZONE), end_of(known, ZONE) if known else END + 1)
    return dossier_state(dossier, fold(recorded(*entries), dials))


def report(number: int, *facts: Fact, **extra: object) -> Entry:
    numbered = tuple(a_fact_with_ref(fact, index) for index, fact in enumerate(facts))
    return a_report(f"r{number}", *numbered, chain=(f"source-{number}",), **extra)


def a_fact_with_ref(fact: Fact, number: int) -> Fact:
    return Fact(f"f{number}", fact.about, fact.fact, fact.on, keys=fact.keys, value=fact.value, closed=fact.closed)


def reports(*facts: Fact) -> list[Entry]:
    return [report(number, fact) for number, fact in enumerate(facts)]
