"""Reading rolls: chronicle files of who belongs, who sits where, and what each weighs."""

from collections.abc import Iterable

from travaux.decision.rolls.roll import Roll
from travaux.record.chronicle.known import Known
from travaux.record.chronicle.page import ChronicleRefused
from travaux.record.chronicle.read import read_chronicles
from travaux.record.entry import Recorded
from travaux.record.times import zone_named

__all__ = ["ChronicleRefused", "read", "read_files"]


def read(text: str, name: str) -> Roll:
    """Read a roll from the text of one file; `name` is what faults call it. Raises ChronicleRefused."""
    return read_files([(name, text)])


def read_files(files: Iterable[tuple[str, str]]) -> Roll:
    """Read the files (name, text) of one organisation as one roll. Raises ChronicleRefused, naming file and line.

    The first file says whose roll it is, and in which zone its days begin.
    """
    chronicles = read_chronicles(files, Known())
    entries = [entry for chronicle in chronicles for entry in chronicle.entries]
    records = tuple(Recorded(position, entry) for position, entry in enumerate(entries))
    return Roll(chronicles[0].organisation, zone_named(chronicles[0].zone), records)
