"""What a reader sees when a question cannot be answered: what was asked, what stands in the way, where to go on."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext

from travaux.broken_input import BrokenInput
from travaux.enquiry.again import again
from travaux.enquiry.asking import NoRecord
from travaux.office.answers import NoSuchDossier, NothingOnRecord
from travaux.office.papers import LARGEST
from travaux.record.dossiers import BadDossier

Answer = Callable[[HttpRequest], HttpResponse]

READING = frozenset({"GET", "HEAD"})
#: Where something is taken: a reader's own taste, kept in the reader's browser; what people sign in and work at; acts.
TAKEN = ("/preferences", "/account/", "/workroom/", "/api/v1/organisations/")
BAD_QUESTION = 400
NOT_OPEN = 403
NOT_ON_RECORD = 404
ONLY_READ = 405
TOO_LARGE = 413
BROKEN = 500
NOTHING_YET = 503


#: Bytes of the largest form that is read at all: one paper, and all that can be typed beside it.
_LARGEST_FORM = LARGEST + 4 * 1024 * 1024


class NotOnRecordPage(BrokenInput):
    """A well-formed address of something that is not on record."""


class told_plainly:  # noqa: N801 - Django calls it as it calls the other middlewares, which are functions
    """Input that cannot be used ends with a page that helps, and status 400 or 404; nothing else is caught."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, where nothing stands in its way; whatever would do something to the record is refused."""
        if request.method not in READING and not request.path.startswith(TAKEN):
            return only_read(request, "GET, HEAD")
        if _told_length(request) > _LARGEST_FORM:
            return too_large(request)
        response = self._answer(request)
        if response.status_code == ONLY_READ and not response.content:
            return only_read(request, response.headers["Allow"])
        return response

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """The page for refused input; None leaves any other fault to Django."""
        if isinstance(fault, BrokenInput):
            told = again(str(fault))
            return refusal(request, status_of(fault), told, english=told == str(fault))
        return None


def status_of(fault: BrokenInput) -> int:
    """The status of a refusal."""
    match fault:
        case NoSuchDossier() | BadDossier() | NotOnRecordPage():
            return NOT_ON_RECORD
        case NothingOnRecord() | NoRecord():
            return NOTHING_YET
        case _:
            return BAD_QUESTION


def refusal(request: HttpRequest, status: int, message: str, *, english: bool = False) -> HttpResponse:
    """A page that says what stands in the way; it asks nothing of the record, which may be what is broken.

    `english`: the message is not in the reader's language.
    """
    titles = {
        BAD_QUESTION: gettext("This question cannot be asked so"),
        NOT_OPEN: gettext("This page is not open to you"),
        NOT_ON_RECORD: gettext("Nothing on record here"),
        ONLY_READ: gettext("The record is only read here"),
        TOO_LARGE: gettext("That is more than can be sent at once"),
        BROKEN: gettext("Something broke"),
        NOTHING_YET: gettext("There is no record to read yet"),
    }
    shown = {"title": titles[status], "message": message, "status": status, "path": request.path, "english": english}
    return HttpResponse(render_to_string("frame/refusal.html", shown, request), status=status)


def only_read(request: HttpRequest, allowed: str) -> HttpResponse:
    """Status 405, for a method that the address does not take; `allowed` are those that it takes."""
    told = gettext("Nothing is changed at this address. Read it as a page, or begin at the first page.")
    response = refusal(request, ONLY_READ, told)
    response.headers["Allow"] = allowed
    return response


def too_large(request: HttpRequest) -> HttpResponse:
    """Status 413, for a form of which not a byte is read."""
    told = gettext(
        "The form with its file is larger than %(size)s MB. Nothing was read or kept: go back, where what you typed is "
        "still kept by your browser, and send a smaller file."
    )
    return refusal(request, TOO_LARGE, told % {"size": _LARGEST_FORM // 1024 // 1024})


def _told_length(request: HttpRequest) -> int:
    """Bytes of the body, as the sender tells; without that, none is read by the server."""
    told = request.headers.get("Content-Length") or "0"
    return int(told) if told.isascii() and told.isdecimal() else 0


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Status 400, where Django itself refuses an address."""
    return refusal(request, BAD_QUESTION, gettext("The address or one of its parts cannot be read."))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Status 404, for an address that no page has."""
    return refusal(request, NOT_ON_RECORD, gettext("No page has this address."))


def broken(request: HttpRequest) -> HttpResponse:
    """Status 500: a fault of ours. Nothing of it is shown, and nothing was written: an act is entered whole or not."""
    told = gettext(
        "This is a fault of the program. What is on record is as it was: an act without a receipt was not entered."
    )
    return refusal(request, BROKEN, told)
