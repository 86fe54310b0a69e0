"""Events of a text in clauses: drafted, taken through rounds of agreeing, answered clause by clause."""

from typing import Final

from travaux.record.events.kind import (
    COUNT,
    DATE,
    DIGEST,
    MEMBER,
    NAME,
    SESSION,
    SLUG,
    TEXT,
    EventKind,
    Held,
    dossier,
    event,
    words,
)

STANCE = words(
    "agrees",
    "agrees subject to comments",
    "reserves",
    "objects",
    "awaiting instructions",
    "not interested",
    "no stance recorded",
    "supports",
)
ROUND = words("working group", "permanent council", "national clearance", "joint ministerial", "heads")
AT = SESSION.loose()

CLAUSES: Final[tuple[EventKind, ...]] = (
    event("clause drafted", "A clause of the text has this wording, in this version.", "document", held=Held.MANY, act=True, key=SLUG, version=NAME, text=TEXT.needed(), heading=NAME),
    event("clause removed", "A clause is taken out of the text.", "document", held=Held.MANY, act=True, key=SLUG, version=NAME),
    event("round opened", "A round of agreeing begins, with its deadline.", "document", held=Held.MANY, act=True, stage=ROUND.needed(), version=NAME, deadline=DATE, session=AT),
    event("round closed", "A round of agreeing ends.", "document", held=Held.MANY, act=True, stage=ROUND.needed(), outcome=words("agreed in general", "to the next round", "returned")),
    event("clause stance recorded", "Where a member stands on one clause, what it says of it, and the wording that it would accept.", "document", held=Held.MANY, act=True, key=MEMBER,
          clause=NAME.needed(), version=NAME, stance=STANCE.needed(), comment=TEXT, wording=TEXT),
)  # fmt: skip

PAPERS: Final[tuple[EventKind, ...]] = (
    event("paper attached", "A paper belongs to this; it is kept outside the record, by its digest.", "communication", "document", "session", "plan", held=Held.MANY, act=True,
          digest=DIGEST.needed(), title=NAME, file=NAME, media=NAME, size=COUNT),
    event("communication answered", "A communication is answered by another.", "communication", held=Held.MANY, act=True, by=dossier("communication")),
)  # fmt: skip
