"""Papers of a session and of a plan: made from the record as their reader may know it, and published."""

from collections.abc import Iterator
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext

from travaux.decision.act import Act
from travaux.decision.situation.papers import ATTACHED
from travaux.exports.papers import FORMATS, PAPERS, Made, make
from travaux.office import papers
from travaux.office.answers import NoSuchDossier
from travaux.office.desk import NOW
from travaux.office.receipts import Reason, Receipt, Refused
from travaux.record.audience import MEMBERS, PUBLIC, PUBLIC_AUDIENCE
from travaux.workroom.rendered import rendered
from travaux.workroom.rights import may
from travaux.workroom.sessions.gathered import AtWork, notice_of, session_of
from travaux.workroom.sessions.missing import DRAFT_AGENDA
from travaux.workroom.sessions.views import here
from travaux.workroom.several import audience_in, enter, new_key, receipt_of, told
from travaux.workroom.working import Working, signed_in, working

_AGENDA: Final = "draft-agenda"
#: For whom an agenda is published, with what such readers may read.
READERS: Final = {PUBLIC_AUDIENCE: PUBLIC, MEMBERS: PUBLIC | {MEMBERS}}


@signed_in
def made(request: HttpRequest, organisation: str, slug: str, paper: str, fmt: str) -> HttpResponse:
    """A paper of a session, as the reader may know it; served to be saved."""
    return as_file(working(request, ""), f"{organisation}/session/{slug}", paper, fmt)


def as_file(at: Working, dossier: str, paper: str, fmt: str) -> HttpResponse:
    """A paper made now; raises what `papers.make` raises."""
    file = make(paper, dossier, fmt, at.page.asked.dials, at.actor.reader)
    response = HttpResponse(file.content, content_type=file.media)
    response.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


@signed_in
def publish(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """What the rules say about notice, then the button; with it the draft agenda goes out as DOCX and PDF."""
    at = working(request, gettext("Publish the draft agenda"))
    found = session_of(at, organisation, slug)
    refused = ""
    if request.method == "POST":
        answer = _publish(at, found, request)
        if not isinstance(answer, Refused):
            return HttpResponseRedirect(f"{here(organisation, slug)}?receipt={receipt_of(answer)}#papers")
        refused = told(answer)
    shown = {
        "found": found,
        "here": here(organisation, slug),
        "notice": notice_of(at, found),
        "items": [one for one in found.items if one.item.place in {"on", "off"}],
        "readers": list(READERS),
        "may_publish": may(at, ATTACHED, found.dossier),
        "key": new_key(),
        "refused": refused,
    }
    return rendered(request, at, "sessions/publish", shown)


def _publish(at: Working, found: AtWork, request: HttpRequest) -> list[Receipt] | Refused:
    """Make the papers as their readers may know the record, keep them, and enter that they belong to the session."""
    readers = READERS.get(audience_in(request))
    if readers is None:
        text = gettext("The agenda is published for everybody or for the members.")
        return Refused((Reason("audience", text),))
    try:
        made_now = [make(_AGENDA, found.dossier, fmt, at.page.asked.dials, readers) for fmt in FORMATS]
    except NoSuchDossier:
        return Refused((Reason("audience", gettext("These readers may know nothing of the session.")),))
    return enter(at, request, _attached(at, found.dossier, made_now))


def _attached(at: Working, dossier: str, files: list[Made]) -> Iterator[Act]:
    for file in files:
        kept = papers.keep(file.content, file.name)
        yield Act(ATTACHED, (dossier,), at.actor.capacity, NOW, value=kept.told(DRAFT_AGENDA))


def headings(kind: str) -> list[tuple[str, str]]:
    """The papers that are made of a kind of dossier, with their titles."""
    return [(one.slug, one.heading()) for one in PAPERS.values() if one.kind == kind]
