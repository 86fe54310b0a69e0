"""The bundled record, for questions that need one."""

from tests.records import record, told

__all__ = ["record", "told"]
