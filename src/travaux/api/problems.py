"""Refusals for programs (RFC 9457): what was asked, what stands in the way, what to do next."""

from collections.abc import Sequence
from enum import Enum
from http import HTTPStatus
from typing import Final, cast

import msgspec
from django.http import HttpRequest, HttpResponse
from ninja.errors import ValidationError

from travaux.api.parameters import Misread, faults
from travaux.broken_input import BrokenInput
from travaux.enquiry.asking import NoRecord, NotOnRecord
from travaux.office.answers import NoSuchDossier, NothingOnRecord
from travaux.office.closely import NoSuchEntry, NoSuchFact
from travaux.office.receipts import Reason
from travaux.record.dossiers import BadDossier

CONTENT_TYPE: Final = "application/problem+json"
DOCUMENTATION: Final = "/api/v1/docs"
_ENCODER: Final = msgspec.json.Encoder()


class Sort(Enum):
    """The closed list of refusals: the end of the problem's type, its status, its title."""

    UNASKABLE = "cannot-be-asked-so", HTTPStatus.BAD_REQUEST, "This question cannot be asked so"
    UNKNOWN = "unknown-parameter", HTTPStatus.BAD_REQUEST, "There is no such parameter here"
    ABSENT = "not-on-record", HTTPStatus.NOT_FOUND, "Nothing on record is called so"
    NOWHERE = "no-such-address", HTTPStatus.NOT_FOUND, "The API has no such address"
    METHOD = "reading-only", HTTPStatus.METHOD_NOT_ALLOWED, "This address is only read"
    EMPTY = "nothing-yet", HTTPStatus.SERVICE_UNAVAILABLE, "There is no record to read yet"
    KEYLESS = "key-missing", HTTPStatus.BAD_REQUEST, "An act is sent under a key of its own"
    NOBODY = "who-are-you", HTTPStatus.UNAUTHORIZED, "No token in force came with this"
    FORBIDDEN = "not-yours-to-do", HTTPStatus.FORBIDDEN, "The one who sent this may not do it"
    OTHERWISE = "stands-otherwise", HTTPStatus.CONFLICT, "What is on record already stands in the way"
    LONG = "too-long", HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "This is longer than any act"
    MEDIA = "not-json", HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "An act is sent as JSON"
    UNTAKEN = "cannot-be-entered", HTTPStatus.UNPROCESSABLE_ENTITY, "This act cannot be entered so"
    BROKEN = "broken", HTTPStatus.INTERNAL_SERVER_ERROR, "A fault of the program"

    @property
    def slug(self) -> str:
        """The end of the type's address."""
        return str(self.value[0])

    @property
    def status(self) -> int:
        """The status of the answer."""
        return int(self.value[1])

    @property
    def title(self) -> str:
        """What this sort of problem is called."""
        return str(self.value[2])


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """A refusal: `detail` is fit to be shown, `known` lists what could be asked where that is a closed list.

    `reasons` are those for which an act was not entered, each with a word for programs.
    """

    type: str
    title: str
    status: int
    detail: str
    instance: str
    known: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


class UnknownParameter(BrokenInput):
    """A query parameter that an address does not have."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        self.known = tuple(known)
        super().__init__(
            f"This address has no parameter '{_short(name)}'. It has: {', '.join(known) or 'none'}. "
            "Correct the name, or leave it out."
        )


class NotHere(NoSuchDossier):
    """A well-formed name of something else than a dossier that this record does not have."""

    def __init__(self, message: str) -> None:
        BrokenInput.__init__(self, message)


def problem(
    request: HttpRequest, sort: Sort, detail: str, known: Sequence[str] = (), reasons: Sequence[Reason] = ()
) -> HttpResponse:
    """The refusal as an answer that nobody keeps."""
    address = f"{DOCUMENTATION}#{sort.slug}"
    told = Problem(address, sort.title, sort.status, _text(detail), request.path, tuple(known), tuple(reasons))
    response = HttpResponse(_ENCODER.encode(told), status=sort.status, content_type=CONTENT_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response


def refused(request: HttpRequest, fault: Exception) -> HttpResponse:
    """The refusal of broken input."""
    return problem(request, sort_of(fault), str(fault), getattr(fault, "known", ()))


def sort_of(fault: Exception) -> Sort:
    """Which refusal a fault is."""
    match fault:
        case UnknownParameter():
            return Sort.UNKNOWN
        case NoSuchDossier() | BadDossier() | NotOnRecord() | NoSuchFact() | NoSuchEntry():
            return Sort.ABSENT
        case NothingOnRecord() | NoRecord():
            return Sort.EMPTY
        case _:
            return Sort.UNASKABLE


def misread(request: HttpRequest, fault: Exception) -> HttpResponse:
    """The refusal of parameters of the wrong type or beyond their bounds, each named."""
    return refused(request, Misread(faults(cast("ValidationError", fault).errors)))


def instead_of(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The problem in place of a refusal that was made for people, its Allow kept."""
    match response.status_code:
        case HTTPStatus.NOT_FOUND:
            told = problem(
                request, Sort.NOWHERE, f"Nothing is read at this address. All are listed at {DOCUMENTATION}."
            )
        case HTTPStatus.METHOD_NOT_ALLOWED:
            told = only_read(request)
        case HTTPStatus.INTERNAL_SERVER_ERROR:
            told = problem(
                request, Sort.BROKEN, "Nothing was lost: the API only reads. The same question may work later."
            )
        case _:
            told = problem(request, Sort.UNASKABLE, "The address or one of its parts cannot be read. Write it anew.")
    return told


def only_read(request: HttpRequest) -> HttpResponse:
    """The refusal of a method that would do something, at an address that is only read."""
    told = problem(request, Sort.METHOD, "The public record is only read: ask with GET or HEAD.")
    told.headers["Allow"] = "GET, HEAD"
    return told


def _short(text: str) -> str:
    return _text(text[:60])


def _text(text: str) -> str:
    """Text that can be sent as UTF-8, whatever was asked."""
    return text.encode(errors="replace").decode()
