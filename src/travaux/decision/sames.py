"""Remembers what was made of things that come again and again, a roll or a rule; told apart by identity, not value."""

from collections.abc import Callable
from typing import Generic, TypeVar

Made = TypeVar("Made")
Owner = TypeVar("Owner")


class once(Generic[Owner, Made]):  # noqa: N801 - it is used as a decorator, like property
    """A property that is worked out once and then kept with its owner; without the lock that cached_property takes."""

    def __init__(self, make: Callable[[Owner], Made]) -> None:
        self.make, self.__doc__ = make, make.__doc__

    def __get__(self, owner: Owner, kind: type) -> Made:
        """Work it out, and keep it where the next look finds it before it comes here."""
        made = self.make(owner)
        vars(owner)[self.make.__name__] = made
        return made


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
