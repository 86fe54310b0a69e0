"""Organisations, bodies, meetings, assessments, communications, sources and the record itself in sentences."""

from collections.abc import Iterable, Iterator

from travaux.decision.situation import PlainState, SourceState
from travaux.decision.situation.plain import Particulars
from travaux.enquiry.language import field, say
from travaux.enquiry.states.teller import Teller


def plain_lines(state: PlainState, tell: Teller) -> Iterator[str]:
    """What the facts say together, then the occurrences one by one."""
    yield from _particulars(state.particulars, tell)
    yield from tell.remarks("Occurrences", state.occurrences)


def source_lines(state: SourceState, tell: Teller) -> Iterator[str]:
    """Outlet, title, and every date under its own label."""
    for label, claim in (("Title", state.title), ("Outlet", state.outlet), ("Sort", state.sort), ("Read", state.read)):
        yield from tell.labelled(label, claim)
    for label, claim in state.dates.items():
        yield from tell.labelled(say("Date, {label}").format(label=say(label)), claim)
    yield from tell.remarks("Stamps on the page", state.stamps)
    yield from tell.remarks("Taken from", state.taken_from)
    shown = {"source registered", "outlet registered", "stamped", "taken from"}
    yield from _particulars((one for one in state.particulars if one.event not in shown), tell)
    yield from tell.remarks("Occurrences", (one for one in state.occurrences if one.event not in shown))


def _particulars(found: Iterable[Particulars], tell: Teller) -> Iterator[str]:
    for one in found:
        yield f"{say(one.event).capitalize()}, {tell.when(one.happened)}:"
        yield from (f"  {field(one.event, name)}: {tell.claim(claim)}." for name, claim in one.fields.items())
