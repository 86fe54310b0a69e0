"""The mark of an exercise on what programs read: nobody takes an invented act for one of a real organisation."""

from typing import Final

import msgspec
from django.http import HttpResponse

from travaux.office import exercise

HEADER: Final = "Travaux-Exercise"
#: In answers that are JSON objects, the mark stands first under this name; elsewhere there is no such name.
FIELD: Final = "exercise"
_JSON: Final = ("application/json", "application/problem+json")


def exercised(title: str) -> str:
    """A title, behind the mark of an exercise where there is one."""
    mark = exercise.mark()
    return f"{mark} - {title}" if mark else title


def marked(response: HttpResponse) -> HttpResponse:
    """The answer with the mark of this record, if it has one: a header, and a field of a JSON object."""
    mark = exercise.mark_if_there()
    if not mark:
        return response
    response.headers[HEADER] = "yes"
    body = response.content
    if response.headers.get("Content-Type", "").partition(";")[0] in _JSON and body[:1] == b"{":
        told = b'{"%s":%s' % (FIELD.encode(), msgspec.json.encode(mark))
        response.content = told + (b"" if body[1:2] == b"}" else b",") + body[1:]
        response.headers["Content-Length"] = str(len(response.content))
    return response
