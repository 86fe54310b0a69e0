"""Everything that the page of a plan at work shows, gathered as its reader may know it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext, ngettext

from travaux.decision.situation import PlanState
from travaux.decision.situation.plan import Compared, ComputedCount, MeasureRow, ReportedCount
from travaux.frame.refusals import NotOnRecordPage
from travaux.office import dealt_with
from travaux.office.answers import NoSuchDossier, Shown
from travaux.record.dossiers import slug_of
from travaux.workroom.plans.measures import DONE, Reported, done, not_done_first, open_statuses
from travaux.workroom.titles import title
from travaux.workroom.working import Working


@dataclass(frozen=True)
class MeasureShown:
    """One measure in the table: its title, what can be reported of it, and what somebody has typed."""

    measure: MeasureRow
    title: str
    open: tuple[str, ...] = ()
    typed: Reported = field(default_factory=lambda: Reported("", ""))


@dataclass(frozen=True)
class PlanAtWork:
    """One plan as its page shows it."""

    dossier: str
    title: str
    shown: Shown
    state: PlanState

    @property
    def slug(self) -> str:
        """The plan's slug."""
        return slug_of(self.dossier)

    @property
    def taken(self) -> tuple[str, ...]:
        """The slugs of its measures."""
        return tuple(one.measure for one in self.state.measures)

    @property
    def session(self) -> str:
        """The session whose decisions it carries out; empty where none is told."""
        told = self.state.decisions_of.value
        return str(told) if isinstance(told, str) and "/session/" in told else ""


def plan_of(working: Working, organisation: str, slug: str) -> PlanAtWork:
    """The plan of an address; raises NotOnRecordPage for one of which the reader may know nothing."""
    dossier = f"{organisation}/plan/{slug}"
    try:
        shown = working.show(dossier)
    except NoSuchDossier as absent:
        raise NotOnRecordPage(str(absent)) from absent
    if not isinstance(shown.state, PlanState):
        raise TypeError(shown.kind)
    return PlanAtWork(dossier, title(shown.state, working.page), shown, shown.state)


def computed(count: ComputedCount) -> str:
    """`32 of 34 implemented, computed from 34 measures`."""
    if not count.total:
        return gettext("No measure on record, so nothing is counted")
    text = ngettext(
        "%(done)s of %(total)s implemented, computed from %(total)s measure",
        "%(done)s of %(total)s implemented, computed from %(total)s measures",
        count.total,
    )
    return text % {"done": count.numbers.get(DONE, 0), "total": count.total}


def counts(state: PlanState) -> Iterator[tuple[ReportedCount, Compared]]:
    """Each reported count beside the computed one."""
    by_key = {one.key: one for one in state.compared}
    return ((count, by_key[key]) for key, count in state.counts.items() if key in by_key)


def undone(state: PlanState, typed: Mapping[str, Reported]) -> tuple[MeasureShown, ...]:
    """The rows that are not implemented, each with what can be reported of it and what was typed."""
    return tuple(_shown(one, typed.get(one.measure)) for one in not_done_first(state.measures))


def implemented(state: PlanState) -> tuple[MeasureShown, ...]:
    """The rows that are."""
    return tuple(_shown(one, None) for one in done(state.measures))


def _shown(one: MeasureRow, typed: Reported | None) -> MeasureShown:
    return MeasureShown(one, name_of(one), open_statuses(one), typed or Reported(one.measure, ""))


def name_of(one: MeasureRow) -> str:
    """The title of a measure; its slug in words where none is told."""
    told = one.title.value
    return str(told) if told not in {None, "unknown", "none"} else one.measure.replace("-", " ")


def decisions(working: Working, plan: PlanAtWork) -> list[tuple[str, str]]:
    """The documents of the session whose decisions it carries out, by title: a measure may come from one of them."""
    if not plan.session:
        return []
    named = dealt_with.documents_of(plan.session, working.page.asked.dials, working.actor.reader)
    found = [working.show(name) for name in named]
    return [(one.dossier, title(one.state, working.page, one.facts)) for one in found]
