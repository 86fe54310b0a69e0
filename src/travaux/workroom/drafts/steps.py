"""The finding in the order in which people ask: who, how many, by which rule, what count, who objects, who is bound."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext, gettext_noop

from travaux.decision import sentences
from travaux.decision.findings import Finding, Ground
from travaux.decision.situation import DocumentState
from travaux.enquiry.words import listing
from travaux.frame.found import GroundShown, ground_shown
from travaux.frame.page import Page
from travaux.rulebook.book import RuleBook

_LIMITED_BOUND: Final = frozenset({"not answerable"})
#: The steps in their order, each with the codes of its grounds, and what is said where the finding has none.
_STEPS: Final = (
    (gettext_noop("Who may take part"), frozenset(sentences.ROLL), ""),
    (gettext_noop("Quorum"), frozenset(sentences.QUORUM), gettext_noop("The finding rests on no quorum.")),
    (gettext_noop("Rule that applies"), frozenset({*sentences.RULE, *sentences.LIMITED}) - _LIMITED_BOUND, ""),
    (gettext_noop("Count"), frozenset(sentences.TALLY), gettext_noop("Nothing is counted.")),
    (
        gettext_noop("Objections"),
        frozenset({*sentences.CONSENSUS, *sentences.SILENCE, *sentences.SIGNATURE}),
        gettext_noop("None on record."),
    ),
    (gettext_noop("Who is bound"), frozenset(sentences.BOUND) | _LIMITED_BOUND, ""),
)
_FROM_WHEN: Final = gettext_noop("From when")


@dataclass(frozen=True)
class Step:
    """One step: its title, its grounds with their articles, and a sentence of its own; sentences bear marks."""

    title: str
    grounds: tuple[GroundShown, ...]
    told: str = ""


def steps(found: Finding, state: DocumentState, book: RuleBook, page: Page) -> tuple[Step, ...]:
    """The seven steps, none left out, so that what a finding does not rest on is seen as well."""
    return (*_of_the_finding(found, book, page), Step(gettext(_FROM_WHEN), (), _from_when(state, page)))


def _of_the_finding(found: Finding, book: RuleBook, page: Page) -> Iterator[Step]:
    own = {"Who may take part": _roll(found, page), "Who is bound": _bound(found, page)}
    for title, codes, none in _STEPS:
        grounds = tuple(ground_shown(one, book, page) for one in _in(codes, found.grounds))
        told = own.get(title, "") or ("" if grounds or not none else gettext(none))
        yield Step(gettext(title), grounds, told)


def _in(codes: frozenset[str], grounds: Iterable[Ground]) -> Iterator[Ground]:
    return (one for one in grounds if one.code in codes)


def _roll(found: Finding, page: Page) -> str:
    """The roll of the day, where some ground was computed from it."""
    roll = next((one.roll for one in found.grounds if one.roll), ())
    members = listing(page.tell.member(one) for one in roll)
    return gettext("On the roll: %(members)s.") % {"members": members} if members else ""


def _bound(found: Finding, page: Page) -> str:
    words = {
        "bound": gettext("Bound: %(members)s."),
        "not bound": gettext("Not bound: %(members)s."),
        "may join": gettext("May join: %(members)s."),
    }
    by_word = {word: [one for one, its in found.bound.items() if its == word] for word in words}
    told = [words[word] % {"members": listing(map(page.tell.member, some))} for word, some in by_word.items() if some]
    return " ".join(told) or gettext("Nobody is bound while nothing is adopted.")


def _from_when(state: DocumentState, page: Page) -> str:
    """Since when it binds, as far as that is on record."""
    if state.stage.state == "in force" and state.stage.since is not None:
        return gettext("In force: %(when)s.") % {"when": page.tell.day(state.stage.since)}
    if state.adopted is None:
        return gettext("Not before it is adopted.")
    told = gettext("Adopted: %(when)s. No entry into force is on record.")
    return told % {"when": page.tell.when(state.adopted.happened)}
