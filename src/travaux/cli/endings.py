"""How a command ends when what was sealed does not hold: exit code 1, and the message that names it."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from travaux.cli.main import WAITS_OR_FAILED
from travaux.record.merkle import SealBroken


@contextmanager
def seals_hold() -> Iterator[None]:
    """A broken seal is a check that failed, not wrong use."""
    try:
        yield
    except SealBroken as broken:
        typer.echo(str(broken), err=True)
        raise typer.Exit(WAITS_OR_FAILED) from broken
