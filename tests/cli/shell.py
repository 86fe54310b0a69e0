"""Runs a command line in this process, with the exit code and both outputs that a shell would see."""

from dataclasses import dataclass
from typing import Any

import msgspec
import pytest

from travaux.cli import main


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    def json(self) -> Any:  # noqa: ANN401 - whatever the command printed
        """What a program reads."""
        return msgspec.json.decode(self.out)


class Shell:
    """The command line, through the same entry as the installed script."""

    def __init__(self, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self._patch, self._capture = patch, capture

    def __call__(self, *words: str) -> Ran:
        self._patch.setattr("sys.argv", ["travaux", *words])
        try:
            main.main()
            code = 0
        except SystemExit as ended:
            code = int(ended.code or 0)
        printed = self._capture.readouterr()
        return Ran(code, printed.out, printed.err)
