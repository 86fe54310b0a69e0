"""The adoption panel of a draft: a verdict in a sentence, its steps, what was announced, what may be supposed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext

from travaux.decision import adoption
from travaux.decision.findings import Finding
from travaux.decision.situation.claims import Cited
from travaux.enquiry.findings import missing_told
from travaux.enquiry.words import word
from travaux.frame.found import NotAsked, Panel, deliberation, panel
from travaux.frame.page import Page
from travaux.workroom.drafts.shown import Draft, entry_of
from travaux.workroom.drafts.steps import Step, steps

_ANNOUNCED: Final = ("adopted", "not adopted")
#: More members than these are supposed about on the page of suppositions itself.
_MOST: Final = 12


@dataclass(frozen=True)
class Announced:
    """What the chair announced, when, and what the finding was that was kept beside it; `agrees`: they are the same.

    `without`: the members that did not take part in it, where it was adopted in a limited format.
    """

    outcome: str
    fact: Cited
    finding: str
    agrees: bool
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """The panel as it stands on the page; `unasked` says why there is no finding, and then there is no panel."""

    told: str
    tone: str
    panel: Panel | None
    steps: tuple[Step, ...]
    unasked: str
    announced: tuple[Announced, ...]
    finding: Finding | None = None


def verdict(found: Draft, page: Page, reader: frozenset[str]) -> Verdict:
    """The finding on the draft from what the reader may know, now."""
    announced = tuple(_announced(found))
    try:
        asking = deliberation(page, found.dossier, reader)
        drawn = adoption.find(asking.decided.question, asking.book)
        shown = panel(drawn, asking.book, page)
    except NotAsked as reason:
        told = gettext("Cannot be decided yet: the rules have no question to answer.")
        return Verdict(told, "unclear", None, (), str(reason), announced)
    return Verdict(
        _told(drawn, page), shown.tone, shown, steps(drawn, found.state, asking.book, page), "", announced, drawn
    )


def _told(found: Finding, page: Page) -> str:
    """The verdict in a sentence: adopted, not adopted, or not yet and what is missing from whom."""
    missing = missing_told(found.missing, page.tell.names)
    match found.outcome:
        case "adopted":
            return gettext("Adopted, by %(mode)s.") % {"mode": word(found.mode)} if found.mode else gettext("Adopted.")
        case "not adopted":
            return gettext("Not adopted.")
        case "cannot be put":
            text = gettext("Cannot be put.")
        case "indeterminate":
            text = gettext("Cannot be decided: the rules can be read in two ways, and both are shown.")
        case _:
            text = gettext("Cannot be decided yet.")
    return f"{text} {gettext('Missing: %(what)s.') % {'what': missing}}" if missing else text


def _announced(found: Draft) -> Iterator[Announced]:
    """Each announcement with the outcome that the finding beside it came to."""
    for taken in found.state.history:
        if taken.event in _ANNOUNCED:
            entry = found.entries.get(entry_of(taken.fact.address))
            finding = str(entry.finding.get("outcome", "")) if entry is not None and entry.finding else ""
            adoption_of = found.state.adopted if taken.event == "adopted" else None
            without = () if adoption_of is None else adoption_of.without
            yield Announced(taken.event, taken.fact, finding, finding == taken.event, without)


def supposable(found: Draft, page: Page) -> tuple[tuple[str, str], ...]:
    """For each member the address of the page on which it is supposed to object, all others agreeing."""
    path = f"{page.dossier(found.dossier).partition('?')[0]}/what-if"
    return tuple((one, page.to(path, **{f"member-{one}": "objects"})) for one in found.roll[:_MOST])
