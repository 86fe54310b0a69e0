"""The pages of reading: hand a text in, see those on the shelf, review one of them, enter what was confirmed."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from travaux.broken_input import BrokenInput
from travaux.intake.formats.bounds import MOST_BYTES
from travaux.intake.handing_in import Handed, hand_in, stamp
from travaux.intake.known import known_of
from travaux.intake.review import Choice, Verdict, decide, enter, open_review
from travaux.intake.shelf import open_shelf
from travaux.workroom.reading.marked import lines_of
from travaux.workroom.reading.rights import secretariat
from travaux.workroom.reading.shown import Typed, proposals
from travaux.workroom.working import Working, signed_in, working

_BAD: int = 400
#: Fields of the form that are none of the fact.
_OWN = frozenset({"csrfmiddlewaretoken", "proposal", "verdict", "day"})


@signed_in
@secretariat
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest) -> HttpResponse:
    """The texts on the shelf, and the form by which one is handed in."""
    page = working(request, gettext("Read an article"))
    if request.method != "POST":
        return _list(request, page)
    try:
        found = hand_in(open_shelf(), _handed(request), page.actor.name, known_of(page.actor.organisation))
    except BrokenInput as refused:
        return _list(request, page, str(refused))
    return redirect("reading:review", found.text.digest)


@signed_in
@secretariat
@require_GET
def review(request: HttpRequest, digest: str) -> HttpResponse:
    """One text with what it is proposed to say."""
    return _review(request, digest)


@signed_in
@secretariat
@require_POST
def decided(request: HttpRequest, digest: str) -> HttpResponse:
    """Keep one decision and lead to the next proposal; refused, the page comes again with what was typed."""
    page = working(request, gettext("Read an article"))
    proposal = request.POST.get("proposal", "")
    changes = {name: str(value) for name, value in request.POST.items() if name not in _OWN}
    try:
        decide(open_shelf(), digest, _choice(request, proposal, changes), page.actor.name, stamp())
    except BrokenInput as refused:
        return _review(request, digest, Typed(proposal, changes, str(refused)))
    following = open_review(open_shelf(), digest).next_open(proposal)
    return redirect(f"{_address(digest)}#{following or 'enter'}")


@signed_in
@secretariat
@require_POST
def entered(request: HttpRequest, digest: str) -> HttpResponse:
    """Enter what was confirmed; refused, the page comes again with the reasons."""
    page = working(request, gettext("Read an article"))
    try:
        done = enter(open_shelf(), digest, page.actor.name, stamp())
    except BrokenInput as refused:
        return _review(request, digest, Typed("", {}, str(refused)))
    return redirect(f"{_address(digest)}?entered={done.facts}#enter")


def _address(digest: str) -> str:
    return reverse("reading:review", args=[digest])


def _choice(request: HttpRequest, proposal: str, changes: dict[str, str]) -> Choice:
    """What the form says. Fields count where the text was altered; raises BrokenInput for what is no verdict."""
    verdict, day = request.POST.get("verdict", ""), request.POST.get("day", "0")
    if verdict not in {Verdict.YES, Verdict.NO, Verdict.EDIT, Verdict.OPEN}:
        raise BrokenInput(gettext("Nothing was decided: choose yes, no or edit."))
    number = int(day) if day.isascii() and day.isdigit() and len(day) < 4 else 0  # noqa: PLR2004 - more days than any has
    return Choice(proposal, Verdict(verdict), number, changes if verdict == Verdict.EDIT else {})


def _handed(request: HttpRequest) -> Handed:
    """What was uploaded, else what was pasted, with what is known of it."""
    told = (request.POST.get("outlet", ""), request.POST.get("published", ""))
    upload = request.FILES.get("file")
    if isinstance(upload, UploadedFile) and upload.size:
        return Handed(upload.name or "", upload.read(MOST_BYTES + 1), *told)
    return Handed(request.POST.get("name", ""), request.POST.get("text", "").encode("utf-8", "replace"), *told)


def _list(request: HttpRequest, page: Working, refused: str = "") -> HttpResponse:
    """The shelf, and the form with what was typed where it was refused."""
    reviews = [open_review(open_shelf(), one.text.digest) for one in open_shelf().all()]
    told = {
        "page": page.page,
        "working": page,
        "reviews": [(one, one.counted()) for one in reviews],
        "refused": refused,
        "typed": request.POST,
    }
    return render(request, "workroom/reading/texts.html", told, status=_BAD if refused else None)


def _review(request: HttpRequest, digest: str, typed: Typed | None = None) -> HttpResponse:
    """The page of a review."""
    found = open_review(open_shelf(), digest)
    page = working(request, found.text.title)
    told = {
        "page": page.page,
        "working": page,
        "review": found,
        "counted": found.counted(),
        "waiting": sum(one.waits for one in found.items),
        "lines": lines_of(found.text, found.offers.offers),
        "proposals": list(proposals(found, page.page.plain.names, typed)),
        "typed": typed,
        "entered": request.GET.get("entered", ""),
    }
    return render(request, "workroom/reading/review.html", told, status=_BAD if typed else None)
