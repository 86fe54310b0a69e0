"""The page on which a rule is tried: a finding on what a reader supposes of a body, beside every record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from travaux.decision import rolls
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.titles import state
from travaux.enquiry.words import listing
from travaux.frame import marks
from travaux.frame.explained import supposition
from travaux.frame.page import LinkedNames, LinkedTeller, Page, page_of
from travaux.portal.choices import book_asked
from travaux.portal.drafts.supposed import MEMBER, MOST_ROWS
from travaux.portal.trying import STANDS, SUSPENDED, Trial, rolls_for, triable, tried


@dataclass(frozen=True)
class _Called(LinkedNames):
    """Members of a roll by their names of the day; they have no pages here."""

    called: Mapping[str, str] = field(default_factory=dict)

    def member(self, slug: str) -> str:
        """The name of a member."""
        return marks.bare(self.called.get(slug, slug))


@dataclass(frozen=True)
class RollPage(Page):
    """A page whose members are those of a roll."""

    called: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def tell(self) -> Teller:
        """Says things with the names of the roll."""
        return LinkedTeller(_Called(self.asked.names.titles, self.organisation, self.called), self.asked.zone)


def try_rule(request: HttpRequest) -> HttpResponse:
    """The finding of a rule if everybody on a roll stood alike, but for those of whom the address supposes else."""
    page = page_of(request, title=gettext("Try a rule"))
    book, _, books = book_asked(request, page)
    trial = tried(request.GET.dict(), book, datetime.fromtimestamp(page.asked.dials.on, page.asked.zone).date())
    there = _of_the_roll(page, trial)
    found = supposition(trial.question, book, there)
    shown = {"page": there, "book": book, "books": books, "trial": trial, "told": _told(trial, there), **found}
    return render(request, "portal/rules/try.html", {**shown, **_form(trial, there.called)})


def _of_the_roll(page: Page, trial: Trial) -> RollPage:
    """The same page with the names that members bore on the day of the roll."""
    own = {one.name: getattr(page, one.name) for one in fields(page)}
    title = gettext("Hypothetical: %(title)s") % {"title": trial.book.file.title}
    return RollPage(**{**own, "title": title, "called": dict(_called(trial))})


def _called(trial: Trial) -> Iterator[tuple[str, str]]:
    """Every member with its name: that of the day, or in another language than the roll's what Unicode calls it."""
    states = bool(trial.roll) and rolls.of_states(trial.roll.partition("/")[0])
    for seat in trial.seats:
        name = trial.called(seat.member)
        yield seat.member, state(seat.member, name) if states else name


def _told(trial: Trial, page: Page) -> str:
    """What is supposed, in a sentence."""
    everybody = STANDS[trial.everybody]
    apart = [f"{page.tell.member(one)} ({STANDS[what]})" for one, what in trial.stands.items()]
    if not apart:
        return gettext("Supposed of every member: %(stand)s.") % {"stand": everybody}
    told = gettext("Supposed of every member: %(stand)s; except %(members)s.")
    return told % {"stand": everybody, "members": listing(apart)}


def _form(trial: Trial, called: Mapping[str, str]) -> dict[str, Any]:
    """The rows and options of the form; a large roll shows those rows only in which something is supposed."""
    large = len(called) > MOST_ROWS
    rows = [one for one in called if not large or one in trial.stands]
    return {
        "rows": [(f"{MEMBER}{one}", called[one], trial.stands.get(one, "")) for one in rows],
        "others": [(one, name) for one, name in called.items() if one not in rows],
        "stands": STANDS.items(),
        "everybody": [(value, words) for value, words in STANDS.items() if value != SUSPENDED],
        "rules": triable(trial.book),
        "rolls": rolls_for(trial.book),
    }
