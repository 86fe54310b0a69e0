"""Plain text: its lines as they stand."""

from travaux.intake.formats.content import Content, from_plain
from travaux.intake.formats.letters import decode


def read(data: bytes) -> Content:
    """The lines of a plain text; raises Unreadable."""
    return Content(from_plain(decode(data)))
