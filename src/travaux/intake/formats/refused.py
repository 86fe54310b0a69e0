"""Why a file is not read: what it is or holds, and what to hand in instead."""

from typing import Final

from travaux.broken_input import BrokenInput

_LONGEST_NAME: Final = 120
_NAMELESS: Final = "the text"


class NotRead(BrokenInput):
    """A file that cannot be read, or is not read on purpose; nothing of it was kept."""

    def __init__(self, name: str, obstacle: str, remedy: str) -> None:
        self.name, self.obstacle, self.remedy = name, obstacle, remedy
        super().__init__(f"Reading {plain_name(name)}: {obstacle}. Nothing was kept. {remedy}.")


class Unreadable(ValueError):
    """The same inside a format, which does not know the file's name."""

    def __init__(self, obstacle: str, remedy: str) -> None:
        super().__init__(obstacle)
        self.obstacle, self.remedy = obstacle, remedy


def plain_name(name: str) -> str:
    """The last part of a file's name, printable and short: it is shown and kept, and never opens anything."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    shown = "".join(letter if letter.isprintable() else "·" for letter in last).strip(" .")
    return shown[:_LONGEST_NAME] or _NAMELESS
