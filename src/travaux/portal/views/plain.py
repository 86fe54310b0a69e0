"""The page of what has no life in stages and no page of its own sort: its particulars in a table, then the rest."""

from typing import Any, Final

from travaux.decision.situation import PlainState
from travaux.office.answers import Shown
from travaux.portal.leaves import leaf
from travaux.portal.page import Page
from travaux.portal.retold import lines
from travaux.portal.views.sitting import FACTS

OCCURRENCES: Final = 40


def besides(page: Page, shown: Shown) -> dict[str, Any]:
    """What the page of a communication, or of another plain thing, needs besides its state."""
    if not isinstance(shown.state, PlainState):
        raise TypeError(type(shown.state).__name__)
    found = [one for one in shown.state.occurrences if one.event != "named"]
    return {
        "occurrences": leaf(page, "told", lines(found, page, about=shown.dossier), OCCURRENCES),
        "cards": leaf(page, "facts", shown.facts, FACTS),
    }
