"""What is printed: JSON for programs, sentences and tables for people, the same on a terminal and through a pipe."""

import sys
from collections.abc import Iterable, Sequence
from typing import Final
from zoneinfo import ZoneInfo

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from travaux.exports import tables
from travaux.record.telling import in_zone

PIPED_WIDTH: Final = 120


def console() -> Console:
    """The terminal; through a pipe without colours and 120 columns wide."""
    if sys.stdout.isatty():
        return Console(highlight=False)
    return Console(highlight=False, no_color=True, color_system=None, width=PIPED_WIDTH, force_terminal=False)


def print_json(thing: object, zone: ZoneInfo | None = None) -> None:
    """The thing as indented JSON in UTF-8; with a zone, intervals of moments as the days and hours they are there."""
    sys.stdout.write(as_json(in_zone(msgspec.to_builtins(thing, str_keys=True), zone) if zone else thing) + "\n")


def as_json(thing: object) -> str:
    """Structs, dataclasses and plain values as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(thing), indent=2).decode()


def say(*lines: str) -> None:
    """Sentences, wrapped at the width of the page; an indented line stays indented where it is wrapped."""
    page = console()
    for line in lines:
        indent = len(line) - len(line.lstrip())
        for row in Text(line.strip()).wrap(page, max(page.width - indent, PIPED_WIDTH // 3)):
            page.out((" " * indent + row.plain).rstrip(), highlight=False)


def heading(text: str) -> None:
    """A line that begins a section."""
    page = console()
    page.out("")
    for row in Text(text).wrap(page, page.width):
        page.out(row.plain.rstrip(), style="bold", highlight=False)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, fold: int = 0, first: int = 0) -> None:
    """A table for people; `fold` names the column that takes what width is left, `first` bounds the first one."""
    page = console()
    made = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for number, name in enumerate(columns):
        if number == fold:
            made.add_column(Text(name), overflow="fold", ratio=1)
        else:
            made.add_column(Text(name), overflow="fold", max_width=first if first and number == 0 else page.width // 2)
    for row in rows:
        made.add_row(*(Text(cell) for cell in row))
    with page.capture() as drawn:
        page.print(made)
    for line in drawn.get().splitlines():
        page.out(line.rstrip(), highlight=False)


def print_csv(table: tables.Table, mark: str = "") -> None:
    """A table as CSV on standard output, its line ends untouched."""
    sys.stdout.flush()
    sys.stdout.buffer.write(tables.write_csv(table, mark).encode())
    sys.stdout.buffer.flush()
