"""What stands beside a finding for whoever wants to move it: what would change it, which groups decide it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from travaux.decision import adoption, explain
from travaux.decision.findings import Ground
from travaux.decision.question import Question
from travaux.enquiry.findings import ground_told
from travaux.enquiry.words import listing
from travaux.frame.found import NotAsked, panel
from travaux.frame.page import Page
from travaux.rulebook.book import RuleBook


@dataclass(frozen=True)
class Explained:
    """Sentences, bearing marks for links: smallest changes, smallest groups, and who could supply what is missing."""

    changes: tuple[str, ...]
    groups: tuple[str, ...]
    missing: tuple[str, ...]


def explained(question: Question, book: RuleBook, page: Page) -> Explained:
    """What would change the outcome of a question, and who decides it; all empty where the rules are silent."""
    return Explained(
        _told((one.ground for one in explain.changes(question, book)), page),
        _told(explain.groups(question, book).grounds, page),
        tuple(_supply(one, page) for one in explain.missing(question, book)),
    )


def supposition(question: Question, book: RuleBook, page: Page) -> dict[str, Any]:
    """What a page shows of a question that is only supposed: `panel` and `explained`, or `unasked` with why not."""
    try:
        shown = panel(adoption.find(question, book), book, page)
    except NotAsked as reason:
        return {"unasked": str(reason)}
    return {"panel": shown, "explained": explained(question, book, page)}


def _told(grounds: Iterable[Ground], page: Page) -> tuple[str, ...]:
    return tuple(ground_told(one, page.tell.names) for one in grounds)


def _supply(one: explain.Supply, page: Page) -> str:
    what = page.tell.names.phrase(one.what)
    if not one.by:
        return gettext("%(what)s: nobody is named for it") % {"what": what}
    return gettext("%(what)s: from %(members)s") % {"what": what, "members": listing(map(page.tell.member, one.by))}
