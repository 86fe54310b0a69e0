"""Makes the tables ready: at the first start, and after a new version brought further steps."""

import os
from pathlib import Path
from typing import Final

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from travaux.office import clock, present, register, shelf
from travaux.office.guards import HEAD
from travaux.office.kept import OWNER_ONLY
from travaux.office.writing import migrating, writing

_FOLDER: Final = 0o700
#: Steps that bring the register columns or tables which only the entries can fill.
_REGISTER_ANEW: Final = frozenset({"0004_lists", "0005_search", "0006_lists_by_kind"})


def file() -> Path | None:
    """The file of a record in SQLite; PostgreSQL keeps its own."""
    return Path(connection.settings_dict["NAME"]) if connection.vendor == "sqlite" else None


def there() -> bool:
    """Whether there is a record at all. Asking makes none: opening a SQLite file would create it."""
    own = file()
    if own is not None and not own.exists():
        return False
    return HEAD in connection.introspection.table_names()


def ready() -> bool:
    """Whether the tables are as this version needs them."""
    own = file()
    if own is not None and not own.exists():
        return False
    return not _missing()


def _missing() -> set[str]:
    """The names of the steps that these tables still need."""
    executor = MigrationExecutor(connection)
    return {step.name for step, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())}


def _make_file() -> None:
    """The SQLite file and its folder, for their owner alone: it holds what restricted entries say."""
    own = file()
    if own is not None and not own.exists():
        own.parent.mkdir(mode=_FOLDER, parents=True, exist_ok=True)
        os.close(os.open(own, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, OWNER_ONLY))


def make_ready() -> None:
    """Create the tables and their guards, or bring them up to this version; does nothing where nothing is missing.

    Where a step changed the register of a record that holds entries already, the register is made anew.
    """
    _make_file()
    steps = _missing()
    if not steps:
        return
    with migrating():
        call_command("migrate", verbosity=0, interactive=False)
    if steps & _REGISTER_ANEW and shelf.size():
        with writing():
            register.rebuild()
            present.rebuild(clock.now())
