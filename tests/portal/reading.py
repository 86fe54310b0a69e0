"""A page as its reader meets it: its words, its links, its tables."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.http import HttpResponse

VOID = frozenset(
    {"meta", "link", "input", "br", "img", "hr", "source", "wbr", "path", "rect", "line", "circle", "stop"}
)
UNSEEN = frozenset({"script", "style", "title", "textarea"})


@dataclass
class Table:
    """One table: its caption, its head, its rows as lists of cells' words."""

    caption: str = ""
    rows: list[list[str]] = field(default_factory=list)


class Reader(HTMLParser):
    """Reads a page; a tag that is closed before what it holds, or never, is kept in `faults`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.links: dict[str, str] = {}
        self.tables: list[Table] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        self._href = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._open.append(tag)
        if tag == "a":
            self._href = dict(attrs).get("href") or ""
        if tag == "table":
            self.tables.append(Table())
        if tag == "tr" and self.tables:
            self.tables[-1].rows.append([])
        if tag in {"td", "th"} and self.tables and self.tables[-1].rows:
            self.tables[-1].rows[-1].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<path/>` opens nothing."""

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self._open or self._open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        if not UNSEEN.isdisjoint(self._open):
            return
        self.text.append(data)
        if "a" in self._open and data.strip():
            self.links[data.strip()] = self._href
        if "table" in self._open and self.tables:
            table = self.tables[-1]
            if "caption" in self._open:
                table.caption += data
            elif {"td", "th"} & set(self._open) and table.rows and table.rows[-1]:
                table.rows[-1][-1] += data


def read(response: HttpResponse) -> Reader:
    """The page, read to its end; every tag must have been closed in order."""
    reader = Reader()
    reader.feed(response.content.decode())
    assert reader.faults == [], reader.faults
    return reader


def text_of(response: HttpResponse) -> str:
    """The words of a page on one line."""
    return " ".join(" ".join(read(response).text).split())


def prose_of(response: HttpResponse) -> str:
    """The words of a page with links and marks run into their sentences, as a reader sees them."""
    return " ".join("".join(read(response).text).split())


def links_of(response: HttpResponse) -> dict[str, str]:
    """Where the links of a page lead, by their words; of equal words the last."""
    return read(response).links


def table(response: HttpResponse, caption: str) -> list[list[str]]:
    """The rows of the table whose caption begins so; the head is a row like the others."""
    found = [one for one in read(response).tables if one.caption.strip().startswith(caption)]
    assert found, [one.caption for one in read(response).tables]
    return [[" ".join(cell.split()) for cell in row] for row in found[0].rows]
