"""What is claimed of a plan: its newest count with who gave it, beside what this record holds by name."""

from typing import Final

from django.utils.translation import get_language_bidi, gettext

from travaux.decision.situation import PlanState
from travaux.decision.situation.plan import ReportedCount
from travaux.enquiry.language import say
from travaux.enquiry.states.plan import noun_words
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.words import interval
from travaux.frame.page import Page
from travaux.portal.pictures.count import Count, Counts, count_picture
from travaux.portal.pictures.marks import Picture

_PREFIX: Final = "claim"


def claim_of(state: PlanState, tell: Teller, *, cited: bool = True) -> str:
    """`32 of 34 measures implemented, says …, 20 November 2023; this record holds 2 of the 34 by name` and a stop."""
    named, count, total = len(state.measures), _chief(state), state.counts.get("total")
    whole = count.of if count is not None and isinstance(count.of, int) else total.number if total else None
    if count is None:
        return say("No count of its measures is on record; this record holds {n} by name.").format(n=named)
    holds = say("this record holds {n} of the {whole} by name") if whole else say("this record holds {n} by name")
    refs = tell.refs(count.refs) if cited else ""
    return f"{_said(count, tell)}{refs}; {holds.format(n=named, whole=whole)}."


def claim_picture(state: PlanState, page: Page) -> Picture | None:
    """The chief count as a bar, drawn as a claim; None where no whole is told."""
    count = _chief(state)
    if count is None or not isinstance(count.number, int) or not isinstance(count.of, int):
        return None
    told, claim = _number(count), gettext("a claim, not a list; %(said)s") % {"said": _by(count, page.plain)}
    title, heads = gettext("What is claimed of the plan"), (gettext("Count"), gettext("Who says so"))
    counts = (Count(count.number, count.of, told, claim),)
    data = Counts(title, f"{told}: {claim}", title, heads, counts)
    return count_picture(data, _PREFIX, mirrored=get_language_bidi())


def _chief(state: PlanState) -> ReportedCount | None:
    return state.counts.get("implemented") or next(iter(state.counts.values()), None)


def _said(count: ReportedCount, tell: Teller) -> str:
    return f"{_number(count)}, {_by(count, tell)}"


def _number(count: ReportedCount) -> str:
    """`32 of 34 measures implemented`."""
    number = say("{number} of {whole}") if isinstance(count.of, int) else "{number}"
    what = say("in all") if count.key == "total" else say(count.key)
    told = number.format(number=count.number, whole=count.of)
    return say("{number} {noun} {what}").format(number=told, noun=noun_words(count.noun), what=what)


def _by(count: ReportedCount, tell: Teller) -> str:
    """`says Imangali Tasmagambetov (Secretary General), 20 November 2023`."""
    who = tell.by(count.refs[0]) if count.refs else ""
    day = interval(count.on, tell.zone)
    return say("says {who}, {day}").format(who=who, day=day) if who else say("says the source, {day}").format(day=day)
