"""How an address is described: what it answers, under which heading, which refusals it knows, an address to try."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.http import HttpResponse
from ninja import Router

Reading = Callable[..., HttpResponse]

#: The headings, in the order of the documentation.
TAGS: Final[Mapping[str, str]] = {
    "Dossiers": "Members, sessions, documents, plans, posts, persons …: what stands about each, and how it is known.",
    "Facts": "Single facts with speaker, chain of sources and contradictions; remarks; what happened and became known.",
    "The log": "Entries as they were recorded, their sealed bytes, proofs and the signed checkpoint.",
    "The record": "What the record holds, the words it uses, and how things are found in it.",
    "Rules": "Rule books as dated data, each rule beside its article.",
    "Acting": "Acts by those who have a seat: the same events, findings and receipts as in the workroom.",
}
#: Where the type of an answer stands until the schema is written; `schema.document` takes it out.
ANSWER: Final = "x-answer"
TRIED: Final = "x-tried"
TEXT: Final = "text/plain; charset=utf-8"
BYTES: Final = "application/octet-stream"

_REFUSALS: Final[Mapping[int, str]] = {400: "Unaskable", 404: "Absent", 503: "Nothing yet"}


def reads(  # noqa: PLR0913 - a description has many parts, all by name
    router: Router,
    path: str,
    answer: object,
    *,
    tag: str,
    summary: str,
    tried: str,
    named: bool = False,
    name: str = "",
) -> Callable[[Reading], Reading]:
    """Put a view at an address that is only read; its docstring is the description.

    `answer` is the type of what is answered, or a media type for bytes; `tried` an address that can be asked of the
    bundled record; `named` says that something may not be on record under that name; `name` is for views made in a row.
    """

    def put(view: Reading) -> Reading:
        statuses = [400, 503, *([404] if named else [])]
        responses: dict[int, Any] = {
            200: {"description": "What was asked for."},
            304: {"description": "As you hold it."},
        }
        responses.update(
            (status, {"$ref": f"#/components/responses/{_REFUSALS[status]}"}) for status in sorted(statuses)
        )
        router.add_api_operation(
            path,
            ["GET"],
            view,
            summary=summary,
            tags=[tag],
            operation_id=(name or view.__name__).replace("_", "-"),
            openapi_extra={"responses": responses, ANSWER: answer, TRIED: tried},
        )
        return view

    return put
