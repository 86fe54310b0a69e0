"""The guided exercise: what is done, what is next and whose it is, and the clock that somebody sets forward."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from travaux.accounts.actor import Actor
from travaux.broken_input import BrokenInput
from travaux.enquiry import words
from travaux.enquiry.again import again
from travaux.frame.refusals import NotOnRecordPage
from travaux.office import clock, exercise
from travaux.office.answers import NoSuchDossier
from travaux.record.telling import FactCard
from travaux.record.times import write_moment, zone_named
from travaux.workroom.exercise.script import Placed, Script, placed
from travaux.workroom.exercise.yerevan import SCRIPT
from travaux.workroom.rendered import rendered
from travaux.workroom.working import Working, signed_in, working

HERE: Final = "/workroom/exercise"
#: Whose it is to set the clock.
_KEEPS_THE_CLOCK: Final = "secretariat"


class NotYours(BrokenInput):
    """A clock that somebody else keeps."""

    def __init__(self) -> None:
        super().__init__(gettext("The secretariat sets the clock of an exercise. Ask whoever plays it."))


@require_safe
@signed_in
def guide(request: HttpRequest) -> HttpResponse:
    """The steps of the exercise, each with who does it, where, and whether the record shows it to be done."""
    return _page(request, _at(request))


@require_POST
@signed_in
def set_clock(request: HttpRequest) -> HttpResponse:
    """Set the clock forward to a day or moment, and lead back to the steps."""
    at = _at(request)
    try:
        _move(at, request.POST.get("to", "").strip()[:40])
    except BrokenInput as refused:
        return _page(request, at, refused=again(str(refused)), typed=request.POST.get("to", "")[:40])
    return HttpResponseRedirect(HERE)


def _at(request: HttpRequest) -> Working:
    """Who works at the page; raises NotOnRecordPage in a record that is no exercise."""
    if not exercise.mark():
        told = gettext("This record is no exercise. “travaux exercise new” makes one, in a folder of its own.")
        raise NotOnRecordPage(told)
    return working(request, gettext("Exercise"))


def _move(at: Working, to: str) -> None:
    if at.actor.role != _KEEPS_THE_CLOCK:
        raise NotYours
    exercise.move_clock(to, at.actor.name, zone=at.zone)


def _page(request: HttpRequest, at: Working, **more: str) -> HttpResponse:
    steps = placed(SCRIPT, tuple(facts(at, SCRIPT)))
    following = next((one for one in steps if one.stage == "next"), None)
    shown = {
        "script": SCRIPT,
        "steps": steps,
        "following": following,
        "yours": following is not None and is_yours(following, at.actor),
        "now": write_moment(clock.now() - 1, zone_named(at.zone)),
        "hour": words.moment(clock.now() - 1, zone_named(at.zone)),
        "keeps_the_clock": at.actor.role == _KEEPS_THE_CLOCK,
        "proposed": more.get("typed") or _proposed(following),
        **more,
    }
    return rendered(request, at, "exercise/guide", shown)


def _proposed(following: Placed | None) -> str:
    """The day to which the clock is to be set before the next step, if it says one."""
    return following.step.moves_to if following is not None else ""


def facts(at: Working, script: Script) -> Iterator[FactCard]:
    """What this person may know of the dossiers by whose facts the steps are told to be done."""
    for dossier in script.dossiers:
        try:
            yield from at.show(dossier).facts
        except NoSuchDossier:
            continue


def is_yours(one: Placed, actor: Actor) -> bool:
    """Whether a step is for whoever looks at it."""
    return one.step.who == actor.role and _among(actor.member, one.step.members)


def _among(member: str, members: Sequence[str]) -> bool:
    return not members or member in members
