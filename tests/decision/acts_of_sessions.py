"""Acts on the way of a session: rulings on acts, notice, silence put off, clauses, instructions; and their findings."""

import msgspec

from tests.decision.acts import CHAIR, DOC, DRAFTED, TABLED, an_act, members
from tests.factories import ZONE, a_fact, a_report, recorded
from travaux.decision.act import Act, Author, Situation, reads
from travaux.decision.consider import consider
from travaux.decision.findings import Finding
from travaux.decision.situation import dossier_state
from travaux.record.entry import Entry, Origin
from travaux.record.fold import Dials, fold
from travaux.record.times import end_of
from travaux.record.values import Value
from travaux.rulebook.load import read_library

BODY = Author("body")


def an_entry(name: str, event: str, day: str, finding: dict[str, str], /, **value: Value) -> Entry:
    """An act as it stands in the record, about the document."""
    told = a_report(name, a_fact(event, DOC, day, "f1", value=value), public=day, chain=(), origin=Origin.OWN_ACT)
    return msgspec.structs.replace(told, kind="act", finding=finding, capacity="chair")


ADOPTED = an_entry("act/a", "adopted", "2023-11-10", {"admissible": "no"}, mode="consensus")
RULED = an_entry("act/r", "ruling given", "2023-11-11", {"admissible": "yes"}, on="act/a", ruling="accepts", by="chair")


def with_entries(act: Act, *entries: Entry) -> Situation:
    """What the act reads, with these entries behind a report of the six members and the draft."""
    told = a_report("r", *members(DRAFTED, TABLED), public="1994-01-01")
    folded = fold(recorded(told, *entries), Dials(on=end_of("2023-11-30", ZONE)))
    return Situation({one: dossier_state(one, folded) for one in reads(act)}, act.on, "Europe/Moscow", "csc")


def ruled_on(act: Act, *entries: Entry) -> Finding:
    """The finding on a ruling against these entries."""
    return consider(act, with_entries(act, *entries), read_library("csto"))


def a_ruling(by: Author = CHAIR, word: str = "accepts", **value: str) -> Act:
    """A ruling on the adoption."""
    return an_act("ruling given", by, on_="act/a", ruling=word, **value)


def consider_rulings() -> list[Finding]:
    """A first ruling, a second one, and one that says itself what becomes of the act."""
    return [
        ruled_on(a_ruling(), ADOPTED),
        ruled_on(a_ruling(), ADOPTED, RULED),
        ruled_on(a_ruling(effect="no effect"), ADOPTED),
    ]
