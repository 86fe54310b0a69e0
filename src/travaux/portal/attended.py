"""Which sessions a member attended, asked of the latest sessions only, so that the question is bounded."""

from collections.abc import Iterable, Sequence
from typing import Final

from travaux.decision.situation import SessionState
from travaux.frame.page import Page
from travaux.office import lists, many
from travaux.portal.choices import know
from travaux.portal.sittings import Seat, Sitting, presence_of

#: So many sessions are looked at, the latest first.
LOOKED_AT: Final = 40
_THERE: Final = frozenset({"present", "represented"})

Sat = tuple[Sitting, Seat]


def latest(page: Page, organisation: str) -> tuple[Sitting, ...]:
    """The latest sessions held under the dials, the newest first."""
    names = [one.dossier for one in lists.latest_sessions(page.asked.dials, organisation, LOOKED_AT)]
    states = many.states(names, page.asked.dials)
    know(page, names)
    told = (states.get(name) for name in names)
    return tuple(one for state in told if isinstance(state, SessionState) and (one := Sitting(state, page)).was_held)


def seats_of(slug: str, sittings: Iterable[Sitting]) -> tuple[Sat, ...]:
    """How one member was at each of these sessions, where some source names it."""
    return tuple((one, seat) for one in sittings if (seat := one.seat_of(slug)))


def last_attended(slugs: Sequence[str], sittings: Iterable[Sitting]) -> dict[str, Sat]:
    """For each of these members the first of these sessions at which it was there, in person or by somebody."""
    wanted, found = set(slugs), dict[str, Sat]()
    for one in sittings:
        for row in one.state.attendance:
            if row.member in wanted and row.member not in found:
                seat = Seat(row, presence_of(row), page=one.page)
                if seat.sign in _THERE:
                    found[row.member] = (one, seat)
        if len(found) == len(wanted):
            break
    return found
