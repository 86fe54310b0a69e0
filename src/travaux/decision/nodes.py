"""Values of a file that people write: words, days, numbers, lists; every fault names the file, the line, the remedy."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Final, Literal, get_args
from zoneinfo import ZoneInfo

from travaux.marked import Fault, Items, Marked, Table, Text, line_of
from travaux.record.times import BadDate, end_of, zone_named

_EXACT: Final = r"[0-9]{1,12}(/[1-9][0-9]{0,11})?"


class Nodes:
    """Reads the values of one file; `file` is what faults call it. Raises Fault, and nothing else."""

    def __init__(self, file: str) -> None:
        self.file = file

    def text(self, one: Table, key: str, otherwise: str | None = None) -> str:
        """A word or a sentence; `otherwise` stands where the key is missing."""
        value = one.get(key)
        if isinstance(value, Text) and value:
            return str(value)
        if value is None and otherwise is not None:
            return otherwise
        raise self.fault(one, key, f"`{key}` is missing or is no word", f"Write `{key}:` and its value")

    def word(self, one: Table, key: str, words: object, otherwise: object = ...) -> Any:  # noqa: ANN401 - a word of whichever list
        """A word of a closed list; `otherwise` stands where the key is missing."""
        if key not in one and otherwise is not ...:
            return otherwise
        choices = [choice for choice in get_args(words) if isinstance(choice, str)]
        value = self.text(one, key)
        if value not in choices:
            raise self.fault(one, key, f"{value!r} is no {key}", f"Write one of: {', '.join(choices)}")
        return value

    def words(self, one: Table, key: str) -> list[str]:
        """A list of words; one word alone is a list of one."""
        words = self.items(one, key)
        for each in words:
            if not isinstance(each, Text):
                raise Fault(self.file, each.line, f"an item of `{key}` is no word", "Write it as a plain word")
        return [str(each) for each in words]

    def flag(self, one: Table, key: str, *, default: bool) -> bool:
        """Yes or no."""
        return bool(self.word(one, key, Literal["yes", "no"], "yes" if default else "no") == "yes")

    def number(self, one: Table, key: str) -> Fraction:
        """An exact number: 9, or 2/3."""
        value = self.text(one, key)
        if re.fullmatch(_EXACT, value, re.ASCII) is None:
            raise self.fault(one, key, f"{value!r} is no exact number", "Write 9, or 2/3")
        return Fraction(value)

    def whole(self, one: Table, key: str, such_as: str = "whole years, such as 2") -> int:
        """A whole number."""
        number = self.number(one, key)
        if number.denominator != 1:
            raise self.fault(one, key, f"'{number}' is no whole number", f"Write {such_as}")
        return int(number)

    def day(self, one: Table, key: str) -> date:
        """A day of the calendar."""
        value = self.text(one, key)
        try:
            return date.fromisoformat(value)
        except ValueError as bad:
            raise self.fault(one, key, f"{value!r} is no day", "Write a day such as 2023-11-23") from bad

    def moment(self, one: Table, key: str, zone: ZoneInfo) -> int:
        """A moment as the clocks of a zone show it, in seconds."""
        value = self.text(one, key)
        try:
            return end_of(_at_a_time(value), zone)
        except BadDate as bad:
            raise self.fault(one, key, f"{value!r} is no moment", "Write such as 2023-11-23T12:00") from bad

    def zone(self, one: Table, otherwise: str = "UTC") -> ZoneInfo:
        """The zone in which moments are written."""
        name = self.text(one, "zone", otherwise)
        try:
            return zone_named(name)
        except BadDate as bad:
            raise self.fault(one, "zone", f"there is no time zone {name}", "Write Europe/Moscow, or UTC") from bad

    def items(self, one: Table, key: str, *, due: bool = False) -> Sequence[Marked]:
        """A list; one word alone is a list of one, a missing key is an empty one unless it is `due`."""
        value = one.get(key, Items(one.line))
        if isinstance(value, Text):
            return [value]
        if isinstance(value, Table) or (due and not value):
            raise self.fault(one, key, f"`{key}` is no list", f"Write `{key}:` with a list of items")
        return value

    def tables(self, one: Table, key: str) -> Iterable[Table]:
        """A list whose items are mappings."""
        return (self.table(each, key) for each in self.items(one, key))

    def table(self, node: Marked, key: str) -> Table:
        """A mapping."""
        if isinstance(node, Table):
            return node
        raise Fault(self.file, node.line, f"an item of `{key}` is no mapping", "Write it as {key: value, …}")

    def no_others(self, one: Table, known: frozenset[str]) -> None:
        """Refuse a key that means nothing here."""
        for key in one:
            if key not in known:
                what, remedy = f"nothing is called `{key}` here", f"Known here are: {', '.join(sorted(known))}"
                raise self.fault(one, key, what, remedy)

    def fault(self, one: Table, key: str, what: str, remedy: str) -> Fault:
        """A fault at a key, or at the mapping that lacks it."""
        return Fault(self.file, line_of(one, (key,)), what, remedy)


def _at_a_time(value: str) -> str:
    """The moment as written; a day alone is none, since it has as many moments as minutes."""
    if "T" not in value:
        raise BadDate(value, "it names no time of the day")
    return value
