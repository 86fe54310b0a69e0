"""Reading chronicle files into the record, with a bar that shows how far it has come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from travaux.cli.bars import bar
from travaux.office import desk, install, reading
from travaux.office.desk import Loaded
from travaux.record.chronicle.known import Known
from travaux.record.chronicle.read import Chronicle, read_chronicles
from travaux.record.entry import Entry
from travaux.record.merkle import TreeHead

#: Who enters what a command line loads, where nobody is named.
RECORDER: Final = "recorder"


@dataclass(frozen=True)
class Entered:
    """What a load did: entries added, entries that stood there already with equal content, and the size since."""

    added: int
    repeated: int
    size: int


def read_text_alone(name: str, text: str) -> Chronicle:
    """One file read against what the record holds, and not entered; raises ChronicleRefused with every fault."""
    install.make_ready()
    (read,) = read_chronicles([(name, text)], Known.of(record.entry for record in reading.entries()))
    return read


def enter(texts: Iterable[tuple[str, str]], by: str) -> Entered:
    """Load files (name, text) in their order, all or none; raises ChronicleRefused with every fault found."""
    install.make_ready()
    with bar("Loading", None) as progress:
        return _entered(desk.load_chronicles(list(texts), by, progress=progress))


def enter_entries(entries: list[Entry], by: str) -> Entered:
    """Load entries in their order, all of them or none."""
    with bar("Loading", len(entries)) as progress:
        return _entered(desk.load(entries, by, progress=progress))


def enter_log(raws: Sequence[bytes], head: TreeHead, by: str) -> Entered:
    """Load a whole log byte for byte, all of it or nothing; the record then has that head."""
    install.make_ready()
    with bar("Loading", len(raws)) as progress:
        return _entered(desk.load_log(raws, head, by, progress=progress))


def _entered(loaded: Loaded) -> Entered:
    return Entered(loaded.added, loaded.known, loaded.size)
