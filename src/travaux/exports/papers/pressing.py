"""Has one file made in a process of its own (`press.py`), and puts into words what stood in its way."""

import base64
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, Final, Literal, assert_never

from travaux.exports.papers.faults import PapersMissing, TemplateBroken, TooManyAtOnce
from travaux.exports.papers.plain import of_all, plain, set_in_type
from travaux.exports.papers.press import FAULT
from travaux.exports.papers.shelf import Template

Format = Literal["docx", "pdf"]

_SECONDS: Final = 40
_LONGEST: Final = 160
_PRESS: Final = Path(__file__).with_name("press.py")
#: What makes each format; both are in the extra `papers`.
_NEEDS: Final[dict[Format, tuple[str, ...]]] = {"docx": ("docxtpl", "docx", "jinja2"), "pdf": ("typst",)}
#: Nothing on this machine answers at that port: whatever a template tries to fetch, it is refused at once.
_NOWHERE: Final = "http://127.0.0.1:9"
#: So many are made at once by this process; the others wait for their turn.
_TURNS: Final = BoundedSemaphore(2)
_SIMPLER: Final = "Let it repeat and nest less"


@dataclass(frozen=True)
class Job:
    """What is to be made: the data for the template, and what stands in the file's own properties.

    `created` is a moment of the record, never the hour of the day.
    """

    data: Mapping[str, Any]
    title: str
    author: str
    language: str
    created: int


def pressed(template: Template, fmt: Format, job: Job) -> bytes:
    """The file. Raises PapersMissing, TooManyAtOnce, and TemplateBroken for a template that cannot be filled in."""
    for package in _NEEDS[fmt]:
        if find_spec(package) is None:
            raise PapersMissing(package)
    if not _TURNS.acquire(timeout=_SECONDS):
        raise TooManyAtOnce
    try:
        return _pressed(template, fmt, job)
    finally:
        _TURNS.release()


def _pressed(template: Template, fmt: Format, job: Job) -> bytes:
    with tempfile.TemporaryDirectory(prefix="travaux-paper-") as empty:
        try:
            run = subprocess.run(  # noqa: S603 - our own interpreter, our own file
                [sys.executable, "-I", str(_PRESS)],
                input=_written(template, fmt, job),
                capture_output=True,
                cwd=empty,
                env=_surroundings(empty),
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            what = f"it was not done after {_SECONDS} seconds"
            raise TemplateBroken(template.name, 0, what, _SIMPLER, edited=template.edited) from late
    if run.returncode == FAULT:
        fault = json.loads(run.stderr)
        raise TemplateBroken(fault["file"], fault["line"], fault["what"], fault["remedy"], edited=template.edited)
    if run.returncode < 0:
        what = "it took more time or memory than a paper may"
        raise TemplateBroken(template.name, 0, what, _SIMPLER, edited=template.edited)
    if run.returncode:
        what = f"it cannot be filled in ({_last_words(run.stderr)})"
        raise TemplateBroken(template.name, 0, what, "Compare it with the shipped one", edited=template.edited)
    return run.stdout


def _last_words(said: bytes) -> str:
    """What the process said last, in one short line without the places that it lay in."""
    lines = said.decode(errors="replace").strip().splitlines() or ["it ended without a word"]
    return re.sub(r"/\S+/", "", lines[-1])[:_LONGEST]


def _written(template: Template, fmt: Format, job: Job) -> bytes:
    """The job as the press reads it; what no paper can hold is out of every text."""
    data = of_all(job.data, plain)
    match fmt:
        case "pdf":
            data = of_all(data, set_in_type)
        case "docx":
            pass
        case _:
            assert_never(fmt)
    return json.dumps(
        {
            "format": fmt,
            "template": template.name,
            "files": {name: base64.b64encode(raw).decode() for name, raw in template.files.items()},
            "data": data,
            "title": plain(job.title),
            "author": plain(job.author),
            "language": job.language,
            "created": job.created,
        }
    ).encode()


def _surroundings(folder: str) -> dict[str, str]:
    """The variables of the process: nothing of ours, and no way out."""
    ways_out = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
    libraries = {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}
    return {"HOME": folder, "TMPDIR": folder, "LANG": "C.UTF-8", **libraries, **dict.fromkeys(ways_out, _NOWHERE)}
