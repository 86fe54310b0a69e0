"""People and posts: who holds which post on the day asked, all persons by name, and the pages of each."""

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from travaux.decision.situation import ChairmanshipState, PersonState, PostState
from travaux.decision.situation.posts import Holder, Term
from travaux.frame.leaves import Leaf, asked_of, leaf, leaf_of, newest_first
from travaux.frame.page import Page, page_of
from travaux.office import lists, many, paged
from travaux.office.answers import Shown
from travaux.office.lists import Narrow
from travaux.office.paged import Asked
from travaux.portal.choices import know
from travaux.portal.said import sayings
from travaux.record.dossiers import WORLD

_POSTS: Final = 30
_PERSONS: Final = 50
_TERMS: Final = 20
_REMARKS: Final = 12
_SAID: Final = 5
_FACTS: Final = 10
#: So many terms of one person stand in the list of persons.
_SHOWN: Final = 3


@dataclass(frozen=True)
class Held:
    """One post with its holder on the day asked; `term` is the time for which that person has held it."""

    dossier: str
    state: PostState

    @property
    def holder(self) -> Holder | None:
        """Who holds it, None where no source says."""
        return self.state.holder

    @property
    def term(self) -> Term | None:
        """The holder's present term, if its beginning is on record."""
        own = [one for one in self.state.terms if self.holder and one.holder == self.holder.holder and not one.ended]
        return own[-1] if own and own[-1].began else None


@dataclass(frozen=True)
class Known:
    """One person in the list, with the posts that it is told to have held."""

    dossier: str
    posts: dict[str, Term]


def people(request: HttpRequest) -> HttpResponse:
    """Posts with their holders on the day asked, the organisation's own first; below, persons by name."""
    page = page_of(request, title=gettext("People and posts"))
    chair = many.states([f"{page.organisation}/chairmanship"], page.asked.dials).values()
    return render(
        request,
        "portal/people.html",
        {
            "page": page,
            "chair": next((one for one in chair if isinstance(one, ChairmanshipState)), None),
            "own": _posts(page, "posts", page.organisation),
            "others": _posts(page, "others", WORLD),
            "persons": _persons(page),
        },
    )


def _posts(page: Page, name: str, organisation: str) -> Leaf[Held]:
    found = lists.listed(
        Narrow(kind="post", organisation=organisation), page.asked.dials, limit=_POSTS, cursor=asked_of(page, name)
    )
    part = leaf_of(page, name, found)
    states = many.states([one.dossier for one in part.items], page.asked.dials)
    held = [Held(name, state) for name, state in states.items() if isinstance(state, PostState)]
    know(page, [one.holder.holder for one in held if one.holder])
    return Leaf(name, tuple(held), part.previous, part.next, part.total)


def _persons(page: Page) -> Leaf[Known]:
    cursor = asked_of(page, "persons")
    found = lists.listed(Narrow(kind="person"), page.asked.dials, limit=_PERSONS, cursor=cursor)
    part = leaf_of(page, "persons", found)
    states = many.states([one.dossier for one in part.items], page.asked.dials)
    told = [Known(name, _few(state)) for name, state in states.items() if isinstance(state, PersonState)]
    know(page, [*(one.dossier for one in told), *(post for one in told for post in one.posts)])
    return Leaf("persons", tuple(told), part.previous, part.next, part.total)


def _few(state: PersonState) -> dict[str, Term]:
    return dict(list(state.posts.items())[:_SHOWN])


def post_besides(page: Page, shown: Shown) -> dict[str, Any]:
    """What the page of a post shows besides its holder: all terms, rules, what else is said."""
    state = shown.state
    if not isinstance(state, PostState):
        raise TypeError(shown.kind)
    know(page, [one.holder for one in state.terms])
    return {
        "held": Held(shown.dossier, state),
        "terms": leaf(page, "terms", state.terms[::-1], _TERMS),
        "remarks": leaf(page, "said", newest_first((*state.remarks, *state.evidence.besides)), _REMARKS),
        "rules": leaf(page, "rules", newest_first(state.rules), _REMARKS),
        "cards": leaf(page, "facts", shown.facts, _FACTS),
    }


def chairmanship_besides(page: Page, shown: Shown) -> dict[str, Any]:
    """What the page of the chairmanship shows besides who chairs: all terms, priorities, plans."""
    state = shown.state
    if not isinstance(state, ChairmanshipState):
        raise TypeError(shown.kind)
    know(page, [f"{page.organisation}/member/{one.holder}" for one in state.terms])
    return {
        "terms": leaf(page, "terms", state.terms[::-1], _TERMS),
        "priorities": leaf(page, "priorities", newest_first(state.priorities), _REMARKS),
        "planned": leaf(page, "planned", newest_first(state.planned), _REMARKS),
        "remarks": leaf(page, "said", newest_first((*state.remarks, *state.evidence.besides)), _REMARKS),
        "cards": leaf(page, "facts", shown.facts, _FACTS),
    }


def person_besides(page: Page, shown: Shown) -> dict[str, Any]:
    """What the page of a person shows: posts with their terms, what it said in order of saying, what is told of it."""
    state = shown.state
    if not isinstance(state, PersonState):
        raise TypeError(shown.kind)
    know(page, state.posts)
    names = {one.fact.address for one in state.names}
    told = [one for one in (*state.remarks, *state.evidence.besides) if one.fact.address not in names]
    found = paged.remarks(
        Asked(by=shown.dossier), page.asked.dials, newest=True, limit=_SAID, cursor=asked_of(page, "said")
    )
    return {
        "said": leaf_of(page, "said", found),
        "sayings": sayings(page, found.items),
        "remarks": leaf(page, "told", newest_first(told), _REMARKS),
        "cards": leaf(page, "facts", shown.facts, _FACTS),
    }
