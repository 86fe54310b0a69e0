"""The door for programs: which addresses there are, and how every question at them ends."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import ValidationError

from travaux import __version__
from travaux.api import dossiers, entries, exercised, facts, problems, record, rules
from travaux.api.describing import TAGS
from travaux.broken_input import BrokenInput

Answer = Callable[[HttpRequest], HttpResponse]

ADDRESS: Final = "/api/"
#: What is made for programs and hangs on no language, cookie or session.
FOR_PROGRAMS: Final = (ADDRESS, "/feeds/", "/data/")

DESCRIPTION: Final = (
    "Everything that the public record holds, for programs, by GET and HEAD without session or key; and one address "
    "at which those who may act do so, with a token. "
    "Every question takes the dials `on` (what had happened by then), `known` (what the public could know by then) "
    "and `at` (what the record held then), and every answer repeats them: the same question with all three written "
    "out is answered the same, but for what was recorded since about it. Lists are read a page at a time: follow "
    "`next`, or the Link header (RFC 8288). An ETag lets you ask again cheaply (If-None-Match). Refusals are problem "
    "documents (RFC 9457). A parameter that an address does not have is refused, so that a misspelt filter never "
    "answers more than was asked. Moments are ISO 8601 with their offset; intervals are half-open, `lo` to before "
    "`hi`, null where open. Nothing is made up: `unknown` is what the source does not say, `none` what it says there "
    "is none of."
)

api: Final = NinjaAPI(
    title="Travaux",
    version=__version__,
    description=DESCRIPTION,
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
    openapi_extra={"tags": [{"name": name, "description": says} for name, says in TAGS.items()]},
)
for _room in (dossiers, facts, entries, record, rules):
    api.add_router("", _room.router)

api.exception_handler(BrokenInput)(problems.refused)
api.exception_handler(ValidationError)(problems.misread)


@csrf_exempt  # it does nothing
def nowhere(request: HttpRequest) -> HttpResponse:
    """The refusal of an address that the API does not have."""
    return problems.problem(
        request, problems.Sort.NOWHERE, f"Nothing is read at this address. All are listed at {problems.DOCUMENTATION}."
    )


def for_programs(answer: Answer) -> Answer:
    """Answers for programs: HEAD as GET without its body, every refusal a problem document, no word of languages."""

    def answered(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(FOR_PROGRAMS):
            return answer(request)
        _without_taste(request)
        head = request.method == "HEAD"
        if head:
            request.method = "GET"
        response = answer(request)
        if request.path.startswith(ADDRESS) and _is_refusal(response):
            response = problems.instead_of(request, response)
        if response.status_code < _REFUSED:
            del response.headers["Vary"], response.headers["Content-Language"]
        response = exercised.marked(response)
        return _without_body(response) if head else response

    return answered


_REFUSED: Final = 400


def _without_taste(request: HttpRequest) -> None:
    """Take away what a browser sends of itself: programs are answered in English, whoever asks."""
    request.META["HTTP_ACCEPT_LANGUAGE"] = "en"
    request.META.pop("HTTP_COOKIE", None)


def _is_refusal(response: HttpResponse) -> bool:
    return response.status_code >= _REFUSED and response.headers.get("Content-Type") != problems.CONTENT_TYPE


def _without_body(response: HttpResponse) -> HttpResponse:
    length = str(len(response.content))
    response.content = b""
    response.headers["Content-Length"] = length
    return response
