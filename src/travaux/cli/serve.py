"""`travaux serve`: the public site, on one machine, from one process."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from socket import AF_INET, AF_INET6, SO_REUSEADDR, SOCK_STREAM, SOL_SOCKET, socket
from typing import Annotated, Final

import typer
from django.db import connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from travaux.broken_input import BrokenInput
from travaux.cli.door import door
from travaux.cli.itself import itself
from travaux.enquiry.asking import require_record
from travaux.office import install

app = door()

HOST: Final = "127.0.0.1"
PORT: Final = 8000
_LAST_PORT: Final = 65_535
#: Pages wait for the database, not for the processor: so many are made at the same time.
_THREADS: Final = 4


@app.command()
def serve(
    host: Annotated[
        str, typer.Option(help="The address to answer at; others than this machine's need TRAVAUX_HOSTS.")
    ] = HOST,
    port: Annotated[int, typer.Option(help="The port to answer at.")] = PORT,
) -> None:
    """Serve the record as a site, until interrupted. Tables of an earlier version are brought up to date first."""
    require_record()
    install.make_ready()
    run(host, port)


def run(host: str, port: int) -> None:
    """Answer requests until interrupted; raises BrokenInput for a port that is none, or that is taken."""
    if not 1 <= port <= _LAST_PORT:
        raise BrokenInput(f"--port {port} is no port. Give a number from 1 to {_LAST_PORT}, for example {PORT}.")
    _require_free(host, port)
    connections.close_all()  # the process that answers opens its own: a connection outlives no fork
    name = f"[{host}]" if ":" in host else host
    typer.echo(f"The record is read at http://{name}:{port} (Ctrl+C ends it).")
    with _beside(f"http://{name}:{port}"):
        Server(
            "travaux.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            blocking_threads=_THREADS,
            log_level=LogLevels.warning,
        ).serve()


@contextmanager
def _beside(site: str) -> Iterator[None]:
    """While the site is served, a process of its own sends the letters that wait; letters lead back to this site."""
    with subprocess.Popen(itself("notices"), env={"TRAVAUX_SITE": site, **os.environ}) as worker:  # noqa: S603 - this program
        try:
            yield
        finally:
            worker.terminate()


def _require_free(host: str, port: int) -> None:
    """Raises BrokenInput where another program answers at the port already."""
    with socket(AF_INET6 if ":" in host else AF_INET, SOCK_STREAM) as tried:
        tried.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as fault:
            raise BrokenInput(
                f"Serving at {host}:{port}: {fault.strerror}. Another program may answer there already; end it, or "
                f"give another --port."
            ) from fault
