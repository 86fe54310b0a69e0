"""What the desk would find on an act before it is done, from what whoever asks may know."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from travaux.decision.act import Act
from travaux.decision.findings import Finding
from travaux.office import acting, clock
from travaux.office.receipts import Refused
from travaux.record.audience import Reader


@dataclass(frozen=True)
class Beforehand:
    """The finding that the desk would store, None where the rules are silent; `refused`: there can be no such act."""

    act: Act
    finding: Finding | None
    refused: Refused | None = None

    @property
    def stored(self) -> dict[str, Any] | None:
        """The finding as it would be read from the entry."""
        return None if self.finding is None else acting.stored(self.finding)


def beforehand(act: Act, reader: Reader, now: int | None = None) -> Beforehand:
    """The finding on one act whose details may be unknown."""
    return next(iter(of_each((act,), reader, now)))


def of_each(acts: Iterable[Act], reader: Reader, now: int | None = None) -> list[Beforehand]:
    """The findings on several acts that somebody could do."""
    moment = clock.now() if now is None else now
    return [_found(act, reader, moment) for act in acts]


def _found(act: Act, reader: Reader, now: int) -> Beforehand:
    ground = acting.ground_of(act, now)
    if isinstance(ground, Refused):
        return Beforehand(act, None, ground)
    return Beforehand(act, acting.advised(act, ground, now, reader))
