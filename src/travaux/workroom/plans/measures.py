"""The measures of a plan as they are worked on: those not done first, and whether what is said of each is enough."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from travaux.decision.situation import PlanState
from travaux.decision.situation.plan import MeasureRow
from travaux.decision.states import MEASURE
from travaux.record.events import EVENTS

REPORTED: Final = "measure reported"
DONE: Final = "implemented"
NOT_DONE: Final = "not implemented"
_ORDER: Final = (NOT_DONE, "carried over", "in progress", "planned", "not on record", "removed")
#: The words for what may become of a measure, in the order in which they are offered.
STATUSES: Final = ("planned", "in progress", DONE, NOT_DONE, "removed")
CAUSES: Final = tuple(sorted(EVENTS[REPORTED].fields["cause"].words))


@dataclass(frozen=True)
class Reported:
    """What somebody wants to report of one measure; empty where nothing was chosen."""

    measure: str
    status: str
    reason: str = ""
    cause: str = ""

    @property
    def lacks_reason(self) -> bool:
        """Whether a reason must be given, and is not: what was not done is reported with its reason."""
        return self.status == NOT_DONE and not self.reason.strip()

    @property
    def value(self) -> dict[str, str]:
        """The fields of `measure reported` that it fills."""
        fields = {"status": self.status, "reason": self.reason.strip(), "cause": self.cause}
        return {name: value for name, value in fields.items() if value}


def not_done_first(measures: Iterable[MeasureRow]) -> tuple[MeasureRow, ...]:
    """The measures in the order in which a reader asks for them: not implemented, then under way, then the others."""
    return tuple(sorted((one for one in measures if one.stage.state != DONE), key=_rank))


def done(measures: Iterable[MeasureRow]) -> tuple[MeasureRow, ...]:
    """Those that are implemented."""
    return tuple(one for one in measures if one.stage.state == DONE)


def _rank(one: MeasureRow) -> int:
    return _ORDER.index(one.stage.state) if one.stage.state in _ORDER else len(_ORDER)


def open_statuses(one: MeasureRow) -> tuple[str, ...]:
    """What can be reported of a measure where it stands; what the table of states does not have is not offered."""
    return tuple(word for word in STATUSES if MEASURE.leads(one.stage.state, REPORTED, word) is not None)


def changed(given: Mapping[str, str], state: PlanState) -> tuple[Reported, ...]:
    """What a form of many rows changes: rows in which a status was chosen; `given` has `status-<measure>` and so on."""
    rows = (
        Reported(
            one.measure,
            given.get(f"status-{one.measure}", "").strip(),
            given.get(f"reason-{one.measure}", ""),
            given.get(f"cause-{one.measure}", "").strip(),
        )
        for one in state.measures
    )
    return tuple(one for one in rows if one.status)


def lacking_reason(reported: Sequence[Reported]) -> tuple[str, ...]:
    """The measures whose report cannot be entered for want of a reason."""
    return tuple(one.measure for one in reported if one.lacks_reason)
