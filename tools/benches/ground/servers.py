"""A web server in a process of its own: begun, asked over real HTTP, weighed by what the system says, and ended."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from socket import AF_INET, SOCK_STREAM, socket
from typing import Final

from tools.figures import NotMeasured
from tools.findings import ROOT

#: Below those that the system gives away by itself.
_PORTS: Final = range(21_000, 21_400)
_HOST: Final = "127.0.0.1"
_PATIENCE: Final = 60.0
_PAUSE: Final = 0.01
_DONE: Final = 200
_CLIENTS: Final = 2
#: Of a line of /proc/PID/stat, behind the name: the parent, and the seconds in and for the process.
_PARENT, _USER, _SYSTEM = 1, 11, 12


@dataclass(frozen=True)
class Server:
    """One that answers at a port; `process` is the first of its processes."""

    process: int
    port: int

    def ask(self, address: str, times: int) -> float:
        """Seconds that so many requests take, a few at a time; raises NotMeasured for any other answer than 200."""
        begun = time.perf_counter()
        with ThreadPoolExecutor(_CLIENTS) as clients:
            list(clients.map(lambda share: _asked(self.port, address, share), [times // _CLIENTS] * _CLIENTS))
        return time.perf_counter() - begun

    def worked(self, address: str, times: int) -> float:
        """Seconds of the processor that so many requests take the server, the system's work for it included."""
        before = self._spent()
        self.ask(address, times)
        return self._spent() - before

    def memory(self) -> int:
        """Bytes that its processes hold, what they share counted once (PSS)."""
        held = (Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii") for one in self._processes())
        lines = (line for told in held for line in told.splitlines() if line.startswith("Pss:"))
        return sum(int(line.split()[1]) * 1024 for line in lines)

    def _spent(self) -> float:
        told = (_stat(one) for one in self._processes())
        return sum(int(one[_USER]) + int(one[_SYSTEM]) for one in told) / os.sysconf("SC_CLK_TCK")

    def _processes(self) -> list[int]:
        """The first process and all that it began."""
        found = [self.process]
        for one in found:
            found += (child for child, parent in _parents() if parent == one)
        return found


@contextmanager
def serving(command: Sequence[str], environment: Mapping[str, str], first: str) -> Iterator[tuple[Server, float]]:
    """The server that a command begins, and the seconds until it gave the first page; `PORT` in it is filled in.

    Raises NotMeasured where it ends before that, or gives none within a minute.
    """
    port = _free()
    filled = [one.replace("PORT", str(port)) for one in command]
    begun = time.perf_counter()
    with subprocess.Popen(
        filled, cwd=ROOT, env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            _wait(process, port, first)
            yield Server(process.pid, port), time.perf_counter() - begun
        finally:
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()


def _wait(process: "subprocess.Popen[str]", port: int, first: str) -> None:
    until = time.perf_counter() + _PATIENCE
    while time.perf_counter() < until:
        if process.poll() is not None:
            said = process.stderr.read().strip().splitlines() if process.stderr else []
            raise NotMeasured(f"The server ended with {process.returncode} and said: {(said or ['nothing'])[-1]}")
        with suppress(OSError, HTTPException):
            _asked(port, first, 1)
            return
        time.sleep(_PAUSE)
    raise NotMeasured(f"The server gave no page {first} within {_PATIENCE:.0f} seconds.")


def _asked(port: int, address: str, times: int) -> None:
    with closing(HTTPConnection(_HOST, port, timeout=_PATIENCE)) as connection:
        for _ in range(times):
            connection.request("GET", address, headers={"Accept-Language": "en"})
            answer = connection.getresponse()
            if not answer.read() or answer.status != _DONE:
                raise NotMeasured(f"The server answered {address} with {answer.status}.")


def _free() -> int:
    """A port at which nobody answers."""
    for port in _PORTS:
        with socket(AF_INET, SOCK_STREAM) as tried, suppress(OSError):
            tried.bind((_HOST, port))
            return port
    raise NotMeasured(f"All ports from {_PORTS[0]} to {_PORTS[-1]} are taken.")


def _stat(process: int) -> list[str]:
    return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()


def _parents() -> Iterator[tuple[int, int]]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(FileNotFoundError, ProcessLookupError):
                yield int(entry.name), int(_stat(int(entry.name))[_PARENT])
