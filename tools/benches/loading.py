"""Entries by the hundred thousand: through the desk, and as bare rows of the same bytes."""

import gc
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Final

from tools.benches.ground import bare, records
from tools.benches.ground.entries import dossier_at, entries
from tools.benches.ground.sizes import sized
from tools.figures import Line, Ratio, Work, in_turn, seconds
from travaux.office import desk
from travaux.record.entry import Entry, to_bytes

TITLE = "Loading in bulk, all or nothing"
SPEED_OF_ROWS: Final = 0.5


@dataclass
class Load:
    """The entries to be loaded, made beforehand, and the rows that loading them wrote."""

    entries: list[Entry]
    rows: list[bare.Row]
    written: dict[str, list[bare.Row]] = field(default_factory=dict)

    def without_states(self, _: int) -> float:
        """Through the desk, the states of the dossiers left to `refresh`."""
        return self._through_the_desk(states=False)

    def with_states(self, _: int) -> float:
        """Through the desk, the state of every dossier written as well."""
        return self._through_the_desk(states=True)

    def _through_the_desk(self, *, states: bool) -> float:
        with records.fresh() as place:
            taken = seconds(lambda: desk.load(self.entries, "bench", states=states))
            self.written = bare.tables_of(place.file)
        return taken

    def one_table(self, _: int) -> float:
        """One row for each entry, with two indexes."""
        with records.throwaway() as folder, closing(bare.one_table(folder / "rows")) as connection:
            return seconds(lambda: bare.insert(connection, self.rows))

    def all_tables(self, _: int) -> float:
        """The very rows that the desk wrote last, into the same tables with the same indexes, without guards."""
        with (
            records.fresh() as place,
            records.throwaway() as folder,
            closing(bare.alike(folder / "rows", place.file)) as connection,
        ):
            return seconds(lambda: bare.insert_all(connection, self.written))


def measure() -> Iterator[Line]:
    """Figures in entries a second, whatever the number of rows."""
    count = sized(100_000, 2_000)
    with _kept_still():
        load = _load(count)
        works = (
            Work("entries loaded, states left for later", count, load.without_states),
            Work("entries loaded, states written", count, load.with_states),
            Work("bare rows of all the tables", count, load.all_tables),
            Work("bare rows of one table, two indexes", count, load.one_table),
        )
        without, with_states, every, one = figures = tuple(in_turn(sized(3, 1), works))
    yield from figures
    for ours in (without, with_states):
        yield Ratio(ours, every, "speed", SPEED_OF_ROWS)
        yield Ratio(ours, one, "speed", SPEED_OF_ROWS)


def _load(count: int) -> Load:
    made = list(entries(count))
    return Load(made, [(at, entry.id, dossier_at(at), to_bytes(entry)) for at, entry in enumerate(made)])


@contextmanager
def _kept_still() -> Iterator[None]:
    """The collector does not walk what was made beforehand: a record is loaded from a stream, not from a list."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
