"""Two versions of a draft in one text, and all that was said of it clause by clause, also as a paper."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from travaux.exports.papers import making
from travaux.frame.refusals import NotOnRecordPage
from travaux.workroom.drafts.comments import said_words, table
from travaux.workroom.drafts.setting import setting
from travaux.workroom.drafts.versions import compared
from travaux.workroom.working import signed_in


@signed_in
def versions(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """What changed between two versions, word by word; the last two unless the address names others."""
    at = setting(request, organisation, slug)
    known = at.draft.state.versions
    after = _named(request, "to", known, known[-1] if known else "")
    earlier = known[: known.index(after)] if after in known else ()
    before = _named(request, "from", known, earlier[-1] if earlier else after)
    found = compared(at.draft.state, before, after)
    changed = sum(one.changed for one in found)
    return at.page(request, "versions", before=before, after=after, compared=found, changed=changed)


def _named(request: HttpRequest, name: str, known: tuple[str, ...], usual: str) -> str:
    """The version that the address names; raises NotOnRecordPage for one that there is not."""
    asked = request.GET.get(name, "") or usual
    if asked and asked not in known:
        told = gettext("The text has no version '%(asked)s'. It has: %(known)s.")
        raise NotOnRecordPage(told % {"asked": asked[:40], "known": ", ".join(known) or "-"})
    return asked


@signed_in
def comments(request: HttpRequest, organisation: str, slug: str) -> HttpResponse:
    """The consolidated table of comments."""
    at = setting(request, organisation, slug)
    clauses = [one for one in at.draft.clauses if not one.clause.removed]
    return at.page(request, "comments", clauses=clauses, said=said_words(table(at.draft.grid)))


@signed_in
def paper(request: HttpRequest, organisation: str, slug: str, name: str, fmt: str) -> HttpResponse:
    """A paper made of the draft, of what its reader may know: the table of comments, the certificate of silence."""
    at = setting(request, organisation, slug)
    made = making.make(name, at.draft.dossier, fmt, at.working.page.asked.dials, at.working.actor.reader)
    headers = {"Content-Disposition": f'attachment; filename="{made.name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(made.content, content_type=made.media, headers=headers)
