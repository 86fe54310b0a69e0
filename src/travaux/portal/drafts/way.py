"""The way of a text: its steps in order of happening, as rows of a table and as one line that may go back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from django.utils.translation import gettext

from travaux.decision.situation import DocumentState
from travaux.decision.situation.claims import Cited
from travaux.decision.situation.state import Taken
from travaux.enquiry.language import say
from travaux.enquiry.states.document import stated
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.words import listing
from travaux.frame.page import Page
from travaux.portal.drafts.sayers import Cards, who_says
from travaux.portal.pictures.path import Path, Standing, Step
from travaux.record.values import RESERVED

_PHRASES: Final = {
    "signature refused": "{who} refused to sign",
    "removal requested": "{who} asked to have it removed from the agenda",
    "signed": "signed by {who}",
    "ratified": "ratified by {who}",
    "joined": "{who} joined",
    "declined to join": "{who} declared that it does not join",
    "objection raised": "{who} objected",
    "ballot cast": "votes cast by {who}",
    "stance recorded": "stance of {who} recorded",
}
_AGAINST: Final = frozenset(
    {"signature refused", "not adopted", "objection raised", "item removed", "silence broken", "withdrawn", "lapsed",
     "repealed", "item not taken"}
)  # fmt: skip
_ASKED: Final = frozenset({"removal requested"})
_REACHED: Final = frozenset({"adopted", "in force", "signed by all", "disposed of: adopted"})
_GOES_BACK: Final = "returned for finalisation"
#: Where a text that is sent back begins anew: as it stood when the members worked on it.
_WORKED_ON: Final = frozenset({"drafted", "circulated", "agreed in general", "stance recorded", "group stance stated"})


@dataclass(frozen=True)
class Stage:
    """Steps of one kind on one day, told together: those of six members who signed are one."""

    taken: tuple[Taken, ...]

    @property
    def event(self) -> str:
        """What was done."""
        return self.taken[0].event

    @property
    def moved(self) -> bool:
        """Whether it led to another state."""
        return any(one.to != one.before for one in self.taken)

    @property
    def cited(self) -> tuple[Cited, ...]:
        """The facts that tell it."""
        return tuple(fact for one in self.taken for fact in (one.fact, *one.also))

    def phrase(self, tell: Teller) -> str:
        """What was done, and by whom as far as that is told; which body sent it back stands with the instructions."""
        if self.event == _GOES_BACK:
            return say(self.event)
        keys = dict.fromkeys(key for one in self.taken for key in one.keys if key not in RESERVED)
        who = listing(tell.names.key(key) for key in keys)
        if not who:
            return say(self.event)
        return say(_PHRASES[self.event]).format(who=who) if self.event in _PHRASES else f"{say(self.event)}: {who}"


@dataclass(frozen=True)
class WayRow:
    """One row of the table: when, what, with which remark on the table of states, who says so."""

    cited: Cited
    what: str
    note: str
    says: str
    refs: tuple[Cited, ...]


def stages(state: DocumentState) -> tuple[Stage, ...]:
    """The steps, those of one kind and day that follow each other taken together."""
    alike = groupby(state.history, key=lambda one: (one.event, one.fact.happened, one.note))
    return tuple(Stage(tuple(group)) for _, group in alike)


def way_rows(state: DocumentState, cards: Cards, tell: Teller) -> tuple[WayRow, ...]:
    """Every step with its day and who tells it."""
    return tuple(
        WayRow(
            one.taken[0].fact,
            _of_a_group(one, cards, tell) or one.phrase(tell),
            one.taken[0].note,
            who_says((fact.address for fact in one.cited), cards, tell),
            one.cited,
        )
        for one in stages(state)
    )


def _of_a_group(stage: Stage, cards: Cards, tell: Teller) -> str:
    """What is told of a group, with its quantifier; empty for any other step."""
    card = cards.get(stage.taken[0].fact.address)
    if card is None or card.name != "group stance stated":
        return ""
    but = card.value.get("except", [])
    members = listing(tell.member(one) for one in (but if isinstance(but, list) else [str(but)]) if one not in RESERVED)
    text = (
        say("{which} except {members}: {stance}, told of the group")
        if members
        else say("{which}: {stance}, told of the group")
    )
    which, stance = str(card.value.get("quantifier", "")), str(card.value.get("stance", ""))
    return text.format(which=stated(which), members=members, stance=tell.value(stance))


def way(state: DocumentState, page: Page) -> Path | None:
    """The steps that led somewhere, as a line; None where there is no way to be seen."""
    moved = [one for one in stages(state) if one.moved]
    if len(moved) < 2:  # noqa: PLR2004 - one step is no way
        return None
    steps = tuple(_steps(moved, state, page))
    title = gettext("The way of this text")
    desc = "; ".join(f"{number}. {one.words}, {one.stated}" for number, one in enumerate(steps, start=1))
    headings = (gettext("Step"), gettext("What"), gettext("When"), gettext("Standing"))
    return Path(title, desc, title, headings, steps)


def _steps(moved: Sequence[Stage], state: DocumentState, page: Page) -> Iterator[Step]:
    for number, one in enumerate(moved):
        standing = _standing(one, last=number == len(moved) - 1)
        goes_back = one.event == _GOES_BACK and number > 0
        cited = one.taken[0].fact
        yield Step(
            one.phrase(page.plain),
            page.plain.day(cited),
            standing,
            _standing_words(standing, state),
            _back_to(moved, number) if goes_back else None,
            gettext("back to be finalised") if goes_back else "",
            page.fact(cited.address),
        )


def _standing(stage: Stage, *, last: bool) -> Standing:
    if stage.event in _ASKED:
        return "asked"
    if stage.event in _AGAINST:
        return "against"
    return "now" if last and stage.taken[-1].to not in _REACHED else "done"


def _standing_words(standing: Standing, state: DocumentState) -> str:
    if standing == "asked" and state.requests:
        return gettext("a request; its outcome: %(outcome)s") % {"outcome": say(state.requests[-1].outcome)}
    words = {
        "done": gettext("done"),
        "now": gettext("here it stands"),
        "against": gettext("against it"),
        "asked": gettext("a request"),
    }
    return words[standing]


def _back_to(moved: Sequence[Stage], number: int) -> int:
    return max((place for place in range(number) if moved[place].event in _WORKED_ON), default=0)
