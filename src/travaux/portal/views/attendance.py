"""Who was at which session: a picture, and the same as tables with links; only what sources say."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext, pgettext

from travaux.enquiry.words import interval, word
from travaux.frame.leaves import leaf
from travaux.frame.marks import dossier_path
from travaux.frame.page import Page, page_of
from travaux.office import lists
from travaux.office.lists import Listing, Narrow
from travaux.office.pages import Page as Leaf
from travaux.portal.choices import know, on_record
from travaux.portal.pictures.grid import Cell, Column, Grid, Row, grid_parts, grid_picture
from travaux.portal.sittings import SEATS, Sitting
from travaux.portal.views.sessions import narrowing, sittings

#: So many cells a page has at most, whatever the number of members; and no fewer sessions than the second number.
_CELLS: Final = 180
_FEWEST, _MOST = 2, 20
#: So many members stand below one another.
MEMBERS: Final = 40
#: So many sessions stand side by side in one table.
_BESIDE: Final = 7


def attendance(request: HttpRequest, organisation: str) -> HttpResponse:
    """Members by sessions, some sessions a page, the newest page first and each page in order of time."""
    page = page_of(request, organisation, gettext("Attendance of all sessions"))
    form = narrowing(request, page, on_record(page, organisation))
    members = _members(page, organisation)
    length = max(_FEWEST, min(_MOST, _CELLS // max(min(len(members.items), MEMBERS), 1)))
    listing = lists.listed(
        form["narrow"], page.asked.dials, order="newest", limit=length, cursor=request.GET.get("cursor", "")
    )
    told = sittings(page, listing.items)
    held = [told[one.dossier] for one in reversed(listing.items) if one.dossier in told and told[one.dossier].was_held]
    know(page, (f"{organisation}/member/{row.member}" for one in held for row in one.state.attendance))
    slugs = leaf(page, "members", _slugs(held, members), MEMBERS, cursor=request.GET.get("cursor", ""))
    shown = {"listing": listing, "slugs": slugs, "sheet": Sheet(page, held, slugs.items)}
    return render(request, "portal/attendance.html", {"page": page, **shown, **form})


def _slugs(held: Sequence[Sitting], members: Leaf[Listing]) -> list[str]:
    """The members on record in the order of their names, and behind them whom else some source names there."""
    on_list = [one.dossier.rpartition("/")[2] for one in members.items]
    found = {row.member for one in held for row in one.state.attendance}
    return [*on_list, *sorted(found.difference(on_list))]


def _members(page: Page, organisation: str) -> Leaf[Listing]:
    members = lists.listed(Narrow(kind="member", organisation=organisation), page.asked.dials, limit=200)
    know(page, (one.dossier for one in members.items))
    return members


@dataclass(frozen=True)
class Square(Cell):
    """A cell that also knows its word of the vocabulary, empty for who is not named, and the session in short."""

    word: str = ""
    label: str = ""


@dataclass(frozen=True)
class Sheet:
    """The sessions of one page and some members, as a grid."""

    page: Page
    held: Sequence[Sitting]
    members: Sequence[str]

    @cached_property
    def grid(self) -> Grid:
        """Rows are the members whom some source names at one of these sessions."""
        return Grid(
            title=gettext("Attendance"),
            desc=gettext("Members down, sessions across in order of time; a sign tells how each member was there."),
            caption=gettext("Attendance"),
            corner=gettext("Member"),
            columns=self._columns,
            rows=tuple(self._row(slug) for slug in self.named),
            legend=(
                ("present", gettext("present, also online")),
                ("represented", gettext("represented")),
                ("absent", gettext("absent")),
                ("unknown", gettext("not named, not stated or contested")),
            ),
        )

    @property
    def named(self) -> list[str]:
        """Those of these members whom some source names at one of these sessions."""
        found = {row.member for one in self.held for row in one.state.attendance}
        return [slug for slug in self.members if slug in found]

    @property
    def not_named(self) -> list[str]:
        """The others of these members, as dossiers."""
        named = set(self.named)
        return [f"{self.page.organisation}/member/{slug}" for slug in self.members if slug not in named]

    @property
    def parts(self) -> tuple[Grid, ...]:
        """The same in tables that are not too wide, by runs of years."""
        return grid_parts(self.grid, _BESIDE)

    @property
    def picture(self) -> object:
        """The grid drawn; None where there is nothing to see."""
        return grid_picture(self.grid, "attendance", mirrored=translation.get_language_bidi())

    @cached_property
    def _columns(self) -> tuple[Column, ...]:
        return tuple(self._column(one) for one in self.held)

    def _column(self, one: Sitting) -> Column:
        when = one.state.held.happened if one.state.held else None
        stated = interval(when, self.page.asked.zone) if when else gettext("day contested")
        bodies = [self.page.plain.value(body) for body in one.state.bodies]
        body = gettext("joint session") if len(bodies) > 1 else "".join(bodies)
        name = f"{self.held.index(one) + 1} {_place(one)}"
        return Column(name, f"{stated} · {body}" if body else stated, stated[-4:], self.page.dossier(one.dossier))

    def _row(self, slug: str) -> Row:
        cells = tuple(self._cell(one, slug) for one in self.held)
        return Row(self.page.plain.member(slug), cells, self.page.dossier(f"{self.page.organisation}/member/{slug}"))

    def _cell(self, one: Sitting, slug: str) -> Square:
        place = one.places.get(slug)
        column = self._columns[self.held.index(one)]
        label = f"{column.name} {column.year}"
        if place is None:
            return Square("unknown", pgettext("attendance", "not named"), label=label)
        seat, part = one.seats[place], str(place // SEATS + 1) if place >= SEATS else ""
        href = self.page.to(dossier_path(one.dossier), attendance=part)
        return Square(seat.sign, word(seat.word), f"{href}#{slug}", seat.word, label)


def _place(one: Sitting) -> str:
    """Where it was, or by which way; in a word or two."""
    if one.state.place.value is not None:
        return word(str(one.state.place.value))
    return gettext("by video") if one.state.way.value == "video" else gettext("place not stated")
