"""Events of who sits where: seats taken and left in a body, what a member weighs there, in which group it is counted."""

from typing import Final

from travaux.record.events.kind import BODY, COUNT, DATE, SHARE, SLUG, TEXT, EventKind, Held, event

SEATS: Final[tuple[EventKind, ...]] = (
    event("seat taken", "A member begins to sit in a body; the last day of its term is the value.", "member", "roll", held=Held.SERIES, key=BODY, until=DATE, group=SLUG),
    event("seat left", "A member ceases to sit in a body, at the end of its term or before.", "member", "roll", held=Held.SERIES, key=BODY, reason=TEXT),
    event("seats counted", "How many seats of a body are held from that day on.", "body", held=Held.SERIES, number=COUNT),
    event("weight stated", "What a member weighs by a measure, such as votes or people, as an exact number.", "member", "roll", held=Held.SERIES, key=SLUG, amount=SHARE, until=DATE),
    event("counted in group", "A member is counted in a group whose votes are counted apart.", "member", "roll", held=Held.SERIES, key=SLUG, until=DATE),
    event("left group", "A member is counted in a group no longer.", "member", "roll", held=Held.SERIES, key=SLUG),
)  # fmt: skip
