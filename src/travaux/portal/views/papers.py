"""Papers that public entries attach."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from travaux.frame.saved import saved


@require_safe
def paper(request: HttpRequest, digest: str) -> HttpResponse:  # noqa: ARG001 - a paper is the same for everybody
    """The paper, to be saved; raises NoSuchPaper."""
    return saved(digest)
