"""A foreign file is parsed in a process of its own, which is ended when it takes too much."""

import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import msgspec

import travaux
from travaux.intake.formats.bounds import MOST_MEMORY, MOST_SECONDS, MOST_WAITED
from travaux.intake.formats.child import NO_MEMORY, NOT_INSTALLED, Answer, Job, receive, send
from travaux.intake.formats.content import Content
from travaux.intake.formats.refused import Unreadable
from travaux.intake.formats.sorts import Sort

_PASTE: Final = "Paste the text, or save it anew as text, HTML, PDF or DOCX"
_COMMAND: Final = (sys.executable, "-B", "-m", "travaux.intake.formats.child")
#: Of the environment nothing is handed on: no secret, no address of the record.
_ENVIRONMENT: Final = {"PYTHONPATH": str(Path(travaux.__file__).parents[1]), "LC_ALL": "C.UTF-8", "PATH": "/usr/bin"}


class Apart:
    """Parses file after file in a process beside this one, and starts a new one where the last was ended."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self.last = Answer()

    def __enter__(self) -> Self:
        """Nothing is started before the first file that needs it."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """End the process."""
        self.end()

    @property
    def process(self) -> int:
        """The number of the process; 0 where none runs."""
        return self._child.pid if self._child else 0

    def read(self, sort: Sort, data: bytes) -> Content:
        """The content of one file; raises Unreadable, also where the parser broke or took too long."""
        child = self._running()
        clock = threading.Timer(MOST_WAITED, child.kill)
        clock.start()
        try:
            raw = _asked(child, Job(sort, data))
        finally:
            clock.cancel()
        if not raw:
            raise _ended(self.end(), sort)
        self.last = msgspec.msgpack.decode(raw, type=Answer)
        if self.last.content is None:
            raise Unreadable(self.last.obstacle, self.last.remedy)
        return self.last.content

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._child is None:
            self._child = subprocess.Popen(  # noqa: S603 - our own module, in our own Python
                _COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_ENVIRONMENT,
                cwd="/",
            )
        return self._child

    def end(self) -> int:
        """Let the process go; returns how it ended."""
        child, self._child = self._child, None
        if child is None:
            return 0
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                _closed(pipe)
        try:
            return child.wait(timeout=1)
        except subprocess.TimeoutExpired:
            child.kill()
            return child.wait()


def _closed(pipe: object) -> None:
    try:
        pipe.close()  # type: ignore[attr-defined]
    except BrokenPipeError:
        return


def _asked(child: "subprocess.Popen[bytes]", job: Job) -> bytes:
    if child.stdin is None or child.stdout is None:
        return b""
    try:
        send(child.stdin, job)  # type: ignore[arg-type]
    except BrokenPipeError:
        return b""
    return receive(child.stdout)  # type: ignore[arg-type]


def _ended(code: int, sort: Sort) -> Unreadable:
    """What it means that the process ended before it answered."""
    if code == NOT_INSTALLED:
        return Unreadable(
            f"the packages that read {sort} are not installed", "Install them: pip install 'travaux[read]'"
        )
    if code in {-signal.SIGXCPU, -signal.SIGKILL}:
        return Unreadable(f"it takes more than {MOST_SECONDS} seconds to read", _PASTE)
    if code == NO_MEMORY:
        return Unreadable(f"it takes more than {MOST_MEMORY // 2**20} MB of memory to read", _PASTE)
    return Unreadable(f"it is no sound {sort}", _PASTE)
