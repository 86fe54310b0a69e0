"""The stories are asked through the command line, in the bundled record."""

from tests.cli.conftest import loaded, record, travaux

__all__ = ["loaded", "record", "travaux"]
