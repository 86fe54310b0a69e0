"""Parquet files, through DuckDB where it is installed; it comes with the extra `data`."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from travaux.broken_input import BrokenInput

AT_ONCE: Final = 1024


def duckdb() -> Any:  # noqa: ANN401 - a package that need not be there
    """The package; raises BrokenInput where it is not installed."""
    try:
        return import_module("duckdb")
    except ImportError as missing:
        raise BrokenInput(
            "Parquet is read through DuckDB, which is not installed. Install the extra: pip install 'travaux[data]'."
        ) from missing


def read(path: Path) -> Iterator[dict[str, object]]:
    """The rows of a file in its own order, a thousand held at a time; raises BrokenInput."""
    package = duckdb()
    if not path.is_file():
        raise BrokenInput(f"Reading {path}: No such file. Name a file that is there.")
    with package.connect() as store:
        try:
            found = store.execute("SELECT * FROM read_parquet(?)", [str(path)])
            names = [column[0] for column in found.description]
            while rows := found.fetchmany(AT_ONCE):
                for row in rows:
                    yield dict(zip(names, row, strict=True))
        except package.Error as fault:
            told = " ".join(str(fault).split())
            raise BrokenInput(f"Reading {path}: it is no sound Parquet ({told}). Write it anew.") from fault
