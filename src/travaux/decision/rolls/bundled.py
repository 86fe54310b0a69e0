"""The rolls that are shipped with the room, each read once and only when it is asked for."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Final

from travaux.decision.question import Seat
from travaux.decision.rolls.reading import read_files
from travaux.decision.rolls.roll import NoSuchRoll, Roll

FOLDER: Final = resources.files("travaux.decision") / "rolls"
_END: Final = ".yaml"


@cache
def _files() -> Mapping[str, tuple[str, ...]]:
    """The files of each organisation, in the order of reading: `un.yaml` before `un.sc.yaml`, both of un."""
    found: dict[str, list[str]] = {}
    stems = sorted(one.name.removesuffix(_END) for one in FOLDER.iterdir() if one.name.endswith(_END))
    for stem in stems:
        found.setdefault(stem.partition(".")[0], []).append(f"{stem}{_END}")
    return {of: tuple(files) for of, files in found.items()}


def bundled() -> tuple[str, ...]:
    """The organisations whose rolls are shipped."""
    return tuple(_files())


@cache
def roll(of: str) -> Roll:
    """The roll of an organisation that is shipped; raises NoSuchRoll for another."""
    if of not in _files():
        there = ", ".join(bundled())
        raise NoSuchRoll(f"Looked for a roll of '{of}' among those that are shipped: there are {there}")
    return read_files((name, (FOLDER / name).read_bytes().decode("utf-8")) for name in _files()[of])


def seats(of: str, body: str, on: date) -> tuple[Seat, ...]:
    """Who sat in a body on a day, by member, with weights and groups of that day; raises NoSuchRoll."""
    return roll(of).seats(body, on)


def names(of: str, on: date | None = None) -> Mapping[str, str]:
    """Every name on record with the member that bears it on a day, or bore it last; raises NoSuchRoll."""
    return roll(of).names(on)
