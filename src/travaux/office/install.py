"""Makes the tables ready: at the first start, and after a new version brought further steps."""

from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from travaux.office.writing import migrating


def ready() -> bool:
    """Whether the tables are as this version needs them."""
    _make_folder()
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _make_folder() -> None:
    """The folder of a SQLite file, for its owner alone; opening the file would fail without it."""
    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def make_ready() -> None:
    """Create the tables and their guards, or bring them up to this version; does nothing where nothing is missing."""
    if ready():
        return
    with migrating():
        call_command("migrate", verbosity=0, interactive=False)
