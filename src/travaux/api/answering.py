"""Answers as bytes: JSON straight from the records, the addresses of the pages around, and a tag to ask again with.

A tag is made from the question and from what an answer can hang on: the length of the log, and the next moment at
which time alone changes something. So it costs two small questions to the record, and a reader who holds the answer
is told so before it is made. Where the present moment itself stands in the answer the tag is weak: what is told is the
same, and the stamps are not.
"""

import hashlib
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, Final, Generic, TypeVar
from zoneinfo import ZoneInfo

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from travaux import __version__
from travaux.api.asking import Question
from travaux.office import clock, freshness
from travaux.office.pages import Page, Stretch, Turn
from travaux.record.times import write_moment

Item = TypeVar("Item")

JSON: Final = "application/json"
#: Anybody may keep it, and asks before using it again: so no answer is ever stale.
KEPT: Final = "public, no-cache"
_ENCODER: Final = msgspec.json.Encoder()
_INTERVAL: Final = re.compile(rb'\{"lo":(-?\d+),"hi":(-?\d+)\}')


class Listed(msgspec.Struct, Generic[Item], frozen=True):
    """A page of a list: the dials as they were set, the items, the addresses of the pages around it.

    `total` counts the whole list where that is cheap, and is null elsewhere.
    """

    list: str
    on: str | None
    known: str | None
    at: int
    items: tuple[Item, ...]
    next: str | None
    previous: str | None
    total: int | None


def encoded(thing: object, question: Question | None = None) -> bytes:
    """Records as JSON in UTF-8; for a question, intervals of moments as the days and hours they are in its zone.

    The bytes are those of `record.telling.in_zone`, without a walk over every value: inside a text a quotation mark
    never stands without a backslash, so nothing but an interval looks like one.
    """
    raw = _ENCODER.encode(thing)
    if question is None:
        return raw
    zone = question.zone
    return _INTERVAL.sub(lambda found: b'{"lo":%b,"hi":%b}' % (_here(found[1], zone), _here(found[2], zone)), raw)


@lru_cache(maxsize=20_000)
def _here(moment: bytes, zone: ZoneInfo) -> bytes:
    return _ENCODER.encode(write_moment(int(moment), zone))


def answered(
    request: HttpRequest, question: Question, make: Callable[[], HttpResponse | bytes], *, kind: str = JSON
) -> HttpResponse:
    """The answer with its tag, or that it is the one the reader holds; `make` is not called then."""
    tag = tag_of(question)
    held = get_conditional_response(request, etag=tag) if tag else None
    if held is not None:
        return marked(held, tag)
    made = make()
    response = HttpResponse(made, content_type=kind) if isinstance(made, bytes) else made
    return marked(response, tag)


def marked(response: HttpResponse, tag: str) -> HttpResponse:
    """The answer with its tag, and that it may be kept but must be asked for again."""
    if tag:
        response.headers["ETag"] = tag
    response.headers["Cache-Control"] = KEPT
    return response


def tag_of(question: Question) -> str:
    """The tag of an answer; empty where time has passed something that the register has not yet been told of."""
    fresh = freshness.of_record(clock.now())
    if fresh is None:
        return ""
    asked = [__version__, question.path, sorted(question.given.items()), fresh.size, fresh.until]
    digest = hashlib.sha256(_ENCODER.encode(asked)).hexdigest()[:32]
    return f'"{digest}"' if question.fixed else f'W/"{digest}"'


def digested(request: HttpRequest, body: bytes, kind: str) -> HttpResponse:
    """An answer that hangs on no dial, under the tag of its own bytes."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    held = get_conditional_response(request, etag=tag)
    return marked(held or HttpResponse(body, content_type=kind), tag)


def listed(
    request: HttpRequest,
    question: Question,
    name: str,
    fetch: Callable[[], Page[Any]],
    *,
    zoned: bool = False,
) -> HttpResponse:
    """A page of a list; `zoned` where its items hold intervals of moments."""

    def make() -> HttpResponse:
        page = fetch()
        following, before = question.page(page.next), question.page(page.previous)
        told = Listed(name, *question.stamps(), page.items, following, before, page.total)
        response = HttpResponse(encoded(told, question if zoned else None), content_type=JSON)
        return linked(response, next=following, prev=before)

    return answered(request, question, make)


def linked(response: HttpResponse, **links: str | None) -> HttpResponse:
    """The answer with the addresses beside it (RFC 8288)."""
    given = [f'<{address}>; rel="{relation}"' for relation, address in links.items() if address]
    if given:
        response.headers["Link"] = ", ".join(given)
    return response


def leaf(things: Iterable[Item], what: str, limit: int, cursor: str) -> Page[Item]:
    """A page of a list that is at hand as a whole; raises BadCursor, BadLimit."""
    whole = tuple(things)

    def fetch(key: tuple[int | str, ...] | None, down: bool, count: int) -> Stretch[Item]:  # noqa: FBT001 - as Fetch has it
        at = -1 if key is None else int(key[0])
        found = range(at - 1, -1, -1) if down else range(at + 1, len(whole))
        return Stretch([((number,), whole[number]) for number in found[:count]])

    read = Turn(what, (int,), limit, cursor).read(fetch)
    return Page(read.rows, read.next, read.previous, len(whole))
