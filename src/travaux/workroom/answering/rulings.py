"""Rulings: the acts that wait, each with the grounds of its finding open, and the form by which is ruled on it."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from travaux.frame.leaves import leaf
from travaux.office import reading
from travaux.office.awaiting import Awaiting, awaiting
from travaux.workroom.answering.waiting import anchor
from travaux.workroom.forms import ActForm, Sent, act_of, barring, made
from travaux.workroom.given import Given, of_record
from travaux.workroom.rendered import rendered
from travaux.workroom.working import Working, signed_in, working

RULING: Final = "ruling given"
AT: Final = "/workroom/rulings"
LENGTH: Final = 10


@dataclass(frozen=True)
class Row:
    """One act that waits: what it says, the finding on it, and the form of the ruling where the person may rule."""

    one: Awaiting
    act: Given
    form: ActForm | None

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return anchor(self.one.entry)


@require_safe
@signed_in
def rulings(request: HttpRequest) -> HttpResponse:
    """The acts that wait for a ruling, as far as the person may know of them, the oldest first."""
    at = working(request, gettext("Rulings"))
    found = leaf(at.page, "waiting", awaiting(at.organisation, at.actor.reader, at.page.asked.dials), LENGTH)
    rows = [row for one in found.items if (row := _row(at, one)) is not None]
    return rendered(request, at, "answering/rulings", {"found": found, "rows": rows})


def _row(at: Working, one: Awaiting) -> Row | None:
    record = reading.entry(one.entry, at.actor.reader)
    return None if record is None else Row(one, of_record(record, at.page), _form(at, one))


def _form(at: Working, one: Awaiting) -> ActForm | None:
    """Accept or overrule, for the readers of the act; the body, for which the chair announces, may overrule both."""
    if barring(at, RULING, one.about[:1]) is not None:
        return None
    by = "body" if act_of(at, RULING, one.about[:1], (), {}).by.capacity == "body" else "chair"
    sent = Sent({"on": one.entry, "by": by}, (), one.audience)
    return made(at, RULING, one.about[:1], sent, ("ruling", "reason"), gettext("Rule"), AT)
