"""What a page is built of, as far as a program can tell: its ids, headings, fields with their labels, links, landmarks."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

from django.http import HttpResponse

#: Fields that a reader fills in; what is hidden, or says itself what it does, needs no label.
_FIELDS = frozenset({"input", "select", "textarea"})
_NO_LABEL = frozenset({"hidden", "submit", "button", "reset"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_REFERRING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers")


@dataclass
class Anatomy(HTMLParser):
    """Reads a page to its end."""

    ids: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    fields: list[tuple[str, str]] = field(default_factory=list)
    labelled: set[str] = field(default_factory=set)
    referred: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    gets: list[set[str]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    language: str = ""
    unnamed: list[str] = field(default_factory=list)
    _labels: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.ids += [told["id"]] if "id" in told else []
        self.referred |= {one for name in _REFERRING for one in told.get(name, "").split()}
        if tag in _HEADINGS:
            self.headings.append(_HEADINGS.index(tag) + 1)
        match tag:
            case "html":
                self.language = told.get("lang", "")
            case "label":
                self._labels += 1
                self.labelled |= {told["for"]} if "for" in told else set()
            case "a":
                self.links.append(told.get("href", ""))
            case "form" if told.get("method", "get").lower() == "get":
                self.gets.append(set())
            case _ if tag in _FIELDS:
                self._field(tag, told)

    def handle_endtag(self, tag: str) -> None:
        self._labels -= tag == "label"

    def _field(self, tag: str, told: dict[str, str]) -> None:
        if self.gets:
            self.gets[-1].add(told.get("name", ""))
        if told.get("type", "") in _NO_LABEL:
            return
        self.fields.append((told.get("name", tag), told.get("id", "")))
        if not (self._labels or told.get("aria-label") or told.get("id", " ") in self.labelled):
            self.unnamed.append(told.get("id", "") or told.get("name", tag))

    @property
    def twice(self) -> set[str]:
        """Ids that stand more than once."""
        return {one for one in self.ids if self.ids.count(one) > 1}

    @property
    def without_label(self) -> list[str]:
        """Fields that no label names; one that stands behind its field is found too."""
        return [one for one in self.unnamed if one not in self.labelled]

    @property
    def dangling(self) -> set[str]:
        """Ids that something refers to, and links within the page lead to, and that are not there."""
        within = {one[1:] for one in self.links if one.startswith("#") and len(one) > 1}
        return (self.referred | within) - set(self.ids)

    @property
    def jumps(self) -> list[tuple[int, int]]:
        """Headings that stand more than one step below the one before."""
        pairs = zip([0, *self.headings], self.headings, strict=False)
        return [(before, after) for before, after in pairs if after > before + 1]


def anatomy_of(response: HttpResponse) -> Anatomy:
    """The page, read to its end."""
    read = Anatomy()
    read.feed(response.content.decode())
    read.close()
    return read


def inner_links(response: HttpResponse) -> list[str]:
    """The addresses on this site that a page leads to, each once, without the places in them."""
    inner = (one.partition("#")[0] for one in anatomy_of(response).links)
    return list(dict.fromkeys(one for one in inner if one.startswith("/") and not one.startswith("//")))


def asked_in(address: str) -> dict[str, str]:
    """What an address asks for, each name once."""
    return {name: values[-1] for name, values in parse_qs(urlsplit(address).query, keep_blank_values=True).items()}
