"""The process in which a foreign file is parsed: it may compute for a while, and neither connect, start, nor write.

A parser that breaks takes this process down and nothing else; who started it tells what that means.
"""

import os
import resource
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, BinaryIO, Final

import msgspec

from travaux.intake.formats.bounds import MOST_MEMORY, MOST_SECONDS
from travaux.intake.formats.content import Content
from travaux.intake.formats.refused import Unreadable
from travaux.intake.formats.sorts import Sort

#: How long a message is stands before it, in so many bytes.
HEAD: Final = 8
NO_MEMORY: Final = 3
NOT_INSTALLED: Final = 4
_READERS: Final = {
    Sort.PLAIN: "travaux.intake.formats.plain_text",
    Sort.PAGE: "travaux.intake.formats.web_page",
    Sort.PDF: "travaux.intake.formats.pdf",
    Sort.DOCX: "travaux.intake.formats.docx",
}
_FORBIDDEN: Final = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "urllib.",
)
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Job(msgspec.Struct, frozen=True):
    """One file to be parsed, as what."""

    sort: Sort
    data: bytes


class Answer(msgspec.Struct, frozen=True):
    """What was read; or, without content, what stands in the way and what to do next."""

    content: Content | None = None
    obstacle: str = ""
    remedy: str = ""
    seconds: float = 0.0


class Forbidden(PermissionError):
    """Something that reading a file never needs."""


def close_doors() -> None:
    """From here on nothing can be connected to, started, or written; for the rest of this process."""
    sys.dont_write_bytecode = True
    sys.addaudithook(_refuse)
    for limit, most in (
        (resource.RLIMIT_DATA, MOST_MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))


def _refuse(event: str, details: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN) or (event == "open" and isinstance(details[2], int) and details[2] & _WRITING):
        raise Forbidden(event)


def answer_to(job: Job) -> Answer:
    """Parse one file; what a parser breaks with is not caught."""
    before = _used()
    read: Callable[[bytes], Content] = import_module(_READERS[job.sort]).read
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(_used()) + MOST_SECONDS, hard))
    try:
        found = Answer(read(job.data))
    except Unreadable as fault:
        found = Answer(None, fault.obstacle, fault.remedy)
    return msgspec.structs.replace(found, seconds=_used() - before)


def _used() -> float:
    spent = resource.getrusage(resource.RUSAGE_SELF)
    return spent.ru_utime + spent.ru_stime


def send(pipe: BinaryIO, message: msgspec.Struct) -> None:
    """Write one message."""
    raw = msgspec.msgpack.encode(message)
    pipe.write(len(raw).to_bytes(HEAD, "big") + raw)
    pipe.flush()


def receive(pipe: BinaryIO) -> bytes:
    """Read one message; empty where the other side has gone."""
    head = pipe.read(HEAD)
    if len(head) < HEAD:
        return b""
    size = int.from_bytes(head, "big")
    raw = pipe.read(size)
    return raw if len(raw) == size else b""


def main() -> None:
    """Answer one job after another until nobody asks any more."""
    close_doors()
    while raw := receive(sys.stdin.buffer):
        try:
            send(sys.stdout.buffer, answer_to(msgspec.msgpack.decode(raw, type=Job)))
        except MemoryError:
            os._exit(NO_MEMORY)
        except ModuleNotFoundError:
            os._exit(NOT_INSTALLED)


if __name__ == "__main__":
    main()
