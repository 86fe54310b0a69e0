"""The tables of membership, session and chairmanship."""

from typing import Final

from travaux.decision.states.machine import Machine, machine, row

#: States in which a state belongs to the organisation, with or without its rights (Charter, Arts 19 and 20).
MEMBERS: Final = frozenset(
    {"member", "restored", "withdrawal notified", "suspended by the council", "vote withdrawn"},
)

MEMBERSHIP: Final[Machine] = machine(
    "membership",
    row("not on record, former, expelled", "accession applied for", "candidate"),
    row("acceding, member, restored", "founding text signed"),
    row("not on record, candidate, former", "founding text signed", "acceding"),
    row("not on record, candidate, acceding", "membership began", "member"),
    row("member, restored", "prolongation signed"),
    row("member, restored, vote withdrawn, suspended by the council", "withdrawal notified", "withdrawal notified"),
    row("member, restored", "suspension requested"),
    row(
        "member, restored, withdrawal notified, vote withdrawn", "suspended by the council", "suspended by the council"
    ),
    row("suspended by the council", "suspension lifted", "member"),
    row("suspended by the council, withdrawal notified", "expelled", "expelled"),
    row(
        "member, restored, withdrawal notified, suspended by the council, vote withdrawn", "membership ended", "former"
    ),
    row("member, restored, withdrawal notified", "vote withdrawn", "vote withdrawn"),
    row("vote withdrawn", "vote restored", "member"),
    row("member, restored, withdrawal notified", "arrears waived"),
    row("vote withdrawn", "arrears waived", "member"),
    row("former", "membership restored", "restored"),
    row("restored", "restoration ratified", "member"),
    begins={"accession applied for", "founding text signed", "membership began"},
)

SESSION: Final[Machine] = machine(
    "session",
    row("not on record, scheduled, postponed", "session scheduled", "scheduled"),
    row("not on record, scheduled, postponed", "session convened", "convened"),
    row("scheduled, convened", "agenda agreed", "agenda agreed"),
    row("scheduled, convened, agenda agreed, postponed", "session postponed", "postponed"),
    row("scheduled, convened, agenda agreed, postponed", "session cancelled", "cancelled"),
    row("scheduled, convened, agenda agreed", "session opened", "opened"),
    row("opened", "agenda agreed"),
    row("opened, held", "part opened"),
    row("not on record, scheduled, convened, agenda agreed, postponed, opened", "session held", "held"),
    row("closed, held, record certified", "session held"),
    row("opened, held", "session closed", "closed"),
    row("not on record, scheduled, convened, agenda agreed, opened", "delegation notified"),
    row("not on record, opened, closed, held, record certified", "minutes drawn up"),
    row("closed, held", "record certified", "record certified"),
    begins={"session scheduled", "session convened", "session held"},
)

CHAIRMANSHIP: Final[Machine] = machine(
    "chairmanship",
    row("not on record, vacant, chaired", "chairmanship planned"),
    row("not on record, vacant, chaired", "chairmanship began", "chaired"),
    row("chaired", "chairmanship ended", "vacant"),
    row("not on record, chaired, vacant", "priorities set"),
    begins={"chairmanship began"},
)
