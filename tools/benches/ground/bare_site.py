"""The least that Django can do for a page with rows of a SQLite table: what our pages are held against."""

from typing import Final

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.urls import path

_PAGE: Final = Template(
    "<!doctype html><title>Rows</title><table>{% for position, name, audience, recorded, organisation in rows %}<tr>"
    "<td>{{ position }}</td><td>{{ name }}</td><td>{{ audience }}</td><td>{{ recorded }}</td>"
    "<td>{{ organisation }}</td></tr>{% endfor %}</table>"
)


def rows(_request: HttpRequest, most: int) -> HttpResponse:
    """So many entries in a table of five columns."""
    sql = "SELECT position, entry_id, audience, recorded, organisation FROM ledger_entry ORDER BY position LIMIT %s"
    with connection.cursor() as cursor:
        cursor.execute(sql, [most])
        return HttpResponse(_PAGE.render(Context({"rows": cursor.fetchall()})))


urlpatterns = [path("fifty", rows, {"most": 50}), path("five-hundred", rows, {"most": 500})]
