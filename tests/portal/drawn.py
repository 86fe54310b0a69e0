"""Pictures under test: drawn, rendered through their templates, and read back as XML."""

from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string

from travaux.portal.pictures.marks import Drawing, Picture
from travaux.portal.pictures.measure import SMALL, width_of
from travaux.record.times import Interval, read_date

ZONE: Final = ZoneInfo("Europe/Moscow")
SIZES: Final = {"p-small": SMALL, "p-year": 10}
HOSTILE: Final = (
    "<script>alert(1)</script>",
    "\"' onload=alert(1) x='",
    "</title></svg><img src=x onerror=alert(1)>",
    "]]>&lt;{{ 7|add:7 }}{% include 'x' %}",
    "\u202eevil\u202c",
    "longer than any room " * 20,
    "unbroken" * 60,
    "",
)


def day(text: str) -> Interval:
    """A date as a chronicle writes it."""
    return read_date(text, ZONE)


def svgs(picture: Picture) -> list[Element]:
    """The drawings as they are sent, parsed."""
    sent = render_to_string("portal/pictures/picture.svg.html", {"picture": picture})
    return list(ET.fromstring(sent).iter("svg"))  # noqa: S314 - our own output


def table(name: str, data: object) -> Element:
    """The twin of a picture as it is sent, parsed."""
    return ET.fromstring(render_to_string(f"portal/pictures/{name}_table.html", {"data": data}))  # noqa: S314


def told(element: Element) -> str:
    """All its words."""
    return " ".join("".join(element.itertext()).split())


def links(element: Element) -> list[str]:
    """Where it leads."""
    return [link.get("href", "") for link in element.iter("a")]


def outside(picture: Picture) -> list[object]:
    """Whatever would stand outside its sheet; words are measured as the drawing measures them."""
    return [piece for drawing in picture.drawings for piece in _outside(drawing, mirrored=picture.mirrored)]


def _outside(drawing: Drawing, *, mirrored: bool) -> Iterator[object]:
    spots: list[tuple[object, int, int]] = [(one, x, y) for one in drawing.trails for x, y in one.points]
    spots += [(one, one.x + by, one.y + by) for one in drawing.glyphs for by in (-3, 3)]
    for rect in drawing.rects:
        spots += [(rect, rect.x, rect.y), (rect, rect.x + rect.width, rect.y + rect.height)]
    for words in drawing.words:
        size = next((size for name, size in SIZES.items() if name in words.classes), 13)
        room = width_of(words.text.strip("\u2068\u2069"), size)
        before = {"start": 0, "middle": room // 2, "end": room}[words.anchor]
        begin = words.x - (room - before if mirrored else before)
        spots += [(words, begin, words.y - size), (words, begin + room, words.y + 3)]
    yield from (piece for piece, x, y in spots if not (0 <= x <= drawing.width and -1 <= y <= drawing.height))


def only_classes(element: Element) -> bool:
    """Whether nothing in it could run, style itself or fetch: what a strict policy would refuse."""
    for one in element.iter():
        if one.tag in {"script", "style", "image", "a", "foreignObject"}:
            return False
        if any(name == "style" or name.startswith("on") for name in one.keys()):  # noqa: SIM118 - elements are no mappings
            return False
        if not one.get("href", "#").startswith("#"):
            return False
    return True


def ids(element: Element) -> list[str]:
    """Every id in it."""
    return [found for one in element.iter() if (found := one.get("id"))]


def dangling(element: Element) -> set[str]:
    """References to ids that are not there."""
    known = set(ids(element))
    used = {one.get("href", "")[1:] for one in element.iter("use")}
    for one in element.iter():
        used |= {
            value[5:-1] for name in ("mask", "fill", "marker-end") if (value := one.get(name, "")).startswith("url(#")
        }
    return used - known
