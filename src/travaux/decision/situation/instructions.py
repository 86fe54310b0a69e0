"""Instructions: what a body told another to do, by when, what more time was given, and who took it off control."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from travaux.decision.situation.claims import Cited, cite, pick
from travaux.record.fold import Told
from travaux.record.values import RESERVED, UNKNOWN

GIVEN: Final = (
    "returned for finalisation",
    "resubmission instructed",
    "agreement instructed",
    "instruction given",
)
EXTENDED: Final = "instruction extended"
OFF_CONTROL: Final = "taken off control"


@dataclass(frozen=True)
class Extension:
    """More time that was given."""

    due: str
    fact: Cited


@dataclass(frozen=True)
class OffControl:
    """That it was taken off control, and by whom."""

    by: str
    fact: Cited


@dataclass(frozen=True)
class Instruction:
    """What a body told another to do: to whom and by when are unknown where the source does not say.

    `to` leads, `co_executors` do it with the lead. `due` is as it was given, `due_now` after all extensions. An
    extension, or a taking off control, that fits none on record stands by itself.
    """

    event: str
    by: tuple[str, ...]
    to: str
    what: str
    due: str
    fact: Cited
    number: str = ""
    co_executors: tuple[str, ...] = ()
    interim: str = ""
    due_now: str = UNKNOWN
    extended: tuple[Extension, ...] = ()
    off_control: OffControl | None = None


def instructions(facts: Sequence[Told]) -> tuple[Instruction, ...]:
    """All of them in the order in which they were given; what came after is told with the one that it is of."""
    found: list[Instruction] = []
    for told in pick(facts, *GIVEN, EXTENDED, OFF_CONTROL):
        place = None if told.name in GIVEN else _meant(found, told)
        if place is None:
            found.append(_given(told))
        elif told.name == EXTENDED:
            found[place] = _extended(found[place], told)
        else:
            off = OffControl(str(told.value.get("by", UNKNOWN)), cite(told))
            found[place] = replace(found[place], off_control=off)
    return tuple(found)


def _meant(found: Sequence[Instruction], told: Told) -> int | None:
    """Which one an event is of: the one of its number; without a number the last given that is not done with."""
    number = _number(told)
    open_ones = [place for place, one in enumerate(found) if one.event in GIVEN and one.off_control is None]
    if number:
        open_ones = [place for place in open_ones if found[place].number == number]
    else:
        open_ones = [place for place in open_ones if found[place].event == "instruction given"] or open_ones
    return open_ones[-1] if open_ones else None


def _number(told: Told) -> str:
    number = str(told.value.get("number", ""))
    return "" if number in RESERVED else number


def _given(told: Told) -> Instruction:
    def said(field: str) -> str:
        return str(told.value.get(field, UNKNOWN))

    others = told.value.get("co executors", [])
    return Instruction(
        told.name,
        told.keys,
        said("to"),
        str(told.value.get("what", "")),
        said("due"),
        cite(told),
        _number(told),
        tuple(others) if isinstance(others, list) else (str(others),),
        str(told.value.get("interim", "")),
        said("due"),
    )


def _extended(one: Instruction, told: Told) -> Instruction:
    due = str(told.value.get("due", UNKNOWN))
    return replace(one, extended=(*one.extended, Extension(due, cite(told))), due_now=due)
