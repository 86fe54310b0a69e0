"""Where templates come from: the shipped ones, and before them those that the secretariat keeps in the data folder."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

from django.conf import settings

from travaux.broken_input import BrokenInput
from travaux.exports.papers.faults import TemplateBroken

#: The folder of edited templates, in the data folder.
FOLDER: Final = "templates"
#: What a template for typst may lie beside, to be read by it: other templates, and pictures such as an emblem.
_BESIDE: Final = (".typ", ".png", ".jpg")
_LARGEST: Final = 8 << 20
_OWNER_ONLY: Final = 0o700
#: A template has no need of these, and values of the record could come to be code by the first of them.
_NOT_IN_TYPST: Final = (
    ("eval", "it calls eval, by which words of the record could become commands"),
    ("plugin", "it loads a program"),
    ('"@', "it asks for a package, and papers fetch nothing from the network"),
)


@dataclass(frozen=True)
class Template:
    """One template with all that it may read, by name; `edited` if any of it comes from the data folder."""

    name: str
    files: dict[str, bytes]
    edited: bool


def folder() -> Path:
    """The folder of edited templates; it need not exist."""
    return Path(settings.TRAVAUX_DATA_DIR).expanduser() / FOLDER


def template(slug: str, fmt: str) -> Template:
    """The template of a paper in a format, edited or shipped; raises TemplateBroken for one that cannot be used."""
    if fmt == "docx":
        name = f"{slug}.docx"
        own = _edited((name,))
        return Template(name, own or {name: _shipped()[name]}, bool(own))
    typst = {name: raw for name, raw in _shipped().items() if name.endswith(".typ")}
    own = _edited(_BESIDE)
    for name, raw in own.items():
        _refuse_commands(name, raw)
    return Template(f"{slug}.typ", {**typst, **own}, bool(own))


def _shipped() -> dict[str, bytes]:
    lying = (files(__package__) / "shipped").iterdir()
    return {one.name: one.read_bytes() for one in sorted(lying, key=lambda one: one.name)}


def _edited(endings: tuple[str, ...]) -> dict[str, bytes]:
    """The files of these endings in the data folder: plain files only, since a link could lead anywhere."""
    found: dict[str, bytes] = {}
    place = folder()
    if not place.is_dir():
        return found
    for path in sorted(place.iterdir()):
        if path.name.endswith(endings) and not path.name.startswith(".") and path.is_file() and not path.is_symlink():
            found[path.name] = _read(path)
    if sum(map(len, found.values())) > _LARGEST:
        raise BrokenInput(
            f"The templates in {place} have more than {_LARGEST} bytes together. Take large pictures out of the folder."
        )
    return found


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_LARGEST + 1)


def _refuse_commands(name: str, raw: bytes) -> None:
    if not name.endswith(".typ"):
        return
    try:
        text = raw.decode()
    except UnicodeDecodeError as fault:
        line = raw[: fault.start].count(b"\n") + 1
        raise TemplateBroken(name, line, "it is no text in UTF-8", "Save it as UTF-8", edited=True) from fault
    for word, why in _NOT_IN_TYPST:
        place = text.find(word)
        if place >= 0:
            raise TemplateBroken(name, text.count("\n", 0, place) + 1, why, "Take that out", edited=True)


def write() -> Iterator[tuple[Path, bool]]:
    """Put the shipped templates into the data folder, to be edited; each path, and whether it was written.

    A file that lies there already is left as it is.
    """
    place = folder()
    place.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
    for name, raw in _shipped().items():
        path = place / name
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600), "wb") as file:
                file.write(raw)
        except FileExistsError:
            yield path, False
        else:
            yield path, True
