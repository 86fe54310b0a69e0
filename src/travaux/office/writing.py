"""One writer at a time: the lock that is held around every transaction that changes the record."""

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction

#: The key of the advisory lock on PostgreSQL: "travaux" in ASCII.
_LOCK: Final = int.from_bytes(b"travaux", "big")

_mine = threading.local()


@contextmanager
def writing() -> Iterator[None]:
    """One transaction under the append lock; inside another one it is simply part of it.

    On SQLite a file lock stands before BEGIN IMMEDIATE: a busy timeout alone lets one writer starve the others.
    On PostgreSQL an advisory lock is held until the transaction ends.
    """
    if getattr(_mine, "writes", False):
        with transaction.atomic():
            yield
        return
    with alone(), transaction.atomic():
        _mine.writes = True
        try:
            if connection.vendor == "postgresql":
                _execute("SELECT pg_advisory_xact_lock(%s)")
            yield
        finally:
            _mine.writes = False


@contextmanager
def alone() -> Iterator[None]:
    """The file lock of a SQLite record, without a transaction; PostgreSQL keeps its own."""
    if connection.vendor == "postgresql":
        yield
        return
    path: Path | None = settings.TRAVAUX_WRITE_LOCK
    if path is None:
        raise ImproperlyConfigured("TRAVAUX_WRITE_LOCK names no file, and no record in SQLite is written without it.")
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        # The system gives it back when the process ends, in whatever way it ends.
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def migrating() -> Iterator[None]:
    """The lock around the steps of a migration, each of which is a transaction of its own."""
    if connection.vendor != "postgresql":
        with alone():
            yield
        return
    _execute("SELECT pg_advisory_lock(%s)")
    try:
        yield
    finally:
        _execute("SELECT pg_advisory_unlock(%s)")


def _execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, [_LOCK])
