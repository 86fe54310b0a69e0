"""Reading the files that a command line names."""

from pathlib import Path

from travaux.broken_input import BrokenInput


def read_text(file: Path) -> str:
    """The text of a file; raises BrokenInput where it cannot be read."""
    try:
        return file.read_bytes().decode()
    except OSError as fault:
        raise BrokenInput(f"Reading {file}: {fault.strerror or fault}. Name a file that is there.") from fault
    except UnicodeDecodeError as fault:
        raise BrokenInput(f"Reading {file}: it is no UTF-8 text. Name a text file.") from fault
