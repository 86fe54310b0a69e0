"""A PostgreSQL database that one test is done with, handed on as it was made: copying another costs ten times as much."""

# ruff: noqa: S608 - statements are written here, of names that the catalogue has

from dataclasses import dataclass

import psycopg

Connection = psycopg.Connection[tuple[object, ...]]

#: Whatever makes, changes or removes a table, column, guard, function, index or right leaves another row of a catalogue.
_CATALOGUES = (
    ("pg_attribute", "attrelid"), ("pg_attrdef", "oid"), ("pg_constraint", "oid"), ("pg_index", "indexrelid"),
    ("pg_namespace", "oid"), ("pg_proc", "oid"), ("pg_rewrite", "oid"), ("pg_trigger", "oid"), ("pg_type", "oid"),
)  # fmt: skip
#: The first number that PostgreSQL gives to what is not its own.
_OURS = 16_384
# The row of a table in pg_class changes with its file, so of that only what is said of the table itself.
_TABLE = (
    "SELECT 'pg_class', oid::text, concat_ws(' ', relname, relkind, relacl, reloptions), ''"
    f" FROM pg_class WHERE oid >= {_OURS} AND relnamespace <> 'pg_toast'::regnamespace"
)
_SHAPE = " UNION ALL ".join(
    (_TABLE, *(f"SELECT '{one}', {key}::text, xmin::text, ctid::text FROM {one} WHERE {key} >= {_OURS}" for one, key in _CATALOGUES))
)  # fmt: skip
_TABLES = (
    f"SELECT oid::regclass::text, pg_relation_size(oid) FROM pg_class WHERE relkind = 'r' AND oid >= {_OURS} ORDER BY 1"
)
_SEQUENCES = "SELECT seqrelid::regclass::text, seqstart, pg_sequence_last_value(seqrelid) FROM pg_sequence ORDER BY 1"
_OTHERS = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database()"
    " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)


@dataclass(frozen=True)
class Made:
    """A database as it is made: its shape, the rows that its tables begin with, and where its sequences stand."""

    shape: frozenset[tuple[object, ...]]
    rows: dict[str, bytes]
    sequences: frozenset[tuple[object, ...]]


def made(address: str) -> Made:
    """What stands in a database of that address that nobody has used yet."""
    with psycopg.connect(address) as connection:
        tables = [str(name) for name, size in connection.execute(_TABLES.encode()) if size]
        return Made(
            frozenset(connection.execute(_SHAPE.encode())),
            {name: _rows(connection, name) for name in tables},
            frozenset(connection.execute(_SEQUENCES.encode())),
        )


def as_made(address: str, like: Made) -> bool:
    """Take away what a test wrote. False where it changed more than rows, or holds on to them: it is no use to others."""
    try:
        with psycopg.connect(address) as connection:
            connection.execute(_OTHERS.encode())
            if frozenset(connection.execute(_SHAPE.encode())) != like.shape:
                return False
            connection.execute(b"SET LOCAL lock_timeout = '5s'; SET LOCAL session_replication_role = replica")
            _empty(connection, like)
            _fill(connection, like)
            for name, start, last in frozenset(connection.execute(_SEQUENCES.encode())) ^ like.sequences:
                if (name, start, last) in like.sequences:
                    connection.execute("SELECT setval(%s::regclass, %s, %s)", (name, last or start, last is not None))
    except psycopg.OperationalError:
        return False
    return True


def _empty(connection: Connection, like: Made) -> None:
    """Every table that began without rows, where it has a file with something in it."""
    written = [str(name) for name, size in connection.execute(_TABLES.encode()) if size and name not in like.rows]
    if written:
        connection.execute(f"TRUNCATE {', '.join(written)} CASCADE".encode())


def _fill(connection: Connection, like: Made) -> None:
    """The rows that the tables began with, where others stand now."""
    for name, rows in like.rows.items():
        if _rows(connection, name) != rows:
            connection.execute(f"DELETE FROM {name}".encode())
            with connection.cursor() as cursor, cursor.copy(f"COPY {name} FROM STDIN".encode()) as copy:
                copy.write(rows)


def _rows(connection: Connection, name: str) -> bytes:
    with connection.cursor() as cursor, cursor.copy(f"COPY {name} TO STDOUT".encode()) as copy:
        return b"".join(bytes(part) for part in copy)
