"""To answer: what waits for whoever asks, the nearest first."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from travaux.frame.leaves import leaf
from travaux.office import clock
from travaux.workroom.answering.waiting import Left, Waiting, left, waiting_for
from travaux.workroom.rendered import rendered
from travaux.workroom.working import signed_in, working

LENGTH: Final = 50


@dataclass(frozen=True)
class Row:
    """One thing that waits, and how long there still is."""

    one: Waiting
    left: Left | None


@require_safe
@signed_in
def to_answer(request: HttpRequest) -> HttpResponse:
    """The first page of the workroom."""
    at = working(request, gettext("To answer"))
    now = clock.now()
    rows = [Row(one, left(one, at.actor, now)) for one in waiting_for(at.actor, at.page.asked.dials)]
    return rendered(request, at, "answering/to_answer", {"rows": leaf(at.page, "waiting", rows, LENGTH)})
