"""Who sat where on a day: rolls of real bodies as files of facts, and the reader for these and for one's own."""

from travaux.decision.rolls.bundled import bundled, name, names, of_states, roll, seats
from travaux.decision.rolls.reading import read, read_files
from travaux.decision.rolls.roll import Block, NoSuchRoll, Roll

__all__ = [
    "Block",
    "NoSuchRoll",
    "Roll",
    "bundled",
    "name",
    "names",
    "of_states",
    "read",
    "read_files",
    "roll",
    "seats",
]
