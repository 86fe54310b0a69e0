"""Files with one ballot a row: the rows of one decision, which follow each other, made into one record."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from travaux.corpora.ballots import GATHERED
from travaux.corpora.mapping import Mapping
from travaux.corpora.rows import Row, Twice
from travaux.corpora.scalars import text


def gathered(rows: Iterable[Row], mapping: Mapping) -> Iterator[Row]:
    """The records of a file, one decision held at a time; columns other than the ballot are those of its first row."""
    positions = mapping.positions
    if positions is None or positions.voter is None or positions.ballot is None:
        yield from rows
        return
    for _, of_one in groupby(rows, key=lambda row: tuple(text(row.columns.get(name)) for name in mapping.id)):
        first: Row | None = None
        said: dict[str, object] = {}
        for row in of_one:
            first = first or row
            name, ballot = text(row.columns.get(positions.voter)), row.columns.get(positions.ballot)
            before = said.get(name)
            said[name] = (
                Twice([*(before if isinstance(before, Twice) else [before]), ballot]) if name in said else ballot
            )
        if first is not None:
            yield Row(first.place, {**first.columns, GATHERED: said})
