"""Reading chronicle files into the record, with a bar that shows how far it has come."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from travaux.office import desk, install, reading
from travaux.record.chronicle.known import Known
from travaux.record.chronicle.read import Chronicle, read_chronicles
from travaux.record.entry import Entry

#: Who enters what a command line loads, where nobody is named.
RECORDER = "recorder"


@dataclass(frozen=True)
class Entered:
    """What a load did: entries added, entries that stood there already with equal content, and the size since."""

    added: int
    repeated: int
    size: int


def read_texts(texts: Iterable[tuple[str, str]]) -> tuple[Chronicle, ...]:
    """Files (name, text) read against what the record holds; raises ChronicleRefused with every fault found."""
    install.make_ready()
    return read_chronicles(texts, Known.of(record.entry for record in reading.entries()))


def enter(read: Iterable[Chronicle], by: str) -> Entered:
    """Load what was read, all of it or none."""
    chronicles = tuple(read)
    entries = [entry for one in chronicles for entry in one.entries]
    added = enter_entries(entries, by)
    return Entered(added.added, added.repeated + sum(one.repeated for one in chronicles), added.size)


def enter_entries(entries: list[Entry], by: str) -> Entered:
    """Load entries in their order, all of them or none."""
    with bar("Loading", len(entries)) as progress:
        loaded = desk.load(entries, by, progress=progress)
    return Entered(loaded.added, loaded.known, loaded.size)


@contextmanager
def bar(label: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal's standard error, nothing elsewhere; it leaves no trace when it is done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    drawn = Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
    with drawn:
        task = drawn.add_task(label, total=total)
        yield lambda done: drawn.update(task, completed=done)
