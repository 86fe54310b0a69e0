"""The rolls that are shipped with the room, each read once and only when it is asked for."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Final

from travaux.decision.question import Seat
from travaux.decision.rolls.reading import read_files
from travaux.decision.rolls.roll import NoSuchRoll, Roll

FOLDER: Final = resources.files("travaux.decision") / "rolls"
_END: Final = ".yaml"
_NAMES: Final = ".names.yaml"
#: Where the names of states stand, and the organisations whose members are states under the same slugs.
_STATES: Final = "un"
_OF_STATES: Final = frozenset({"au", "coe", "csto", "eu", "nato", "osce", "wto"})


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
    return _read(name for name in _files()[of] if not name.endswith(_NAMES))


@cache
def _names_of_states() -> Roll:
    """The names of states, which are many and which few ask for."""
    return _read(name for name in _files()[_STATES] if name.endswith(_NAMES))


def _read(files: Iterable[str]) -> Roll:
    return read_files((name, (FOLDER / name).read_bytes().decode("utf-8")) for name in files)


def seats(of: str, body: str, on: date) -> tuple[Seat, ...]:
    """Who sat in a body on a day, by member, with weights and groups of that day; raises NoSuchRoll."""
    return roll(of).seats(body, on)


def names(of: str, on: date | None = None) -> Mapping[str, str]:
    """Every name on record with the member that bears it on a day, or bore it last; raises NoSuchRoll."""
    own = roll(of)
    if of == _STATES:
        return _names_of_states().names(on)
    shared = _names_of_states().names(on) if of in _OF_STATES else {}
    return {name: member for name, member in shared.items() if member in own.members} | dict(own.names(on))


def name(of: str, member: str, on: date) -> str:
    """What a member of an organisation was called on a day; its slug where no name is on record."""
    own = roll(of).name(member, on)
    return _names_of_states().name(member, on) if own == member and of_states(of) else own


def of_states(of: str) -> bool:
    """Whether the members of an organisation are states, under their codes of ISO 3166."""
    return of == _STATES or of in _OF_STATES
