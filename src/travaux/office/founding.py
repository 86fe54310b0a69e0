"""A record of one's own organisation: opened, with its rule book adopted and its roll entered, in one transaction."""

import csv
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings

from travaux.broken_input import BrokenInput
from travaux.office import clock, desk, install, shelf
from travaux.office.books import FOLDER, adoption
from travaux.office.kept import OWNER_ONLY
from travaux.office.writing import writing
from travaux.record.chronicle.read import RECORDER
from travaux.record.chronicle.write import scalar
from travaux.record.times import write_moment, zone_named
from travaux.rulebook.book import RuleBook
from travaux.rulebook.load import load as load_book
from travaux.rulebook.load import read_library, shipped, shipped_books

SORT: Final = "own organisation"
COLUMNS: Final = ("member", "name", "since")


class RollRefused(BrokenInput):
    """A roll that cannot be read; the message names its line."""

    def __init__(self, name: str, line: int, obstacle: str) -> None:
        super().__init__(
            f"Reading the roll {name}, line {line}: {obstacle}. A roll is CSV with the columns {', '.join(COLUMNS)}, "
            "for example: hm,Hamelin Dairy,2019-01-01. Nothing was written."
        )


@dataclass(frozen=True)
class Founded:
    """What was made: the rule book that the record goes by, how many members it has, how many entries."""

    book: RuleBook
    members: int
    entries: int


def book_from(text: str, name: str) -> RuleBook:
    """The rule book that a file holds; its parents may be those of the library. Raises a fault with file and line."""
    return load_book(text, name, shipped_books())


def found(title: str, book: RuleBook, text: str, roll: tuple[str, str], who: str) -> Founded:
    """Open the record of the organisation that a rule book names; `text` is the book's file, `roll` (name, text).

    Raises RollRefused, ChronicleRefused, and BrokenInput for a record that holds something already.
    """
    organisation, zone = book.file.organisation, book.file.zone
    name, written = roll
    chronicle = written if name.endswith((".yaml", ".yml")) else chronicle_of(organisation, zone, name, written)
    install.make_ready()
    if shelf.size():
        raise BrokenInput(
            f"Making the record of '{organisation}': this record holds {shelf.size()} entries already. Point "
            "TRAVAUX_DATA_DIR at a new folder (and TRAVAUX_DATABASE, if it is set, at a new database)."
        )
    _keep(book, text)
    with writing():
        desk.open_record(organisation, who, {"sort": SORT, "title": title, "zone": zone})
        desk.load([adoption(book, clock.now())], RECORDER)
        desk.load_chronicles([(name, chronicle)], who, clock.now())
    return Founded(book, _members(chronicle), shelf.size())


def _keep(book: RuleBook, text: str) -> None:
    """Put the book among those of this installation, unless the library has it with the same digest."""
    if book.slug in shipped() and read_library(book.slug).digest == book.digest:
        return
    folder = Path(settings.TRAVAUX_DATA_DIR).expanduser() / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{book.slug}-{book.digest[:12]}.yaml"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY), "wb") as file:
        file.write(text.encode())


def chronicle_of(organisation: str, zone: str, name: str, text: str) -> str:
    """A roll in CSV as the chronicle of one report: each member's name, and since when it is one."""
    rows = list(_rows(name, text))
    lines = [
        f"chronicle: {organisation}/1", "part: roll", f"zone: {zone}",
        f"retrieved: {_today(zone)}", "reports:", "- id: founding-roll",
        "  unsourced: true",
        f"  public: {{on: {_moment(zone)}, basis: handed over when the record was opened}}", "  facts:",
    ]  # fmt: skip
    for slug, called, since in rows:
        lines.append(
            f"  - {{ref: N-{slug}, about: member/{slug}, fact: named, name: {scalar(called)}, form: title, on: always}}"
        )
        lines.append(
            f"  - {{ref: M-{slug}, about: [member/{slug}, roll], fact: membership began, on: {scalar(since)}}}"
        )
    return "\n".join(lines) + "\n"


def _today(zone: str) -> str:
    return datetime.fromtimestamp(clock.now() - 1, zone_named(zone)).date().isoformat()


def _moment(zone: str) -> str:
    return scalar(str(write_moment(clock.now() - 1, zone_named(zone))))


def _rows(name: str, text: str) -> Iterator[tuple[str, str, str]]:
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    seen: set[str] = set()
    try:
        for cells in reader:
            if not any(cells) or (reader.line_num == 1 and tuple(cells) == COLUMNS):
                continue
            row = tuple(cell.strip() for cell in cells)
            if len(row) != len(COLUMNS) or not all(row):
                raise RollRefused(name, reader.line_num, f"it has not the three cells {', '.join(COLUMNS)}")
            if row[0] in seen:
                raise RollRefused(name, reader.line_num, f"the member '{row[0]}' stands there twice")
            seen.add(row[0])
            yield row[0], row[1], row[2]
    except csv.Error as fault:
        raise RollRefused(name, reader.line_num, str(fault)) from fault
    if not seen:
        raise RollRefused(name, 1, "it names no member")


def _members(chronicle: str) -> int:
    return chronicle.count("fact: membership began")
