"""A long list read a page at a time: the page, and the cursor that says behind or before which item the next begins."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, Literal, TypeVar

import msgspec

from travaux.broken_input import BrokenInput
from travaux.office.models import OPEN
from travaux.record.fold import Dials

#: No page has more items than this.
MOST: Final = 500
_LONGEST: Final = 2_000
_LARGEST: Final = 2**62

Key = tuple[int | str, ...]
Item = TypeVar("Item")


class BadCursor(BrokenInput):
    """A cursor that this list did not give out."""

    def __init__(self, cursor: str, obstacle: str) -> None:
        super().__init__(
            f"The cursor '{cursor[:40]}' cannot be followed: {obstacle}. "
            "Take it as the page before gave it, or leave it out to begin with the first page."
        )


class BadLimit(BrokenInput):
    """A length that no page can have."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"A page cannot have {limit} items: write a number from 1 to {MOST}.")


class Unreadable(BrokenInput):
    """A word with a character that no name on record can have."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text[:60]!r} holds a character that no name on record has. Write it without.")


class Page(msgspec.Struct, Generic[Item], frozen=True):
    """Some items in their order; `next` and `previous` are cursors, empty where there is nothing further.

    `total` counts the whole list where that is cheap, and is None elsewhere.
    """

    items: tuple[Item, ...]
    next: str = ""
    previous: str = ""
    total: int | None = None


@dataclass(frozen=True)
class Stretch(Generic[Item]):
    """Rows found one way from a key, each with its own key; `stopped` is where the search gave up before the end."""

    rows: Sequence[tuple[Key, Item]]
    stopped: Key | None = None


@dataclass(frozen=True)
class Leaf(Generic[Item]):
    """The rows of one page in the order of the list, and the cursors around them."""

    rows: tuple[Item, ...]
    next: str
    previous: str


#: Finds rows from behind a key on (from the beginning where there is none), downward or upward, at most so many.
Fetch = Callable[[Key | None, bool, int], Stretch[Item]]


@dataclass(frozen=True)
class Turn:
    """Which page of which list: `what` names list and order, `shape` the types of its keys."""

    what: str
    shape: tuple[type[int] | type[str], ...]
    limit: int
    cursor: str
    down: bool = False

    def read(self, fetch: Fetch[Item]) -> Leaf[Item]:
        """One page; raises BadLimit, BadCursor."""
        if not 1 <= self.limit <= MOST:
            raise BadLimit(self.limit)
        if not self.cursor:
            return self._onward(fetch, None)
        backward, key = self._opened()
        return self._back(fetch, key) if backward else self._onward(fetch, key)

    def _onward(self, fetch: Fetch[Item], key: Key | None) -> Leaf[Item]:
        found = fetch(key, self.down, self.limit + 1)
        rows, last = _cut(found, self.limit)
        before = self._closed("b", rows[0][0]) if key is not None and rows else ""
        return Leaf(tuple(row for _, row in rows), self._closed("a", last) if last else "", before)

    def _back(self, fetch: Fetch[Item], key: Key) -> Leaf[Item]:
        found = fetch(key, not self.down, self.limit + 1)
        rows, first = _cut(found, self.limit)
        if not rows and first is None:
            return self._onward(fetch, None)
        rows = rows[::-1]
        after = self._closed("a", rows[-1][0]) if rows else ""
        return Leaf(tuple(row for _, row in rows), after, self._closed("b", first) if first else "")

    def _closed(self, way: Literal["a", "b"], key: Key) -> str:
        """A cursor after or before a key."""
        raw = msgspec.json.encode([self.what, way, *key])
        return urlsafe_b64encode(raw).decode().rstrip("=")

    def _opened(self) -> tuple[bool, Key]:
        """Whether a cursor leads backward, and its key; raises BadCursor."""
        if len(self.cursor) > _LONGEST or not self.cursor.isascii():
            raise BadCursor(self.cursor, "it is no cursor at all")
        try:
            padded = self.cursor + "=" * (-len(self.cursor) % 4)
            read = msgspec.json.decode(urlsafe_b64decode(padded.encode()), type=list[Any])
        except (binascii.Error, ValueError, msgspec.DecodeError) as fault:
            raise BadCursor(self.cursor, "it is no cursor at all, or was cut short") from fault
        match read:
            case [self.what, "a" | "b" as way, *key] if _fits(key, self.shape):
                return way == "b", tuple(key)
            case _:
                raise BadCursor(self.cursor, "it belongs to another list or another order")


def _cut(found: Stretch[Item], limit: int) -> tuple[Sequence[tuple[Key, Item]], Key | None]:
    """The rows of a page, and the key from which there is more; None at the end."""
    if len(found.rows) > limit:
        return found.rows[:limit], found.rows[limit - 1][0]
    return found.rows, found.stopped


def _fits(key: Sequence[object], shape: Sequence[type]) -> bool:
    """Whether a key has the types of its list, and no number or letter that a column cannot hold."""
    return len(key) == len(shape) and all(
        type(part) is kind and (abs(part) < _LARGEST if isinstance(part, int) else "\0" not in str(part))
        for part, kind in zip(key, shape, strict=True)
    )


def readable(*texts: str) -> None:
    """Refuses a word that a database cannot even compare; raises Unreadable."""
    for text in texts:
        if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
            raise Unreadable(text)


def bounded(dials: Dials) -> Dials:
    """The same dials, as numbers that fit a column."""
    return Dials(
        max(-OPEN, min(dials.on, OPEN - 1)), max(-OPEN, min(dials.known, OPEN - 1)), max(0, min(dials.at, OPEN - 1))
    )


def beyond(columns: Sequence[str], key: Key | None, *, down: bool) -> tuple[str, list[Any]]:
    """The condition that a row lies behind a key in the order of these columns, with its values; true without a key."""
    if key is None:
        return "1 = 1", []
    marks = ", ".join(["%s"] * len(columns))
    return f"({', '.join(columns)}) {'<' if down else '>'} ({marks})", list(key)


def order(columns: Sequence[str], *, down: bool) -> str:
    """What stands behind ORDER BY."""
    return ", ".join(f"{column} DESC" if down else column for column in columns)
