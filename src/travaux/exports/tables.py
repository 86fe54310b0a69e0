"""Facts, remarks, dossiers, sources and entries as rows of text, and rows as CSV that no spreadsheet can execute."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Final

import msgspec

from travaux.record.telling import FactCard

#: A cell that begins with one of these is a formula to some spreadsheet; full-width signs count there as well.
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
INERT: Final = "'"
_SIGNS: Final = re.escape("".join((*FORMULA_SIGNS, INERT)))
_BEFORE_A_SIGN: Final = re.compile(rf"\A(?=[{_SIGNS}])|(?<=[;\t\r\n])(?=[{_SIGNS}\"])")
_MADE_INERT: Final = re.compile(rf"(?:\A|(?<=[;\t\r\n])){INERT}")


@dataclass(frozen=True)
class Table:
    """Rows of text under the names of their columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def inert(cell: str) -> str:
    """The cell as a spreadsheet shows it and does not execute it: an apostrophe before a formula's sign.

    At its head, and where a spreadsheet that parts cells by semicolons or tabs would begin another one. Where an
    apostrophe stands there already it gets another one, so that `live` can tell the two apart.
    """
    return _BEFORE_A_SIGN.sub(INERT, cell)


def live(cell: str) -> str:
    """The inverse of `inert`, for programs that read a table back."""
    return _MADE_INERT.sub("", cell)


#: The name of the column that says on every line of an exercise's tables that they are one's.
EXERCISE: Final = "exercise"


def write_csv(table: Table, mark: str = "") -> str:
    """RFC 4180 text in UTF-8, every cell inert, lines ending in CR LF; `mark` stands on every line as a last column."""
    if mark:
        table = Table((*table.columns, EXERCISE), tuple((*row, mark) for row in table.rows))
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([inert(name) for name in table.columns])
    writer.writerows([inert(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def read_csv(text: str) -> Table:
    """The table that `write_csv` wrote."""
    columns, *rows = csv.reader(io.StringIO(text, newline=""))
    return Table(tuple(map(live, columns)), tuple(tuple(map(live, row)) for row in rows))


FACT_COLUMNS: Final = (
    "address", "event", "about", "key", "closed list", "value", "stated", "happened from", "happened before", "basis",
    "modality", "standing", "said by", "said as", "said on", "said to", "said at", "origin", "chain", "lines", "grade",
    "public from", "public before", "public basis", "contested by", "leads", "after", "note", "position",
)  # fmt: skip


def facts(cards: Iterable[FactCard]) -> Table:
    """One row a fact; lists are parted by blanks, values and grades stand as JSON, days are half-open intervals."""
    return Table(FACT_COLUMNS, tuple(_fact(card) for card in cards))


def _fact(card: FactCard) -> tuple[str, ...]:
    said = card.speaker
    leads = {True: "yes", False: "no", None: ""}[card.leads]
    return (
        card.address,
        card.name,
        " ".join(card.about),
        " ".join(card.key),
        "yes" if card.closed else "",
        _json(card.value),
        card.happened.stated,
        card.happened.lo or "",
        card.happened.hi or "",
        card.happened.basis,
        ", ".join(card.modality),
        card.standing,
        *((said.by, said.as_, said.on.stated if said.on else "", " ".join(said.to), said.at) if said else [""] * 5),
        card.origin,
        " ".join(one.source for trail in card.sources for one in trail.chain),
        " ".join(trail.locator for trail in card.sources),
        _json([trail.grade for trail in card.sources]),
        card.public["lo"] or "",
        card.public["hi"] or "",
        card.public["basis"] or "",
        " ".join(card.contested),
        leads,
        " ".join(card.after),
        card.note,
        str(card.position),
    )


def rows_of(things: Sequence[object]) -> Table:
    """Any frozen records as a table: a column a field, in the order of the fields; what is no text stands as JSON."""
    columns = _columns(things[0]) if things else ()
    return Table(columns, tuple(tuple(_cell(getattr(one, name)) for name in columns) for one in things))


def _columns(thing: object) -> tuple[str, ...]:
    if isinstance(thing, msgspec.Struct):
        return thing.__struct_fields__
    if not is_dataclass(thing):
        message = f"A row of a table needs named fields; {type(thing).__name__} has none."
        raise TypeError(message)
    return tuple(one.name for one in fields(thing))


def _cell(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None else _json(value)


def _json(value: object) -> str:
    return msgspec.json.encode(value, order="sorted").decode()
