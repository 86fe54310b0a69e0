"""A bar that shows how far a long command has come."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn


@contextmanager
def bar(label: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal's standard error, nothing elsewhere; it leaves no trace when it is done."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}"), TimeElapsedColumn())
    drawn = Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
    with drawn:
        task = drawn.add_task(label, total=total)
        yield lambda done: drawn.update(task, completed=done)
