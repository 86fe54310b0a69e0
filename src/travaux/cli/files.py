"""Reading the files that a command line names."""

from pathlib import Path
from typing import Final

from travaux.broken_input import BrokenInput

#: More than any chronicle, rule book, case or note has; what has no end, as a device, is not read for ever.
MOST_BYTES: Final = 8 * 1024 * 1024


def read_text(file: Path) -> str:
    """The text of a file; raises BrokenInput where it cannot be read, is no text, or is larger than any such file."""
    try:
        with file.open("rb") as opened:
            raw = opened.read(MOST_BYTES + 1)
        text = raw.decode()
    except OSError as fault:
        raise BrokenInput(f"Reading {file}: {fault.strerror or fault}. Name a file that is there.") from fault
    except UnicodeDecodeError as fault:
        raise BrokenInput(f"Reading {file}: it is no UTF-8 text. Name a text file.") from fault
    if len(raw) > MOST_BYTES:
        raise BrokenInput(f"Reading {file}: it has more than {MOST_BYTES:,} bytes. Split it into several files.")
    return text
