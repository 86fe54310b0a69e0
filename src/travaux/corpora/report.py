"""The report of a run: how many decisions came out as recorded, which did not, which could not, what is wrong where."""

from dataclasses import dataclass, field
from typing import Final

from travaux.corpora.asking import Asked
from travaux.corpora.engine import Computed
from travaux.corpora.scalars import RowFault

#: As many of each list are kept; beyond that they are counted, so that a run needs no more memory than this.
MOST: Final = 20_000


@dataclass(frozen=True)
class Differs:
    """A decision that comes out otherwise than recorded, with the grounds."""

    id: str
    recorded: str
    computed: str
    grounds: tuple[str, ...]


@dataclass(frozen=True)
class Undecidable:
    """A decision of which nothing could be said, and why."""

    id: str
    why: str


@dataclass(frozen=True)
class FaultFound:
    """What is wrong with a record: of which decision (or of how many), in which column."""

    id: str
    field: str
    what: str


@dataclass
class Score:
    """Of one class of recorded outcome: how many there are, were decided, came out as recorded; and the controls."""

    decisions: int = 0
    decided: int = 0
    reproduced: int = 0
    always_adopted: int = 0
    threshold_changed: int = 0


@dataclass
class Report:
    """What a run gives; lists are at most `MOST` long, and `left_off` says how many more there were.

    `threshold` says which one the control changed.
    """

    rule_book: str
    mapping: str
    engine: str
    threshold: str
    decisions: int = 0
    decided: int = 0
    reproduced: int = 0
    differ: list[Differs] = field(default_factory=list)
    undecidable: list[Undecidable] = field(default_factory=list)
    faults: list[FaultFound] = field(default_factory=list)
    classes: dict[str, Score] = field(default_factory=dict)
    controls: dict[str, int] = field(default_factory=lambda: {"always adopted": 0, "threshold changed": 0})
    left_off: int = 0

    @property
    def plain(self) -> bool:
        """Whether every decision was decided, and came out as recorded."""
        return not self.differ and not self.undecidable and not self.left_off


class Tallying:
    """Makes a report, decision by decision."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.forms: dict[tuple[str, str], tuple[str, int]] = {}

    def take(self, asked: Asked, found: Computed | None, control: Computed | None) -> None:
        """Enter one decision: what was found of it, and under the changed threshold; None where it was not asked."""
        report, recorded = self.report, asked.recorded
        score = report.classes.setdefault(_class_of(asked), Score())
        report.decisions += 1
        score.decisions += 1
        for fault in dict.fromkeys(asked.faults):
            self._fault(asked.id, fault)
        if recorded.outcome == "adopted":
            score.always_adopted += 1
            report.controls["always adopted"] += 1
        if control is not None and agrees(asked, control):
            score.threshold_changed += 1
            report.controls["threshold changed"] += 1
        if found is None or not _decided(asked, found):
            self._keep(report.undecidable, Undecidable(asked.id, asked.why if found is None else found.why))
            return
        report.decided += 1
        score.decided += 1
        if agrees(asked, found):
            report.reproduced += 1
            score.reproduced += 1
        elif recorded.outcome:
            told = _told(recorded.outcome, recorded.reason)
            self._keep(report.differ, Differs(asked.id, told, _told(found.outcome, found.reason), found.grounds))

    def finish(self) -> Report:
        """The report, with what is told once of a whole file: ways of writing, and days written in several forms."""
        days = [key for key in self.forms if key[1].startswith("the day is written")]
        for (name, what), (first, times) in self.forms.items():
            if (name, what) not in days or len(days) > 1:
                more = f", and so in {times - 1:,} more" if times > 1 else ""
                self._keep(self.report.faults, FaultFound(first, name, f"{what}{more}"))
        return self.report

    def _fault(self, name: str, fault: RowFault) -> None:
        if not fault.form:
            self._keep(self.report.faults, FaultFound(name, fault.field, fault.what))
            return
        first, times = self.forms.get((fault.field, fault.what), (name, 0))
        self.forms[fault.field, fault.what] = (first, times + 1)

    def _keep(self, where: list[Differs] | list[Undecidable] | list[FaultFound], what: object) -> None:
        if len(where) < MOST:
            where.append(what)  # type: ignore[arg-type]
        else:
            self.report.left_off += 1


def _told(outcome: str, reason: str) -> str:
    return f"{outcome} ({reason})" if reason else outcome


def _class_of(asked: Asked) -> str:
    return _told(asked.recorded.outcome or "not known", asked.recorded.reason)


def _decided(asked: Asked, found: Computed) -> bool:
    """Whether something can be said of it: of a tie only that without a casting vote it is lost.

    Such a vote is not among the ballots. A record by which a tie was lost agrees with that; one by which it was carried
    rests on a vote that is not there, and the decision stays waiting for it.
    """
    return found.outcome in {"adopted", "not adopted"} or (found.tie and asked.recorded.outcome == "not adopted")


def agrees(asked: Asked, found: Computed) -> bool:
    """Whether it came out as recorded, for the reason recorded where the record gives one."""
    recorded = asked.recorded
    outcome = "not adopted" if found.tie else found.outcome
    same = bool(recorded.outcome) and recorded.outcome == outcome
    return same and recorded.reason in {"", found.reason}
