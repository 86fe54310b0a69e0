"""Rows of recorded decisions as a stream: each with the place where it stands and its columns by name."""

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO, Final

from travaux.broken_input import BrokenInput
from travaux.corpora import akn4un, parquet, popolo

#: More than any decision has; what never ends its line, as a device, is not read for ever.
LONGEST_LINE: Final = 16 * 1024 * 1024
ZIPPED: Final = b"\x1f\x8b"
FORMATS: Final = "JSON lines or CSV (also gzipped), Parquet, Popolo vote events, or UN AKN4UN XML (a file or a folder)"


@dataclass(frozen=True)
class Row:
    """One record: the line or the number of the record in its file, and its columns."""

    place: int
    columns: dict[str, object]


class Twice(list[object]):
    """The values of a key that stood there more than once: a voter named twice."""


def read(path: Path) -> Iterator[Row]:
    """Read a file, or a folder of XML files, row by row; only one row is held at a time.

    Raises BrokenInput for a file that is none of these, and for a line that is no record, by its number.
    """
    if path.is_dir():
        yield from _numbered(one for file in sorted(path.glob("*.xml")) for one in _xml(file))
        return
    name = path.name.lower().removesuffix(".gz")
    if name.endswith((".jsonl", ".ndjson")):
        yield from _lines(path)
    elif name.endswith(".json"):
        yield from _json(path)
    elif name.endswith(".csv"):
        yield from _sheet(path)
    elif name.endswith(".parquet"):
        yield from _numbered(parquet.read(path))
    elif name.endswith(".xml"):
        yield from _numbered(_xml(path))
    else:
        raise BrokenInput(f"Reading {path}: its ending tells no format that is known. Name a file of {FORMATS}.")


def _numbered(records: Iterable[dict[str, object]]) -> Iterator[Row]:
    return (Row(place, columns) for place, columns in enumerate(records, 1))


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """The bytes of a file, unzipped where it is zipped; what goes wrong on the way is told in a sentence."""
    try:
        with path.open("rb") as raw:
            zipped = raw.peek(2)[:2] == ZIPPED
            yield gzip.GzipFile(fileobj=raw) if zipped else raw  # type: ignore[misc]
    except (EOFError, gzip.BadGzipFile, zlib.error) as fault:
        raise BrokenInput(f"Reading {path}: it breaks off or is no sound gzip ({fault}). Fetch it anew.") from fault
    except OSError as fault:
        raise BrokenInput(f"Reading {path}: {fault.strerror or fault}. Name a file that is there.") from fault


def _lines(path: Path) -> Iterator[Row]:
    with _opened(path) as opened:
        place = 0
        while line := opened.readline(LONGEST_LINE):
            place += 1
            if line.strip():
                yield Row(place, _record(line, path, place))


def _record(line: bytes, path: Path, place: int) -> dict[str, object]:
    try:
        found = _parsed(line)
    except (ValueError, RecursionError) as fault:
        raise BrokenInput(
            f"{path.name}, line {place}: this is no JSON ({fault}). Mend the line or leave it out."
        ) from fault
    if not isinstance(found, dict):
        raise BrokenInput(f"{path.name}, line {place}: this is no record. Write one JSON object a line.")
    return found


def _parsed(text: str | bytes) -> object:
    """JSON with exact numbers; NaN and its kin, which JSON does not have, are nothing. Raises ValueError."""
    found: object = json.loads(text, object_pairs_hook=_pairs, parse_float=Decimal, parse_constant=lambda _: None)
    return found


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object in which a key that stands twice keeps both values."""
    found: dict[str, object] = {}
    for key, value in pairs:
        if key not in found:
            found[key] = value
        elif isinstance(before := found[key], Twice):
            before.append(value)
        else:
            found[key] = Twice([before, value])
    return found


def _json(path: Path) -> Iterator[Row]:
    """Popolo vote events in one document; such a file is read as a whole."""
    with _opened(path) as opened:
        raw = opened.read(LONGEST_LINE + 1)
    if len(raw) > LONGEST_LINE:
        raise BrokenInput(
            f"Reading {path}: it has more than {LONGEST_LINE:,} bytes. Write one vote event a line (.jsonl)."
        )
    try:
        document = _parsed(raw)
    except (ValueError, RecursionError) as fault:
        raise BrokenInput(f"Reading {path}: this is no JSON ({fault}). Mend it.") from fault
    yield from _numbered(popolo.records(document, path.name))


def _xml(path: Path) -> Iterator[dict[str, object]]:
    with _opened(path) as opened:
        raw = opened.read(LONGEST_LINE + 1)
    yield akn4un.record(raw[:LONGEST_LINE], path.name)


def _sheet(path: Path) -> Iterator[Row]:
    """A table with a heading; a cell that holds a JSON object or list is read as one."""
    with _opened(path) as opened:
        text = io.TextIOWrapper(opened, encoding="utf-8-sig", newline="")
        try:
            table = csv.DictReader(text, strict=True)
            for one in table:
                yield Row(table.line_num, {name: _cell(value) for name, value in one.items() if name is not None})
        except (csv.Error, UnicodeDecodeError) as fault:
            raise BrokenInput(f"Reading {path}: it is no CSV in UTF-8 ({fault}). Save it as such.") from fault


def _cell(value: object) -> object:
    if not isinstance(value, str) or value[:1] not in {"{", "["}:
        return value or None
    try:
        return _parsed(value)
    except ValueError:
        return value
