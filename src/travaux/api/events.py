"""The one address at which programs act: every event that can be an act, with the rights of the token's person."""

from collections.abc import Iterator
from typing import Annotated, Any, Final, cast, get_args
from zoneinfo import ZoneInfo

import msgspec
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from travaux.accounts import acting, keeping, tokens
from travaux.accounts.acting import Entered
from travaux.accounts.actor import Actor, actor_of
from travaux.accounts.policy import CHECKS
from travaux.api.answering import JSON, encoded
from travaux.api.asking import given_in
from travaux.api.parameters import Nothing
from travaux.api.problems import CONTENT_TYPE, Sort, problem
from travaux.broken_input import BrokenInput
from travaux.decision.act import Act, Author, Capacity
from travaux.office import answers
from travaux.office.desk import NOW
from travaux.office.pages import readable
from travaux.office.receipts import Receipt, Refused
from travaux.record.audience import PUBLIC_AUDIENCE
from travaux.record.dossiers import WORLD
from travaux.record.times import read_date, zone_named

PATH: Final = "/organisations/{organisation}/events"
#: The longest body: an entry of the log has at most 65,535 bytes.
MOST_BYTES: Final = 65_535
KEY: Final = "Idempotency-Key"
_REF: Final = "#/components/schemas/{name}"

Name = Annotated[str, msgspec.Meta(max_length=300)]
Text = Annotated[str, msgspec.Meta(max_length=20_000)]
Several = Annotated[list[Name], msgspec.Meta(max_length=200)]


class Sent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An act as it is sent. `about`: full names of dossiers; `value`: the fields of the event, as `/events` lists them.

    `on`: the moment at which it happened, ISO 8601, now where left out. `capacity`: in which of its capacities the seat
    acts, as the chair that announces what the body decided (`body`).
    """

    event: Annotated[str, msgspec.Meta(max_length=80, min_length=1)]
    about: Annotated[list[Name], msgspec.Meta(min_length=1, max_length=20)]
    keys: Annotated[list[Name], msgspec.Meta(max_length=20)] = []
    value: Annotated[dict[Name, Text | int | Several], msgspec.Meta(max_length=40)] = {}
    on: Annotated[str, msgspec.Meta(max_length=40)] = ""
    audience: Name = PUBLIC_AUDIENCE
    capacity: Annotated[str, msgspec.Meta(max_length=20)] = ""


_SENT: Final = msgspec.json.Decoder(Sent)
#: Reasons that say that the one who sent it may not do it, and reasons that lie in what is on record already.
_NOT_THEIRS: Final = {check.code for check in CHECKS} | {"not this role", "no authority", "reports only"}
_OTHERWISE: Final = {acting.OTHER_ACT, "closed vote", "second ballot"}


class Unfit(BrokenInput):
    """A body that is no act."""


@csrf_exempt  # a token comes in a header that no other site can send
def entered(request: HttpRequest, organisation: str) -> HttpResponse:
    """Enter one act: 201 with its receipt and finding; sent again under its key, 200 with the identical receipt."""
    if request.method != "POST":
        told = problem(
            request, Sort.METHOD, "Acts are sent to this address by POST; what is on record is read elsewhere."
        )
        told.headers["Allow"] = "POST"
        return told
    actor = actor_of(request)
    return _unfit(request, actor, organisation) or _done(request, cast("Actor", actor))


def _unfit(request: HttpRequest, actor: Actor | None, organisation: str) -> HttpResponse | None:
    """The refusal of what is not even read: from nobody, at another organisation, of another sort, or too long."""
    if actor is None:
        told = problem(
            request, Sort.NOBODY, "Send Authorization: Bearer with a token in force, made at /account/tokens."
        )
        told.headers["WWW-Authenticate"] = 'Bearer realm="travaux"'
        return told
    if organisation != actor.organisation:
        known = organisation in answers.organisations() and organisation != WORLD
        here = f"The token's seat is at {actor.organisation}."
        return problem(request, Sort.FORBIDDEN if known else Sort.ABSENT, here)
    if request.headers.get("Content-Type", "").partition(";")[0].strip().lower() != JSON:
        return problem(request, Sort.MEDIA, "Send the act as a JSON object, with Content-Type: application/json.")
    if not _length(request) <= MOST_BYTES:
        return problem(request, Sort.LONG, f"Send at most {MOST_BYTES} bytes, and long texts as papers.")
    if not request.headers.get(KEY):
        return problem(request, Sort.KEYLESS, f"Send the header {KEY} with a key that you use for this act alone.")
    return None


def _length(request: HttpRequest) -> int:
    """The length of the body as it was announced; without an announcement nothing is read."""
    told = request.headers.get("Content-Length", "")
    return (
        int(told)
        if told.isascii() and told.isdigit() and len(told) <= len(str(MOST_BYTES))
        else MOST_BYTES + bool(told)
    )


def _done(request: HttpRequest, actor: Actor) -> HttpResponse:
    try:
        given_in(request, Nothing())
        sent = _read(request.body)
        answer = acting.entered_by(actor, [_act(sent, actor)], request.headers[KEY], sent.audience)
    except BrokenInput as fault:
        return problem(request, Sort.UNTAKEN, str(fault))
    if isinstance(answer, Refused):
        return problem(request, _sort(answer), answer.text, reasons=answer.reasons)
    return _receipt(request, answer)


def _read(body: bytes) -> Sent:
    """The act in a body; raises Unfit, Unreadable."""
    try:
        sent = _SENT.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        told = "it is nested too deeply" if isinstance(fault, RecursionError) else str(fault)
        raise Unfit(f"The body is no act: {told}. Its shape is told at /api/v1/docs. Nothing was entered.") from fault
    readable(*_texts(sent))
    return sent


def _texts(sent: Sent) -> Iterator[str]:
    yield from (sent.event, *sent.about, *sent.keys, sent.audience, *sent.value)
    for value in sent.value.values():
        yield from value if isinstance(value, list) else (str(value),)


def _act(sent: Sent, actor: Actor) -> Act:
    """What was sent as an act of the actor; raises Unfit, BadDate, BadZone."""
    capacity = sent.capacity or actor.capacity.capacity
    if capacity not in get_args(Capacity):
        raise Unfit(f"'{capacity}' is no capacity; there are {', '.join(get_args(Capacity))}. Nothing was entered.")
    by = Author(cast("Capacity", capacity), actor.member if capacity == "delegation" else "")
    zone = zone_named(answers.zone_of(f"{actor.organisation}/record"))
    on = _moment(sent.on, zone) if sent.on else NOW
    return Act(sent.event, tuple(sent.about), by, on, tuple(sent.keys), sent.value)


def _moment(text: str, zone: ZoneInfo) -> int:
    if "T" not in text:
        raise Unfit(f"'on' is '{text}', and an act is done at a moment. Write one such as 2023-11-23T10:00, or none.")
    return read_date(text, zone).lo


def _sort(refused: Refused) -> Sort:
    """Which sort of problem a refusal is, by its first reason."""
    code = refused.reasons[0].code
    found = {"nobody": Sort.NOBODY, "ended": Sort.NOBODY, "key missing": Sort.KEYLESS, "record not opened": Sort.ABSENT}
    if code in found:
        return found[code]
    return Sort.FORBIDDEN if code in _NOT_THEIRS else Sort.OTHERWISE if code in _OTHERWISE else Sort.UNTAKEN


def _receipt(request: HttpRequest, done: Entered) -> HttpResponse:
    _noted(request)
    (receipt,) = done.receipts
    response = HttpResponse(encoded(receipt), content_type=JSON, status=200 if done.repeated else 201)
    response.headers["Location"] = f"/api/v1/entries/{receipt.entry}"
    response.headers["Cache-Control"] = "no-store"
    return response


def _noted(request: HttpRequest) -> None:
    held = tokens.known(request.headers.get("Authorization", ""))
    if held is not None:
        keeping.used(held)


def described() -> tuple[dict[str, Any], dict[str, Any]]:
    """The description of this address (OpenAPI 3.1), and the shapes it refers to."""
    (sent, receipt), shapes = msgspec.json.schema_components([Sent, Receipt], ref_template=_REF)
    problems = {"content": {CONTENT_TYPE: {"schema": {"$ref": _REF.format(name="Problem")}}}}
    sorts = [
        Sort.KEYLESS,
        Sort.NOBODY,
        Sort.FORBIDDEN,
        Sort.ABSENT,
        Sort.METHOD,
        Sort.OTHERWISE,
        Sort.LONG,
        Sort.MEDIA,
        Sort.UNTAKEN,
    ]
    taken = {"content": {JSON: {"schema": receipt}}}
    header = {
        "name": KEY,
        "in": "header",
        "required": True,
        "schema": {"type": "string", "minLength": 1, "maxLength": 128},
    }
    organisation = {
        "name": "organisation",
        "in": "path",
        "required": True,
        "schema": {"type": "string", "minLength": 1},
    }
    operation = {
        "operationId": "act",
        "summary": "Enter one act",
        "tags": ["Acting"],
        "description": (
            "Any event that can be an act (`/events` tells which), with the rights that the token's person has at this "
            "moment, never more. The answer is the receipt with the finding; sent again under the same key, the same "
            "receipt. Acts that need you to show who you are cannot be done with a token."
        ),
        "security": [{"token": []}],
        "parameters": [
            {**organisation, "description": "The slug of the organisation at which the token's seat is."},
            {**header, "description": "A key of your own for this act, 1 to 128 characters of ASCII."},
        ],
        "requestBody": {"required": True, "content": {JSON: {"schema": sent}}},
        "responses": {
            "201": {"description": "Entered: the receipt, with the entry's address in Location.", **taken},
            "200": {"description": "Entered before under this key: the identical receipt.", **taken},
            **{str(sort.status): {"description": f"{sort.title}.", **problems} for sort in sorts},
        },
    }  # fmt: skip
    return operation, {name: _told(shape) for name, shape in shapes.items()}


def _told(shape: dict[str, Any]) -> dict[str, Any]:
    """A shape with its docstring as sentences."""
    return {**shape, "description": " ".join(shape["description"].split())} if "description" in shape else shape
