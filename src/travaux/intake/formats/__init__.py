"""One file a format: bytes in, a text out, and whatever is hostile in them inert or refused."""

from travaux.intake.formats.apart import Apart
from travaux.intake.formats.reading import read_file
from travaux.intake.formats.refused import NotRead

__all__ = ["Apart", "NotRead", "read_file"]
