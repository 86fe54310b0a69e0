"""A paper for whoever may read an entry that attaches it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from travaux.frame.saved import saved
from travaux.workroom.working import signed_in, working


@require_safe
@signed_in
def paper(request: HttpRequest, digest: str) -> HttpResponse:
    """The paper, to be saved; raises NoSuchPaper."""
    return saved(digest, working(request, "").actor.reader)
