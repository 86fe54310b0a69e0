"""The page of what has no life in stages and no page of its own sort: its particulars in tables, then the rest."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from travaux.decision.situation import PlainState
from travaux.decision.situation.claims import Claim
from travaux.decision.situation.plain import Particulars
from travaux.frame.leaves import leaf
from travaux.frame.page import Page
from travaux.office.answers import Shown
from travaux.portal.retold import lines
from travaux.portal.views.sitting import FACTS
from travaux.record.events import EVENTS
from travaux.record.values import Form

OCCURRENCES: Final = 40
#: Forms of values that are told otherwise than they are written.
_RETOLD: Final = frozenset({Form.MEMBER, Form.DATE})


def besides(page: Page, shown: Shown) -> dict[str, Any]:
    """What the page of a communication, or of another plain thing, needs besides its state."""
    if not isinstance(shown.state, PlainState):
        raise TypeError(type(shown.state).__name__)
    found = [one for one in shown.state.occurrences if one.event != "named"]
    return {
        "particulars": [(one, _fields(one, page)) for one in shown.state.particulars if one.event != "named"],
        "occurrences": leaf(page, "told", lines(found, page, about=shown.dossier), OCCURRENCES),
        "cards": leaf(page, "facts", shown.facts, FACTS),
    }


def _fields(one: Particulars, page: Page) -> list[tuple[str, str]]:
    """Each field with what is told of it: members by their names, days as people say them."""
    return [(name, page.tell.claim(claim, _word(one.event, name, claim, page))) for name, claim in one.fields.items()]


def _word(event: str, name: str, claim: Claim, page: Page) -> Callable[[str], str] | None:
    declared = EVENTS[event].fields.get(name)
    if declared is None or declared.form not in _RETOLD or declared.several or claim.value is None:
        return None
    return partial(page.tell.names.told, event, name)
