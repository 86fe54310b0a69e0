"""Remembers what was made of things that come again and again, a roll or a rule; told apart by identity, not value."""

from collections.abc import Callable
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Remembered(Generic[Made]):
    """What a pure function made of its arguments, kept for as many of them as `most`; then it starts afresh.

    The arguments are kept with the answer, so that none of their identities is given to another thing meanwhile.
    """

    def __init__(self, make: Callable[..., Made], most: int = 64) -> None:
        self.make, self.most = make, most
        self._kept: dict[tuple[int, ...], tuple[tuple[object, ...], Made]] = {}

    def __call__(self, *things: object) -> Made:
        """The answer for these things, made now where it is not remembered."""
        key = tuple(map(id, things))
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= self.most:
                self._kept.clear()
            kept = self._kept[key] = (things, self.make(*things))
        return kept[1]
