"""The description of the API: for programs as OpenAPI, for people as one page without any script."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from travaux.api import schema
from travaux.api.answering import JSON, digested, encoded
from travaux.api.asking import given_in
from travaux.api.describing import TRIED
from travaux.api.parameters import Nothing
from travaux.api.problems import Sort, UnknownParameter, only_read, refused

STYLE: Final = "/static/frame/site.css"
ICON: Final = "/static/frame/mark.svg"
_DIALS: Final = frozenset({"on", "known", "at"})
_PAGES: Final = frozenset({"limit", "cursor"})
HTML: Final = "text/html; charset=utf-8"


def openapi(request: HttpRequest) -> HttpResponse:
    """The description for programs (OpenAPI 3.1)."""
    return _only_read(request) or digested(request, encoded(schema.document()), JSON)


def page(request: HttpRequest) -> HttpResponse:
    """The description for people."""
    return _only_read(request) or digested(request, str(_page(schema.document())).encode(), HTML)


def _only_read(request: HttpRequest) -> HttpResponse | None:
    """The refusal of any question but the plain one."""
    if request.method != "GET":
        return only_read(request)
    try:
        given_in(request, Nothing())
    except UnknownParameter as fault:
        return refused(request, fault)
    return None


def _page(made: dict[str, Any]) -> SafeString:
    return format_html(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The read API – Travaux</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="{}">'
        '<link rel="icon" href="{}" type="image/svg+xml"></head><body><a class="skip" href="#main">Skip to the content'
        '</a><header><a class="brand" href="/">Travaux</a></header><main id="main"><h1>The read API</h1>{}{}{}</main>'
        "</body></html>",
        STYLE,
        ICON,
        _introduction(made),
        format_html_join("", "{}", ((_section(tag, made),) for tag in made["tags"])),
        _problems(),
    )


def _introduction(made: dict[str, Any]) -> SafeString:
    return format_html(
        '<section class="wide"><h2>What it answers</h2><p>{}</p><p>For programs: <a href="/api/v1/openapi.json">'
        "openapi.json</a>.</p></section>",
        schema.plain(made["info"]["description"]),
    )


def _section(tag: dict[str, str], made: dict[str, Any]) -> SafeString:
    own = [
        (path, operation)
        for path, methods in made["paths"].items()
        for operation in methods.values()
        if tag["name"] in operation["tags"]
    ]
    told = format_html_join("", "{}", ((_operation(path, operation),) for path, operation in own))
    return format_html('<section class="wide"><h2>{}</h2><p>{}</p>{}</section>', tag["name"], tag["description"], told)


def _operation(path: str, operation: dict[str, Any]) -> SafeString:
    rows = format_html_join(
        "",
        "<tr><th scope='row'><code>{}</code></th><td>{}</td></tr>",
        ((one["name"], schema.plain(one["description"])) for one in _own(operation["parameters"])),
    )
    table = (
        format_html("<table><caption>Parameters of <code>{}</code></caption><tbody>{}</tbody></table>", path, rows)
        if rows
        else ""
    )
    tried = operation.get(TRIED, "")
    return format_html(
        '<h3 id="{}">{}</h3><p><code>{} {}</code></p><p>{}</p>{}{}',
        operation["operationId"],
        operation["summary"],
        "GET" if tried else "POST",
        path,
        schema.plain(operation["description"]),
        table,
        format_html('<p>To try: <a href="{}"><code>{}</code></a></p>', tried, tried) if tried else "",
    )


def _own(parameters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The parameters that are told at an address; the dials and pages, which most have, are told once above."""
    names = {one["name"] for one in parameters}
    common = {name for group in (_DIALS, _PAGES) if names >= group for name in group}
    return [one for one in parameters if one["name"] not in common]


def _problems() -> SafeString:
    rows = format_html_join(
        "", '<tr id="{}"><th scope="row">{}</th><td>{}</td></tr>', ((one.slug, one.title, one.status) for one in Sort)
    )
    return format_html(
        '<section class="wide"><h2>Refusals</h2><p>Every refusal is a problem document: its type leads here, '
        "its detail says what stands in the way and what to do.</p><table><caption>Refusals</caption><tbody>{}"
        "</tbody></table></section>",
        rows,
    )
