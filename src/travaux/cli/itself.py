"""This program itself, as a command that another process runs."""

import sys


def itself(*words: str) -> list[str]:
    """The command that runs this program with these words, under the interpreter that runs it now."""
    return [sys.executable, "-c", "from travaux.cli.main import main; main()", *words]
