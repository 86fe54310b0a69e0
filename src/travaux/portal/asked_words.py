"""A question in a reader's words: what was found for it, and the answers that stand before the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from travaux.enquiry.states import answer_of
from travaux.enquiry.states.teller import Teller
from travaux.frame.page import Page
from travaux.office import answers
from travaux.office.searching import Hit, search
from travaux.portal.choices import know

#: Kinds of dossiers whose first sentence answers a question; the others are only listed.
ANSWERED: Final = frozenset({"member", "person", "post", "document", "plan", "organisation", "session"})
#: So many dossiers are answered at most; those behind the first only where they fit nearly as well, in hundredths.
MOST_ANSWERED: Final = 3
_NEARLY: Final = 80
LENGTH: Final = 25
SUGGESTED: Final = 8


@dataclass(frozen=True)
class Answer:
    """One dossier answered: the sentences with their marks."""

    hit: Hit
    text: str


@dataclass(frozen=True)
class Found:
    """The answers, then the dossiers found, the best first; `total` counts those not shown too."""

    answers: tuple[Answer, ...]
    hits: tuple[Hit, ...]
    total: int


def hits_of(words: str, page: Page) -> list[Hit]:
    """All dossiers found, best first; raises BrokenInput for words that cannot be looked for.

    Whoever asks by the very name of a thing means that thing first.
    """
    return sorted(search(words, page.asked.dials), key=lambda hit: hit.title.casefold() != words.casefold())


def found_for(words: str, page: Page) -> Found:
    """What a question is answered; raises BrokenInput for words that cannot be looked for."""
    hits = hits_of(words, page)
    know(page, (hit.dossier for hit in hits[:LENGTH]))
    told = tuple(Answer(hit, _told(hit, page.tell, page)) for hit in _to_answer(hits))
    return Found(told, tuple(hits[:LENGTH]), len(hits))


def _to_answer(hits: Sequence[Hit]) -> list[Hit]:
    fit = [hit for hit in hits if hit.kind in ANSWERED]
    return [hit for hit in fit[:MOST_ANSWERED] if 100 * hit.weight >= _NEARLY * fit[0].weight]


def _told(hit: Hit, tell: Teller, page: Page) -> str:
    shown = answers.show(hit.dossier, page.asked.dials)
    return answer_of(shown.state, tell, shown.facts)
