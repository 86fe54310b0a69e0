"""Makes the tables ready: at the first start, and after a new version brought further steps."""

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from travaux.office.writing import migrating


def ready() -> bool:
    """Whether the tables are as this version needs them."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def make_ready() -> None:
    """Create the tables and their guards, or bring them up to this version; does nothing where nothing is missing."""
    if ready():
        return
    with migrating():
        call_command("migrate", verbosity=0, interactive=False)
