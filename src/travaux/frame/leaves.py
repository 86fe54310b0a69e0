"""Several lists on one page, each read a part at a time under its own name in the address."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from travaux.broken_input import BrokenInput
from travaux.decision.situation.claims import Remark
from travaux.frame.page import Page
from travaux.office.pages import Page as Found

Item = TypeVar("Item")
_LONGEST: Final = 6


class NoSuchPart(BrokenInput):
    """A part that a list does not have."""

    def __init__(self, name: str, value: str, parts: int) -> None:
        super().__init__(
            f"The list '{name}' has no part '{value[:40]}'. Write a number from 1 to {parts}, or leave it out."
        )


@dataclass(frozen=True)
class Leaf(Generic[Item]):
    """One part of a list: its items, and the addresses of the parts before and behind, empty where there is none."""

    name: str
    items: tuple[Item, ...]
    previous: str = ""
    next: str = ""
    total: int | None = None

    @property
    def parted(self) -> bool:
        """Whether there is more than is shown."""
        return bool(self.previous or self.next)


def leaf(page: Page, name: str, items: Sequence[Item], length: int, cursor: str = "") -> Leaf[Item]:
    """The part of a list that the address asks for by number, as `said=2`; raises NoSuchPart.

    `cursor` says where another list of the page stands; it stays there.
    """
    parts = max(1, -(-len(items) // length))
    asked = asked_of(page, name) or "1"
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= _LONGEST else 0
    if not 1 <= number <= parts:
        raise NoSuchPart(name, asked, parts)
    shown = tuple(items[(number - 1) * length : number * length])
    before = address(page, name, str(number - 1) if number > 2 else "", cursor) if number > 1 else ""  # noqa: PLR2004 - part 1 needs no number
    behind = address(page, name, str(number + 1), cursor) if number < parts else ""
    return Leaf(name, shown, before, behind, len(items))


def leaf_of(page: Page, name: str, found: Found[Item]) -> Leaf[Item]:
    """A part that the office read by a cursor, whose cursors stand in the address under the list's own name."""
    before = address(page, name, found.previous) if found.previous else ""
    return Leaf(name, found.items, before, address(page, name, found.next) if found.next else "", found.total)


def asked_of(page: Page, name: str) -> str:
    """What the address says under a name; of several the last."""
    return dict(page.query).get(name, "").strip()


def address(page: Page, name: str, value: str, cursor: str = "") -> str:
    """The same page with another part of one list; its other lists stay where they are."""
    return f"{page.to(page.path, **{**dict(page.besides), name: value, 'cursor': cursor})}#{name}"


def newest_first(found: Iterable[Remark]) -> list[Remark]:
    """These facts, the one that happened last first."""
    return sorted(found, key=lambda one: (one.fact.happened.hi, one.fact.happened.lo), reverse=True)
